"""The reference of scripts is what the tables make it, and every field has its sentence."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from vertais_tui.group.group import load_group
from vertais_tui.script import fields
from vertais_tui.script.conditions import parse_condition
from vertais_tui.script.library import Library, shipped_folder
from vertais_tui.script.loader import load
from vertais_tui.script.shapes import Part, Several

PATH = Path(__file__).parents[2] / "docs" / "reference.py"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vertais_reference", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


reference = _module()
WORDS = reference.words()
LANGUAGES = reference.SPEAKING
PAGES = [reference.FOLDER / f"script-reference.{language}.md" for language in LANGUAGES]


def in_both(said: Any) -> bool:
    return set(said) == set(LANGUAGES) and all(str(text).strip() for text in said.values())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_file_is_what_would_be_made(path: Path) -> None:
    assert path.read_text("utf-8") == reference.pages()[path], "run python docs/reference.py"


def test_check_says_which_file_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reference_words.yaml").write_bytes(
        (reference.FOLDER / "reference_words.yaml").read_bytes()
    )
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    assert 1 == reference.main(["--check"])
    assert [tmp_path / "reference_words.yaml"] == list(tmp_path.iterdir())
    assert 0 == reference.main([])
    assert 0 == reference.main(["--check"])
    capsys.readouterr()
    page = tmp_path / "script-reference.fi.md"
    page.write_text(page.read_text("utf-8") + "more\n", "utf-8")
    assert 1 == reference.main(["--check"])
    assert "script-reference.fi.md" in capsys.readouterr().err


@pytest.mark.parametrize("name", reference.PARTS)
def test_every_field_has_its_sentence_and_no_sentence_is_left_over(name: str) -> None:
    said = WORDS["parts"][name]["fields"]
    assert set(said) == set(reference.PARTS[name].fields)
    assert [] == [field for field, sentence in said.items() if not in_both(sentence)]


def test_no_part_is_left_over() -> None:
    assert set(WORDS["parts"]) == set(reference.PARTS)


@pytest.mark.parametrize("name", reference.CHOICES)
def test_every_word_that_can_be_chosen_is_explained(name: str) -> None:
    said = {word: told for word, told in WORDS["choices"][name].items() if word != "title"}
    assert set(said) == set(reference.CHOICES[name])
    assert [] == [word for word, told in said.items() if not in_both(told)]


def parts_within(part: Part) -> Iterator[Part]:
    yield part
    for field in part.fields.values():
        inner = field.shape.item if isinstance(field.shape, Several) else field.shape
        if isinstance(inner, Part):
            yield from parts_within(inner)


def test_every_part_of_a_script_has_a_table() -> None:
    tables = [set(part.fields) for part in reference.PARTS.values()]
    for part in parts_within(fields.SCRIPT):
        wanted = set(part.fields) | ({"extends", "changes"} if part is fields.SCRIPT else set())
        assert wanted in tables


@pytest.mark.parametrize("condition", WORDS["conditions"], ids=lambda each: each["when"])
def test_every_example_of_a_condition_is_one(condition: dict[str, str]) -> None:
    parse_condition(condition["when"])
    assert set(condition) == {"when", *LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_can_be_used(language: str, tmp_path: Path) -> None:
    said = {name: text[language] for name, text in WORDS["examples"].items()}
    own = tmp_path / "own.yaml"
    own.write_text(said["extends"], "utf-8")
    script = Library(tmp_path).find(yaml.safe_load(said["extends"])["id"]).open().script
    assert {"candle", "kynttila"} & {stage.id for stage in script.stages}
    assert "break" not in {stage.id for stage in script.stages}

    model = yaml.load((shipped_folder() / "basic-evening.yaml").read_text("utf-8"), yaml.BaseLoader)
    model |= yaml.load(said["variants"], yaml.BaseLoader)
    model |= yaml.load(said["expect"], yaml.BaseLoader)
    own.write_text(yaml.safe_dump(model, allow_unicode=True), "utf-8")
    loaded = load(own)
    assert 1 == len(loaded.variants)
    assert 1 == len(loaded.script.expect)

    own.write_text(said["group"], "utf-8")
    assert 1 == len(load_group(own).contacts)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_within_the_page_leads_somewhere(path: Path) -> None:
    page = path.read_text("utf-8")
    for target in {part.split(")")[0] for part in page.split("](#")[1:]}:
        assert f'<a id="{target}"></a>' in page
