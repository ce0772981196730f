"""How each event changes a meeting. Total: every event has an answer in every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar, assert_never

from vertais_tui.meeting import events as happened
from vertais_tui.meeting.events import Event, Turn
from vertais_tui.meeting.state import ZERO, Seat, State, Status, Stopwatch

T = TypeVar("T")


def evolve(state: State, event: Event) -> State:
    """Apply one event."""
    match event:
        case happened.Started():
            return _start(state, event)
        case happened.Moved(at, stage, step):
            return _move(state, at, stage, step)
        case happened.Paused(at):
            return _stop(state, at, Status.PAUSED)
        case happened.Resumed(at):
            return _resume(state, at)
        case happened.Ended(at):
            return replace(_stop(_close_turn(state), at, Status.ENDED), ended=at)
        case happened.Extended(_, by, turn):
            return _extend(state, by, turn=turn)
        case happened.LeftOut(at, span):
            return replace(
                state,
                watches=tuple(watch.leaving_out(span, at) for watch in state.watches),
                turn=state.turn.leaving_out(span, at),
            )
        case happened.Undone() | happened.Redone():
            return state
        case _:
            return _evolve_seat(state, event)


def _evolve_seat(
    state: State,
    event: happened.FloorGiven
    | happened.TurnEnded
    | happened.SteppedOut
    | happened.CameBack
    | happened.Arrived,
) -> State:
    match event:
        case happened.FloorGiven(at, seat):
            return _give_floor(_close_turn(state), seat, at)
        case happened.TurnEnded(at, seat, turn, coming):
            return _give_floor(_mark(state, seat, turn), coming, at)
        case happened.SteppedOut(at, seat, coming):
            gone = _with_seat(state, seat, away=True)
            return _give_floor(gone, coming, at) if seat == state.speaker else gone
        case happened.CameBack(_, seat):
            return _with_seat(state, seat, away=False)
        case happened.Arrived():
            return replace(state, seats=(*state.seats, Seat(arrived_late=True)))
        case _:  # pragma: no cover
            assert_never(event)


def _start(state: State, event: happened.Started) -> State:
    return replace(
        state,
        status=Status.RUNNING,
        seats=tuple(Seat() for _ in range(event.seats)),
        started=event.at,
        end=event.end,
        newcomers=event.newcomers,
        meeting=event.meeting,
        stage_index=event.stage,
        step_index=event.step,
        watches=_put(state.watches, event.stage, Stopwatch(since=event.at)),
        visited=frozenset({event.stage}),
    )


def _move(state: State, at: datetime, stage: int, step: int) -> State:
    ahead = (stage, step) > (state.stage_index, state.step_index)
    left = _close_turn(state) if ahead else state
    watches = left.watches
    if stage != state.stage_index:
        watches = _put(watches, state.stage_index, watches[state.stage_index].stopped(at))
        if state.status is Status.RUNNING:
            watches = _put(watches, stage, watches[stage].running(at))
    return replace(
        left,
        stage_index=stage,
        step_index=step,
        watches=watches,
        visited=state.visited | {stage},
        speaker=None,
        turn=Stopwatch(),
        turn_extra=ZERO,
    )


def _stop(state: State, at: datetime, status: Status) -> State:
    return replace(
        state,
        status=status,
        watches=tuple(watch.stopped(at) for watch in state.watches),
        turn=state.turn.stopped(at),
    )


def _resume(state: State, at: datetime) -> State:
    here = state.stage_index
    return replace(
        state,
        status=Status.RUNNING,
        watches=_put(state.watches, here, state.watches[here].running(at)),
        turn=state.turn if state.speaker is None else state.turn.running(at),
    )


def _extend(state: State, by: timedelta, *, turn: bool) -> State:
    if turn:
        return replace(state, turn_extra=state.turn_extra + by)
    here = state.stage_index
    return replace(state, extra=_put(state.extra, here, state.extra[here] + by))


def _close_turn(state: State) -> State:
    """Whoever has the floor has been heard."""
    if state.speaker is None:
        return state
    return replace(
        _mark(state, state.speaker, Turn.HEARD), speaker=None, turn=Stopwatch(), turn_extra=ZERO
    )


def _give_floor(state: State, seat: int | None, at: datetime) -> State:
    here = state if seat is None else _with_seat(state, seat, away=False)
    runs = seat is not None and state.status is Status.RUNNING
    return replace(
        here,
        speaker=seat,
        turn=Stopwatch(since=at) if runs else Stopwatch(),
        turn_extra=ZERO,
    )


def _mark(state: State, seat: int, turn: Turn) -> State:
    return replace(state, rounds={**state.rounds, state.round_key: {**state.marks, seat: turn}})


def _with_seat(state: State, seat: int, *, away: bool) -> State:
    if not 1 <= seat <= len(state.seats):
        return state
    return replace(
        state, seats=_put(state.seats, seat - 1, replace(state.seats[seat - 1], away=away))
    )


def _put(values: tuple[T, ...], place: int, value: T) -> tuple[T, ...]:
    return (*values[:place], value, *values[place + 1 :])
