"""The meeting as two pure functions: `decide` makes events of commands, `fold` a state of events.

Refusal is an answer, not an accident: `decide` raises `Refused` with a reason that
can be shown, and nothing has changed. Evolving is total: every event has an answer
in every state (`vertais_tui.meeting.evolution`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from vertais_tui.errors import NeedsConfirmation, Refused
from vertais_tui.i18n import N_
from vertais_tui.meeting import commands as ask
from vertais_tui.meeting import events as happened
from vertais_tui.meeting.course import after, before, beginning, course, stages_ahead
from vertais_tui.meeting.events import Event, Turn
from vertais_tui.meeting.evolution import evolve
from vertais_tui.meeting.rounds import next_in_order, turn_of, unheard
from vertais_tui.meeting.state import MOST_SEATS, ZERO, Seat, State, Status, Stopwatch
from vertais_tui.meeting.timing import per_person
from vertais_tui.script.model import Script

MOST_EXTRA: Final = timedelta(hours=8)
"""A stage or a turn is never given more than this beyond its plan."""


def initial(script: Script) -> State:
    """A meeting that has not started."""
    stages = len(script.stages)
    return State(script=script, watches=(Stopwatch(),) * stages, extra=(ZERO,) * stages)


def decide(state: State, command: ask.Command, at: datetime) -> Event:
    """Turn a command into the one event it causes.

    Raises:
        Refused: The command makes no sense now.
        NeedsConfirmation: It makes sense, but would leave something undone.
    """
    match command:
        case ask.Undo():
            if not state.done:
                raise Refused(N_("There is nothing to take back."))
            return happened.Undone(at)
        case ask.Redo():
            if not state.undone:
                raise Refused(N_("There is nothing to bring back."))
            return happened.Redone(at)
        case ask.Start():
            return _start(state, command, at)
        case ask.LeaveOut(span):
            return happened.LeftOut(at, max(ZERO, span))
        case _:
            _refuse_unless_live(state)
            return _decide_live(state, command, at)


def _decide_live(state: State, command: ask.Command, at: datetime) -> Event:
    match command:
        case ask.Advance(confirmed):
            return _advance(state, at, confirmed=confirmed)
        case ask.NextStage(confirmed):
            return _leave_stage(state, at, confirmed=confirmed)
        case ask.End(confirmed):
            return _end(state, at, confirmed=confirmed)
        case ask.Back():
            return _back(state, at)
        case ask.Extend(by):
            return _extend(state, by, at)
        case ask.Pause() | ask.Resume():
            return _pause(state, command, at)
        case ask.GiveFloor() | ask.Pass() | ask.Later() | ask.ToggleAway() | ask.Arrive():
            return _decide_seat(state, command, at)
        case _:  # pragma: no cover
            raise AssertionError(command)


def _decide_seat(
    state: State,
    command: ask.GiveFloor | ask.Pass | ask.Later | ask.ToggleAway | ask.Arrive,
    at: datetime,
) -> Event:
    match command:
        case ask.GiveFloor(seat):
            return _give_floor(state, seat, at)
        case ask.Pass():
            return happened.TurnEnded(at, _speaker(state), Turn.PASSED, next_in_order(state))
        case ask.Later():
            return _later(state, at)
        case ask.ToggleAway(seat):
            return _toggle_away(state, seat, at)
        case ask.Arrive():
            if len(state.seats) >= MOST_SEATS:
                raise Refused(N_("There is room for {most} chairs at most."), most=MOST_SEATS)
            return happened.Arrived(at)
        case _:  # pragma: no cover
            assert_never(command)


def _refuse_unless_live(state: State) -> None:
    if state.status is Status.NOT_STARTED:
        raise Refused(N_("The meeting has not started yet."))
    if state.status is Status.ENDED:
        raise Refused(N_("The meeting has ended. Undo goes back into it."))


def _start(state: State, command: ask.Start, at: datetime) -> Event:
    if state.status is not Status.NOT_STARTED:
        raise Refused(N_("The meeting has started already."))
    if not 1 <= command.seats <= MOST_SEATS:
        raise Refused(N_("A meeting has 1 to {most} chairs."), most=MOST_SEATS)
    if not 0 <= command.newcomers <= command.seats:
        raise Refused(N_("No more can be new than there are chairs."))
    coming = replace(
        state,
        seats=(Seat(),) * command.seats,
        started=at,
        end=command.end,
        newcomers=command.newcomers,
        meeting=command.meeting,
    )
    stage, step = beginning(coming, at)
    return happened.Started(
        at, command.seats, command.end, command.newcomers, command.meeting, stage, step
    )


def _advance(state: State, at: datetime, *, confirmed: bool) -> Event:
    coming = next_in_order(state)
    if state.speaker is not None:
        return happened.TurnEnded(at, state.speaker, Turn.HEARD, coming)
    if coming is not None:
        return happened.FloorGiven(at, coming)
    following = after(state, at)
    if following is not None and following[0] == state.stage_index:
        return happened.Moved(at, *following)
    return _leave_stage(state, at, confirmed=confirmed)


def _leave_stage(state: State, at: datetime, *, confirmed: bool) -> Event:
    left = unheard(state)
    if left and not confirmed:
        raise NeedsConfirmation(
            N_("Unheard: {seats}. The same key goes on."),
            seats=" ".join(map(str, left)),
        )
    following = next((place for place in course(state, at) if place[0] > state.stage_index), None)
    if following is not None:
        return happened.Moved(at, *following)
    return _end(state, at, confirmed=confirmed)


def _end(state: State, at: datetime, *, confirmed: bool) -> Event:
    if confirmed:
        return happened.Ended(at)
    left = unheard(state)
    if left:
        raise NeedsConfirmation(
            N_("Unheard: {seats}. The same key ends it."),
            seats=" ".join(map(str, left)),
        )
    ahead = len(stages_ahead(state, at))
    if ahead:
        raise NeedsConfirmation(
            N_("Parts still ahead: {ahead}. The same key ends it."), ahead=ahead
        )
    raise NeedsConfirmation(N_("The same key again ends the meeting."))


def _back(state: State, at: datetime) -> Event:
    previous = before(state, at)
    if previous is None:
        raise Refused(N_("This is the beginning of the evening."))
    return happened.Moved(at, *previous)


def _extend(state: State, by: timedelta, at: datetime) -> Event:
    turn = state.speaker is not None
    if turn:
        extra = state.turn_extra + by
        length = (per_person(state) or ZERO) + extra
    else:
        extra = state.extra[state.stage_index] + by
        length = state.stage.duration + extra
        if by < ZERO and state.stage.protected:
            raise Refused(N_("This part is protected: no time is taken from it."))
    if extra > MOST_EXTRA:
        raise Refused(N_("That is more time than an evening has."))
    if by < ZERO and length < ZERO:
        raise Refused(N_("There is no more time to take away."))
    return happened.Extended(at, by, turn)


def _pause(state: State, command: ask.Pause | ask.Resume, at: datetime) -> Event:
    paused = state.status is Status.PAUSED
    if isinstance(command, ask.Pause):
        if paused:
            raise Refused(N_("The meeting is paused already."))
        return happened.Paused(at)
    if not paused:
        raise Refused(N_("The meeting is not paused."))
    return happened.Resumed(at)


def _speaker(state: State) -> int:
    if state.speaker is None:
        raise Refused(N_("No one has the floor."))
    return state.speaker


def _seat(state: State, number: int) -> Seat:
    if not 1 <= number <= len(state.seats):
        raise Refused(N_("There is no chair {seat}."), seat=number)
    return state.seats[number - 1]


def _give_floor(state: State, seat: int, at: datetime) -> Event:
    _seat(state, seat)
    if not state.step.opens_floor:
        raise Refused(N_("Turns are not given in this step."))
    if seat == state.speaker:
        raise Refused(N_("Chair {seat} has the floor already."), seat=seat)
    return happened.FloorGiven(at, seat)


def _later(state: State, at: datetime) -> Event:
    speaker, coming = _speaker(state), next_in_order(state)
    was_asked_before = turn_of(state, speaker) is Turn.LATER
    if was_asked_before and coming is None and state.stage.turns.in_order:
        raise Refused(
            N_("Chair {seat} is the last one asked. A pass ends the round."), seat=speaker
        )
    return happened.TurnEnded(at, speaker, Turn.LATER, coming)


def _toggle_away(state: State, seat: int | None, at: datetime) -> Event:
    number = _speaker(state) if seat is None else seat
    if _seat(state, number).away:
        return happened.CameBack(at, number)
    coming = next_in_order(state) if number == state.speaker else None
    return happened.SteppedOut(at, number, coming)


def fold(script: Script, events: Sequence[Event]) -> State:
    """The state after ``events``, passing over those that have been taken back."""
    standing, done, undone = _standing(events)
    state = initial(script)
    for event in standing:
        state = evolve(state, event)
    return replace(state, done=done, undone=undone)


def follow(state: State, event: Event) -> State:
    """The state after one more event that takes nothing back: what `fold` would come to.

    Folding a whole evening after every key would make late keys slower than early ones.
    """
    after = evolve(state, event)
    if isinstance(event, happened.LeftOut):
        return after
    return replace(after, done=state.done + 1, undone=0)


def _standing(events: Sequence[Event]) -> tuple[list[Event], int, int]:
    """The events that still count, in order, and how many can be undone and redone."""
    taken_back: set[int] = set()
    done: list[int] = []
    undone: list[int] = []
    for place, event in enumerate(events):
        match event:
            case happened.Undone():
                if done:
                    undone.append(done.pop())
                    taken_back.add(undone[-1])
            case happened.Redone():
                if undone:
                    done.append(undone.pop())
                    taken_back.discard(done[-1])
            case happened.LeftOut():
                pass
            case _:
                done.append(place)
                undone.clear()
    standing: list[Event] = [
        event
        for place, event in enumerate(events)
        if place not in taken_back and not isinstance(event, happened.Undone | happened.Redone)
    ]
    return standing, len(done), len(undone)
