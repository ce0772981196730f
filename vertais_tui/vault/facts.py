"""What is kept of meetings that are over: times and counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from vertais_tui.vault.connection import Store

FACTS_KEPT: Final = timedelta(days=730)
"""Two years: counts serve a yearly report and the comparison with the year before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFacts:
    """The facts of one meeting as they were written."""

    id: int
    closed_at: datetime
    expires_at: datetime
    record: str
    """One line of JSON."""


class FactsTable:
    """The facts of closed meetings, newest first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[KeptFacts]:
        """All of them."""
        found = self._store.rows(
            "SELECT id, closed_at, expires_at, record FROM facts ORDER BY id DESC"
        )
        return [
            KeptFacts(
                id=int(row[0]),
                closed_at=datetime.fromisoformat(row[1]),
                expires_at=datetime.fromisoformat(row[2]),
                record=str(row[3]),
            )
            for row in found
        ]
