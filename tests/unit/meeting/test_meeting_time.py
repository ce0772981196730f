"""What the clocks say, and what the disk's moods cost."""

from __future__ import annotations

from datetime import timedelta

from tests.support.evenings import MemoryJournal, a_meeting, evening
from tests.support.manual_clock import EVENING, ManualClock
from vertais_tui.meeting import commands as ask
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.meeting.state import State


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def with_a_speaker(clock: ManualClock, seats: int = 4) -> Meeting:
    meeting = a_meeting(clock, seats)
    meeting.dispatch(ask.Advance())
    meeting.dispatch(ask.Advance())
    return meeting


def test_the_turn_is_the_stage_shared_by_those_in_the_room() -> None:
    clock = ManualClock()
    meeting = with_a_speaker(clock)
    clock.advance(seconds=32)
    times = meeting.timing()
    assert timedelta(seconds=57) == times.per_person == times.turn_planned
    assert timedelta(seconds=25) == times.turn_left


def test_nobody_is_asked_in_an_opening() -> None:
    times = a_meeting().timing()
    assert (None, None, None) == (times.per_person, times.turn_planned, times.turn_left)


def test_more_time_goes_to_the_turn_or_else_to_the_stage() -> None:
    clock = ManualClock()
    meeting = with_a_speaker(clock)
    meeting.dispatch(ask.Extend(minutes(1)))
    assert timedelta(seconds=117) == meeting.timing().turn_planned
    assert minutes(10) == meeting.timing().stage_left
    meeting.dispatch(ask.Pass())
    meeting.dispatch(ask.Undo())
    meeting.dispatch(ask.Undo())
    assert timedelta(seconds=57) == meeting.timing().turn_planned


def test_time_for_the_stage_moves_the_end() -> None:
    meeting = a_meeting()
    meeting.dispatch(ask.Extend(minutes(2)))
    times = meeting.timing()
    assert (minutes(7), minutes(2)) == (times.stage_planned, times.behind)


def test_a_pause_stops_both_clocks_and_survives_moving_on() -> None:
    clock = ManualClock()
    meeting = with_a_speaker(clock)
    clock.advance(seconds=30)
    meeting.dispatch(ask.Pause())
    clock.advance(minutes=9)
    assert timedelta(seconds=27) == meeting.timing().turn_left
    meeting.dispatch(ask.Advance())
    meeting.dispatch(ask.NextStage(confirmed=True))
    clock.advance(minutes=9)
    assert minutes(20) == meeting.timing().stage_left
    meeting.dispatch(ask.Resume())
    clock.advance(minutes=1)
    assert minutes(19) == meeting.timing().stage_left


def test_resuming_lets_the_turn_run_on() -> None:
    clock = ManualClock()
    meeting = with_a_speaker(clock)
    meeting.dispatch(ask.Pause())
    meeting.dispatch(ask.Resume())
    clock.advance(seconds=32)
    assert timedelta(seconds=25) == meeting.timing().turn_left


def test_the_expected_end_counts_what_is_left_and_what_is_over() -> None:
    clock = ManualClock()
    meeting = a_meeting(clock)
    assert EVENING + minutes(45) == meeting.timing().expected_end
    clock.advance(minutes=7)
    assert minutes(2) == meeting.timing().behind
    meeting.dispatch(ask.Advance())
    clock.advance(minutes=1)
    assert minutes(2) == meeting.timing().behind


def test_an_agreed_end_is_the_one_compared_with() -> None:
    clock = ManualClock()
    meeting = Meeting(evening(), MemoryJournal(), clock)
    meeting.dispatch(ask.Start(seats=4, end=EVENING + minutes(40)))
    assert minutes(5) == meeting.timing().behind


def test_an_ended_meeting_ends_when_it_ended() -> None:
    clock = ManualClock()
    meeting = a_meeting(clock)
    clock.advance(minutes=30)
    meeting.dispatch(ask.End(confirmed=True))
    clock.advance(minutes=30)
    assert EVENING + minutes(30) == meeting.timing().expected_end


def test_a_meeting_seen_before_its_start_has_a_plan_all_the_same() -> None:
    meeting = Meeting(evening(), MemoryJournal(), ManualClock())
    assert EVENING + minutes(45) == meeting.timing().planned_end


def test_a_laptop_that_was_away_can_be_left_out_and_undo_passes_over_it() -> None:
    clock = ManualClock()
    meeting = with_a_speaker(clock)
    clock.advance(seconds=32)
    clock.advance(minutes=10)
    meeting.left_out(minutes(10))
    assert timedelta(seconds=25) == meeting.timing().turn_left
    before: State = meeting.state
    meeting.dispatch(ask.Undo())
    assert meeting.state.speaker is None
    meeting.dispatch(ask.Redo())
    assert before == meeting.state


def test_a_clock_set_back_cannot_put_an_act_before_the_last_one() -> None:
    clock = ManualClock()
    meeting = a_meeting(clock)
    clock.advance(minutes=5)
    meeting.dispatch(ask.Advance())
    clock.advance(hours=-1)
    assert EVENING + minutes(5) == meeting.now()


def test_a_full_disk_is_said_and_the_meeting_goes_on() -> None:
    clock, journal = ManualClock(), MemoryJournal()
    meeting = a_meeting(clock, journal=journal)
    journal.full = True
    clock.advance(minutes=1)
    meeting.dispatch(ask.Advance())
    clock.advance(minutes=1)
    meeting.dispatch(ask.Advance())
    assert 1 == meeting.state.speaker
    assert EVENING + minutes(1) == meeting.unsaved_since
    assert not meeting.save_owed()

    journal.full = False
    assert meeting.save_owed()
    assert [] == [record for record in journal.records if journal.records.count(record) > 1]
    assert meeting.unsaved_since is None
    assert meeting.state == Meeting(evening(), journal, clock).state
