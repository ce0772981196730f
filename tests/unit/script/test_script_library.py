"""Finding scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.scripts import SCRIPT
from vertais_tui.errors import CannotWrite, ScriptInvalid, ScriptUnknown, ScriptUnreadable
from vertais_tui.script import library
from vertais_tui.script.library import Entry, Library, Origin, shipped_folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    for each in ("another", "basic-evening", "zenith", "first-meeting"):
        put(folder, each)
    return folder


def put(folder: Path, script_id: str, name: str = "") -> Path:
    path = folder / (name or f"{script_id}.yaml")
    path.write_text(SCRIPT.replace("short-evening", script_id), encoding="utf-8")
    return path


def listed(found: Library) -> list[tuple[str, str]]:
    return [(entry.id, entry.origin.value) for entry in found.entries()]


def test_the_shipped_scripts_are_those_of_the_working_copy() -> None:
    assert ["first-meeting", "basic-evening"] == [each.id for each in Library().entries()][:2]


def test_an_installed_package_brings_its_scripts_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "_PACKAGE", tmp_path)
    assert tmp_path.parent / "sessions" == shipped_folder()
    (tmp_path / "_sessions").mkdir()
    assert tmp_path / "_sessions" == shipped_folder()


def test_own_scripts_come_first_and_shipped_ones_in_their_order(own: Path, shipped: Path) -> None:
    put(own, "ours", "b.yml")
    put(own, "mine", "c.yaml")
    put(own, "hidden", ".c.yaml")
    put(own, "not-a-script", "notes.txt")
    (own / "cards").mkdir()
    assert [
        ("mine", "own"),
        ("ours", "own"),
        ("first-meeting", "shipped"),
        ("basic-evening", "shipped"),
        ("another", "shipped"),
        ("zenith", "shipped"),
    ] == listed(Library(own, shipped))


def test_an_own_script_wins_over_a_shipped_one_of_its_id(own: Path, shipped: Path) -> None:
    path = put(own, "zenith", "mine.yaml")
    found = Library(own, shipped)
    assert (path, Origin.OWN) == (found.find("zenith").path, found.find("zenith").origin)
    assert 1 == [each.id for each in found.entries()].count("zenith")


def test_a_script_with_problems_is_an_entry(own: Path, shipped: Path) -> None:
    (own / "draft.yaml").write_text("id: draft", encoding="utf-8")
    entry = Library(own, shipped).find("draft")
    assert (None, "V121") == (entry.loaded, entry.first_problem and entry.first_problem.code)
    with pytest.raises(ScriptInvalid):
        entry.open()


def test_what_cannot_be_read_is_an_entry(own: Path, shipped: Path) -> None:
    os.mkfifo(own / "pipe.yaml")
    entry = Library(own, shipped).find("pipe")
    assert isinstance(entry.error, ScriptUnreadable)
    assert ("V006", None) == (entry.error.code, entry.first_problem)


def test_a_good_entry_opens(own: Path, shipped: Path) -> None:
    entry = Library(own, shipped).find("zenith")
    assert (None, None) == (entry.error, entry.first_problem)
    assert entry.open() is entry.loaded


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert () == Library(tmp_path / "none", tmp_path / "neither").entries()


def test_a_folder_that_cannot_be_listed_is_an_entry(tmp_path: Path, shipped: Path) -> None:
    own = tmp_path / "scripts"
    own.write_text("not a folder", encoding="utf-8")
    entry = Library(own, shipped).entries()[0]
    assert ("scripts", own, Origin.OWN) == (entry.id, entry.path, entry.origin)
    assert str(entry.error).startswith(f"V007 The folder {own} cannot be read (Not a directory).")


def test_a_path_is_opened_wherever_it_is(
    tmp_path: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "elsewhere", "evening")
    monkeypatch.chdir(tmp_path)
    found = Library(None, shipped)
    entries: Iterator[Entry] = (found.find(name) for name in (str(path), "./evening", "evening"))
    assert {("elsewhere", Origin.FILE)} == {(each.id, each.origin) for each in entries}


def test_a_path_to_nothing_says_so(shipped: Path) -> None:
    assert str(Library(None, shipped).find("zenth.yaml").error).startswith(
        "V001 There is no file zenth.yaml."
    )


def test_an_id_wins_over_a_file_of_the_same_name(
    tmp_path: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zenith").mkdir()
    monkeypatch.chdir(tmp_path)
    assert Origin.SHIPPED is Library(None, shipped).find("zenith").origin


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Zenit", "There is no script “Zenit”. Did you mean “zenith”?"),
        ("", "There is no script “”. The list shows those there are."),
        ("qqq", "There is no script “qqq”. The list shows those there are."),
        ("a\0b", "There is no script “a\ufffdb”. The list shows those there are."),
        ("x" * 5000, f"There is no script “{'x' * 47}…”. The list shows those there are."),
    ],
)
def test_an_unknown_name_brings_the_nearest(name: str, said: str, shipped: Path) -> None:
    with pytest.raises(ScriptUnknown) as caught:
        Library(None, shipped).find(name)
    assert said == str(caught.value)


def test_the_folders_are_read_once_until_asked_again(own: Path, shipped: Path) -> None:
    found = Library(own, shipped)
    before = found.entries()
    put(own, "newcomer")
    assert before is found.entries()
    found.look_again()
    found.look_again()
    assert "newcomer" == found.entries()[0].id


def test_what_is_read_bit_by_bit_is_what_there_is(own: Path, shipped: Path) -> None:
    put(own, "mine")
    found = Library(own, shipped)
    assert found.known is None
    assert found.settle(found.reading()) == found.known == found.entries()


def test_a_new_script_is_kept_in_the_persons_own_folder(tmp_path: Path) -> None:
    found = Library(tmp_path / "new" / "scripts")
    path = found.keep("short-evening", SCRIPT)
    assert (tmp_path / "new" / "scripts" / "short-evening.yaml", SCRIPT) == (
        path,
        path.read_text("utf-8"),
    )
    assert "short-evening" == found.find("short-evening").id
    with pytest.raises(CannotWrite, match="is there already"):
        found.keep("short-evening", "other")
    assert SCRIPT == path.read_text("utf-8")


def test_a_script_that_cannot_be_kept_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="cannot be written"):
        Library(tmp_path / "file" / "scripts").keep("a", SCRIPT)
    with pytest.raises(CannotWrite, match="no folder"):
        Library().keep("a", SCRIPT)
