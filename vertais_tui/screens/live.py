"""The live meeting: now, next, time and chairs, and one key per act."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.reactive import var

from vertais_tui import glance
from vertais_tui.acts import ACTS, BY_NAME
from vertais_tui.errors import Refused
from vertais_tui.evening import Evening
from vertais_tui.i18n import _, say
from vertais_tui.meeting import commands as ask
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.meeting.timing import Timing
from vertais_tui.screens.base import VertaisScreen
from vertais_tui.script.model import StageKind
from vertais_tui.widgets.bank import Bank
from vertais_tui.widgets.floor_line import FloorLine, TurnBar, TurnClock
from vertais_tui.widgets.head import AgendaLine, TopLine
from vertais_tui.widgets.key_line import KeyLine
from vertais_tui.widgets.prompt_card import PromptCard
from vertais_tui.widgets.quiet_line import NextLine, QuietLine, Word
from vertais_tui.widgets.seats_line import SeatsLine

WORD_STAYS: Final = timedelta(seconds=6)
"""How long a refusal or a remark stays in the quiet line."""

COMMANDS: Final = {f"act('{act.name}')": act.command for act in ACTS}
"""What each action of the key line asks of the meeting."""


class LiveScreen(VertaisScreen[None]):
    """Shows the meeting; every rule is the meeting's own."""

    LEAVES_AT_ONCE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                act.keys,
                f"act('{act.name}')",
                act.label,
                id=f"live.{act.name}",
                show=act.in_key_line,
            )
            for act in ACTS
        ),
        *(Binding(str(n), f"seat({n})", show=False, id=f"live.seat{n}") for n in range(10)),
        Binding("escape", "settle", show=False),
        Binding("down", "scroll_prompt(1)", show=False),
        Binding("up", "scroll_prompt(-1)", show=False),
    ]

    top: var[glance.Top | None] = var(None)
    agenda: var[glance.Agenda | None] = var(None)
    prompt: var[glance.Prompt | None] = var(None)
    floor: var[glance.Floor | None] = var(None)
    clock: var[glance.Clock | None] = var(None)
    spent: var[float | None] = var(None)
    circle: var[glance.Circle | None] = var(None)
    word: var[Word] = var(Word())
    coming: var[str] = var("")
    coming_label: var[str] = var("")
    note: var[str] = var("")

    def __init__(self, evening: Evening, meeting: Meeting) -> None:
        super().__init__()
        self.evening = evening
        self.meeting = meeting
        self._peek = 0
        self._asks_seat: str | None = None
        self._word_since: datetime | None = None

    def compose(self) -> ComposeResult:
        """Lay out the lines; what fills them comes down by reactives."""
        yield TopLine().data_bind(LiveScreen.top, LiveScreen.note)
        yield AgendaLine().data_bind(LiveScreen.agenda)
        with Horizontal(id="middle"):
            with VerticalScroll(id="prompt", can_focus=False):
                yield PromptCard().data_bind(LiveScreen.prompt)
            with VerticalScroll(id="bank", can_focus=False):
                yield Bank()
        with Horizontal(id="floor"):
            yield FloorLine().data_bind(LiveScreen.floor)
            yield TurnClock().data_bind(LiveScreen.clock)
            yield TurnBar().data_bind(LiveScreen.spent)
        yield SeatsLine().data_bind(LiveScreen.circle)
        yield QuietLine().data_bind(LiveScreen.word)
        yield NextLine().data_bind(label=LiveScreen.coming_label, coming=LiveScreen.coming)
        yield KeyLine(self.is_dim)

    def on_mount(self) -> None:
        """Show the meeting and follow the clock."""
        self.show()
        self.set_interval(1, self.tick)

    def on_screen_resume(self) -> None:
        """Show what has changed while another page was open."""
        self.show()

    def show(self) -> None:
        """Show the meeting as it stands."""
        state = self.meeting.state
        self.note = "" if self.evening.kept else _("DEMO")
        before, after = glance.steps_around(state, self.meeting.now())
        self._peek = max(-before, min(after, self._peek))
        self.circle = glance.circle(state)
        self.coming_label = _("NEXT")
        self._show_bank()
        self.tick()
        self.query_one(KeyLine).show(self)

    def _show_bank(self) -> None:
        """In the normalising stage the reflections stand beside or beneath the prompt."""
        stage = self.meeting.state.stage
        normalising = stage.kind is StageKind.NORMALISING and not self._peek
        reflections = stage.reflections if normalising else ()
        self.set_class(bool(reflections), "-bank")
        known = self._known(self.meeting.timing()) if reflections else {}
        self.query_one(Bank).show(glance.reflections(reflections, known))
        room = self.app.size  # this screen's own is smaller by its margins
        beneath = bool(reflections) and room.width < 120
        card = self.query_one(PromptCard)
        card.most_hints = 0 if beneath else 1 if room.height < 24 else None

    def _known(self, times: Timing) -> glance.Known:
        """What placeholders stand for."""
        return glance.known_now(self.meeting.state, times, self.evening.known())

    def on_resize(self) -> None:
        """All hints but the first give way where there is little room."""
        self._show_bank()

    def tick(self) -> None:
        """Read the clock; only what it changes is painted again."""
        if not self.is_current or not self.meeting.state.started:
            return
        state, at = self.meeting.state, self.meeting.now()
        times = self.meeting.timing()
        known = self._known(times)
        self.prompt = glance.prompt(state, at, known, self._peek)
        self.coming = glance.coming(state, at, known)
        self.top = glance.top(state, times, at)
        self.agenda = glance.agenda(state, times, at)
        self.floor = glance.floor(state)
        self.clock = glance.clock(times)
        self.spent = None if self.clock.over else self.clock.spent
        self._refresh_word(at)

    def _refresh_word(self, at: datetime) -> None:
        since = self.meeting.unsaved_since
        if since is not None:
            words = _("NOT SAVED since {time}. The meeting goes on.")
            self.word = Word(words.format(time=glance.time_of_day(since)), lasting=True)
        elif self._word_since is None or at - self._word_since >= WORD_STAYS or self.word.lasting:
            self._word_since = None
            self.word = Word()

    def tell(self, text: str, *, lasting: bool = False) -> None:
        """Say something in the quiet line for a while."""
        if self.meeting.unsaved_since is None:
            self._word_since = self.meeting.now()
            self.word = Word(text, lasting)

    def relabel(self) -> None:
        """Say everything again, in a language that has just changed."""
        self.word, self._word_since = Word(), None
        for line in self.query("TopLine, AgendaLine, FloorLine, TurnClock, SeatsLine, Bank"):
            line.refresh(layout=True)
        self.show()

    def commands(self) -> Iterable[tuple[str, str, Callable[[], None]]]:
        """Every act that would not be refused now."""
        for act in ACTS:
            if not self.is_dim(f"act('{act.name}')"):
                yield _(act.label).capitalize(), _(act.help), partial(self.action_act, act.name)

    # Acts

    def is_dim(self, action: str) -> bool:
        """Whether an act would be refused now; pressing it still says why."""
        command = COMMANDS.get(action)
        return command is not None and self.meeting.refusal(command(self.meeting.state)) is not None

    def action_act(self, name: str) -> None:
        """Carry out the act ``name`` of the table, or say why not."""
        asked, self._asks_seat = self._asks_seat, None
        self.word, self._word_since = Word(), None
        command = BY_NAME[name].command
        if name == "advance" and self._peek:
            self.action_settle()
            self.tell(_("Back at where the evening is. The same key goes on from here."))
        elif command is not None:
            self._peek = 0
            self._do(command(self.meeting.state))
        elif name in {"peek_back", "peek_ahead"}:
            self._peek += 1 if name == "peek_ahead" else -1
            self.show()
        else:
            self._open(name, asked)

    def _open(self, name: str, asked: str | None) -> None:
        match name:
            case "away" if asked == "away":
                self._do(ask.ToggleAway())
            case "away":
                self._ask_seat("away", _("Away or back: which chair? a again: the one speaking."))
            case "tens":
                tens = "away-tens" if asked == "away" else "tens"
                self._ask_seat(tens, _("Chair 10 and …? 0, 1, 2 …"))
            case "help":
                self.action_help()
            case "note":
                self._open_note()
            case "reflections":
                from vertais_tui.screens.bank import BankScreen

                bank = glance.reflections(
                    self.meeting.script.reflections, self._known(self.meeting.timing())
                )
                self.app.push_screen(BankScreen(bank))

    def _open_note(self) -> None:
        from vertais_tui.screens.note_editor import NoteEditorScreen

        editor = NoteEditorScreen(self.evening.vault, kept=self.evening.kept)
        self.app.push_screen(editor, self._noted)

    def _noted(self, saved: bool | None) -> None:
        if saved:
            self.tell(_("The note is saved, behind the lock."))

    def _ask_seat(self, what: str, words: str) -> None:
        self._asks_seat = what
        self.tell(words)

    def action_seat(self, digit: int) -> None:
        """A chair's number: the floor goes there, or what was asked for."""
        asked, self._asks_seat = self._asks_seat, None
        self.word, self._word_since = Word(), None
        tens = asked is not None and asked.endswith("tens")
        seat = 10 + digit if tens or digit == 0 else digit
        if asked is not None and asked.startswith("away"):
            self._do(ask.ToggleAway(seat))
        else:
            self._do(ask.GiveFloor(seat))

    @on(SeatsLine.Chosen)
    def _seat_clicked(self, message: SeatsLine.Chosen) -> None:
        asked, self._asks_seat = self._asks_seat, None
        self._do(ask.ToggleAway(message.seat) if asked == "away" else ask.GiveFloor(message.seat))

    def _do(self, command: ask.Command) -> None:
        try:
            self.meeting.dispatch(command)
        except Refused as reason:
            self.tell(say(reason.message))
        else:
            if isinstance(command, ask.Undo):
                self.tell(_("Taken back. U brings it again."))
        if self.meeting.state.is_live:
            self.show()
        else:
            self.dismiss()

    def action_settle(self) -> None:
        """Leave a half-given command or a look ahead."""
        self._asks_seat, self._peek = None, 0
        self.word, self._word_since = Word(), None
        self.show()

    def action_scroll_prompt(self, lines: int) -> None:
        """Scroll a long prompt, and the reflections beside it."""
        for area in self.query(VerticalScroll):
            area.scroll_relative(y=lines, animate=False)
