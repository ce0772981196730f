"""The one place that reads time.

Instants are aware UTC. `SystemClock` is anchored to the wall clock once and then
carried by the monotonic clock, so that a changed system clock cannot move a
meeting. The monotonic clock stands still while a laptop sleeps; the difference
that then shows between the two is a *gap*, and the person is asked about it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

GAP: Final = timedelta(seconds=5)
"""A difference between wall and monotonic time above this is asked about."""


class Clock(Protocol):
    """Something that tells the time."""

    def now(self) -> datetime:
        """The instant, aware, in UTC; never earlier than the one told before."""
        ...

    def gap(self) -> timedelta:
        """How far the wall clock has run ahead of `now` (negative: behind); zero up to `GAP`."""
        ...

    def catch_up(self) -> None:
        """Take the wall clock's word from now on, unless that would be a step back."""
        ...


class SystemClock:
    """The computer's clock: UTC, and never backwards."""

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._anchor = wall()
        self._since = monotonic()

    def _seconds(self) -> float:
        return self._anchor + (self._monotonic() - self._since)

    def now(self) -> datetime:
        """The instant, carried by the monotonic clock."""
        return datetime.fromtimestamp(self._seconds(), UTC)

    def gap(self) -> timedelta:
        """How far the wall clock has run ahead (negative: been set back); zero up to `GAP`."""
        gap = timedelta(seconds=self._wall() - self._seconds())
        return gap if abs(gap) > GAP else timedelta()

    def catch_up(self) -> None:
        """Take the wall clock's word from now on, unless that would be a step back."""
        self._anchor, self._since = max(self._wall(), self._seconds()), self._monotonic()
