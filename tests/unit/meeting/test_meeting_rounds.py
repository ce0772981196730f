"""What a facilitator may rely on when the floor goes round."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.evenings import MemoryJournal, a_meeting, evening
from tests.support.manual_clock import ManualClock
from vertais_tui.errors import JournalUnreadable, NeedsConfirmation, Refused
from vertais_tui.meeting import commands as ask
from vertais_tui.meeting.events import Turn, decode
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.meeting.report import facts
from vertais_tui.meeting.rounds import everyone_heard, turn_of, unheard
from vertais_tui.meeting.state import Status

Clock = ManualClock


def in_the_round(clock: Clock | None = None, seats: int = 4) -> Meeting:
    meeting = a_meeting(clock, seats)
    meeting.dispatch(ask.Advance())
    return meeting


def in_sharing() -> Meeting:
    meeting = in_the_round()
    press(meeting, ask.NextStage(), ask.NextStage())
    return meeting


def press(meeting: Meeting, *commands: ask.Command) -> None:
    """Give commands in a row; a guarded one asked for twice is carried out."""
    for command in commands:
        try:
            meeting.dispatch(command)
        except NeedsConfirmation:
            continue


def refusal(meeting: Meeting, command: ask.Command) -> str:
    before = meeting.state
    with pytest.raises(Refused) as refused:
        meeting.dispatch(command)
    assert before == meeting.state
    return str(refused.value)


def test_the_question_is_read_before_the_first_chair_gets_the_floor() -> None:
    meeting = in_the_round()
    assert meeting.state.speaker is None
    press(meeting, ask.Advance())
    assert 1 == meeting.state.speaker


def test_space_takes_the_floor_round_and_rests_when_all_are_heard() -> None:
    meeting = in_the_round()
    spoke = []
    for _ in range(5):
        press(meeting, ask.Advance())
        spoke.append(meeting.state.speaker)
    assert [1, 2, 3, 4, None] == spoke
    assert everyone_heard(meeting.state)


def test_after_the_first_question_the_second_is_a_round_of_its_own() -> None:
    meeting = in_the_round()
    press(meeting, *[ask.Advance()] * 6)
    assert (1, 1) == (meeting.state.stage_index, meeting.state.step_index)
    assert (1, 2, 3, 4) == unheard(meeting.state)


def test_a_pass_is_a_full_turn_and_later_is_asked_again_at_the_end() -> None:
    meeting = in_the_round()
    press(meeting, ask.Advance(), ask.Later(), ask.Pass(), ask.Advance(), ask.Advance())
    assert 1 == meeting.state.speaker
    assert Turn.PASSED is turn_of(meeting.state, 2)


def test_the_last_one_asked_cannot_be_put_off_for_ever() -> None:
    meeting = in_the_round(seats=1)
    press(meeting, ask.Advance(), ask.Later(), ask.Advance())
    assert 1 == meeting.state.speaker
    assert "last one asked" in refusal(meeting, ask.Later())


def test_one_who_steps_out_is_not_asked_and_keeps_the_turn() -> None:
    meeting = in_the_round()
    press(meeting, ask.Advance(), ask.ToggleAway())
    assert 2 == meeting.state.speaker
    assert (3, 4) == unheard(meeting.state)
    press(meeting, ask.Advance(), ask.Advance(), ask.ToggleAway(1), ask.Advance())
    assert 1 == meeting.state.speaker


def test_another_chair_can_step_out_while_someone_speaks() -> None:
    meeting = in_the_round()
    press(meeting, ask.Advance(), ask.ToggleAway(2), ask.Advance())
    assert 3 == meeting.state.speaker


def test_a_late_arrival_is_asked_before_the_round_is_over() -> None:
    meeting = in_the_round()
    press(meeting, *[ask.Advance()] * 4, ask.Arrive(), ask.Advance())
    assert 5 == meeting.state.speaker
    assert meeting.state.seats[4].arrived_late


def test_a_given_floor_ends_the_turn_before_and_brings_back_the_one_who_was_away() -> None:
    meeting = in_the_round()
    press(meeting, ask.ToggleAway(3), ask.Advance(), ask.GiveFloor(3))
    assert 3 == meeting.state.speaker
    assert Turn.HEARD is turn_of(meeting.state, 1)
    assert not meeting.state.seats[2].away


def test_in_open_sharing_space_closes_the_turn_and_leaves_the_floor_free() -> None:
    meeting = in_sharing()
    press(meeting, ask.GiveFloor(2), ask.Advance())
    assert meeting.state.speaker is None
    assert Turn.HEARD is turn_of(meeting.state, 2)
    press(meeting, ask.Advance())
    assert 1 == meeting.state.step_index
    assert (1, 3, 4) == unheard(meeting.state)


def test_leaving_people_unheard_needs_the_key_twice_and_names_them() -> None:
    clock = Clock()
    meeting = a_meeting(clock)
    press(meeting, ask.Advance(), ask.NextStage(), ask.NextStage(), ask.GiveFloor(2))
    press(meeting, ask.Advance())
    assert "Unheard: 1 3 4." in refusal(meeting, ask.NextStage())
    clock.advance(seconds=4)
    assert "Unheard" in refusal(meeting, ask.NextStage())
    clock.advance(seconds=2)
    meeting.dispatch(ask.NextStage())
    assert 3 == meeting.state.stage_index


def test_another_key_in_between_forgets_that_it_was_asked_once() -> None:
    meeting = in_the_round()
    refusal(meeting, ask.NextStage())
    press(meeting, ask.Pause())
    assert "Unheard" in refusal(meeting, ask.NextStage())


def test_ending_is_always_asked_twice_and_says_what_is_left() -> None:
    meeting = a_meeting()
    assert "Parts still ahead: 4." in refusal(meeting, ask.End())
    meeting.dispatch(ask.End())
    assert Status.ENDED is meeting.state.status
    assert "has ended" in refusal(meeting, ask.Advance())
    meeting.dispatch(ask.Undo())
    assert Status.RUNNING is meeting.state.status


def test_the_last_step_ends_the_meeting_and_ending_names_the_unheard() -> None:
    meeting = in_the_round()
    assert "Unheard: 1 2 3 4." in refusal(meeting, ask.End())
    press(meeting, ask.NextStage(), ask.NextStage(), ask.NextStage(), ask.NextStage())
    press(meeting, ask.Advance())
    assert 4 == meeting.state.stage_index
    assert "again ends the meeting" in refusal(meeting, ask.Advance())
    meeting.dispatch(ask.Advance())
    assert Status.ENDED is meeting.state.status


def test_back_returns_to_the_step_before_with_the_time_it_has_used() -> None:
    clock = Clock()
    meeting = a_meeting(clock)
    clock.advance(minutes=3)
    press(meeting, ask.Advance())
    clock.advance(minutes=2)
    press(meeting, ask.Back())
    assert timedelta(minutes=2) == meeting.timing().stage_left
    assert "beginning" in refusal(meeting, ask.Back())


def test_back_within_a_stage_keeps_its_clock_and_owes_the_turn_it_broke_off() -> None:
    meeting = in_the_round()
    press(meeting, *[ask.Advance()] * 7, ask.Back())
    assert (1, 0) == (meeting.state.stage_index, meeting.state.step_index)
    press(meeting, ask.Advance())
    assert (1, 2, 3, 4) == unheard(meeting.state)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (ask.Pass(), "No one has the floor."),
        (ask.Later(), "No one has the floor."),
        (ask.ToggleAway(), "No one has the floor."),
        (ask.ToggleAway(5), "There is no chair 5."),
        (ask.GiveFloor(0), "There is no chair 0."),
        (ask.GiveFloor(2), "Turns are not given in this step."),
        (ask.Resume(), "The meeting is not paused."),
        (ask.Start(seats=4), "The meeting has started already."),
        (ask.Redo(), "There is nothing to bring back."),
        (ask.Extend(timedelta(minutes=-1)), "This part is protected: no time is taken from it."),
        (ask.Extend(timedelta(hours=9)), "That is more time than an evening has."),
    ],
)
def test_what_makes_no_sense_now_is_refused_with_a_reason(command, reason) -> None:
    assert reason == refusal(a_meeting(), command)


def test_refusals_that_need_a_moment_of_their_own() -> None:
    meeting = in_the_round()
    press(meeting, ask.Advance())
    assert "Chair 1 has the floor already." == refusal(meeting, ask.GiveFloor(1))
    assert "no more time" in refusal(meeting, ask.Extend(timedelta(minutes=-30)))
    press(meeting, ask.Pause())
    assert "The meeting is paused already." == refusal(meeting, ask.Pause())
    for _ in range(16):
        meeting.dispatch(ask.Arrive())
    assert "20 chairs at most" in refusal(meeting, ask.Arrive())


def test_a_meeting_must_be_started_with_chairs() -> None:
    meeting = Meeting(evening(), MemoryJournal(), Clock())
    assert "not started" in refusal(meeting, ask.Advance())
    assert "nothing to take back" in refusal(meeting, ask.Undo())
    assert "1 to 20" in refusal(meeting, ask.Start(seats=0))
    meeting.dispatch(ask.Start(seats=2))
    meeting.dispatch(ask.Undo())
    assert Status.NOT_STARTED is meeting.state.status


def test_dimming_asks_for_the_reason_without_asking_twice() -> None:
    meeting = in_the_round()
    assert meeting.refusal(ask.NextStage()) is None
    assert meeting.refusal(ask.Advance()) is None
    assert "No one has the floor." == str(meeting.refusal(ask.Pass()))


@pytest.mark.parametrize("record", ["", "[]", '{"event":"Nothing"}', '{"event":"Paused","at":3}'])
def test_a_line_that_is_no_event_is_refused_in_words(record: str) -> None:
    with pytest.raises(JournalUnreadable, match="cannot read"):
        decode(record)


def test_the_facts_name_times_and_counts_and_no_chair() -> None:
    clock = Clock()
    meeting = a_meeting(clock)
    with pytest.raises(ValueError, match="ended"):
        facts(meeting.state)
    clock.advance(minutes=7)
    press(meeting, ask.Arrive(), ask.NextStage(), ask.End(), ask.End())
    found = facts(meeting.state)
    assert (5, 1, 420) == (found.heads, found.arrived_late, found.actual_seconds)
    assert [False, False, True, True, True] == [stage.skipped for stage in found.stages]
    assert "seat" not in found.as_record()
