"""What holds for every evening, whatever is pressed and whatever the clock does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.evenings import MemoryJournal, a_meeting, evening
from tests.support.manual_clock import ManualClock
from vertais_tui.errors import Refused
from vertais_tui.meeting import commands as ask
from vertais_tui.meeting import events as happened
from vertais_tui.meeting.engine import fold, initial
from vertais_tui.meeting.events import decode, encode
from vertais_tui.meeting.evolution import evolve
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.meeting.rounds import next_in_order, unheard
from vertais_tui.meeting.state import MOST_SEATS, ZERO, State, Status
from vertais_tui.meeting.timing import timing

seats = st.integers(0, 9)
acts = st.one_of(
    st.builds(ask.Advance, st.booleans()),
    st.builds(ask.NextStage, st.booleans()),
    st.builds(ask.End, st.booleans()),
    st.just(ask.Back()),
    st.builds(ask.GiveFloor, seats),
    st.just(ask.Pass()),
    st.just(ask.Later()),
    st.builds(ask.ToggleAway, st.none() | seats),
    st.just(ask.Arrive()),
    st.builds(ask.Extend, st.sampled_from([timedelta(minutes=m) for m in (-5, -1, 1, 5, 300)])),
    st.just(ask.Pause()),
    st.just(ask.Resume()),
    st.builds(ask.Start, seats=seats),
)
commands = st.one_of(
    acts,
    acts,
    st.just(ask.Undo()),
    st.just(ask.Redo()),
    st.builds(ask.LeaveOut, st.timedeltas(timedelta(hours=-1), timedelta(hours=9))),
)
waits = st.timedeltas(timedelta(0), timedelta(minutes=30))
evenings = st.lists(st.tuples(commands, waits), max_size=40)


class Room:
    """A meeting with its clock and journal at hand."""

    def __init__(self, steps: list[tuple[ask.Command, timedelta]]) -> None:
        self.clock = ManualClock()
        self.journal = MemoryJournal()
        self.meeting = a_meeting(self.clock, journal=self.journal)
        for command, wait in steps:
            self.clock.advance(seconds=wait.total_seconds())
            self.try_to(command)

    def try_to(self, command: ask.Command) -> bool:
        try:
            self.meeting.dispatch(command)
        except Refused:
            return False
        return True


def assert_possible(state: State) -> None:
    assert 0 <= state.stage_index < len(state.script.stages)
    assert 0 <= state.step_index < len(state.stage.steps)
    assert len(state.watches) == len(state.extra) == len(state.script.stages)
    assert len(state.seats) <= MOST_SEATS
    if state.speaker is not None:
        assert state.is_live
        assert state.step.opens_floor
        assert state.speaker in state.present
    running = [place for place, watch in enumerate(state.watches) if watch.since is not None]
    assert running == ([state.stage_index] if state.status is Status.RUNNING else [])
    assert (state.turn.since is not None) == (
        state.status is Status.RUNNING and state.speaker is not None
    )
    assert all(watch.spent >= ZERO for watch in state.watches)
    assert all(1 <= seat <= len(state.seats) for marks in state.rounds.values() for seat in marks)


@given(evenings)
def test_no_sequence_of_acts_and_waits_reaches_an_impossible_state(steps) -> None:
    room = Room([])
    for command, wait in steps:
        room.clock.advance(seconds=wait.total_seconds())
        room.try_to(command)
        assert_possible(room.meeting.state)
        if room.meeting.state.started:
            times = room.meeting.timing()
            assert times.expected_end >= room.meeting.state.started


@given(evenings)
def test_replay_from_the_journal_equals_the_live_meeting(steps) -> None:
    room = Room(steps)
    again = Meeting(evening(), MemoryJournal(room.journal.records), room.clock)

    assert room.meeting.state == again.state
    assert room.meeting.state.done == again.state.done
    assert room.meeting.state.undone == again.state.undone


@given(evenings, acts)
def test_undo_takes_back_any_act_and_redo_brings_it_again(steps, act) -> None:
    room = Room(steps)
    before = room.meeting.state
    if not room.try_to(act):
        return
    after = room.meeting.state
    room.meeting.dispatch(ask.Undo())
    assert before == room.meeting.state
    room.meeting.dispatch(ask.Redo())
    assert after == room.meeting.state


@given(evenings)
def test_every_act_can_be_taken_back_to_the_very_beginning(steps) -> None:
    room = Room([step for step in steps if not isinstance(step[0], ask.LeaveOut)])
    while room.meeting.state.done:
        room.meeting.dispatch(ask.Undo())

    assert initial(evening()) == room.meeting.state


@given(evenings, commands)
def test_a_refusal_leaves_no_trace(steps, command) -> None:
    room = Room(steps)
    before, kept = room.meeting.state, list(room.journal.records)
    if room.try_to(command):
        return
    assert before == room.meeting.state
    assert kept == room.journal.records


@given(evenings)
def test_every_event_is_read_back_as_it_was_written(steps) -> None:
    events = Room(steps).meeting.events

    assert list(events) == [decode(encode(event)) for event in events]


@given(evenings)
def test_the_journal_holds_no_words(steps) -> None:
    """Chairs are numbers; nothing in a journal could name a person or quote a script."""
    records = "\n".join(Room(steps).journal.records)

    assert not any(word in records for word in ("Welcome", "weather", "short-evening"))


@given(evenings)
def test_a_round_asks_everyone_in_the_room_once_before_it_is_over(steps) -> None:
    state = Room(steps).meeting.state
    if state.is_live and state.stage.turns.in_order and next_in_order(state) is None:
        assert () == unheard(state)


instants = st.timedeltas(timedelta(0), timedelta(hours=3)).map(lambda t: ManualClock().now() + t)
any_event = st.one_of(
    st.builds(happened.FloorGiven, instants, seats),
    st.builds(
        happened.TurnEnded, instants, seats, st.sampled_from(happened.Turn), st.none() | seats
    ),
    st.builds(happened.SteppedOut, instants, seats, st.none() | seats),
    st.builds(happened.CameBack, instants, seats),
    st.builds(happened.Arrived, instants),
    st.builds(happened.Moved, instants, st.integers(0, 4), st.just(0)),
    st.builds(happened.Extended, instants, waits, st.booleans()),
    st.builds(happened.Paused, instants),
    st.builds(happened.Resumed, instants),
    st.builds(happened.Ended, instants),
    st.builds(happened.Undone, instants),
    st.builds(happened.Redone, instants),
    st.builds(happened.LeftOut, instants, waits),
    st.builds(happened.Started, instants, st.integers(1, 12), st.none() | instants),
)


@given(st.lists(any_event, max_size=20))
def test_evolving_has_an_answer_for_every_event_in_every_state(events) -> None:
    """Even for events no `decide` would cause: a journal must never stop a meeting."""
    state = initial(evening())
    for event in events:
        state = evolve(state, event)
    fold(evening(), events)
    if state.started:
        timing(state, ManualClock().now())


@pytest.mark.parametrize("span", [timedelta(minutes=3), timedelta(hours=20), timedelta(days=-1)])
def test_time_left_out_never_makes_a_clock_run_backwards(span: timedelta) -> None:
    room = Room([(ask.Advance(), timedelta(minutes=2))] * 2)
    before = room.meeting.state.watches[1].elapsed(room.clock.now())
    room.meeting.left_out(span)

    assert ZERO <= room.meeting.state.watches[1].elapsed(room.clock.now()) <= before
