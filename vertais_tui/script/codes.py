"""What a code of a problem says. The codes are in `faults` and `advice`.

A code is stable: once published it keeps its meaning, and a code that is no longer
used is not given to anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    fixes: bool = False
    """Whether `vertais fmt` can mend it safely."""
