"""How long a turn is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from vertais_tui.script.model import AUTO, Auto, Stage, StageKind, Turns
from vertais_tui.script.pacing import per_person, warns_short


def a_stage(
    minutes: float,
    kind: StageKind = StageKind.OPENING_ROUND,
    turns: Turns = Turns.AROUND,
    turn: timedelta | Auto = AUTO,
) -> Stage:
    return Stage(
        id="stage", kind=kind, duration=timedelta(minutes=minutes), turns=turns, per_person=turn
    )


def seconds(number: int) -> timedelta:
    return timedelta(seconds=number)


@pytest.mark.parametrize(
    ("minutes", "present", "turn"),
    [(14, 8, 91), (14, 1, 800), (8, 8, 46), (1, 1, 20), (1, 2, 5), (1, 12, 5)],
)
def test_a_stage_is_shared_out_in_whole_seconds(minutes: int, present: int, turn: int) -> None:
    assert seconds(turn) == per_person(a_stage(minutes), present)


def test_another_length_of_the_stage_is_shared_out_instead() -> None:
    assert seconds(106) == per_person(a_stage(14), 8, timedelta(minutes=16))
    assert seconds(5) == per_person(a_stage(14), 8, timedelta())


def test_a_fixed_turn_is_as_it_was_fixed() -> None:
    assert seconds(120) == per_person(a_stage(14, turn=seconds(120)), 30)


@pytest.mark.parametrize("turn", [AUTO, seconds(120)])
def test_somebody_is_there(turn: timedelta | Auto) -> None:
    with pytest.raises(ValueError, match="nobody is present"):
        per_person(a_stage(14, turn=turn), 0)


@pytest.mark.parametrize(
    ("kind", "turn", "short"),
    [
        (StageKind.OPENING_ROUND, 44, True),
        (StageKind.OPENING_ROUND, 45, False),
        (StageKind.CLOSING_ROUND, 44, True),
        (StageKind.CLOSING_ROUND, 45, False),
        (StageKind.SHARING, 179, True),
        (StageKind.SHARING, 180, False),
        (StageKind.THEME, 5, False),
    ],
)
def test_a_turn_is_short_for_what_its_stage_is_for(kind: StageKind, turn: int, short: bool) -> None:
    assert short is warns_short(a_stage(30, kind, turn=seconds(turn)), 4)


@pytest.mark.parametrize("turns", [Turns.PAIRS, Turns.NONE, Turns.POPCORN, Turns.ONE_WORD])
def test_nothing_is_short_where_turns_are_not_shared_out(turns: Turns) -> None:
    assert not warns_short(a_stage(2, turns=turns), 20)
