"""What is left when a file is not what was written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.manual_clock import ManualClock
from tests.support.vaults import Disk, a_vault, copy_file, drop, flip, main_file
from vertais_tui.errors import CannotWrite, VaultDamaged, VaultLocked
from vertais_tui.vault import opening
from vertais_tui.vault.notes import Drawer
from vertais_tui.vault.vault import Vault

PAGE = 4096


def texts(vault: Vault) -> list[str]:
    return [note.text for note in vault.notes.all()]


def cut(path: Path, length: int) -> bytes:
    path.write_bytes(path.read_bytes()[:length])
    return path.read_bytes()


def a_closed_vault(folder: Path) -> Path:
    with a_vault(folder) as vault:
        vault.notes.add(Drawer.ME, "kept")
    return main_file(folder)


DAMAGE: dict[str, Callable[[Path], bytes]] = {
    "emptied": lambda path: cut(path, 0),
    "one byte left": lambda path: cut(path, 1),
    "less than a page left": lambda path: cut(path, PAGE - 1),
    "one page left": lambda path: cut(path, PAGE),
    "cut within a page": lambda path: cut(path, 3 * PAGE + 5),
    "last page lost": lambda path: cut(path, path.stat().st_size - PAGE),
    "a bit of the salt": lambda path: flip(path, 0),
    "a bit of the first page": lambda path: flip(path, 1000),
    "a bit of the last page": lambda path: flip(path, path.stat().st_size - 1000),
    "a bit of a seal": lambda path: flip(path, 2 * PAGE - 1),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_vault_is_opened_from_its_copy_and_kept(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "vault"
    damaged = DAMAGE[damage](a_closed_vault(folder))
    with a_vault(folder) as vault:
        assert vault.recovered_from_copy
        assert ["kept"] == texts(vault)
        assert damaged == (folder / "vault.db.damaged-1").read_bytes()
        vault.notes.add(Drawer.ME, "new")
    with a_vault(folder) as vault:
        assert not vault.recovered_from_copy
        assert ["new", "kept"] == texts(vault)


def test_every_page_is_looked_at(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    whole = a_closed_vault(folder).read_bytes()
    for number, start in enumerate(range(0, len(whole), PAGE), start=1):
        main_file(folder).write_bytes(whole)
        flip(main_file(folder), start + 2000)
        with a_vault(folder) as vault:
            assert vault.recovered_from_copy
            assert ["kept"] == texts(vault)
        assert (folder / f"vault.db.damaged-{number}").exists()


def test_the_log_of_an_emptied_vault_is_kept_beside_it(tmp_path: Path) -> None:
    """SQLite itself would delete the log of an empty file."""
    folder, killed = tmp_path / "vault", tmp_path / "killed"
    a_closed_vault(folder)
    with a_vault(folder) as vault:
        vault.notes.add(Drawer.ME, "in the log")
        shutil.copytree(folder, killed)
    log = (killed / "vault.db-wal").read_bytes()
    cut(main_file(killed), 0)
    with a_vault(killed) as vault:
        assert ["kept"] == texts(vault)
    assert b"" == (killed / "vault.db.damaged-1").read_bytes()
    assert log == (killed / "vault.db.damaged-1-wal").read_bytes()


def test_a_wrong_passphrase_does_no_harm_to_the_log_of_a_killed_process(tmp_path: Path) -> None:
    folder, killed, clock = tmp_path / "vault", tmp_path / "killed", ManualClock()
    with Vault.create(folder, "right", clock) as vault:
        vault.notes.add(Drawer.ME, "in the log")
        shutil.copytree(folder, killed)
    with pytest.raises(VaultLocked):
        Vault.open(killed, "wrong", clock)
    with Vault.open(killed, "right", clock) as vault:
        assert ["in the log"] == texts(vault)
        assert not vault.recovered_from_copy


def test_a_damaged_page_that_is_whole_in_the_log_is_mended_by_it(tmp_path: Path) -> None:
    """So a power cut in the middle of a checkpoint costs nothing."""
    folder, killed = tmp_path / "vault", tmp_path / "killed"
    a_closed_vault(folder)
    with a_vault(folder) as vault:
        vault._store.rows("VACUUM")
        vault.notes.add(Drawer.ME, "in the log")
        shutil.copytree(folder, killed)
    for start in range(0, main_file(killed).stat().st_size, PAGE):
        flip(main_file(killed), start + 1000)
    with a_vault(killed) as vault:
        assert not vault.recovered_from_copy
        assert ["in the log", "kept"] == texts(vault)


def test_a_vault_that_is_gone_is_opened_from_its_copy(tmp_path: Path) -> None:
    """As after a kill between putting the damaged file aside and putting the copy there."""
    folder = tmp_path / "vault"
    a_closed_vault(folder).unlink()
    assert Vault.exists(folder)
    with a_vault(folder) as vault:
        assert vault.recovered_from_copy
        assert ["kept"] == texts(vault)


@pytest.mark.parametrize("damage", DAMAGE)
def test_when_both_are_damaged_both_are_left_as_they_are(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "vault"
    first = DAMAGE[damage](a_closed_vault(folder))
    second = DAMAGE[damage](copy_file(folder))
    for _ in range(2):
        with pytest.raises(VaultDamaged, match="Neither the vault nor its copy"):
            a_vault(folder)
    assert (first, second) == (main_file(folder).read_bytes(), copy_file(folder).read_bytes())
    assert [] == list(folder.glob("*damaged*"))


def test_with_a_passphrase_only_damage_that_shows_is_called_damage(tmp_path: Path) -> None:
    """A damaged first page cannot be told from a wrong passphrase."""
    folder, clock = tmp_path / "vault", ManualClock()
    Vault.create(folder, "right", clock).close()
    flip(main_file(folder), 2 * PAGE - 1)
    flip(copy_file(folder), 2 * PAGE - 1)
    with pytest.raises(VaultDamaged, match="Neither the vault nor its copy"):
        Vault.open(folder, "right", clock)

    flip(main_file(folder), 0)
    flip(copy_file(folder), 0)
    with pytest.raises(VaultLocked, match="Nothing is lost"):
        Vault.open(folder, "right", clock)


def test_an_emptied_vault_does_not_take_a_wrong_passphrase(tmp_path: Path) -> None:
    folder, clock = tmp_path / "vault", ManualClock()
    Vault.create(folder, "right", clock).close()
    main_file(folder).write_bytes(b"")
    with pytest.raises(VaultLocked):
        Vault.open(folder, "wrong", clock)
    assert b"" == main_file(folder).read_bytes()
    with Vault.open(folder, "right", clock) as vault:
        assert vault.recovered_from_copy


def test_damage_is_not_copied_over_the_good_copy(tmp_path: Path) -> None:
    """A bit that flips while the vault is open must not reach both files."""
    folder = tmp_path / "vault"
    a_closed_vault(folder)
    good = copy_file(folder).read_bytes()
    vault = a_vault(folder)
    vault._store.checkpoint()
    vault._store._give_up()
    flip(main_file(folder), 3 * PAGE + 1000)
    vault.close()
    assert vault.copy_failed
    assert good == copy_file(folder).read_bytes()

    with a_vault(folder) as vault:
        assert vault.recovered_from_copy
        assert ["kept"] == texts(vault)


def test_a_page_that_cannot_be_read_is_said_in_words(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "vault"
    a_closed_vault(folder)
    size = main_file(folder).stat().st_size
    vault = a_vault(folder)
    vault._store.checkpoint()
    vault._store._give_up()
    for start in range(PAGE, size, PAGE):
        flip(main_file(folder), start + 1000)
    for reading in (vault.notes.all, vault.live, vault.saved_fields, vault.facts.all):
        with pytest.raises(VaultDamaged, match="it then opens from its second copy"):
            reading()
    with pytest.raises(CannotWrite):
        vault.notes.add(Drawer.ME, "lost")
    vault.close()
    with a_vault(folder) as vault:
        assert ["kept"] == texts(vault)


def test_a_large_vault_is_checked_only_after_trouble(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(opening, "CHECKED_AT_OPENING", 0)
    folder = tmp_path / "vault"
    a_closed_vault(folder)
    flip(main_file(folder), main_file(folder).stat().st_size - 1000)
    vault = a_vault(folder)
    assert not vault.recovered_from_copy
    vault.close()
    assert vault.copy_failed

    with a_vault(folder) as vault:
        assert vault.recovered_from_copy
        assert ["kept"] == texts(vault)


def test_a_killed_process_leaves_nothing_that_the_next_does_not_put_right(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vault = a_vault(folder)
    vault.notes.add(Drawer.ME, "kept")
    drop(vault)
    drop(a_vault(folder))
    main_file(folder).unlink()

    with a_vault(folder) as vault:
        assert ["kept"] == texts(vault)


def test_a_damaged_vault_is_not_mended_under_the_one_who_holds_it(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    holder = a_vault(folder)
    holder._store._give_up()
    damaged = cut(main_file(folder), 0)
    with pytest.raises(VaultDamaged, match="Close the other window"):
        a_vault(folder)
    assert damaged == main_file(folder).read_bytes()
    drop(holder)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("SELECT count(*) FROM sqlite_master", 14),
        ("PRAGMA user_version", 7),
        ("PRAGMA wal_checkpoint", 13),
        ("PRAGMA cipher_integrity_check", 10),
    ],
)
def test_a_disk_in_trouble_is_not_taken_for_damage(
    tmp_path: Path, monkeypatch, statement: str, code: int
) -> None:
    """A full disk must not lead to the older copy taking the vault's place."""
    folder, disk = tmp_path / "vault", Disk()
    main = a_closed_vault(folder)
    before = main.read_bytes()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    disk.refuse(statement, code=code)
    with pytest.raises(CannotWrite, match="could not be written"):
        a_vault(folder)
    assert before == main.read_bytes()
    assert [] == list(folder.glob("*damaged*"))

    disk.allow()
    with a_vault(folder) as vault:
        assert not vault.read_only
        assert ["kept"] == texts(vault)


@pytest.mark.parametrize("code", [266, 522, 8202, 8458])
def test_a_disk_that_cannot_be_read_leads_to_the_copy(tmp_path: Path, monkeypatch, code) -> None:
    folder, disk = tmp_path / "vault", Disk()
    main = a_closed_vault(folder)
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    reading = opening._sound

    def once(path: Path, *arguments: object, **how: bool):
        if path == main and not list(folder.glob("*damaged*")):
            disk.refuse("PRAGMA user_version", code=code)
        try:
            return reading(path, *arguments, **how)
        finally:
            disk.allow()

    monkeypatch.setattr(opening, "_sound", once)
    with a_vault(folder) as vault:
        assert vault.recovered_from_copy
        assert ["kept"] == texts(vault)


def test_a_copy_that_cannot_be_put_in_place_leaves_all_there_is(
    tmp_path: Path, monkeypatch
) -> None:
    folder = tmp_path / "vault"
    damaged = cut(a_closed_vault(folder), 0)
    with monkeypatch.context() as patch:
        patch.setattr(opening, "_copy", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(CannotWrite, match="full"):
            a_vault(folder)
    assert [] == list(folder.glob("*.new"))
    assert damaged == (folder / "vault.db.damaged-1").read_bytes()

    with a_vault(folder) as vault:
        assert vault.recovered_from_copy
        assert ["kept"] == texts(vault)
