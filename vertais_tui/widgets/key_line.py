"""The keys that can be pressed now, in one line.

Textual's Footer builds its children anew after every act; here one line is painted, and
only when it has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from vertais_tui.i18n import _
from vertais_tui.widgets.plain import plain

GAP: Final = 2
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

    def __init__(self, is_dim: Callable[[str], bool] = lambda _action: False) -> None:
        super().__init__()
        self.is_dim = is_dim

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self.show)
        self.show(self.screen)

    def show(self, screen: Screen[Any]) -> None:
        """Take the hints from the screen's own bindings, in its order.

        Not from the active ones: a focused list or field hides keys it hands on, such as enter.
        """
        self.hints = tuple(
            Hint(
                key_name(binding.key),
                _(binding.description),
                binding.action,
                enabled=not self.is_dim(binding.action),
            )
            for binding in screen.BINDINGS
            if isinstance(binding, Binding) and binding.show
        )

    def render(self) -> Content:
        """Draw as many hints as fit, and the last one always: it leads to the others."""
        pieces = [_piece(hint) for hint in self.hints]
        if not pieces:
            return Content("")
        shown, last = [], pieces[-1]
        room = self.size.width - last.cell_length
        for piece in pieces[:-1]:
            room -= piece.cell_length + GAP
            if room < 0:
                break
            shown.append(piece)
        return Content(" " * GAP).join([*shown, last])

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
