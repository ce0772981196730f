"""One connection to an encrypted database: keyed, careful, and quiet."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import sqlcipher3

from vertais_tui.errors import CannotWrite
from vertais_tui.vault.files import cannot_write

Row = Sequence[Any]
BUSY_MS: Final = 2000


class Key:
    """What opens a database. Never shown."""

    __slots__ = ("_pragma",)

    def __init__(self, pragma: str) -> None:
        self._pragma = pragma

    @classmethod
    def of_passphrase(cls, passphrase: str) -> Key:
        """The key that SQLCipher derives from a passphrase (PBKDF2-HMAC-SHA512, 256,000 rounds)."""
        same = unicodedata.normalize("NFC", passphrase)
        return cls("'" + same.replace("'", "''").replace("\0", "") + "'")

    @classmethod
    def of_bytes(cls, raw: bytes) -> Key:
        """A key of 32 random bytes, used as it is."""
        return cls(f"\"x'{raw.hex()}'\"")

    def unlock(self, connection: sqlcipher3.Connection) -> None:
        """Give the key to a connection."""
        connection.execute(f"PRAGMA key = {self._pragma}")

    def __repr__(self) -> str:
        return "Key(…)"


def cipher_version() -> str:
    """The version of SQLCipher in use."""
    connection = sqlcipher3.connect(":memory:")
    try:
        return str(connection.execute("PRAGMA cipher_version").fetchone()[0])
    finally:
        connection.close()


class Store:
    """A database that is read and written in whole transactions.

    After a write that failed the connection is given up and made anew: what a failed
    sync left behind in it cannot be trusted.
    """

    def __init__(self, path: Path, key: Key) -> None:
        """Open the database.

        Raises:
            sqlcipher3.DatabaseError: The key does not open it, or it is damaged.
        """
        self.path = path
        self._key = key
        self._read_only: CannotWrite | None = None
        self._connection: sqlcipher3.Connection | None = self._connect()

    def __repr__(self) -> str:
        return "Store(…)"

    def _connect(self) -> sqlcipher3.Connection:
        connection = sqlcipher3.connect(str(self.path), isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            self._key.unlock(connection)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for setting in (
                f"busy_timeout = {BUSY_MS}",
                "journal_mode = WAL",
                "synchronous = FULL",
                "secure_delete = ON",
                "temp_store = MEMORY",
                "foreign_keys = ON",
            ):
                connection.execute(f"PRAGMA {setting}").fetchone()
            if sys.platform == "darwin":  # pragma: no cover
                connection.execute("PRAGMA fullfsync = ON")
                connection.execute("PRAGMA checkpoint_fullfsync = ON")
            if self._read_only is not None:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        return connection

    @property
    def connection(self) -> sqlcipher3.Connection:
        """The connection, made anew where it had been given up."""
        if self._connection is None:
            try:
                self._connection = self._connect()
            except sqlcipher3.Error as error:
                raise cannot_write(_reason(error)) from error
        return self._connection

    def only_read(self, why: CannotWrite) -> None:
        """Refuse every write from now on, with ``why``."""
        self._read_only = why
        self.connection.execute("PRAGMA query_only = ON")

    @contextmanager
    def writing(self) -> Iterator[sqlcipher3.Connection]:
        """A transaction: durable once the block is left, or as if it had never been.

        Raises:
            CannotWrite: The disk does not take it.
        """
        if self._read_only is not None:
            raise self._read_only
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except sqlcipher3.Error as error:
            self._give_up()
            raise cannot_write(_reason(error)) from error
        except BaseException:
            self._give_up()
            raise

    def write(self, statement: str, values: Sequence[object] = ()) -> int:
        """One statement in a transaction of its own; the id of the row it added.

        Raises:
            CannotWrite: The disk does not take it.
        """
        with self.writing() as connection:
            return int(connection.execute(statement, values).lastrowid or 0)

    def write_soon(self, statement: str, values: Sequence[object] = ()) -> None:
        """Like `write`, but without waiting for the disk: a power cut may undo it.

        Raises:
            CannotWrite: The disk does not take it.
        """
        self.connection.execute("PRAGMA synchronous = NORMAL")
        try:
            self.write(statement, values)
        finally:
            self.connection.execute("PRAGMA synchronous = FULL")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """What a query finds."""
        return list(self.connection.execute(query, values).fetchall())

    def value(self, query: str, values: Sequence[object] = ()) -> Any:
        """The first value that a query finds, or ``None``."""
        row = self.connection.execute(query, values).fetchone()
        return None if row is None else row[0]

    def checkpoint(self) -> bool:
        """Bring everything into the main file and empty the log; whether that was possible."""
        busy, _pages, _moved = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def damaged_pages(self) -> int:
        """How many pages are not what was written; reads all of them."""
        return len(self.rows("PRAGMA cipher_integrity_check"))

    def _give_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlcipher3.Error):
                connection.execute("ROLLBACK")
            with suppress(sqlcipher3.Error):
                connection.close()

    def close(self) -> None:
        """Close; what was written stays."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _reason(error: sqlcipher3.Error) -> str:
    """What SQLite says of it; its messages hold no values."""
    return str(error)
