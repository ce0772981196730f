"""How stages share the time of an evening."""

from __future__ import annotations

from datetime import timedelta

import pytest

from vertais_tui.script.model import AUTO, Auto, Prompt, Say, Shrink, Stage, StageKind, Tag, Turns
from vertais_tui.script.pacing import (
    Given,
    least,
    length_of_rounds,
    per_person,
    plan,
    rounds_in,
    shrinks,
    wanted,
    warns_short,
)

ASKED = Prompt(say=Say({"*": "?"}), tag=Tag.FEELING)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def seconds(number: int) -> timedelta:
    return timedelta(seconds=number)


def a_stage(
    length: float,
    kind: StageKind = StageKind.SHARING,
    turns: Turns = Turns.NONE,
    *,
    turn: timedelta | Auto = AUTO,
    low: timedelta | None = None,
    high: timedelta | None = None,
    shortest: timedelta | None = None,
    longest: timedelta | None = None,
    shrink: Shrink | None = None,
    optional: bool = False,
    protected: bool = False,
    questions: int = 0,
) -> Stage:
    return Stage(
        id="stage",
        kind=kind,
        duration=minutes(length),
        turns=turns,
        per_person=turn,
        turn_shortest=low,
        turn_longest=high,
        shortest=shortest,
        longest=longest,
        shrink=shrink,
        optional=optional,
        protected=protected,
        prompts=(ASKED,) * questions,
    )


def test_each_question_is_a_round_of_its_own() -> None:
    assert [1, 1, 2] == [
        rounds_in(a_stage(9, turns=Turns.AROUND, questions=questions)) for questions in (0, 1, 2)
    ]
    assert seconds(2 * (30 + 4 * 70)) == length_of_rounds(
        a_stage(9, turns=Turns.AROUND, questions=2), 4, seconds(60)
    )


@pytest.mark.parametrize(
    ("low", "high", "present", "expected"),
    [
        (None, None, 8, 91),
        (seconds(100), None, 8, 100),
        (seconds(90), None, 8, 91),
        (None, seconds(60), 8, 60),
        (None, seconds(100), 8, 91),
        (seconds(10), seconds(60), 20, 30),
        (seconds(40), seconds(60), 20, 40),
    ],
)
def test_a_turn_that_is_shared_out_keeps_within_its_bounds(
    low: timedelta | None, high: timedelta | None, present: int, expected: int
) -> None:
    stage = a_stage(14, turns=Turns.AROUND, low=low, high=high)
    assert seconds(expected) == per_person(stage, present)


def test_two_questions_share_the_time_of_their_stage() -> None:
    assert seconds(38) == per_person(a_stage(14, turns=Turns.AROUND, questions=2), 8)
    assert seconds(91) == per_person(a_stage(14, turns=Turns.POPCORN, questions=2), 8)


@pytest.mark.parametrize(
    ("low", "present", "expected"),
    [(None, 12, True), (None, 3, False), (seconds(60), 12, True), (seconds(30), 12, False)],
)
def test_a_script_may_say_itself_how_short_a_turn_may_be(
    low: timedelta | None, present: int, expected: bool
) -> None:
    stage = a_stage(10, StageKind.OPENING_ROUND, Turns.AROUND, low=low)
    assert expected is warns_short(stage, present)


@pytest.mark.parametrize(
    ("kind", "shrink", "protected", "expected"),
    [
        (StageKind.THEME, None, False, Shrink.FIRST),
        (StageKind.SHARING, None, False, Shrink.SHARE),
        (StageKind.ARRIVAL, None, False, Shrink.SHARE),
        (StageKind.BREAK, None, False, Shrink.LAST),
        (StageKind.OPENING, None, False, Shrink.NO),
        (StageKind.CLOSING_ROUND, None, False, Shrink.NO),
        (StageKind.CLOSING, None, False, Shrink.NO),
        (StageKind.CLOSING, Shrink.FIRST, False, Shrink.FIRST),
        (StageKind.THEME, Shrink.LAST, False, Shrink.LAST),
        (StageKind.THEME, Shrink.FIRST, True, Shrink.NO),
        (StageKind.SHARING, None, True, Shrink.NO),
    ],
)
def test_what_a_stage_is_for_says_when_it_gives(
    kind: StageKind, shrink: Shrink | None, protected: bool, expected: Shrink
) -> None:
    assert expected is shrinks(a_stage(5, kind, shrink=shrink, protected=protected))


AROUND = Turns.AROUND


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (a_stage(10), 600),
        (a_stage(10, turns=Turns.POPCORN, turn=seconds(60)), 600),
        (a_stage(10, turns=AROUND), 600),
        (a_stage(10, turns=AROUND, turn=seconds(60)), 30 + 6 * 70),
        (a_stage(10, turns=AROUND, low=seconds(60)), 600),
        (a_stage(10, turns=AROUND, low=seconds(110)), 30 + 6 * 120),
        (a_stage(10, turns=AROUND, high=seconds(50)), 30 + 6 * 60),
        (a_stage(10, turns=AROUND, high=seconds(110)), 600),
        (a_stage(10, turns=AROUND, turn=seconds(60), shortest=minutes(9)), 540),
        (a_stage(10, turns=AROUND, turn=seconds(60), longest=minutes(5)), 300),
        (a_stage(10, shortest=minutes(9), longest=minutes(12)), 600),
    ],
)
def test_a_stage_takes_what_its_turns_take(stage: Stage, expected: int) -> None:
    assert seconds(expected) == wanted(stage, 6)


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (a_stage(10), 300),
        (a_stage(10, protected=True), 600),
        (a_stage(10, shrink=Shrink.NO), 600),
        (a_stage(10, shortest=minutes(8)), 480),
        (a_stage(10, turns=AROUND, turn=seconds(60)), 450),
        (a_stage(10, turns=AROUND, turn=seconds(60), shortest=minutes(6)), 360),
        (a_stage(10, turns=AROUND, high=seconds(20), shortest=minutes(3)), 180),
        (a_stage(10, turns=AROUND, low=seconds(60)), 450),
        (a_stage(10, turns=AROUND, low=seconds(5)), 300),
        (a_stage(30, turns=AROUND), 30 + 6 * 190),
        (a_stage(10, turns=AROUND), 600),
        (a_stage(10, StageKind.THEME, AROUND), 300),
        (a_stage(1, StageKind.THEME, AROUND), 60),
    ],
)
def test_a_stage_keeps_what_its_turns_need(stage: Stage, expected: int) -> None:
    assert seconds(expected) == least(stage, 6)


def evening() -> tuple[Stage, ...]:
    return (
        a_stage(10, StageKind.OPENING, protected=True),
        a_stage(10, StageKind.THEME),
        a_stage(20),
        a_stage(10, StageKind.WRITING),
        a_stage(10, StageKind.BREAK, optional=True),
        a_stage(10, StageKind.CLOSING),
    )


@pytest.mark.parametrize(
    ("slot", "lengths", "over"),
    [
        (90, [10, 10, 20, 10, 10, 10], 0),
        (70, [10, 10, 20, 10, 10, 10], 0),
        (67, [10, 7, 20, 10, 10, 10], 0),
        (65, [10, 5, 20, 10, 10, 10], 0),
        (56, [10, 5, 14, 7, 10, 10], 0),
        (50, [10, 5, 10, 5, 10, 10], 0),
        (47, [10, 5, 10, 5, 7, 10], 0),
        (45, [10, 5, 10, 5, 5, 10], 0),
        (40, [10, 5, 10, 5, 0, 10], 0),
        (30, [10, 5, 10, 5, 0, 10], 10),
        (0, [10, 5, 10, 5, 0, 10], 40),
    ],
)
def test_the_theme_gives_first_then_sharing_then_the_break_and_then_it_is_left_out(
    slot: int, lengths: list[int], over: int
) -> None:
    found = plan(evening(), 6, minutes(slot))
    assert [minutes(each) for each in lengths] == list(found.lengths)
    assert (minutes(over), over == 0) == (found.over, found.fits)


def test_what_gave_is_told_in_its_order() -> None:
    expected = (
        Given(index=1, before=minutes(10), after=minutes(5)),
        Given(index=2, before=minutes(20), after=minutes(10)),
        Given(index=3, before=minutes(10), after=minutes(5)),
        Given(index=4, before=minutes(10), after=minutes(0)),
    )
    assert expected == plan(evening(), 6, minutes(40)).given
    assert () == plan(evening(), 6, minutes(70)).given


def test_of_equal_stages_the_later_one_gives_the_odd_second() -> None:
    found = plan([a_stage(10), a_stage(10), a_stage(10)], 6, minutes(30) - seconds(1))
    assert (minutes(10), minutes(10), seconds(599)) == found.lengths
    found = plan([a_stage(20), a_stage(10)], 6, minutes(30) - seconds(2))
    assert (seconds(1199), seconds(599)) == found.lengths


def test_the_last_of_the_optional_stages_is_left_out_first_and_no_protected_one() -> None:
    stages = [a_stage(10, optional=True, shrink=Shrink.NO)] * 2
    stages.append(a_stage(10, optional=True, protected=True))
    found = plan(stages, 6, minutes(20))
    assert (minutes(10), minutes(0), minutes(10)) == found.lengths
    found = plan(stages, 6, minutes(5))
    assert (minutes(0), minutes(0), minutes(10)) == found.lengths
    assert minutes(5) == found.over


def test_no_stage_takes_no_time() -> None:
    assert ((), (), minutes(0)) == (
        plan([], 6, minutes(5)).lengths,
        plan([], 6, minutes(5)).given,
        plan([], 6, minutes(0)).over,
    )
