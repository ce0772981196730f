"""The second copy: when it cannot be written, and what that costs."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.support.vaults import Disk, a_vault, copy_file, drop, main_file
from vertais_tui.errors import CannotWrite
from vertais_tui.vault import files
from vertais_tui.vault.lock import Claim
from vertais_tui.vault.notes import Drawer
from vertais_tui.vault.vault import Vault


def texts(vault: Vault) -> list[str]:
    return [note.text for note in vault.notes.all()]


def test_a_copy_that_cannot_be_written_is_told_and_costs_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vault = a_vault(folder)
    copy_file(folder).unlink()
    copy_file(folder).mkdir()
    forgotten = vault.notes.add(Drawer.ME, "forgotten")
    vault.notes.add(Drawer.ME, "kept")
    with pytest.raises(CannotWrite, match="the second copy could not be written anew"):
        vault.notes.forget(forgotten.id)
    assert vault.copy_failed
    assert ["kept"] == texts(vault)
    vault.close()
    assert vault.copy_failed
    assert [] == list(folder.glob("*.new"))

    copy_file(folder).rmdir()
    vault = a_vault(folder)
    assert not vault.copy_failed
    drop(vault)
    main_file(folder).unlink()
    with a_vault(folder) as vault:
        assert vault.recovered_from_copy
        assert ["kept"] == texts(vault)


@pytest.mark.parametrize("refused", ["VACUUM", "VACUUM INTO", "PRAGMA wal_checkpoint"])
def test_the_old_copy_stays_until_the_new_one_is_whole(
    tmp_path: Path, monkeypatch, refused: str
) -> None:
    folder, disk = tmp_path / "vault", Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    vault = a_vault(folder)
    vault.notes.add(Drawer.ME, "kept")
    before = copy_file(folder).read_bytes()
    disk.refuse(refused, code=13)
    vault.close()
    assert vault.copy_failed
    assert before == copy_file(folder).read_bytes()
    assert [] == list(folder.glob("*.new*"))

    disk.allow()
    with a_vault(folder) as vault:
        assert not vault.copy_failed
        assert ["kept"] == texts(vault)


def test_a_copy_that_cannot_be_cleared_away_is_overwritten_by_the_next(
    tmp_path: Path, monkeypatch
) -> None:
    folder = tmp_path / "vault"
    vault = a_vault(folder)
    removing, calls = files.remove, []

    def refuse(path: Path) -> None:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(5, "no")
        removing(path)

    with monkeypatch.context() as patch:
        patch.setattr(files, "remove", refuse)
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(13, "no")))
        vault.refresh_copy()
    assert vault.copy_failed
    assert 1 == len(list(folder.glob("*.new")))
    vault.close()
    assert not vault.copy_failed
    assert [] == list(folder.glob("*.new"))


def test_a_closing_that_cannot_be_noted_is_made_up_for(tmp_path: Path, monkeypatch) -> None:
    folder, disk = tmp_path / "vault", Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    vault = a_vault(folder)
    disk.refuse("DELETE FROM settings")
    vault.close()
    disk.allow()
    with a_vault(folder) as vault:
        assert not vault.read_only
        assert not vault.copy_failed


def test_a_folder_without_room_makes_no_vault_and_no_harm(tmp_path: Path, monkeypatch) -> None:
    folder, disk = tmp_path / "vault", Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    for statement in ("CREATE TABLE", "COMMIT", "PRAGMA wal_checkpoint"):
        disk.refuse(statement, code=13)
        with pytest.raises(CannotWrite):
            a_vault(folder)
        assert not Vault.exists(folder)
    disk.allow()
    with a_vault(folder) as vault:
        assert not vault.read_only


def test_an_opening_that_fails_lets_go_of_the_vault(tmp_path: Path, monkeypatch) -> None:
    folder, disk = tmp_path / "vault", Disk()
    a_vault(folder).close()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    disk.refuse("INSERT OR REPLACE INTO settings", code=13)
    with pytest.raises(CannotWrite):
        a_vault(folder)
    disk.allow()
    with a_vault(folder) as vault:
        assert not vault.read_only


def test_a_copy_is_on_the_disk_before_it_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch
) -> None:
    seen: list[str] = []
    sync, replace = os.fsync, Path.replace

    def watch_sync(descriptor: int) -> None:
        sync(descriptor)
        status = os.fstat(descriptor)
        seen.append("folder" if stat.S_ISDIR(status.st_mode) else f"{min(status.st_size, 1)}")

    def watch_replace(path: Path, target: Path) -> Path:
        seen.append(f"replace {target.name}")
        return replace(path, target)

    with a_vault(tmp_path / "vault") as vault:
        monkeypatch.setattr(os, "fsync", watch_sync)
        monkeypatch.setattr(Path, "replace", watch_replace)
        vault.refresh_copy()
    assert ["0", "1", "replace vault-copy.db", "folder"] == seen[:4]


def test_a_folder_that_cannot_be_listed_is_said_in_words(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "vault"
    a_vault(folder).close()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "glob", lambda *_: (_ for _ in ()).throw(OSError(24, "too many files")))
        with pytest.raises(CannotWrite, match="too many files") as failed:
            a_vault(folder)
    assert failed.value.__traceback__ is not None  # which keeps open whatever was not closed
    assert not (folder / "vault.db-wal").exists()
    with a_vault(folder) as vault:
        assert not vault.read_only


def test_a_lock_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="No such file"):
        Claim.of(tmp_path / "nowhere")


def test_a_lock_that_cannot_be_used_is_not_taken_for_another_process(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    a_vault(folder).close()
    (folder / files.LOCK).unlink()
    (folder / files.LOCK).mkdir()
    with pytest.raises(CannotWrite, match="unable to open"):
        a_vault(folder)
    (folder / files.LOCK).rmdir()
    (folder / files.LOCK).write_bytes(b"not a database" * 1000)
    with pytest.raises(CannotWrite, match="not a database"):
        a_vault(folder)
