"""``variants:``, and scripts of one's own that extend those of the library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.scripts import SCRIPT, codes_of, places_of
from tests.support.wholes import WHOLE, Shelf, loaded
from vertais_tui.script.library import Library
from vertais_tui.script.loader import parse, read
from vertais_tui.script.source import stamp

TUESDAY = date(2026, 12, 1)
WEDNESDAY = date(2026, 12, 2)

VARIANTS = """\
variants:
- id: first-one
  title: {fi: "Eka", en: "First"}
  meeting: first
  changes: [{drop: sharing}]
- id: first-tuesday
  on: 1st tue
  changes: [{drop: round}]
- id: last-on-wednesday
  meeting: last
  on: every wed
  changes: [{replace: sharing, minutes: 20}]
"""


@pytest.mark.parametrize(
    ("meeting", "day", "expected"),
    [
        ("first", TUESDAY, 50),
        ("first", WEDNESDAY, 50),
        ("ordinary", TUESDAY, 40),
        ("ordinary", WEDNESDAY, 60),
        ("last", WEDNESDAY, 70),
        ("last", TUESDAY, 40),
        ("last", date(2026, 12, 3), 60),
    ],
)
def test_the_first_variant_that_suits_the_meeting_is_taken(
    meeting: str, day: date, expected: int
) -> None:
    found = loaded(WHOLE + VARIANTS).for_meeting(meeting, day)
    assert expected * 60 == found.script.duration.total_seconds()
    assert found.script == parse(found.source, "kept")


def test_a_variant_leaves_out_what_it_says_and_is_named() -> None:
    found = loaded(WHOLE + VARIANTS)
    first, tuesday, last = found.variants
    assert ["opening", "round", "closing-round", "closing"] == [
        stage.id for stage in first.script.stages
    ]
    assert ("first-one", "First", "first", None) == (
        first.id,
        first.title and first.title.in_language("en"),
        first.meeting,
        first.on,
    )
    assert (None, None, "last") == (tuesday.title, tuesday.meeting, last.meeting)
    assert found is found.for_meeting("ordinary", WEDNESDAY)


def test_a_variant_without_a_when_suits_every_meeting() -> None:
    found = loaded(WHOLE + "variants: [{id: short, changes: [{drop: sharing}]}]\n")
    assert {50} == {
        found.for_meeting(meeting, day).script.duration.total_seconds() // 60
        for meeting in ("first", "ordinary", "last")
        for day in (TUESDAY, WEDNESDAY)
    }


def test_what_extends_has_variants_of_its_own() -> None:
    text = "id: ours\nextends: whole-evening\nchanges: [{drop: round}]\n" + VARIANTS.replace(
        "drop: round", "replace: opening, minutes: 9"
    )
    found = loaded(text, Shelf({"whole-evening": WHOLE}))
    durations = [each.script.duration.total_seconds() // 60 for each in found.variants]
    assert [30, 39, 50] == durations
    assert all(each.script == parse(each.source, each.id) for each in found.variants)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("variants: quiet\n", [("V122", 39, 11)]),
        ("variants: [quiet]\n", [("V123", 39, 12)]),
        ("variants: [{id: quiet}]\n", [("V121", 39, 12)]),
        ("variants: [{id: quiet, changes: drop}]\n", [("V122", 39, 33)]),
        ("variants: [{id: quiet, changes: [drop]}]\n", [("V123", 39, 34)]),
        ("variants: [{id: quiet, changes: [{drop: no}]}]\n", [("V155", 39, 41)]),
        ("variants: [{id: quiet, changes: [], meeting: new}]\n", [("V132", 39, 46)]),
        (
            "variants: [{id: quiet, changes: [{replace: round, minutes: x}]}]\n",
            [("V130", 39, 60)],
        ),
        ("variants: [{id: quiet, changes: [{before: round}]}]\n", [("V163", 39, 34)]),
        ("variants: [{id: quiet, extends: a, changes: []}]\n", [("V120", 39, 24)]),
    ],
)
def test_what_is_wrong_in_a_variant_is_told_once(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert expected == places_of(WHOLE + text)


def test_what_is_wrong_in_the_script_is_not_told_again_for_each_variant() -> None:
    text = WHOLE.replace("min: 4", "min: 9")
    assert ["V152"] == codes_of(text + VARIANTS)
    assert ["V122"] == codes_of(WHOLE.partition("stages:")[0] + "stages: none\n" + VARIANTS)


def test_a_variant_is_made_of_a_script_without_a_usable_field_as_well() -> None:
    assert "V121" in codes_of("variants: [{id: quiet, changes: []}]\n")
    assert [] != codes_of("variant: []\n")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    own.mkdir()
    shipped.mkdir()
    (shipped / "whole.yaml").write_text(WHOLE, encoding="utf-8")
    return own, shipped


def test_an_own_script_may_bear_the_id_of_the_one_that_it_extends(
    folders: tuple[Path, Path],
) -> None:
    own, shipped = folders
    text = "id: whole-evening\nextends: whole-evening\nchanges: [{drop: round}]\n"
    (own / "mine.yaml").write_text(text, encoding="utf-8")
    (entry,) = Library(own, shipped).entries()
    assert ("whole-evening", "own", 4) == (
        entry.id,
        entry.origin.value,
        len(entry.open().script.stages),
    )


def test_what_extends_follows_its_base_when_that_changes(folders: tuple[Path, Path]) -> None:
    own, shipped = folders
    (own / "mine.yaml").write_text("id: mine\nextends: whole-evening\n", encoding="utf-8")
    library = Library(own, shipped)
    before = library.find("mine").open().script.people.max
    changed = WHOLE.replace("max: 8", "max: 7")
    (shipped / "whole.yaml").write_text(changed, encoding="utf-8")
    library.look_again()
    assert (8, 7) == (before, library.find("mine").open().script.people.max)


def test_files_without_an_id_or_that_cannot_be_read_are_no_bases(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    own, shipped = folders
    (own / "a-none.yaml").write_text("title: none\n", encoding="utf-8")
    (own / "b-bytes.yaml").write_bytes(b"\xff\xfe\x00id: b\n")
    (own / "c-folder.yaml").mkdir()
    (own / "d.yaml").write_text("id: 'd'\nextends: whole-evenin\n", encoding="utf-8")
    library = Library(own, shipped)
    assert ["d", "whole-evening"] == [script_id for _, script_id, _ in library.texts()]
    problem = library.find("d").first_problem
    assert problem is not None
    assert ("V158", "whole-evening") == (problem.code, problem.mend.params["nearest"])
    assert [] == list(Library(tmp_path / "none", own / "d.yaml").texts())


def test_a_script_that_only_has_itself_to_extend_has_nothing(folders: tuple[Path, Path]) -> None:
    own, shipped = folders
    (own / "mine.yaml").write_text("id: mine\nextends: mine\n", encoding="utf-8")
    problem = Library(own, shipped).find("mine").first_problem
    assert "V158" == (problem and problem.code)


def test_whether_the_kind_of_meeting_matters_is_known(tmp_path: Path) -> None:
    def depends(text: str) -> bool:
        return read(text.encode(), tmp_path / "evening.yaml").depends_on_meeting

    assert not depends(SCRIPT)
    assert not depends(SCRIPT + "    when: present > 2\n")
    assert depends(SCRIPT + "    when: meeting == first\n")
    variant = "variants:\n  - {id: a, meeting: last, changes: []}\n"
    assert depends(SCRIPT + variant)
    assert not depends(SCRIPT + variant.replace("meeting: last", "on: every mon"))


def test_a_stamp_changes_with_the_file_and_is_none_where_there_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "evening.yaml"
    assert stamp(path) is None
    path.write_text(SCRIPT)
    before = stamp(path)
    assert before == stamp(path)
    path.write_text(SCRIPT + "#")
    assert before != stamp(path)
    assert stamp(Path("a\0b")) is None
