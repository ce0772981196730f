"""Ids that name something elsewhere, and lengths that bound one another."""

from __future__ import annotations

import pytest

from tests.support.scripts import SCRIPT, codes_of, places_of, problems_of
from vertais_tui.script.cards import DETOURS, RULES
from vertais_tui.script.loader import parse
from vertais_tui.script.model import Outcome, RunAct

RUN = "expect: [{{seats: 6, then: {{{}}}}}]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"agreement: [{', '.join(RULES)}]\n", []),
        ("agreement: [pas]\n", [("V157", 10, 13)]),
        ("agreement: []\n", []),
        ("agreement: pass\n", [("V122", 10, 12)]),
        (f"    detours: [{', '.join(DETOURS)}]\n", []),
        ("    detours: [cryin]\n", [("V156", 10, 15)]),
        ("    detours: [own]\ndetours: [{id: own, title: a, say: b}]\n", []),
        (
            "    detours: [own]\ndetours: [{title: a, say: b}]\n",
            [("V156", 10, 15), ("V121", 11, 11)],
        ),
        (RUN.format("stage: opening, skipped: [opening]"), []),
        (RUN.format("stage: openin"), [("V155", 10, 35)]),
        (RUN.format("skipped: [openin]"), [("V155", 10, 38)]),
        (RUN.format("skipped: opening"), [("V122", 10, 37)]),
        ("expect: [6]\n", [("V123", 10, 10)]),
        ("expect: [{seats: 6, then: opening}]\n", [("V123", 10, 27)]),
        ("expect: [{seats: 6}]\n", [("V121", 10, 10)]),
        (RUN.format("stage: [opening]"), [("V124", 10, 35)]),
        ('agreement: [""]\n', [("V134", 10, 13)]),
    ],
)
def test_every_id_that_is_named_is_the_id_of_something(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert expected == places_of(SCRIPT + text)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("min: 5", []),
        ("min: 10", []),
        ("max: 10", []),
        ("min: 5, max: 15", []),
        ("min: 11", [("min", 11, 10)]),
        ("max: 9", [("max", 9, 10)]),
        ("min: 11, max: 9", [("min", 11, 10), ("max", 9, 10)]),
    ],
)
def test_a_stage_is_as_long_as_its_bounds_allow(
    fields: str, expected: list[tuple[str, int, int]]
) -> None:
    text = SCRIPT + "".join(f"    {field}\n" for field in fields.split(", "))
    assert expected == [
        (
            each.message.params["field"],
            each.message.params["bound"],
            each.message.params["minutes"],
        )
        for each in problems_of(text)
    ]
    assert {"V154"} >= set(codes_of(text))


def test_bounds_are_not_judged_without_a_length() -> None:
    text = SCRIPT.replace("    minutes: 10\n", "") + "    min: 11\n"
    assert ["V121"] == codes_of(text)


PROMPTS = "    prompts:\n"
REFLECTIONS = "    reflections:\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (PROMPTS + "    - {id: a, tag: info, say: x}\n    - {id: b, tag: info, say: x}\n", []),
        (
            PROMPTS + "    - {id: a, tag: info, say: x}\n    - {id: a, tag: info, say: x}\n",
            [("V164", 12, 12)],
        ),
        (PROMPTS + "    - {tag: info, say: x}\n    - {tag: info, say: x}\n", []),
        (PROMPTS + "    - none\n    - {id: a, tag: info, say: x}\n", [("V123", 11, 7)]),
        (
            REFLECTIONS + "    - {id: a, kind: feeling, needs: 2, say: x}\n" * 3,
            [("V164", 12, 12), ("V164", 13, 12)],
        ),
        (
            PROMPTS
            + "    - {id: a, tag: info, say: x}\n"
            + REFLECTIONS
            + "    - {id: a, kind: feeling, needs: 2, say: x}\n",
            [],
        ),
    ],
)
def test_questions_and_reflections_of_a_stage_have_ids_of_their_own(
    lines: str, expected: list[tuple[str, int, int]]
) -> None:
    assert expected == places_of(SCRIPT + lines)


def test_where_an_id_was_first_used_is_told() -> None:
    prompts = PROMPTS + "    - {id: a, tag: info, say: x}\n" * 3
    assert [11, 11] == [each.message.params["first"] for each in problems_of(SCRIPT + prompts)]


def test_a_run_that_is_expected_is_read_whole() -> None:
    text = SCRIPT + (
        "expect:\n"
        "- seats: 6\n"
        "  newcomers: 2\n"
        "  meeting: first\n"
        "  acts: [{at: 5m, do: advance}, {at: 90 s, do: floor, seat: 3}]\n"
        "  then: {end: 1h, stage: opening, heard: 6, unheard: 0, skipped: []}\n"
        "- {seats: 1, then: {}}\n"
    )
    whole, bare = parse(text, "evening.yaml").expect
    assert (6, 2, "first") == (whole.seats, whole.newcomers, whole.meeting)
    assert [("advance", 300, None), ("floor", 90, 3)] == [
        (act.do, act.at.total_seconds(), act.seat) for act in whole.acts
    ]
    assert all(isinstance(act, RunAct) for act in whole.acts)
    then = whole.then
    assert (3600, "opening", 6, 0, ()) == (
        then.end and then.end.total_seconds(),
        then.stage,
        then.heard,
        then.unheard,
        then.skipped,
    )
    assert (0, "ordinary", (), Outcome()) == (bare.newcomers, bare.meeting, bare.acts, bare.then)


def test_a_turn_with_a_time_inside_needs_a_floor_as_well() -> None:
    assert ["V153"] == codes_of(SCRIPT + "    per_person: {min: 1 min}\n")
    assert [] == codes_of(SCRIPT + "    turns: hands\n    per_person: {min: 1 min}\n")
