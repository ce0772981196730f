"""The normalising reflections: what to say if it was heard in this room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from vertais_tui.glance import words
from vertais_tui.i18n import N_, _, current, ngettext
from vertais_tui.script.model import Reflection, ReflectionKind
from vertais_tui.widgets.plain import plain

KINDS: Final[Mapping[ReflectionKind, str]] = {
    ReflectionKind.FEELING: N_("FEELING"),
    ReflectionKind.THOUGHT: N_("THOUGHT"),
    ReflectionKind.EXPERIENCE: N_("EXPERIENCE"),
}


class Bank(Widget):
    """Reflections by feeling, thought and experience, each with its guard."""

    reflections: reactive[tuple[Reflection, ...]] = reactive((), layout=True)
    language: reactive[str] = reactive("")

    def show(self, reflections: tuple[Reflection, ...]) -> None:
        """Show these, in the language in use."""
        self.reflections, self.language = reflections, current()

    def render(self) -> Content:
        """Draw the bank."""
        if not self.reflections:
            return Content("")
        moves = _("Mirror · name it as a question · link two voices · leave a door open")
        parts = [plain(moves, "$text-quiet"), plain(_("Only what was heard here."), "$text-quiet")]
        for kind in ReflectionKind:
            these = [each for each in self.reflections if each.kind is kind]
            if these:
                parts += [Content(""), plain(_(KINDS[kind]), "bold $text-quiet")]
                parts += [_line(each) for each in these]
        return Content("\n").join(parts)


def _line(reflection: Reflection) -> Content:
    guard = ngettext("{n} voice", "{n} voices", reflection.needs).format(n=reflection.needs)
    return Content.assemble(plain(words(reflection.say)), " ", plain(f"({guard})", "$text-quiet"))
