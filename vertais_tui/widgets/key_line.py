"""The keys that can be pressed now, in one line.

Textual's Footer builds its children anew after every act; here one line is painted, and
only when it has changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from vertais_tui.widgets.plain import plain

DISPLAY: Final = {
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "comma": ",",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}


def key_name(key: str) -> str:
    """How a key is written for people; the first one where there are several."""
    first = key.partition(",")[0]
    if first.startswith("ctrl+"):
        return "^" + first.removeprefix("ctrl+").upper()
    return DISPLAY.get(first, first.upper() if first.startswith("f") and len(first) > 1 else first)


@dataclass(frozen=True, slots=True)
class Hint:
    """One key and what it does."""

    key: str
    label: str
    action: str
    enabled: bool


class KeyLine(Widget):
    """Key hints, as many as fit; what would be refused now is dim."""

    hints: reactive[tuple[Hint, ...]] = reactive(())

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self.show)
        self.show(self.screen)

    def show(self, screen: Screen[object]) -> None:
        """Take the hints from the screen's bindings."""
        found: dict[str, Hint] = {}
        for key, (_node, binding, enabled, _tooltip) in screen.active_bindings.items():
            if binding.show and binding.action not in found:
                found[binding.action] = Hint(
                    key_name(binding.key_display or key),
                    binding.description,
                    binding.action,
                    enabled,
                )
        self.hints = tuple(found.values())

    def render(self) -> Content:
        """Draw as many hints as fit."""
        line = Content("")
        for hint in self.hints:
            piece = _piece(hint)
            gap = 2 if line.cell_length else 0
            if line.cell_length + gap + piece.cell_length > self.size.width:
                break
            line = Content.assemble(line, " " * gap, piece)
        return line

    async def on_click(self, event: events.Click) -> None:
        """A click on a hint does what its key does."""
        action = event.style.meta.get("hint")
        if isinstance(action, str):
            await self.screen.run_action(action)


def _piece(hint: Hint) -> Content:
    key, label = ("bold $accent", "") if hint.enabled else ("$text-quiet 60%", "$text-quiet 60%")
    return Content.assemble(plain(hint.key, key), " ", plain(hint.label, label)).stylize(
        Style.from_meta({"hint": hint.action})
    )
