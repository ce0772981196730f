"""Small pages over the others: the laptop was away, there is too little room."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from vertais_tui.i18n import N_, _
from vertais_tui.screens.base import VertaisScreen, text
from vertais_tui.text import clock_face
from vertais_tui.widgets.key_line import KeyLine

LEAST_WIDTH: Final = 60
LEAST_HEIGHT: Final = 20


class GapScreen(VertaisScreen[bool]):
    """The laptop was away for a while: does that time count?"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,space,enter", "answer(False)", N_("it was paused")),
        Binding("g", "answer(True)", N_("the meeting went on")),
    ]

    def __init__(self, gap: timedelta) -> None:
        super().__init__()
        self.gap = gap

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="page middle"):
            away = _("The laptop was away for {time}.").format(time=clock_face(self.gap))
            yield text(away, classes="title")
            yield text(_("Was the meeting paused, or did it go on?"))
        yield KeyLine()

    def action_answer(self, counted: bool) -> None:
        """Pass on the answer."""
        self.dismiss(counted)


class TooSmallScreen(VertaisScreen[None]):
    """There is too little room to show a meeting calmly."""

    def compose(self) -> ComposeResult:
        """Lay out the sentence."""
        with Vertical(classes="middle"):
            yield text(
                _("A little more room, please: at least 60 columns and 20 rows."), classes="title"
            )
            yield text(_("The meeting goes on."), classes="quiet")
