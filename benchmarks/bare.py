"""The least a Textual application can be: one Static, one binding."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class BareApp(App[None]):
    """Counts presses of the space bar."""

    BINDINGS: ClassVar[list[BindingType]] = [("space", "count", "Count"), ("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("bare and ready 0")

    def on_mount(self) -> None:
        """Begin at nought."""
        self.presses = 0

    def action_count(self) -> None:
        """Paint the count."""
        self.presses += 1
        self.query_one(Static).update(f"bare and ready {self.presses}")


if __name__ == "__main__":
    BareApp().run()
