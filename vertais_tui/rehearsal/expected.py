"""Expected runs: an evening played by itself, to see whether it comes out as its author says.

The facilitator of a run is a plain one: introduces each question, lets everyone speak for
as long as the plan gives them, and goes on when the time of a step is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from vertais_tui.errors import NeedsConfirmation, Refused
from vertais_tui.i18n import N_, Message
from vertais_tui.meeting import commands as ask
from vertais_tui.meeting.events import Turn
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.meeting.rounds import next_in_order
from vertais_tui.meeting.state import ZERO, State, Status
from vertais_tui.script.model import Run, RunAct, Script
from vertais_tui.script.pacing import CHANGEOVER, INTRODUCTION

START: Final = datetime(2026, 1, 5, 18, 0, tzinfo=UTC)
"""Runs begin on a Monday evening; nothing in them depends on the day."""
LONGEST: Final = timedelta(hours=12)
SHARED_TURN: Final = timedelta(minutes=3)
"""How long one speaks where people speak as they wish."""
A_MINUTE: Final = timedelta(minutes=1)


class VirtualClock:
    """A clock that only moves when it is moved."""

    def __init__(self, at: datetime = START) -> None:
        self._at = at

    def now(self) -> datetime:
        """The instant."""
        return self._at

    def gap(self) -> timedelta:
        """It is never away."""
        return ZERO

    def catch_up(self) -> None:
        """There is nothing to catch up with."""

    def move_to(self, at: datetime) -> None:
        """Let time pass."""
        self._at = max(self._at, at)


class MemoryJournal:
    """Keeps events for as long as a run lasts."""

    def __init__(self) -> None:
        self._records: list[str] = []

    def append(self, record: str) -> None:
        """Keep one more event."""
        self._records.append(record)

    def read(self) -> Sequence[str]:
        """Every event kept."""
        return tuple(self._records)

    def rewrite(self, source: str, records: Sequence[str]) -> None:
        """Keep other events; no script is kept here."""
        self._records = list(records)


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """How a run came out."""

    end: timedelta
    """After the start."""
    stage: str
    heard: int
    unheard: int
    skipped: tuple[str, ...]
    refused: tuple[tuple[RunAct, Message], ...] = ()
    """Acts that made no sense when they came."""


def play(script: Script, run: Run) -> Played:
    """Play the evening from its start to its end."""
    clock = VirtualClock()
    meeting = Meeting(script, MemoryJournal(), clock)
    meeting.dispatch(
        ask.Start(seats=run.seats, newcomers=min(run.newcomers, run.seats), meeting=run.meeting)
    )
    waiting = sorted(run.acts, key=lambda act: act.at)
    refused: list[tuple[RunAct, Message]] = []
    while meeting.state.status is not Status.ENDED and clock.now() < START + LONGEST:
        moment, command = _next(meeting)
        if waiting and (START + waiting[0].at <= moment or meeting.state.status is Status.PAUSED):
            act = waiting.pop(0)
            clock.move_to(START + act.at)
            reason = _do(meeting, _command(act))
            if reason is not None:
                refused.append((act, reason.message))
            continue
        clock.move_to(moment)
        _do(meeting, command)
    return _outcome(meeting, clock.now(), tuple(refused))


def _next(meeting: Meeting) -> tuple[datetime, ask.Command]:
    """What the facilitator does next if nothing happens, and when."""
    state, now, times = meeting.state, meeting.now(), meeting.timing()
    if state.status is Status.PAUSED:
        return now + A_MINUTE, ask.Resume()
    if state.stage.turns.in_order and not state.step.opens_floor:
        return now, ask.Advance()  # these words are the introduction of the round that follows
    if state.stage.turns.in_order:
        if state.speaker is not None:
            return now + max(ZERO, times.turn_left or ZERO) + CHANGEOVER, ask.Advance()
        if next_in_order(state) is not None:
            return now + INTRODUCTION, ask.Advance()
        return now, ask.Advance()
    steps_left = len(state.stage.steps) - state.step_index
    until = now + max(ZERO, times.stage_left) / steps_left
    coming = _unheard_yet(state) if state.step.opens_floor else None
    if coming is None:
        return until, ask.Advance()
    if state.speaker is None and until - now > CHANGEOVER:
        return now + CHANGEOVER, ask.GiveFloor(coming)
    over = now + max(ZERO, SHARED_TURN - state.turn.elapsed(now))
    return (over, ask.GiveFloor(coming)) if over < until else (until, ask.Advance())


def _unheard_yet(state: State) -> int | None:
    """Someone in the room who has not spoken in this round."""
    waiting = (seat for seat in state.present if seat not in state.marks)
    return next((seat for seat in waiting if seat != state.speaker), None)


def _command(act: RunAct) -> ask.Command:
    seat = act.seat
    simple: dict[str, ask.Command] = {
        "advance": ask.Advance(),
        "next-stage": ask.NextStage(),
        "pass": ask.Pass(),
        "later": ask.Later(),
        "away": ask.ToggleAway(seat),
        "back": ask.Back(),
        "arrive": ask.Arrive(),
        "floor": ask.GiveFloor(seat or 1),
        "more": ask.Extend(A_MINUTE),
        "less": ask.Extend(-A_MINUTE),
        "pause": ask.Pause(),
        "resume": ask.Resume(),
        "end": ask.End(),
    }
    return simple[act.do]


def _do(meeting: Meeting, command: ask.Command) -> Refused | None:
    """Carry a command out, twice where it has to be confirmed; why not, if it is refused."""
    try:
        try:
            meeting.dispatch(command)
        except NeedsConfirmation:
            meeting.dispatch(command)
    except Refused as reason:
        return reason
    return None


def _outcome(
    meeting: Meeting, now: datetime, refused: tuple[tuple[RunAct, Message], ...]
) -> Played:
    state = meeting.state
    marks = [
        marks
        for (stage, _step), marks in state.rounds.items()
        if state.script.stages[stage].turns.in_order
    ]
    heard = {seat for each in state.rounds.values() for seat in each if each[seat] is Turn.HEARD}
    left = {seat for each in marks for seat in each if each[seat] in {Turn.WAITING, Turn.LATER}}
    return Played(
        end=now - START,
        stage=state.stage.id,
        heard=len(heard),
        unheard=len(left & set(state.present)),
        skipped=tuple(
            stage.id
            for index, stage in enumerate(state.script.stages)
            if index not in state.visited
        ),
        refused=refused,
    )


def differences(run: Run, played: Played) -> tuple[Message, ...]:
    """Where a run came out otherwise than expected."""
    then = run.then
    found = [Message(N_("“{act}” at {minutes} min: {why}"), _told(each)) for each in played.refused]
    if then.end is not None and played.end > then.end:
        found.append(
            Message(
                N_("It ends after {seen}, expected {wanted} at most."),
                {"seen": _span(played.end), "wanted": _span(then.end)},
            )
        )
    pairs: tuple[tuple[str, object, object], ...] = (
        (N_("At the end it is in “{seen}”, expected “{wanted}”."), then.stage, played.stage),
        (N_("{seen} chairs were heard, expected {wanted}."), then.heard, played.heard),
        (N_("{seen} chairs were left unheard, expected {wanted}."), then.unheard, played.unheard),
        (N_("Left out: {seen}; expected: {wanted}."), then.skipped, played.skipped),
    )
    for sentence, wanted, seen in pairs:
        if wanted is not None and wanted != seen:
            found.append(Message(sentence, {"seen": _shown(seen), "wanted": _shown(wanted)}))
    return tuple(found)


def _told(refused: tuple[RunAct, Message]) -> dict[str, object]:
    act, why = refused
    return {"act": act.do, "minutes": act.at // A_MINUTE, "why": why}


def _span(span: timedelta) -> str:
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    return f"{minutes}:{seconds:02} min"


def _shown(value: object) -> object:
    return (", ".join(value) or "–") if isinstance(value, tuple) else value
