"""One person's evening: the vault, the library of scripts and the meeting, held together.

No screen lives here, so that every front end does the same things in the same order.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final

from vertais_tui.clock import GAP, Clock
from vertais_tui.errors import CannotWrite, Refused, ScriptError, ScriptInvalid, VertaisError
from vertais_tui.group.group import Group, load_group
from vertais_tui.i18n import N_, Message, current
from vertais_tui.meeting.commands import Start
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.meeting.report import facts
from vertais_tui.meeting.state import ZERO, State, Status
from vertais_tui.paths import Places
from vertais_tui.script.cards import Cards, load_cards
from vertais_tui.script.library import Library, shipped_folder
from vertais_tui.script.loader import Loaded, parse
from vertais_tui.script.model import Words
from vertais_tui.script.source import Stamp, stamp
from vertais_tui.vault.facts import FACTS_KEPT
from vertais_tui.vault.journal import LiveJournal
from vertais_tui.vault.vault import Vault

CRISIS_LINE: Final = "crisis-line"
"""Id of the contact that a script names as ``{crisis_line}``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A meeting that was broken off."""

    state: State
    last_seen: datetime
    """When the program was last alive."""
    away: timedelta
    """How long ago that is."""


class Evening:
    """What a front end works with. ``vault`` is there once it has been opened."""

    def __init__(self, places: Places, clock: Clock, *, kept: bool = True) -> None:
        """Prepare without touching the disk; ``kept`` is false for a demonstration."""
        self.places = places
        self.clock = clock
        self.kept = kept
        self.library = Library(places.scripts)
        self.group_trouble: ScriptError | None = None
        """Why the group's own file cannot be used, once it has been asked for."""
        self.meeting: Meeting | None = None
        self._vault: Vault | None = None
        self._journal: LiveJournal | None = None
        self._path: Path | None = None
        """The script that is led, where its file is known."""
        self._stamp: Stamp | None = None

    @property
    def vault(self) -> Vault:
        """The open vault."""
        if self._vault is None:
            raise AssertionError("the vault is opened before anything asks for it")
        return self._vault

    @property
    def is_open(self) -> bool:
        """Whether the vault is open."""
        return self._vault is not None

    @property
    def is_new(self) -> bool:
        """Whether no vault has been made yet."""
        return not Vault.exists(self.places.data)

    @property
    def asks_passphrase(self) -> bool:
        """Whether the vault opens only with a passphrase."""
        return Vault.needs_passphrase(self.places.data)

    def create(self, passphrase: str | None) -> None:
        """Make the vault; ``None``: this computer's login is the only lock.

        Raises:
            VaultError: It cannot be made here.
        """
        self._vault = Vault.create(self.places.data, passphrase, self.clock)

    def unlock(self, passphrase: str | None) -> None:
        """Open the vault.

        Raises:
            VaultError: It cannot be opened; `VaultLocked` for a wrong passphrase.
        """
        self._vault = Vault.open(self.places.data, passphrase, self.clock)

    @cached_property
    def group(self) -> Group:
        """What the group has written down about itself; nothing where that cannot be read."""
        try:
            return load_group(self.places.group_file)
        except ScriptError as error:
            self.group_trouble = error
            return Group()

    @cached_property
    def cards(self) -> Cards:
        """The cards that come with vertais."""
        return load_cards(shipped_folder())

    def known(self) -> dict[str, str]:
        """What placeholders stand for, as far as it does not change in the meeting."""
        contacts = (*self.group.contacts, *self.cards.crisis.contacts)
        line = next((each for each in contacts if each.id == CRISIS_LINE), contacts[0])
        told = {
            "group": self.group.name,
            "next_date": self.group.next,
            "crisis_line": Words({"*": f"{line.name.in_language(current())} {line.number}"}),
        }
        return {name: text.in_language(current()) for name, text in told.items() if text}

    def unfinished(self) -> Unfinished | None:
        """The meeting that was broken off, if there is one this process could go on with.

        Raises:
            VertaisError: There is one, and it cannot be read.
        """
        journal = None if self.vault.read_only or self.meeting else self.vault.live()
        if journal is None:
            return None
        script = parse(journal.script_source, journal.script_name)
        meeting = Meeting(script, journal, self.clock)
        if meeting.state.status is Status.NOT_STARTED and not meeting.state.undone:
            self.vault.abandon_live()
            return None
        seen = max(filter(None, (journal.seen, meeting.last_event_at)))
        return Unfinished(
            state=meeting.state, last_seen=seen, away=max(ZERO, self.clock.now() - seen)
        )

    def begin(self, loaded: Loaded, opening: Start) -> Meeting:
        """Start a meeting.

        Raises:
            Refused: Another meeting is running or waits to be gone on with.
            CannotWrite: The vault does not take it.
        """
        if self.meeting is not None or self.vault.live() is not None:
            raise Refused(N_("A meeting is running already. End it first."))
        self._journal = self.vault.begin_live(loaded.path.name, loaded.source, current())
        self._path, self._stamp = loaded.path, stamp(loaded.path)
        self.meeting = Meeting(loaded.script, self._journal, self.clock)
        self.meeting.dispatch(opening)
        return self.meeting

    def resume(self, unfinished: Unfinished, *, counted: bool) -> Meeting:
        """Go on with a meeting that was broken off.

        Args:
            unfinished: What `unfinished` told.
            counted: Whether the meeting went on while the laptop was away.
        """
        journal = self.vault.live()
        if journal is None:
            raise Refused(N_("There is no meeting to go on with."))
        self._journal = journal
        self.meeting = Meeting(
            parse(journal.script_source, journal.script_name), journal, self.clock
        )
        away = self.clock.now() - unfinished.last_seen
        if not counted and away > ZERO:
            self.meeting.left_out(away)
        return self.meeting

    def loaded(self) -> Loaded:
        """The script of the meeting that is led, as its journal keeps it."""
        if self.meeting is None or self._journal is None:
            raise Refused(N_("There is no meeting to go on with."))
        return Loaded(
            script=self.meeting.script,
            source=self._journal.script_source,
            path=Path(self._journal.script_name),
        )

    def leave_nothing(self) -> None:
        """Remove the folder of a demonstration."""
        if not self.kept:
            shutil.rmtree(self.places.data, ignore_errors=True)

    def beat(self) -> None:
        """Remember that the program is alive, and write what is owed to the disk."""
        if self.meeting is None or self._journal is None:
            return
        if self.meeting.save_owed():
            try:
                self._journal.beat(self.meeting.now())
                self.meeting.disk_took()
            except CannotWrite:
                self.meeting.disk_refused()

    def look_at_script(self) -> Message | None:
        """Take over a script that was saved while it is led; what there is to say about it.

        A script that cannot be used changes nothing: the one before goes on.
        """
        if self.meeting is None or self._path is None or not self.meeting.state.is_live:
            return None
        now = stamp(self._path)
        if now is None or now == self._stamp:
            return None
        self._stamp = now
        state = self.meeting.state
        try:
            found = self.library.find(str(self._path)).open()
            chosen = found.for_meeting(state.meeting, self.clock.now().astimezone().date())
            if chosen.script == self.meeting.script:
                return None
            self.meeting.take_script(chosen.script, chosen.source)
        except ScriptInvalid as error:
            first = error.problems[0]
            return Message(
                N_("The saved script waits: line {line}, {code}. The one before goes on."),
                {"line": first.line, "code": first.code},
            )
        except VertaisError as error:
            return error.message
        return Message(N_("The script was changed. The evening goes on from the same place."))

    def gap(self) -> timedelta:
        """How long the laptop was away just now; zero where it was not."""
        running = self.meeting is not None and self.meeting.state.status is Status.RUNNING
        gap = self.clock.gap()
        if not running or gap <= GAP:
            if gap:
                self.clock.catch_up()
            return ZERO
        return gap

    def settle_gap(self, gap: timedelta, *, counted: bool) -> None:
        """Take the wall clock's word again, counting the time away or leaving it out."""
        self.clock.catch_up()
        if self.meeting is not None and not counted:
            self.meeting.left_out(gap)

    def close_meeting(self, *, keep_facts: bool) -> None:
        """Reduce an ended meeting to its facts, or to nothing, and destroy its journal.

        Raises:
            CannotWrite: The disk does not take it; the meeting stays as it is.
        """
        meeting = self._ended()
        if keep_facts:
            record = facts(meeting.state).as_record()
            self.vault.close_live(record, self.clock.now() + FACTS_KEPT)
        else:
            self.vault.abandon_live()
        self.meeting = self._journal = None

    def _ended(self) -> Meeting:
        if self.meeting is None or self.meeting.state.status is not Status.ENDED:
            raise Refused(N_("The meeting has not ended."))
        return self.meeting

    def let_go(self) -> None:
        """Let go of a meeting that was not led; nothing of it is kept.

        Raises:
            CannotWrite: The disk does not take it.
        """
        self.vault.abandon_live()
        self.meeting = self._journal = None

    def lock_up(self) -> None:
        """Close the vault; a meeting that runs stays in it to be gone on with."""
        if self._vault is None:
            return
        with suppress(VertaisError):
            self._vault.close()
        self._vault = None
