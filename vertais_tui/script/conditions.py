"""``when:``, a small language of its own, so that nothing in a script is ever run as code.

    condition  = any
    any        = all ("or" all)*
    all        = negation ("and" negation)*
    negation   = "not" negation | "(" any ")" | comparison
    comparison = value ("<" | "<=" | ">" | ">=" | "==" | "!=") value
    value      = name | whole number | length of time (``20m``, ``90s``, ``1h``) | kind of meeting

Both sides of a comparison are of one sort: counts, lengths of time, or kinds of meeting;
kinds can only be the same or not the same.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final


class Sort(StrEnum):
    """What a value is."""

    COUNT = "count"
    TIME = "time"
    KIND = "kind"


NAMES: Final[Mapping[str, Sort]] = {
    "present": Sort.COUNT,
    "seats": Sort.COUNT,
    "newcomers": Sort.COUNT,
    "late": Sort.COUNT,
    "left": Sort.TIME,
    "behind": Sort.TIME,
    "meeting": Sort.KIND,
}
"""What a condition can ask: people in the room, chairs, people here for the first time, people
who came late, time until the end, time behind the plan, and the kind of meeting."""

KINDS: Final = ("first", "ordinary", "last")
"""The kinds of meeting."""

OPERATORS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
_SAMENESS: Final = frozenset({"==", "!="})
_UNITS: Final = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
}
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<time>\d{1,5} ?(?:min|[smh])\b)|(?P<count>\d{1,9}\b)"
    r"|(?P<word>[A-Za-z_]\w*)|(?P<sign><=|>=|==|!=|[<>()]))",
    re.ASCII,
)
DEEPEST: Final = 16
"""Brackets and negations in one another."""


class Trouble(StrEnum):
    """Why a condition cannot be understood; the value is the code of the problem."""

    GRAMMAR = "V141"
    NAME = "V142"
    SORTS = "V143"


class ConditionInvalid(ValueError):
    """A condition that cannot be understood."""

    def __init__(self, trouble: Trouble, at: int, value: str = "") -> None:
        super().__init__(trouble, at, value)
        self.trouble = trouble
        self.at = at
        """Where it begins, in characters from 0."""
        self.value = value
        """The word that is not understood."""


Value = int | timedelta | str
Facts = Mapping[str, Value]
"""A value for each of `NAMES`."""


@dataclass(frozen=True, slots=True)
class _Operand:
    """One side of a comparison: a name whose value is looked up, or the value itself."""

    value: Value
    sort: Sort
    name: bool = False

    def of(self, facts: Facts) -> Value:
        return facts[str(self.value)] if self.name else self.value


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values and how they stand to each other."""

    left: _Operand
    sign: str
    right: _Operand

    def holds(self, facts: Facts) -> bool:
        """Whether it is so."""
        return OPERATORS[self.sign](self.left.of(facts), self.right.of(facts))


@dataclass(frozen=True, slots=True)
class Negation:
    """The opposite."""

    inner: Condition

    def holds(self, facts: Facts) -> bool:
        """Whether it is so."""
        return not self.inner.holds(facts)


@dataclass(frozen=True, slots=True)
class All:
    """Everything of it must be so."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        """Whether it is so."""
        return all(part.holds(facts) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either:
    """One of it is enough."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        """Whether it is so."""
        return any(part.holds(facts) for part in self.parts)


Condition = Comparison | Negation | All | Either
"""Something that is so or not, given facts."""


def mentions(condition: Condition | None, name: str) -> bool:
    """Whether a condition asks for the value of ``name``."""
    match condition:
        case Comparison(left, _, right):
            return any(side.name and side.value == name for side in (left, right))
        case Negation(inner):
            return mentions(inner, name)
        case All(parts) | Either(parts):
            return any(mentions(part, name) for part in parts)
        case _:
            return False


def parse_condition(text: str) -> Condition:
    """Understand a condition.

    >>> parse_condition("newcomers > 0 and left < 20m").holds(
    ...     {"newcomers": 1, "left": timedelta(minutes=5)})
    True

    Raises:
        ConditionInvalid: It cannot be understood.
    """
    return _Parser(text).whole()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], 0
    end = len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise ConditionInvalid(Trouble.GRAMMAR, start, text[start:])
        kind = str(found.lastgroup)
        tokens.append(_Token(kind, found[kind], found.start(kind)))
        at = found.end()
    return [*tokens, _Token("end", "", end)]


class _Parser:
    """Recursive descent, bounded."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _tokens(text)
        self._place = 0
        self._depth = 0

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place]

    def _take(self) -> _Token:
        token = self._next
        self._place += 1
        return token

    def _accept(self, text: str) -> bool:
        if self._next.text != text:
            return False
        self._place += 1
        return True

    def _fail(self, token: _Token) -> ConditionInvalid:
        return ConditionInvalid(Trouble.GRAMMAR, token.at, self._text[token.at :])

    def whole(self) -> Condition:
        found = self._any()
        if self._next.kind != "end":
            raise self._fail(self._next)
        return found

    def _any(self) -> Condition:
        parts = [self._all()]
        while self._accept("or"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self) -> Condition:
        parts = [self._negation()]
        while self._accept("and"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _negation(self) -> Condition:
        start = self._next
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._fail(start)
        if self._accept("not"):
            found: Condition = Negation(self._negation())
        elif self._accept("("):
            found = self._any()
            if not self._accept(")"):
                raise self._fail(self._next)
        else:
            found = self._comparison()
        self._depth -= 1
        return found

    def _comparison(self) -> Condition:
        start = self._next
        left = self._operand()
        sign = self._take()
        if sign.text not in OPERATORS:
            raise self._fail(sign)
        right = self._operand()
        kinds = Sort.KIND in {left.sort, right.sort}
        if left.sort is not right.sort or (kinds and sign.text not in _SAMENESS):
            end = self._tokens[self._place - 1]
            whole = self._text[start.at : end.at + len(end.text)]
            raise ConditionInvalid(Trouble.SORTS, start.at, whole)
        return Comparison(left, sign.text, right)

    def _operand(self) -> _Operand:
        token = self._take()
        match token.kind:
            case "count":
                return _Operand(int(token.text), Sort.COUNT)
            case "time":
                number, unit = re.findall(r"\d+|[a-z]+", token.text)
                return _Operand(int(number) * _UNITS[unit], Sort.TIME)
            case "word" if token.text in NAMES:
                return _Operand(token.text, NAMES[token.text], name=True)
            case "word" if token.text in KINDS:
                return _Operand(token.text, Sort.KIND)
            case "word" if token.text not in {"and", "or", "not"}:
                raise ConditionInvalid(Trouble.NAME, token.at, token.text)
            case _:
                raise self._fail(token)
