"""Whatever a file holds, reading it gives a script or located problems, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.support.scripts import SCRIPT
from vertais_tui.errors import ScriptInvalid
from vertais_tui.script.fields import PEOPLE, PROMPT, REFLECTION, SOURCE, STAGE
from vertais_tui.script.fields import SCRIPT as FORMAT
from vertais_tui.script.loader import parse
from vertais_tui.script.model import Script, Turns
from vertais_tui.script.problems import CODES, Problem, render_with_source
from vertais_tui.text import dangerous_characters

patiently = settings(
    max_examples=max(200, settings().max_examples),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

NAMES = sorted(
    {name for part in (FORMAT, STAGE, PROMPT, REFLECTION, PEOPLE, SOURCE) for name in part.fields}
)
VALUES = [
    "1",
    "10",
    "0",
    "",
    "opening",
    "sharing",
    "around",
    "pairs",
    "auto",
    "2 min",
    "true",
    "yes",
    "feeling",
    "short-evening",
    "2026-11-24",
    "\x1b[2J",
    "[/",
    "{name}",
]
words = st.sampled_from(VALUES) | st.text(max_size=12)
names = st.sampled_from([*NAMES, "fi", "en", "sv"]) | st.text(max_size=8)
values = st.recursive(
    words | st.integers(-5, 500) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=6),
    max_leaves=30,
)
stages = st.fixed_dictionaries(
    {"id": words, "kind": words, "minutes": words},
    optional={name: values for name in STAGE.fields if name not in {"id", "kind", "minutes"}},
)
scripts = st.fixed_dictionaries(
    {
        "vertais": st.just(1),
        "id": words,
        "title": values,
        "minutes": words,
        "stages": st.lists(stages | values, max_size=4),
    },
    optional={"people": values, "source": values, "form": values, "summary": values},
)
pieces = st.sampled_from(
    [*"[]{}:,-?&*!|>'\"#%@` \n\t\r\0\x1b\x85\ufeff\ufffe\u202e\ud800", "<<", "---", "\n  ", "a: "]
)
"""What YAML means something by, and what terminals do."""


def _read(source: str | bytes) -> Script | tuple[Problem, ...]:
    try:
        return parse(source, "evening\x1b.yaml")
    except ScriptInvalid as error:
        return error.problems


def _holds(source: str | bytes) -> None:
    found = _read(source)
    if isinstance(found, Script):
        return
    text = source if isinstance(source, str) else source.decode(errors="replace")
    assert found
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert sorted(found, key=lambda each: (each.line, each.column)) == list(found)
    for each in found:
        assert each.code in CODES
        assert 0 <= each.line <= lines
        assert (each.line > 0) == (each.column > 0)
        shown = render_with_source(each, "evening\x1b.yaml")
        assert [] == list(dangerous_characters(shown))


@patiently
@given(st.binary(max_size=400))
@example(b"\xff\xfea\0")
@example(b"\xef\xbb\xbf\xff")
def test_any_bytes_are_a_script_or_located_problems(source: bytes) -> None:
    _holds(source)


@patiently
@given(st.lists(pieces | st.text(max_size=4), max_size=40).map("".join))
@example('"\\ud800"')
@example("? ")
def test_any_text_of_yamls_own_signs_is_a_script_or_located_problems(source: str) -> None:
    _holds(source)


@patiently
@given(st.data())
def test_a_script_with_one_piece_put_in_is_a_script_or_located_problems(data: Any) -> None:
    place = data.draw(st.integers(0, len(SCRIPT)))
    _holds(SCRIPT[:place] + data.draw(pieces | words) + SCRIPT[place:])


@patiently
@given(scripts | values, st.booleans())
def test_any_mapping_is_a_script_or_located_problems(value: Any, flow: bool) -> None:
    _holds(yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, sort_keys=False))


@patiently
@given(
    lengths=st.lists(st.integers(1, 60), min_size=1, max_size=8),
    smallest=st.integers(1, 20),
    largest=st.integers(1, 20),
    turns=st.sampled_from(Turns),
    asked=st.booleans(),
)
def test_what_is_a_script_keeps_the_promises_of_the_model(
    lengths: list[int], smallest: int, largest: int, turns: Turns, asked: bool
) -> None:
    turn = {"turns": turns.value, "per_person": "90 s"} if asked else {}
    script = {
        "vertais": 1,
        "id": "evening",
        "title": "Ilta",
        "minutes": sum(lengths),
        "people": {"min": smallest, "max": largest},
        "stages": [
            {"id": f"stage-{number}", "kind": "sharing", "minutes": length, **turn}
            for number, length in enumerate(lengths)
        ],
    }
    found = _read(yaml.safe_dump(script))
    usable = smallest <= largest and (not asked or turns.gives_floor)
    assert usable == isinstance(found, Script)
    if isinstance(found, Script):
        assert found.duration == sum((each.duration for each in found.stages), timedelta())
        assert lengths == [each.duration // timedelta(minutes=1) for each in found.stages]
        assert (smallest, largest) == (found.people.min, found.people.max)


@patiently
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_text_between_quotation_marks_arrives_as_it_was_written(text: str) -> None:
    source = SCRIPT + "    hint: '" + text.replace("'", "''") + "'\n"
    found = _read(source)
    if isinstance(found, Script):
        assert found.stages[0].hint is not None
        assert text.strip() == found.stages[0].hint.in_language("fi")
