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
    """The parts of the evening in one line; where they do not fit, from this part on."""

    agenda: reactive[glance.Agenda | None] = reactive(None)

    def render(self) -> Content:
        """Draw the line."""
        if self.agenda is None:
            return Content("")
        parts = [_part(self.agenda, place) for place in range(len(self.agenda.titles))]
        whole = Content("  ").join(parts)
        if whole.cell_length <= self.size.width:
            return whole
        return self._from_here(self.agenda, parts[self.agenda.here :])

    def _from_here(self, agenda: glance.Agenda, parts: list[Content]) -> Content:
        place = _("{place} of {count}").format(place=agenda.here + 1, count=len(agenda.titles))
        room = self.size.width - len(place) - 2
        line = parts[0]
        for part in parts[1:]:
            if line.cell_length + 2 + part.cell_length > room:
                break
            line = Content.assemble(line, "  ", part)
        return sides(line, plain(place, "$text-quiet"), self.size.width)


def _part(agenda: glance.Agenda, place: int) -> Content:
    title = agenda.titles[place]
    if place == agenda.here:
        return plain(f"▌{title} {agenda.left}▐", "bold $accent")
    return plain(f"{title} ✓" if place < agenda.here else title, "$text-quiet")
