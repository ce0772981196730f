"""The commands for authors, as a person meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from vertais_tui.cli import authors, main
from vertais_tui.i18n import LANGUAGES
from vertais_tui.script.problems import CODES

EXPLANATIONS = Path(authors.__file__).parents[1] / "explanations"
BAD = (
    "vertais: 1\nid: mine\ntitle: Mine\nminutes: 5\nstages:\n"
    "  - {id: a, kind: openning, minutes: 5}\n"
)
GOOD = BAD.replace("openning", "opening")


@pytest.fixture
def vertais(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VERTAIS_HOME", str(home))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def call(*arguments: str, given: str | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=given)

    return call


def put(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_explained_in_every_language(language: str) -> None:
    page = (EXPLANATIONS / f"{language}.md").read_text("utf-8")
    told = [line[3:] for line in page.split("\n") if line.startswith("## ")]
    assert sorted(CODES) == told
    assert all(len(section.split()) >= 25 for section in page.split("## ")[1:])


@pytest.mark.parametrize("code", CODES)
def test_a_code_can_be_asked_about(vertais, code: str) -> None:
    done = vertais("explain", code.lower())
    assert (0, True) == (done.exit_code, done.stdout.startswith(f"{code}\n"))


def test_a_code_that_is_not_there_has_a_neighbour(vertais) -> None:
    done = vertais("explain", "V2O3")
    assert 1 == done.exit_code
    assert "There is no code V2O3." in done.stderr
    assert "Did you mean" in done.stderr


def test_problems_are_told_to_programs_too(vertais, tmp_path: Path) -> None:
    bad = put(tmp_path / "bad.yaml", BAD)
    done = vertais("check", "--format", "json", bad)
    (told,) = json.loads(done.stdout)
    assert (1, False, "V132") == (done.exit_code, told["usable"], told["problems"][0]["code"])
    done = vertais("check", "--format", "github", bad)
    assert done.stdout.startswith(f"::error file={bad},line=6,col=19,title=V132::")
    gone = vertais("check", "--format", "json", str(tmp_path / "gone.yaml"))
    (told,) = json.loads(gone.stdout)
    assert ("V001", True) == (told["code"], told["why"].startswith("V001 There is no file"))
    gone = vertais("check", "--format", "github", str(tmp_path / "gone.yaml"))
    assert gone.stdout.startswith(f"::error file={tmp_path}/gone.yaml,title=V001::V001 There is no")
    gone = vertais("check", str(tmp_path / "gone.yaml"))
    assert "V001 There is no file" in gone.stderr
    assert vertais("run", str(tmp_path / "gone.yaml")).stderr.startswith("V001 There is no file")


def test_a_warning_counts_only_where_one_is_strict(vertais, tmp_path: Path) -> None:
    good = put(tmp_path / "good.yaml", GOOD)
    assert (0, 1) == (
        vertais("check", good).exit_code,
        vertais("check", "--strict", good).exit_code,
    )


def test_the_shipped_library_is_clean_even_where_one_is_strict(vertais) -> None:
    done = vertais("check", "--strict")
    assert (0, "19 scripts in order\n") == (done.exit_code, done.stdout)


def test_a_file_full_of_problems_does_not_fill_the_screen(vertais, tmp_path: Path) -> None:
    many = GOOD + "".join(f"x{number}: 1\n" for number in range(500))
    told = vertais("check", put(tmp_path / "many.yaml", many)).stderr
    assert "and 300 more" in told
    assert 200 == told.count("V120")


def test_whether_it_fits_is_told_for_each_size(vertais) -> None:
    done = vertais("check", "--seats", "4,12", "--slot", "75", "basic-evening")
    assert 0 == done.exit_code
    assert "4 people: closing keeps its time." in done.stdout
    assert "Sharing 40→29 min" in done.stdout
    late = vertais("check", "--slot", "20", "basic-evening")
    assert (1, True) == (late.exit_code, "too long even so" in late.stdout)
    assert 2 == vertais("check", "--seats", "many", "basic-evening").exit_code


def test_expected_runs_are_played(vertais, tmp_path: Path) -> None:
    assert 0 == vertais("test").exit_code
    wrong = put(tmp_path / "wrong.yaml", GOOD + "expect: [{seats: 4, then: {end: 2 min}}]\n")
    done = vertais("test", wrong)
    assert 1 == done.exit_code
    assert "mine, run 1: It ends after 5:00 min, expected 2:00 min at most." in done.stderr


def test_scripts_are_compared_and_drawn(vertais) -> None:
    assert "They are alike." in vertais("diff", "triads", "triads").stdout
    assert "+30 min" in vertais("diff", "triads", "basic-evening").stdout
    assert "├─" in vertais("graph", "triads").stdout
    assert vertais("graph", "triads", "--as", "mermaid").stdout.startswith("flowchart TD")


def test_the_schema_is_json(vertais) -> None:
    assert "stages" in json.loads(vertais("schema").stdout)["properties"]


def test_scripts_are_tidied_where_they_are(vertais, tmp_path: Path) -> None:
    file = put(tmp_path / "mine.yaml", GOOD)
    assert 1 == vertais("fmt", "--check", file).exit_code
    assert GOOD == Path(file).read_text("utf-8")
    done = vertais("fmt", "--diff", file)
    assert (0, True) == (done.exit_code, "protected: true" in done.stdout)
    assert yaml.safe_load(Path(file).read_text("utf-8"))["stages"][0]["protected"] is True
    assert 0 == vertais("fmt", "--check", file).exit_code
    assert [file] == [str(path) for path in tmp_path.iterdir() if path.is_file()]
    assert 65 == vertais("fmt", put(tmp_path / "no.yaml", "a: [")).exit_code
    (tmp_path / "latin.yaml").write_bytes(b"a: \xff")
    assert 65 == vertais("fmt", str(tmp_path / "latin.yaml")).exit_code


def test_an_old_script_is_carried_forward_and_kept(vertais, tmp_path: Path) -> None:
    old = GOOD.replace("vertais: 1", "vertais: 0").replace("kind: opening", "kind: open")
    file = Path(put(tmp_path / "old.yaml", old))
    done = vertais("migrate", str(file))
    assert (0, True) == (done.exit_code, "+vertais: 1" in done.stdout)
    assert old == (tmp_path / "old.yaml.bak").read_text("utf-8")
    assert 0 == vertais("check", str(file)).exit_code
    assert "today" in vertais("migrate", str(file)).stderr
    file.write_text(old, encoding="utf-8")
    assert 73 == vertais("migrate", str(file)).exit_code
    assert 65 == vertais("migrate", put(tmp_path / "far.yaml", "vertais: 9\nid: a\n")).exit_code


def test_an_evening_is_put_on_paper(vertais, tmp_path: Path) -> None:
    page = tmp_path / "evening.html"
    assert 0 == vertais("print", "triads", "--as", "cards", "-o", str(page)).exit_code
    assert "<!doctype html>" in page.read_text("utf-8")
    assert 73 == vertais("print", "triads", "-o", str(page)).exit_code
    assert "Triads" in vertais("print", "triads", "--as", "group-sheet").stdout


def test_the_groups_own_rules_are_the_ones_printed(vertais, home: Path) -> None:
    home.mkdir()
    rule = "{id: tea, say: We drink tea., show: Tea first, remind: Tea?}"
    put(home / "group.yaml", f"vertais: 1\nrules: [{rule}]\n")
    assert "Tea first" in vertais("print", "triads", "--as", "group-sheet").stdout


def test_six_answers_make_a_script_that_can_be_led(vertais, home: Path) -> None:
    answers = "Our evening\nonline\n60\n6\nWhat carried you?\ntriads\n"
    done = vertais("new", given=answers)
    assert 0 == done.exit_code, done.stderr
    assert "our-evening" in vertais("scripts").stdout
    assert 0 == vertais("check", "our-evening").exit_code
    assert 73 == vertais("new", given=answers).exit_code
    assert "What carried you?" in (home / "scripts" / "our-evening.yaml").read_text("utf-8")
