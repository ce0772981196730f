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
from vertais_tui.i18n import N_, _, say
from vertais_tui.meeting.commands import Redo, Start
from vertais_tui.meeting.state import MOST_SEATS
from vertais_tui.screens.base import HELP, VertaisScreen, text
from vertais_tui.screens.choices import Wishes
from vertais_tui.script import pacing
from vertais_tui.script.conditions import KINDS
from vertais_tui.script.loader import Loaded
from vertais_tui.script.model import Script
from vertais_tui.text import clock_face, whole_minutes
from vertais_tui.widgets.key_line import KeyLine
from vertais_tui.widgets.plain import plain
from vertais_tui.widgets.quiet_line import QuietLine

KIND_NAMES: Final = {
    "first": N_("the first"),
    "ordinary": N_("ordinary"),
    "last": N_("the last"),
}
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
        Binding("w", "newcomers(1)", N_("new people")),
        Binding("W", "newcomers(-1)", show=False),
        Binding("k", "kind", N_("kind of meeting")),
        Binding("escape", "leave", N_("back")),
        Binding("U", "redo", N_("redo"), show=False),
        HELP,
    ]

    seats: var[int] = var(USUAL_SEATS, init=False)
    end: var[datetime | None] = var(None, init=False)
    newcomers: var[int] = var(0, init=False)
    meeting: var[str] = var(KINDS[1], init=False)

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

    def watch_newcomers(self) -> None:
        """Show how many."""
        self.show()

    def watch_meeting(self) -> None:
        """Show which kind, and the script as it is for it."""
        self.show()

    @property
    def chosen(self) -> Loaded:
        """The script as it is for this kind of meeting, today."""
        today = self.evening.clock.now().astimezone().date()
        return self.loaded.for_meeting(self.meeting, today)

    @property
    def _script(self) -> Script:
        return self.chosen.script

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
        return self.end or self.evening.clock.now() + self._script.duration

    def _choices(self) -> Content:
        rows = [
            (_("Chairs"), str(self.seats), _("+ and - change it")),
            (
                _("Ends"),
                glance.time_of_day(self._planned_end()),
                _("← and → change it") if self.end else _("← and → set a time"),
            ),
            (
                _("Length"),
                _("{minutes} min").format(minutes=whole_minutes(self._script.duration)),
                "",
            ),
            (_("New"), str(self.newcomers), _("w: here for the first time")),
        ]
        if self.loaded.depends_on_meeting:
            rows.append((_("Meeting"), _(KIND_NAMES[self.meeting]), _("k changes it")))
        return Content("\n").join(
            Content.assemble(
                plain(name.ljust(10), "$text-quiet"),
                plain(value.ljust(8), "bold"),
                plain(hint, "$text-quiet"),
            )
            for name, value, hint in rows
        )

    def _checks(self) -> list[tuple[bool, str]]:
        people = self._script.people
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
        return [*checks, *self._old()]

    def _old(self) -> list[tuple[bool, str]]:
        """What someone should have looked at again by now."""
        today = self.evening.clock.now().astimezone().date()
        told = [say(self.evening.group_trouble.message)] if self.evening.group_trouble else []
        if self.loaded.warnings_on(today) != self.loaded.warnings and self.loaded.review:
            told.append(say(self.loaded.review.message))
        told += [
            _("{name}: the number was last checked {date}").format(
                name=glance.words(contact.name), date=contact.checked or _("never")
            )
            for contact in self.evening.group.contacts
            if contact.number and contact.is_stale(today)
        ]
        return [(False, words) for words in told]

    def _turns(self) -> list[tuple[bool, str]]:
        asked = [stage for stage in self._script.stages if stage.turns.in_order]
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
        short = self._script.duration - room
        if short > timedelta(minutes=1):
            words = _("{minutes} min short of the script's length")
            return [(False, words.format(minutes=whole_minutes(short)))]
        return [(True, _("The script fits before the end"))]

    def action_start(self) -> None:
        """Begin the meeting."""
        self.dismiss(
            Start(
                seats=self.seats,
                end=self.end,
                newcomers=min(self.newcomers, self.seats),
                meeting=self.meeting,
            )
        )

    def action_redo(self) -> None:
        """Go back into the meeting whose start was taken back."""
        if self.taken_back:
            self.dismiss(Redo())

    def action_seats(self, by: int) -> None:
        """A chair more or less."""
        self.seats = max(1, min(MOST_SEATS, self.seats + by))

    def action_newcomers(self, by: int) -> None:
        """One more, or one less, is here for the first time."""
        self.newcomers = max(0, min(self.seats, self.newcomers + by))

    def action_kind(self) -> None:
        """The next kind of meeting."""
        self.meeting = KINDS[(KINDS.index(self.meeting) + 1) % len(KINDS)]

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
