"""The shape of an evening: a bar for its time, a picture of its stages and detours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vertais_tui import glance
from vertais_tui.i18n import _
from vertais_tui.script.model import Card, Script
from vertais_tui.text import whole_minutes

_HEIGHTS: Final = "▁▂▃▄▅▆▇"


def time_bar(script: Script, width: int = 18) -> str:
    """The evening from left to right: wide and high where a stage is long.

    Every stage has a mark of its own at least, so the bar can be wider than asked.
    """
    whole = script.duration.total_seconds()
    longest = max(stage.duration.total_seconds() for stage in script.stages)
    marks = []
    for stage in script.stages:
        length = stage.duration.total_seconds()
        height = _HEIGHTS[round((len(_HEIGHTS) - 1) * length / longest)]
        marks.append(height * max(1, round(width * length / whole)))
    return "".join(marks)


def drawn(script: Script, deck: tuple[Card, ...]) -> Iterator[str]:
    """A line for each stage, and beneath it the detours that are nearest there."""
    titles = {card.id: glance.words(card.title) for card in (*deck, *script.detours)}
    yield f"{glance.words(script.title)}  {whole_minutes(script.duration)} min"
    last = len(script.stages) - 1
    for number, stage in enumerate(script.stages):
        branch, trunk = ("└─", "  ") if number == last else ("├─", "│ ")
        marks = "".join(
            mark
            for mark, there in (("▪", stage.protected), ("?", stage.when), ("○", stage.optional))
            if there
        )
        minutes = whole_minutes(stage.duration)
        yield f"{branch} {minutes:>3} min  {glance.stage_title(stage)}  {marks}".rstrip()
        own = [card.id for card in script.detours if stage.id in card.stages]
        for card in (*stage.detours, *own):
            yield f"{trunk}          ↳ {titles.get(card, card)}"
    anywhere = [titles[card.id] for card in script.detours if not card.stages]
    if anywhere:
        yield _("From anywhere: {cards}").format(cards=", ".join(anywhere))
    yield _("▪ protected   ? only sometimes   ○ may be left out")


def mermaid(script: Script) -> Iterator[str]:
    """The same for drawing programs that speak Mermaid; text in it is only text."""
    yield "flowchart TD"
    for number, stage in enumerate(script.stages):
        title = _safe(glance.stage_title(stage))
        yield f'    s{number}["{title}<br/>{whole_minutes(stage.duration)} min"]'
        if number:
            yield f"    s{number - 1} --> s{number}"
    places = {stage.id: number for number, stage in enumerate(script.stages)}
    for number, card in enumerate(script.detours):
        yield f'    c{number}(["{_safe(glance.words(card.title))}"])'
        for stage_id in card.stages or tuple(places):
            if stage_id in places:
                yield f"    s{places[stage_id]} -.-> c{number}"


def _safe(text: str) -> str:
    """Mermaid's own way to write characters that mean something to it."""
    return "".join(char if char.isalnum() or char in " .,–-" else f"#{ord(char)};" for char in text)
