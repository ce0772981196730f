"""Reads ``group.yaml``. Nothing in it is about a member.

vertais: 1
name: {fi: "Tiistairyhmä", en: "Tuesday group"}
next: {fi: "tiistaina 1.12. klo 18", en: "on Tuesday 1 December at 18"}
contacts:
- {id: on-call, name: "Päivystys", number: "09 123 4567", checked: 2026-11-24}
rules: []                  # ground rules of its own, as in sessions/cards/agreement.yaml
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vertais_tui.script.cards import CONTACT, RULE, Contact, Rule, read_part
from vertais_tui.script.fields import FORMAT
from vertais_tui.script.model import Words
from vertais_tui.script.shapes import Field, Part, Several, Spoken, Version

GROUP: Final = Part(
    {
        "vertais": Field(Version(FORMAT), required=True),
        "name": Field(Spoken(Words, one_line=True)),
        "next": Field(Spoken(Words, one_line=True)),
        "contacts": Field(Several(CONTACT)),
        "rules": Field(Several(RULE)),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What a group has written down about itself."""

    name: Words | None = None
    next: Words | None = None
    """When it meets next."""
    contacts: tuple[Contact, ...] = ()
    """Its own, before those that are the same for everyone."""
    rules: tuple[Rule, ...] = ()
    """Its own ground rules; none: those that come with vertais."""


def load_group(path: Path) -> Group:
    """The group's file, or a group without one.

    Raises:
        ScriptError: There is a file, and it cannot be read or has problems.
    """
    if not path.exists():
        return Group()
    draft = read_part(path, GROUP)
    return Group(
        name=draft.get("name"),
        next=draft.get("next"),
        contacts=tuple(Contact(**each) for each in draft.get("contacts", ())),
        rules=tuple(Rule(**each) for each in draft.get("rules", ())),
    )
