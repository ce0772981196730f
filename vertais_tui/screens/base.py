"""What every screen of ours has in common."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, TypeVar

from textual.binding import ActiveBinding, Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from vertais_tui.i18n import N_, _
from vertais_tui.widgets.plain import plain
from vertais_tui.widgets.quiet_line import QuietLine, Word

Result = TypeVar("Result")


class VertaisScreen(Screen[Result]):
    """A screen with no focus to lose keys into, and words in the language in use."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [
        (0, "-narrow"),
        (80, "-usual"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-short"), (24, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", N_("help"), show=False),
    ]

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings, described in the language in use."""
        return {
            key: active._replace(binding=_described(active.binding))
            for key, active in super().active_bindings.items()
        }

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


def _described(binding: Binding) -> Binding:
    return replace(binding, description=_(binding.description) if binding.description else "")


def text(words: str | Content, *, classes: str = "", id: str | None = None) -> Static:
    """A Static that shows words as they stand, never as markup."""
    content = plain(words) if isinstance(words, str) else words
    return Static(content, classes=classes, id=id, markup=False)
