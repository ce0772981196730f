"""`vertais print`: an evening on paper, as a booklet, as cards, or as a sheet for the group."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from vertais_tui import glance
from vertais_tui.i18n import N_, _, current
from vertais_tui.script.cards import Cards
from vertais_tui.script.model import Script, Words
from vertais_tui.script.placeholders import FALLBACKS, fill
from vertais_tui.text import harmless, whole_minutes

FORMS: Final = ("booklet", "cards", "group-sheet")
"""A booklet for the facilitator, cue cards to hold, and a sheet that the group may keep."""

HEADINGS: Final = (N_("Ground rules"), N_("Do"), N_("Avoid"))
"""What the templates say themselves, so that the catalogues of words hold it."""


def paper(
    script: Script,
    form: str,
    suffix: str,
    cards: Cards,
    known: glance.Known,
) -> str:
    """The page as HTML or as text; every text of a script is only text in it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("vertais_tui.authoring", "templates"),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    told = {**{name: _(text) for name, text in FALLBACKS.items()}, **known}
    offered: dict[str, Any] = {
        "_": _,
        "words": partial(_words, told),
        "title": glance.stage_title,
        "minutes": whole_minutes,
    }
    environment.globals |= offered
    chosen = [rule for rule in cards.rules if not script.agreement or rule.id in script.agreement]
    return environment.get_template(f"{form}.{suffix}").render(
        script=script,
        language=current(),
        rules=chosen,
        deck=(*cards.detours, *script.detours),
        crisis=cards.crisis,
    )


def _words(told: glance.Known, text: Words | None) -> str:
    return harmless(fill(glance.words(text), told))
