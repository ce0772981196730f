"""After the meeting: who needs what, and the very fields that are kept."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from vertais_tui import glance
from vertais_tui.evening import Evening
from vertais_tui.i18n import N_, _
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.meeting.report import facts
from vertais_tui.screens.base import HELP, VertaisScreen, text
from vertais_tui.screens.choices import After
from vertais_tui.text import whole_minutes
from vertais_tui.widgets.key_line import KeyLine
from vertais_tui.widgets.plain import plain
from vertais_tui.widgets.quiet_line import QuietLine


class ClosingScreen(VertaisScreen[After]):
    """Nothing is written until the person has seen what it would be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose('keep')", N_("close")),
        Binding("x", "choose('forget')", N_("keep nothing")),
        Binding("u", "choose('back')", N_("back")),
        Binding("n", "note", N_("note")),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        HELP,
    ]

    def __init__(self, evening: Evening, meeting: Meeting) -> None:
        super().__init__()
        self.evening = evening
        self.meeting = meeting
        self._forget_asked = False

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield text(_("The meeting is over"), classes="title")
        with VerticalScroll(classes="page", can_focus=False):
            yield text(_aftercare())
            yield text("")
            if self.evening.kept:
                yield text(_("What is saved: these fields and no others"), classes="heading")
                yield text(_never_kept(), classes="quiet")
            else:
                yield text(
                    _("DEMO: nothing is saved. In a real meeting it would be these fields:"),
                    classes="warning",
                )
            yield text(self._kept())
        yield QuietLine()
        yield KeyLine()

    def _kept(self) -> Content:
        found = facts(self.meeting.state)
        times = self.meeting.timing()
        state = self.meeting.state
        started = state.started or self.meeting.now()
        rows = [
            (_("Script"), glance.words(state.script.title)),
            (_("Began"), started.astimezone().strftime("%d.%m.%Y %H:%M")),
            (_("Ended"), glance.time_of_day(times.expected_end)),
            (
                _("Minutes"),
                _("{actual}, planned {planned}").format(
                    actual=round(found.actual_seconds / 60),
                    planned=round(found.planned_seconds / 60),
                ),
            ),
            (_("Chairs"), str(found.heads)),
            (_("Came late"), str(found.arrived_late)),
        ]
        rows += [
            (
                glance.stage_title(stage),
                _("skipped")
                if kept.skipped
                else _("{actual} min, planned {planned}").format(
                    actual=round(kept.actual_seconds / 60), planned=whole_minutes(stage.duration)
                ),
            )
            for stage, kept in zip(state.script.stages, found.stages, strict=True)
        ]
        width = max(len(name) for name, _value in rows) + 2
        return Content("\n").join(
            Content.assemble(plain("  " + name.ljust(width), "$text-quiet"), plain(value))
            for name, value in rows
        )

    def action_choose(self, what: str) -> None:
        """Close, forget, or go back; keeping nothing is asked twice, for it cannot be undone."""
        if what == After.FORGET and self.evening.kept and not self._forget_asked:
            self._forget_asked = True
            self.tell(_("Then not even the length of the evening remains. x again does it."))
            return
        self.dismiss(After(what))

    def action_note(self) -> None:
        """Write a note for oneself before closing."""
        from vertais_tui.screens.note_editor import NoteEditorScreen

        editor = NoteEditorScreen(self.evening.vault, kept=self.evening.kept)
        self.app.push_screen(editor, self._noted)

    def _noted(self, saved: bool | None) -> None:
        if saved:
            self.tell(_("The note is saved, behind the lock."))

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _aftercare() -> str:
    return _(
        "Before you look at this: can everyone leave safely? Does someone need a word, a call, "
        "company on the way home?"
    )


def _never_kept() -> str:
    return _(
        "Kept two years, behind the lock. The journal of the evening, with its turns and chairs, "
        "is destroyed when you close. Nothing about a person was ever written down."
    )
