"""The door: make a vault the first time, open it every time after."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from vertais_tui.errors import VaultError, VaultLocked
from vertais_tui.evening import Evening
from vertais_tui.i18n import N_, _, say
from vertais_tui.screens.base import VertaisScreen, text
from vertais_tui.widgets.key_line import KeyLine
from vertais_tui.widgets.quiet_line import QuietLine

SHORTEST: Final = 12
"""Characters a passphrase has at least; four ordinary words have more."""


class PassphraseInput(Input):
    """A field that shows dots, keeps still, and forgets what was typed once it is used."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(password=True, placeholder=placeholder, id="passphrase")
        self.cursor_blink = False

    def take(self) -> str:
        """What was typed; the field is empty afterwards."""
        typed, self.value = self.value, ""
        return typed


class UnlockScreen(VertaisScreen[bool]):
    """Opens the vault; true once it is open, false when the person leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("open"), show=True),
        Binding("escape", "leave", N_("leave")),
    ]
    AUTO_FOCUS = "#passphrase"

    def __init__(self, evening: Evening) -> None:
        super().__init__()
        self.evening = evening

    def compose(self) -> ComposeResult:
        """Lay out the door."""
        with VerticalScroll(classes="page middle", can_focus=False):
            yield text("vertais", classes="title")
            yield text(_("Your notes are locked. What opens them?"))
            yield PassphraseInput(_("Passphrase"))
            yield QuietLine()
        yield KeyLine()

    @on(Input.Submitted)
    def action_submit(self) -> None:
        """Try what was typed."""
        typed = self.query_one(PassphraseInput).take()
        try:
            self.evening.unlock(typed)
        except VaultLocked:
            self.tell(_("That did not open it. Is Caps Lock on? Nothing is lost; try again."))
        except VaultError as error:
            self.tell(say(error.message), lasting=True)
        else:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Leave without opening."""
        self.dismiss(False)


class FirstStartScreen(VertaisScreen[bool]):
    """The first start: three sentences and one field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("go on"), show=True),
        Binding("escape", "leave", N_("leave")),
    ]
    AUTO_FOCUS = "#passphrase"

    def __init__(self, evening: Evening) -> None:
        super().__init__()
        self.evening = evening
        self._chosen: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(classes="page middle", can_focus=False):
            yield text(_("Welcome to vertais"), classes="title")
            yield text(
                _(
                    "Your notes and the evening in progress are kept in one locked file on this "
                    "computer, and nowhere else."
                )
            )
            yield text(
                _(
                    "A passphrase opens it: four words that do not belong together make a good "
                    "one. If it is forgotten, the notes are gone; nobody can bring them back."
                )
            )
            yield text(
                _(
                    "Leave the field empty, and this computer's own login is the only lock: "
                    "whoever gets in here can read the notes."
                )
            )
            yield PassphraseInput(_("Passphrase, or empty"))
            yield QuietLine()
        yield KeyLine()

    @on(Input.Submitted)
    def action_submit(self) -> None:
        """Take the passphrase twice, so that a slip of the finger locks nobody out."""
        typed = self.query_one(PassphraseInput).take()
        if self._chosen is None and typed and len(typed) < SHORTEST:
            self.tell(
                _("That is easy to guess. {least} characters at least, or leave it empty.").format(
                    least=SHORTEST
                )
            )
        elif self._chosen is None and typed:
            self._chosen = typed
            self.tell(_("The same once more, please."))
        elif self._chosen is not None and typed != self._chosen:
            self._chosen = None
            self.tell(_("The two were not the same. Let us start again."))
        else:
            self._create(typed or None)

    def _create(self, passphrase: str | None) -> None:
        self._chosen = None
        try:
            self.evening.create(passphrase)
        except VaultError as error:
            self.tell(say(error.message), lasting=True)
        else:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Leave without making a vault."""
        self.dismiss(False)
