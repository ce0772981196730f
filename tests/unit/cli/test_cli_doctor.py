"""`vertais doctor` calls bad what would stop an evening, and shows where things are."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import click.testing
import pytest
from click.testing import CliRunner, Result

from tests.support.manual_clock import ManualClock
from vertais_tui.cli import main
from vertais_tui.errors import CannotWrite
from vertais_tui.vault.files import refuse_unwritable

MODULE = importlib.import_module("vertais_tui.cli.doctor")
CONTACTS = (
    "vertais: 1\ncontacts:\n"
    "- {id: on-call, name: Duty, number: '09 123', checked: 2020-01-01}\n"
    "- {id: fresh, name: Fresh, number: '09 456', checked: 2026-11-24}\n"
    "- {id: to-fill, name: Nearby, checked: 2020-01-01}\n"
)


@pytest.fixture
def doctor(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VERTAIS_HOME", str(home))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setattr(MODULE, "SystemClock", ManualClock)
    monkeypatch.setattr(
        click.testing._NamedTextIOWrapper, "isatty", lambda _self: True, raising=False
    )
    return lambda: CliRunner().invoke(main, ["doctor"])


def lines(done: Result, what: str) -> list[str]:
    return [line for line in done.output.splitlines() if line[2:].startswith(what + " ")]


def test_all_is_well_on_a_new_computer_and_nothing_is_made(doctor, home: Path) -> None:
    done = doctor()
    assert (0, False) == (done.exit_code, home.exists())
    assert [f"✓ own scripts      {home / 'scripts'}"] == lines(done, "own scripts")
    assert [f"✓ group            {home / 'group.yaml'}"] == lines(done, "group")
    assert lines(done, "terminal")[0].startswith("✓ terminal         80×24 TERM=xterm")


def test_a_folder_that_cannot_be_written_is_told_of(doctor, home: Path, monkeypatch) -> None:
    home.mkdir(mode=0o700)
    with monkeypatch.context() as without_rights:
        without_rights.setattr(os, "access", lambda _path, _mode: False)
        done = doctor()
    assert 1 == done.exit_code
    assert lines(done, "notes")[0].startswith(
        f"! notes            Nothing can be written in {home}"
    )
    assert 0 == doctor().exit_code


def test_a_file_in_the_folders_place_is_told_of(home: Path) -> None:
    home.touch()
    for folder in (home, home / "vault"):
        with pytest.raises(CannotWrite) as caught:
            refuse_unwritable(folder)
        assert f"Nothing can be written in {home}." in str(caught.value)
    refuse_unwritable(home.parent / "not" / "there" / "yet")


def test_a_folder_others_can_enter_is_told_of_before_there_is_a_vault(doctor, home: Path) -> None:
    home.mkdir()
    home.chmod(0o755)
    done = doctor()
    assert (1, True) == (done.exit_code, "chmod 700" in lines(done, "notes")[0])


def test_without_a_terminal_the_terminal_is_not_well(doctor, monkeypatch) -> None:
    monkeypatch.setattr(click.testing._NamedTextIOWrapper, "isatty", lambda _self: False)
    done = doctor()
    assert 1 == done.exit_code
    assert lines(done, "terminal")[0].startswith("! terminal         There is no terminal")


def test_the_groups_own_file_is_told_of_with_its_first_problem(doctor, home: Path) -> None:
    home.mkdir(mode=0o700)
    path = home / "group.yaml"
    path.write_text("vertais: 1\nnaem: x\n", "utf-8")
    done = doctor()
    assert 1 == done.exit_code
    assert lines(done, "group")[0].startswith(f"! group            {path}:2:1: V")
    path.unlink()
    path.mkdir()
    assert lines(doctor(), "group")[0].startswith("! group            V005 ")


def test_contacts_long_unchecked_or_without_a_number_are_named(doctor, home: Path) -> None:
    home.mkdir(mode=0o700)
    (home / "group.yaml").write_text(CONTACTS, "utf-8")
    done = doctor()
    told = lines(done, "contact")
    assert "! contact          Duty 09 123: last checked 2020-01-01" in told
    assert "✓ contact          Nearby: no number; the group's file can give one" in told
    assert not [line for line in told if "Fresh" in line]
    assert 1 == sum(line.startswith("!") for line in told)
    assert 1 == done.exit_code


def test_shipped_numbers_grown_old_are_only_mentioned(doctor, monkeypatch) -> None:
    def years_later() -> ManualClock:
        clock = ManualClock()
        clock.advance(days=2000)
        return clock

    monkeypatch.setattr(MODULE, "SystemClock", years_later)
    done = doctor()
    assert "last checked" in done.output
    assert 0 == done.exit_code
