"""What a facilitator can ask of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from vertais_tui.script.conditions import KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Begin with chairs 1…``seats``."""

    seats: int
    """1 to `vertais_tui.meeting.state.MOST_SEATS`."""
    end: datetime | None = None
    """When the meeting should be over; ``None``: as long as the script is."""
    newcomers: int = 0
    """How many are here for the first time."""
    meeting: str = KINDS[1]
    """One of `vertais_tui.script.conditions.KINDS`."""


@dataclass(frozen=True, slots=True)
class Advance:
    """Go on: to the next chair, the next step or the next stage."""

    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class NextStage:
    """Leave this stage as it is and go to the next one."""

    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """Return to the step before, with the time it has used."""


@dataclass(frozen=True, slots=True)
class GiveFloor:
    """Give the floor to a chair, whoever has it now."""

    seat: int


@dataclass(frozen=True, slots=True)
class Pass:
    """The one who has the floor passes: a full turn, nothing owed."""


@dataclass(frozen=True, slots=True)
class Later:
    """The one who has the floor will be asked again at the end of the round."""


@dataclass(frozen=True, slots=True)
class ToggleAway:
    """A chair steps out of the room, or is back; ``None``: the one who has the floor."""

    seat: int | None = None


@dataclass(frozen=True, slots=True)
class Arrive:
    """Someone new comes in and sits down."""


@dataclass(frozen=True, slots=True)
class Extend:
    """Give the turn, or between turns the stage, ``by`` more time (negative: less)."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clocks."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the clocks run again."""


@dataclass(frozen=True, slots=True)
class End:
    """End the meeting here."""

    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """The last ``span`` did not belong to the meeting: the laptop was away."""

    span: timedelta


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last act that still stands."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Bring back the act taken back last."""


Guarded = Advance | NextStage | End
"""Commands that may have to be asked for twice."""

Command = (
    Start
    | Advance
    | NextStage
    | Back
    | GiveFloor
    | Pass
    | Later
    | ToggleAway
    | Arrive
    | Extend
    | Pause
    | Resume
    | End
    | LeaveOut
    | Undo
    | Redo
)
