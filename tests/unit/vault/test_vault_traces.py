"""What was forgotten leaves no trace, and what is kept shows nowhere."""

from __future__ import annotations

import random
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.decrypted import decrypted
from tests.support.manual_clock import EVENING, ManualClock
from tests.support.vaults import Disk, a_vault, flip, main_file
from vertais_tui.errors import CannotWrite, VaultError
from vertais_tui.vault import connection
from vertais_tui.vault.connection import Key
from vertais_tui.vault.notes import Drawer
from vertais_tui.vault.vault import Vault

CANARIES = ("mustarastas", "peippo", "tiltaltti", "kottarainen", "sinirinta")
PASSPHRASE, NOTE, DRAFT, RECORD, SOURCE = CANARIES


def holding(folder: Path, *words: str) -> list[str]:
    """The files whose pages, decrypted, hold one of the words, or the end of one.

    The full text keeps the words of a page with their common beginnings left out.
    """
    return [
        f"{word} in {name}"
        for name, content in decrypted(folder).items()
        for word in words
        if word.encode() in content or word[2:].encode() in content
    ]


def fill(vault: Vault) -> None:
    vault.begin_live("evening.yaml", SOURCE * 500, "fi").append(RECORD)
    vault.notes.add(Drawer.ME, f"{NOTE} " * 300)
    vault.notes.add(Drawer.ME, "what stays")
    vault.refresh_copy()


FORGETTING: dict[str, tuple[Callable[[Vault, ManualClock], object], tuple[str, ...]]] = {
    "a note is forgotten": (lambda vault, _: vault.notes.forget(1), (NOTE,)),
    "a meeting is closed": (lambda vault, _: vault.close_live("{}", EVENING), (RECORD, SOURCE)),
    "a meeting is let go": (lambda vault, _: vault.abandon_live(), (RECORD, SOURCE)),
    "notes are due": (
        lambda vault, clock: (clock.advance(days=30), vault.erase_expired()),
        (NOTE,),
    ),
}


@pytest.mark.parametrize("how", FORGETTING)
def test_what_was_forgotten_is_in_no_page_any_more(tmp_path: Path, how: str) -> None:
    """Not in the main file, its free pages, its log, its full text, nor in the second copy."""
    folder, clock = tmp_path / "vault", ManualClock()
    forget, words = FORGETTING[how]
    with a_vault(folder, clock) as vault:
        fill(vault)
        for name in ("vault.db", "vault-copy.db"):
            assert {f"{word} in {name}" for word in words} <= set(holding(folder, *words))
        forget(vault, clock)
        assert not vault.copy_failed
        assert [] == holding(folder, *words)
    assert [] == holding(folder, *words)


def test_where_nothing_is_overwritten_a_trace_is_found(tmp_path: Path, monkeypatch) -> None:
    """The looking itself is good: SQLCipher's own ``secure_delete`` and the rebuilding are off."""
    careless = tuple(
        each.replace("secure_delete = ON", "secure_delete = OFF") for each in connection._SETTINGS
    )
    assert careless != connection._SETTINGS
    monkeypatch.setattr(connection, "_SETTINGS", careless)
    monkeypatch.setattr(connection.Store, "rebuild", lambda _: None)
    folder = tmp_path / "vault"
    with a_vault(folder) as vault:
        fill(vault)
        vault.notes.forget(1)
        assert f"{NOTE} in vault.db" in holding(folder, NOTE)


def test_rows_that_moved_between_pages_left_nothing_behind(tmp_path: Path) -> None:
    """SQLite leaves the old bytes of a moved row; only a rebuilt file is free of them.

    The seed is one of the few whose rows move so: without the rebuilding, one word stays.
    """
    folder, chance = tmp_path / "vault", random.Random(27)
    kept: dict[int, int] = {}
    forgotten: list[str] = []
    with a_vault(folder) as vault:
        for number in range(1, 50):
            words = " ".join([f"canary{number:04d}q"] * chance.choice([1, 3, 20, 200]))
            filler = " ".join(f"filler{chance.randrange(50)}" for _ in range(chance.randrange(60)))
            kept[number] = vault.notes.add(Drawer.ME, f"{words} {filler}").id
            if chance.random() < 0.7:
                chosen = chance.choice(list(kept))
                vault.notes.forget(kept.pop(chosen))
                forgotten.append(f"canary{chosen:04d}q")
        pages = b"".join(decrypted(folder).values())
        assert [] == [word for word in forgotten if word.encode() in pages]
        assert all(f"canary{number:04d}q".encode() in pages for number in kept)


def test_a_draft_that_was_given_up_is_gone_at_the_next_close(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with a_vault(folder) as vault:
        vault.notes.save_draft(Drawer.ME, DRAFT)
        vault.refresh_copy()
        vault.notes.clear_draft(Drawer.ME)
    assert [] == holding(folder, DRAFT)


def test_a_copy_that_failed_at_forgetting_is_made_good_at_the_next_opening(
    tmp_path: Path, monkeypatch
) -> None:
    folder, disk = tmp_path / "vault", Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    vault = a_vault(folder)
    fill(vault)
    disk.refuse("VACUUM INTO", code=13)
    with pytest.raises(CannotWrite, match="still holds it"):
        vault.notes.forget(1)
    vault.close()
    assert vault.copy_failed
    assert [f"{NOTE} in vault-copy.db"] == holding(folder, NOTE)
    disk.allow()
    with a_vault(folder):
        assert [] == holding(folder, NOTE)


@contextmanager
def watched(raised: list[VaultError]) -> Iterator[None]:
    try:
        yield
    except VaultError as error:
        raised.append(error)


def told(error: BaseException) -> str:
    """All that a traceback, a log or a debugger would print of an error, its causes included."""
    parts = ["".join(traceback.format_exception(error))]
    following: BaseException | None = error
    while following is not None:
        parts += [repr(following), str(following), repr(following.args), repr(vars(following))]
        following = following.__cause__ or following.__context__
    return "\n".join(parts)


def test_what_is_private_is_in_no_byte_and_in_no_message(tmp_path: Path, monkeypatch) -> None:
    folder, clock, disk = tmp_path / "vault", ManualClock(), Disk()
    raised: list[VaultError] = []
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    vault = Vault.create(folder, PASSPHRASE, clock)
    journal = vault.begin_live("evening.yaml", SOURCE, "fi")
    journal.append(RECORD)
    note = vault.notes.add(Drawer.ME, NOTE)
    vault.notes.save_draft(Drawer.ME, DRAFT)
    files = [path.read_bytes() for path in folder.iterdir()]
    with watched(raised):
        vault.begin_live("evening.yaml", SOURCE, "fi")
    for statement in ("INSERT", "COMMIT", "VACUUM"):
        disk.refuse(statement)
        with watched(raised):
            journal.append(RECORD)
        with watched(raised):
            vault.notes.add(Drawer.ME, NOTE)
        with watched(raised):
            vault.notes.save_draft(Drawer.ME, DRAFT + NOTE)
        with watched(raised):
            vault.close_live(RECORD, EVENING)
    disk.refuse("PRAGMA key", code=1)
    with watched(raised):
        vault.notes.add(Drawer.ME, NOTE)
    disk.allow()
    things = [vault, vault.notes, vault.facts, vault._store, vault._store._key, journal, note]
    vault.close()
    files += [path.read_bytes() for path in folder.iterdir()]
    flip(main_file(folder), 5000)
    for passphrase in (PASSPHRASE + "x", PASSPHRASE + "'", PASSPHRASE + "\udce4"):
        with watched(raised):
            Vault.open(folder, passphrase, clock)

    shown = "\n".join([repr(thing) + str(thing) for thing in things] + [told(e) for e in raised])
    assert 11 <= len(raised)
    for word in CANARIES:
        assert [] == [content for content in files if word.encode() in content]
        assert [] == [content for content in files if word.encode("utf-16-le") in content]
        assert word not in shown


def test_a_login_key_does_not_show_itself() -> None:
    raw = bytes(range(32))
    assert "Key(…)" == repr(Key.of_bytes(raw)) == str(Key.of_bytes(raw))


def test_an_error_holds_no_more_than_sqlite_said(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        with pytest.raises(CannotWrite) as refused:
            vault._store.write("INSERT INTO drafts VALUES (?, ?, 0)", (None, None))
        vault._store.write("INSERT INTO drafts VALUES (?, ?, 0)", (DRAFT, NOTE))
        with pytest.raises(CannotWrite) as again:
            vault._store.write("INSERT INTO drafts VALUES (?, ?, 0)", (DRAFT, NOTE))
    assert {"why": "NOT NULL constraint failed: drafts.text"} == refused.value.message.params
    assert {"why": "UNIQUE constraint failed: drafts.drawer"} == again.value.message.params
