"""Which scripts suit tonight: by form, length, people, theme and name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from vertais_tui import glance
from vertais_tui.i18n import N_, _
from vertais_tui.script.fields import FORMS
from vertais_tui.script.library import Entry
from vertais_tui.text import whole_minutes

LENGTHS: Final = (45, 60, 75, 90)
"""Minutes that can be asked for, at most."""
SIZES: Final = (2, 4, 6, 8, 10, 12)
"""People that can be asked for."""

FORM_NAMES: Final = {
    "one-to-one": N_("one-to-one"),
    "group/peer": N_("led by a peer"),
    "group/volunteer": N_("led by a volunteer"),
    "group/professional": N_("led by a professional"),
    "online": N_("online"),
    "media": N_("books, pictures, songs"),
}
THEME_NAMES: Final = {
    "beginning": N_("beginning"),
    "everyday": N_("everyday"),
    "shame": N_("shame and guilt"),
    "grief": N_("grief"),
    "caring": N_("caring for someone"),
    "strengths": N_("own strengths"),
    "ending": N_("ending"),
    "writing": N_("writing"),
    "one-in-focus": N_("one in focus"),
    "services": N_("services"),
    "after-hard": N_("after a hard evening"),
    "arts": N_("arts"),
    "facilitating": N_("facilitating"),
    "learning": N_("learning vertais"),
}
"""The themes of the shipped scripts; an own theme is called by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for; ``None``: it does not matter."""

    form: str | None = None
    minutes: int | None = None
    """At most."""
    people: int | None = None
    theme: str | None = None

    def suits(self, entry: Entry) -> bool:
        """Whether a script is what is asked for; one that cannot be read is never left out."""
        if entry.loaded is None:
            return True
        script = entry.loaded.script
        return (
            (self.form is None or self.form in script.form)
            and (self.minutes is None or whole_minutes(script.duration) <= self.minutes)
            and (self.people is None or script.people.min <= self.people <= script.people.max)
            and (self.theme is None or self.theme in script.themes)
        )

    def turned(self, what: str, entries: Iterable[Entry]) -> Wanted:
        """The same with the next choice of ``what``; after the last it does not matter again."""
        scripts = [entry.loaded.script for entry in entries if entry.loaded]
        match what:
            case "form":
                used = {form for script in scripts for form in script.form}
                return replace(
                    self, form=_next(self.form, [each for each in FORMS if each in used])
                )
            case "minutes":
                return replace(self, minutes=_next(self.minutes, LENGTHS))
            case "people":
                return replace(self, people=_next(self.people, SIZES))
            case _:
                themes = dict.fromkeys(theme for script in scripts for theme in script.themes)
                return replace(self, theme=_next(self.theme, list(themes)))

    def told(self) -> str:
        """What is asked for, in words; empty where nothing is."""
        parts = []
        if self.form is not None:
            parts.append(_(FORM_NAMES[self.form]))
        if self.minutes is not None:
            parts.append(_("at most {minutes} min").format(minutes=self.minutes))
        if self.people is not None:
            parts.append(_("{people} people").format(people=self.people))
        if self.theme is not None:
            parts.append(_(THEME_NAMES.get(self.theme, self.theme)))
        return " · ".join(parts)


Choice = TypeVar("Choice")


def _next(now: Choice | None, choices: Sequence[Choice]) -> Choice | None:
    every: list[Choice | None] = [None, *choices]
    place = every.index(now) if now in every else 0
    return every[(place + 1) % len(every)]


def title(entry: Entry) -> str:
    """What a script is called; the name of its file where it cannot be read."""
    return glance.words(entry.loaded.script.title) if entry.loaded else entry.path.name
