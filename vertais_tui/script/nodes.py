"""From text to located nodes.

We listen to the parser's events and build our own nodes: depth and number are
bounded before anything recurses, anchors, aliases and tags are refused where they
stand, and a scalar stays the text that was written (``no`` is not False, ``5:30``
is not 330).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, cast

import yaml
from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from vertais_tui.script.reading import Reading
from vertais_tui.text import dangerous_characters, harmless

DEEPEST: Final = 16
MOST_VALUES: Final = 20_000
LONGEST_TEXT: Final = 64 * 1024
"""In characters."""
_LOADER: Final = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text exactly as it was written, quotation marks and escapes undone."""

    line: int
    column: int
    text: str
    plain: bool = True
    """Whether it stands without quotation marks."""

    @property
    def empty(self) -> bool:
        """Whether nothing at all was written."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """Fields and their values. A field given twice keeps its first value."""

    line: int
    column: int
    fields: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """Stands where something was refused and already noted."""

    line: int
    column: int


Node = Scalar | Listing | Table | Refused


class _Stop(Exception):
    """What follows is not worth reading; the reason is noted."""


def compose(text: str, reading: Reading) -> Node | None:
    """The nodes of ``text``; ``None`` where reading had to end before the last of them."""
    composer = _Composer(reading)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.hear(event)
    except _Stop:
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # pure Python: \UFFFFFFFF
        _note_syntax(error, reading)
        return None
    if composer.root is None or (isinstance(composer.root, Scalar) and composer.root.empty):
        reading.problem_at("V106")
        return None
    return composer.root


def _place(event: Event) -> tuple[int, int]:
    mark = cast(Mark, event.start_mark)  # only errors may come without one
    return mark.line + 1, mark.column + 1


class _Composer:
    """Builds nodes from events, without recursion."""

    def __init__(self, reading: Reading) -> None:
        self.root: Node | None = None
        self._reading = reading
        self._open: list[Listing | Table] = []
        self._keys: list[Node | None] = []
        """For each open collection the key that waits for its value."""
        self._values = 0
        self._done = False

    def hear(self, event: Event) -> None:
        """Take the next event."""
        if self._done:
            return
        if isinstance(event, NodeEvent):
            self._begin(event, *_place(event))
        elif isinstance(event, CollectionEndEvent):
            self._keys.pop()
            self._attach(self._open.pop())
        elif isinstance(event, DocumentStartEvent) and self.root is not None:
            self._reading.problem_at("V107", *_place(event))
            self._done = True

    def _begin(self, event: NodeEvent, line: int, column: int) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            self._reading.problem_at("V109", line, column, limit=MOST_VALUES)
            raise _Stop
        if isinstance(event, AliasEvent) or event.anchor is not None:
            self._reading.problem_at("V111", line, column)
        if isinstance(event, (CollectionStartEvent, ScalarEvent)) and event.tag is not None:
            self._reading.problem_at("V112", line, column)
        if isinstance(event, ScalarEvent):
            self._attach(self._scalar(event, line, column))
        elif isinstance(event, CollectionStartEvent):
            if len(self._open) == DEEPEST:
                self._reading.problem_at("V108", line, column, limit=DEEPEST)
                raise _Stop
            mapping = isinstance(event, MappingStartEvent)
            self._open.append(Table(line, column) if mapping else Listing(line, column))
            self._keys.append(None)
        else:
            self._attach(Refused(line, column))

    def _scalar(self, event: ScalarEvent, line: int, column: int) -> Node:
        text = event.value
        if len(text) > LONGEST_TEXT:
            self._reading.problem_at("V110", line, column, limit=LONGEST_TEXT // 1024)
            return Refused(line, column)
        # The source is disarmed already; what is left came out of escapes such as "\e".
        first = next(dangerous_characters(text), None)
        if first is not None:
            self._reading.problem_at("V104", line, column, character=f"U+{ord(first[1]):04X}")
            text = harmless(text)
        return Scalar(line, column, text, plain=not event.style)

    def _attach(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Listing):
            parent.items.append(node)
            return
        key = self._keys[-1]
        self._keys[-1] = node if key is None else None
        if key is not None:
            self._add_field(parent, key, node)

    def _add_field(self, table: Table, key: Node, value: Node) -> None:
        if isinstance(key, Refused):
            return
        if not isinstance(key, Scalar):
            self._reading.problem("V114", key)
        elif key.text == "<<" and key.plain:
            self._reading.problem("V113", key)
        elif key.text in table.fields:
            first = table.fields[key.text][0].line
            self._reading.problem("V115", key, field=key.text, first=first)
        else:
            table.fields[key.text] = key, value


def _note_syntax(error: Exception, reading: Reading) -> None:
    """Note the one mistake of syntax that ended the reading, by its most likely cause."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        reading.problem_at("V105")
        return
    opened = getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", ""))
    # At the end of the text libyaml's mark may stand on a line that does not exist.
    line = min(mark.line, len(reading.lines) - 1)
    rest = reading.lines[line][mark.column :]
    if "mapping values are not allowed" in said:
        reading.problem_at("V116", line + 1, mark.column + 1)
    elif rest.startswith("\t"):
        reading.problem_at("V117", line + 1, mark.column + 1)
    elif "cannot start any token" in said:
        reading.problem_at("V119", line + 1, mark.column + 1, character=rest[:1])
    elif opened is not None and not "".join([rest, *reading.lines[line + 1 :]]).strip():
        reading.problem_at("V118", min(opened.line, line) + 1, opened.column + 1)
    else:
        reading.problem_at("V105", line + 1, mark.column + 1)
