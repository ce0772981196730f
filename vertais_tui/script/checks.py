"""What the fields of a script mean together. Each check passes over what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, cast

from vertais_tui.i18n import LANGUAGES as SHIPPED_LANGUAGES
from vertais_tui.script.model import EVERY_LANGUAGE, LANGUAGES, Turns
from vertais_tui.script.nodes import Listing, Node, Table
from vertais_tui.script.reading import Reading
from vertais_tui.script.shapes import Draft

_MINUTE: Final = timedelta(minutes=1)


def check(draft: Draft, root: Node, reading: Reading) -> None:
    """Note every problem and warning of meaning in ``draft``, which was read from ``root``."""
    stages = list(_stages(draft, root))
    _check_ids(stages, reading)
    _check_turns(stages, reading)
    _check_minutes(draft, root, reading)
    _check_people(draft, root, reading)
    _check_languages(reading)


def languages(reading: Reading) -> tuple[str, ...]:
    """The languages in which every text is there.

    Where no text names a language, those the program itself speaks.
    """
    named = {language for _, words in reading.texts for language in words.by_language}
    if named <= {EVERY_LANGUAGE}:
        return tuple(language for language in LANGUAGES if language in SHIPPED_LANGUAGES)
    return tuple(
        language
        for language in LANGUAGES
        if language in named
        and all(
            language in words.by_language or EVERY_LANGUAGE in words.by_language
            for _, words in reading.texts
        )
    )


def _value(node: Node, *path: str | int) -> Node:
    """The node at the end of ``path``, each step of which was read without a problem."""
    for step in path:
        if isinstance(step, str):
            node = cast(Table, node).fields[step][1]
        else:
            node = cast(Listing, node).items[step]
    return node


def _stages(draft: Draft, root: Node) -> Iterator[tuple[Draft, Table]]:
    for number, stage in enumerate(draft.get("stages", ())):
        if stage is not None:
            yield stage, cast(Table, _value(root, "stages", number))


def _check_ids(stages: list[tuple[Draft, Table]], reading: Reading) -> None:
    first: dict[str, int] = {}
    for stage, node in stages:
        if "id" not in stage:
            continue
        place = _value(node, "id")
        if stage["id"] in first:
            reading.problem("V150", place, value=stage["id"], first=first[stage["id"]])
        else:
            first[stage["id"]] = place.line


def _check_turns(stages: list[tuple[Draft, Table]], reading: Reading) -> None:
    for stage, node in stages:
        if "per_person" not in stage:
            continue
        turns = stage.get("turns", None if "turns" in node.fields else Turns.NONE)
        if turns is not None and not turns.gives_floor:
            reading.problem("V153", node.fields["per_person"][0], turns=str(turns))


def _check_minutes(draft: Draft, root: Node, reading: Reading) -> None:
    stages = draft.get("stages", ())
    lengths = [stage["minutes"] for stage in stages if stage and "minutes" in stage]
    if "minutes" not in draft or not stages or len(lengths) < len(stages):
        return
    total = sum(lengths, timedelta())
    if total != draft["minutes"]:
        reading.problem(
            "V151",
            _value(root, "minutes"),
            total=total // _MINUTE,
            minutes=draft["minutes"] // _MINUTE,
        )


def _check_people(draft: Draft, root: Node, reading: Reading) -> None:
    people = draft.get("people", {})
    if "min" in people and "max" in people and people["min"] > people["max"]:
        place = _value(root, "people", "min")
        reading.problem("V152", place, low=people["min"], high=people["max"])


def _check_languages(reading: Reading) -> None:
    """Warn of each text that lacks a language others of the same script have."""
    named = {language for _, words in reading.texts for language in words.by_language}
    wanted = [language for language in SHIPPED_LANGUAGES if language in named]
    for place, words in reading.texts:
        missing = [language for language in wanted if language not in words.by_language]
        if missing and EVERY_LANGUAGE not in words.by_language:
            reading.problem("V160", place, languages=tuple(missing))
