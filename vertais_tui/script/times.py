"""Shapes of times, of lengths of time, and of what depends on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from vertais_tui.script.conditions import (
    KINDS,
    NAMES,
    Condition,
    ConditionInvalid,
    parse_condition,
)
from vertais_tui.script.model import AUTO, Auto
from vertais_tui.script.nodes import Node, Table
from vertais_tui.script.reading import Reading
from vertais_tui.script.shapes import Draft, Field, Part, Whole, text_of

CONDITION_WORDS: Final = (*NAMES, *KINDS)
"""The words that a condition understands."""

_DATE: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK: Final = re.compile("([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_ANCHOR: Final = re.compile("end ?- ?(.*)")
_SPAN: Final = re.compile("([0-9]{1,6}) ?(min|s|m|h)")
_UNITS: Final = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
}


@dataclass(frozen=True, slots=True)
class Minutes:
    """A whole number of minutes within bounds."""

    number: Whole

    def read(self, node: Node, reading: Reading) -> timedelta | None:
        """The length of time."""
        number = self.number.read(node, reading)
        return None if number is None else timedelta(minutes=number)


@dataclass(frozen=True, slots=True)
class Day:
    """An ISO date, or an empty text between quotation marks."""

    def read(self, node: Node, reading: Reading) -> str | None:
        """The date as it was written."""
        text = text_of(node, reading)
        if text and not _is_date(text):
            reading.problem("V137", node, value=text)
            return None
        return text


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time such as ``2 min`` or ``90 s``, within bounds, both included."""

    shortest: timedelta
    longest: timedelta

    def read(self, node: Node, reading: Reading) -> timedelta | None:
        """The length of time."""
        text = text_of(node, reading)
        return None if text is None else self.of(text, node, reading)

    def of(self, text: str, node: Node, reading: Reading) -> timedelta | None:
        """The length of time that ``text`` at ``node`` says."""
        found = _SPAN.fullmatch(text)
        if not found:
            reading.problem("V135", node, value=text)
            return None
        span = int(found[1]) * _UNITS[found[2]]
        if not self.shortest <= span <= self.longest:
            bounds = {
                "low": self.shortest // _UNITS["s"],
                "high": self.longest // _UNITS["min"],
            }
            reading.problem("V136", node, value=text, **bounds)
            return None
        return span


@dataclass(frozen=True, slots=True)
class Turn:
    """The length of a turn: a `Span`, ``auto``, or either as ``time`` with ``min`` and ``max``."""

    span: Span

    def read(self, node: Node, reading: Reading) -> Draft | None:
        """What `Stage` calls ``per_person``, ``turn_shortest`` and ``turn_longest``."""
        if isinstance(node, Table):
            draft = self._bounded().read(node, reading) or {}
            if "min" in draft and "max" in draft and draft["min"] > draft["max"]:
                reading.problem("V166", node)
            return draft
        text = text_of(node, reading)
        if text is None:
            return None
        found = AUTO if text == AUTO else self.span.of(text, node, reading)
        return None if found is None else {"time": found}

    def _bounded(self) -> Part:
        return Part(
            {
                "time": Field(_SpanOrAuto(self.span)),
                "min": Field(self.span),
                "max": Field(self.span),
            }
        )


@dataclass(frozen=True, slots=True)
class _SpanOrAuto:
    """A `Span` or ``auto``."""

    span: Span

    def read(self, node: Node, reading: Reading) -> timedelta | Auto | None:
        """The length of time, or ``AUTO``."""
        text = text_of(node, reading)
        if text is None or text == AUTO:
            return AUTO if text else None
        return self.span.of(text, node, reading)


@dataclass(frozen=True, slots=True)
class Anchor:
    """``end-15m``: a length of time before the end."""

    span: Span

    def read(self, node: Node, reading: Reading) -> timedelta | None:
        """How long before the end."""
        text = text_of(node, reading)
        if text is None:
            return None
        found = _ANCHOR.fullmatch(text)
        if not found:
            reading.problem("V145", node, value=text)
            return None
        return self.span.of(found[1], node, reading)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    def read(self, node: Node, reading: Reading) -> time | None:
        """The time of day."""
        text = text_of(node, reading)
        if text is None:
            return None
        found = _CLOCK.fullmatch(text)
        if not found:
            reading.problem("V146", node, value=text)
            return None
        return time(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class When:
    """A condition."""

    def read(self, node: Node, reading: Reading) -> Condition | None:
        """The condition."""
        text = text_of(node, reading)
        if text is None:
            return None
        try:
            return parse_condition(text)
        except ConditionInvalid as error:
            value = error.value or text[error.at :]
            nearest = reading.nearest(value, CONDITION_WORDS)
            known = CONDITION_WORDS
            reading.problem(error.trouble.value, node, value=value, known=known, nearest=nearest)
            return None


_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WHICH: Final = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1, "every": 0}
_RULE: Final = re.compile(f"({'|'.join(_WHICH)}) ({'|'.join(_DAYS)})")


@dataclass(frozen=True, slots=True)
class CalendarRule:
    """A weekday of the month."""

    which: int
    """1 to 4; -1: the last one; 0: every one."""
    weekday: int
    """0 is Monday."""

    def holds_on(self, day: date) -> bool:
        """Whether ``day`` is one of those days.

        >>> CalendarRule(1, 1).holds_on(date(2026, 12, 1)), CalendarRule(-1, 1).holds_on(
        ...     date(2026, 12, 22))
        (True, False)
        """
        if day.weekday() != self.weekday:
            return False
        if self.which == -1:
            return (day + timedelta(days=7)).month != day.month
        return self.which in {0, (day.day - 1) // 7 + 1}


@dataclass(frozen=True, slots=True)
class Calendar:
    """A weekday of the month, such as ``1st tue``."""

    def read(self, node: Node, reading: Reading) -> CalendarRule | None:
        """The rule."""
        text = text_of(node, reading)
        if text is None:
            return None
        found = _RULE.fullmatch(text.lower())
        if not found:
            reading.problem("V147", node, value=text)
            return None
        return CalendarRule(_WHICH[found[1]], _DAYS.index(found[2]))
