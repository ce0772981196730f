"""Everything that can be wrong with a script: the codes, their sentences, how they read.

A code is stable: once published it keeps its meaning, and a code that is no longer
used is not given to anything else. V100 to V119 are about the file as text and YAML,
V120 to V149 about one field, V150 to V179 about what the fields mean together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from vertais_tui.i18n import N_, Message, say
from vertais_tui.text import harmless

_LONGEST_QUOTE: Final = 48
_WIDEST_EXCERPT: Final = 72


class Severity(StrEnum):
    """Whether a problem keeps the script from being used."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What one code says. Sentences are message ids with ``{name}`` placeholders."""

    what: str
    """What is wrong, and why that matters if it is not plain."""
    mend: str
    """How to mend it."""
    near: str = ""
    """How to mend it when a ``nearest`` name is known."""
    severity: Severity = Severity.ERROR


CODES: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "V101": Kind(
            what=N_("The file is not UTF-8 text from here on."),
            mend=N_("Save it again with the encoding UTF-8."),
        ),
        "V102": Kind(
            what=N_("This is not a text file: it holds a zero byte."),
            mend=N_("Choose a script written as text, or save it again with the encoding UTF-8."),
        ),
        "V103": Kind(
            what=N_("The script is larger than {limit} KiB."),
            mend=N_("Shorten it: one file is for one evening."),
        ),
        "V104": Kind(
            what=N_("The character {character} could steer the terminal or reorder the words."),
            mend=N_("Take it away; it is often invisible in an editor."),
        ),
        "V105": Kind(
            what=N_("From here on the file cannot be read as YAML."),
            mend=N_("Check indentation, colons, quotation marks and brackets here and just above."),
        ),
        "V106": Kind(
            what=N_("The file is empty."),
            mend=N_("Begin it with the line “vertais: 1”."),
        ),
        "V107": Kind(
            what=N_("A second document begins here."),
            mend=N_("Keep one script in one file and take away the line “---”."),
        ),
        "V108": Kind(
            what=N_("Values are nested more than {limit} deep."),
            mend=N_("Close the brackets, or indent less."),
        ),
        "V109": Kind(
            what=N_("The file holds more than {limit} values."),
            mend=N_("Shorten it: one file is for one evening."),
        ),
        "V110": Kind(
            what=N_("This text is longer than {limit} KiB."),
            mend=N_("Shorten it: a text is something a person can say."),
        ),
        "V111": Kind(
            what=N_("Anchors (&) and aliases (*) are not used in scripts."),
            mend=N_("Write the value out, or put text that begins so between quotation marks."),
        ),
        "V112": Kind(
            what=N_("Tags (!) are not used in scripts."),
            mend=N_("Take the tag away, or put text that begins so between quotation marks."),
        ),
        "V113": Kind(
            what=N_("Fields cannot be merged in with “<<”."),
            mend=N_("Write the fields out here."),
        ),
        "V114": Kind(
            what=N_("The name of a field must be a word, not a list or further fields."),
            mend=N_("Put a value that begins with a bracket after a name and a colon."),
        ),
        "V115": Kind(
            what=N_("“{field}” was already given on line {first}."),
            mend=N_("Keep one of the two."),
        ),
        "V116": Kind(
            what=N_("A colon splits this line where a text seems to go on."),
            mend=N_("Put the whole text between quotation marks."),
        ),
        "V117": Kind(
            what=N_("A tab stands where only spaces may."),
            mend=N_("Indent with spaces."),
        ),
        "V118": Kind(
            what=N_("A quotation mark or bracket opens here and is never closed."),
            mend=N_("Close it where the value ends."),
        ),
        "V119": Kind(
            what=N_("A value cannot begin with “{character}”."),
            mend=N_("Put the value between quotation marks."),
        ),
        "V120": Kind(
            what=N_("“{field}” is not a field of this part."),
            mend=N_("The fields here are: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V121": Kind(
            what=N_("“{field}” is missing here."),
            mend=N_("Add it to this part."),
        ),
        "V122": Kind(
            what=N_("A list is needed here."),
            mend=N_("Begin each item on its own line with “- ”."),
        ),
        "V123": Kind(
            what=N_("Fields with values are needed here."),
            mend=N_("Write them as “name: value”, each on its own line; among them: {known}."),
        ),
        "V124": Kind(
            what=N_("Text is needed here, not a list or fields."),
            mend=N_("Write the text after the colon, between quotation marks if need be."),
        ),
        "V125": Kind(
            what=N_("Nothing is written here."),
            mend=N_("Write the value, or take the field away."),
        ),
        "V130": Kind(
            what=N_("“{value}” is not a whole number."),
            mend=N_("Write digits only, from {low} to {high}."),
        ),
        "V131": Kind(
            what=N_("{value} is out of range."),
            mend=N_("Write a number from {low} to {high}."),
        ),
        "V132": Kind(
            what=N_("“{value}” is not one of the choices."),
            mend=N_("Choose one of: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V133": Kind(
            what=N_("“{value}” is neither true nor false."),
            mend=N_("Write true or false."),
        ),
        "V134": Kind(
            what=N_("“{value}” cannot be an id."),
            mend=N_(
                "Use at most {limit} small letters a–z and digits, with single hyphens between."
            ),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V135": Kind(
            what=N_("“{value}” is not a length of time."),
            mend=N_("Write it like “2 min” or “90 s”, or write “auto”."),
        ),
        "V136": Kind(
            what=N_("A turn of {value} is out of range."),
            mend=N_("Write a time from {low} s to {high} min."),
        ),
        "V137": Kind(
            what=N_("“{value}” is not a date."),
            mend=N_("Write it as year-month-day, such as 2026-11-24."),
        ),
        "V138": Kind(
            what=N_(
                "The script is written for format “{value}”; this vertais reads format {known}."
            ),
            mend=N_("Write “vertais: {known}”, or use a newer vertais."),
        ),
        "V139": Kind(
            what=N_("“{value}” is not a language a script can speak."),
            mend=N_("The languages are: {known}."),
            near=N_("Did you mean “{nearest}”?"),
        ),
        "V140": Kind(
            what=N_("The list is empty."),
            mend=N_("Add at least one item."),
        ),
        "V150": Kind(
            what=N_("The stage id “{value}” was already used on line {first}."),
            mend=N_("Give each stage an id of its own."),
        ),
        "V151": Kind(
            what=N_("The stages take {total} min together, but the script says {minutes} min."),
            mend=N_("Change the stages or this number so that they agree."),
        ),
        "V152": Kind(
            what=N_("The smallest group ({low}) is larger than the largest ({high})."),
            mend=N_("Make “min” at most as large as “max”."),
        ),
        "V153": Kind(
            what=N_("“per_person” has no use here: turns “{turns}” give no one the floor."),
            mend=N_("Take it away, or choose turns such as “around”."),
        ),
        "V160": Kind(
            what=N_("These words are missing in: {languages}."),
            mend=N_("Add them, or they are shown in another language."),
            severity=Severity.WARNING,
        ),
    }
)
"""Every code, in one place."""


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
