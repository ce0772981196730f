"""What a facilitator can do in a live meeting: one table.

Keys, key line, dimming with reasons, help and the command palette all read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from vertais_tui.i18n import N_
from vertais_tui.meeting import commands as ask
from vertais_tui.meeting.state import State, Status

STEP_OF_TIME: Final = timedelta(minutes=1)
"""What one press of + or - gives or takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing to do, on one key."""

    name: str
    keys: str
    """Textual's names of the keys, the first one shown."""
    label: str
    """One or two words for the key line."""
    help: str
    """A sentence for the help page and the palette."""
    command: Callable[[State], ask.Command] | None = None
    """What it asks of the meeting; ``None``: it only changes what is on the screen."""
    in_key_line: bool = True


def _pause(state: State) -> ask.Command:
    return ask.Resume() if state.status is Status.PAUSED else ask.Pause()


ACTS: Final = (
    Act(
        name="advance",
        keys="space,right,pagedown",
        label=N_("next"),
        help=N_("Go on: the next chair, the next question, the next part"),
        command=lambda _: ask.Advance(),
    ),
    Act(
        name="pass",
        keys="p",
        label=N_("pass"),
        help=N_("The chair passes; a pass is a full turn"),
        command=lambda _: ask.Pass(),
    ),
    Act(
        name="later",
        keys="l",
        label=N_("later"),
        help=N_("The chair is asked again at the end of the round"),
        command=lambda _: ask.Later(),
    ),
    Act(
        name="more",
        keys="plus",
        label=N_("time"),
        help=N_("A minute more: for the turn, or between turns for the part"),
        command=lambda _: ask.Extend(STEP_OF_TIME),
    ),
    Act(
        name="undo",
        keys="u",
        label=N_("undo"),
        help=N_("Take back the last act, as far back as you like"),
        command=lambda _: ask.Undo(),
    ),
    Act(
        name="note",
        keys="n",
        label=N_("note"),
        help=N_("Write a note for yourself; the clocks go on"),
    ),
    Act(
        name="pause",
        keys="z",
        label=N_("pause"),
        help=N_("Stop the clocks, or let them run again"),
        command=_pause,
    ),
    Act(
        name="away",
        keys="a",
        label=N_("away"),
        help=N_("Away or back: press a chair's number next, or a again for the one speaking"),
    ),
    Act(
        name="arrive",
        keys="A",
        label=N_("arrival"),
        help=N_("Someone new sits down: a chair more"),
        command=lambda _: ask.Arrive(),
    ),
    Act(
        name="reflections",
        keys="m",
        label=N_("reflections"),
        help=N_("The normalising reflections"),
    ),
    Act(
        name="end",
        keys="e",
        label=N_("end"),
        help=N_("End the meeting; press twice"),
        command=lambda _: ask.End(),
    ),
    Act(
        name="back",
        keys="left,pageup",
        label=N_("back"),
        help=N_("Return to the step before, with the time it has used"),
        command=lambda _: ask.Back(),
        in_key_line=False,
    ),
    Act(
        name="next_stage",
        keys="N",
        label=N_("next part"),
        help=N_("Leave this part and go to the next one"),
        command=lambda _: ask.NextStage(),
        in_key_line=False,
    ),
    Act(
        name="less",
        keys="minus",
        label=N_("less time"),
        help=N_("A minute less: from the turn, or between turns from the part"),
        command=lambda _: ask.Extend(-STEP_OF_TIME),
        in_key_line=False,
    ),
    Act(
        name="redo",
        keys="U",
        label=N_("redo"),
        help=N_("Bring back what was taken back"),
        command=lambda _: ask.Redo(),
        in_key_line=False,
    ),
    Act(
        name="peek_back",
        keys="left_square_bracket",
        label=N_("look back"),
        help=N_("Look at the step before; the clocks do not notice"),
        in_key_line=False,
    ),
    Act(
        name="peek_ahead",
        keys="right_square_bracket",
        label=N_("look ahead"),
        help=N_("Look at the next step; the clocks do not notice"),
        in_key_line=False,
    ),
    Act(
        name="tens",
        keys="c",
        label=N_("chair 10 +"),
        help=N_("Chairs from 10 on: c and then 0, 1, 2 …"),
        in_key_line=False,
    ),
    Act(
        name="help",
        keys="question_mark,f1",
        label=N_("help"),
        help=N_("All the keys"),
    ),
)
"""In the order of the key line, the most needed first."""

BY_NAME: Final = {act.name: act for act in ACTS}
