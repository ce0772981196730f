"""Text as data: what may be shown, and how times read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

_DANGEROUS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f"  # C0 but tab and line feed, ESC among them; DEL
    "\x80-\x9f"  # C1: 0x9B alone starts a terminal command
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that reorder what is read
    "\u2028\u2029\ufeff\ufff9-\ufffb"  # separators and anchors that terminals treat unlike
    "\ud800-\udfff]"  # halves of characters, which cannot be written out
)


def dangerous_characters(text: str) -> Iterator[tuple[int, str]]:
    r"""Each character that could steer a terminal or reorder text: its place and the character.

    Line feed and tab are left alone, and so is the zero-width joiner of emoji.

    >>> [(place, f"U+{ord(char):04X}") for place, char in dangerous_characters("a\x1b[2J")]
    [(1, 'U+001B')]
    """
    return ((found.start(), found.group()) for found in _DANGEROUS.finditer(text))


def harmless(text: str) -> str:
    """``text`` with every dangerous character replaced by U+FFFD."""
    return _DANGEROUS.sub(REPLACEMENT, text)


def clock_face(left: timedelta) -> str:
    """Format as ``m:ss``, with a plus sign once the time is over.

    >>> clock_face(timedelta(minutes=5)), clock_face(timedelta(seconds=-61))
    ('5:00', '+1:01')
    """
    seconds = int(abs(left).total_seconds())
    return f"{'+' if left < timedelta() and seconds else ''}{seconds // 60}:{seconds % 60:02}"


def whole_minutes(span: timedelta) -> int:
    """The nearest whole number of minutes, halves away from zero.

    >>> whole_minutes(timedelta(seconds=90)), whole_minutes(timedelta(seconds=-89))
    (2, -1)
    """
    minutes = abs(span) / timedelta(minutes=1)
    return int(minutes + 0.5) * (-1 if span < timedelta() else 1)
