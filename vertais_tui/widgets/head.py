"""The two lines at the top: the evening and its end, the parts and where we are."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from vertais_tui import glance
from vertais_tui.i18n import _
from vertais_tui.widgets.plain import plain, sides


class TopLine(Widget):
    """Title, time now, planned end, how late."""

    top: reactive[glance.Top | None] = reactive(None)
    note: reactive[str] = reactive("")
    """A word that must stay in sight, such as that this is a demonstration."""

    def render(self) -> Content:
        """Draw the line."""
        if self.top is None:
            return Content("")
        right = Content.assemble(
            plain(self.top.now),
            plain("  →  ", "$text-quiet"),
            plain(self.top.end),
            self._lateness(),
        )
        left = plain(self.top.title, "bold")
        if self.note:
            left = Content.assemble(plain(self.note, "$warning"), "  ", left)
        return sides(left, right, self.size.width)

    def _lateness(self) -> Content:
        behind = self.top.behind if self.top else 0
        if behind > 0:
            words = _("{minutes} behind") if self.size.width < 80 else _("{minutes} min behind")
            return plain(" · " + words.format(minutes=behind), "$warning")
        if behind < 0:
            words = _("{minutes} ahead") if self.size.width < 80 else _("{minutes} min ahead")
            return plain(" · " + words.format(minutes=-behind), "$text-quiet")
        return Content("")


class AgendaLine(Widget):
    """The parts of the evening in one line, or "3 of 6" where they do not fit."""

    agenda: reactive[glance.Agenda | None] = reactive(None)

    def render(self) -> Content:
        """Draw the line."""
        if self.agenda is None:
            return Content("")
        whole = Content("  ").join(self._parts(self.agenda))
        if whole.cell_length <= self.size.width:
            return whole
        return self._short(self.agenda)

    @staticmethod
    def _parts(agenda: glance.Agenda) -> list[Content]:
        parts = []
        for place, title in enumerate(agenda.titles):
            if place < agenda.here:
                parts.append(plain(f"{title} ✓", "$text-quiet"))
            elif place == agenda.here:
                parts.append(plain(f"▌{title} {agenda.left}▐", "bold $accent"))
            else:
                parts.append(plain(title, "$text-quiet"))
        return parts

    @staticmethod
    def _short(agenda: glance.Agenda) -> Content:
        place = _("{place} of {count}").format(place=agenda.here + 1, count=len(agenda.titles))
        return Content.assemble(
            plain(f"▌{agenda.titles[agenda.here]} {agenda.left}▐", "bold $accent"),
            plain("  " + place, "$text-quiet"),
        )
