"""A meeting that runs: the one writer of its journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from vertais_tui.clock import Clock
from vertais_tui.errors import CannotWrite, NeedsConfirmation, Refused
from vertais_tui.i18n import N_
from vertais_tui.meeting.commands import Advance, Command, End, LeaveOut, NextStage
from vertais_tui.meeting.engine import decide, fold, follow
from vertais_tui.meeting.events import Event, Redone, Undone, decode, encode
from vertais_tui.meeting.rebase import rebased
from vertais_tui.meeting.state import State
from vertais_tui.meeting.timing import Timing, timing
from vertais_tui.script.model import Script

CONFIRM_WITHIN: Final = timedelta(seconds=3)
"""A guarded command counts as confirmed when it is given again within this time."""


class Journal(Protocol):
    """Where a meeting's events are kept, in order."""

    def append(self, record: str) -> None:
        """Keep one more event; durable once this returns.

        Raises:
            CannotWrite: The disk does not take it.
        """
        ...

    def read(self) -> Sequence[str]:
        """Every event kept, oldest first."""
        ...

    def rewrite(self, source: str, records: Sequence[str]) -> None:
        """Keep another script and its events in place of those kept, all or nothing.

        Raises:
            CannotWrite: The disk does not take it; everything is as it was.
        """
        ...


class Meeting:
    """One run of a script.

    Every act goes the same way: decided, kept on disk, then in memory, then shown.
    When the disk does not take an act, the meeting goes on in memory, `unsaved_since`
    says since when, and everything owed is written as soon as the disk allows.
    """

    def __init__(self, script: Script, journal: Journal, clock: Clock) -> None:
        """Begin a meeting, or go on with the one that ``journal`` holds.

        Raises:
            JournalUnreadable: The journal holds something this vertais cannot read.
        """
        self.script = script
        self._journal = journal
        self._clock = clock
        self._events: list[Event] = [decode(record) for record in journal.read()]
        self._owed: list[str] = []
        self._asked: tuple[Command, datetime] | None = None
        self.unsaved_since: datetime | None = None
        self.state: State = fold(script, self._events)

    @property
    def events(self) -> Sequence[Event]:
        """Everything that has happened, undone acts included."""
        return tuple(self._events)

    @property
    def last_event_at(self) -> datetime | None:
        """When something happened last."""
        return self._events[-1].at if self._events else None

    def now(self) -> datetime:
        """The instant, never before the last event."""
        last = self.last_event_at
        return self._clock.now() if last is None else max(self._clock.now(), last)

    def timing(self) -> Timing:
        """What the clocks say now."""
        return timing(self.state, self.now())

    def dispatch(self, command: Command) -> Event:
        """Carry a command out: on disk first, then in memory.

        Raises:
            Refused: It makes no sense now; nothing has changed.
            NeedsConfirmation: It waits to be given once more within `CONFIRM_WITHIN`.
        """
        at = self.now()
        event = self._decide(command, at)
        self._owed.append(encode(event))
        self.save_owed()
        self._events.append(event)
        if isinstance(event, Undone | Redone):
            self.state = fold(self.script, self._events)
        else:
            self.state = follow(self.state, event)
        return event

    def _decide(self, command: Command, at: datetime) -> Event:
        asked, self._asked = self._asked, None
        if isinstance(command, Advance | NextStage | End) and asked is not None:
            before, when = asked
            if before == command and at - when <= CONFIRM_WITHIN:
                return decide(self.state, replace(command, confirmed=True), at)
        try:
            return decide(self.state, command, at)
        except NeedsConfirmation:
            self._asked = (command, at)
            raise

    def refusal(self, command: Command) -> Refused | None:
        """Why a command would be refused now, or ``None``; asking twice is no refusal."""
        try:
            decide(self.state, command, self.now())
        except NeedsConfirmation:
            return None
        except Refused as reason:
            return reason
        return None

    def take_script(self, script: Script, source: str) -> None:
        """Go on with another wording of the script, at the same place and the same seconds.

        Raises:
            CannotWrite: The disk does not take it; the meeting goes on as before.
        """
        if not self.save_owed():
            raise CannotWrite(N_("The changed script could not be kept; the one before goes on."))
        events = rebased(self._events, self.script, script)
        self._journal.rewrite(source, [encode(event) for event in events])
        self.script, self._events = script, events
        self.state = fold(script, events)

    def left_out(self, span: timedelta) -> None:
        """The last ``span`` did not belong to the meeting: the laptop was away."""
        self.dispatch(LeaveOut(span))

    def disk_refused(self) -> None:
        """The disk has just refused something: what comes next may not be kept."""
        self.unsaved_since = self.unsaved_since or self.now()

    def disk_took(self) -> None:
        """The disk has just taken something, and nothing is owed any more."""
        self.unsaved_since = None

    def save_owed(self) -> bool:
        """Write what the disk has not taken yet; whether nothing is owed any more."""
        try:
            while self._owed:
                self._journal.append(self._owed[0])
                del self._owed[0]
                if not self._owed:
                    self.disk_took()
        except CannotWrite:
            self.disk_refused()
        return not self._owed
