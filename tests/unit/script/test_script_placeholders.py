"""``{group}`` and its like."""

from __future__ import annotations

import pytest

from tests.support.scripts import SCRIPT, codes_of
from vertais_tui.script.placeholders import FALLBACKS, fill, placeholders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("No braces.", []),
        ("{group}", [("group", 0)]),
        ("In {left} min {left}", [("left", 3), ("left", 14)]),
        ("{who_is_this}", [("who_is_this", 0)]),
        ("{} {1} {a b} {-} {ä} {group", []),
        ("{{group}}", [("group", 1)]),
        ("{" + "a" * 32 + "}", [("a" * 32, 0)]),
        ("{" + "a" * 33 + "}", []),
    ],
)
def test_a_name_between_braces_is_found_where_its_brace_opens(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert expected == list(placeholders(text))


def test_what_is_known_is_filled_in_and_the_rest_stays_as_it_is_written() -> None:
    values = {"group": "Tuesday", "left": "{group}"}
    assert "Tuesday: {group} min, {present} {}" == fill("{group}: {left} min, {present} {}", values)
    assert "Tuesday" == fill("Tuesday", {})


def test_every_placeholder_has_words_to_stand_in_for_it() -> None:
    text = " ".join(f"{{{name}}}" for name in FALLBACKS)
    assert " ".join(FALLBACKS.values()) == fill(text, FALLBACKS)
    assert all(FALLBACKS.values())


def test_a_script_may_name_those_that_there_are_and_no_other() -> None:
    for name in FALLBACKS:
        assert [] == codes_of(SCRIPT.replace("Welcome.", f"Welcome, {{{name}}}."))
    assert ["V144"] == codes_of(SCRIPT.replace("Welcome.", "Welcome, {grup}."))
    assert [] == codes_of(SCRIPT.replace("Welcome.", "Welcome {12}."))
