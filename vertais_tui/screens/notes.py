"""The drawers of notes: covered until opened, and covered again when nobody is there."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from vertais_tui.errors import VaultError
from vertais_tui.glance import DRAWERS, time_of_day
from vertais_tui.i18n import N_, _, say
from vertais_tui.screens.base import COVER_AFTER, HELP, VertaisScreen, text
from vertais_tui.screens.note_editor import NoteEditorScreen
from vertais_tui.vault.notes import Note
from vertais_tui.vault.vault import Vault
from vertais_tui.widgets.key_line import KeyLine
from vertais_tui.widgets.plain import plain
from vertais_tui.widgets.quiet_line import QuietLine

ASK_AGAIN_WITHIN: Final = 3.0
"""Seconds within which the same key again forgets a note."""


class NotesScreen(VertaisScreen[None]):
    """Reads, searches and forgets notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "uncover", N_("open")),
        Binding("n", "write", N_("new note")),
        Binding("slash", "search", N_("search")),
        Binding("d", "forget", N_("forget")),
        Binding("escape", "leave", N_("back")),
        HELP,
    ]

    covered: var[bool] = var(True)

    def __init__(self, vault: Vault, *, kept: bool = True) -> None:
        """``kept`` is false in a demonstration."""
        super().__init__()
        self.vault = vault
        self.kept = kept
        self._cover_timer: Timer | None = None
        self._asked: int | None = None
        self._asked_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield text(_("Notes"), classes="title")
        yield Static(id="cover", classes="page middle", markup=False)
        search = Input(placeholder=_("Search your notes"), id="search")
        search.cursor_blink = False
        yield search
        yield OptionList(id="found", markup=False)
        with VerticalScroll(id="note", can_focus=False):
            yield Static(id="words", markup=False)
        yield QuietLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin covered."""
        self.query_one("#cover", Static).update(
            Content("\n").join(
                [
                    plain(_("Your notes are covered."), "bold"),
                    plain(_("enter opens them. They cover themselves after 20 seconds.")),
                ]
            )
        )

    def on_key(self, event: events.Key) -> None:
        """Every key shows that somebody is there."""
        self._stay_open()

    def _stay_open(self) -> None:
        if self._cover_timer is not None:
            self._cover_timer.stop()
        self._cover_timer = None if self.covered else self.set_timer(COVER_AFTER, self.cover)

    def cover(self) -> None:
        """Take the words off the screen."""
        self.covered = True

    def watch_covered(self, covered: bool) -> None:
        """Show the cover, or the notes."""
        self.set_class(not covered, "-open")
        if covered:
            self.query_one("#found", OptionList).clear_options()
            self.query_one("#words", Static).update("")
            self.query_one("#search", Input).value = ""
            self.set_focus(None)
        else:
            self._list()
            self.query_one("#found").focus()
        self._stay_open()
        self.refresh_bindings()

    def _found(self) -> list[Note]:
        words = self.query_one("#search", Input).value.strip()
        try:
            return self.vault.notes.search(words) if words else self.vault.notes.all()
        except VaultError as error:
            self.tell(say(error.message), lasting=True)
            return []

    def _list(self) -> None:
        found = self.query_one("#found", OptionList)
        found.clear_options()
        notes = self._found()
        found.add_options(Option(_heading(note, kept=self.kept), id=str(note.id)) for note in notes)
        self.query_one("#words", Static).update("" if notes else plain(_("No notes here.")))
        if notes:
            found.highlighted = 0

    @on(Input.Changed, "#search")
    def _searching(self) -> None:
        if not self.covered:
            self._list()

    @on(Input.Submitted, "#search")
    def _searched(self) -> None:
        self.query_one("#found").focus()

    @on(OptionList.OptionHighlighted)
    def _show_note(self, message: OptionList.OptionHighlighted) -> None:
        if message.option_id is not None and not self.covered:
            try:
                note = self.vault.notes.get(int(message.option_id))
            except VaultError as error:
                self.tell(say(error.message), lasting=True)
            else:
                self.query_one("#words", Static).update(plain(note.text))

    def action_uncover(self) -> None:
        """Show the notes."""
        self.covered = False

    def action_write(self) -> None:
        """Write a new one."""
        if self.vault.read_only:
            self.tell(_("The other window has the vault. Write there."))
            return
        self.app.push_screen(NoteEditorScreen(self.vault, kept=self.kept), self._written)

    def _written(self, saved: bool | None) -> None:
        if saved:
            self.tell(_("The note is saved, behind the lock."))
        if not self.covered:
            self._list()

    def action_search(self) -> None:
        """Search among them."""
        self.covered = False
        self.query_one("#search").focus()

    def action_forget(self) -> None:
        """Forget the note that is open; the key is pressed twice, for it cannot be undone."""
        found = self.query_one("#found", OptionList)
        if self.covered or found.highlighted is None:
            self.tell(_("Open a note first."))
            return
        chosen = int(found.get_option_at_index(found.highlighted).id or 0)
        if self._asked != chosen:
            self._ask(chosen)
            return
        self._asked = None
        try:
            self.vault.notes.forget(chosen)
        except VaultError as error:
            self.tell(say(error.message), lasting=True)
        else:
            self.tell(_("Forgotten, in the copy too."))
        self._list()

    def _ask(self, chosen: int) -> None:
        self._asked = chosen
        if self._asked_timer is not None:
            self._asked_timer.stop()
        self._asked_timer = self.set_timer(ASK_AGAIN_WITHIN, self._unask)
        self.tell(_("A forgotten note cannot come back. The same key again forgets it."))

    def _unask(self) -> None:
        self._asked = None
        self.tell("")

    def action_leave(self) -> None:
        """Cover, then go back."""
        search = self.query_one("#search", Input)
        if search.has_focus:
            search.value = ""
            self.query_one("#found").focus()
        else:
            self.dismiss()


def _heading(note: Note, *, kept: bool) -> Content:
    written = note.written_at.astimezone().strftime("%d.%m.%Y ")
    expires = note.expires_at.astimezone().strftime("%d.%m.")
    return Content.assemble(
        plain(written + time_of_day(note.written_at) + "  "),
        plain(_(DRAWERS[note.drawer]), "bold"),
        plain(
            "  " + (_("kept until {date}").format(date=expires) if kept else _("DEMO")),
            "$text-quiet",
        ),
    )
