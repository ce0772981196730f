"""The JSON Schema of scripts, for editors that complete and validate YAML.

It is made from the same shapes that read a script, so the two cannot drift apart. An editor
reads YAML's own guesses (``90`` is a number there, ``true`` a truth value), so the schema
takes both the guess and the text. What fields mean together only `vertais check` can tell.
"""

from __future__ import annotations

from functools import singledispatch
from typing import Any, Final

from vertais_tui.script.conditions import KINDS
from vertais_tui.script.fields import FORMAT, SCRIPT
from vertais_tui.script.model import AUTO, LANGUAGES
from vertais_tui.script.overlay import WAYS
from vertais_tui.script.shapes import (
    Changes,
    Choice,
    Flag,
    Identifier,
    Line,
    Part,
    Several,
    Spoken,
    Version,
    Whole,
)
from vertais_tui.script.times import Anchor, Calendar, Clock, Day, Minutes, Span, Turn, When

Schema = dict[str, Any]

_SPAN: Final = "^[0-9]{1,6} ?(min|s|m|h)$"
_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}


def schema() -> Schema:
    """The whole schema."""
    whole = schema_of(SCRIPT)
    own = {
        "extends": schema_of(Identifier()),
        "changes": _changes(schema_of(SCRIPT.fields["stages"].shape)["items"]),
    }
    whole["properties"] |= own
    needed = whole.pop("required")
    over = {"required": ["vertais", "id", "extends"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"vertais script, format {FORMAT}",
        **whole,
        "anyOf": [{"required": needed, "not": {"required": ["extends"]}}, over],
    }


@singledispatch
def schema_of(shape: object) -> Schema:
    """The schema of one shape."""
    raise TypeError(shape)


@schema_of.register
def _(shape: Part) -> Schema:
    return {
        "type": "object",
        "properties": {name: schema_of(field.shape) for name, field in shape.fields.items()},
        "required": [name for name, field in shape.fields.items() if field.required],
        "additionalProperties": False,
    }


@schema_of.register
def _(shape: Several) -> Schema:
    return {"type": "array", "items": schema_of(shape.item), "minItems": shape.least}


@schema_of.register
def _(shape: Spoken) -> Schema:
    by_language = dict.fromkeys(LANGUAGES, _TEXT)
    return {
        "anyOf": [
            _TEXT,
            {
                "type": "object",
                "properties": by_language,
                "additionalProperties": False,
                "minProperties": 1,
            },
        ]
    }


@schema_of.register
def _(shape: Line) -> Schema:
    return dict(_TEXT)


@schema_of.register
def _(shape: Day) -> Schema:
    return {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}


@schema_of.register
def _(shape: Identifier) -> Schema:
    return {
        "type": "string",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "maxLength": shape.longest,
    }


@schema_of.register
def _(shape: Version) -> Schema:
    return {"enum": [shape.known, str(shape.known)]}


@schema_of.register
def _(shape: Whole) -> Schema:
    return {"type": "integer", "minimum": shape.low, "maximum": shape.high}


@schema_of.register
def _(shape: Minutes) -> Schema:
    return schema_of(shape.number)


@schema_of.register
def _(shape: Flag) -> Schema:
    return {"type": "boolean"}


@schema_of.register
def _(shape: Choice) -> Schema:
    return {"enum": list(map(str, shape.words))}


@schema_of.register
def _(shape: Span) -> Schema:
    return {"type": "string", "pattern": _SPAN}


@schema_of.register
def _(shape: Turn) -> Schema:
    span = schema_of(shape.span)
    time = {"anyOf": [{"enum": [AUTO]}, span]}
    bounded = {
        "type": "object",
        "properties": {"time": time, "min": span, "max": span},
        "additionalProperties": False,
    }
    return {"anyOf": [*time["anyOf"], bounded]}


@schema_of.register
def _(shape: Anchor) -> Schema:
    return {"type": "string", "pattern": "^end ?- ?[0-9]{1,6} ?(min|s|m|h)$"}


@schema_of.register
def _(shape: Clock) -> Schema:
    return {"type": "string", "pattern": "^([01]?[0-9]|2[0-3])[:.][0-5][0-9]$"}


@schema_of.register
def _(shape: When) -> Schema:
    kinds = ", ".join(KINDS)
    return {
        "type": "string",
        "description": f"newcomers > 0 and left < 20m; meeting is one of {kinds}",
    }


@schema_of.register
def _(shape: Calendar) -> Schema:
    which, day = "1st|2nd|3rd|4th|last|every", "mon|tue|wed|thu|fri|sat|sun"
    return {"type": "string", "pattern": f"^({which}) ({day})$"}


@schema_of.register
def _(shape: Changes) -> Schema:
    return _changes(schema_of(shape.stage))


def _changes(stage: Schema) -> Schema:
    target = schema_of(Identifier())
    drop = {"properties": {"drop": target}, "required": ["drop"], "additionalProperties": False}
    replace = {
        "properties": {"replace": target, **stage["properties"]},
        "required": ["replace"],
        "additionalProperties": False,
    }
    put_in = [
        {
            "properties": {way: target, "stage": stage},
            "required": [way, "stage"],
            "additionalProperties": False,
        }
        for way in WAYS
        if way in {"before", "after"}
    ]
    return {"type": "array", "items": {"type": "object", "anyOf": [replace, drop, *put_in]}}
