"""All the keys on one page."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll

from vertais_tui.acts import ACTS
from vertais_tui.i18n import N_, _
from vertais_tui.screens.base import VertaisScreen, text
from vertais_tui.widgets.key_line import KeyLine, key_name
from vertais_tui.widgets.plain import plain

ELSEWHERE: Final = (
    ("1 … 9, 0", N_("Give that chair the floor; 0 is chair 10")),
    ("F2", N_("Change the language; everything stays where it is")),
    ("F3", N_("Change the look: dark, light, high contrast")),
    ("^P", N_("Search all commands by name")),
    ("^Q", N_("Leave vertais; a meeting that runs is kept")),
)


class HelpScreen(VertaisScreen[None]):
    """The keys, in the order they are needed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,space,enter", "leave", N_("back")),
        Binding("down", "scroll_down", N_("more"), show=True),
        Binding("up", "scroll_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield text(_("Keys in a meeting"), classes="title")
        with VerticalScroll(classes="page", can_focus=False):
            for act in ACTS:
                yield from _row(key_name(act.keys), _(act.help))
            for key, words in ELSEWHERE:
                yield from _row(key, _(words))
        yield KeyLine()

    def action_leave(self) -> None:
        """Go back to where help was asked for."""
        self.dismiss()

    def action_scroll_down(self) -> None:
        """Show what is below."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """Show what is above."""
        self.query_one(VerticalScroll).scroll_up(animate=False)

    def action_page_down(self) -> None:
        """Show the next page."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Show the page before."""
        self.query_one(VerticalScroll).scroll_page_up(animate=False)


def _row(key: str, words: str) -> ComposeResult:
    with Horizontal(classes="row"):
        yield text(plain(key, "bold $accent"), classes="key")
        yield text(words, classes="words")
