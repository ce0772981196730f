"""One thing wrong in a script, and how it reads."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from vertais_tui.errors import ScriptUnreadable
from vertais_tui.i18n import Message, say
from vertais_tui.script.advice import ADVICE
from vertais_tui.script.codes import Kind, Severity
from vertais_tui.script.faults import FAULTS
from vertais_tui.text import harmless

CODES: Final[Mapping[str, Kind]] = MappingProxyType({**FAULTS, **ADVICE})
"""Every code there is."""

_LONGEST_QUOTE: Final = 48
_WIDEST_EXCERPT: Final = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in a script, where it is, and how to mend it."""

    code: str
    """A key of `CODES`."""
    message: Message
    """What is wrong."""
    mend: Message
    """How to mend it."""
    line: int = 0
    """From 1; 0 when the whole file is meant."""
    column: int = 0
    """In characters, from 1; 0 when the whole file is meant."""
    severity: Severity = Severity.ERROR
    excerpt: str = ""
    """The line as it stands in the file; never shown before `harmless`."""


def problem(
    code: str, line: int = 0, column: int = 0, /, *, excerpt: str = "", **params: object
) -> Problem:
    """Make the problem of ``code``; a ``nearest`` name that is known changes how to mend it.

    Strings among ``params`` come from a stranger's file and are made harmless and short;
    a tuple holds names of ours, all of which are shown.

    Raises:
        KeyError: There is no such code.
    """
    kind = CODES[code]
    shown = {name: _shown(value) for name, value in params.items()}
    return Problem(
        code=code,
        message=Message(kind.what, shown),
        mend=Message(kind.near if kind.near and shown.get("nearest") else kind.mend, shown),
        line=line,
        column=column,
        severity=kind.severity,
        excerpt=excerpt,
    )


def unreadable(code: str, /, **params: object) -> ScriptUnreadable:
    """Make the error of ``code`` for a file that cannot be read at all.

    Raises:
        KeyError: There is no such code.
    """
    return ScriptUnreadable(code, CODES[code].what, CODES[code].mend, **params)


def _shown(value: object) -> object:
    if isinstance(value, tuple):
        return ", ".join(value)
    return quoted(value) if isinstance(value, str) else value


def quoted(text: str) -> str:
    r"""``text`` fit for the middle of a sentence: one harmless line of at most 48 characters.

    >>> quoted("a\n  b"), quoted("x" * 1000)[-2:]
    ('a b', 'x…')
    """
    line = " ".join(harmless(text[:1000]).split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"


def render(found: Problem, name: str) -> str:
    """Format as ``name:line:column: V105 what. mend.``, one line in the language in use."""
    place = f":{found.line}:{found.column}" if found.line else ""
    return f"{harmless(name)}{place}: {found.code} {say(found.message)} {say(found.mend)}"


def render_with_source(found: Problem, name: str) -> str:
    """`render`, and below it the line of the file, if known, with a caret under the place."""
    if not found.excerpt:
        return render(found, name)
    start = max(0, found.column - 1 - _WIDEST_EXCERPT // 2)
    shown = harmless(found.excerpt[start : start + _WIDEST_EXCERPT]).replace("\t", " ")
    before = shown[: found.column - 1 - start]
    margin = f"{found.line:>5} | "
    caret = " " * (len(margin) + sum(map(_cells, before))) + "^"
    return f"{render(found, name)}\n{margin}{shown}\n{caret}"


def _cells(character: str) -> int:
    """How many columns of a terminal the character takes, so that the caret stands right."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
