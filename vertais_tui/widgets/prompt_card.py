"""What to say now, and beneath it what to do."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from vertais_tui import glance
from vertais_tui.widgets.plain import plain


class PromptCard(Widget):
    """One prompt, readable from an arm's length; cue and hints stay small beneath it."""

    prompt: reactive[glance.Prompt | None] = reactive(None, layout=True)
    most_hints: reactive[int | None] = reactive(None, layout=True)
    """How many hints there is room for; ``None``: all of them. The step's own comes first."""

    def render(self) -> Content:
        """Draw the card."""
        if self.prompt is None:
            return Content("")
        label = "bold $warning" if self.prompt.peeked else "$text-quiet"
        parts = [plain(self.prompt.label, label), plain(self.prompt.say, "bold")]
        below = []
        if self.prompt.cue:
            below.append(plain("› " + self.prompt.cue))
        hints = self.prompt.hints[: self.most_hints]
        below.extend(plain("· " + hint, "$text-quiet") for hint in hints)
        return Content("\n").join([*parts, *([Content(""), *below] if below else [])])
