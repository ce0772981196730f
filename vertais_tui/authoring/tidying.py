"""`vertais fmt` and `vertais migrate`: a script made tidy, its comments and order kept.

Only what is safe is changed: characters that steer terminals are taken away, answers such as
``yes`` become ``true``, the stages that must keep their time are protected, and prompts and
reflections get ids. No word that anyone says is touched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from vertais_tui.script.fields import FORMAT
from vertais_tui.script.meaning import KEPT
from vertais_tui.text import REPLACEMENT, harmless

_TRUTH: Final[Mapping[str, str]] = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_WIDEST: Final = 4096
"""Lines are not broken: an author's breaks are part of how a text is read."""


class CannotTidy(Exception):
    """The file is not YAML that can be written back."""


def tidied(text: str) -> str:
    """The script made tidy; tidying it again changes nothing.

    Raises:
        CannotTidy: It is not YAML, or not a script.
    """
    return _rewritten(text, _tidy)


def migrated(text: str) -> str:
    """The script in the format of today.

    Raises:
        CannotTidy: It is not YAML, or not a script.
    """
    return _rewritten(text, _migrate)


def format_of(text: str) -> str:
    """The version of the format that a text says it is in, or an empty text."""
    found = re.search(r"^vertais:[ \t]*[\"']?([0-9]{1,3})", text, re.MULTILINE)
    return found[1] if found else ""


def _rewritten(text: str, change: Callable[[CommentedMap], None]) -> str:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _WIDEST
    yaml.indent(mapping=2, sequence=4, offset=2)
    try:
        script = yaml.load(harmless(text).replace(REPLACEMENT, ""))
        if not isinstance(script, CommentedMap):
            raise CannotTidy
        change(script)
        out = io.StringIO()
        yaml.dump(script, out)
    except (YAMLError, ValueError, RecursionError) as error:
        raise CannotTidy from error
    return out.getvalue()


def _parts(holder: Mapping[str, Any], name: str) -> Iterator[CommentedMap]:
    listed = holder.get(name)
    if isinstance(listed, list):
        yield from (each for each in listed if isinstance(each, CommentedMap))


def _tidy(script: CommentedMap) -> None:
    for stage in _parts(script, "stages"):
        for name in ("protected", "optional"):
            if str(stage.get(name)) in _TRUTH:
                stage[name] = _TRUTH[str(stage[name])] == "true"
        if str(stage.get("kind")) in KEPT and "protected" not in stage:
            place = list(stage).index("minutes") + 1 if "minutes" in stage else len(stage)
            stage.insert(place, "protected", value=True)
        for name in ("prompts", "reflections"):
            _name_parts(stage, name)


def _name_parts(stage: CommentedMap, name: str) -> None:
    """Give an id to each part that has none: its place now, which it keeps from here on."""
    taken = {str(part["id"]) for part in _parts(stage, name) if "id" in part}
    stem = name.removesuffix("s")
    for number, part in enumerate(_parts(stage, name), 1):
        if "id" in part:
            continue
        at = number
        while f"{stem}-{at}" in taken:
            at += 1
        taken.add(f"{stem}-{at}")
        part.insert(0, "id", f"{stem}-{at}")


_KINDS_0: Final[Mapping[str, str]] = {
    "arrive": "arrival",
    "open": "opening",
    "checkin": "opening_round",
    "share": "sharing",
    "write": "writing",
    "link": "normalising",
    "checkout": "closing_round",
    "close": "closing",
}
"""What kinds of stages were called in format 0, the drafts from before the first release."""


def _from_0(script: CommentedMap) -> None:
    """Format 0 said ``time: 10m`` for minutes, ``private`` for hints, and other kinds."""
    for holder in (script, *_parts(script, "stages")):
        _rename(holder, "time", "minutes")
        found = re.fullmatch(r"([0-9]+) ?m(?:in)?", str(holder.get("minutes", "")))
        if found:
            holder["minutes"] = int(found[1])
    for stage in _parts(script, "stages"):
        kind = str(stage.get("kind"))
        stage["kind"] = _KINDS_0.get(kind, stage.get("kind"))
        for part in (stage, *_parts(stage, "prompts")):
            _rename(part, "private", "hint")


def _rename(holder: MutableMapping[str, Any], before: str, after: str) -> None:
    if not isinstance(holder, CommentedMap) or before not in holder or after in holder:
        return
    place = list(holder).index(before)
    comments = holder.ca.items.pop(before, None)
    value = holder.pop(before)
    holder.insert(place, after, value)
    if comments is not None:
        holder.ca.items[after] = comments


_STEPS: Final[Mapping[str, Callable[[CommentedMap], None]]] = {"0": _from_0}
"""From each old format to the one after it."""


def _migrate(script: CommentedMap) -> None:
    while str(script.get("vertais")) in _STEPS:
        before = str(script["vertais"])
        _STEPS[before](script)
        script["vertais"] = int(before) + 1


def is_current(text: str) -> bool:
    """Whether a text is in the format of today."""
    return format_of(text) == str(FORMAT)
