"""The vault: one encrypted file, its second copy, and the one who may write in it."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from vertais_tui.clock import Clock
from vertais_tui.errors import CannotWrite, VaultError
from vertais_tui.i18n import N_
from vertais_tui.vault import files, opening, schema
from vertais_tui.vault.connection import Store
from vertais_tui.vault.facts import FactsTable
from vertais_tui.vault.journal import LiveJournal
from vertais_tui.vault.lock import Claim
from vertais_tui.vault.notes import Notes
from vertais_tui.vault.retention import Erased, date_aside, erase_expired


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
        return opening.needs_passphrase(folder)

    @classmethod
    def create(cls, folder: Path, passphrase: str | None, clock: Clock) -> Vault:
        """Make a vault; ``None``: a random key beside it, which this computer's login guards.

        Raises:
            CannotWrite: It cannot be made, or one is there already.
            VaultLocked: The passphrase is empty.
            VaultUnsafe: Others can enter the folder.
        """
        files.prepare_folder(folder)
        with ExitStack() as undo:
            claim = Claim.of(folder)
            if claim is not None:
                undo.callback(claim.release)
            if claim is None or cls.exists(folder):
                raise CannotWrite(N_("There is a vault in {folder} already."), folder=folder)
            store = opening.made(folder, passphrase)
            undo.callback(store.close)
            vault = cls(store, claim, clock)
            vault._take_hold()
            vault.refresh_copy()
            undo.pop_all()
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
        key = opening.key_of(folder, passphrase)
        with ExitStack() as undo:
            claim = Claim.of(folder)
            if claim is not None:
                undo.callback(claim.release)
            store, recovered = opening.opened(folder, key, may_mend=claim is not None)
            undo.callback(store.close)
            vault = cls(store, claim, clock, recovered=recovered)
            if claim is None:
                vault._only_read()
            else:
                vault._begin()
            undo.pop_all()
        return vault

    def _only_read(self) -> None:
        self.held_by = schema.holder(self._store)
        self._store.only_read(
            CannotWrite(
                N_("vertais is open in another window (process {pid}); only that one can write."),
                pid=self.held_by or "?",
            )
        )

    def _begin(self) -> None:
        """Take the vault over, and finish what a process that was killed may have left undone."""
        with files.disk():
            files.sweep(self._store.path.parent)
        schema.migrate(self._store)
        date_aside(self._store, self._clock.now(), fresh=self.recovered_from_copy)
        in_peace = schema.holder(self._store) is None
        self._take_hold()
        if not in_peace:
            self.refresh_copy()

    def _take_hold(self) -> None:
        self._store.write(
            "INSERT OR REPLACE INTO settings VALUES (?, ?)", (schema.HOLDER, str(os.getpid()))
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
        """Close; what was written stays, and the second copy is brought up to date.

        Where that fails, the next opening makes up for it.
        """
        try:
            self.refresh_copy()
            if self._claim is not None and not self.copy_failed:
                with suppress(CannotWrite):
                    self._store.write("DELETE FROM settings WHERE name = ?", (schema.HOLDER,))
        finally:
            self._store.close()
            if self._claim is not None:
                self._claim.release()
            self._claim = None

    # The live meeting

    def begin_live(self, script_name: str, script_source: str, language: str) -> LiveJournal:
        """Begin the journal of a meeting, with the script as it is now.

        Raises:
            CannotWrite: The disk does not take it, or there is a live meeting already.
        """
        if self.live() is not None:
            raise CannotWrite(N_("A meeting is running already. End it first."))
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

        Trying again after a failure whose outcome was unknown keeps the facts once.

        Raises:
            CannotWrite: The disk does not take it; nothing has changed.
        """
        with self._store.writing() as connection:
            connection.execute(
                "INSERT INTO facts (closed_at, expires_at, record) "
                "SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM live)",
                (
                    self._clock.now().isoformat(),
                    expires_at.astimezone(UTC).isoformat(),
                    record,
                ),
            )
            connection.execute("DELETE FROM journal")
            connection.execute("DELETE FROM live")
        self.refresh_copy()

    def abandon_live(self) -> None:
        """Destroy a meeting's journal and keep nothing.

        Raises:
            CannotWrite: The disk does not take it; nothing has changed.
        """
        with self._store.writing() as connection:
            connection.execute("DELETE FROM journal")
            connection.execute("DELETE FROM live")
        self.refresh_copy()

    # Keeping and forgetting

    def erase_expired(self) -> Erased:
        """Erase exactly what is due, unless the clock is not to be trusted.

        Raises:
            CannotWrite: The disk does not take it; nothing has been erased.
        """
        erased = erase_expired(self._store, self._clock.now())
        if erased.anything:
            self.refresh_copy()
        return erased

    def after_forgetting(self) -> None:
        """Leave nothing of what was forgotten in the log or in the second copy.

        Raises:
            CannotWrite: The second copy could not be written anew, and so still holds it.
        """
        self.refresh_copy()
        if self.copy_failed:
            raise CannotWrite(
                N_(
                    "It is forgotten in the vault, but the second copy could not be written anew "
                    "and still holds it. vertais tries again when it closes."
                )
            )

    def refresh_copy(self) -> None:
        """Write the second copy anew: consistent, equally encrypted, all or nothing.

        The main file and its log are cleared of everything that is no longer reachable.
        A failure costs nothing that is kept; `copy_failed` tells of it.
        """
        if self._claim is None:
            return
        try:
            self._store.rebuild()
            whole = self._store.checkpoint()
            files.replace(self._store.path.with_name(files.COPY), self._store.copy_into)
        except (OSError, ValueError, VaultError):
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
