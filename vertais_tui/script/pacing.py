"""How long a turn can be: pure functions of a stage and the people in the room.

The rule is practice, not law: thirty seconds go to asking the question, ten to
each change of speaker, and the rest is shared out evenly.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from vertais_tui.script.model import Stage, StageKind

INTRODUCTION: Final = timedelta(seconds=30)
CHANGEOVER: Final = timedelta(seconds=10)
SHORTEST_TURN: Final = timedelta(seconds=5)
SHORT_IN_A_ROUND: Final = timedelta(seconds=45)
SHORT_IN_SHARING: Final = timedelta(seconds=180)


def per_person(stage: Stage, present: int, duration: timedelta | None = None) -> timedelta:
    """The length of one turn, in whole seconds and at least `SHORTEST_TURN`.

    Args:
        stage: The stage that people are asked in.
        present: How many are in the room, at least 1.
        duration: The stage's length, where it is not the planned one.
    """
    if stage.per_person != "auto":
        return stage.per_person
    whole = stage.duration if duration is None else duration
    slot = (whole - INTRODUCTION) / present - CHANGEOVER
    return max(SHORTEST_TURN, timedelta(seconds=slot // timedelta(seconds=1)))


def warns_short(stage: Stage, present: int) -> bool:
    """Whether turns would be too short to say anything in: pairs or triads may serve better."""
    least = SHORT_IN_SHARING if stage.kind is StageKind.SHARING else SHORT_IN_A_ROUND
    return stage.turns.in_order and per_person(stage, present) < least
