"""What the clocks say at an instant. Derived, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from vertais_tui.meeting.course import planned, planned_end, stages_ahead
from vertais_tui.meeting.state import ZERO, State
from vertais_tui.script import pacing


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The times of one instant. Negative: over."""

    stage_planned: timedelta
    stage_left: timedelta
    turn_planned: timedelta | None
    """``None``: nobody has the floor."""
    turn_left: timedelta | None
    per_person: timedelta | None
    """A turn's length at this step; ``None``: nobody is asked."""
    left: timedelta
    """Until the planned end; never less than zero."""
    planned_end: datetime
    expected_end: datetime

    @property
    def behind(self) -> timedelta:
        """How much later than planned the meeting would end (negative: earlier)."""
        return self.expected_end - self.planned_end


def per_person(state: State) -> timedelta | None:
    """A turn's length in this step for those in the room; ``None`` where nobody is asked."""
    if not state.step.opens_floor:
        return None
    return pacing.per_person(
        state.stage, max(1, len(state.present)), planned(state, state.stage_index)
    )


def timing(state: State, at: datetime) -> Timing:
    """What the clocks say at ``at``; the meeting has started."""
    here = state.stage_index
    left = planned(state, here) - state.watches[here].elapsed(at)
    ahead = sum(
        (
            max(ZERO, planned(state, index) - state.watches[index].elapsed(at))
            for index in stages_ahead(state, at)
        ),
        ZERO,
    )
    slot = per_person(state)
    turn_planned = slot + state.turn_extra if state.speaker is not None and slot else None
    return Timing(
        stage_planned=planned(state, here),
        stage_left=left,
        turn_planned=turn_planned,
        turn_left=None if turn_planned is None else turn_planned - state.turn.elapsed(at),
        per_person=slot,
        left=max(ZERO, planned_end(state, at) - at),
        planned_end=planned_end(state, at),
        expected_end=state.ended or at + max(ZERO, left) + ahead,
    )
