"""The facilitator's own notes, in drawers, each with a day on which it is forgotten."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from vertais_tui.clock import Clock
from vertais_tui.errors import NoteUnknown
from vertais_tui.i18n import N_
from vertais_tui.vault.connection import Row, Store

NOTES_KEPT: Final = timedelta(days=30)
"""As short as serves the next meetings: the principle of data minimisation (GDPR Art. 5(1)(e))."""


class Drawer(StrEnum):
    """Where a note lies, by whom it is for."""

    ME = "me"
    NEXT_TIME = "next-time"
    KUMMI = "kummi"
    KONSULTTI = "konsultti"
    NEUVOJA = "neuvoja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note."""

    id: int
    drawer: Drawer
    text: str
    written_at: datetime
    expires_at: datetime

    def __repr__(self) -> str:
        return f"Note(id={self.id})"


class Notes:
    """Every note, newest first. ``forgotten`` is called after something was erased."""

    def __init__(self, store: Store, clock: Clock, forgotten: Callable[[], None]) -> None:
        self._store = store
        self._clock = clock
        self._forgotten = forgotten

    def add(self, drawer: Drawer, text: str) -> Note:
        """Keep a note for `NOTES_KEPT`.

        Raises:
            CannotWrite: The disk does not take it.
        """
        at, text = self._clock.now(), _storable(text)
        number = self._store.write(
            "INSERT INTO notes (drawer, text, written_at, expires_at) VALUES (?, ?, ?, ?)",
            (drawer.value, text, at.isoformat(), (at + NOTES_KEPT).isoformat()),
        )
        return Note(id=number, drawer=drawer, text=text, written_at=at, expires_at=at + NOTES_KEPT)

    def all(self, drawer: Drawer | None = None) -> list[Note]:
        """The notes of a drawer, or of all of them."""
        return self._found("WHERE ?1 IS NULL OR drawer = ?1", (drawer and drawer.value,))

    def get(self, number: int) -> Note:
        """The note of that number.

        Raises:
            NoteUnknown: There is none.
        """
        found = self._found("WHERE id = ?", (number,))
        if not found:
            raise NoteUnknown(N_("There is no note {number}."), number=number)
        return found[0]

    def search(self, words: str) -> list[Note]:
        """The notes that hold every one of the words, or words that begin so."""
        asked = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", words))
        wanted = " ".join(f'"{word}"*' for word in asked)
        if not wanted:
            return []
        return self._found(
            "WHERE id IN (SELECT rowid FROM notes_words WHERE notes_words MATCH ?)", (wanted,)
        )

    def forget(self, number: int) -> None:
        """Forget a note for good.

        Raises:
            NoteUnknown: There is none.
            CannotWrite: The disk does not take it, or only the second copy still holds the note.
        """
        self.get(number)
        self._store.write("DELETE FROM notes WHERE id = ?", (number,))
        self._forgotten()

    def draft(self, drawer: Drawer) -> str:
        """What was being written for a drawer and has not been saved."""
        found = self._store.value("SELECT text FROM drafts WHERE drawer = ?", (drawer.value,))
        return "" if found is None else str(found)

    def save_draft(self, drawer: Drawer, text: str) -> None:
        """Keep what is being written for `NOTES_KEPT`; an empty text clears it.

        Raises:
            CannotWrite: The disk does not take it.
        """
        text = _storable(text)
        if text == self.draft(drawer):
            return
        if not text:
            self.clear_draft(drawer)
            return
        self._store.write(
            "INSERT OR REPLACE INTO drafts (drawer, text, expires_at) VALUES (?, ?, ?)",
            (drawer.value, text, (self._clock.now() + NOTES_KEPT).isoformat()),
        )

    def clear_draft(self, drawer: Drawer) -> None:
        """Forget what was being written for a drawer.

        Raises:
            CannotWrite: The disk does not take it.
        """
        self._store.write("DELETE FROM drafts WHERE drawer = ?", (drawer.value,))

    def _found(self, which: str, values: tuple[object, ...]) -> list[Note]:
        query = f"SELECT id, drawer, text, written_at, expires_at FROM notes {which}"  # noqa: S608 (our own words only)
        return [_note(row) for row in self._store.rows(f"{query} ORDER BY id DESC", values)]


def _storable(text: str) -> str:
    """``text`` with a ``?`` for each half of a character: a pipe may bring one, no file holds it.

    Left alone it would end in an error that carries the whole text.
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def _note(row: Row) -> Note:
    return Note(
        id=int(row[0]),
        drawer=Drawer(row[1]),
        text=str(row[2]),
        written_at=datetime.fromisoformat(row[3]),
        expires_at=datetime.fromisoformat(row[4]),
    )
