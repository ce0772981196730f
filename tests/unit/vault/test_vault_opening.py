"""What it takes to make a vault and to open it again."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.support.manual_clock import ManualClock
from tests.support.vaults import a_vault, copy_file, main_file, modes
from vertais_tui.errors import CannotWrite, VaultDamaged, VaultLocked, VaultNewer, VaultUnsafe
from vertais_tui.vault import files
from vertais_tui.vault.connection import cipher_version
from vertais_tui.vault.notes import Drawer
from vertais_tui.vault.vault import Vault

CLOCK = ManualClock()


def texts(vault: Vault) -> list[str]:
    return [note.text for note in vault.notes.all()]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}


def test_a_vault_made_with_a_passphrase_opens_with_it(tmp_path: Path) -> None:
    """Quotes are part of it, and an ä is the same however the keyboard spells it."""
    folder, passphrase = tmp_path / "vault", "d'oh \"kesä\" -- yö; ärrä'"
    assert not Vault.exists(folder)
    with Vault.create(folder, unicodedata.normalize("NFC", passphrase), CLOCK) as vault:
        vault.notes.add(Drawer.ME, "kept")
    assert Vault.exists(folder)
    assert Vault.needs_passphrase(folder)

    with Vault.open(folder, unicodedata.normalize("NFD", passphrase), CLOCK) as vault:
        assert ["kept"] == texts(vault)
        assert not vault.read_only
        assert not vault.recovered_from_copy
        assert not vault.copy_failed
        assert vault.held_by is None


def test_a_wrong_passphrase_is_said_in_words_and_changes_nothing(tmp_path: Path, capfd) -> None:
    folder = tmp_path / "vault"
    Vault.create(folder, "right", CLOCK).close()
    before = content(folder)
    with pytest.raises(VaultLocked) as locked:
        Vault.open(folder, "wrong", CLOCK)

    assert "That passphrase does not open the vault. Nothing is lost." == str(locked.value)
    assert 77 == locked.value.exit_code
    assert before == content(folder)
    assert ("", "") == capfd.readouterr()


@pytest.mark.parametrize("nothing", [None, "", "\0"])
def test_no_passphrase_is_no_key(tmp_path: Path, nothing: str | None) -> None:
    """SQLCipher would have made a database that anyone can read, or failed with its own words."""
    with pytest.raises(VaultLocked, match="opens with a passphrase"):
        Vault.create(tmp_path / "vault", nothing or "", CLOCK)
    assert not Vault.exists(tmp_path / "vault")
    with pytest.raises(VaultLocked, match="opens with a passphrase"):
        Vault.open(tmp_path / "vault", nothing, CLOCK)


def test_bytes_that_are_no_text_can_be_part_of_a_passphrase(tmp_path: Path) -> None:
    """A terminal that is not UTF-8 hands them over as lone surrogates."""
    folder, passphrase = tmp_path / "vault", b"k\xe4ki".decode("utf-8", "surrogateescape")
    Vault.create(folder, passphrase, CLOCK).close()

    Vault.open(folder, passphrase, CLOCK).close()


def test_without_a_passphrase_the_login_is_the_key(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with Vault.create(folder, None, CLOCK) as vault:
        vault.notes.add(Drawer.ME, "kept")
    assert not Vault.needs_passphrase(folder)

    with Vault.open(folder, "whatever is typed", CLOCK) as vault:
        assert ["kept"] == texts(vault)


@pytest.mark.parametrize("key", [b"", b"6\xe4", b"not hexadecimal", b"00" * 31])
def test_a_login_key_that_was_damaged_is_named(tmp_path: Path, key: bytes) -> None:
    folder = tmp_path / "vault"
    a_vault(folder).close()
    (folder / files.LOGIN_KEY).write_bytes(key)

    with pytest.raises(VaultDamaged, match=r"login\.key"):
        a_vault(folder)


def test_only_this_person_can_read_any_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "share" / "vertais" / "vault"
    with a_vault(folder) as vault:
        vault.notes.add(Drawer.ME, "kept")
        found = modes(folder)
        assert {"vault.db", "vault.db-wal", "vault-copy.db", "login.key", "live.lock"} <= set(found)
        assert {"0o600"} == set(found.values())
    assert {"0o600"} == set(modes(folder).values())
    assert {"share": "0o700"} == modes(tmp_path)
    assert {"vertais": "0o700"} == modes(tmp_path / "share")
    assert {"vault": "0o700"} == modes(tmp_path / "share" / "vertais")


@pytest.mark.parametrize("mode", [0o750, 0o705, 0o701])
def test_a_folder_that_others_can_enter_is_refused(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "vault"
    a_vault(folder).close()
    folder.chmod(mode)

    with pytest.raises(VaultUnsafe, match="chmod 700"):
        Vault.open(folder, None, CLOCK)
    with pytest.raises(VaultUnsafe, match="chmod 700"):
        Vault.create(folder, None, CLOCK)


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultUnsafe, match="is a link"):
        Vault.create(link, None, CLOCK)
    assert not (tmp_path / "elsewhere").exists()

    a_vault(tmp_path / "elsewhere").close()
    with pytest.raises(VaultUnsafe, match="is a link"):
        Vault.open(link, None, CLOCK)


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CannotWrite, match="Not a directory"):
        Vault.create(tmp_path / "file" / "vault", None, CLOCK)


def test_a_vault_is_never_made_over_another(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    a_vault(folder).close()
    before = content(folder)
    with pytest.raises(CannotWrite, match="There is a vault in"):
        Vault.create(folder, None, CLOCK)
    assert before == content(folder)

    main_file(folder).unlink()
    with pytest.raises(CannotWrite, match="There is a vault in"):
        Vault.create(folder, None, CLOCK)


def test_a_vault_is_not_made_while_another_process_makes_it(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with a_vault(folder), pytest.raises(CannotWrite, match="There is a vault in"):
        Vault.create(folder, None, CLOCK)


def test_a_newer_vault_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with a_vault(folder) as vault:
        vault._store.connection.execute("PRAGMA user_version = 2")
    before = content(folder)

    with pytest.raises(VaultNewer, match="Install that one"):
        a_vault(folder)
    assert before == content(folder)


def test_a_damaged_vault_whose_copy_is_newer_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with a_vault(folder) as vault:
        vault._store.connection.execute("PRAGMA user_version = 2")
    main_file(folder).write_bytes(b"")
    before = content(folder)

    with pytest.raises(VaultNewer):
        a_vault(folder)
    assert before == content(folder)


def test_a_newer_vault_is_not_even_read_while_a_newer_vertais_has_it(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with a_vault(folder) as vault:
        vault._store.connection.execute("PRAGMA user_version = 2")
        with pytest.raises(VaultNewer):
            a_vault(folder)


@pytest.mark.parametrize("passphrase", [None, "a new one"])
def test_what_an_interrupted_making_left_behind_is_harmless(
    tmp_path: Path, passphrase: str | None
) -> None:
    folder = tmp_path / "vault"
    files.prepare_folder(folder)
    (folder / files.LOGIN_KEY).write_text("00" * 32)
    for left in ("vault.db.unfinished", "vault.db.unfinished-wal", "vault.db.unfinished-shm"):
        (folder / left).write_bytes(b"half a page")
    (folder / "vault.db-wal").write_bytes(b"of a vault that was deleted by hand")
    assert not Vault.exists(folder)

    with Vault.create(folder, passphrase, CLOCK) as vault:
        vault.notes.add(Drawer.ME, "kept")
    with Vault.open(folder, passphrase, CLOCK) as vault:
        assert ["kept"] == texts(vault)
        assert not vault.recovered_from_copy
    assert [] == list(folder.glob("*unfinished*"))
    assert (passphrase is not None) == Vault.needs_passphrase(folder)
    assert b"of a vault" in (folder / "vault.db.damaged-1-wal").read_bytes()


def test_what_an_interrupted_copying_left_behind_is_cleared_away(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    a_vault(folder).close()
    for left in ("vault-copy.db.new", "vault-copy.db.new-journal", "vault.db.new"):
        (folder / left).write_bytes(b"half a page")

    a_vault(folder).close()
    assert [] == list(folder.glob("*.new*"))


def test_a_vault_that_was_never_finished_counts_as_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with a_vault(folder) as vault:
        vault._store.connection.execute("PRAGMA user_version = 0")

    with pytest.raises(VaultDamaged, match="Neither the vault nor its copy"):
        a_vault(folder)


def test_a_vault_is_closed_only_once_and_stays_closed(tmp_path: Path) -> None:
    """A screen that is late must not open it again behind everyone's back."""
    vault = a_vault(tmp_path / "vault")
    journal = vault.begin_live("evening.yaml", "vertais: 1", "fi")
    vault.close()
    vault.close()

    with pytest.raises(CannotWrite, match="The vault is closed"):
        journal.append("late")
    with pytest.raises(CannotWrite, match="The vault is closed"):
        vault.notes.all()
    with a_vault(tmp_path / "vault") as again:
        assert not again.read_only


def test_the_second_copy_is_written_at_once_and_at_every_close(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with a_vault(folder) as vault:
        assert copy_file(folder).exists()
        vault.notes.add(Drawer.ME, "kept")
    main_file(folder).unlink()

    with a_vault(folder) as vault:
        assert ["kept"] == texts(vault)


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("cipher_log_level", "NONE"),
    ],
)
def test_the_vault_is_as_careful_as_it_promises(tmp_path: Path, setting: str, expected) -> None:
    """Only a power cut would show that one of these is missing."""
    with a_vault(tmp_path / "vault") as vault:
        vault._store._give_up()
        assert expected == vault._store.value(f"PRAGMA {setting}")


def test_the_cipher_tells_its_version() -> None:
    assert "4" == cipher_version().partition(".")[0]
