"""Forgetting what has had its time, and only that."""

from __future__ import annotations

from datetime import timedelta, timezone
from pathlib import Path

import pytest

from tests.support.manual_clock import EVENING, ManualClock
from tests.support.vaults import Disk, a_vault, flip, main_file
from vertais_tui.errors import CannotWrite
from vertais_tui.vault.facts import FACTS_KEPT
from vertais_tui.vault.files import damaged_files
from vertais_tui.vault.notes import NOTES_KEPT, Drawer
from vertais_tui.vault.retention import LONGEST_BREAK, Erased
from vertais_tui.vault.vault import Vault

INSTANT = timedelta(microseconds=1)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def vault(tmp_path: Path, clock: ManualClock):
    with a_vault(tmp_path / "vault", clock) as vault:
        vault.erase_expired()
        yield vault


def close_a_meeting(vault: Vault, clock: ManualClock) -> None:
    vault.begin_live("evening.yaml", "vertais: 1", "fi")
    vault.close_live("{}", clock.now() + FACTS_KEPT)


def pass_by(vault: Vault, clock: ManualClock, span: timedelta) -> Erased:
    clock.advance(seconds=span.total_seconds())
    return vault.erase_expired()


def test_a_note_is_forgotten_exactly_when_it_is_due(vault: Vault, clock: ManualClock) -> None:
    vault.notes.add(Drawer.ME, "rain")
    assert Erased() == pass_by(vault, clock, NOTES_KEPT - INSTANT)
    assert 1 == len(vault.notes.all())
    assert Erased(notes=1) == pass_by(vault, clock, INSTANT)
    assert [] == vault.notes.all()
    assert [] == vault.notes.search("rain")
    assert not Erased().anything
    assert Erased(notes=1).anything
    assert Erased(facts=1).anything


def test_facts_are_kept_for_two_years(vault: Vault, clock: ManualClock) -> None:
    close_a_meeting(vault, clock)
    for _ in range(24):
        assert Erased() == pass_by(vault, clock, timedelta(days=30))
    assert Erased(facts=1) == pass_by(vault, clock, timedelta(days=10))
    assert timedelta(days=730) == FACTS_KEPT


def test_only_what_is_due_is_forgotten(vault: Vault, clock: ManualClock) -> None:
    vault.notes.add(Drawer.ME, "old")
    clock.advance(days=1)
    young = vault.notes.add(Drawer.ME, "young")
    assert Erased(notes=1) == pass_by(vault, clock, timedelta(days=29))
    assert [young] == vault.notes.all()


def test_whole_seconds_and_parts_of_them_are_compared_rightly(
    vault: Vault, clock: ManualClock
) -> None:
    clock.advance(microseconds=500_000)
    vault.notes.add(Drawer.ME, "rain")
    assert Erased() == pass_by(vault, clock, NOTES_KEPT - timedelta(microseconds=500_000))
    assert Erased(notes=1) == pass_by(vault, clock, timedelta(microseconds=500_000))


def test_after_a_long_break_nothing_is_forgotten_the_first_time(
    vault: Vault, clock: ManualClock
) -> None:
    vault.notes.add(Drawer.ME, "rain")
    assert Erased(held_back=True) == pass_by(vault, clock, LONGEST_BREAK + INSTANT)
    assert 1 == len(vault.notes.all())
    assert Erased(notes=1) == pass_by(vault, clock, INSTANT)


def test_a_break_of_35_days_is_no_long_break(vault: Vault, clock: ManualClock) -> None:
    vault.notes.add(Drawer.ME, "rain")
    assert Erased(notes=1) == pass_by(vault, clock, LONGEST_BREAK)
    assert timedelta(days=35) == LONGEST_BREAK


def test_a_long_break_with_nothing_due_holds_nothing_back(vault: Vault, clock: ManualClock) -> None:
    assert Erased() == pass_by(vault, clock, timedelta(days=400))


@pytest.mark.parametrize("kept", ["note", "facts"])
def test_nothing_is_forgotten_while_a_record_lies_in_the_future(
    vault: Vault, clock: ManualClock, kept: str
) -> None:
    vault.notes.add(Drawer.ME, "old")
    clock.advance(days=31, seconds=1)
    if kept == "note":
        vault.notes.add(Drawer.ME, "written by a wrong clock")
    else:
        close_a_meeting(vault, clock)
    assert Erased(held_back=True) == pass_by(vault, clock, timedelta(seconds=-1))
    assert Erased(notes=1) == pass_by(vault, clock, timedelta(seconds=1))


def test_a_clock_set_far_back_holds_everything_once(vault: Vault, clock: ManualClock) -> None:
    vault._store.write(
        "INSERT INTO notes (drawer, text, written_at, expires_at) VALUES ('me', 'old', ?, ?)",
        ((EVENING - timedelta(days=99)).isoformat(), (EVENING - timedelta(days=69)).isoformat()),
    )
    assert Erased(held_back=True) == pass_by(vault, clock, -LONGEST_BREAK - INSTANT)
    assert Erased(notes=1) == pass_by(vault, clock, INSTANT)


def test_the_first_use_of_all_trusts_the_clock(tmp_path: Path, clock: ManualClock) -> None:
    with a_vault(tmp_path / "other", clock) as vault:
        vault.notes.add(Drawer.ME, "rain")
        clock.advance(days=300)
        assert Erased(notes=1) == vault.erase_expired()


def test_a_day_is_the_same_in_every_time_zone(vault: Vault, clock: ManualClock) -> None:
    vault.begin_live("evening.yaml", "vertais: 1", "fi")
    east = timezone(timedelta(hours=9))
    vault.close_live("{}", (clock.now() + timedelta(hours=1)).astimezone(east))
    assert Erased() == pass_by(vault, clock, timedelta(hours=1) - INSTANT)
    assert Erased(facts=1) == pass_by(vault, clock, INSTANT)


def test_a_draft_is_kept_no_longer_than_a_note(vault: Vault, clock: ManualClock) -> None:
    vault.notes.save_draft(Drawer.ME, "half a thought")
    assert Erased() == pass_by(vault, clock, NOTES_KEPT - INSTANT)
    assert "half a thought" == vault.notes.draft(Drawer.ME)
    assert Erased(notes=1) == pass_by(vault, clock, INSTANT)
    assert "" == vault.notes.draft(Drawer.ME)


def a_mended_vault(folder: Path, clock: ManualClock) -> Vault:
    flip(main_file(folder))
    vault = a_vault(folder, clock)
    assert vault.recovered_from_copy
    vault.erase_expired()
    return vault


def test_a_damaged_file_is_kept_as_long_as_a_note(tmp_path: Path, clock: ManualClock) -> None:
    """What is whole in it opens with the key, and no forgetting reaches it."""
    folder = tmp_path / "vault"
    a_vault(folder, clock).close()
    a_mended_vault(folder, clock).close()
    clock.advance(days=20)
    with a_vault(folder, clock) as vault:
        assert Erased() == pass_by(vault, clock, timedelta(days=10) - INSTANT)
        assert 1 == len(damaged_files(main_file(folder)))
        assert Erased() == pass_by(vault, clock, INSTANT)
        assert [] == damaged_files(main_file(folder))

    with a_mended_vault(folder, clock) as vault:
        assert Erased() == pass_by(vault, clock, NOTES_KEPT - INSTANT)
        assert 1 == len(damaged_files(main_file(folder)))


def test_a_wrong_clock_does_not_erase_a_damaged_file(tmp_path: Path, clock: ManualClock) -> None:
    folder = tmp_path / "vault"
    a_vault(folder, clock).close()
    with a_mended_vault(folder, clock) as vault:
        pass_by(vault, clock, LONGEST_BREAK + INSTANT)
        assert 1 == len(damaged_files(main_file(folder)))


def test_a_damaged_file_that_cannot_be_erased_is_tried_again(
    tmp_path: Path, clock: ManualClock, monkeypatch
) -> None:
    folder = tmp_path / "vault"
    a_vault(folder, clock).close()
    with a_mended_vault(folder, clock) as vault:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", lambda *_: (_ for _ in ()).throw(OSError(13, "no")))
            with pytest.raises(CannotWrite):
                pass_by(vault, clock, NOTES_KEPT)
        assert 1 == len(damaged_files(main_file(folder)))
        vault.erase_expired()
        assert [] == damaged_files(main_file(folder))


def test_what_cannot_be_erased_stays_whole(tmp_path: Path, clock, monkeypatch) -> None:
    disk = Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    with a_vault(tmp_path / "other", clock) as vault:
        note = vault.notes.add(Drawer.ME, "rain")
        clock.advance(days=30)
        disk.refuse("DELETE FROM facts")
        with pytest.raises(CannotWrite):
            vault.erase_expired()
        disk.allow()
        assert [note] == vault.notes.all()
        assert Erased(notes=1) == vault.erase_expired()
