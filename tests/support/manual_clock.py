"""A clock that moves only by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

EVENING = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
"""Six in the evening in Helsinki."""


class ManualClock:
    """Tells the time it was set to."""

    def __init__(self, at: datetime = EVENING) -> None:
        self._now = at
        self._gap = timedelta()

    def now(self) -> datetime:
        return self._now

    def gap(self) -> timedelta:
        return self._gap

    def catch_up(self) -> None:
        """Take the wall clock's word, unless that would be a step back."""
        self._now += max(timedelta(), self._gap)
        self._gap = timedelta()

    def advance(self, **span: float) -> None:
        """Let time pass, such as ``advance(minutes=5)``."""
        self._now += timedelta(**span)

    def sleep_laptop(self, **span: float) -> None:
        """Let the wall clock run on while the process stands still."""
        self._gap += timedelta(**span)
