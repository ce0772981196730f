"""``extends:`` and ``variants:``: a script as changes to another one.

Changes are made to nodes before anything is read, so that every rule of the format and
every check holds for the result. What comes from the other script stands, for messages,
where this one names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, Protocol

from vertais_tui.script.nodes import Listing, Node, Scalar, Table
from vertais_tui.script.reading import Place, Reading

WAYS: Final = ("replace", "drop", "before", "after")
"""What a change can do with a stage."""
_OWN: Final = frozenset({"extends", "changes", "variants"})
_NOT_INHERITED: Final = frozenset({"expect", "variants", "minutes"})
"""Fields that are true of the other script only; the length is added up anew."""


_NUMBER: Final = re.compile("[0-9]{1,6}")


class Bases(Protocol):
    """The scripts that can be extended."""

    def ids(self) -> tuple[str, ...]:
        """The ids there are."""
        ...

    def source(self, script_id: str) -> str | None:
        """The text of a script, or ``None`` where there is none of that id."""
        ...


class NoBases:
    """Nothing can be extended."""

    def ids(self) -> tuple[str, ...]:
        """None."""
        return ()

    def source(self, script_id: str) -> str | None:
        """None."""
        return None


Compose = Callable[[str, tuple[str, ...]], "Table | str"]
"""Makes the whole table of another script's text, given the ids on the way to it; or the code
of the problem that keeps it from being extended."""


def resolve(
    root: Node, reading: Reading, bases: Bases, way: tuple[str, ...], compose: Compose
) -> Node | None:
    """The script with what it extends put in; ``None`` after noting why that cannot be.

    Args:
        root: The script as it is written.
        reading: Takes the problems.
        bases: The scripts that can be extended.
        way: Ids of the scripts that led here.
        compose: Reads another script whole.
    """
    if not isinstance(root, Table) or "extends" not in root.fields:
        return _without_extends(root, reading)
    named = root.fields["extends"][1]
    base = _base(named, reading, bases, way, compose)
    if base is None:
        return None
    reading.extends = True
    if "id" not in root.fields:
        reading.problem("V121", root, field="id")
    fields = {name: pair for name, pair in base.fields.items() if name not in _NOT_INHERITED}
    fields |= {name: pair for name, pair in root.fields.items() if name not in _OWN}
    if "variants" in root.fields:
        fields["variants"] = root.fields["variants"]
    merged = Table(root.line, root.column, fields)
    return changed(merged, root, reading)


def _without_extends(root: Node, reading: Reading) -> Node:
    """A script that stands on its own has nothing to change."""
    if isinstance(root, Table) and "changes" in root.fields:
        reading.problem("V121", root.fields["changes"][0], field="extends")
        return Table(root.line, root.column, _but(root, "changes"))
    return root


def _but(table: Table, *names: str) -> dict[str, tuple[Scalar, Node]]:
    return {name: pair for name, pair in table.fields.items() if name not in names}


def _base(
    named: Node, reading: Reading, bases: Bases, way: tuple[str, ...], compose: Compose
) -> Table | None:
    if not isinstance(named, Scalar):
        reading.problem("V124", named)
        return None
    if named.text in way:
        reading.problem("V161", named, value=named.text)
        return None
    source = bases.source(named.text)
    if source is None:
        nearest = reading.nearest(named.text, bases.ids())
        reading.problem("V158", named, value=named.text, nearest=nearest)
        return None
    found = compose(source, (*way, named.text))
    if isinstance(found, str):
        reading.problem(found, named, value=named.text)
        return None
    return _stamped_table(found, named)


def _stamped_table(table: Table, place: Place) -> Table:
    return Table(
        place.line,
        place.column,
        {
            name: (replace(key, line=place.line, column=place.column), _stamped(value, place))
            for name, (key, value) in table.fields.items()
        },
    )


def _stamped(node: Node, place: Place) -> Node:
    """The same, standing at ``place``."""
    match node:
        case Table():
            return _stamped_table(node, place)
        case Listing(items=items):
            return Listing(place.line, place.column, [_stamped(item, place) for item in items])
        case _:
            return replace(node, line=place.line, column=place.column)


def changed(root: Table, holder: Table, reading: Reading) -> Table:
    """``root`` with the changes that ``holder`` lists, and its length added up if not given."""
    stages = root.fields["stages"][1] if "stages" in root.fields else None
    if not isinstance(stages, Listing):
        return root
    made = Listing(stages.line, stages.column, list(stages.items))
    for change in _changes(holder, reading):
        _change(made, change, reading)
    fields = dict(root.fields)
    fields["stages"] = (fields["stages"][0], made)
    if "minutes" in holder.fields:
        fields["minutes"] = holder.fields["minutes"]
    else:
        total = _total(made)
        if total is not None:
            length = Scalar(holder.line, holder.column, str(total))
            fields["minutes"] = (replace(length, text="minutes"), length)
    return Table(root.line, root.column, fields)


def _changes(holder: Table, reading: Reading) -> Iterator[tuple[str, Scalar, Table]]:
    """Each change that can be made: its way, its stage and itself."""
    listed = holder.fields["changes"][1] if "changes" in holder.fields else None
    if listed is None:
        return
    if not isinstance(listed, Listing):
        reading.problem("V122", listed)
        return
    seen: set[str] = set()
    for item in listed.items:
        if not isinstance(item, Table):
            reading.problem("V123", item, known=WAYS)
            continue
        ways = [way for way in WAYS if way in item.fields]
        target = item.fields[ways[0]][1] if len(ways) == 1 else None
        if target is None or not isinstance(target, Scalar):
            reading.problem("V159", item, known=WAYS)
            continue
        if ways[0] in {"replace", "drop"}:
            if target.text in seen:
                reading.problem("V162", target, value=target.text)
            seen.add(target.text)
        yield ways[0], target, item


def _change(stages: Listing, change: tuple[str, Scalar, Table], reading: Reading) -> None:
    way, target, item = change
    ids = [_id_of(stage) for stage in stages.items]
    if target.text not in ids:
        known = tuple(filter(None, ids))
        nearest = reading.nearest(target.text, known)
        reading.problem("V155", target, value=target.text, known=known, nearest=nearest)
        return
    place = ids.index(target.text)
    if way == "drop":
        _refuse_more(item, {"drop"}, reading)
        del stages.items[place]
    elif way == "replace":
        before = stages.items[place]
        fields = before.fields if isinstance(before, Table) else {}
        merged = {**fields, **_but(item, "replace")}
        stages.items[place] = Table(item.line, item.column, merged)
    elif "stage" not in item.fields:
        reading.problem("V163", item)
    else:
        _refuse_more(item, {way, "stage"}, reading)
        stages.items.insert(place + (way == "after"), item.fields["stage"][1])


def _refuse_more(item: Table, known: set[str], reading: Reading) -> None:
    for name, (key, _) in item.fields.items():
        if name not in known:
            nearest = reading.nearest(name, known)
            reading.problem("V120", key, field=name, known=tuple(sorted(known)), nearest=nearest)


def _id_of(stage: Node) -> str:
    if isinstance(stage, Table) and "id" in stage.fields:
        node = stage.fields["id"][1]
        return node.text if isinstance(node, Scalar) else ""
    return ""


def _total(stages: Listing) -> int | None:
    """The minutes of all stages together; ``None`` while one of them is not a number."""
    total = 0
    for stage in stages.items:
        length = stage.fields.get("minutes") if isinstance(stage, Table) else None
        if length is None or not isinstance(length[1], Scalar):
            return None
        if not _NUMBER.fullmatch(length[1].text):
            return None
        total += int(length[1].text)
    return total


def as_data(node: Node) -> object:
    """Nodes as plain data, every value the text that was written."""
    match node:
        case Table(fields=fields):
            return {name: as_data(value) for name, (_, value) in fields.items()}
        case Listing(items=items):
            return [as_data(item) for item in items]
        case Scalar(text=text):
            return text
        case _:
            raise ValueError("only a script without problems can be written out")
