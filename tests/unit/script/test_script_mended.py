"""Each of these fails now (12:55). Ready to move into tests/unit/script once mended."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.scripts import SCRIPT, codes_of
from tests.support.wholes import WHOLE, Shelf, loaded
from vertais_tui.errors import ScriptInvalid
from vertais_tui.script.library import Library
from vertais_tui.script.lint import told_feelings
from vertais_tui.script.loader import parse
from vertais_tui.script.model import Shrink, Stage, StageKind
from vertais_tui.script.pacing import plan

BASES = Shelf({"whole-evening": WHOLE})


@pytest.mark.parametrize("own", ["", "id: Not An Id, ", "id: , "])
def test_a_variant_without_a_usable_id_is_a_problem(own: str) -> None:
    assert codes_of(WHOLE + f"variants: [{{{own}changes: []}}]\n")


@pytest.mark.parametrize("minutes", ["²", "٣x", "9" * 5000])
def test_a_length_that_is_no_number_is_a_problem(minutes: str) -> None:
    text = f"id: o\nextends: whole-evening\nchanges: [{{replace: sharing, minutes: {minutes}}}]\n"
    with pytest.raises(ScriptInvalid):
        loaded(text, BASES)


def test_a_variant_may_give_its_length() -> None:
    variants = "variants: [{id: q, minutes: 50, changes: [{drop: sharing}]}]\n"
    (found,) = loaded(WHOLE + variants).variants
    assert timedelta(minutes=50) == found.script.duration


def test_a_length_that_a_variant_gives_must_be_true() -> None:
    variants = "variants: [{id: q, minutes: 99, changes: [{replace: sharing, cue: x}]}]\n"
    assert ["V151"] == codes_of(WHOLE + variants)


def test_what_is_expected_of_the_script_is_not_expected_of_a_variant() -> None:
    expect = "expect: [{seats: 6, then: {stage: sharing}}]\n"
    variants = "variants: [{id: q, changes: [{drop: sharing}]}]\n"
    assert [] == codes_of(WHOLE + expect + variants)


@pytest.mark.parametrize("text", ["You're feeling sad.", "You’re feeling sad."])
def test_a_short_form_tells_people_what_they_feel_as_well(text: str) -> None:
    assert [text[:14]] == list(told_feelings(text, "en"))


def test_a_script_in_one_unnamed_language_is_not_judged_by_another() -> None:
    text = SCRIPT.replace('{fi: "Tervetuloa.", en: "Welcome."}', "Täällä kuultu jää tänne.")
    text = text.replace('{fi: "Lyhyt ilta", en: "A short evening"}', "Ilta")
    assert "V205" not in [each.code for each in loaded(text).warnings]


def test_the_shortest_turn_is_not_longer_than_the_longest() -> None:
    assert [] != codes_of(SCRIPT + "    turns: around\n    per_person: {min: 5m, max: 1m}\n")


def test_an_own_script_is_not_its_own_base_by_another_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    own.mkdir()
    shipped.mkdir()
    (shipped / "w.yaml").write_text(WHOLE, encoding="utf-8")
    (own / "m.yaml").write_text("id: whole-evening\nextends: whole-evening\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Library(own, shipped).find("own/m.yaml").open().extends


def test_the_text_that_is_kept_can_always_be_read_again() -> None:
    tips = "".join(f'    - "{"x" * 60_000}"\n' for _ in range(17))
    base = Shelf({"whole-evening": WHOLE + "    tips:\n" + tips})
    text = f'id: o\nextends: whole-evening\nchanges: [{{replace: round, hint: "{"z" * 40_000}"}}]\n'
    found = loaded(text, base)
    assert found.script == parse(found.source, "kept")


def test_time_that_is_won_by_leaving_a_stage_out_goes_back_to_those_that_gave() -> None:
    sharing = Stage(id="s", kind=StageKind.SHARING, duration=timedelta(minutes=60))
    extra = Stage(
        id="e",
        kind=StageKind.SHARING,
        duration=timedelta(minutes=15),
        shrink=Shrink.NO,
        optional=True,
    )
    found = plan([sharing, extra], 6, timedelta(minutes=44))
    assert timedelta(minutes=44) == sum(found.lengths, timedelta())


@pytest.mark.parametrize(
    ("before", "after"),
    [('title: {fi: "Ilta", en: "Evening"}', "title: *a"), ("minutes: 60", "minutes: *a")],
)
def test_what_is_refused_in_a_script_with_variants_is_a_problem(before: str, after: str) -> None:
    text = WHOLE.replace(before, after) + "variants: [{id: q, changes: []}]\n"
    assert "V111" in codes_of(text)


def test_what_is_refused_where_no_variant_reads_it_is_a_problem() -> None:
    text = WHOLE + "summary: *a\nvariants: [{id: q, changes: []}]\n"
    assert codes_of(text)
