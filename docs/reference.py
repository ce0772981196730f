"""Make the reference of scripts: ``python docs/reference.py [--check]``.

What fields there are and what they may be comes from the tables that read a script; what
they are for stands in ``reference_words.yaml``, in both languages.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import singledispatchmethod
from pathlib import Path
from typing import Any, Final

import yaml

from vertais_tui import i18n
from vertais_tui.group.group import GROUP
from vertais_tui.script import fields
from vertais_tui.script.cards import CONTACT, DETOURS, RULE, RULES
from vertais_tui.script.conditions import KINDS, NAMES, OPERATORS
from vertais_tui.script.model import (
    LANGUAGES,
    RUN_ACTS,
    ReflectionKind,
    Shrink,
    StageKind,
    Tag,
    Turns,
)
from vertais_tui.script.overlay import WAYS
from vertais_tui.script.placeholders import FALLBACKS
from vertais_tui.script.shapes import (
    Changes,
    Choice,
    Field,
    Flag,
    Identifier,
    Line,
    Part,
    Several,
    Shape,
    Spoken,
    Version,
    Whole,
)
from vertais_tui.script.times import Anchor, Calendar, Clock, Day, Minutes, Span, Turn, When

FOLDER: Final = Path(__file__).parent
SPEAKING: Final = ("en", "fi")

_CHANGE: Final = Part(
    {
        **{way: Field(Identifier()) for way in WAYS},
        "stage": Field(fields.STAGE),
    }
)
"""One change. `overlay` reads it by rules of its own; here it is a table like the others."""

_SCRIPT: Final = Part(
    {
        **fields.SCRIPT.fields,
        "extends": Field(Identifier()),
        "changes": Field(Changes(fields.STAGE)),
    }
)

SCRIPT_PARTS: Final[Mapping[str, Part]] = {
    "script": _SCRIPT,
    "people": fields.PEOPLE,
    "source": fields.SOURCE,
    "stage": fields.STAGE,
    "prompt": fields.PROMPT,
    "reflection": fields.REFLECTION,
    "card": fields.CARD,
    "run": fields.RUN,
    "act": fields.RUN_ACT,
    "outcome": fields.OUTCOME,
    "variant": fields.VARIANT,
    "change": _CHANGE,
}
GROUP_PARTS: Final[Mapping[str, Part]] = {"group": GROUP, "contact": CONTACT, "rule": RULE}
PARTS: Final[Mapping[str, Part]] = {**SCRIPT_PARTS, **GROUP_PARTS}
"""Every part that has a table of its own, in the order of the page."""

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "stage_kind": tuple(StageKind),
    "turns": tuple(Turns),
    "shrink": tuple(Shrink),
    "tag": tuple(Tag),
    "reflection_kind": tuple(ReflectionKind),
    "act": RUN_ACTS,
    "form": fields.FORMS,
    "name": tuple(NAMES),
    "kind": KINDS,
    "operator": tuple(OPERATORS),
    "placeholder": tuple(FALLBACKS),
    "language": LANGUAGES,
}
"""Words that are explained one by one."""

_IDS: Final[Mapping[str, tuple[str, ...]]] = {"rules": RULES, "cards": DETOURS}
"""Ids that come with vertais and may be named in a script."""

_LISTED_AFTER: Final[Mapping[str, tuple[str, ...]]] = {
    "script": ("form",),
    "stage": ("stage_kind", "turns", "shrink"),
    "prompt": ("tag",),
    "reflection": ("reflection_kind",),
    "act": ("act",),
}

Words = Mapping[str, Any]


def words() -> Words:
    """Everything that is said in the reference."""
    loaded: Words = yaml.safe_load((FOLDER / "reference_words.yaml").read_text("utf-8"))
    return loaded


class Page:
    """The reference in one language."""

    def __init__(self, said: Words, language: str) -> None:
        self.said = said
        self.language = language

    def text(self) -> str:
        """The whole page."""
        return "\n".join(self._lines()).rstrip() + "\n"

    def _lines(self) -> Iterator[str]:
        yield f"<!-- {self._say('made')} -->"
        yield ""
        yield f"# {self._say('title')}"
        yield ""
        yield self._say("intro")
        yield ""
        for name in SCRIPT_PARTS:
            yield from self._part(name)
        for section in self.said["sections"]:
            yield from self._section(section)
        for name in GROUP_PARTS:
            yield from self._part(name)

    def _say(self, *path: str) -> str:
        found: Any = self.said
        for step in path:
            found = found[step]
        return str(found[self.language]).rstrip()

    def _part(self, name: str) -> Iterator[str]:
        yield f'<a id="{name}"></a>'
        yield ""
        yield f"## {self._say('parts', name, 'title')}"
        yield ""
        yield self._say("parts", name, "intro")
        yield ""
        yield self._row(*(self._say("columns", column) for column in _COLUMNS))
        yield self._row(*["---"] * len(_COLUMNS))
        for field_name, field in PARTS[name].fields.items():
            yield self._row(
                f"`{field_name}`",
                self._say("required") if field.required else "",
                self.shape(field.shape),
                self._say("parts", name, "fields", field_name),
            )
        yield ""
        for choice in _LISTED_AFTER.get(name, ()):
            yield self._say("choices", choice, "title")
            yield ""
            yield from self._list(choice)
            yield ""

    @staticmethod
    def _row(*cells: str) -> str:
        return "| " + " | ".join(" ".join(cell.split()) for cell in cells) + " |"

    def _list(self, choice: str) -> Iterator[str]:
        for word in CHOICES[choice]:
            line = f"- `{self._written(choice, word)}`: {self._say('choices', choice, word)}"
            if choice == "placeholder":
                line += " " + self._say("stands_in").format(words=i18n._(FALLBACKS[word]))
            yield line

    @staticmethod
    def _written(choice: str, word: str) -> str:
        return f"{{{word}}}" if choice == "placeholder" else word

    def _section(self, section: Words) -> Iterator[str]:
        yield f'<a id="{section["id"]}"></a>'
        yield ""
        yield f"## {section['title'][self.language]}"
        yield ""
        for line in str(section["text"][self.language]).rstrip().split("\n"):
            yield from self._inserted(line)
        yield ""

    def _inserted(self, line: str) -> Iterator[str]:
        """A line of a section, or what stands in the place of ``<<a list>>``."""
        if not line.startswith("<<"):
            yield line
            return
        name = line.strip("<>")
        if name == "conditions":
            for each in self.said["conditions"]:
                yield f"- `when: {each['when']}`: {each[self.language]}"
        elif name in self.said["examples"]:
            yield "```yaml"
            yield str(self.said["examples"][name][self.language]).rstrip()
            yield "```"
        elif name in _IDS:
            yield ", ".join(f"`{each}`" for each in _IDS[name])
        else:
            yield from self._list(name)

    def _may_be(self, name: str, **values: object) -> str:
        return self._say("shapes", name).format(**values)

    @singledispatchmethod
    def shape(self, shape: Shape) -> str:
        """What a value of that shape may be."""
        raise TypeError(shape)

    @shape.register
    def _(self, shape: Part) -> str:
        return self._link(shape, "one")

    @shape.register
    def _(self, shape: Several) -> str:
        if isinstance(shape.item, Part):
            return self._may_be("parts", part=self._link(shape.item))
        return self._may_be("list", item=self.shape(shape.item))

    @shape.register
    def _(self, shape: Changes) -> str:
        return self._may_be("parts", part=self._link(_CHANGE))

    @shape.register
    def _(self, shape: Choice) -> str:
        listed = ", ".join(f"`{word}`" for word in shape.words)
        return self._may_be("choice", words=listed)

    @shape.register
    def _(self, shape: Spoken) -> str:
        return self._may_be("line_in_languages" if shape.one_line else "text_in_languages")

    @shape.register
    def _(self, shape: Version) -> str:
        return f"`{shape.known}`"

    @shape.register
    def _(self, shape: Whole) -> str:
        return self._may_be("whole", low=shape.low, high=shape.high)

    @shape.register
    def _(self, shape: Minutes) -> str:
        return self._may_be("minutes", low=shape.number.low, high=shape.number.high)

    @shape.register
    def _(self, shape: Span) -> str:
        low, high = span(shape.shortest), span(shape.longest)
        return self._may_be("span", low=low, high=high)

    @shape.register
    def _(self, shape: Turn) -> str:
        return self._may_be("turn", low=span(shape.span.shortest), high=span(shape.span.longest))

    @shape.register
    def _(self, shape: Anchor) -> str:
        return self._may_be("anchor", high=span(shape.span.longest))

    @shape.register(Line)
    @shape.register(Identifier)
    @shape.register(Flag)
    @shape.register(Day)
    @shape.register(Clock)
    @shape.register(When)
    @shape.register(Calendar)
    def _(self, shape: Shape) -> str:
        return self._may_be(type(shape).__name__.lower())

    def _link(self, part: Part, number: str = "link") -> str:
        """A link to the table of a part; ``one`` says it in the singular where that differs."""
        name = next(name for name, known in PARTS.items() if known is part)
        form = number if number in self.said["parts"][name] else "link"
        return f"[{self._say('parts', name, form)}](#{name})"


_COLUMNS: Final = ("field", "required", "may_be", "what_for")


def span(length: timedelta) -> str:
    """A length of time as it is written in a script.

    >>> span(timedelta(hours=1)), span(timedelta(seconds=5)), span(timedelta())
    ('1 h', '5 s', '0 s')
    """
    seconds = length // timedelta(seconds=1)
    for unit, size in (("h", 3600), ("min", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"


def pages() -> dict[Path, str]:
    """What each file should hold."""
    said = words()
    before = i18n.current()
    made: dict[Path, str] = {}
    try:
        for language in SPEAKING:
            i18n.use(language)
            made[FOLDER / f"script-reference.{language}.md"] = Page(said, language).text()
    finally:
        i18n.use(before)
    return made


def main(arguments: list[str]) -> int:
    """Write the files, or only say which are not what they should be: then 1."""
    check = arguments == ["--check"]
    if arguments and not check:
        print(__doc__, file=sys.stderr)
        return 2
    stale = 0
    for path, text in pages().items():
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale += 1
        if check:
            print(f"{path} is not what docs/reference.py makes.", file=sys.stderr)
        else:
            path.write_text(text, "utf-8")
            print(path)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
