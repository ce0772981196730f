"""A row of the table, and how the table is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured; ``ratio`` is to the bare application in the same run."""

    what: str
    goal: str
    measured: str
    ratio: float | None = None
    limit: float | None = None


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which ``part`` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def show(rows: Sequence[Row]) -> str:
    """The table in Markdown."""
    lines = ["| what | goal | measured | to bare |", "|---|---|---|---|"]
    for row in rows:
        ratio = ""
        if row.ratio is not None:
            ratio = f"{row.ratio:.2f} ×"
            if row.limit is not None and row.ratio > row.limit:
                ratio += " (missed)"
        lines.append(f"| {row.what} | {row.goal} | {row.measured} | {ratio} |")
    return "\n".join(lines)
