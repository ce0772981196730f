"""One connection to an encrypted database: keyed, careful, and quiet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import sqlcipher3

from vertais_tui.errors import CannotWrite, VaultDamaged, VaultError, VaultLocked
from vertais_tui.i18n import N_
from vertais_tui.vault.files import cannot_write

Row = Sequence[Any]
BUSY_MS: Final = 2000
PAGE: Final = 4096
"""Bytes in a page, and so in the smallest database."""
_GENERAL: Final = 1
_IO: Final = 10
_CORRUPT: Final = 11
_NOT_A_DATABASE: Final = 26
_UNREADABLE_DISK: Final = frozenset((_IO | part << 8) for part in (1, 2, 32, 33))
"""SQLite's codes for a read that failed, came up short, or met a damaged file system."""


def trouble(error: sqlcipher3.Error) -> VaultError:
    """What SQLite says went wrong while reading, in our words; it names no values.

    Damage is told apart from a disk that is full or a file that cannot be reached: only
    damage may ever lead to the second copy.
    """
    code = int(getattr(error, "sqlite_errorcode", 0))
    if code & 0xFF == _NOT_A_DATABASE:
        return VaultLocked(N_("That passphrase does not open the vault. Nothing is lost."))
    if code & 0xFF in (_GENERAL, _CORRUPT) or code in _UNREADABLE_DISK:
        return VaultDamaged(
            N_(
                "Part of the vault cannot be read ({why}). Nothing was changed. "
                "Close vertais and start it again: it then opens from its second copy."
            ),
            why=str(error),
        )
    return cannot_write(error)


class Key:
    """What opens a database. Never shown."""

    __slots__ = ("_pragma",)

    def __init__(self, pragma: str) -> None:
        self._pragma = pragma

    @classmethod
    def of_passphrase(cls, passphrase: str) -> Key:
        """The key that SQLCipher derives from a passphrase (PBKDF2-HMAC-SHA512, 256,000 rounds).

        Raises:
            VaultLocked: The passphrase is empty.
        """
        same = unicodedata.normalize("NFC", passphrase).replace("\0", "")
        if not same:
            raise VaultLocked(N_("The vault opens with a passphrase."))
        sendable = same.encode("utf-8", "backslashreplace").decode("utf-8")
        return cls("'" + sendable.replace("'", "''") + "'")

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


_SETTINGS: Final = (
    f"busy_timeout = {BUSY_MS}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "fullfsync = ON",  # macOS: a plain sync does not reach the disk there
    "checkpoint_fullfsync = ON",
)


class Store:
    """A database that is read and written in whole transactions.

    After a write that failed the connection is given up and made anew: what a failed
    sync left behind in it cannot be trusted.
    """

    def __init__(self, path: Path, key: Key, *, as_it_lies: bool = False) -> None:
        """Open the database; ``as_it_lies``: look only, and leave no file beside it.

        Raises:
            VaultLocked: The key does not open it, or its first page is damaged.
            VaultDamaged: It is not what was written.
            CannotWrite: The disk does not let it be opened.
        """
        self.path = path
        self._key = key
        self._as_it_lies = as_it_lies
        self._closed = False
        self._read_only: CannotWrite | None = None
        self._connection: sqlcipher3.Connection | None = None
        with self._reading():
            self._connection = self._connect()

    def __repr__(self) -> str:
        return "Store(…)"

    def _connect(self) -> sqlcipher3.Connection:
        where = self.path.absolute().as_uri()
        manner = "mode=ro&immutable=1" if self._as_it_lies else "mode=rw"
        connection = sqlcipher3.connect(f"{where}?{manner}", uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            self._key.unlock(connection)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for setting in () if self._as_it_lies else _SETTINGS:
                connection.execute(f"PRAGMA {setting}").fetchone()
            if self._read_only is not None:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        return connection

    @property
    def connection(self) -> sqlcipher3.Connection:
        """The connection, made anew where it had been given up."""
        if self._closed:
            raise CannotWrite(N_("The vault is closed."))
        if self._connection is None:
            try:
                self._connection = self._connect()
            except sqlcipher3.Error as error:
                raise cannot_write(error) from error
        return self._connection

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Turn what SQLite says into our words; a connection that met an error is given up."""
        try:
            yield
        except sqlcipher3.Error as error:
            self._give_up()
            raise trouble(error) from error

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
            raise self._read_only.with_traceback(None)
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except sqlcipher3.Error as error:
            self._give_up()
            raise cannot_write(error) from error
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
            if self._connection is not None:
                self._connection.execute("PRAGMA synchronous = FULL")

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """What a query finds.

        Raises:
            VaultDamaged: It cannot be read.
        """
        with self._reading():
            return list(self.connection.execute(query, values).fetchall())

    def value(self, query: str, values: Sequence[object] = ()) -> Any:
        """The first value that a query finds, or ``None``.

        Raises:
            VaultDamaged: It cannot be read.
        """
        found = self.rows(query, values)
        return found[0][0] if found else None

    def rebuild(self) -> None:
        """Write every page anew, so that nothing is left of what was deleted.

        ``secure_delete`` is not enough: when SQLite moves rows between pages it leaves the
        old bytes in the unused part of a page, and a row that is deleted later lives on there.

        Raises:
            VaultError: A page is damaged, or the disk does not take it; nothing has changed.
        """
        self.rows("VACUUM")

    def checkpoint(self) -> bool:
        """Bring everything into the main file and empty the log; whether that was possible.

        Raises:
            VaultError: The disk does not take it.
        """
        busy, _pages, _moved = self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        return not busy

    def copy_into(self, path: Path) -> None:
        """Write everything that can be reached, equally encrypted, into an empty file.

        Every page is read and checked on the way, so that damage stops the copy instead of
        being copied. The file itself is never read past SQLite: closing it would let go of
        the locks that SQLite holds on it.

        Raises:
            VaultError: A page is damaged, or the disk does not take it.
        """
        self.rows("VACUUM INTO ?", (str(path),))

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
        """Close for good; what was written stays."""
        self._closed = True
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
