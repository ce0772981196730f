"""``{group}`` and its like: words that are only known in the meeting.

Anything else between braces stays as it is written. A value that is not known has
words to stand in for it, so a placeholder can neither fail nor leave a hole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from vertais_tui.i18n import N_

FALLBACKS: Final[Mapping[str, str]] = {
    "group": N_("our group"),
    "left": N_("some"),
    "present": N_("all"),
    "next_date": N_("the time we have agreed on"),
    "crisis_line": N_("112 in an emergency"),
}
"""Every placeholder, and the words that stand where its value is not known."""

_PLACEHOLDER: Final = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]{0,31})\}")


def placeholders(text: str) -> Iterator[tuple[str, int]]:
    """Each name between braces, known or not, and where its brace opens.

    >>> list(placeholders("{group}: {lefft} min, {not one}, {}"))
    [('group', 0), ('lefft', 9)]
    """
    return ((found[1], found.start()) for found in _PLACEHOLDER.finditer(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with a value in the place of each placeholder that is among ``values``.

    >>> fill("{group}, {left} min", {"left": "5"})
    '{group}, 5 min'
    """
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)
