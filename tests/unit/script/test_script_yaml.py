"""YAML's traps: each is a located problem, or text as it was written (safety.md §2)."""

from __future__ import annotations

import pytest
import yaml

from tests.support.scripts import SCRIPT, codes_of, places_of
from vertais_tui.script import nodes
from vertais_tui.script.loader import parse
from vertais_tui.script.nodes import Listing, Scalar, Table, compose
from vertais_tui.script.reading import Reading


@pytest.fixture(params=["CLoader", "Loader"], autouse=True)
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libyaml is missing, PyYAML's own parser does the same work."""
    monkeypatch.setattr(nodes, "_LOADER", getattr(yaml, request.param))


def said(text: str) -> str:
    stage = parse(SCRIPT + f"    hint: {text}\n", "evening.yaml").stages[0]
    assert stage.hint is not None
    return stage.hint.in_language("fi")


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "null",
        "~",
        "5:30",
        "90:00",
        "12:30:45",
        "017",
        "1_000",
        "2026-11-24",
        "0x1F",
        ".inf",
        "=",
    ],
)
def test_a_value_stays_the_text_that_was_written(text: str) -> None:
    assert text == said(text)


@pytest.mark.parametrize("minutes", ["017", "1_000", "5:30", "1e1", "+10", "-1", "٣", "10.0", "no"])
def test_only_plain_digits_are_a_number(minutes: str) -> None:
    assert "V130" in codes_of(SCRIPT.replace("minutes: 10\n", f"minutes: {minutes}\n", 1))


@pytest.mark.parametrize("flag", ["no", "on", "True", "1"])
def test_only_true_and_false_are_truth_values(flag: str) -> None:
    assert [("V133", 10, 16)] == places_of(SCRIPT + f"    protected: {flag}\n")


def test_brackets_and_braces_in_text_are_data() -> None:
    assert "x [/ y [@click=app.bell]z[/] {0}" == said('"x [/ y [@click=app.bell]z[/] {0}"')
    assert "x [/ y" == said("x [/ y")


def test_the_joiner_of_emoji_is_allowed() -> None:
    assert "👩‍👧 hyvä" == said("👩‍👧 hyvä")


def test_a_field_given_twice_keeps_its_first_value_and_is_told() -> None:
    assert [("V115", 10, 1)] == places_of(SCRIPT + "id: another\n")


def test_a_bomb_of_aliases_is_refused_where_it_is_laid() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert 20 * 3 + 1 == codes_of(bomb).count("V111")


@pytest.mark.parametrize("times", [17, 1_000, 100_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_ends_the_reading(opening: str, times: int) -> None:
    ((code, line, _column),) = places_of(opening * times)
    assert (1, True) == (line, code in {"V108", "V105", "V118"})


def test_sixteen_levels_are_read() -> None:
    assert "V108" not in codes_of("[" * 16 + "]" * 16)
    assert [("V108", 1, 17)] == places_of("[" * 17 + "]" * 17)


def test_too_many_values_end_the_reading() -> None:
    assert ["V109"] == codes_of("[" + "1," * 20_000 + "]")
    assert "V109" not in codes_of("[" + "1," * 19_999 + "]")


def test_a_text_may_be_as_long_as_the_limit() -> None:
    assert 64 * 1024 == len(said("a" * 64 * 1024))
    assert [("V110", 10, 11)] == places_of(SCRIPT + "    hint: " + "a" * (64 * 1024 + 1))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("!!python/object/apply:os.system [ls]", ("V112", 10, 11)),
        ("!!binary aGVp", ("V112", 10, 11)),
        ("! hei", ("V112", 10, 11)),
        ("&a hei", ("V111", 10, 11)),
        ("*a", ("V111", 10, 11)),
        ('"\\e[2J"', ("V104", 10, 11)),
        ('"\\x9b"', ("V104", 10, 11)),
        ('"\\u202E\\e"', ("V104", 10, 11)),
        ("a\x1b[2J", ("V104", 10, 12)),
        ("a\x9b", ("V104", 10, 12)),
        ("a\0", ("V104", 10, 12)),
        ("a\u202eb", ("V104", 10, 12)),
        ("a\ufffe", ("V104", 10, 12)),
        ("a\x85", ("V104", 10, 12)),
        ("a\ud800", ("V104", 10, 12)),
        ("@all", ("V119", 10, 11)),
        ("`all`", ("V119", 10, 11)),
        ("one: two", ("V116", 10, 14)),
        ('"never closed', ("V118", 10, 11)),
        ("[never closed", ("V118", 10, 11)),
    ],
)
def test_what_is_refused_is_refused_in_its_place(text: str, place: tuple[str, int, int]) -> None:
    assert place in places_of(SCRIPT + f"    hint: {text}\n")


def test_escapes_that_no_character_answers_to_end_the_reading() -> None:
    assert ["V105"] == codes_of('a: "\\UFFFFFFFF"')
    assert ["V105"] == codes_of('a: "\\U00110000"')


def test_merge_keys_second_documents_and_names_that_are_not_words_are_told() -> None:
    assert ("V113", 10, 5) in places_of(SCRIPT + "    <<: {title: x}\n")
    assert ["V107"] == codes_of(SCRIPT + "---\na: 1\n---\nb: 2\n")
    assert ("V114", 10, 5) in places_of(SCRIPT + "    {a: b}: c\n")
    assert ("V114", 10, 7) in places_of(SCRIPT + "    ? [a]\n    : c\n")
    assert [("V111", 10, 5)] == places_of(SCRIPT + "    *a : c\n")


def test_a_quoted_merge_key_is_an_unknown_field() -> None:
    assert [("V120", 10, 5)] == places_of(SCRIPT + '    "<<": x\n')


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "--- \n...\n", "\ufeff"])
def test_an_empty_file_is_told(text: str) -> None:
    assert [("V106", 0, 0)] == places_of(text)


@pytest.mark.parametrize("text", ["hello", "[a]", '""'])
def test_a_file_that_is_something_else_is_told(text: str) -> None:
    assert [("V123", 1, 1)] == places_of(text)


def test_a_dangerous_character_does_not_hide_the_other_problems() -> None:
    assert ["V120", "V104"] == codes_of(SCRIPT + "    say\x1b: x\n")
    assert 100 == codes_of("\x1b" * 1_000).count("V104")


def test_tabs_are_indentation_only_by_mistake() -> None:
    assert [("V117", 10, 1)] == places_of(SCRIPT + "\thint: x\n")
    assert "a\tb" == said('"a\tb"')


def test_a_slip_of_indentation_is_located() -> None:
    assert [("V105", 10, 4)] == places_of(SCRIPT + "   hint: x\n")


def test_nodes_know_where_they_stand_whatever_the_width_of_characters() -> None:
    text = "nimi: [👩‍👧, 'b']\n"
    root = compose(text, Reading(text))
    assert isinstance(root, Table)
    key, value = root.fields["nimi"]
    assert (Scalar(1, 1, "nimi"), True) == (key, isinstance(value, Listing))
    assert isinstance(value, Listing)
    assert [Scalar(1, 8, "👩‍👧"), Scalar(1, 13, "b", plain=False)] == value.items
