"""A new script from six answers: a whole evening to begin with, its words ready to change."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml import YAML

from vertais_tui.i18n import _

BREAK_FROM: Final = 75
"""Minutes from which an evening has a break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered."""

    title: str
    form: str
    """One of `vertais_tui.script.fields.FORMS`."""
    minutes: int
    """20 to 240."""
    people: int
    """At most so many."""
    question: str
    """The question of the evening."""
    turns: str
    """``around``, ``popcorn`` or ``triads``."""


def id_of(title: str) -> str:
    """An id made of a title.

    >>> id_of("Päivän ilta!")
    'paivan-ilta'
    """
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", bare)[:64].strip("-") or "evening"


def lengths(stages: list[tuple[str, int]], minutes: int) -> dict[str, int]:
    """Minutes for each stage in the proportions given, at least two; the longest takes the rest."""
    whole = sum(length for _kind, length in stages)
    scaled = {kind: max(2, round(length * minutes / whole)) for kind, length in stages}
    longest = max(scaled, key=lambda kind: scaled[kind])
    scaled[longest] += minutes - sum(scaled.values())
    return scaled


def new_script(answers: Answers, model: str) -> str:
    """The text of the new script, made after the text of the script ``model``."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    script = yaml.load(model)
    for name in ("expect", "summary"):
        script.pop(name, None)
    script["id"] = id_of(answers.title)
    script["title"] = answers.title
    script["form"] = [answers.form]
    script["minutes"] = answers.minutes
    script["people"] = {"min": min(4, answers.people), "max": answers.people}
    script["source"] = {"author": "", "licence": "", "reviewed": ""}
    if answers.minutes < BREAK_FROM:
        kept = [stage for stage in script["stages"] if stage["kind"] != "break"]
        while len(script["stages"]) > len(kept):
            script["stages"].remove(
                next(stage for stage in script["stages"] if stage["kind"] == "break")
            )
    _shape(script["stages"], answers)
    out = io.StringIO()
    yaml.dump(script, out)
    head = "\n".join(f"# {line}" for line in _advice())
    body = re.sub(r"\A(#[^\n]*\n)+", "", out.getvalue())
    return f"{head}\n{body}"


def _shape(stages: list[Any], answers: Answers) -> None:
    minutes = lengths([(stage["id"], stage["minutes"]) for stage in stages], answers.minutes)
    for stage in stages:
        stage["minutes"] = minutes[stage["id"]]
        if stage["kind"] != "sharing":
            continue
        stage["turns"] = answers.turns
        first = stage["prompts"][0]
        first["say"] = answers.question
        first.pop("show", None)


def _advice() -> tuple[str, ...]:
    return (
        _("Made by vertais new. Change the words to your own; vertais check tells what is wrong."),
        _("say is read aloud, show may be seen by the group, cue is what to do, hint is for you."),
    )
