"""Home: what tonight asks for, and the scripts to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from vertais_tui import glance
from vertais_tui.authoring.outline import time_bar
from vertais_tui.choosing import Wanted
from vertais_tui.choosing import title as _title
from vertais_tui.errors import VertaisError
from vertais_tui.evening import Evening, Unfinished
from vertais_tui.i18n import N_, _, ngettext, say
from vertais_tui.meeting.state import Status
from vertais_tui.screens.base import HELP, VertaisScreen
from vertais_tui.screens.choices import Choice, GoOn, Lead, Leave, LetGo, ReadNotes
from vertais_tui.script.library import Entry, arranged
from vertais_tui.script.problems import render
from vertais_tui.text import whole_minutes
from vertais_tui.widgets.key_line import KeyLine
from vertais_tui.widgets.plain import plain
from vertais_tui.widgets.quiet_line import QuietLine

AT_ONCE: Final = 3
"""Scripts read between two paints: about a fiftieth of a second."""
SHOWN_EARLY: Final = frozenset({AT_ONCE, 8 * AT_ONCE, 80 * AT_ONCE})
"""After so many the list is shown although it is not whole."""
GO_ON: Final = "go-on"
GO_ON_COUNTED: Final = "go-on-counted"
LET_GO: Final = "let-go"


class HomeScreen(VertaisScreen[Choice]):
    """The library, and a meeting to go on with where there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", N_("start"), show=True),
        Binding("n", "notes", N_("notes")),
        Binding("slash", "search", N_("search")),
        Binding("q,ctrl+q", "leave", N_("leave")),
        Binding("f", "want('form')", N_("form")),
        Binding("m", "want('minutes')", N_("length")),
        Binding("h", "want('people')", N_("people")),
        Binding("t", "want('theme')", N_("theme")),
        Binding("c", "create", N_("new script")),
        Binding("f2", "app.language", N_("language")),
        HELP,
        Binding("escape", "settle", show=False),
    ]
    AUTO_FOCUS = "#scripts"

    def __init__(self, evening: Evening, remark: str = "") -> None:
        super().__init__()
        self.evening = evening
        self.remark = remark
        self.unfinished: Unfinished | None = None
        self._let_go_asked = False
        self._entries: tuple[Entry, ...] = evening.library.known or ()
        self._listed: list[Entry] = []
        self._wanted = Wanted()

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static(id="brand", markup=False)
        with Vertical(id="tonight"):
            yield Static(id="tonight-words", markup=False)
            yield OptionList(id="tonight-options", markup=False)
        search = Input(placeholder=_("Search the scripts"), id="search")
        search.cursor_blink = False
        yield search
        yield Static(id="wanted", markup=False)
        with Horizontal(id="library"):
            yield OptionList(id="scripts", markup=False)
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(id="preview-words", markup=False)
        yield QuietLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the page."""
        self._show_tonight()
        if self.remark:
            self.tell(self.remark)
        if self._entries:
            self._show_scripts()
        self._read_on(self.evening.library.reading(), [])

    def _read_on(self, reading: Iterator[Entry], so_far: list[Entry]) -> None:
        """Read a few scripts, then let the page be painted and keys be heard, then a few more."""
        if not self.is_attached:
            return
        few = list(islice(reading, AT_ONCE))
        so_far += few
        if len(few) < AT_ONCE:
            before, self._entries = self._entries, self.evening.library.settle(so_far)
            if before != self._entries:
                self._show_scripts()
            return
        if len(so_far) in SHOWN_EARLY and self.evening.library.known is None:
            self._entries = arranged(so_far)
            self._show_scripts()
        self.call_after_refresh(self._read_on, reading, so_far)

    def relabel(self) -> None:
        """Say everything again, in a language that has just changed."""
        here = self.query_one("#scripts", OptionList).highlighted
        self._show_tonight()
        self._show_scripts()
        self.query_one("#scripts", OptionList).highlighted = here
        self.tell("")
        self.refresh_bindings()

    def _show_tonight(self) -> None:
        brand = [plain("vertais", "bold $accent")]
        if not self.evening.kept:
            brand.append(plain(_("DEMO, nothing is kept"), "$warning"))
        self.query_one("#brand", Static).update(Content("   ").join(brand))
        options = self.query_one("#tonight-options", OptionList)
        options.clear_options()
        words, choices = self._tonight()
        self.query_one("#tonight-words", Static).update(words)
        options.add_options(choices)
        self.set_class(bool(choices), "-unfinished")
        self.set_class(bool(choices) or bool(words), "-tonight")
        if choices:
            options.highlighted = 0
            options.focus()

    def _tonight(self) -> tuple[Content, list[Option]]:
        vault = self.evening.vault
        if vault.read_only:
            words = _("vertais is open in another window (process {pid}). Here you can only read.")
            return plain(words.format(pid=vault.held_by or "?"), "$warning"), []
        try:
            self.unfinished = self.evening.unfinished()
        except VertaisError as error:
            return plain(say(error.message), "$warning"), [
                Option(plain(_("Let go of the meeting that cannot be read")), id=LET_GO)
            ]
        if self.unfinished is None:
            return Content(""), []
        return plain(_where(self.unfinished)), _ways_on(self.unfinished)

    def _show_scripts(self) -> None:
        wanted = self.query_one("#search", Input).value
        listed = self.query_one("#scripts", OptionList)
        here = self._listed[listed.highlighted or 0].path if self._listed else None
        listed.clear_options()
        suitable = tuple(entry for entry in self._entries if self._wanted.suits(entry))
        self._listed = _matching(suitable, wanted)
        listed.add_options(Option(_row(entry)) for entry in self._listed)
        told = self._wanted.told()
        self.query_one("#wanted", Static).update(plain(told))
        self.set_class(bool(told), "-wanted")
        if self._listed:
            paths = [entry.path for entry in self._listed]
            listed.highlighted = paths.index(here) if here in paths else 0
        elif self._entries:
            nothing = _("No such script. esc shows all of them.")
            self.query_one("#preview-words", Static).update(plain(nothing))

    @on(OptionList.OptionHighlighted, "#scripts")
    def _show_preview(self, message: OptionList.OptionHighlighted) -> None:
        if message.option_index < len(self._listed):  # the list may be shorter by now
            entry = self._listed[message.option_index]
            self.query_one("#preview-words", Static).update(_preview(entry))

    @on(OptionList.OptionSelected, "#scripts")
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        if message.option_index >= len(self._listed):
            return
        entry = self._listed[message.option_index]
        if self.evening.vault.read_only:
            self.tell(_("The other window has the vault. Lead the meeting there."))
        elif self.unfinished is not None:
            self.tell(_("First go on with the meeting above, or let go of it."))
        elif entry.loaded is None:
            self.tell(_("This script has a problem; it is told on the page."))
        else:
            self.dismiss(Lead(entry.loaded))

    @on(OptionList.OptionHighlighted, "#tonight-options")
    def _moved_on(self) -> None:
        self._let_go_asked = False

    @on(OptionList.OptionSelected, "#tonight-options")
    def _way_on(self, message: OptionList.OptionSelected) -> None:
        if message.option_id == LET_GO and not self._let_go_asked:
            self._let_go_asked = True
            self.tell(_("Then nothing of that evening remains. enter again lets go of it."))
        elif message.option_id == LET_GO:
            self.dismiss(LetGo())
        elif self.unfinished is not None:
            self.dismiss(GoOn(self.unfinished, message.option_id == GO_ON_COUNTED))

    def action_start(self) -> None:
        """Choose what is highlighted."""
        for option_list in self.query(OptionList):
            if option_list.has_focus:
                option_list.action_select()

    def action_notes(self) -> None:
        """Open the notes."""
        self.dismiss(ReadNotes())

    def action_want(self, what: str) -> None:
        """Ask for another form, length, number of people, or theme."""
        self._wanted = self._wanted.turned(what, self._entries)
        self._show_scripts()

    def action_create(self) -> None:
        """Make a new script from six answers."""
        from vertais_tui.screens.new_script import NewScriptScreen

        self.app.push_screen(NewScriptScreen(self.evening.library), self._created)

    def _created(self, path: str | None) -> None:
        if path is not None:
            self.tell(_("{file} is ready: its words are yours to change.").format(file=path))
            self._read_on(self.evening.library.reading(), [])

    def action_search(self) -> None:
        """Search among the scripts."""
        self.add_class("-searching")
        self.query_one("#search").focus()

    def action_settle(self) -> None:
        """Leave the search and show every script again."""
        self.remove_class("-searching")
        self.query_one("#search", Input).value = ""
        self._wanted = Wanted()
        self._show_scripts()
        self.query_one("#scripts").focus()

    @on(Input.Changed, "#search")
    def _searching(self) -> None:
        self._show_scripts()

    @on(Input.Submitted, "#search")
    def _searched(self) -> None:
        self.query_one("#scripts").focus()

    def action_leave(self) -> None:
        """Leave vertais."""
        self.dismiss(Leave())


def _matching(entries: tuple[Entry, ...], wanted: str) -> list[Entry]:
    if not wanted.strip():
        return list(entries)
    matcher = Matcher(wanted)
    scored = [(matcher.match(f"{_title(entry)} {entry.id}"), entry) for entry in entries]
    return [entry for score, entry in sorted(scored, key=lambda pair: -pair[0]) if score > 0]


def _row(entry: Entry) -> Content:
    if entry.loaded is None:
        return Content.assemble(plain("! ", "bold $warning"), plain(_title(entry)))
    minutes = whole_minutes(entry.loaded.script.duration)
    return Content.assemble(plain(f"{minutes:>3}  ", "$text-quiet"), plain(_title(entry)))


def _preview(entry: Entry) -> Content:
    if entry.loaded is None:
        return _broken(entry)
    script = entry.loaded.script
    people = _("{minutes} min · {min} to {max} people").format(
        minutes=whole_minutes(script.duration), min=script.people.min, max=script.people.max
    )
    stages = [
        Content.assemble(
            plain(str(whole_minutes(stage.duration)).rjust(3), "bold"),
            plain("  " + glance.stage_title(stage)),
            plain("  ▪" if stage.protected else "", "$text-quiet"),
        )
        for stage in script.stages
    ]
    return Content("\n").join(
        [
            plain(_title(entry), "bold"),
            plain(people, "$text-quiet"),
            plain(time_bar(script), "$accent"),
            Content(""),
            plain(glance.words(script.summary)),
            Content(""),
            *stages,
        ]
    )


def _broken(entry: Entry) -> Content:
    found = entry.first_problem
    why = render(found, entry.path.name) if found else ""
    if not why and entry.error is not None:
        why = say(entry.error.message)
    return Content("\n").join(
        [
            plain(_title(entry), "bold"),
            plain(_("This script cannot be used yet."), "$warning"),
            plain(why),
        ]
    )


def _where(unfinished: Unfinished) -> str:
    state = unfinished.state
    title = glance.words(state.script.title)
    if state.status is Status.ENDED:
        return _("{title} has ended and waits to be closed").format(title=title)
    if state.status is Status.NOT_STARTED:
        return _("{title}\nIts start was taken back; U on the next page goes back in").format(
            title=title
        )
    minutes = whole_minutes(unfinished.away)
    ago = (
        ngettext("stopped {n} minute ago", "stopped {n} minutes ago", minutes).format(n=minutes)
        if minutes
        else _("stopped just now")
    )
    place = glance.stage_title(state.stage)
    if state.speaker is not None:
        place = _("{stage}, chair {seat}").format(stage=place, seat=state.speaker)
    return f"{title}\n{ago} · {place}"


def _ways_on(unfinished: Unfinished) -> list[Option]:
    if unfinished.state.status is Status.ENDED:
        return [
            Option(plain(_("Close it")), id=GO_ON),
            Option(plain(_("Let go of it; nothing is kept")), id=LET_GO),
        ]
    counted = _("Go on, counting the {minutes} min away").format(
        minutes=whole_minutes(unfinished.away)
    )
    return [
        Option(plain(_("Go on where it stopped")), id=GO_ON),
        Option(plain(counted), id=GO_ON_COUNTED),
        Option(plain(_("Let go of it; nothing is kept")), id=LET_GO),
    ]
