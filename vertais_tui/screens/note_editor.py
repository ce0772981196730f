"""A note for oneself, written on a page of its own so that keys are words here.

It covers itself when nobody writes: someone may look over the shoulder. The key that opens
it again does nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Static, TextArea

from vertais_tui.errors import VaultError
from vertais_tui.glance import DRAWERS
from vertais_tui.i18n import N_, _, say
from vertais_tui.screens.base import COVER_AFTER, VertaisScreen
from vertais_tui.vault.notes import Drawer
from vertais_tui.vault.vault import Vault
from vertais_tui.widgets.key_line import KeyLine
from vertais_tui.widgets.plain import plain
from vertais_tui.widgets.quiet_line import QuietLine

DRAFT_AFTER: Final = 0.5
"""Seconds from the first unsaved key to the draft on disk: what a power cut may cost."""


class Page(TextArea):
    """What is being written; the screen sees every key before it becomes a letter."""

    def on_key(self, event: events.Key) -> None:
        """Tell the screen that somebody is there."""
        if isinstance(self.screen, NoteEditorScreen) and self.screen.wakes():
            event.stop()
            event.prevent_default()


class NoteEditorScreen(VertaisScreen[bool]):
    """Writes one note; true when it was saved. What is not saved waits as a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("save"), priority=True),
        Binding("tab", "drawer(1)", N_("drawer"), priority=True),
        Binding("shift+tab", "drawer(-1)", show=False, priority=True),
        Binding("escape", "leave", N_("back"), priority=True),
        Binding("f1", "help", show=False),
    ]
    AUTO_FOCUS = "TextArea"

    covered: var[bool] = var(False)

    def __init__(
        self, vault: Vault, drawer: Drawer = Drawer.NEXT_TIME, *, kept: bool = True
    ) -> None:
        """``kept`` is false in a demonstration."""
        super().__init__()
        self.vault = vault
        self.kept = kept
        self.drawer = drawer
        self._draft_timer: Timer | None = None
        self._cover_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static(id="drawer", classes="title", markup=False)
        yield Static(id="advice", classes="quiet", markup=False)
        yield Static(id="cover", classes="page middle", markup=False)
        editor = Page(soft_wrap=True, tab_behavior="focus")
        editor.cursor_blink = False
        yield editor
        yield QuietLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Put the labels on, and the cursor after the draft."""
        editor = self.query_one(TextArea)
        editor.text = self._waiting(self.drawer)
        editor.move_cursor(editor.document.end)
        self.relabel()
        self._stay_open()

    def on_key(self, event: events.Key) -> None:
        """Open what is covered: then no field has the focus, and keys come here."""
        if self.wakes():
            event.stop()
            event.prevent_default()

    def wakes(self) -> bool:
        """Take note that somebody is there; true where that only opens what was covered."""
        opens, self.covered = self.covered, False
        self._stay_open()
        return opens

    def _stay_open(self) -> None:
        if self._cover_timer is not None:
            self._cover_timer.stop()
        self._cover_timer = None if self.covered else self.set_timer(COVER_AFTER, self.cover)

    def cover(self) -> None:
        """Take the words off the screen; they wait as a draft."""
        if self._draft_timer is not None:
            self.keep_draft()
        self.covered = True

    def watch_covered(self, covered: bool) -> None:
        """Show the cover, or the note."""
        self.set_class(covered, "-covered")
        self.set_focus(None if covered else self.query_one(TextArea))

    def _waiting(self, drawer: Drawer) -> str:
        """The draft of a drawer; where it cannot be read, that is told."""
        try:
            return self.vault.notes.draft(drawer)
        except VaultError as error:
            self.tell(say(error.message), lasting=True)
            return ""

    def relabel(self) -> None:
        """Say everything again without touching what is being written."""
        self.query_one("#cover", Static).update(plain(_("This note is covered. Any key opens it.")))
        self.query_one("#drawer", Static).update(plain(_(DRAWERS[self.drawer])))
        self.query_one("#advice", Static).update(
            plain(
                _("About you and the evening, without names. Kept 30 days, behind the lock.")
                if self.kept
                else _("About you and the evening, without names. DEMO: it is not kept.")
            )
        )
        self.refresh_bindings()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if not self.covered:
            self._stay_open()
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_AFTER, self.keep_draft)

    def keep_draft(self) -> None:
        """Put what is written so far on disk, or say that it is not there."""
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None
        try:
            self.vault.notes.save_draft(self.drawer, self.query_one(TextArea).text)
        except VaultError as error:
            self.tell(say(error.message), lasting=True)
        else:
            self.tell("")

    def _after_typing(self, callback: Callable[..., None], *arguments: object) -> None:
        """Call once the editor has taken the keys that came before: a binding overtakes them."""
        self.query_one(TextArea).call_later(callback, *arguments)

    def action_save(self) -> None:
        """Keep the note."""
        if not self.wakes():
            self._after_typing(self._save)

    def _save(self) -> None:
        words = self.query_one(TextArea).text
        if not words.strip():
            self.tell(_("There is nothing to save yet."))
            return
        try:
            self.vault.notes.add(self.drawer, words)
            self.vault.notes.clear_draft(self.drawer)
        except VaultError as error:
            self.tell(say(error.message), lasting=True)
            return
        if self._draft_timer is not None:
            self._draft_timer.stop()
        self.dismiss(True)

    def action_drawer(self, by: int) -> None:
        """Put the note in another drawer; each drawer keeps its own draft."""
        if not self.wakes():
            self._after_typing(self._change_drawer, by)

    def _change_drawer(self, by: int) -> None:
        editor = self.query_one(TextArea)
        drawers = [Drawer(name) for name in DRAWERS]
        coming = drawers[(drawers.index(self.drawer) + by) % len(drawers)]
        waiting = self._waiting(coming)
        words = editor.text
        if words.strip() and not waiting:
            self._clear_draft()
        else:
            self.keep_draft()
            words = waiting
        self.drawer = coming
        editor.text = words
        editor.move_cursor(editor.document.end)
        self.keep_draft()
        self.relabel()

    def _clear_draft(self) -> None:
        try:
            self.vault.notes.clear_draft(self.drawer)
        except VaultError as error:
            self.tell(say(error.message), lasting=True)

    def action_leave(self) -> None:
        """Go back; what is written waits as a draft."""
        if not self.wakes():
            self._after_typing(self._leave)

    def action_help(self) -> None:
        """Open the page of keys."""
        if not self.wakes():
            super().action_help()

    def _leave(self) -> None:
        self.keep_draft()
        self.dismiss(False)
