"""Times, lengths of time, and what depends on them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from tests.support.scripts import SCRIPT, codes_of, places_of, problems_of
from tests.support.wholes import loaded
from vertais_tui.script.conditions import parse_condition
from vertais_tui.script.loader import parse
from vertais_tui.script.model import AUTO, Stage
from vertais_tui.script.times import CalendarRule

AROUND = f"{SCRIPT}    turns: around\n"


def stage_of(text: str) -> Stage:
    return parse(text, "evening.yaml").stages[0]


def seconds(number: int) -> timedelta:
    return timedelta(seconds=number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5s", 5),
        ("5 s", 5),
        ("90 s", 90),
        ("2m", 120),
        ("2 m", 120),
        ("2min", 120),
        ("2 min", 120),
        ("60 min", 3600),
        ("1h", 3600),
        ("1 h", 3600),
        ("3600 s", 3600),
    ],
)
def test_a_length_of_time_has_a_unit(text: str, expected: int) -> None:
    assert seconds(expected) == stage_of(f"{AROUND}    per_person: {text}\n").per_person


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("90", "V135"),
        ("2 hours", "V135"),
        ("2  min", "V135"),
        ("1.5 min", "V135"),
        ("-5 s", "V135"),
        ("1234567 s", "V135"),
        ('""', "V135"),
        ("Auto", "V135"),
        ("4 s", "V136"),
        ("0 s", "V136"),
        ("3601 s", "V136"),
        ("61 min", "V136"),
        ("2h", "V136"),
        ("", "V125"),
        ("[2 min]", "V124"),
        ("{time: []}", "V124"),
        ("{time: }", "V125"),
        ('{time: ""}', "V135"),
        ("{time: soon}", "V135"),
        ("{time: 4 s}", "V136"),
        ("{min: auto}", "V135"),
        ("{max: 2h}", "V136"),
        ("{max: }", "V125"),
        ("{most: 2 min}", "V120"),
    ],
)
def test_a_turn_that_cannot_be_is_refused(text: str, code: str) -> None:
    assert [code] == codes_of(f"{AROUND}    per_person: {text}\n")


def test_what_is_out_of_range_is_told_its_bounds() -> None:
    (found,) = problems_of(f"{AROUND}    per_person: 4 s\n")
    assert (11, 17) == (found.line, found.column)
    assert {"value": "4 s", "low": 5, "high": 60} == found.message.params


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("auto", (AUTO, None, None)),
        ("2 min", (seconds(120), None, None)),
        ("{time: auto}", (AUTO, None, None)),
        ("{time: 2 min}", (seconds(120), None, None)),
        ("{min: 1 min}", (AUTO, seconds(60), None)),
        ("{max: 4 min}", (AUTO, None, seconds(240))),
        ("{time: auto, min: 60 s, max: 4m}", (AUTO, seconds(60), seconds(240))),
        ("{}", (AUTO, None, None)),
    ],
)
def test_a_turn_is_a_time_or_shared_out_within_bounds(
    text: str, expected: tuple[object, object, object]
) -> None:
    stage = stage_of(f"{AROUND}    per_person: {text}\n")
    assert expected == (stage.per_person, stage.turn_shortest, stage.turn_longest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("end-15m", 900), ("end - 15 min", 900), ("end -90 s", 90), ("end- 1h", 3600), ("end-0s", 0)],
)
def test_an_anchor_says_how_long_before_the_end(text: str, expected: int) -> None:
    assert seconds(expected) == stage_of(f"{SCRIPT}    anchor: {text}\n").anchor


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("15m", "V145"),
        ("start+15m", "V145"),
        ('""', "V145"),
        ("end", "V145"),
        ("end-", "V135"),
        ("end-soon", "V135"),
        ("end-13h", "V136"),
        ("", "V125"),
        ("[end-15m]", "V124"),
    ],
)
def test_what_is_no_anchor_is_refused(text: str, code: str) -> None:
    assert [(code, 10, 13 if text else 12)] == places_of(f"{SCRIPT}    anchor: {text}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19:15", time(19, 15)),
        ("7.05", time(7, 5)),
        ("07:05", time(7, 5)),
        ("0:00", time(0, 0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_stage_begins_at_a_time_of_day(text: str, expected: time) -> None:
    assert expected == stage_of(f"{SCRIPT}    at: {text}\n").at


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("24:00", "V146"),
        ("19:60", "V146"),
        ("19", "V146"),
        ("7 pm", "V146"),
        ('""', "V146"),
        ("", "V125"),
        ("{h: 19}", "V124"),
    ],
)
def test_what_is_no_time_of_day_is_refused(text: str, code: str) -> None:
    assert [(code, 10, 9 if text else 8)] == places_of(f"{SCRIPT}    at: {text}\n")


def test_a_stage_and_a_prompt_may_hang_on_a_condition() -> None:
    prompt = '    prompts: [{tag: info, when: left > 5m, say: "Hei."}]\n'
    stage = stage_of(f"{SCRIPT}    when: newcomers > 0\n{prompt}")
    assert parse_condition("newcomers > 0") == stage.when
    assert parse_condition("left > 5m") == stage.prompts[0].when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("newcomer > 0", ("V142", "newcomer", "newcomers")),
        ("meeting == frist", ("V142", "frist", "first")),
        ("newcomers >", ("V141", "", "")),
        ("newcomers > 0 and", ("V141", "", "")),
        ("newcomers > ) 0", ("V141", ") 0", "")),
        ("left > 5", ("V143", "left > 5", "left")),
    ],
)
def test_a_condition_that_is_not_understood_is_told_with_its_value(
    text: str, expected: tuple[str, str, str]
) -> None:
    (found,) = problems_of(f"{SCRIPT}    when: {text}\n")
    params = found.message.params
    assert expected == (found.code, params["value"], params["nearest"])
    assert (10, 11) == (found.line, found.column)


@pytest.mark.parametrize(("text", "code"), [("", "V125"), ("[a]", "V124"), ('""', "V141")])
def test_a_condition_is_a_line_of_text(text: str, code: str) -> None:
    assert [(code, 10, 11 if text else 10)] == places_of(f"{SCRIPT}    when: {text}\n")


DECEMBER_TUESDAYS = (1, 8, 15, 22, 29)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1st tue", [1]),
        ("2nd tue", [8]),
        ("3rd tue", [15]),
        ("4th tue", [22]),
        ("last tue", [29]),
        ("every tue", list(DECEMBER_TUESDAYS)),
        ("LAST Thu", [31]),
        ("4th thu", [24]),
        ("every mon", [7, 14, 21, 28]),
        ("1st sun", [6]),
        ("last wed", [30]),
        ("2nd fri", [11]),
        ("3rd sat", [19]),
    ],
)
def test_a_rule_names_weekdays_of_the_month(text: str, expected: list[int]) -> None:
    variants = f"variants: [{{id: quiet, on: {text}, changes: []}}]\n"
    rule = loaded(SCRIPT + variants).variants[0].on
    days = [day for day in range(1, 32) if rule and rule.holds_on(date(2026, 12, day))]
    assert expected == days


def test_the_last_one_of_a_short_month_is_its_fourth() -> None:
    last = CalendarRule(-1, 0)
    assert [22] == [day for day in range(1, 29) if last.holds_on(date(2027, 2, day))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5th tue", "V147"),
        ("1st tuesday", "V147"),
        ("tue", "V147"),
        ("1st  tue", "V147"),
        ('""', "V147"),
        ("", "V125"),
        ("[1st tue]", "V124"),
    ],
)
def test_what_is_no_day_of_the_calendar_is_refused(text: str, code: str) -> None:
    variants = f"variants:\n- id: quiet\n  changes: []\n  on: {text}\n"
    assert [(code, 13, 7 if text else 6)] == places_of(SCRIPT + variants)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2026-11-24", "2026-11-24"), ('"2024-02-29"', "2024-02-29"), ('""', "")],
)
def test_a_day_is_a_date_or_left_open(text: str, expected: str) -> None:
    found = parse(f"{SCRIPT}source: {{reviewed: {text}}}\n", "evening.yaml")
    assert expected == found.source.reviewed


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-02-30", "V137"),
        ("2025-02-29", "V137"),
        ("24.11.2026", "V137"),
        ("20261124", "V137"),
        ("2026-W48-2", "V137"),
        ("soon", "V137"),
        ("", "V125"),
        ("[]", "V124"),
    ],
)
def test_what_is_no_date_is_refused(text: str, code: str) -> None:
    assert [(code, 11, 13 if text else 12)] == places_of(f"{SCRIPT}source:\n  reviewed: {text}\n")
