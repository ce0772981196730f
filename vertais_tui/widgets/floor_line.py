"""Who has the floor, and the time there is: three small pieces, so that a tick paints one."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from vertais_tui import glance
from vertais_tui.i18n import _
from vertais_tui.widgets.plain import plain

CELLS: Final = 10


class FloorLine(Widget):
    """Whose turn it is."""

    floor: reactive[glance.Floor | None] = reactive(None)

    def render(self) -> Content:
        """Draw the words."""
        if self.floor is None:
            return Content("")
        who = plain(self.floor.who, "bold")
        if self.floor.paused:
            who = Content.assemble(plain(_("PAUSED"), "bold $warning"), "  ", who)
        return who.truncate(max(1, self.size.width), ellipsis=True)


class TurnClock(Widget):
    """The time left, counting up with a plus sign once it is over."""

    clock: reactive[glance.Clock | None] = reactive(None)

    def render(self) -> Content:
        """Draw the clock at the right edge."""
        if self.clock is None:
            return Content("")
        if self.clock.over:
            face = plain(self.clock.left, "bold $warning")
        else:
            face = Content.assemble(
                plain(self.clock.left, "bold"),
                plain(_(" of {planned}").format(planned=self.clock.planned), "$text-quiet"),
            )
        return Content.assemble(" " * (self.size.width - face.cell_length), face)


class TurnBar(Widget):
    """The same time as a bar that needs no colour to be read."""

    spent: reactive[float | None] = reactive(None)
    """0 to 1; ``None``: nothing to show."""

    def render(self) -> Content:
        """Draw the bar."""
        if self.spent is None:
            return Content("")
        full = round(self.spent * CELLS)
        return plain("▰" * full + "▱" * (CELLS - full), "$text-quiet")
