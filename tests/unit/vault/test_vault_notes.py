"""The facilitator's own notes: kept, found again, forgotten."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.manual_clock import EVENING, ManualClock
from tests.support.vaults import a_vault
from vertais_tui.errors import NoteUnknown
from vertais_tui.vault.notes import NOTES_KEPT, Drawer, Note
from vertais_tui.vault.vault import Vault


def found(vault: Vault, words: str) -> list[str]:
    return [note.text for note in vault.notes.search(words)]


def test_a_note_is_kept_with_its_day_of_forgetting(tmp_path: Path) -> None:
    clock = ManualClock()
    with a_vault(tmp_path / "vault", clock) as vault:
        note = vault.notes.add(Drawer.KUMMI, "Kysy Kummilta:\n\tmiten jaksaa? 🌧\0")
        assert note == vault.notes.get(note.id)
        expected = Note(
            id=1,
            drawer=Drawer.KUMMI,
            text="Kysy Kummilta:\n\tmiten jaksaa? 🌧\0",
            written_at=EVENING,
            expires_at=EVENING + NOTES_KEPT,
        )
        assert expected == note
    assert timedelta(days=30) == NOTES_KEPT


def test_notes_are_listed_newest_first_and_drawer_by_drawer(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        for number, drawer in enumerate([Drawer.ME, Drawer.NEXT_TIME, Drawer.ME]):
            vault.notes.add(drawer, str(number))
        assert ["2", "1", "0"] == [note.text for note in vault.notes.all()]
        assert ["2", "0"] == [note.text for note in vault.notes.all(Drawer.ME)]
        assert [] == vault.notes.all(Drawer.NEUVOJA)


def test_a_note_that_is_not_there_is_named(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        for asking in (vault.notes.get, vault.notes.forget):
            with pytest.raises(NoteUnknown, match="There is no note 7"):
                asking(7)


def test_a_forgotten_note_is_gone_and_its_number_is_not_given_again(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        kept = vault.notes.add(Drawer.ME, "sun")
        forgotten = vault.notes.add(Drawer.ME, "rain")
        vault.notes.forget(forgotten.id)
        assert [kept] == vault.notes.all()
        assert [] == found(vault, "rain")
        with pytest.raises(NoteUnknown):
            vault.notes.get(forgotten.id)
        assert forgotten.id < vault.notes.add(Drawer.ME, "snow").id


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hengit", ["Hengitä ensin"]),
        ("HENGITÄ", ["Hengitä ensin"]),
        ("hengita", ["Hengitä ensin"]),
        ("ensin hengitä", ["Hengitä ensin"]),
        (unicodedata.normalize("NFD", "äiti"), ["Äiti soitti"]),
        ("soitti hengitä", []),
        ("engit", []),
        ("", []),
        ('  "*()- _', []),
    ],
)
def test_notes_are_found_by_how_their_words_begin(tmp_path: Path, words, expected) -> None:
    with a_vault(tmp_path / "vault") as vault:
        vault.notes.add(Drawer.ME, "Hengitä ensin")
        vault.notes.add(Drawer.ME, "Äiti soitti")
        assert expected == found(vault, words)


def test_a_note_spelt_with_combining_marks_is_found(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        vault.notes.add(Drawer.ME, unicodedata.normalize("NFD", "työpäivä"))
        assert 1 == len(found(vault, "työpäivä"))


@pytest.mark.parametrize(
    "asked",
    ['sun"', "sun*", "sun AND", "sun OR", "NOT sun", "sun NEAR", "-sun", "(sun", "text:sun",
     "sun + rain", "^sun", "{text}: sun", "sun_", "_ sun", "sun;DROP TABLE notes", "'sun"],
)  # fmt: skip
def test_signs_of_the_search_language_are_only_signs(tmp_path: Path, asked: str) -> None:
    with a_vault(tmp_path / "vault") as vault:
        text = "sun rain and or not near text drop table notes"
        vault.notes.add(Drawer.ME, text)
        assert [text] == found(vault, asked)


def test_a_draft_waits_in_its_drawer(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        assert "" == vault.notes.draft(Drawer.ME)
        vault.notes.save_draft(Drawer.ME, "half a")
        vault.notes.save_draft(Drawer.ME, "half a thought")
        vault.notes.save_draft(Drawer.ME, "half a thought")
        vault.notes.save_draft(Drawer.KUMMI, "another")
    with a_vault(tmp_path / "vault") as vault:
        assert "half a thought" == vault.notes.draft(Drawer.ME)
        vault.notes.save_draft(Drawer.ME, "")
        vault.notes.clear_draft(Drawer.KUMMI)
        assert ["", ""] == [vault.notes.draft(drawer) for drawer in (Drawer.ME, Drawer.KUMMI)]


def test_half_a_character_is_kept_as_a_question_mark(tmp_path: Path) -> None:
    """A pipe may bring one; it must not end in an error that carries the whole note."""
    with a_vault(tmp_path / "vault") as vault:
        note = vault.notes.add(Drawer.ME, "kesä\udcff")
        vault.notes.save_draft(Drawer.ME, "\ud800talvi")
        assert note == vault.notes.get(note.id)
        assert ("kesä?", "?talvi") == (note.text, vault.notes.draft(Drawer.ME))
        assert [] == found(vault, "\ud800")


def test_a_note_does_not_show_its_words_by_accident(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        assert "Note(id=1)" == repr(vault.notes.add(Drawer.ME, "canary"))
        assert "Vault(…) Store(…) Key(…)" == f"{vault!r} {vault._store!r} {vault._store._key!r}"


def test_everything_that_is_saved_can_be_shown(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        vault.notes.add(Drawer.ME, "one")
        fields = vault.saved_fields()
        assert {"settings", "live", "journal", "facts", "notes", "drafts"} == {
            table for table, _column, _rows in fields
        }
        assert {"id", "drawer", "text", "written_at", "expires_at"} == {
            column for table, column, rows in fields if table == "notes" and rows == 1
        }
