"""The vault: one encrypted file, its second copy, and the one who may write in it."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final, Self

import sqlcipher3

from vertais_tui.clock import Clock
from vertais_tui.errors import CannotWrite, VaultDamaged, VaultLocked
from vertais_tui.i18n import N_
from vertais_tui.vault import files, schema
from vertais_tui.vault.connection import Key, Store
from vertais_tui.vault.facts import FactsTable
from vertais_tui.vault.files import disk
from vertais_tui.vault.journal import LiveJournal
from vertais_tui.vault.lock import Claim
from vertais_tui.vault.notes import Notes
from vertais_tui.vault.retention import Erased, erase_expired

KEY_BYTES: Final = 32
CHECKED_AT_OPENING: Final = 16 * 2**20
"""Bytes up to which every page is checked at every opening (about 50 ms); more would delay it."""
HOLDER: Final = "holder"


class Vault:
    """Opened with `create` or `open`; everything private goes through here."""

    def __init__(
        self, store: Store, claim: Claim | None, clock: Clock, *, recovered: bool = False
    ) -> None:
        self._store = store
        self._claim = claim
        self._clock = clock
        self.recovered_from_copy = recovered
        """Whether the main file was damaged and the second copy took its place."""
        self.copy_failed = False
        """Whether the second copy is older than it should be."""
        self.held_by: int | None = None
        """The process that may write, where it is another one."""
        self.notes = Notes(store, clock, self.after_forgetting)
        self.facts = FactsTable(store)
        self._take_hold()

    def __repr__(self) -> str:
        return "Vault(…)"

    # Making and opening

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a vault in ``folder``."""
        return (folder / files.VAULT).exists() or (folder / files.COPY).exists()

    @staticmethod
    def needs_passphrase(folder: Path) -> bool:
        """Whether a passphrase opens the vault, rather than this computer's login."""
        return not (folder / files.LOGIN_KEY).exists()

    @classmethod
    def create(cls, folder: Path, passphrase: str | None, clock: Clock) -> Vault:
        """Make a vault; ``None``: a random key beside it, which this computer's login guards.

        Raises:
            CannotWrite: It cannot be made, or one is there already.
            VaultUnsafe: Others can enter the folder.
        """
        files.prepare_folder(folder)
        if cls.exists(folder):
            raise CannotWrite(N_("There is a vault in {folder} already."), folder=folder)
        with disk():
            key = _new_key(folder, passphrase)
            unfinished = folder / f"{files.VAULT}.unfinished"
            for ending in ("", "-wal", "-shm"):
                unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
            files.create_private(unfinished)
        store = Store(unfinished, key)
        schema.migrate(store)
        store.close()
        with disk():
            unfinished.rename(folder / files.VAULT)
            files.settle(folder)
        vault = cls(Store(folder / files.VAULT, key), Claim.of(folder), clock)
        vault.refresh_copy()
        return vault

    @classmethod
    def open(cls, folder: Path, passphrase: str | None, clock: Clock) -> Vault:
        """Open the vault, from its second copy where the first is damaged.

        Raises:
            VaultLocked: The passphrase does not open it.
            VaultDamaged: Neither copy can be read.
            VaultNewer: It was written by a newer vertais.
            VaultUnsafe: Others can enter the folder.
            CannotWrite: The disk does not let it be opened.
        """
        files.refuse_unsafe(folder)
        key = _key(folder, passphrase)
        claim = Claim.of(folder)
        try:
            store, recovered = _opened(folder, key, may_mend=claim is not None)
            if claim is not None:
                schema.migrate(store)
            return cls(store, claim, clock, recovered=recovered)
        except BaseException:
            if claim is not None:
                claim.release()
            raise

    def _take_hold(self) -> None:
        if self._claim is not None:
            self._store.write(
                "INSERT OR REPLACE INTO settings VALUES (?, ?)", (HOLDER, str(os.getpid()))
            )
            return
        holder = self._store.value("SELECT value FROM settings WHERE name = ?", (HOLDER,))
        self.held_by = None if holder is None else int(holder)
        self._store.only_read(
            CannotWrite(
                N_("vertais is open in another window (process {pid}); only that one can write."),
                pid=self.held_by,
            )
        )

    @property
    def read_only(self) -> bool:
        """Whether another process holds the vault."""
        return self._claim is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close; what was written stays, and the second copy is brought up to date."""
        if self._claim is not None:
            self.refresh_copy()
            self._claim.release()
        self._store.close()

    # The live meeting

    def begin_live(self, script_name: str, script_source: str, language: str) -> LiveJournal:
        """Begin the journal of a meeting, with the script as it is now.

        Raises:
            CannotWrite: The disk does not take it, or there is a live meeting already.
        """
        self._store.write(
            "INSERT INTO live (one, script_name, script_source, language) VALUES (1, ?, ?, ?)",
            (script_name, script_source, language),
        )
        return LiveJournal(self._store)

    def live(self) -> LiveJournal | None:
        """The journal of the meeting that has not been closed, if there is one."""
        if not self._store.value("SELECT count(*) FROM live"):
            return None
        return LiveJournal(self._store)

    def close_live(self, record: str, expires_at: datetime) -> None:
        """Keep a meeting's facts and destroy its journal, in one transaction.

        Raises:
            CannotWrite: The disk does not take it; nothing has changed.
        """
        with self._store.writing() as connection:
            connection.execute(
                "INSERT INTO facts (closed_at, expires_at, record) VALUES (?, ?, ?)",
                (self._clock.now().isoformat(), expires_at.isoformat(), record),
            )
            connection.execute("DELETE FROM journal")
            connection.execute("DELETE FROM live")
        self.after_forgetting()

    def abandon_live(self) -> None:
        """Destroy a meeting's journal and keep nothing.

        Raises:
            CannotWrite: The disk does not take it; nothing has changed.
        """
        with self._store.writing() as connection:
            connection.execute("DELETE FROM journal")
            connection.execute("DELETE FROM live")
        self.after_forgetting()

    # Keeping and forgetting

    def erase_expired(self) -> Erased:
        """Erase exactly what is due, unless the clock is not to be trusted.

        Raises:
            CannotWrite: The disk does not take it; nothing has been erased.
        """
        erased = erase_expired(self._store, self._clock.now())
        if erased.anything:
            self.after_forgetting()
        return erased

    def after_forgetting(self) -> None:
        """Leave nothing of what was forgotten in the log or in the second copy."""
        self.refresh_copy()

    def refresh_copy(self) -> None:
        """Write the second copy anew: consistent, equally encrypted, all or nothing.

        A failure costs nothing that is kept; `copy_failed` tells of it.
        """
        path = self._store.path
        try:
            whole = self._store.checkpoint()
            with self._store.writing():
                if whole:
                    files.replace_with_copy(path, path.with_name(files.COPY))
        except (OSError, CannotWrite, sqlcipher3.Error):
            whole = False
        self.copy_failed = not whole

    def saved_fields(self) -> list[tuple[str, str, int]]:
        """Every table and column there is, and how many rows it holds, as the file itself says."""
        tables = self._store.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'notes_words%' ORDER BY name"
        )
        found = []
        for (table,) in tables:
            rows = int(self._store.value(f'SELECT count(*) FROM "{table}"'))  # noqa: S608
            columns = self._store.rows("SELECT name FROM pragma_table_info(?)", (table,))
            found += [(str(table), str(column[0]), rows) for column in columns]
        return found


def _new_key(folder: Path, passphrase: str | None) -> Key:
    stale = folder / files.LOGIN_KEY
    stale.unlink(missing_ok=True)
    if passphrase is not None:
        return Key.of_passphrase(passphrase)
    raw = secrets.token_bytes(KEY_BYTES)
    files.create_private(stale, raw.hex().encode())
    return Key.of_bytes(raw)


def _key(folder: Path, passphrase: str | None) -> Key:
    if Vault.needs_passphrase(folder):
        if passphrase is None:
            raise VaultLocked(N_("The vault opens with a passphrase."))
        return Key.of_passphrase(passphrase)
    try:
        raw = bytes.fromhex((folder / files.LOGIN_KEY).read_text("ascii"))
    except (OSError, ValueError) as error:
        raise VaultDamaged(
            N_("The key of this vault cannot be read ({file})."), file=folder / files.LOGIN_KEY
        ) from error
    return Key.of_bytes(raw)


def _opened(folder: Path, key: Key, *, may_mend: bool) -> tuple[Store, bool]:
    """The database, and whether the second copy had to take its place."""
    main, copy = folder / files.VAULT, folder / files.COPY
    store = _sound(main, key, thorough=may_mend)
    if store is not None:
        return store, False
    spare = _sound(copy, key, thorough=False)
    if spare is None:
        raise _closed_or_damaged(folder)
    spare.close()
    if not may_mend:
        raise VaultDamaged(
            N_("The vault is damaged. Close the other window, then start vertais again.")
        )
    with disk():
        files.put_aside(main)
        files.replace_with_copy(copy, main)
    return Store(main, key), True


def _closed_or_damaged(folder: Path) -> VaultLocked | VaultDamaged:
    """A wrong passphrase and a damaged first page look the same; a login key is never wrong."""
    if Vault.needs_passphrase(folder):
        return VaultLocked(N_("That passphrase does not open the vault. Nothing is lost."))
    return VaultDamaged(
        N_("Neither the vault nor its copy can be read. Both are left as they are in {folder}."),
        folder=folder,
    )


def _sound(path: Path, key: Key, *, thorough: bool) -> Store | None:
    """The database in ``path`` if the key opens it and it is what was written.

    The log is brought in first: a main file that a power cut left half written is mended
    by it, and must not be taken for damaged.
    """
    if not path.exists():
        return None
    try:
        store = Store(path, key)
    except sqlcipher3.DatabaseError:
        return None
    with suppress(sqlcipher3.Error, CannotWrite):
        if thorough:
            store.checkpoint()
        small = path.stat().st_size <= CHECKED_AT_OPENING
        if schema.version_of(store) and not (thorough and small and store.damaged_pages()):
            return store
    store.close()
    return None
