"""A script that changes while it is led keeps place, time and history."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.evenings import MemoryJournal, a_meeting, evening, prompt
from tests.support.manual_clock import ManualClock
from vertais_tui.errors import CannotWrite
from vertais_tui.meeting import commands as ask
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.meeting.rebase import place_in, rebased
from vertais_tui.script.model import Script, StageKind

STAGES = {stage.id: stage for stage in evening().stages}


def made_of(*ids: str) -> Script:
    return replace(evening(), stages=tuple(STAGES[each] for each in ids))


def in_the_round(journal: MemoryJournal | None = None) -> tuple[Meeting, ManualClock]:
    clock = ManualClock()
    meeting = a_meeting(clock, journal=journal)
    for _ in range(3):
        clock.advance(minutes=1)
        meeting.dispatch(ask.Advance())
    clock.advance(seconds=31)
    return meeting, clock


def test_a_stage_put_in_before_moves_nothing_in_the_room() -> None:
    journal = MemoryJournal()
    meeting, clock = in_the_round(journal)
    before, times = meeting.state, meeting.timing()
    arrival = replace(STAGES["opening"], id="arrival", kind=StageKind.ARRIVAL)
    script = replace(evening(), stages=(arrival, *evening().stages))
    meeting.take_script(script, "source")
    after = meeting.state
    assert ("round", 2) == (after.stage.id, after.stage_index)
    assert (before.speaker, before.seats, before.done) == (after.speaker, after.seats, after.done)
    assert times.turn_left == meeting.timing().turn_left
    assert times.stage_left == meeting.timing().stage_left
    assert after == Meeting(script, journal, clock).state


def test_every_act_before_the_change_can_still_be_taken_back() -> None:
    meeting, _clock = in_the_round()
    meeting.take_script(made_of("opening", "sharing", "round", "closing"), "source")
    assert "round" == meeting.state.stage.id
    for _ in range(3):
        meeting.dispatch(ask.Undo())
    assert ("opening", 1) == (meeting.state.stage.id, meeting.state.done)
    for _ in range(3):
        meeting.dispatch(ask.Redo())
    assert "round" == meeting.state.stage.id


def test_a_stage_that_is_gone_is_the_end_of_the_one_before_it() -> None:
    gone = made_of("opening", "closing")
    assert (0, 0) == place_in(gone, evening(), (2, 1))
    assert (1, 0) == place_in(gone, evening(), (4, 0))
    assert (0, 0) == place_in(made_of("closing"), evening(), (2, 1))


def test_a_question_is_found_by_its_id_and_else_by_its_number() -> None:
    asked = replace(prompt("What is the weather in you?"), id="weather")
    before = replace(STAGES["round"], prompts=(asked, prompt("And one word?")))
    after = replace(STAGES["round"], prompts=(prompt("New?"), prompt("Too?"), asked))
    one, other = replace(evening(), stages=(before,)), replace(evening(), stages=(after,))
    assert (0, 2) == place_in(other, one, (0, 0))
    assert (0, 1) == place_in(other, one, (0, 1))
    assert (0, 0) == place_in(replace(one, stages=(replace(before, prompts=()),)), one, (0, 1))


@given(st.lists(st.sampled_from(list(STAGES)), min_size=1, unique=True))
def test_whatever_the_new_script_the_place_is_in_it(ids: list[str]) -> None:
    meeting, _clock = in_the_round()
    meeting.take_script(made_of(*ids), "source")
    state = meeting.state
    assert 0 <= state.stage_index < len(ids)
    assert 0 <= state.step_index < len(state.stage.steps)
    assert len(state.watches) == len(ids)


def test_the_same_script_changes_no_event() -> None:
    meeting, _clock = in_the_round()
    assert list(meeting.events) == rebased(meeting.events, evening(), evening())


@pytest.mark.parametrize("owed", [True, False])
def test_a_disk_that_does_not_take_it_leaves_everything_as_it_was(owed: bool) -> None:
    journal = MemoryJournal()
    meeting, clock = in_the_round(journal)
    journal.full = True
    if owed:
        meeting.dispatch(ask.Pass())
    state = meeting.state
    with pytest.raises(CannotWrite):
        meeting.take_script(made_of("opening", "closing"), "source")
    assert (state, evening()) == (meeting.state, meeting.script)
    clock.advance(minutes=1)
    assert timedelta() < meeting.timing().left
