"""What a facilitator sees in one second: now, next, time and chairs.

Everything here is worked out from the meeting and put into words in the language in
use; nothing is drawn. Values are frozen, so a screen repaints only what has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from vertais_tui.i18n import N_, _, current
from vertais_tui.meeting.course import after, course
from vertais_tui.meeting.events import Turn
from vertais_tui.meeting.rounds import everyone_heard, turn_of, unheard
from vertais_tui.meeting.state import ZERO, State, Status
from vertais_tui.meeting.timing import Timing
from vertais_tui.script.model import Reflection, Say, Stage, StageKind, Words
from vertais_tui.script.placeholders import FALLBACKS, fill
from vertais_tui.text import clock_face, whole_minutes

KIND_NAMES: Final[Mapping[StageKind, str]] = {
    StageKind.ARRIVAL: N_("Arrival"),
    StageKind.OPENING: N_("Opening"),
    StageKind.OPENING_ROUND: N_("Opening round"),
    StageKind.THEME: N_("Theme"),
    StageKind.SHARING: N_("Sharing"),
    StageKind.WRITING: N_("Writing"),
    StageKind.BREAK: N_("Break"),
    StageKind.NORMALISING: N_("Normalising"),
    StageKind.CLOSING_ROUND: N_("Closing round"),
    StageKind.CLOSING: N_("Closing"),
}

DRAWERS: Final[Mapping[str, str]] = {
    "next-time": N_("Next time"),
    "me": N_("Me"),
    "kummi": N_("For the sponsor (kummi)"),
    "konsultti": N_("For the consultant (konsultti)"),
    "neuvoja": N_("For the adviser (neuvoja)"),
}
"""What the drawers of notes are called, by their names in the vault."""

CALM_STEP: Final = timedelta(seconds=5)
"""While there is time, a clock moves this much at once: nothing should draw the eye."""
LAST_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Top:
    """Title, the end of the evening, and how late it would be."""

    title: str
    now: str
    end: str
    behind: int
    """Whole minutes later than planned; negative: earlier."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The parts of the evening; ``here`` counts from 0."""

    titles: tuple[str, ...]
    here: int
    left: str
    """What is left of this part."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What to say and do now, or what is looked at (``peeked``)."""

    label: str
    say: str
    cue: str
    hints: tuple[str, ...]
    peeked: bool = False


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor."""

    who: str
    paused: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of the turn, or between turns of the part."""

    left: str
    planned: str
    spent: float
    """0 to 1, in tenths."""
    over: bool


@dataclass(frozen=True, slots=True)
class Chair:
    """One chair of the circle."""

    number: int
    turn: Turn
    speaking: bool
    away: bool
    new: bool


@dataclass(frozen=True, slots=True)
class Circle:
    """The chairs, and those not heard in this round; no chairs where nobody is asked."""

    chairs: tuple[Chair, ...]
    unheard: tuple[int, ...]
    asked: bool


def words(text: Words | None) -> str:
    """Words of a script in the language in use."""
    return "" if text is None else text.in_language(current())


def stage_title(stage: Stage) -> str:
    """The stage's own title, or the name of its kind."""
    return words(stage.title) or _(KIND_NAMES[stage.kind])


def time_of_day(at: datetime) -> str:
    """Hours and minutes on the computer's own clock."""
    return at.astimezone().strftime("%H:%M")


def calm(left: timedelta) -> timedelta:
    """The time to show: in steps of `CALM_STEP` until the last minute, then to the second."""
    if left <= LAST_MINUTE:
        return timedelta(seconds=-(-left // timedelta(seconds=1)))
    return -(-left // CALM_STEP) * CALM_STEP


def top(state: State, times: Timing, at: datetime) -> Top:
    """The first line."""
    return Top(
        title=words(state.script.title),
        now=time_of_day(at),
        end=time_of_day(times.planned_end),
        behind=whole_minutes(times.behind),
    )


def agenda(state: State, times: Timing, at: datetime) -> Agenda:
    """The second line: the parts of the evening as things stand."""
    left = times.stage_left
    if left < ZERO:
        text = _("+{minutes} min").format(minutes=-(left // LAST_MINUTE))
    else:
        text = _("{minutes} min").format(minutes=-(-left // LAST_MINUTE))
    parts = sorted({stage for stage, _step in course(state, at)} | state.visited)
    titles = tuple(stage_title(state.script.stages[part]) for part in parts)
    return Agenda(titles, parts.index(state.stage_index), text)


Known = Mapping[str, str]
"""What placeholders stand for, as far as it is known."""


def known_now(state: State, times: Timing, known: Known) -> Known:
    """What every placeholder stands for now; words stand in for what nobody has told."""
    return {
        **{name: _(text) for name, text in FALLBACKS.items()},
        **known,
        "left": str(-(-times.left // LAST_MINUTE)),
        "present": str(len(state.present)),
    }


def prompt(state: State, at: datetime, known: Known, offset: int = 0) -> Prompt:
    """What to say and do at the step ``offset`` steps from this one, kept within the evening."""
    steps = course(state, at)
    here = steps.index((state.stage_index, state.step_index))
    stage_at, step_at = steps[max(0, min(len(steps) - 1, here + offset))]
    stage = state.script.stages[stage_at]
    step = stage.steps[step_at]
    label = (
        _("SAY")
        if offset == 0
        else _("LOOKING AT: {stage} (esc back)").format(stage=stage_title(stage))
    )
    hints = filter(None, (words(step.hint), *map(words, stage.tips)))
    return Prompt(
        label=label,
        say=fill(words(step.say) or words(step.show) or stage_title(stage), known),
        cue=fill(words(step.cue), known),
        hints=tuple(fill(hint, known) for hint in hints),
        peeked=offset != 0,
    )


def reflections(these: tuple[Reflection, ...], known: Known) -> tuple[Reflection, ...]:
    """Reflections with what placeholders stand for put in."""
    return tuple(
        replace(
            each,
            say=Say({lang: fill(text, known) for lang, text in each.say.by_language.items()}),
        )
        for each in these
    )


def steps_around(state: State, at: datetime) -> tuple[int, int]:
    """How many steps lie before and after this one."""
    steps = course(state, at)
    here = steps.index((state.stage_index, state.step_index))
    return here, len(steps) - here - 1


def floor(state: State) -> Floor:
    """Who has the floor, or what the step is between turns."""
    return Floor(_who(state), state.status is Status.PAUSED)


def clock(times: Timing) -> Clock:
    """The clock of the turn, or between turns of the part."""
    if times.turn_planned is not None and times.turn_left is not None:
        planned, left = times.turn_planned, times.turn_left
    else:
        planned, left = times.stage_planned, times.stage_left
    spent = 1.0 if planned <= ZERO else (planned - left) / planned
    return Clock(
        left=clock_face(min(planned, calm(left))),
        planned=clock_face(planned),
        spent=round(min(1.0, max(0.0, spent)), 1),
        over=left < ZERO,
    )


def _who(state: State) -> str:
    if state.speaker is not None:
        return _("Chair {seat} has the floor").format(seat=state.speaker)
    if everyone_heard(state):
        return _("Everyone has had their turn")
    if not state.step.opens_floor:
        return stage_title(state.stage)
    if state.stage.turns.in_order:
        return _("Read the question, then the first chair")
    return _("The floor is free")


def circle(state: State) -> Circle:
    """The chairs in order."""
    return Circle(
        tuple(
            Chair(
                number,
                turn_of(state, number),
                number == state.speaker,
                seat.away,
                seat.arrived_late,
            )
            for number, seat in enumerate(state.seats, 1)
        ),
        unheard(state),
        state.step.opens_floor,
    )


def coming(state: State, at: datetime, known: Known) -> str:
    """What comes after this step."""
    place = after(state, at)
    if place is None:
        return _("The evening ends here")
    stage = state.script.stages[place[0]]
    if place[0] == state.stage_index:
        step = stage.steps[place[1]]
        return fill(words(step.say) or words(step.show), known)
    return _("{stage}, {minutes} min").format(
        stage=stage_title(stage), minutes=whole_minutes(stage.duration)
    )
