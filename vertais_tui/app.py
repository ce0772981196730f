"""The application: one flow from the door to home, through a meeting and back."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual import events, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen

from vertais_tui import config, guards, i18n, theme
from vertais_tui.errors import VaultError, VaultLocked, VertaisError
from vertais_tui.evening import Evening
from vertais_tui.i18n import N_, _, ngettext, say
from vertais_tui.meeting.commands import Redo, Start, Undo
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.meeting.state import ZERO, Status
from vertais_tui.screens.base import VertaisScreen
from vertais_tui.screens.choices import After, Choice, GoOn, Lead, Leave, LetGo, ReadNotes, Wishes
from vertais_tui.screens.questions import LEAST_HEIGHT, LEAST_WIDTH, GapScreen, TooSmallScreen
from vertais_tui.script.loader import Loaded

STYLES: Final = sorted((Path(__file__).parent / "styles").glob("*.tcss"))
CONFIRM_WITHIN: Final = timedelta(seconds=3)
FAULT: Final = 70
"""Exit code after a fault in the program (sysexits: EX_SOFTWARE)."""
LOCKED: Final = VaultLocked.exit_code


class VertaisApp(App[None]):
    """Holds the evening and walks through its screens."""

    TITLE = "vertais"
    CSS_PATH = STYLES  # type: ignore[assignment]  # a list of absolute paths, as Textual documents
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c,super+c", "leave", N_("leave"), show=False, priority=True),
        Binding("f2", "language", N_("language"), show=False, priority=True),
        Binding("f3", "look", N_("look"), show=False, priority=True),
    ]

    def __init__(
        self,
        evening: Evening,
        *,
        settings: config.Settings,
        script: Loaded | None = None,
        wishes: Wishes | None = None,
    ) -> None:
        super().__init__()
        self.evening = evening
        self.fault: guards.Fault | None = None
        self.refusal: VaultError | None = None
        """Why the vault could not be opened, where that ended the program."""
        self._script = script
        self._wishes = wishes or Wishes()
        self._leave_asked: datetime | None = None
        self._harmless = guards.HarmlessFilter()
        self._remark = ""
        for look in theme.THEMES:
            self.register_theme(look)
        for name in set(self.available_themes) - {look.name for look in theme.THEMES}:
            self.unregister_theme(name)
        self.theme = settings.theme

    # From start to end

    def on_mount(self) -> None:
        """Begin the flow, follow signals and the clock."""
        self.animation_level = "none"
        self._follow_signals()
        self.set_interval(1, self.beat)
        self.flow()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        """The first page is there: collect garbage again, and load what the first acts need."""
        gc.enable()
        from vertais_tui.screens import home, live  # noqa: F401 (loaded before it is asked for)

    def _follow_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None and sys.platform != "win32":
                loop.add_signal_handler(number, self._told_to_stop, int(number))

    def _told_to_stop(self, number: int) -> None:
        self.save_unsaved()
        self.exit(return_code=128 + number)
        guards.stop_at_the_latest(128 + number, self.evening.leave_nothing)

    def save_unsaved(self) -> None:
        """Put what a screen has not saved yet on disk."""
        from vertais_tui.screens.note_editor import NoteEditorScreen

        for screen in self.screen_stack:
            if isinstance(screen, NoteEditorScreen):
                screen.keep_draft()
        self.evening.beat()

    def on_unmount(self) -> None:
        """Close the vault last of all."""
        self.evening.lock_up()

    @work(exclusive=True)
    async def flow(self) -> None:
        """The whole way: the door, home, and what is chosen there, until the person leaves."""
        try:
            is_open = await self._open()
        except VaultError as error:
            self.refusal = error
            self.exit(return_code=error.exit_code)
            return
        if not is_open:
            self.exit(return_code=LOCKED)
            return
        self._erase_expired()
        if self._script is not None and self.evening.vault.live() is None:
            await self._lead(self._script, self._wishes)
        while True:
            remark, self._remark = self._remark or self._copy_remark(), ""
            from vertais_tui.screens.home import HomeScreen

            choice = await self.push_screen_wait(HomeScreen(self.evening, remark))
            if isinstance(choice, Leave):
                self.exit()
                return
            try:
                await self._follow(choice)
            except VertaisError as error:
                self._remark = say(error.message)

    def _copy_remark(self) -> str:
        if not self.evening.vault.copy_failed:
            return ""
        return _(
            "The second copy of the vault could not be written: it is older than it should be."
        )

    async def _open(self) -> bool:
        if self.evening.is_open:
            return True
        from vertais_tui.screens.unlock import FirstStartScreen, UnlockScreen

        if self.evening.is_new:
            return await self.push_screen_wait(FirstStartScreen(self.evening))
        if self.evening.asks_passphrase:
            return await self.push_screen_wait(UnlockScreen(self.evening))
        self.evening.unlock(None)
        return True

    def _erase_expired(self) -> None:
        vault = self.evening.vault
        if vault.recovered_from_copy:
            self._remark = _("The vault was damaged; it was opened from its second copy.")
        if vault.read_only:
            return
        try:
            erased = vault.erase_expired()
        except VertaisError as error:
            self._remark = say(error.message)
            return
        gone = erased.notes + erased.facts
        if gone:
            self._remark = ngettext(
                "Erased, for its time had come: {n} record.",
                "Erased, for their time had come: {n} records.",
                gone,
            ).format(n=gone)
        elif erased.held_back:
            self._remark = _("This computer's date looks wrong; nothing was erased by itself.")

    async def _follow(self, choice: Choice) -> None:
        match choice:
            case Lead(loaded):
                await self._lead(loaded, Wishes())
            case GoOn(unfinished, counted):
                meeting = self.evening.resume(unfinished, counted=counted)
                if not await self._stay_with(meeting):
                    await self._lead(self.evening.loaded(), Wishes(), meeting)
            case LetGo():
                self.evening.vault.abandon_live()
            case ReadNotes():
                from vertais_tui.screens.notes import NotesScreen

                await self.push_screen_wait(NotesScreen(self.evening.vault, kept=self.evening.kept))

    async def _lead(self, loaded: Loaded, wishes: Wishes, meeting: Meeting | None = None) -> None:
        """Lead a script; ``meeting`` is one whose start has been taken back."""
        from vertais_tui.screens.preflight import PreflightScreen

        while True:
            opening = await self.push_screen_wait(
                PreflightScreen(self.evening, loaded, wishes, taken_back=meeting is not None)
            )
            if opening is None:
                if meeting is not None:
                    self.evening.let_go()
                return
            meeting = self._begin(loaded, opening, meeting)
            if meeting is None:
                return
            if await self._stay_with(meeting):
                return
            if isinstance(opening, Start):
                wishes = Wishes(seats=opening.seats, end=opening.end)

    def _begin(
        self, loaded: Loaded, opening: Start | Redo, meeting: Meeting | None
    ) -> Meeting | None:
        try:
            if meeting is None and isinstance(opening, Start):
                today = self.evening.clock.now().astimezone().date()
                return self.evening.begin(loaded.for_meeting(opening.meeting, today), opening)
            if meeting is not None:
                meeting.dispatch(opening)
        except VertaisError as error:
            self._remark = say(error.message)
            return None
        return meeting

    async def _stay_with(self, meeting: Meeting) -> bool:
        """Lead to the end; false where even the start was taken back."""
        from vertais_tui.screens.closing import ClosingScreen
        from vertais_tui.screens.live import LiveScreen

        while True:
            if meeting.state.is_live:
                await self.push_screen_wait(LiveScreen(self.evening, meeting))
            if meeting.state.status is Status.NOT_STARTED:
                return False
            after = await self.push_screen_wait(ClosingScreen(self.evening, meeting))
            if after is After.BACK:
                meeting.dispatch(Undo())
                continue
            if self._close(keep=after is After.KEEP):
                return True

    def _close(self, *, keep: bool) -> bool:
        try:
            self.evening.close_meeting(keep_facts=keep)
        except VertaisError as error:
            self._remark = say(error.message)
            self.bell_silently(say(error.message))
            return False
        self._remark = self._copy_remark() or (
            _("The meeting is closed; its facts are kept.")
            if keep and self.evening.kept
            else _("The meeting is closed; nothing was kept.")
        )
        return True

    # The clock

    def beat(self) -> None:
        """Once a second: note that we are alive, and whether the laptop was away."""
        if not guards.terminal_is_there():
            self._told_to_stop(int(getattr(signal, "SIGHUP", 1)))
            return
        self._mend_size()
        gap = self.evening.gap()
        if gap > ZERO and not isinstance(self.screen, GapScreen):
            self.push_screen(GapScreen(gap), lambda counted: self._settle(gap, counted))
        elif not isinstance(self.screen, GapScreen):
            self.evening.beat()
            changed = self.evening.look_at_script()
            if changed is not None:
                self.bell_silently(say(changed))

    def _settle(self, gap: timedelta, counted: bool | None) -> None:
        self.evening.settle_gap(gap, counted=bool(counted))

    # Room, language, look, leaving

    def _mend_size(self) -> None:
        """A burst of resizes can leave the app, or a screen, at a size that is gone."""
        seen = None if self.is_headless else guards.terminal_size()
        if seen is not None and seen != self.size:
            self.post_message(events.Resize(Size(*seen), Size(*seen)))
        elif self.screen.size != self.size:
            self.screen.post_message(events.Resize(self.size, self.size))
        self._mind_room(self.size)

    def on_resize(self, event: events.Resize) -> None:
        """See whether there is still room enough."""
        self._mind_room(event.size)

    def _mind_room(self, size: Size) -> None:
        """Ask calmly for more room; give the page back when there is some."""
        small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        asking = isinstance(self.screen, TooSmallScreen)
        if small and not asking:
            self.push_screen(TooSmallScreen())
        elif asking and not small:
            self.pop_screen()

    def action_language(self) -> None:
        """Speak the next language; everything stays where it is."""
        languages = i18n.LANGUAGES
        here = languages.index(i18n.current()) if i18n.current() in languages else 0
        self.speak(languages[(here + 1) % len(languages)])

    def speak(self, language: str) -> None:
        """Speak ``language`` on every open screen, and next time."""
        i18n.use(language)
        for screen in self.screen_stack:
            if isinstance(screen, VertaisScreen):
                screen.relabel()
        self._remember("language", language)

    def action_look(self) -> None:
        """Change the look: dark, light, high contrast."""
        names = [look.name for look in theme.THEMES]
        self.wear(names[(names.index(self.theme) + 1) % len(names)])

    def wear(self, name: str) -> None:
        """Wear a theme, now and next time."""
        self.theme = name
        self._remember("theme", name)

    def _remember(self, name: str, value: str) -> None:
        if not self.evening.kept:
            return
        try:
            config.save(self.evening.places.config_file, name, value)
        except VertaisError as error:
            self.bell_silently(say(error.message))

    def bell_silently(self, words: str) -> None:
        """Say something in the quiet line of the screen in front."""
        if isinstance(self.screen, VertaisScreen):
            self.screen.tell(words)

    def _leaves_at_once(self) -> bool:
        return not isinstance(self.screen, VertaisScreen) or self.screen.LEAVES_AT_ONCE

    def action_leave(self) -> None:
        """Leave; in a meeting the key is pressed twice, and the meeting is kept."""
        now = self.evening.clock.now()
        asked, self._leave_asked = self._leave_asked, now
        meeting = self.evening.meeting
        again = asked is not None and now - asked <= CONFIRM_WITHIN
        if meeting is not None and not again and not self._leaves_at_once():
            self.bell_silently(_("The meeting is kept. The same key again leaves."))
            return
        self.save_unsaved()
        self.exit(return_code=0 if self.evening.is_open else LOCKED)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy nothing: a clipboard is read by every program, and some keep a history."""

    def action_command_palette(self) -> None:
        """Open the palette, with its one sentence in the language in use."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Search all commands")))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: the acts of the screen in front, and the settings."""
        if isinstance(screen, VertaisScreen):
            for name, words, run in screen.commands():
                yield SystemCommand(name, words, run)
        yield SystemCommand("Suomi", _("Speak Finnish"), lambda: self.speak("fi"))
        yield SystemCommand("English", _("Speak English"), lambda: self.speak("en"))
        for look, words in theme.NAMES.items():
            yield SystemCommand(_(words), _("Change the look"), partial(self.wear, look))
        yield SystemCommand(
            _("Leave"), _("Leave vertais; a meeting that runs is kept"), self.action_leave
        )

    # Nothing leaks

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Everything painted goes through our filter."""
        return [*super().get_line_filters(), self._harmless]

    def _handle_exception(self, error: Exception) -> None:
        """Stop without printing a single value: Textual would show every local variable."""
        self._return_code = FAULT
        cause = error.__cause__ if type(error).__name__ == "WorkerFailed" else None
        self.fault = self.fault or guards.fault_of(cause or error)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()
