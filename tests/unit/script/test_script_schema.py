"""The JSON Schema for editors agrees with the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from tests.support.scripts import SCRIPT, codes_of
from vertais_tui.script.fields import SCRIPT as FIELDS
from vertais_tui.script.fields import STAGE
from vertais_tui.script.overlay import WAYS
from vertais_tui.script.schema import Schema, schema, schema_of


def parts(value: object) -> Iterator[Schema]:
    """Every table in a schema."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from parts(each)
    if isinstance(value, list):
        for each in value:
            yield from parts(each)


def stage() -> Schema:
    found: Schema = schema()["properties"]["stages"]["items"]["properties"]
    return found


def test_it_is_plain_data_with_patterns_that_work() -> None:
    whole = schema()
    assert whole == json.loads(json.dumps(whole))
    for part in parts(whole):
        if isinstance(part.get("pattern"), str):
            re.compile(part["pattern"])


def test_it_knows_every_field_and_what_extends() -> None:
    assert {*FIELDS.fields, "extends", "changes"} == set(schema()["properties"])
    assert set(STAGE.fields) == set(stage())


def test_a_script_is_whole_or_extends_another() -> None:
    whole, over = schema()["anyOf"]
    assert {name for name, field in FIELDS.fields.items() if field.required} == set(
        whole["required"]
    )
    assert ({"required": ["extends"]}, True) == (whole["not"], "extends" in over["required"])


def test_a_change_goes_one_of_the_ways() -> None:
    ways = [each["required"][0] for each in schema()["properties"]["changes"]["items"]["anyOf"]]
    assert sorted(WAYS) == sorted(ways)
    variants = schema()["properties"]["variants"]["items"]["properties"]
    assert schema()["properties"]["changes"]["items"] == variants["changes"]["items"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "a-1"),
        ("id", "A"),
        ("id", "a--b"),
        ("anchor", "end-15m"),
        ("anchor", "end - 15 min"),
        ("anchor", "15m"),
        ("at", "19:15"),
        ("at", "7.05"),
        ("at", "24:00"),
    ],
)
def test_a_pattern_takes_what_the_reader_takes(field: str, value: str) -> None:
    text = SCRIPT.replace("id: opening", f"id: {value}") if field == "id" else ""
    text = text or f"{SCRIPT}    {field}: {value}\n"
    taken = re.search(stage()[field]["pattern"], value) is not None
    assert taken is ([] == codes_of(text))


def test_a_shape_without_a_schema_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        schema_of(object())
