"""Reads a script: a file or a text in, a frozen `Script` or every problem in it out."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import yaml

from vertais_tui.errors import ScriptInvalid
from vertais_tui.i18n import N_
from vertais_tui.script.checks import check, languages, value_at
from vertais_tui.script.codes import Severity
from vertais_tui.script.conditions import mentions
from vertais_tui.script.fields import SCRIPT
from vertais_tui.script.meaning import check_meaning, review
from vertais_tui.script.model import (
    Card,
    Outcome,
    People,
    Prompt,
    Reflection,
    Run,
    RunAct,
    Script,
    Source,
    Stage,
    Words,
)
from vertais_tui.script.nodes import Node, Table, compose
from vertais_tui.script.overlay import Bases, NoBases, as_data, changed, resolve
from vertais_tui.script.problems import Problem, problem
from vertais_tui.script.reading import Reading
from vertais_tui.script.shapes import Draft
from vertais_tui.script.source import LARGEST, decode, disarm, fetch, tidy
from vertais_tui.script.times import CalendarRule
from vertais_tui.text import harmless

LARGEST_KEPT: Final = 4 * LARGEST
"""A kept text may hold two scripts, and every value of them between quotation marks."""
_REMADE: Final = frozenset(
    {"vertais", "minutes", "people", "source", "stages", "detours", "expect", "variants"}
)
"""Fields of the file that the model does not hold as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The script as it is for one kind of meeting, or on some days."""

    id: str
    script: Script
    source: str
    """A text of its own: `parse` makes the same script of it."""
    title: Words | None = None
    meeting: str | None = None
    """For this kind of meeting only."""
    on: CalendarRule | None = None
    """On these days only."""

    def suits(self, meeting: str, day: date) -> bool:
        """Whether it is meant for that kind of meeting on that day."""
        return self.meeting in {None, meeting} and (self.on is None or self.on.holds_on(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A script together with the file it was read from."""

    script: Script
    source: str
    """The text of the script with nothing left outside: `parse` makes the same script of it."""
    path: Path
    warnings: tuple[Problem, ...] = ()
    """What could be better but does not keep the script from being used."""
    variants: tuple[Variant, ...] = ()
    extends: bool = False
    """Whether it is made of another script and changes to it."""
    review: Problem | None = None
    """What is to be said once `Source.review_due` is past."""

    def warnings_on(self, today: date) -> tuple[Problem, ...]:
        """The warnings, and whether someone should have read it again by now."""
        due = self.script.source.review_due
        overdue = self.review is not None and date.fromisoformat(due) < today
        return (*self.warnings, self.review) if overdue and self.review else self.warnings

    @property
    def depends_on_meeting(self) -> bool:
        """Whether the kind of meeting changes anything."""
        asked = (
            mentions(condition, "meeting")
            for stage in self.script.stages
            for condition in (stage.when, *(prompt.when for prompt in stage.prompts))
        )
        return any(variant.meeting for variant in self.variants) or any(asked)

    def for_meeting(self, meeting: str, day: date) -> Loaded:
        """The same, as its first variant that suits the meeting, where there is one."""
        for variant in self.variants:
            if variant.suits(meeting, day):
                return replace(self, script=variant.script, source=variant.source)
        return self


def load(path: Path, bases: Bases | None = None) -> Loaded:
    """Read the script in the file ``path``; ``bases`` holds the scripts it may extend.

    Raises:
        ScriptUnreadable: The file cannot be read, or is larger than 1 MiB.
        ScriptInvalid: It is not a script; holds every problem found.
    """
    return read(fetch(path), path, bases)


def read(data: bytes, path: Path, bases: Bases | None = None) -> Loaded:
    """Read the script that ``data`` is, from the file ``path``.

    Raises:
        ScriptInvalid: It is not a script; holds every problem found.
    """
    name = str(path)
    text = _text(data, name)
    found = _read(text, name, bases or NoBases())
    return Loaded(
        script=found.script,
        source=_self_contained(found.root) if found.extends else text,
        path=path,
        warnings=found.warnings,
        variants=found.variants,
        extends=found.extends,
        review=found.review,
    )


def parse(text: str | bytes, name: str) -> Script:
    """Read a script from text that was kept, touching no disk; ``name`` stands in messages.

    Raises:
        ScriptInvalid: It is not a script; holds every problem found.
    """
    return _read(_text(text, name, LARGEST_KEPT), name, NoBases()).script


def _text(source: str | bytes, name: str, largest: int = LARGEST) -> str:
    if len(source) > largest:
        raise _invalid((problem("V103", limit=largest // 1024),), name)
    text = decode(source) if isinstance(source, bytes) else source
    if isinstance(text, Problem):
        raise _invalid((text,), name)
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What one reading came to."""

    script: Script
    root: Table
    extends: bool
    warnings: tuple[Problem, ...]
    variants: tuple[Variant, ...]
    review: Problem | None


def _read(text: str, name: str, bases: Bases) -> _Found:
    reading = Reading(tidy(text))
    root, draft = _checked(reading, bases)
    variants = _variants(root, draft, reading) if isinstance(root, Table) and draft else ()
    errors = reading.sorted(Severity.ERROR)
    if errors or draft is None or not isinstance(root, Table):
        raise _invalid(errors, name)
    script = _script(draft, languages(reading))
    check_meaning(script, root, reading)
    return _Found(
        script=script,
        root=root,
        extends=reading.extends,
        warnings=reading.sorted(Severity.WARNING),
        variants=variants,
        review=review(script, root, reading),
    )


def _whole(bases: Bases, source: str, way: tuple[str, ...]) -> Table | str:
    """Another script with what it extends put in, or the code that says why it cannot be."""
    reading = Reading(tidy(source))
    root, _ = _checked(reading, bases, way)
    codes = {each.code for each in reading.sorted(Severity.ERROR)}
    if isinstance(root, Table) and not codes:
        return root
    return "V161" if "V161" in codes else "V165"


def _checked(
    reading: Reading, bases: Bases, way: tuple[str, ...] = ()
) -> tuple[Node | None, Draft | None]:
    """The nodes of a script, what it extends put in, and the draft that was read from them."""
    written = compose(disarm("\n".join(reading.lines), reading), reading)
    if written is None:
        return None, None
    root = resolve(written, reading, bases, way, partial(_whole, bases))
    draft = None if root is None else SCRIPT.read(root, reading)
    if root is not None and draft is not None:
        check(draft, root, reading)
    return root, draft


def _variants(root: Table, draft: Draft, reading: Reading) -> tuple[Variant, ...]:
    """Each variant that is usable; what is wrong with the others is noted."""
    made: list[Variant] = []
    for number, own in enumerate(draft.get("variants", ())):
        holder = value_at(root, "variants", number)
        if own is None or not isinstance(holder, Table):
            continue
        inner = reading.again()
        fields = {name: pair for name, pair in root.fields.items() if name not in _OF_THE_WHOLE}
        variant = changed(Table(root.line, root.column, fields), holder, inner)
        variant_draft = SCRIPT.read(variant, inner) or {}
        check(variant_draft, variant, inner)
        usable = "id" in own and not (*_errors(reading), *_errors(inner))
        if usable:
            script = _script(variant_draft, languages(inner))
            check_meaning(script, variant, inner)
            kept = {name: own[name] for name in ("id", "title", "meeting", "on") if name in own}
            made.append(Variant(script=script, source=_self_contained(variant), **kept))
        reading.take_over(inner)
    return tuple(made)


_OF_THE_WHOLE: Final = frozenset({"variants", "expect"})
"""Fields that are true of the script as it is written only."""


def _errors(reading: Reading) -> tuple[Problem, ...]:
    return reading.sorted(Severity.ERROR)


def _self_contained(root: Table) -> str:
    """The script as a text that needs no other."""
    return yaml.safe_dump(
        as_data(root), allow_unicode=True, sort_keys=False, default_style='"', width=math.inf
    )


def _invalid(problems: tuple[Problem, ...], name: str) -> ScriptInvalid:
    return ScriptInvalid(
        problems,
        N_("{name} cannot be used as a script as it is. Problems: {count}."),
        name=harmless(name),
        count=len(problems),
    )


def _script(draft: Draft, spoken: tuple[str, ...]) -> Script:
    """Build the script from a draft without problems."""
    made: Draft = {name: value for name, value in draft.items() if name not in _REMADE}
    if "people" in draft:
        made["people"] = People(**draft["people"])
    if "source" in draft:
        made["source"] = Source(**draft["source"])
    made["detours"] = tuple(Card(**card) for card in draft.get("detours", ()))
    made["expect"] = tuple(_run(run) for run in draft.get("expect", ()))
    return Script(
        **made,
        duration=draft["minutes"],
        stages=tuple(_stage(stage) for stage in draft["stages"]),
        languages=spoken,
    )


def _run(draft: Draft) -> Run:
    made: Draft = {**draft, "then": Outcome(**draft["then"])}
    made["acts"] = tuple(RunAct(**act) for act in draft.get("acts", ()))
    return Run(**made)


_RENAMED: Final = {"minutes": "duration", "min": "shortest", "max": "longest"}
"""Fields of a stage that have another name in the file."""
_TURN: Final = {"time": "per_person", "min": "turn_shortest", "max": "turn_longest"}


def _stage(draft: Draft) -> Stage:
    made: Draft = {
        _RENAMED.get(name, name): value for name, value in draft.items() if name != "per_person"
    }
    made |= {_TURN[name]: value for name, value in draft.get("per_person", {}).items()}
    made["prompts"] = tuple(Prompt(**prompt) for prompt in draft.get("prompts", ()))
    made["reflections"] = tuple(Reflection(**each) for each in draft.get("reflections", ()))
    return Stage(**made)
