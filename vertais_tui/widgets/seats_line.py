"""The circle: a mark and a number for each chair, and who has not been heard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from vertais_tui import glance
from vertais_tui.i18n import N_, _
from vertais_tui.meeting.events import Turn
from vertais_tui.widgets.plain import plain

MARKS: Final[Mapping[Turn, str]] = {
    Turn.WAITING: "○",
    Turn.HEARD: "✓",
    Turn.PASSED: "–",
    Turn.LATER: "↻",
}
SPEAKING: Final = "▶"
AWAY: Final = "◌"
WORDS: Final[Mapping[Turn, str]] = {Turn.PASSED: N_("pass"), Turn.LATER: N_("later")}


class SeatsLine(Widget):
    """Every chair by number; nothing about anyone."""

    circle: reactive[glance.Circle | None] = reactive(None)

    class Chosen(Message):
        """A chair was clicked."""

        def __init__(self, seat: int) -> None:
            super().__init__()
            self.seat = seat

    def watch_circle(self) -> None:
        """Take a second row only where one is not enough: a new layout repaints everything."""
        self._take_rows()

    def on_resize(self) -> None:
        """Count the rows again."""
        self._take_rows()

    def _take_rows(self) -> None:
        self.styles.height = 1 + self.render().plain.count("\n")

    def render(self) -> Content:
        """Draw the chairs, with words as far as there is room."""
        if self.circle is None:
            return Content("")
        chairs = self._chairs(self.circle, worded=True)
        tail = self._unheard(self.circle)
        if chairs.cell_length + tail.cell_length + 3 > self.size.width:
            chairs = self._chairs(self.circle, worded=False)
        if chairs.cell_length + tail.cell_length + 3 > self.size.width:
            return Content.assemble(chairs, "\n", tail)
        gap = " " * (self.size.width - chairs.cell_length - tail.cell_length)
        return Content.assemble(chairs, gap, tail)

    @staticmethod
    def _chairs(circle: glance.Circle, *, worded: bool) -> Content:
        return Content("  ").join(_chair(chair, circle, worded=worded) for chair in circle.chairs)

    @staticmethod
    def _unheard(circle: glance.Circle) -> Content:
        if not circle.unheard:
            return Content("")
        numbers = " ".join(map(str, circle.unheard))
        return plain(_("unheard: {seats}").format(seats=numbers), "$text-quiet")

    def on_click(self, event: events.Click) -> None:
        """Tell which chair was clicked."""
        seat = event.style.meta.get("seat")
        if isinstance(seat, int):
            self.post_message(self.Chosen(seat))


def _chair(chair: glance.Chair, circle: glance.Circle, *, worded: bool) -> Content:
    if chair.away:
        text, style, word = AWAY, "$text-quiet", _("away")
    elif chair.speaking:
        text, style, word = SPEAKING, "bold $accent", ""
    elif not circle.asked:
        text, style, word = "·", "$text-quiet", ""
    else:
        text = MARKS[chair.turn]
        style = "" if chair.turn in {Turn.WAITING, Turn.LATER} else "$text-quiet"
        word = _(WORDS[chair.turn]) if chair.turn in WORDS else ""
    new = "✦" if chair.new and chair.turn is Turn.WAITING else ""
    label = f"{text}{chair.number}{new}" + (f" {word}" if worded and word else "")
    return plain(label, style).stylize(Style.from_meta({"seat": chair.number}))
