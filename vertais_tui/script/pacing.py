"""How long one turn is."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from vertais_tui.script.model import AUTO, Stage, StageKind, Turns

INTRODUCTION: Final = timedelta(seconds=30)
"""What the facilitator says before the first turn."""
CHANGEOVER: Final = timedelta(seconds=10)
"""Between two turns."""
SHORTEST: Final = timedelta(seconds=5)
SHORT: Final = {
    StageKind.OPENING_ROUND: timedelta(seconds=45),
    StageKind.CLOSING_ROUND: timedelta(seconds=45),
    StageKind.SHARING: timedelta(seconds=180),
}
"""A turn below this is too short for what the stage is for."""


def per_person(stage: Stage, present: int, duration: timedelta | None = None) -> timedelta:
    """The length of one turn: at least 5 s, in whole seconds where it is shared out.

    Args:
        stage: The stage; a turn length fixed by its script is returned as it is.
        present: How many people are to have a turn, at least 1.
        duration: How long the stage takes if not as planned.

    Raises:
        ValueError: Nobody is present.
    """
    if present < 1:
        raise ValueError("nobody is present")
    if stage.per_person != AUTO:
        return stage.per_person
    whole = stage.duration if duration is None else duration
    share = (whole - INTRODUCTION) / present - CHANGEOVER
    return max(SHORTEST, timedelta(seconds=share // timedelta(seconds=1)))


def warns_short(stage: Stage, present: int) -> bool:
    """Whether turns are too short for so many people, so that triads would be kinder.

    Never where the floor does not go from chair to chair, or where a turn is one word.
    """
    if not stage.turns.in_order or stage.turns is Turns.ONE_WORD:
        return False
    return per_person(stage, present) < SHORT.get(stage.kind, timedelta())
