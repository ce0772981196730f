"""The course of the evening: which steps are part of it now, as ``when:`` says."""

from __future__ import annotations

from datetime import datetime, timedelta

from vertais_tui.meeting.state import ZERO, State
from vertais_tui.script.conditions import Facts
from vertais_tui.script.model import Script

Place = tuple[int, int]
"""A stage and a step in it, both from 0."""


def planned(state: State, index: int) -> timedelta:
    """A stage's length with the time it has been given."""
    return max(ZERO, state.script.stages[index].duration + state.extra[index])


def planned_end(state: State, at: datetime) -> datetime:
    """When the evening should be over."""
    return state.end or (state.started or at) + state.script.duration


def facts_of(state: State, at: datetime) -> Facts:
    """What a condition can ask, at an instant."""
    end = planned_end(state, at)
    rest = [
        max(ZERO, planned(state, index) - state.watches[index].elapsed(at))
        for index in range(state.stage_index, len(state.script.stages))
    ]
    return {
        "present": len(state.present),
        "seats": len(state.seats),
        "newcomers": state.newcomers,
        "late": sum(seat.arrived_late for seat in state.seats),
        "left": max(ZERO, end - at),
        "behind": max(ZERO, at + sum(rest, ZERO) - end),
        "meeting": state.meeting,
    }


def holds(script: Script, place: Place, facts: Facts) -> bool:
    """Whether a step is part of the evening."""
    stage = script.stages[place[0]]
    conditions = (stage.when, stage.steps[place[1]].when)
    return all(condition is None or condition.holds(facts) for condition in conditions)


def places(script: Script) -> tuple[Place, ...]:
    """Every step of a script."""
    return tuple(
        (number, step)
        for number, stage in enumerate(script.stages)
        for step in range(len(stage.steps))
    )


def course(state: State, at: datetime) -> tuple[Place, ...]:
    """The steps of the evening as things stand; the one it is in is always among them."""
    facts = facts_of(state, at)
    here = (state.stage_index, state.step_index)
    return tuple(
        place
        for place in places(state.script)
        if place == here or holds(state.script, place, facts)
    )


def after(state: State, at: datetime) -> Place | None:
    """The next step; ``None`` at the end of the evening."""
    here = (state.stage_index, state.step_index)
    return next((place for place in course(state, at) if place > here), None)


def before(state: State, at: datetime) -> Place | None:
    """The step before; ``None`` at the beginning."""
    here = (state.stage_index, state.step_index)
    return next((place for place in reversed(course(state, at)) if place < here), None)


def beginning(state: State, at: datetime) -> Place:
    """The first step; that of the script where no step is part of the evening."""
    facts = facts_of(state, at)
    every = places(state.script)
    return next((place for place in every if holds(state.script, place, facts)), every[0])


def stages_ahead(state: State, at: datetime) -> tuple[int, ...]:
    """The stages that are still to come."""
    ahead = {stage for stage, _ in course(state, at) if stage > state.stage_index}
    return tuple(sorted(ahead))
