"""Reads a script: a file or a text in, a frozen `Script` or every problem in it out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vertais_tui.errors import ScriptInvalid
from vertais_tui.i18n import N_
from vertais_tui.script.checks import check, languages
from vertais_tui.script.fields import SCRIPT
from vertais_tui.script.model import People, Prompt, Reflection, Script, Source, Stage
from vertais_tui.script.nodes import compose
from vertais_tui.script.problems import Problem, Severity, problem
from vertais_tui.script.reading import Reading
from vertais_tui.script.shapes import Draft
from vertais_tui.script.source import LARGEST, decode, disarm, fetch, tidy
from vertais_tui.text import harmless

_REMADE: Final = frozenset({"vertais", "minutes", "people", "source", "stages"})
"""Fields of the file that the model does not hold as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A script together with the file it was read from."""

    script: Script
    source: str
    """The exact text of the file: `parse` makes the same script of it."""
    path: Path
    warnings: tuple[Problem, ...] = ()
    """What could be better but does not keep the script from being used."""


def load(path: Path) -> Loaded:
    """Read the script in the file ``path``.

    Raises:
        ScriptUnreadable: The file cannot be read, or is larger than 1 MiB.
        ScriptInvalid: It is not a script; holds every problem found.
    """
    name = str(path)
    text = _text(fetch(path), name)
    script, warnings = _read(text, name)
    return Loaded(script=script, source=text, path=path, warnings=warnings)


def parse(text: str | bytes, name: str) -> Script:
    """Read a script from text that was kept, touching no disk; ``name`` stands in messages.

    Raises:
        ScriptInvalid: It is not a script; holds every problem found.
    """
    return _read(_text(text, name), name)[0]


def _text(source: str | bytes, name: str) -> str:
    if len(source) > LARGEST:
        raise _invalid((problem("V103", limit=LARGEST // 1024),), name)
    text = decode(source) if isinstance(source, bytes) else source
    if isinstance(text, Problem):
        raise _invalid((text,), name)
    return text


def _read(text: str, name: str) -> tuple[Script, tuple[Problem, ...]]:
    text = tidy(text)
    reading = Reading(text)
    root = compose(disarm(text, reading), reading)
    draft = None if root is None else SCRIPT.read(root, reading)
    if root is not None and draft is not None:
        check(draft, root, reading)
    errors = reading.sorted(Severity.ERROR)
    if errors or draft is None:
        raise _invalid(errors, name)
    return _script(draft, languages(reading)), reading.sorted(Severity.WARNING)


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
    return Script(
        **made,
        duration=draft["minutes"],
        stages=tuple(_stage(stage) for stage in draft["stages"]),
        languages=spoken,
    )


def _stage(draft: Draft) -> Stage:
    made: Draft = {**draft, "duration": draft["minutes"]}
    del made["minutes"]
    made["prompts"] = tuple(Prompt(**prompt) for prompt in draft.get("prompts", ()))
    made["reflections"] = tuple(Reflection(**each) for each in draft.get("reflections", ()))
    return Stage(**made)
