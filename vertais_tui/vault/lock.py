"""Who may write: one process at a time, told apart by a lock that dies with its process."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

import sqlcipher3

from vertais_tui.vault.files import LOCK, cannot_write, create_private, disk

PATIENCE: Final = 0.1
"""Seconds: of two that claim at the same instant, one must win, and not neither."""


class Claim:
    """The right to write in a vault.

    The lock is SQLite's own, on an empty file that holds nothing: the system lets go of it
    when the process ends, however it ends.
    """

    def __init__(self, connection: sqlcipher3.Connection) -> None:
        self._connection = connection

    @classmethod
    def of(cls, folder: Path) -> Claim | None:
        """Claim the vault in ``folder``; ``None`` where another process holds it.

        Raises:
            CannotWrite: The lock file cannot be made.
        """
        path = folder / LOCK
        with disk(), suppress(FileExistsError):
            create_private(path)
        try:
            connection = sqlcipher3.connect(str(path), isolation_level=None, timeout=PATIENCE)
        except sqlcipher3.Error as error:
            raise cannot_write(error) from error
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlcipher3.Error as error:
            connection.close()
            if error.sqlite_errorcode == sqlcipher3.SQLITE_BUSY:
                return None
            raise cannot_write(error) from error
        return cls(connection)

    def release(self) -> None:
        """Let go of it."""
        self._connection.close()
