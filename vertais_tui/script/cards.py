"""Cards: the ground rules, what helps when something happens, and the crisis card.

They are files like scripts, read by the same reader, and hold text only. The ids of the
shipped ones are fixed here, so that a script can be checked without reading them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final, TypeVar

from vertais_tui.errors import ScriptInvalid
from vertais_tui.i18n import N_
from vertais_tui.script.codes import Severity
from vertais_tui.script.fields import CARD, FORMAT, SOURCE
from vertais_tui.script.model import Card, Cue, Say, Show, Words
from vertais_tui.script.nodes import compose
from vertais_tui.script.problems import Problem
from vertais_tui.script.reading import Reading
from vertais_tui.script.shapes import (
    Choice,
    Draft,
    Field,
    Identifier,
    Line,
    Part,
    Several,
    Spoken,
    Version,
)
from vertais_tui.script.source import decode, disarm, fetch, tidy
from vertais_tui.script.times import Day
from vertais_tui.text import harmless

RULES: Final = (
    "confidential",
    "pass",
    "own",
    "no-advice",
    "one-at-a-time",
    "equal-time",
    "no-ranking",
    "respect",
    "sober",
    "care",
    "no-record",
)
"""Ids of the shipped ground rules."""

DETOURS: Final = (
    "dominating",
    "silence",
    "advice",
    "conflict",
    "crying",
    "suicidal",
    "abuse",
    "intoxicated",
    "breach",
    "late",
    "leaves-upset",
    "small-turnout",
    "off-topic",
    "fatigue",
    "ranking",
    "discriminating",
    "spiral",
    "treatment-advice",
    "newcomer-mid",
    "dropped-online",
)
"""Ids of the shipped cards for what happens in the room."""

CONTACT_GOES_STALE: Final = timedelta(days=180)
"""A number that nobody has checked for so long is pointed out before a meeting."""

CONTACT: Final = Part(
    {
        "id": Field(Identifier(), required=True),
        "name": Field(Spoken(Words, one_line=True), required=True),
        "number": Field(Line()),
        "hours": Field(Spoken(Words, one_line=True)),
        "about": Field(Spoken(Words, one_line=True)),
        "languages": Field(Several(Identifier())),
        "checked": Field(Day(), required=True),
    }
)

_HEAD: Final = {
    "vertais": Field(Version(FORMAT), required=True),
    "id": Field(Identifier(), required=True),
    "title": Field(Spoken(Words, one_line=True), required=True),
    "source": Field(SOURCE),
}

RULE: Final = Part(
    {
        "id": Field(Identifier(), required=True),
        "say": Field(Spoken(Say), required=True),
        "show": Field(Spoken(Show), required=True),
        "remind": Field(Spoken(Say), required=True),
    }
)

AGREEMENT: Final = Part(
    {
        **_HEAD,
        "kind": Field(Choice(("agreement",)), required=True),
        "rules": Field(Several(RULE, least=1), required=True),
    }
)

DECK: Final = Part(
    {
        **_HEAD,
        "kind": Field(Choice(("detours",)), required=True),
        "cards": Field(Several(CARD, least=1), required=True),
    }
)

_STEPS: Final = Field(Several(Spoken(Cue, one_line=True), least=1), required=True)

CRISIS: Final = Part(
    {
        **_HEAD,
        "kind": Field(Choice(("crisis",)), required=True),
        "steps": _STEPS,
        "alone": _STEPS,
        "variants": Field(
            Several(
                Part(
                    {
                        "id": Field(Identifier(), required=True),
                        "title": Field(Spoken(Words, one_line=True), required=True),
                        "steps": _STEPS,
                    }
                )
            )
        ),
        "contacts": Field(Several(CONTACT, least=1), required=True),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One ground rule of a group."""

    id: str
    say: Say
    show: Show
    remind: Say
    """The first words when it is broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where help is to be had."""

    id: str
    name: Words
    checked: str
    """ISO date on which someone last made sure of the number, or empty."""
    number: str = ""
    """Empty: it has to be filled in for this place."""
    hours: Words | None = None
    about: Words | None = None
    languages: tuple[str, ...] = ()

    def is_stale(self, today: date) -> bool:
        """Whether nobody has checked it within `CONTACT_GOES_STALE`."""
        return not self.checked or today - date.fromisoformat(self.checked) > CONTACT_GOES_STALE


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisVariant:
    """What is different when it is about something else than the wish to die."""

    id: str
    title: Words
    steps: tuple[Cue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisCard:
    """What to do when someone's life or safety is at stake."""

    title: Words
    steps: tuple[Cue, ...]
    alone: tuple[Cue, ...]
    """For whoever leads without a pair."""
    contacts: tuple[Contact, ...]
    variants: tuple[CrisisVariant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The cards that come with vertais."""

    rules: tuple[Rule, ...]
    detours: tuple[Card, ...]
    crisis: CrisisCard


Made = TypeVar("Made")


def load_cards(folder: Path) -> Cards:
    """The cards in a folder of scripts.

    Raises:
        ScriptError: One of them cannot be read, or is no such file.
    """
    cards = folder / "cards"
    return Cards(
        rules=load_rules(cards / "agreement.yaml"),
        detours=load_deck(cards / "detours.yaml"),
        crisis=load_crisis(cards / "crisis.yaml"),
    )


def load_rules(path: Path) -> tuple[Rule, ...]:
    """The ground rules in the file ``path``.

    Raises:
        ScriptError: It cannot be read, or is no such file.
    """
    return _load(path, AGREEMENT, lambda draft: tuple(Rule(**rule) for rule in draft["rules"]))


def load_deck(path: Path) -> tuple[Card, ...]:
    """The cards in the file ``path``.

    Raises:
        ScriptError: It cannot be read, or is no such file.
    """
    return _load(path, DECK, lambda draft: tuple(Card(**card) for card in draft["cards"]))


def load_crisis(path: Path) -> CrisisCard:
    """The crisis card in the file ``path``.

    Raises:
        ScriptError: It cannot be read, or is no such file.
    """
    return _load(path, CRISIS, _crisis)


def _crisis(draft: Draft) -> CrisisCard:
    return CrisisCard(
        title=draft["title"],
        steps=draft["steps"],
        alone=draft["alone"],
        contacts=tuple(Contact(**contact) for contact in draft["contacts"]),
        variants=tuple(CrisisVariant(**each) for each in draft.get("variants", ())),
    )


def read_part(path: Path, part: Part) -> Draft:
    """Read the small file ``path`` by the shape ``part``.

    Raises:
        ScriptUnreadable: It cannot be read.
        ScriptInvalid: It has problems; holds every one found.
    """
    text = decode(fetch(path))
    if isinstance(text, Problem):
        raise _invalid((text,), path)
    reading = Reading(tidy(text))
    root = compose(disarm(tidy(text), reading), reading)
    draft = None if root is None else part.read(root, reading)
    errors = reading.sorted(Severity.ERROR)
    if errors or draft is None:
        raise _invalid(errors, path)
    return draft


def _invalid(problems: tuple[Problem, ...], path: Path) -> ScriptInvalid:
    return ScriptInvalid(
        problems,
        N_("{name} cannot be used as it is. Problems: {count}."),
        name=harmless(str(path)),
        count=len(problems),
    )


def _load(path: Path, part: Part, make: Callable[[Draft], Made]) -> Made:
    return make(read_part(path, part))
