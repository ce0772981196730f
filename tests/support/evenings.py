"""A short evening, and a meeting of it that lives in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tests.support.manual_clock import ManualClock
from vertais_tui.errors import CannotWrite
from vertais_tui.i18n import N_
from vertais_tui.meeting.commands import Start
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.script.model import (
    Cue,
    Hint,
    Prompt,
    Reflection,
    ReflectionKind,
    Say,
    Script,
    Show,
    Stage,
    StageKind,
    Tag,
    Turns,
    Words,
)


def say(text: str) -> Say:
    return Say({"*": text})


def prompt(text: str, tag: Tag = Tag.FEELING) -> Prompt:
    return Prompt(say=say(text), tag=tag)


def evening() -> Script:
    """Opening 5, a round 10, open sharing 20 with two questions, normalising 5, closing 5."""
    return Script(
        id="short-evening",
        title=Words({"fi": "Lyhyt ilta", "en": "Short evening"}),
        duration=timedelta(minutes=45),
        stages=(
            Stage(
                id="opening",
                kind=StageKind.OPENING,
                duration=timedelta(minutes=5),
                protected=True,
                say=say("Welcome."),
                show=Show({"*": "Welcome"}),
                cue=Cue({"*": "Look round the circle."}),
                hint=Hint({"*": "Breathe first."}),
            ),
            Stage(
                id="round",
                kind=StageKind.OPENING_ROUND,
                duration=timedelta(minutes=10),
                turns=Turns.AROUND,
                prompts=(prompt("What is the weather in you?"), prompt("And one word?")),
            ),
            Stage(
                id="sharing",
                kind=StageKind.SHARING,
                duration=timedelta(minutes=20),
                turns=Turns.POPCORN,
                prompts=(prompt("What has been on your mind?"), prompt("Who recognises this?")),
            ),
            Stage(
                id="normalising",
                kind=StageKind.NORMALISING,
                duration=timedelta(minutes=5),
                say=say("We gather what was common."),
                reflections=(
                    Reflection(
                        kind=ReflectionKind.FEELING, needs=2, say=say("Tiredness was here.")
                    ),
                ),
            ),
            Stage(
                id="closing",
                kind=StageKind.CLOSING,
                duration=timedelta(minutes=5),
                protected=True,
                say=say("Thank you."),
            ),
        ),
    )


class MemoryJournal:
    """A journal in memory whose disk can be made to fill up."""

    def __init__(self, records: Sequence[str] = ()) -> None:
        self.records = list(records)
        self.full = False

    def append(self, record: str) -> None:
        if self.full:
            raise CannotWrite(N_("The disk is full."))
        self.records.append(record)

    def read(self) -> Sequence[str]:
        return tuple(self.records)

    def rewrite(self, source: str, records: Sequence[str]) -> None:
        if self.full:
            raise CannotWrite(N_("The disk is full."))
        self.records = list(records)


def a_meeting(
    clock: ManualClock | None = None,
    seats: int = 4,
    *,
    journal: MemoryJournal | None = None,
    script: Script | None = None,
) -> Meeting:
    """A meeting of the short evening that has just started."""
    meeting = Meeting(script or evening(), journal or MemoryJournal(), clock or ManualClock())
    meeting.dispatch(Start(seats=seats))
    return meeting
