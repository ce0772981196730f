"""Forgetting what has had its time, and only that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from vertais_tui.vault.connection import Store

LONGEST_BREAK: Final = timedelta(days=35)
"""After a longer step of the clock nothing is erased by itself: the date may be wrong."""
LAST_USE: Final = "last-use"
DUE: Final = "expires_at <= ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased because its time had come."""

    notes: int = 0
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
        CannotWrite: The disk does not take it; nothing has been erased.
    """
    at = now.isoformat()
    due = {
        table: int(store.value(f"SELECT count(*) FROM {table} WHERE {DUE}", (at,)))  # noqa: S608
        for table in ("notes", "facts")
    }
    trusted = _trusted(store, now)
    with store.writing() as connection:
        connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (LAST_USE, at))
        if trusted:
            for table in due:
                connection.execute(f"DELETE FROM {table} WHERE {DUE}", (at,))  # noqa: S608
    if not trusted:
        return Erased(held_back=any(due.values()))
    return Erased(notes=due["notes"], facts=due["facts"])


def _trusted(store: Store, now: datetime) -> bool:
    """Whether the date is neither before the newest record nor far from the last use."""
    newest = store.value(
        "SELECT max(at) FROM (SELECT written_at AS at FROM notes "
        "UNION ALL SELECT closed_at FROM facts)"
    )
    last = store.value("SELECT value FROM settings WHERE name = ?", (LAST_USE,))
    if newest is not None and datetime.fromisoformat(newest) > now:
        return False
    return last is None or abs(now - datetime.fromisoformat(last)) <= LONGEST_BREAK
