"""What the fields of a script mean together. Each check passes over what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, cast

from vertais_tui.i18n import LANGUAGES as SHIPPED_LANGUAGES
from vertais_tui.script.cards import DETOURS, RULES
from vertais_tui.script.model import EVERY_LANGUAGE, LANGUAGES, Turns
from vertais_tui.script.nodes import Listing, Node, Scalar, Table
from vertais_tui.script.reading import Reading
from vertais_tui.script.shapes import Draft

_MINUTE: Final = timedelta(minutes=1)


def check(draft: Draft, root: Node, reading: Reading) -> None:
    """Note every problem and warning of meaning in ``draft``, which was read from ``root``."""
    stages = list(_stages(draft, root))
    _check_ids(stages, reading)
    _check_turns(stages, reading)
    _check_bounds(stages, reading)
    _check_minutes(draft, root, reading)
    _check_people(draft, root, reading)
    _check_references(draft, root, reading)
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


def value_at(node: Node, *path: str | int) -> Node:
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
            yield stage, cast(Table, value_at(root, "stages", number))


def _check_ids(stages: list[tuple[Draft, Table]], reading: Reading) -> None:
    for stage, node in stages:
        _check_inner_ids(stage, node, reading)
    first: dict[str, int] = {}
    for stage, node in stages:
        if "id" not in stage:
            continue
        place = value_at(node, "id")
        if stage["id"] in first:
            reading.problem("V150", place, value=stage["id"], first=first[stage["id"]])
        else:
            first[stage["id"]] = place.line


def _check_inner_ids(stage: Draft, node: Table, reading: Reading) -> None:
    """Prompts and reflections of one stage have ids of their own, where they have any."""
    for name in ("prompts", "reflections"):
        first: dict[str, int] = {}
        for number, part in enumerate(stage.get(name, ())):
            if not part or "id" not in part:
                continue
            place = value_at(node, name, number, "id")
            if part["id"] in first:
                reading.problem("V164", place, value=part["id"], first=first[part["id"]])
            first.setdefault(part["id"], place.line)


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
            value_at(root, "minutes"),
            total=total // _MINUTE,
            minutes=draft["minutes"] // _MINUTE,
        )


def _check_bounds(stages: list[tuple[Draft, Table]], reading: Reading) -> None:
    for stage, node in stages:
        if "minutes" not in stage:
            continue
        length = stage["minutes"]
        if stage.get("min", length) > length:
            _bound(stage, "min", node, reading)
        if stage.get("max", length) < length:
            _bound(stage, "max", node, reading)


def _bound(stage: Draft, field: str, node: Table, reading: Reading) -> None:
    reading.problem(
        "V154",
        value_at(node, field),
        field=field,
        bound=stage[field] // _MINUTE,
        minutes=stage["minutes"] // _MINUTE,
    )


def _check_references(draft: Draft, root: Node, reading: Reading) -> None:
    """Whether every id that is named is the id of something."""
    stages = tuple(stage["id"] for stage in draft.get("stages", ()) if stage and "id" in stage)
    own = tuple(card["id"] for card in draft.get("detours", ()) if card and "id" in card)
    for path, node in _named(root):
        code, known = {
            "agreement": ("V157", RULES),
            "detours": ("V156", (*own, *DETOURS)),
            "stage": ("V155", stages),
            "skipped": ("V155", stages),
        }[path]
        if isinstance(node, Scalar) and node.text and node.text not in known:
            nearest = reading.nearest(node.text, known)
            reading.problem(code, node, value=node.text, known=known, nearest=nearest)


def _named(root: Node) -> Iterator[tuple[str, Node]]:
    """Each id that names something elsewhere, with the field that it stands in."""
    yield from _items(root, "agreement")
    for stage in _parts(root, "stages"):
        yield from _items(stage, "detours")
    for run in _parts(root, "expect"):
        then = _field(run, "then")
        yield from _items(then, "skipped")
        stage_named = _field(then, "stage")
        if stage_named is not None:
            yield "stage", stage_named


def _field(node: Node | None, name: str) -> Node | None:
    if isinstance(node, Table) and name in node.fields:
        return node.fields[name][1]
    return None


def _parts(node: Node | None, name: str) -> list[Node]:
    found = _field(node, name)
    return found.items if isinstance(found, Listing) else []


def _items(node: Node | None, name: str) -> Iterator[tuple[str, Node]]:
    return ((name, item) for item in _parts(node, name))


def _check_people(draft: Draft, root: Node, reading: Reading) -> None:
    people = draft.get("people", {})
    if "min" in people and "max" in people and people["min"] > people["max"]:
        place = value_at(root, "people", "min")
        reading.problem("V152", place, low=people["min"], high=people["max"])


def _check_languages(reading: Reading) -> None:
    """Warn of each text that lacks a language others of the same script have."""
    named = {language for _, words in reading.texts for language in words.by_language}
    wanted = [language for language in SHIPPED_LANGUAGES if language in named]
    for place, words in reading.texts:
        missing = [language for language in wanted if language not in words.by_language]
        if missing and EVERY_LANGUAGE not in words.by_language:
            reading.problem("V160", place, languages=tuple(missing))
