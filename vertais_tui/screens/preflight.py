"""Before the meeting: chairs and end, and a look at whether all is ready."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from vertais_tui import glance
from vertais_tui.evening import Evening
from vertais_tui.i18n import N_, _
from vertais_tui.meeting.commands import Redo, Start
from vertais_tui.meeting.state import MOST_SEATS
from vertais_tui.screens.base import HELP, VertaisScreen, text
from vertais_tui.screens.choices import Wishes
from vertais_tui.script import pacing
from vertais_tui.script.loader import Loaded
from vertais_tui.text import clock_face, whole_minutes
from vertais_tui.widgets.key_line import KeyLine
from vertais_tui.widgets.plain import plain
from vertais_tui.widgets.quiet_line import QuietLine

USUAL_SEATS: Final = 8
END_STEP: Final = timedelta(minutes=5)


class PreflightScreen(VertaisScreen["Start | Redo | None"]):
    """Nothing here is compulsory but the number of chairs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "start", N_("start")),
        Binding("plus,up", "seats(1)", N_("chair more")),
        Binding("minus,down", "seats(-1)", N_("chair less")),
        Binding("right", "end(1)", N_("end later")),
        Binding("left", "end(-1)", N_("end earlier")),
        Binding("escape", "leave", N_("back")),
        Binding("U", "redo", N_("redo"), show=False),
        HELP,
    ]

    seats: var[int] = var(USUAL_SEATS, init=False)
    end: var[datetime | None] = var(None, init=False)

    def __init__(
        self, evening: Evening, loaded: Loaded, wishes: Wishes, *, taken_back: bool = False
    ) -> None:
        super().__init__()
        self.taken_back = taken_back
        self._let_go_asked = False
        self.evening = evening
        self.loaded = loaded
        people = loaded.script.people
        usual = max(people.min, min(people.max, USUAL_SEATS))
        self.set_reactive(PreflightScreen.seats, wishes.seats or usual)
        self.set_reactive(PreflightScreen.end, wishes.end)

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield text(glance.words(self.loaded.script.title), classes="title")
        with VerticalScroll(classes="page", can_focus=False):
            if not self.evening.kept:
                yield text(
                    _("This is a demonstration: nothing is kept. Press enter and lead on."),
                    classes="warning",
                )
                yield text("")
            if self.taken_back:
                yield text(_("The start was taken back. U goes back into the meeting."))
                yield text("")
            yield Static(id="choices", markup=False)
            yield Static(id="checks", markup=False)
        yield QuietLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the page."""
        self.show()

    def on_resize(self) -> None:
        """The room there is belongs to the checks."""
        self.show()

    def watch_seats(self) -> None:
        """Count the time again."""
        self.show()

    def watch_end(self) -> None:
        """Count the time again."""
        self.show()

    def relabel(self) -> None:
        """Say everything again, in a language that has just changed."""
        self.refresh(recompose=True)
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Show choices and checks as they stand."""
        if self.is_mounted and self.query("#choices"):
            self.query_one("#choices", Static).update(self._choices())
            self.query_one("#checks", Static).update(
                Content("\n").join(_check(fine, words) for fine, words in self._checks())
            )

    def _planned_end(self) -> datetime:
        return self.end or self.evening.clock.now() + self.loaded.script.duration

    def _choices(self) -> Content:
        rows = (
            (_("Chairs"), str(self.seats), _("+ and - change it")),
            (
                _("Ends"),
                glance.time_of_day(self._planned_end()),
                _("← and → change it") if self.end else _("← and → set a time"),
            ),
            (
                _("Length"),
                _("{minutes} min").format(minutes=whole_minutes(self.loaded.script.duration)),
                "",
            ),
        )
        return Content("\n").join(
            Content.assemble(
                plain(name.ljust(10), "$text-quiet"),
                plain(value.ljust(8), "bold"),
                plain(hint, "$text-quiet"),
            )
            for name, value, hint in rows
        )

    def _checks(self) -> list[tuple[bool, str]]:
        people, script = self.loaded.script.people, self.loaded.script
        fits = people.min <= self.seats <= people.max
        lock = (
            _("Notes open with a passphrase")
            if self.evening.asks_passphrase
            else _("Notes open with this computer's login only")
        )
        checks = [
            (True, _("The script is in order")),
            (
                fits,
                _("Made for {min} to {max} people").format(min=people.min, max=people.max),
            ),
            *self._turns(),
            *self._time(),
            (
                self.app.size.width >= 80,
                _("Room on the screen: {width}×{height}").format(
                    width=self.app.size.width, height=self.app.size.height
                ),
            ),
        ]
        if self.evening.kept:
            checks.append((self.evening.asks_passphrase, lock))
        return checks if script.stages else []

    def _turns(self) -> list[tuple[bool, str]]:
        asked = [stage for stage in self.loaded.script.stages if stage.turns.in_order]
        return [
            (
                not pacing.warns_short(stage, self.seats),
                _("{stage}: {time} each").format(
                    stage=glance.stage_title(stage),
                    time=clock_face(pacing.per_person(stage, self.seats)),
                ),
            )
            for stage in asked
        ]

    def _time(self) -> list[tuple[bool, str]]:
        if self.end is None:
            return []
        room = self.end - self.evening.clock.now()
        short = self.loaded.script.duration - room
        if short > timedelta(minutes=1):
            words = _("{minutes} min short of the script's length")
            return [(False, words.format(minutes=whole_minutes(short)))]
        return [(True, _("The script fits before the end"))]

    def action_start(self) -> None:
        """Begin the meeting."""
        self.dismiss(Start(seats=self.seats, end=self.end))

    def action_redo(self) -> None:
        """Go back into the meeting whose start was taken back."""
        if self.taken_back:
            self.dismiss(Redo())

    def action_seats(self, by: int) -> None:
        """A chair more or less."""
        self.seats = max(1, min(MOST_SEATS, self.seats + by))

    def action_end(self, by: int) -> None:
        """End later or earlier."""
        self.end = max(self._planned_end() + by * END_STEP, self.evening.clock.now() + END_STEP)

    def action_leave(self) -> None:
        """Choose another script; a meeting whose start was taken back is let go of when asked."""
        if self.taken_back and not self._let_go_asked:
            self._let_go_asked = True
            self.tell(_("esc again lets go of the meeting; U goes back into it."))
            return
        self.dismiss(None)


def _check(fine: bool, words: str) -> Content:
    mark = plain("✓ ", "$success") if fine else plain("! ", "bold $warning")
    return Content.assemble(mark, plain(words))
