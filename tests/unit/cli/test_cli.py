"""The command line as a person meets it: words, exit codes, files."""

from __future__ import annotations

import errno
import importlib
import os
import stat
from datetime import timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.support.manual_clock import ManualClock
from vertais_tui import __version__
from vertais_tui.cli import main
from vertais_tui.cli.opening import _instant
from vertais_tui.vault.notes import Drawer
from vertais_tui.vault.vault import Vault

GOOD = (
    "vertais: 1\nid: mine\ntitle: Mine\nminutes: 5\nstages:\n"
    '  - {id: a, kind: opening, minutes: 5, say: "Hello"}\n'
)


@pytest.fixture
def vertais(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VERTAIS_HOME", str(home))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def call(*arguments: str, given: str | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=given)

    return call


@pytest.fixture
def notes(home: Path) -> None:
    with Vault.create(home, None, ManualClock()) as vault:
        vault.notes.add(Drawer.ME, "I was tired and glad")
        vault.notes.add(Drawer.KUMMI, "Ask for the bigger room \x1b[2J")


def test_version_and_help_speak_for_themselves(vertais) -> None:
    assert f"vertais, version {__version__}\n" == vertais("--version").output
    told = vertais("--help").output
    assert "Lead a peer-support group through an evening" in told
    for command in ("check", "demo", "doctor", "notes", "run", "scripts"):
        assert command in told


def test_help_speaks_finnish_where_the_locale_does(vertais, monkeypatch) -> None:
    monkeypatch.setenv("LANG", "fi_FI.UTF-8")
    assert "Ohjaa vertaistukiryhmän ilta" in vertais("--help").output
    assert "Montako tuolia" in vertais("run", "--help").output
    assert "Etsi muistiinpanoistasi" in vertais("notes", "--help").output


def test_lang_is_stronger_than_locale_and_settings(vertais, home) -> None:
    home.mkdir()
    (home / "config.toml").write_text('language = "fi"\n', "utf-8")
    assert "Perusilta" in vertais("scripts").output
    assert "Basic evening" in vertais("--lang", "en", "scripts").output


def test_scripts_lists_the_library_and_ones_own(vertais, home) -> None:
    (home / "scripts").mkdir(parents=True)
    (home / "scripts" / "mine.yaml").write_text(GOOD, "utf-8")
    (home / "scripts" / "odd.yaml").write_text("vertais: 2\n", "utf-8")
    told = vertais("scripts").output
    assert "basic-evening" in told
    assert "Mine  (your own)" in told
    assert "cannot be used yet" in told


def test_check_passes_what_is_in_order(vertais, tmp_path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD, "utf-8")
    for arguments in ((), ("basic-evening",), (str(tmp_path),), (str(tmp_path / "mine.yaml"),)):
        done = vertais("check", *arguments)
        assert 0 == done.exit_code, done.output
        assert "in order" in done.output


def test_check_tells_every_problem_with_its_place(vertais, tmp_path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(
        GOOD.replace("title", "titel").replace("kind: opening", "kind: opning"), "utf-8"
    )
    done = vertais("check", str(path))
    assert 1 == done.exit_code
    assert f"{path}:3:1: V" in done.stderr
    assert f"{path}:6:19: V" in done.stderr
    assert "1 script with problems" in done.stderr


def test_check_of_what_is_not_there_says_so(vertais, tmp_path) -> None:
    assert 65 == vertais("check", "basik-evening").exit_code
    done = vertais("check", str(tmp_path))
    assert (1, "No scripts were found there.\n") == (done.exit_code, done.stderr)


@pytest.mark.parametrize("name", ["basic-evenin", "no/such.yaml", "/"])
def test_run_of_an_unusable_script_ends_with_65_and_few_words(vertais, name) -> None:
    done = vertais("run", name)
    assert 65 == done.exit_code
    assert 1 <= len(done.stderr.splitlines()) <= 3
    assert "Traceback" not in done.output


def test_run_of_a_broken_script_names_the_first_place(vertais, tmp_path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text("vertais: 1\nid: x\ntitel: y\nminuts: 4\n", "utf-8")
    done = vertais("run", str(path))
    assert 65 == done.exit_code
    assert "odd.yaml:1:1: V" in done.stderr
    assert "more; vertais check tells them all" in done.stderr


@pytest.mark.parametrize(
    "arguments", [("run",), ("run", "x", "--seats", "0"), ("fly",), ("notes", "show", "x")]
)
def test_wrong_usage_ends_with_2(vertais, arguments) -> None:
    assert 2 == vertais(*arguments).exit_code


def test_an_impossible_time_is_wrong_usage(vertais) -> None:
    done = vertais("run", "basic-evening", "--end", "half seven")
    assert 2 == done.exit_code
    assert "a time looks like 19:30" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("demo",), ("run", "basic-evening")])
def test_without_a_terminal_nothing_is_drawn_and_nothing_is_made(vertais, home, arguments) -> None:
    assert 64 == vertais(*arguments).exit_code
    assert not home.exists()


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ('langage = "fi"', "Did you mean “language”?"),
        ('theme = "pink"', "“theme” is one of dark, light, contrast."),
        ("language =", "is not TOML"),
        (b"\xff", "is not UTF-8 text"),
    ],
)
def test_settings_that_cannot_be_used_are_told_in_words(vertais, home, settings, why) -> None:
    home.mkdir()
    (home / "config.toml").write_bytes(
        settings if isinstance(settings, bytes) else settings.encode()
    )
    done = vertais("scripts")
    assert 2 == done.exit_code
    assert why in done.stderr


def test_notes_before_the_first_start_say_what_to_do(vertais) -> None:
    done = vertais("notes", "list")
    assert 1 == done.exit_code
    assert "start vertais once" in done.stderr


@pytest.mark.usefixtures("notes")
def test_notes_are_listed_without_their_words(vertais) -> None:
    told = vertais("notes", "list").output
    assert "kummi" in told
    assert "kept until 24.12.2026" in told
    assert "tired" not in told


@pytest.mark.usefixtures("notes")
def test_a_note_is_shown_with_nothing_that_steers_the_terminal(vertais) -> None:
    assert "I was tired and glad\n" == vertais("notes", "show", "1").output
    assert "\x1b" not in vertais("notes", "show", "2").output
    assert "There is no note 9." in vertais("notes", "show", "9").stderr


@pytest.mark.usefixtures("notes")
def test_notes_are_found_by_words_asked_for_or_given(vertais) -> None:
    assert "  1  " in vertais("notes", "search", "tired").output
    assert "  2  " in vertais("notes", "search", given="room\n").output
    assert "No notes here." in vertais("notes", "search", "nothing").stderr


@pytest.mark.usefixtures("notes")
def test_an_export_is_a_new_file_for_ones_own_eyes(vertais, tmp_path) -> None:
    file = tmp_path / "out.md"
    done = vertais("notes", "export", str(file), "1")
    assert 0 == done.exit_code
    assert "I was tired and glad" in file.read_text("utf-8")
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)

    again = vertais("notes", "export", str(file))
    assert 73 == again.exit_code
    assert "there already" in again.stderr
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    assert 73 == vertais("notes", "export", str(tmp_path / "link")).exit_code
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.usefixtures("notes")
def test_forgetting_asks_first_and_is_for_good(vertais) -> None:
    assert "Nothing was forgotten." in vertais("notes", "forget", "1", given="n\n").stderr
    assert "Nothing was forgotten." in vertais("notes", "forget", "1", given="\n").stderr
    assert "Forgotten" in vertais("notes", "forget", "1", given="kyllä\n").stderr
    assert 0 == vertais("notes", "forget", "2", "--yes").exit_code
    assert "No notes here." in vertais("notes", "list").stderr
    assert 1 == vertais("notes", "forget", "7", "--yes").exit_code


def test_a_wrong_passphrase_from_a_pipe_ends_with_77(vertais, home) -> None:
    with Vault.create(home, "four words that fit", ManualClock()) as vault:
        vault.notes.add(Drawer.ME, "Mine")
    assert 77 == vertais("notes", "list", given="five words\n").exit_code
    assert 0 == vertais("notes", "list", given="four words that fit\n").exit_code


def test_doctor_looks_at_everything_and_says_what_is_wrong(vertais, home) -> None:
    told = vertais("doctor").output
    assert "SQLCipher" in told
    assert "none yet" in told
    (home / "scripts").mkdir(parents=True)
    (home / "scripts" / "odd.yaml").write_text("vertais: 2\n", "utf-8")
    home.chmod(0o755)
    (home / "vault.db").touch()
    done = vertais("doctor")
    assert 1 == done.exit_code
    assert "chmod 700" in done.output
    assert "! script" in done.output


@pytest.mark.usefixtures("notes")
@pytest.mark.parametrize("number", ["0", "99999999999999999999999"])
def test_a_number_no_note_can_have_is_wrong_usage(vertais, number: str) -> None:
    for command in (("show", number), ("forget", number, "--yes")):
        assert 2 == vertais("notes", *command).exit_code


def test_an_output_that_does_not_fit_is_told(vertais, monkeypatch) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    module = importlib.import_module("vertais_tui.cli.scripts")
    monkeypatch.setattr(module, "list_scripts", full)
    done = vertais("scripts")
    assert (73, True) == (done.exit_code, "does not fit" in done.stderr)


def test_settings_that_are_no_file_do_not_hold_anyone_up(vertais, home: Path) -> None:
    home.mkdir()
    os.mkfifo(home / "config.toml")
    assert (2, True) == (
        vertais("scripts").exit_code,
        "not an ordinary file" in vertais("scripts").stderr,
    )


def test_an_end_that_has_passed_is_wrong_usage(monkeypatch) -> None:
    clock = ManualClock()
    monkeypatch.setattr("vertais_tui.cli.opening.SystemClock", lambda: clock)
    local = clock.now().astimezone()
    assert _instant(f"{local + timedelta(hours=1):%H:%M}") > clock.now()
    with pytest.raises(click.BadParameter, match="passed"):
        _instant(f"{local - timedelta(hours=2):%H:%M}")
