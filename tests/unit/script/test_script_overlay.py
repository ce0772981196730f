"""``extends:`` and ``changes:``: a script as changes to another one."""

from __future__ import annotations

import pytest

from tests.support.wholes import WHOLE, Shelf, loaded
from vertais_tui.errors import ScriptInvalid
from vertais_tui.script.loader import parse
from vertais_tui.script.nodes import Listing, Refused, Scalar
from vertais_tui.script.overlay import NoBases, as_data
from vertais_tui.script.problems import Problem

OWN = "id: ours\nextends: whole-evening\n"
BASES = Shelf({"whole-evening": WHOLE})


def problems(text: str, bases: Shelf = BASES) -> tuple[Problem, ...]:
    with pytest.raises(ScriptInvalid) as caught:
        loaded(text, bases)
    return caught.value.problems


def places(text: str, bases: Shelf = BASES) -> list[tuple[str, int, int]]:
    return [(each.code, each.line, each.column) for each in problems(text, bases)]


def stages(text: str, bases: Shelf = BASES) -> list[tuple[str, int]]:
    found = loaded(text, bases).script
    return [(stage.id, round(stage.duration.total_seconds() / 60)) for stage in found.stages]


def changes(*lines: str) -> str:
    return OWN + "changes:\n" + "".join(f"- {line}\n" for line in lines)


def test_a_script_without_changes_is_the_other_one_by_another_name() -> None:
    found = loaded(OWN, BASES)
    base = loaded(WHOLE)
    assert ("ours", base.script.title, base.script.stages) == (
        found.script.id,
        found.script.title,
        found.script.stages,
    )
    assert (True, False) == (found.extends, base.extends)
    assert base.script.duration == found.script.duration


def test_what_replaces_keeps_the_other_fields() -> None:
    found = loaded(changes("{replace: sharing, minutes: 25, cue: Kynttilä.}"), BASES).script
    before, after = parse(WHOLE, "whole").stages[2], found.stages[2]
    assert (25 * 60, "Kynttilä.") == (
        after.duration.total_seconds(),
        after.cue and after.cue.in_language("fi"),
    )
    assert (before.id, before.kind, before.turns, before.prompts) == (
        after.id,
        after.kind,
        after.turns,
        after.prompts,
    )
    assert 75 * 60 == found.duration.total_seconds()


def test_stages_are_left_out_and_put_in_where_they_belong() -> None:
    text = changes(
        "drop: round",
        "before: sharing\n  stage: {id: tea, kind: break, minutes: 5}",
        "after: sharing\n  stage: {id: air, kind: break, minutes: 7}",
        "after: closing\n  stage: {id: last, kind: theme, minutes: 1}",
    )
    assert [
        ("opening", 10),
        ("tea", 5),
        ("sharing", 10),
        ("air", 7),
        ("closing-round", 10),
        ("closing", 10),
        ("last", 1),
    ] == stages(text)
    assert 53 * 60 == loaded(text, BASES).script.duration.total_seconds()


def test_a_change_may_lean_on_the_one_before_it() -> None:
    text = changes(
        "after: sharing\n  stage: {id: tea, kind: break, minutes: 5}",
        "{replace: tea, minutes: 6}",
        "{before: tea, stage: {id: air, kind: break, minutes: 1}}",
    )
    assert [("air", 1), ("tea", 6)] == stages(text)[3:5]


def test_fields_of_the_header_are_changed_by_naming_them() -> None:
    header = 'title: {fi: "Meidän", en: "Ours"}\npeople: {min: 2, max: 3}\nthemes: [grief]\n'
    found = loaded(OWN + header, BASES).script
    assert ("Ours", 3, ("grief",)) == (
        found.title.in_language("en"),
        found.people.max,
        found.themes,
    )
    assert [("alone", 4)] == stages(OWN + "stages: [{id: alone, kind: opening, minutes: 4}]\n")


def test_a_length_that_is_given_must_be_true() -> None:
    assert 60 * 60 == loaded(OWN + "minutes: 60\n", BASES).script.duration.total_seconds()
    assert [("V151", 3, 10)] == places(OWN + "minutes: 61\n")


def test_what_is_expected_of_the_other_script_is_not_expected_of_this_one() -> None:
    expect = "expect: [{seats: 6, then: {end: 60 min}}]\n"
    variants = "variants: [{id: quiet, changes: [{drop: sharing}]}]\n"
    found = loaded(OWN, Shelf({"whole-evening": WHOLE + expect + variants}))
    assert ((), ()) == (found.script.expect, found.variants)
    own = loaded(OWN + expect + variants, BASES)
    assert (1, ["quiet"]) == (len(own.script.expect), [each.id for each in own.variants])


def test_what_extends_can_be_extended() -> None:
    shelf = Shelf({"whole-evening": WHOLE, "middle": changes("drop: sharing")})
    text = "id: last\nextends: middle\nchanges: [{drop: round}]\n"
    assert ["opening", "closing-round", "closing"] == [each for each, _ in stages(text, shelf)]


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("id: ours\nextends: nothing-like-it\n", ("V158", 2, 10), "nothing-like-it"),
        ("id: ours\nextends: whole-evenin\n", ("V158", 2, 10), "whole-evenin"),
        ("id: ours\nextends: ''\n", ("V158", 2, 10), ""),
        ("id: ours\nextends: broken\n", ("V165", 2, 10), "broken"),
        ("id: ours\nextends: no-yaml\n", ("V165", 2, 10), "no-yaml"),
        ("id: ours\nextends: a-list\n", ("V165", 2, 10), "a-list"),
        ("id: ours\nextends: onto-broken\n", ("V165", 2, 10), "onto-broken"),
        ("id: ours\nextends: itself\n", ("V161", 2, 10), "itself"),
        ("id: ours\nextends: round-one\n", ("V161", 2, 10), "round-one"),
    ],
)
def test_what_cannot_be_extended_is_pointed_out_where_it_is_named(
    text: str, expected: tuple[str, int, int], value: str
) -> None:
    shelf = Shelf(
        {
            "whole-evening": WHOLE,
            "broken": "vertais: 1\n",
            "no-yaml": "{",
            "a-list": "[]",
            "onto-broken": "id: onto-broken\nextends: broken\n",
            "itself": "id: itself\nextends: itself\n",
            "round-one": "id: round-one\nextends: round-two\n",
            "round-two": "id: round-two\nextends: round-one\n",
        }
    )
    assert [expected] == places(text, shelf)
    (found,) = problems(text, shelf)
    assert value == found.message.params["value"]


def test_what_was_meant_is_suggested() -> None:
    (found,) = problems("id: ours\nextends: whole-evenin\n")
    assert "whole-evening" == found.mend.params["nearest"]


@pytest.mark.parametrize("value", ["[whole-evening]", "{id: whole-evening}"])
def test_what_is_extended_is_named_by_a_line_of_text(value: str) -> None:
    assert [("V124", 2, 10)] == places(f"id: ours\nextends: {value}\n")


def test_nothing_is_at_hand_where_a_script_is_read_by_itself() -> None:
    assert ((), None) == (NoBases().ids(), NoBases().source("whole-evening"))
    with pytest.raises(ScriptInvalid) as caught:
        parse(OWN, "ours")
    assert ["V158"] == [each.code for each in caught.value.problems]


def test_a_script_that_extends_has_an_id_of_its_own() -> None:
    assert [("V121", 1, 1)] == places("extends: whole-evening\n")


def test_changes_need_something_that_they_change() -> None:
    (found,) = problems(WHOLE + "changes: [{drop: sharing}]\n")
    assert ("V121", 39, 1, "extends") == (
        found.code,
        found.line,
        found.column,
        found.message.params["field"],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("changes: drop\n", ("V122", 3, 10)),
        ("changes: {drop: sharing}\n", ("V122", 3, 10)),
        ("changes: [sharing]\n", ("V123", 3, 11)),
        ("changes: [[drop]]\n", ("V123", 3, 11)),
        ("changes: [{}]\n", ("V159", 3, 11)),
        ("changes: [{minutes: 5}]\n", ("V159", 3, 11)),
        ("changes: [{drop: sharing, replace: round}]\n", ("V159", 3, 11)),
        ("changes: [{drop: [sharing]}]\n", ("V159", 3, 11)),
        ("changes: [{drop: sharin}]\n", ("V155", 3, 18)),
        ("changes: [{drop: ''}]\n", ("V155", 3, 18)),
        ("changes: [{drop: sharing, minutes: 5}]\n", ("V120", 3, 27)),
        ("changes: [{before: sharing}]\n", ("V163", 3, 11)),
        ("changes: [{after: sharing, minutes: 5}]\n", ("V163", 3, 11)),
        (
            "changes: [{after: sharing, minutes: 5, stage: {id: a, kind: break, minutes: 1}}]\n",
            ("V120", 3, 28),
        ),
        (
            "changes: [{replace: sharing, minutes: 9}, {replace: sharing, minutes: 8}]\n",
            ("V162", 3, 53),
        ),
        ("changes: [{replace: sharing, minuts: 9}]\n", ("V120", 3, 30)),
        ("changes: [{replace: sharing, kind: shring}]\n", ("V132", 3, 36)),
        ("changes: [{replace: sharing, id: round}]\n", ("V150", 3, 34)),
        ("changes: [{after: sharing, stage: {id: a, kind: break}}]\n", ("V121", 3, 35)),
        ("changes: [{after: sharing, stage: tea}]\n", ("V123", 3, 35)),
        ("chages: []\n", ("V120", 3, 1)),
        ("stages: sharing\n", ("V122", 3, 9)),
    ],
)
def test_a_problem_stands_where_this_script_says_it(
    text: str, expected: tuple[str, int, int]
) -> None:
    found = [each for each in places(OWN + text) if each[0] != "V121" or expected[0] == "V121"]
    assert expected in found
    assert {expected[0]} == {each[0] for each in found}


def test_a_stage_that_was_dropped_cannot_be_changed_again() -> None:
    found = places(changes("drop: sharing", "{replace: sharing, minutes: 5}"))
    assert {("V155", 5, 13), ("V162", 5, 13)} == set(found)


def test_an_evening_needs_a_stage() -> None:
    every = ("opening", "round", "sharing", "closing-round", "closing")
    assert "V140" in [each[0] for each in places(changes(*(f"drop: {each}" for each in every)))]


def test_stages_of_ones_own_that_are_no_stages_are_passed_over() -> None:
    text = OWN + "stages: [tea, {kind: break}, {id: [a]}]\nchanges: [{drop: tea}]\n"
    assert {"V123", "V121", "V124", "V155"} == {each[0] for each in places(text)}
    text = OWN + "stages: [tea]\nchanges: [{replace: '', id: a}]\n"
    assert {"V155", "V123", "V121"} >= {each[0] for each in places(text)}


def test_a_warning_about_the_other_script_stands_where_it_is_named() -> None:
    base = WHOLE.replace('{fi: "Kiitos.", en: "Thank you."}', '{fi: "Kiitos."}')
    found = loaded(OWN, Shelf({"whole-evening": base})).warnings
    assert [("V160", 2, 10)] == [(each.code, each.line, each.column) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        changes("drop: round", "{replace: sharing, say: 'Sano: ”{group}” #1\\n'}"),
        changes(
            "after: sharing\n  stage:\n    id: tea\n    kind: break\n    minutes: 5\n"
            "    say: |\n      Kaksi riviä:\n\n      - ja väli  \n"
        ),
        OWN + "expect: [{seats: 6, then: {end: 60 min}}]\ndetours: []\n",
        OWN + "variants: [{id: quiet, changes: [{drop: sharing}]}]\n",
    ],
)
def test_the_text_that_is_kept_makes_the_same_script_without_the_other(text: str) -> None:
    found = loaded(text, BASES)
    assert found.script == parse(found.source, "kept")
    assert found.source == loaded(found.source).source


def test_only_what_has_no_problems_is_written_out() -> None:
    assert ["a", ""] == as_data(Listing(1, 1, [Scalar(1, 1, "a"), Scalar(1, 1, "")]))
    with pytest.raises(ValueError, match="without problems"):
        as_data(Listing(1, 1, [Refused(1, 1)]))
