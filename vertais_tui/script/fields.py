"""The format of a script: which fields each part has, and what their values may be.

This is the one place that says so. The reader, the JSON Schema and the reference are
made from these tables. docs/script-reference.md tells what each field is for.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from vertais_tui.script.conditions import KINDS
from vertais_tui.script.model import (
    RUN_ACTS,
    Cue,
    Hint,
    ReflectionKind,
    Say,
    Show,
    Shrink,
    StageKind,
    Tag,
    Turns,
    Words,
)
from vertais_tui.script.shapes import (
    Changes,
    Choice,
    Field,
    Flag,
    Identifier,
    Line,
    Part,
    Several,
    Spoken,
    Version,
    Whole,
)
from vertais_tui.script.times import Anchor, Calendar, Clock, Day, Minutes, Span, Turn, When

FORMAT: Final = 1
"""The version of the format that is read."""

FORMS: Final = (
    "one-to-one",
    "group/peer",
    "group/volunteer",
    "group/professional",
    "online",
    "media",
)
"""Forms of peer support a script may be meant for."""

MINUTES: Final = Minutes(Whole(1, 8 * 60))
TURN: Final = Span(timedelta(seconds=5), timedelta(hours=1))
MOMENT: Final = Span(timedelta(), timedelta(hours=12))
"""A moment of an evening, from its start or before its end."""

_SPOKEN: Final = {
    "say": Field(Spoken(Say)),
    "show": Field(Spoken(Show)),
    "cue": Field(Spoken(Cue)),
    "hint": Field(Spoken(Hint)),
}

PROMPT: Final = Part(
    {
        "tag": Field(Choice(tuple(Tag), Tag), required=True),
        "id": Field(Identifier()),
        **_SPOKEN,
        "say": Field(Spoken(Say), required=True),
        "when": Field(When()),
    }
)

REFLECTION: Final = Part(
    {
        "kind": Field(Choice(tuple(ReflectionKind), ReflectionKind), required=True),
        "needs": Field(Whole(1, 12), required=True),
        "id": Field(Identifier()),
        "say": Field(Spoken(Say), required=True),
    }
)

STAGE: Final = Part(
    {
        "id": Field(Identifier(), required=True),
        "kind": Field(Choice(tuple(StageKind), StageKind), required=True),
        "title": Field(Spoken(Words, one_line=True)),
        "minutes": Field(MINUTES, required=True),
        "min": Field(MINUTES),
        "max": Field(MINUTES),
        "shrink": Field(Choice(tuple(Shrink), Shrink)),
        "optional": Field(Flag()),
        "protected": Field(Flag()),
        "anchor": Field(Anchor(MOMENT)),
        "at": Field(Clock()),
        "when": Field(When()),
        "turns": Field(Choice(tuple(Turns), Turns)),
        "per_person": Field(Turn(TURN)),
        **_SPOKEN,
        "prompts": Field(Several(PROMPT)),
        "reflections": Field(Several(REFLECTION)),
        "tips": Field(Several(Spoken(Hint, one_line=True))),
        "detours": Field(Several(Identifier())),
    }
)

PEOPLE: Final = Part(
    {
        "min": Field(Whole(1, 20), required=True),
        "max": Field(Whole(1, 20), required=True),
    }
)

SOURCE: Final = Part(
    {
        "author": Field(Line()),
        "licence": Field(Line()),
        "reviewed": Field(Day()),
        "reviewed_by": Field(Line()),
        "review_due": Field(Day()),
    }
)

CARD: Final = Part(
    {
        "id": Field(Identifier(), required=True),
        "title": Field(Spoken(Words, one_line=True), required=True),
        "say": Field(Spoken(Say), required=True),
        "do": Field(Several(Spoken(Cue, one_line=True))),
        "avoid": Field(Several(Spoken(Cue, one_line=True))),
        "stages": Field(Several(Identifier())),
    }
)

RUN_ACT: Final = Part(
    {
        "at": Field(MOMENT, required=True),
        "do": Field(Choice(RUN_ACTS), required=True),
        "seat": Field(Whole(1, 20)),
    }
)

OUTCOME: Final = Part(
    {
        "end": Field(MOMENT),
        "stage": Field(Identifier()),
        "heard": Field(Whole(0, 20)),
        "unheard": Field(Whole(0, 20)),
        "skipped": Field(Several(Identifier())),
    }
)

RUN: Final = Part(
    {
        "seats": Field(Whole(1, 20), required=True),
        "newcomers": Field(Whole(0, 20)),
        "meeting": Field(Choice(KINDS)),
        "acts": Field(Several(RUN_ACT)),
        "then": Field(OUTCOME, required=True),
    }
)

VARIANT: Final = Part(
    {
        "id": Field(Identifier(), required=True),
        "title": Field(Spoken(Words, one_line=True)),
        "meeting": Field(Choice(KINDS)),
        "on": Field(Calendar()),
        "minutes": Field(MINUTES),
        "changes": Field(Changes(STAGE), required=True),
    }
)

SCRIPT: Final = Part(
    {
        "vertais": Field(Version(FORMAT), required=True),
        "id": Field(Identifier(), required=True),
        "title": Field(Spoken(Words, one_line=True), required=True),
        "summary": Field(Spoken(Words, one_line=True)),
        "form": Field(Several(Choice(FORMS))),
        "themes": Field(Several(Identifier())),
        "minutes": Field(MINUTES, required=True),
        "people": Field(PEOPLE),
        "source": Field(SOURCE),
        "agreement": Field(Several(Identifier())),
        "detours": Field(Several(CARD)),
        "expect": Field(Several(RUN)),
        "variants": Field(Several(VARIANT)),
        "stages": Field(Several(STAGE, least=1), required=True),
    }
)
