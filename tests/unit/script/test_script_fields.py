"""What each field takes, and what it says to anything else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.scripts import SCRIPT, codes_of, places_of, problems_of
from vertais_tui.i18n import say
from vertais_tui.script.fields import SCRIPT as FORMAT
from vertais_tui.script.fields import STAGE
from vertais_tui.script.loader import parse
from vertais_tui.script.model import AUTO, Auto, Turns
from vertais_tui.script.reading import Reading


def head(field: str, value: str) -> str:
    """The script with one of its own fields changed."""
    return "".join(
        f"{field}: {value}\n" if line.startswith(f"{field}:") else line
        for line in SCRIPT.splitlines(keepends=True)
    )


def stage(extra: str) -> str:
    return SCRIPT + f"    {extra}\n"


def mends(text: str) -> list[str]:
    return [say(each.mend) for each in problems_of(text)]


@pytest.mark.parametrize("field", ["vertais", "id", "title", "minutes", "stages"])
def test_a_required_field_is_missed_where_its_part_begins(field: str) -> None:
    lines = SCRIPT.splitlines(keepends=True)
    rest = lines[:4] if field == "stages" else [each for each in lines if field not in each[:7]]
    assert ("V121", 1, 1) in places_of("".join(rest))


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("vertais", "1.0", "V138"),
        ("vertais", "", "V125"),
        ("vertais", "[1]", "V124"),
        ("id", "-a", "V134"),
        ("id", "a--b", "V134"),
        ("id", "a" * 65, "V134"),
        ("id", "", "V125"),
        ("title", "", "V125"),
        ("title", '" "', "V125"),
        ("title", "{}", "V125"),
        ("title", "[a]", "V124"),
        ("title", "{fi: }", "V125"),
        ("title", "{fi: [a]}", "V124"),
        ("title", "{fr: Soir}", "V139"),
        ("minutes", "0", "V131"),
        ("minutes", "481", "V131"),
        ("minutes", "9999999999", "V130"),
        ("minutes", "", "V125"),
        ("minutes", "{a: 1}", "V124"),
    ],
)
def test_a_wrong_value_at_the_top_is_located(field: str, value: str, code: str) -> None:
    text = head(field, value)
    assert code in codes_of(text)
    assert all(each.line for each in problems_of(text))


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ("kind2: x", "V120"),
        ("protected: ", "V125"),
        ("protected: [true]", "V124"),
        ("turns: circle", "V132"),
        ("turns: ", "V125"),
        ("turns: {a: b}", "V124"),
        ("per_person: ", "V125"),
        ("per_person: 2 h", "V136"),
        ("per_person: 2", "V135"),
        ("per_person: 4 s", "V136"),
        ("per_person: 61 min", "V136"),
        ("prompts: ", "V125"),
        ("prompts: Miten voit?", "V122"),
        ("prompts: {say: x}", "V122"),
        ("prompts: [x]", "V123"),
        ("prompts: [[x]]", "V123"),
        ("prompts: ['']", "V123"),
        ("prompts: [{say: x}]", "V121"),
        ("prompts: [{tag: hope, say: x}]", "V132"),
        ("reflections: [{kind: feeling, needs: 13, say: x}]", "V131"),
        ("reflections: [{kind: feeling, say: x}]", "V121"),
        ("reflections: [{kind: feeling, needs: 2}]", "V121"),
        ("reflections: [{kind: mood, needs: 2, say: x}]", "V132"),
        ("tips: hymyile", "V122"),
        ("tips: [[hymyile]]", "V124"),
    ],
)
def test_a_wrong_value_in_a_stage_is_located(extra: str, code: str) -> None:
    assert [code] == codes_of(stage(extra))
    assert [10] == [each.line for each in problems_of(stage(extra))]


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ("people: {min: 2}", "V121"),
        ("people: {min: 21, max: 21}", "V131"),
        ("people: 8", "V123"),
        ("people: ", "V125"),
        ("source: {author: [a]}", "V124"),
        ("source: {author: }", "V125"),
        ("source: {reviewed: 2026-13-01}", "V137"),
        ("source: {reviewed: 20261124}", "V137"),
        ("source: {reviewed: }", "V125"),
        ("form: [peer]", "V132"),
        ("form: [[online]]", "V124"),
    ],
)
def test_a_wrong_value_in_the_smaller_parts_is_located(extra: str, code: str) -> None:
    assert code in codes_of(f"{SCRIPT}{extra}\n")


@pytest.mark.parametrize("field", sorted(set(STAGE.fields) - {"id", "kind", "minutes", "say"}))
def test_a_refused_value_in_a_stage_is_told_once(field: str) -> None:
    assert ["V111"] == codes_of(stage(f"{field}: *a"))


@pytest.mark.parametrize("field", FORMAT.fields)
def test_a_refused_value_at_the_top_is_told_once(field: str) -> None:
    text = SCRIPT.partition("stages")[0] if field == "stages" else head(field, "*a")
    given = text if f"{field}: *a" in text else f"{text}{field}: *a\n"
    assert ["V111"] == codes_of(given)


def test_a_list_keeps_its_place_for_an_item_that_is_wrong() -> None:
    text = SCRIPT.replace("minutes: 10", "minutes: 20", 1) + "  - *a\n  - {id: opening}\n"
    assert [("V111", 10, 5), ("V121", 11, 5), ("V121", 11, 5), ("V150", 11, 10)] == places_of(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("auto", AUTO),
        ("2 min", timedelta(minutes=2)),
        ("2min", timedelta(minutes=2)),
        ("90 s", timedelta(seconds=90)),
        ("5 s", timedelta(seconds=5)),
        ("60 min", timedelta(hours=1)),
    ],
)
def test_a_turn_is_written_in_minutes_or_seconds(written: str, meant: timedelta | Auto) -> None:
    script = parse(stage(f"turns: piece\n    per_person: {written}"), "evening")
    assert (Turns.PIECE, meant) == (script.stages[0].turns, script.stages[0].per_person)


def test_empty_texts_between_quotation_marks_are_fine_about_the_source() -> None:
    source = parse(SCRIPT + 'source: {author: "", licence: "", reviewed: ""}\n', "evening").source
    assert ("", "", "") == (source.author, source.licence, source.reviewed)


def test_titles_are_one_line() -> None:
    assert {"fi": "Lyhyt ilta"} == parse(
        head("title", '{fi: "Lyhyt\n\n    ilta"}'), "evening"
    ).title.by_language


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        (stage("protectd: true"), "Did you mean “protected”?"),
        (stage("turns: Around"), "Did you mean “around”?"),
        (stage("cue: {swe: x}"), "The languages are: fi, en, sv, selko."),
        (stage("cue: {selkoo: x}"), "Did you mean “selko”?"),
        (head("id", "Perusilta, osa 2"), "Did you mean “perusilta-osa-2”?"),
        (head("vertais", "2"), "Write “vertais: 1”, or use a newer vertais."),
    ],
)
def test_the_likeliest_name_is_offered(text: str, mend: str) -> None:
    assert [mend] == mends(text)


def test_guessing_ends_where_nobody_meant_anything() -> None:
    reading = Reading("")
    guesses = [reading.nearest("minutez", ["minutes"]) for _ in range(201)]
    assert ["minutes"] * 200 + [""] == guesses
