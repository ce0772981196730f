"""How a meeting stands. Everything here follows from the script and the events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from vertais_tui.meeting.events import Turn
from vertais_tui.script.conditions import KINDS
from vertais_tui.script.model import Script, Stage, Step

ZERO: Final = timedelta()
MOST_SEATS: Final = 20
"""More chairs than this make another kind of meeting (domain knowledge: 4 to 12 are usual)."""


class Status(StrEnum):
    """Whether the clocks run."""

    NOT_STARTED = "not-started"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Time used so far, running since an instant or standing still."""

    spent: timedelta = ZERO
    since: datetime | None = None

    def elapsed(self, at: datetime) -> timedelta:
        """Time used by ``at``; never less than what was used before it ran."""
        return self.spent if self.since is None else self.spent + max(ZERO, at - self.since)

    def running(self, at: datetime) -> Stopwatch:
        """The same, running from ``at`` on."""
        return self if self.since is not None else Stopwatch(self.spent, at)

    def stopped(self, at: datetime) -> Stopwatch:
        """The same, standing still since ``at``."""
        return Stopwatch(self.elapsed(at))

    def leaving_out(self, span: timedelta, at: datetime) -> Stopwatch:
        """The same, with the last ``span`` not counted."""
        if self.since is None:
            return self
        return Stopwatch(self.spent, max(self.since, min(self.since + span, at)))


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in the circle, and nothing about the person."""

    away: bool = False
    arrived_late: bool = False


Marks = Mapping[int, Turn]
"""What has become of each chair's turn in one round; a chair not named is waiting."""

RoundKey = tuple[int, int]
"""Stage and step that a round belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One moment of a meeting."""

    script: Script
    status: Status = Status.NOT_STARTED
    seats: tuple[Seat, ...] = ()
    started: datetime | None = None
    ended: datetime | None = None
    end: datetime | None = None
    """When the meeting should be over, where someone has said so."""
    newcomers: int = 0
    """How many are here for the first time."""
    meeting: str = KINDS[1]
    """One of `vertais_tui.script.conditions.KINDS`."""
    stage_index: int = 0
    step_index: int = 0
    watches: tuple[Stopwatch, ...] = ()
    """Time used by each stage."""
    extra: tuple[timedelta, ...] = ()
    """Time given to each stage beyond its plan; may be negative."""
    rounds: Mapping[RoundKey, Marks] = field(default_factory=dict)
    speaker: int | None = None
    turn: Stopwatch = Stopwatch()
    turn_extra: timedelta = ZERO
    visited: frozenset[int] = frozenset()
    """Stages that have been entered."""
    done: int = field(default=0, compare=False)
    """How many acts can be taken back."""
    undone: int = field(default=0, compare=False)
    """How many acts can be brought back."""

    @property
    def stage(self) -> Stage:
        """The stage the meeting is in."""
        return self.script.stages[self.stage_index]

    @property
    def step(self) -> Step:
        """The step the meeting is in."""
        return self.stage.steps[self.step_index]

    @property
    def is_live(self) -> bool:
        """Started and not ended."""
        return self.status in {Status.RUNNING, Status.PAUSED}

    @property
    def round_key(self) -> RoundKey:
        """Which round the floor belongs to: each question its own when asked chair by chair."""
        return (self.stage_index, self.step_index if self.stage.turns.in_order else 0)

    @property
    def marks(self) -> Marks:
        """The turns of this round."""
        return self.rounds.get(self.round_key, {})

    @property
    def present(self) -> tuple[int, ...]:
        """Chairs whose people are in the room."""
        return tuple(number for number, seat in enumerate(self.seats, 1) if not seat.away)
