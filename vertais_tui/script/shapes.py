"""What one value of a script may look like, and how it becomes a value of ours.

Shapes are data: `fields` puts them together, and the JSON Schema for editors is made
from the same objects. Each reads a node, notes what is wrong with it, and returns
``None`` where nothing usable stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from vertais_tui.script.model import EVERY_LANGUAGE, LANGUAGES, Words
from vertais_tui.script.nodes import Listing, Node, Refused, Scalar, Table
from vertais_tui.script.placeholders import FALLBACKS, placeholders
from vertais_tui.script.reading import Reading

Draft = dict[str, Any]
"""The usable fields of one part, by name. A field that is wrong is not in it."""

_NUMBER: Final = re.compile("0|[1-9][0-9]{0,8}")
_ID: Final = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


class Shape(Protocol):
    """What a value may look like."""

    def read(self, node: Node, reading: Reading) -> Any:
        """The value of ``node``, or ``None`` after noting why there is none."""
        ...


def text_of(node: Node, reading: Reading) -> str | None:
    """The text of a scalar that is not empty."""
    match node:
        case Scalar(empty=True):
            reading.problem("V125", node)
        case Scalar(text=text):
            return text
        case Listing() | Table():
            reading.problem("V124", node)
    return None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text that is the same in every language; may be empty."""

    def read(self, node: Node, reading: Reading) -> str | None:
        """The text, each run of white space a single space."""
        text = text_of(node, reading)
        return None if text is None else " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Identifier:
    """Small letters, digits and single hyphens between them."""

    longest: int = 64

    def read(self, node: Node, reading: Reading) -> str | None:
        """The id."""
        text = text_of(node, reading)
        if text is None or (len(text) <= self.longest and _ID.fullmatch(text)):
            return text
        # "Päivän ilta" was most likely to be "paivan-ilta".
        bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        nearest = re.sub("[^a-z0-9]+", "-", bare)[: self.longest].strip("-")
        reading.problem("V134", node, value=text, limit=self.longest, nearest=nearest)
        return None


@dataclass(frozen=True, slots=True)
class Version:
    """The version of the format."""

    known: int

    def read(self, node: Node, reading: Reading) -> int | None:
        """The version, if it is ours."""
        text = text_of(node, reading)
        if text is not None and text != str(self.known):
            reading.problem("V138", node, value=text, known=self.known)
            return None
        return None if text is None else self.known


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds, both included."""

    low: int
    high: int

    def read(self, node: Node, reading: Reading) -> int | None:
        """The number."""
        text = text_of(node, reading)
        if text is None:
            return None
        if not _NUMBER.fullmatch(text):
            reading.problem("V130", node, value=text, low=self.low, high=self.high)
            return None
        number = int(text)
        if not self.low <= number <= self.high:
            reading.problem("V131", node, value=number, low=self.low, high=self.high)
            return None
        return number


@dataclass(frozen=True, slots=True)
class Flag:
    """``true`` or ``false``."""

    def read(self, node: Node, reading: Reading) -> bool | None:
        """The truth value."""
        text = text_of(node, reading)
        if text is not None and text not in {"true", "false"}:
            reading.problem("V133", node, value=text)
            return None
        return None if text is None else text == "true"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]
    make: Callable[[str], object] = str

    def read(self, node: Node, reading: Reading) -> Any:
        """The word, made into what it stands for."""
        text = text_of(node, reading)
        if text is None:
            return None
        if text not in self.words:
            reading.problem(
                "V132",
                node,
                value=text,
                known=self.words,
                nearest=reading.nearest(text, self.words),
            )
            return None
        return self.make(text)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words in every language, or a text for each language."""

    make: Callable[[Mapping[str, str]], Words]
    one_line: bool = False
    """Whether line breaks become spaces."""

    def read(self, node: Node, reading: Reading) -> Words | None:
        """The words, white space around them taken away."""
        match node:
            case Scalar():
                given = {EVERY_LANGUAGE: self._text(node, reading)}
            case Table(fields=fields) if fields:
                given = {
                    key.text: self._text(value, reading)
                    for key, value in fields.values()
                    if _is_language(key, reading)
                }
            case Refused():
                return None
            case _:
                reading.problem("V125" if isinstance(node, Table) else "V124", node)
                return None
        for text in given.values():
            _check_placeholders(text, node, reading)
        words = self.make({language: text for language, text in given.items() if text})
        reading.texts.append((node, words))
        return words

    def _text(self, node: Node, reading: Reading) -> str:
        text = text_of(node, reading)
        if text is not None and not text.strip():
            reading.problem("V125", node)
        words = text or ""
        return " ".join(words.split()) if self.one_line else words.strip()


def _check_placeholders(text: str, node: Node, reading: Reading) -> None:
    for name, _ in placeholders(text):
        if name not in FALLBACKS:
            nearest = reading.nearest(name, FALLBACKS)
            reading.problem("V144", node, value=name, known=tuple(FALLBACKS), nearest=nearest)


def _is_language(key: Scalar, reading: Reading) -> bool:
    if key.text in LANGUAGES:
        return True
    nearest = reading.nearest(key.text, LANGUAGES)
    reading.problem("V139", key, value=key.text, known=LANGUAGES, nearest=nearest)
    return False


@dataclass(frozen=True, slots=True)
class Several:
    """A list."""

    item: Shape
    least: int = 0

    def read(self, node: Node, reading: Reading) -> tuple[Any, ...] | None:
        """The values in order; ``None`` for an item that is not usable."""
        match node:
            case Listing(items=items) if len(items) >= self.least:
                return tuple(self.item.read(item, reading) for item in items)
            case Listing():
                reading.problem("V140", node)
            case Scalar(empty=True):
                reading.problem("V125", node)
            case Scalar() | Table():
                reading.problem("V122", node)
        return None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is changed in the stages of another script. `overlay` makes and checks the changes."""

    stage: Shape

    def read(self, node: Node, reading: Reading) -> Node | None:
        """The changes as they are written."""
        return node


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a part."""

    shape: Shape
    required: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Fields with values."""

    fields: Mapping[str, Field]

    def read(self, node: Node, reading: Reading) -> Draft | None:
        """The usable fields."""
        match node:
            case Table(fields=given):
                return self._read(node, given, reading)
            case Scalar(empty=True):
                reading.problem("V125", node)
            case Scalar() | Listing():
                reading.problem("V123", node, known=tuple(self.fields))
        return None

    def _read(
        self, node: Table, given: Mapping[str, tuple[Scalar, Node]], reading: Reading
    ) -> Draft:
        draft: Draft = {}
        for name, (key, value) in given.items():
            field = self.fields.get(name)
            if field is None:
                nearest = reading.nearest(name, self.fields)
                known = tuple(self.fields)
                reading.problem("V120", key, field=name, known=known, nearest=nearest)
                continue
            made = field.shape.read(value, reading)
            if made is not None:
                draft[name] = made
        for name, field in self.fields.items():
            if field.required and name not in given:
                reading.problem("V121", node, field=name)
        return draft
