"""Forgetting what has had its time, and only that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from vertais_tui.vault import files
from vertais_tui.vault.connection import Store
from vertais_tui.vault.notes import NOTES_KEPT
from vertais_tui.vault.schema import setting

LONGEST_BREAK: Final = timedelta(days=35)
"""After a longer step of the clock nothing is erased by itself: the date may be wrong."""
LAST_USE: Final = "last-use"
ASIDE_UNTIL: Final = "aside-until"
"""The setting that says until when the damaged files that were put aside are kept."""
DUE: Final = "expires_at <= ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased because its time had come."""

    notes: int = 0
    """Notes, and drafts of notes."""
    facts: int = 0
    held_back: bool = False
    """Something was due, but the clock was not to be trusted this time."""

    @property
    def anything(self) -> bool:
        """Whether anything was erased."""
        return bool(self.notes or self.facts)


def erase_expired(store: Store, now: datetime) -> Erased:
    """Erase exactly what is due at ``now``, unless the clock is not to be trusted.

    Raises:
        CannotWrite: The disk does not take it; no record has been erased.
    """
    at = now.isoformat()
    due = {
        table: int(store.value(f"SELECT count(*) FROM {table} WHERE {DUE}", (at,)))  # noqa: S608
        for table in ("notes", "drafts", "facts")
    }
    trusted = _trusted(store, now)
    with store.writing() as connection:
        connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (LAST_USE, at))
        if trusted:
            for table in due:
                connection.execute(f"DELETE FROM {table} WHERE {DUE}", (at,))  # noqa: S608
    if not trusted:
        return Erased(held_back=any(due.values()))
    _erase_aside(store, at)
    return Erased(notes=due["notes"] + due["drafts"], facts=due["facts"])


def date_aside(store: Store, now: datetime, *, fresh: bool) -> None:
    """Give the damaged files that were put aside a day to be erased on.

    The passphrase opens what is whole in them, so they are notes too, and no forgetting
    reaches them.

    Args:
        store: The vault.
        now: From when on they are kept as long as a note.
        fresh: Whether one was put aside just now; else a day given before stays.

    Raises:
        CannotWrite: The disk does not take it.
    """
    if files.damaged_files(store.path) and (fresh or setting(store, ASIDE_UNTIL) is None):
        store.write(
            "INSERT OR REPLACE INTO settings VALUES (?, ?)",
            (ASIDE_UNTIL, (now + NOTES_KEPT).isoformat()),
        )


def _erase_aside(store: Store, at: str) -> None:
    until = setting(store, ASIDE_UNTIL)
    if until is None or until > at:
        return
    with files.disk():
        for path in files.damaged_files(store.path):
            path.unlink()
    store.write("DELETE FROM settings WHERE name = ?", (ASIDE_UNTIL,))


def _trusted(store: Store, now: datetime) -> bool:
    """Whether the date is neither before the newest record nor far from the last use."""
    newest = store.value(
        "SELECT max(at) FROM (SELECT written_at AS at FROM notes "
        "UNION ALL SELECT closed_at FROM facts)"
    )
    last = setting(store, LAST_USE)
    if newest is not None and datetime.fromisoformat(newest) > now:
        return False
    return last is None or abs(now - datetime.fromisoformat(last)) <= LONGEST_BREAK
