"""The normalising reflections on a page of their own, at any point of the evening."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from vertais_tui.i18n import N_, _
from vertais_tui.screens.base import VertaisScreen, text
from vertais_tui.script.model import Reflection
from vertais_tui.widgets.bank import Bank
from vertais_tui.widgets.key_line import KeyLine


class BankScreen(VertaisScreen[None]):
    """What to say if it was heard in this room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,m,space,enter", "leave", N_("back")),
        Binding("down", "move(1)", N_("more")),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, reflections: tuple[Reflection, ...]) -> None:
        super().__init__()
        self.reflections = reflections

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield text(_("Normalising reflections"), classes="title")
        with VerticalScroll(classes="page", can_focus=False):
            if not self.reflections:
                yield text(_("This script has none. Mirror, name, link, leave a door open."))
            yield Bank()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the bank."""
        self.query_one(Bank).show(self.reflections)

    def relabel(self) -> None:
        """Say everything again, in a language that has just changed."""
        self.refresh(recompose=True)
        self.call_after_refresh(self.on_mount)

    def action_leave(self) -> None:
        """Go back to the meeting."""
        self.dismiss()

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
