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


class Door(VertaisScreen[bool]):
    """A page with a passphrase on it; true once the vault is open, false when the person leaves."""

    AUTO_FOCUS = "#passphrase"

    def __init__(self, evening: Evening) -> None:
        super().__init__()
        self.evening = evening

    @on(Input.Submitted)
    def action_submit(self) -> None:
        """Take what was typed."""
        try:
            if self.passes(self.query_one(PassphraseInput).take()):
                self.dismiss(True)
        except VaultError as error:
            self.tell(say(error.message), lasting=True)

    def passes(self, typed: str) -> bool:
        """Whether what was typed opened the vault.

        Raises:
            VaultError: The vault cannot be opened or made.
        """
        raise NotImplementedError

    def relabel(self) -> None:
        """Say everything again, in a language that has just changed."""
        super().relabel()
        self.call_after_refresh(lambda: self.query_one(PassphraseInput).focus())

    def action_leave(self) -> None:
        """Leave with the vault closed."""
        self.dismiss(False)


class UnlockScreen(Door):
    """Opens the vault with its passphrase."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("open"), show=True),
        Binding("escape", "leave", N_("leave")),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the door."""
        with VerticalScroll(classes="page middle", can_focus=False):
            yield text("vertais", classes="title")
            yield text(_("Your notes are locked. What opens them?"))
            yield PassphraseInput(_("Passphrase"))
            yield QuietLine()
        yield KeyLine()

    def passes(self, typed: str) -> bool:
        """Whether the passphrase is the right one."""
        try:
            self.evening.unlock(typed)
        except VaultLocked:
            self.tell(_("That did not open it. Is Caps Lock on? Nothing is lost; try again."))
            return False
        return True


class FirstStartScreen(Door):
    """The first start: three sentences and one field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("go on"), show=True),
        Binding("escape", "leave", N_("leave")),
    ]

    def __init__(self, evening: Evening) -> None:
        super().__init__(evening)
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

    def passes(self, typed: str) -> bool:
        """Take the passphrase twice, so that a slip of the finger locks nobody out."""
        chosen, self._chosen = self._chosen, None
        if chosen is None and typed and len(typed) < SHORTEST:
            easy = _("That is easy to guess. {least} characters at least, or leave it empty.")
            self.tell(easy.format(least=SHORTEST))
        elif chosen is None and typed:
            self._chosen = typed
            self.tell(_("The same once more, please."))
        elif chosen is not None and typed != chosen:
            self.tell(_("The two were not the same. Let us start again."))
        else:
            self.evening.create(typed or None)
            return True
        return False
