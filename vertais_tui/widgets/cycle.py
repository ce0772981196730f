"""One of a few choices, turned by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from vertais_tui.widgets.plain import plain


class Cycle(Widget, can_focus=True):
    """Shows the choice; left and right turn it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]

    place: reactive[int] = reactive(0)

    def __init__(self, choices: Sequence[tuple[str, str]], chosen: str, *, id: str) -> None:
        """``choices`` are values and what they are called."""
        super().__init__(id=id)
        self.choices = choices
        self.set_reactive(Cycle.place, [value for value, _name in choices].index(chosen))

    @property
    def value(self) -> str:
        """The value chosen."""
        return self.choices[self.place][0]

    def render(self) -> Content:
        """Draw the choice between its arrows."""
        style = "bold $accent" if self.has_focus else ""
        return plain(f"‹ {self.choices[self.place][1]} ›", style)

    def on_click(self) -> None:
        """A click turns as the right arrow does."""
        self.action_turn(1)

    def action_turn(self, by: int) -> None:
        """The next choice, or the one before."""
        self.place = (self.place + by) % len(self.choices)
