"""What every screen of ours has in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Final, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from vertais_tui.i18n import N_
from vertais_tui.widgets.plain import plain
from vertais_tui.widgets.quiet_line import QuietLine, Word

Result = TypeVar("Result")

HELP: Final = Binding("question_mark,f1", "help", N_("help"))
"""Help, for the end of a screen's bindings."""


COVER_AFTER: Final = 20.0
"""Seconds without a key before notes, read or being written, cover themselves."""


class VertaisScreen(Screen[Result]):
    """A screen with no focus to lose keys into, and words in the language in use."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-usual"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012

    LEAVES_AT_ONCE: ClassVar[bool] = True
    """Whether one press of the key is enough to leave vertais from here."""

    _left: bool = False

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave once: a key pressed twice in haste must not leave what comes after as well."""
        if self._left or not self.is_current:
            return AwaitComplete()
        self._left = True
        return super().dismiss(result)

    def commands(self) -> Iterable[tuple[str, str, Callable[[], None]]]:
        """What the palette offers here: a name, a sentence and what it does."""
        return ()

    def tell(self, text: str, *, lasting: bool = False) -> None:
        """Say something in the quiet line, where the screen has one."""
        for line in self.query(QuietLine):
            line.word = Word(text, lasting)

    def relabel(self) -> None:
        """Say everything again, in a language that has just changed."""
        self.refresh(recompose=True)

    def action_help(self) -> None:
        """Open the page of keys."""
        from vertais_tui.screens.help import HelpScreen

        if not isinstance(self, HelpScreen):
            self.app.push_screen(HelpScreen())


def text(words: str | Content, *, classes: str = "", id: str | None = None) -> Static:
    """A Static that shows words as they stand, never as markup."""
    content = plain(words) if isinstance(words, str) else words
    return Static(content, classes=classes, id=id, markup=False)
