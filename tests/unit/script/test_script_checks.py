"""What fields mean together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.scripts import SCRIPT, codes_of, places_of
from vertais_tui.script.loader import load, parse

SECOND = "  - {id: closing, kind: closing, minutes: 5}\n"


def warned(folder: Path, text: str) -> list[tuple[str, int, int, object]]:
    path = folder / "evening.yaml"
    path.write_text(text, encoding="utf-8")
    return [
        (each.code, each.line, each.column, each.message.params["languages"])
        for each in load(path).warnings
        if each.code == "V160"
    ]


def test_stages_add_up_to_the_evening() -> None:
    assert [("V151", 4, 10)] == places_of(SCRIPT + SECOND)
    assert [] == places_of(SCRIPT.replace("minutes: 10", "minutes: 15", 1) + SECOND)


@pytest.mark.parametrize(
    "text",
    [
        SCRIPT.replace("minutes: 10", "minutes: ten", 1) + SECOND,
        SCRIPT.replace("    minutes: 10", "    minutes: ten") + SECOND,
        SCRIPT.replace("    minutes: 10\n", "") + SECOND,
        SCRIPT + "  - *a\n",
        SCRIPT.partition("stages")[0] + "stages: []\n",
    ],
)
def test_nothing_is_added_up_while_a_length_is_missing(text: str) -> None:
    assert "V151" not in codes_of(text)
    assert codes_of(text)


def test_each_stage_has_an_id_of_its_own() -> None:
    text = SCRIPT.replace("minutes: 10", "minutes: 20", 1) + SECOND + SECOND
    assert [("V150", 11, 10)] == places_of(text)


def test_the_smallest_group_is_not_larger_than_the_largest() -> None:
    assert [("V152", 10, 15)] == places_of(SCRIPT + "people: {min: 5, max: 4}\n")
    assert [] == places_of(SCRIPT + "people: {min: 4, max: 4}\n")
    assert ["V131"] == codes_of(SCRIPT + "people: {min: 5, max: 0}\n")


@pytest.mark.parametrize("turns", ["none", "pairs", "triads", "writing"])
def test_a_turn_needs_a_floor(turns: str) -> None:
    text = f"{SCRIPT}    turns: {turns}\n    per_person: 2 min\n"
    assert [("V153", 11, 5)] == places_of(text)


def test_a_turn_without_any_turns_has_no_floor_either() -> None:
    assert [("V153", 10, 5)] == places_of(SCRIPT + "    per_person: auto\n")


@pytest.mark.parametrize("turns", ["around", "piece", "one-word", "popcorn", "hands"])
def test_a_turn_is_fine_where_the_floor_is_given(turns: str) -> None:
    assert [] == places_of(f"{SCRIPT}    turns: {turns}\n    per_person: 2 min\n")


def test_nothing_is_said_of_a_turn_while_the_turns_are_wrong() -> None:
    assert ["V132"] == codes_of(SCRIPT + "    turns: circle\n    per_person: 2 min\n")


def test_a_text_that_lacks_a_language_of_the_others_is_warned_of(tmp_path: Path) -> None:
    text = SCRIPT + '    cue: Istu.\n    hint: {en: Wait.}\n    tips: [{sv: "Vänta."}]\n'
    assert [("V160", 11, 11, "fi"), ("V160", 12, 12, "fi, en")] == warned(tmp_path, text)


def test_a_script_in_one_language_is_not_warned_of(tmp_path: Path) -> None:
    text = SCRIPT.replace(', en: "A short evening"', "").replace(', en: "Welcome."', "")
    assert [] == warned(tmp_path, text)
    assert ("fi",) == parse(text, "evening").languages


def test_a_script_that_names_no_language_speaks_those_of_the_program() -> None:
    text = SCRIPT.replace('{fi: "Lyhyt ilta", en: "A short evening"}', "Ilta").replace(
        '{fi: "Tervetuloa.", en: "Welcome."}', "Hei."
    )
    assert ("fi", "en") == parse(text, "evening").languages
