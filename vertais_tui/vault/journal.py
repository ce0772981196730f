"""The journal of the meeting that is live, kept until it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from vertais_tui.errors import CannotWrite
from vertais_tui.i18n import N_
from vertais_tui.vault.connection import Store


class LiveJournal:
    """What a live meeting needs to be gone on with: its script as it was, and its events.

    The vault knows events only as lines of text.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        row = store.rows("SELECT script_name, script_source, language FROM live")[0]
        self.script_name, self.script_source, self.language = map(str, row)
        self._kept = int(store.value("SELECT coalesce(max(seq), 0) FROM journal"))

    @property
    def seen(self) -> datetime | None:
        """When the program was last alive."""
        seen = self._store.value("SELECT seen FROM live")
        return None if seen is None else datetime.fromisoformat(seen)

    def append(self, record: str) -> None:
        """Keep one more event; durable once this returns.

        Trying again after a failure keeps it once: a line whose fate was unknown is
        written over in its own place.

        Raises:
            CannotWrite: The disk does not take it, or the meeting is closed: what comes late
                must not lie in the vault after the journal was destroyed.
        """
        with self._store.writing() as connection:
            added = connection.execute(
                "INSERT OR REPLACE INTO journal (seq, record) "
                "SELECT ?, ? WHERE EXISTS (SELECT 1 FROM live)",
                (self._kept + 1, record),
            )
            if not added.rowcount:
                raise CannotWrite(N_("There is no meeting to go on with."))
        self._kept += 1

    def read(self) -> Sequence[str]:
        """Every event kept, oldest first."""
        return [str(row[0]) for row in self._store.rows("SELECT record FROM journal ORDER BY seq")]

    def rewrite(self, source: str, records: Sequence[str]) -> None:
        """Keep another script and its events in place of those kept, all or nothing.

        Raises:
            CannotWrite: The disk does not take it; everything is as it was.
        """
        with self._store.writing() as connection:
            connection.execute("UPDATE live SET script_source = ?", (source,))
            connection.execute("DELETE FROM journal")
            for line in enumerate(records, 1):
                connection.execute("INSERT INTO journal (seq, record) VALUES (?, ?)", line)
        self.script_source = source
        self._kept = len(records)

    def beat(self, at: datetime) -> None:
        """Remember that the program was alive at ``at``; does not wait for the disk.

        Raises:
            CannotWrite: The disk does not take it.
        """
        self._store.write_soon("UPDATE live SET seen = ?", (at.isoformat(),))
