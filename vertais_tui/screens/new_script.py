"""Six questions, then a whole evening to begin with."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from vertais_tui.choosing import FORM_NAMES
from vertais_tui.errors import VertaisError
from vertais_tui.i18n import N_, _, say
from vertais_tui.screens.base import VertaisScreen, text
from vertais_tui.script.library import Library
from vertais_tui.text import harmless
from vertais_tui.widgets.cycle import Cycle
from vertais_tui.widgets.key_line import KeyLine
from vertais_tui.widgets.quiet_line import QuietLine

MINUTES: Final = (45, 60, 75, 90, 120)
PEOPLE: Final = (2, 4, 6, 8, 10, 12)
TURNS: Final = {
    "popcorn": N_("whoever wishes to speak"),
    "around": N_("chair by chair"),
    "triads": N_("in threes"),
}


class NewScriptScreen(VertaisScreen["str | None"]):
    """Asks, writes the script into the person's own folder, and tells where it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "make", N_("make it"), priority=True),
        Binding("tab,down", "app.focus_next", N_("next question"), priority=True),
        Binding("shift+tab,up", "app.focus_previous", show=False, priority=True),
        Binding("escape", "leave", N_("back"), priority=True),
    ]
    AUTO_FOCUS = "#title"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    def compose(self) -> ComposeResult:
        """Lay out the questions."""
        yield text(_("A new script"), classes="title")
        with VerticalScroll(classes="page", can_focus=False):
            yield from self._asked(_("What is the evening called?"), self._line("title"))
            question = self._line("question")
            yield from self._asked(_("What is the question of the evening?"), question)
            forms = [(form, _(name)) for form, name in FORM_NAMES.items()]
            yield from self._asked(_("For whom?"), Cycle(forms, "group/peer", id="form"))
            minutes = [(str(each), str(each)) for each in MINUTES]
            yield from self._asked(_("How many minutes?"), Cycle(minutes, "90", id="minutes"))
            people = [(str(each), str(each)) for each in PEOPLE]
            yield from self._asked(_("How many people at most?"), Cycle(people, "8", id="people"))
            turns = [(each, _(name)) for each, name in TURNS.items()]
            yield from self._asked(_("How do people speak?"), Cycle(turns, "popcorn", id="turns"))
        yield QuietLine()
        yield KeyLine()

    def _asked(self, question: str, answer: Widget) -> ComposeResult:
        with Horizontal(classes="asked"):
            yield text(question)
            yield answer

    def _line(self, id: str) -> Input:
        line = Input(id=id)
        line.cursor_blink = False
        return line

    def relabel(self) -> None:
        """Leave what is written where it is; the questions follow at the next opening."""
        self.refresh_bindings()

    def on_input_submitted(self) -> None:
        """Enter goes to the next question."""
        self.focus_next()

    def action_make(self) -> None:
        """Write the script."""
        from vertais_tui.authoring.wizard import Answers, id_of, new_script

        title, question = (
            harmless(self.query_one(f"#{name}", Input).value).strip()
            for name in ("title", "question")
        )
        if not title or not question:
            self.tell(_("The evening needs a name and a question."))
            return
        chosen = {cycle.id: cycle.value for cycle in self.query(Cycle)}
        answers = Answers(
            title=title,
            question=question,
            form=chosen["form"],
            minutes=int(chosen["minutes"]),
            people=int(chosen["people"]),
            turns=chosen["turns"],
        )
        try:
            model = self.library.find("basic-evening").open().source
            path = self.library.keep(id_of(title), new_script(answers, model))
        except VertaisError as error:
            self.tell(say(error.message))
            return
        self.dismiss(str(path))

    def action_leave(self) -> None:
        """Go back without a script."""
        self.dismiss(None)
