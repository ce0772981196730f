"""Who may write: one process at a time, told apart by a lock that dies with its process."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3

from vertais_tui.vault.files import LOCK, create_private, disk


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
        if not path.exists():
            with disk():
                create_private(path)
        connection = sqlcipher3.connect(str(path), isolation_level=None, timeout=0)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlcipher3.OperationalError:
            connection.close()
            return None
        return cls(connection)

    def release(self) -> None:
        """Let go of it."""
        self._connection.close()
