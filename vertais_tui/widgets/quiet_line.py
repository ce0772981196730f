"""One line for what the program has to say: why not, what was undone, what is not saved."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from vertais_tui.widgets.plain import plain


@dataclass(frozen=True, slots=True)
class Word:
    """Something to say quietly; ``lasting`` words stay until they are no longer true."""

    text: str = ""
    lasting: bool = False


class QuietLine(Widget):
    """Says it without a pop-up, a sound or a blink."""

    word: reactive[Word] = reactive(Word(), layout=True)

    def render(self) -> Content:
        """Draw the line."""
        return plain(self.word.text, "bold $error" if self.word.lasting else "$warning")


class NextLine(Widget):
    """What comes next."""

    label: reactive[str] = reactive("")
    coming: reactive[str] = reactive("")

    def render(self) -> Content:
        """Draw the line."""
        line = Content.assemble(plain(self.label, "bold $text-quiet"), "  ", plain(self.coming))
        return line.truncate(max(1, self.size.width), ellipsis=True)
