"""What has happened in a meeting, and how it is written down.

Events name chairs by number and hold no words, so a journal holds nothing about a person.
"""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from vertais_tui.errors import JournalUnreadable
from vertais_tui.i18n import N_
from vertais_tui.script.conditions import KINDS


class Turn(StrEnum):
    """What has become of a chair's turn in a round."""

    WAITING = "waiting"
    HEARD = "heard"
    PASSED = "passed"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Started:
    """The meeting began."""

    at: datetime
    seats: int
    end: datetime | None
    newcomers: int = 0
    meeting: str = KINDS[1]
    stage: int = 0
    step: int = 0


@dataclass(frozen=True, slots=True)
class FloorGiven:
    """A chair got the floor; whoever had it has been heard."""

    at: datetime
    seat: int


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """A chair's turn came to its end, one way or another."""

    at: datetime
    seat: int
    turn: Turn
    next: int | None


@dataclass(frozen=True, slots=True)
class SteppedOut:
    """Someone left the room for a while."""

    at: datetime
    seat: int
    next: int | None
    """Who gets the floor, where the one who left had it."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """Someone is in the room again."""

    at: datetime
    seat: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """Someone new sat down, in the next free chair."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Moved:
    """The meeting went to another step."""

    at: datetime
    stage: int
    step: int


@dataclass(frozen=True, slots=True)
class Extended:
    """Time was given, or taken."""

    at: datetime
    by: timedelta
    turn: bool
    """Whether the turn got the time, or else the stage."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The clocks stopped."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Resumed:
    """The clocks ran again."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """The meeting was over."""

    at: datetime


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact about the clock rather than an act: undo passes over it."""

    at: datetime
    span: timedelta


@dataclass(frozen=True, slots=True)
class Undone:
    """The last act that stood was taken back."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Redone:
    """The act taken back last was brought back."""

    at: datetime


Event = (
    Started
    | FloorGiven
    | TurnEnded
    | SteppedOut
    | CameBack
    | Arrived
    | Moved
    | Extended
    | Paused
    | Resumed
    | Ended
    | LeftOut
    | Undone
    | Redone
)

_BY_NAME: Final[Mapping[str, type[Event]]] = {
    kind.__name__: kind for kind in typing.get_args(Event)
}


def _instant(value: str) -> datetime:
    return datetime.fromisoformat(value).astimezone(UTC)


_READERS: Final[Mapping[object, Callable[[Any], object]]] = {
    datetime: _instant,
    datetime | None: lambda value: None if value is None else _instant(value),
    timedelta: lambda value: timedelta(microseconds=int(value)),
    int: int,
    str: str,
    int | None: lambda value: None if value is None else int(value),
    bool: bool,
    Turn: Turn,
}


def _written(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case timedelta():
            return value // timedelta(microseconds=1)
        case _:
            return value


def encode(event: Event) -> str:
    """Write an event as one line of JSON: its name, then its fields."""
    fields = {f.name: _written(getattr(event, f.name)) for f in dataclasses.fields(event)}
    return json.dumps({"event": type(event).__name__, **fields}, separators=(",", ":"))


def decode(record: str) -> Event:
    """Read an event back.

    Raises:
        JournalUnreadable: The record is not one that `encode` writes.
    """
    try:
        fields = json.loads(record)
        kind = _BY_NAME[fields.pop("event")]
        hints = typing.get_type_hints(kind)
        read = {name: _READERS[hints[name]](value) for name, value in fields.items()}
        return typing.cast(Callable[..., Event], kind)(**read)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise JournalUnreadable(
            N_("The journal of the meeting holds a line this vertais cannot read.")
        ) from error
