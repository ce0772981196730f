"""The small language of ``when:``."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vertais_tui.script.conditions import (
    DEEPEST,
    KINDS,
    NAMES,
    OPERATORS,
    ConditionInvalid,
    Facts,
    Trouble,
    mentions,
    parse_condition,
)

FACTS: Facts = {
    "present": 6,
    "seats": 8,
    "newcomers": 0,
    "late": 2,
    "left": timedelta(minutes=20),
    "behind": timedelta(seconds=90),
    "meeting": "first",
}


def refusal(text: str) -> tuple[Trouble, int, str]:
    with pytest.raises(ConditionInvalid) as caught:
        parse_condition(text)
    return caught.value.trouble, caught.value.at, caught.value.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("present < 6", False),
        ("present < 7", True),
        ("present <= 6", True),
        ("present <= 5", False),
        ("present > 6", False),
        ("present > 5", True),
        ("present >= 6", True),
        ("present >= 7", False),
        ("present == 6", True),
        ("present == 5", False),
        ("present != 5", True),
        ("present != 6", False),
        ("left < 20m", False),
        ("left < 21 min", True),
        ("left <= 20 m", True),
        ("left > 1h", False),
        ("left >= 1200s", True),
        ("left == 20min", True),
        ("behind != 90 s", False),
        ("meeting == first", True),
        ("meeting == ordinary", False),
        ("meeting != last", True),
        ("first == meeting", True),
    ],
)
def test_each_operator_compares_values_of_each_sort(text: str, expected: bool) -> None:
    assert expected is parse_condition(text).holds(FACTS)


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_its_fact(name: str) -> None:
    assert parse_condition(f"{name} == {name}").holds(FACTS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_meeting_is_itself_only(kind: str) -> None:
    assert (kind == "first") is parse_condition(f"meeting == {kind}").holds(FACTS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 < present", True),
        ("20m > behind", True),
        ("1 < 2", True),
        ("present < seats", True),
        ("behind < left", True),
        ("60m == 1h", True),
        ("present<6 or seats>=8", True),
        ("  present   ==\t6\n", True),
    ],
)
def test_values_stand_on_either_side_and_white_space_is_free(text: str, expected: bool) -> None:
    assert expected is parse_condition(text).holds(FACTS)


YES, NO = "1 == 1", "1 == 2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{YES} or {NO} and {NO}", True),
        (f"({YES} or {NO}) and {NO}", False),
        (f"{NO} and {NO} or {YES}", True),
        (f"{NO} and ({NO} or {YES})", False),
        (f"not {YES} or {YES}", True),
        (f"not ({YES} or {YES})", False),
        (f"not {YES} and {NO}", False),
        (f"not ({YES} and {NO})", True),
        (f"not {NO} and {YES}", True),
        (f"not not {YES}", True),
        (f"not not not {YES}", False),
        (f"{YES} and {YES} and {NO}", False),
        (f"{YES} and {YES} and {YES}", True),
        (f"{NO} or {NO} or {YES}", True),
        (f"{NO} or {NO} or {NO}", False),
        (f"(({YES}))", True),
    ],
)
def test_not_binds_before_and_and_and_before_or(text: str, expected: bool) -> None:
    assert expected is parse_condition(text).holds(FACTS)


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("", 0, ""),
        ("   ", 0, "   "),
        ("present", 7, ""),
        ("present >", 9, ""),
        ("present > and", 10, "and"),
        ("> 3", 0, "> 3"),
        ("present 3", 8, "3"),
        ("present > 3 4", 12, "4"),
        ("present > 3 left", 12, "left"),
        ("present > 3 or", 14, ""),
        ("present > 3 and  ", 15, "  "),
        ("and present > 3", 0, "and present > 3"),
        ("not", 3, ""),
        ("(present > 3", 12, ""),
        ("(present > 3 seats", 13, "seats"),
        ("present > 3)", 11, ")"),
        ("()", 1, ")"),
        ("present = 3", 8, "= 3"),
        ("present > -3", 10, "-3"),
        ("present > 1.5", 11, ".5"),
        ("present  &  3", 9, "&  3"),
        ("left < 20x", 7, "20x"),
        ("left < 20M", 7, "20M"),
        ("left < 123456m", 7, "123456m"),
        ("present < 1234567890", 10, "1234567890"),
        ("present < seats < 4", 16, "< 4"),
        ("päivä > 3", 1, "äivä > 3"),
    ],
)
def test_what_is_no_condition_is_refused_where_it_stops_making_sense(
    text: str, at: int, value: str
) -> None:
    assert (Trouble.GRAMMAR, at, value) == refusal(text)


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("newcomer > 0", 0, "newcomer"),
        ("present > 1 and lefft < 20m", 16, "lefft"),
        ("meeting == Last", 11, "Last"),
        ("present == __import__", 11, "__import__"),
        ("Present > 1", 0, "Present"),
    ],
)
def test_a_word_that_nobody_knows_is_pointed_out(text: str, at: int, value: str) -> None:
    assert (Trouble.NAME, at, value) == refusal(text)


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("left < 20", 0, "left < 20"),
        ("present > 20m", 0, "present > 20m"),
        ("present > left", 0, "present > left"),
        ("meeting == 1", 0, "meeting == 1"),
        ("meeting == 20m", 0, "meeting == 20m"),
        ("present == first", 0, "present == first"),
        *((f"meeting {sign} first", 0, f"meeting {sign} first") for sign in ("<", "<=", ">", ">=")),
        ("present > 1 and (left < 20 or late > 1)", 17, "left < 20"),
    ],
)
def test_only_like_is_compared_with_like_and_kinds_have_no_order(
    text: str, at: int, value: str
) -> None:
    assert (Trouble.SORTS, at, value) == refusal(text)


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("not ", "")])
def test_brackets_and_negations_go_so_deep_and_no_deeper(opening: str, closing: str) -> None:
    most = DEEPEST - 1
    assert parse_condition(opening * most + YES + closing * most)
    text = opening * DEEPEST + YES + closing * DEEPEST
    assert (Trouble.GRAMMAR, len(opening) * DEEPEST) == refusal(text)[:2]


def test_what_stands_side_by_side_is_not_deep() -> None:
    text = " or ".join([f"(not ({NO} and {YES}))"] * 500)
    assert parse_condition(text).holds(FACTS)


words = st.sampled_from(
    [*NAMES, *KINDS, *OPERATORS, "and", "or", "not", "(", ")", "3", "20m", "1 h", "=", "é", "_x"]
)
texts = st.text() | st.lists(words, max_size=12).map(" ".join)


@given(texts)
@example("present\u00a0> 1")
@example("1 == 1\u2028")
def test_any_text_is_a_condition_or_refused(text: str) -> None:
    try:
        condition = parse_condition(text)
    except ConditionInvalid as error:
        at, value = error.at, error.value
    else:
        at, value = 0, ""
        assert condition.holds(FACTS) in {True, False}
    assert 0 <= at <= len(text)
    assert text[at:].startswith(value)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("meeting == first", True),
        ("first == meeting", True),
        ("not (present > 3 or meeting != last)", True),
        ("present > 3 and late < 2", False),
        ("first == last", False),
    ],
)
def test_what_a_condition_asks_for_is_known(text: str, asked: bool) -> None:
    assert asked is mentions(parse_condition(text), "meeting")
    assert not mentions(None, "meeting")
