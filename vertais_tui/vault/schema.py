"""The tables of the vault, and how an older vault becomes a newer one."""

from __future__ import annotations

from typing import Final

from vertais_tui.errors import VaultNewer
from vertais_tui.i18n import N_
from vertais_tui.vault.connection import Store

_VERSION_1: Final = (
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE live (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        script_name TEXT NOT NULL, script_source TEXT NOT NULL, language TEXT NOT NULL, seen TEXT
    )""",
    "CREATE TABLE journal (seq INTEGER PRIMARY KEY, record TEXT NOT NULL)",
    """CREATE TABLE facts (
        id INTEGER PRIMARY KEY, closed_at TEXT NOT NULL, expires_at TEXT NOT NULL,
        record TEXT NOT NULL
    )""",
    """CREATE TABLE notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT, drawer TEXT NOT NULL, text TEXT NOT NULL,
        written_at TEXT NOT NULL, expires_at TEXT NOT NULL
    )""",
    """CREATE TABLE drafts (
        drawer TEXT PRIMARY KEY, text TEXT NOT NULL, expires_at TEXT NOT NULL
    )""",
    """CREATE VIRTUAL TABLE notes_words USING fts5 (
        text, content='notes', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
    )""",
    "INSERT INTO notes_words (notes_words, rank) VALUES ('secure-delete', 1)",
    """CREATE TRIGGER notes_added AFTER INSERT ON notes BEGIN
        INSERT INTO notes_words (rowid, text) VALUES (new.id, new.text);
    END""",
    """CREATE TRIGGER notes_forgotten AFTER DELETE ON notes BEGIN
        INSERT INTO notes_words (notes_words, rowid, text) VALUES ('delete', old.id, old.text);
    END""",
)
MIGRATIONS: Final = (_VERSION_1,)
"""The statements that lead from each version to the next, the first from nothing."""
VERSION: Final = len(MIGRATIONS)


HOLDER: Final = "holder"
"""The setting that names the process that writes; a vault that was closed in peace has none."""


def version_of(store: Store) -> int:
    """The version a vault was written in; 0: it holds nothing yet.

    Raises:
        VaultNewer: The vault was written by a newer vertais; nothing has been changed.
    """
    found = int(store.value("PRAGMA user_version"))
    if found > VERSION:
        raise VaultNewer(
            N_("This vault was written by a newer vertais. Install that one; nothing was changed.")
        )
    return found


def holder(store: Store) -> int | None:
    """The process that writes in the vault, or was killed while it could."""
    found = setting(store, HOLDER)
    return None if found is None else int(found)


def setting(store: Store, name: str) -> str | None:
    """What the vault remembers under a name."""
    found = store.value("SELECT value FROM settings WHERE name = ?", (name,))
    return None if found is None else str(found)


def migrate(store: Store) -> None:
    """Bring the tables to today's version, in one transaction.

    Raises:
        CannotWrite: The disk does not take it; nothing has been changed.
    """
    found = version_of(store)
    if found == VERSION:
        return
    with store.writing() as connection:
        for statements in MIGRATIONS[found:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
