"""One bad file for each code, and beside it what a person reads about it.

``V105.yaml`` is the file, ``V105.en.txt`` what it reads like in English; any other
``V105.<language>.txt`` is held to its language as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.scripts import SCRIPT
from vertais_tui import i18n
from vertais_tui.errors import ScriptInvalid
from vertais_tui.script import loader
from vertais_tui.script.problems import CODES, Problem, render_with_source

FOLDER = Path(__file__).parents[2] / "golden" / "script_problems"

BUILT = {
    "V103": SCRIPT + "#" * 1024 * 1024,
    "V109": SCRIPT + f"form: [{'online, ' * 20_001}]\n",
    "V110": SCRIPT + f"    hint: {'a' * (64 * 1024 + 1)}\n",
}
"""Files too large to keep."""

EXPECTED = sorted(FOLDER.glob("*.txt"))


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    before = i18n.current()
    yield
    i18n.use(before)


class Shelf:
    """Scripts that can be extended."""

    def ids(self) -> tuple[str, ...]:
        return ("short-evening", "broken", "round-one", "round-two")

    def source(self, script_id: str) -> str | None:
        return {
            "short-evening": SCRIPT,
            "broken": "vertais: 1",
            "round-one": SCRIPT + "extends: round-two\n",
            "round-two": SCRIPT + "extends: round-one\n",
        }.get(script_id)


def _problems(code: str) -> tuple[Problem, ...]:
    """What is found in the bad file; where it is a warning, without the other warnings."""
    source = BUILT[code].encode() if code in BUILT else (FOLDER / f"{code}.yaml").read_bytes()
    try:
        loaded = loader.read(source, Path(code), Shelf())
    except ScriptInvalid as error:
        return error.problems
    warnings = loaded.warnings_on(date(2026, 11, 25))
    return tuple(each for each in warnings if each.code == code)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_each_problem_reads_as_it_should(expected: Path) -> None:
    code, language = expected.stem.split(".")
    i18n.use(language)
    found = _problems(code)
    lines = [render_with_source(each, f"{code}.yaml") for each in found]
    assert expected.read_text(encoding="utf-8") == "\n".join(lines) + "\n"
    assert {code} == {each.code for each in found}


def test_every_code_from_v100_on_has_its_bad_file_and_its_sentences() -> None:
    about_words = sorted(code for code in CODES if code >= "V100")
    assert about_words == sorted(path.name.split(".")[0] for path in FOLDER.glob("*.en.txt"))
