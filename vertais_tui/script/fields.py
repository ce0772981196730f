"""The format of a script: which fields each part has, and what their values may be.

This is the one place that says so. The reader, the JSON Schema and the reference are
made from these tables. docs/script-reference.md tells what each field is for.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from vertais_tui.script.model import (
    Cue,
    Hint,
    ReflectionKind,
    Say,
    Show,
    StageKind,
    Tag,
    Turns,
    Words,
)
from vertais_tui.script.shapes import (
    Choice,
    Day,
    Field,
    Flag,
    Identifier,
    Line,
    Minutes,
    Part,
    Several,
    Spoken,
    Turn,
    Version,
    Whole,
)

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

_SPOKEN: Final = {
    "say": Field(Spoken(Say)),
    "show": Field(Spoken(Show)),
    "cue": Field(Spoken(Cue)),
    "hint": Field(Spoken(Hint)),
}

PROMPT: Final = Part(
    {
        "tag": Field(Choice(tuple(Tag), Tag), required=True),
        **_SPOKEN,
        "say": Field(Spoken(Say), required=True),
    }
)

REFLECTION: Final = Part(
    {
        "kind": Field(Choice(tuple(ReflectionKind), ReflectionKind), required=True),
        "needs": Field(Whole(1, 12), required=True),
        "say": Field(Spoken(Say), required=True),
    }
)

STAGE: Final = Part(
    {
        "id": Field(Identifier(), required=True),
        "kind": Field(Choice(tuple(StageKind), StageKind), required=True),
        "title": Field(Spoken(Words, one_line=True)),
        "minutes": Field(MINUTES, required=True),
        "protected": Field(Flag()),
        "turns": Field(Choice(tuple(Turns), Turns)),
        "per_person": Field(Turn(timedelta(seconds=5), timedelta(hours=1))),
        **_SPOKEN,
        "prompts": Field(Several(PROMPT)),
        "reflections": Field(Several(REFLECTION)),
        "tips": Field(Several(Spoken(Hint, one_line=True))),
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
    }
)

SCRIPT: Final = Part(
    {
        "vertais": Field(Version(FORMAT), required=True),
        "id": Field(Identifier(), required=True),
        "title": Field(Spoken(Words, one_line=True), required=True),
        "summary": Field(Spoken(Words, one_line=True)),
        "form": Field(Several(Choice(FORMS))),
        "minutes": Field(MINUTES, required=True),
        "people": Field(PEOPLE),
        "source": Field(SOURCE),
        "stages": Field(Several(STAGE, least=1), required=True),
    }
)
