"""Who has the floor, and the time there is."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from vertais_tui import glance
from vertais_tui.i18n import _
from vertais_tui.widgets.plain import plain, sides

CELLS: Final = 10


class FloorLine(Widget):
    """Left: whose turn it is. Right: the clock, and a bar that needs no colour to be read."""

    floor: reactive[glance.Floor | None] = reactive(None)

    def render(self) -> Content:
        """Draw the line."""
        if self.floor is None:
            return Content("")
        return sides(self._who(self.floor), self._clock(self.floor), self.size.width)

    @staticmethod
    def _who(floor: glance.Floor) -> Content:
        who = plain(floor.who, "bold")
        if floor.paused:
            return Content.assemble(plain(_("PAUSED"), "bold $warning"), "  ", who)
        return who

    @staticmethod
    def _clock(floor: glance.Floor) -> Content:
        if floor.over:
            return plain(floor.clock, "bold $warning")
        full = round(floor.spent * CELLS)
        return Content.assemble(
            plain(floor.clock, "bold"),
            plain(_(" of {planned}").format(planned=floor.planned), "$text-quiet"),
            plain("  " + "▰" * full + "▱" * (CELLS - full), "$text-quiet"),
        )
