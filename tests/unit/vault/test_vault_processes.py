"""Two windows at once, and what a process that is killed leaves behind."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.support.vaults import a_vault, elsewhere
from vertais_tui.errors import CannotWrite
from vertais_tui.vault.notes import Drawer

HOLD = """
import sys
from pathlib import Path
from tests.support.vaults import a_vault
from vertais_tui.vault.notes import Drawer
vault = a_vault(Path(sys.argv[1]))
journal = vault.begin_live("evening.yaml", "vertais: 1", "fi")
journal.append("one")
print("holds" if not vault.read_only else "reads", flush=True)
sys.stdin.readline()
vault.notes.add(Drawer.ME, "from elsewhere")
print("written", flush=True)
sys.stdin.readline()
vault.close()
"""
LOOK = """
import sys
from pathlib import Path
from tests.support.vaults import a_vault
vault = a_vault(Path(sys.argv[1]))
print(vault.read_only, vault.held_by, flush=True)
sys.stdin.readline()
vault.close()
"""


def test_the_second_window_only_reads_and_says_who_writes(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with elsewhere(HOLD, folder) as other:
        assert "holds" == other.hear()
        with a_vault(folder) as vault:
            assert vault.read_only
            assert other.process.pid == vault.held_by
            journal = vault.live()
            assert journal is not None
            assert ["one"] == list(journal.read())
            other.go_on()
            assert "written" == other.hear()
            assert ["from elsewhere"] == [note.text for note in vault.notes.all()]
            for writing in (
                lambda: vault.notes.add(Drawer.ME, "no"),
                lambda: vault.notes.save_draft(Drawer.ME, "no"),
                lambda: vault.notes.forget(1),
                lambda: journal.append("no"),
                lambda: journal.beat(vault.notes.get(1).written_at),
                lambda: vault.close_live("{}", vault.notes.get(1).expires_at),
                vault.abandon_live,
                vault.erase_expired,
            ):
                with pytest.raises(CannotWrite, match=rf"process {other.process.pid}\)"):
                    writing()
            vault._store._give_up()
            with pytest.raises(CannotWrite, match="another window"):
                vault.notes.add(Drawer.ME, "no")
            assert 1 == vault._store.value("PRAGMA query_only")
            vault.refresh_copy()
            assert not vault.copy_failed
        other.go_on()
        assert 0 == other.process.wait(timeout=30)
    with a_vault(folder) as vault:
        assert not vault.read_only


def test_after_a_kill_the_vault_can_be_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with elsewhere(HOLD, folder) as other:
        assert "holds" == other.hear()
        other.go_on()
        assert "written" == other.hear()
        other.kill()
    with a_vault(folder) as vault:
        assert not vault.read_only
        assert not vault.recovered_from_copy
        assert vault.held_by is None
        assert ["from elsewhere"] == [note.text for note in vault.notes.all()]
        journal = vault.live()
        assert journal is not None
        assert ["one"] == list(journal.read())
        vault.notes.add(Drawer.ME, "kept")


def test_a_second_window_that_closes_takes_nothing_along(tmp_path: Path) -> None:
    """Nor does it after the copy was written: the writer's hold on its files must outlive that."""
    folder, killed = tmp_path / "vault", tmp_path / "killed"
    vault = a_vault(folder)
    with elsewhere(LOOK, folder) as other:
        assert f"True {os.getpid()}" == other.hear()
        vault.refresh_copy()
        vault.notes.add(Drawer.ME, "before")
        other.go_on()
        assert 0 == other.process.wait(timeout=30)
    vault.notes.add(Drawer.ME, "after")
    shutil.copytree(folder, killed)
    vault.close()
    with a_vault(killed) as vault:
        assert ["after", "before"] == [note.text for note in vault.notes.all()]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_the_hold_on_the_main_file_outlives_the_writing_of_the_copy(tmp_path: Path) -> None:
    """Reading the file past SQLite and closing it would let go of SQLite's own locks."""
    folder = tmp_path / "vault"
    with a_vault(folder) as vault:
        file = str((folder / "vault.db").stat().st_ino)
        vault.refresh_copy()
        held = [line for line in Path("/proc/locks").read_text().split() if line.endswith(file)]
        assert 1 <= len(held)


def test_the_second_window_of_a_vault_without_a_holder_says_so(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as holder:
        holder._store.write("DELETE FROM settings WHERE name = 'holder'")
        with a_vault(tmp_path / "vault") as vault:
            assert vault.read_only
            assert vault.held_by is None
            with pytest.raises(CannotWrite, match="another window"):
                vault.notes.add(Drawer.ME, "no")
