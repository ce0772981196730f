"""Text as data, times as people read them, and a clock that never runs backwards."""

from __future__ import annotations

import doctest
from datetime import timedelta

import pytest

from vertais_tui import i18n, text
from vertais_tui.clock import SystemClock
from vertais_tui.config import Settings, load, save
from vertais_tui.errors import CannotWrite
from vertais_tui.paths import places, private_folder


class Hands:
    """The two clocks of a computer, moved by hand."""

    def __init__(self) -> None:
        self.wall = 1_800_000_000.0
        self.monotonic = 50.0

    def pass_time(self, seconds: float) -> None:
        self.wall += seconds
        self.monotonic += seconds


@pytest.mark.parametrize("module", [text, i18n])
def test_the_examples_in_the_docstrings_are_true(module) -> None:
    assert 0 == doctest.testmod(module).failed


def test_control_characters_and_reordering_marks_become_harmless() -> None:
    assert "a\ufffd[2Jb" == text.harmless("a\x1b[2Jb")
    assert "\ufffd\ufffd" == text.harmless("\x9b\u202e")
    assert "ä\n\t👩‍👧" == text.harmless("ä\n\t👩‍👧")


def test_a_clock_set_back_does_not_move_a_meeting() -> None:
    hands = Hands()
    clock = SystemClock(lambda: hands.wall, lambda: hands.monotonic)
    before = clock.now()
    hands.pass_time(60)
    hands.wall -= 3600
    assert timedelta(minutes=1) == clock.now() - before
    assert timedelta(hours=-1) == clock.gap()
    clock.catch_up()
    assert clock.now() - before == timedelta(minutes=1)


def test_a_sleep_shows_as_a_gap_until_it_is_caught_up_with() -> None:
    hands = Hands()
    clock = SystemClock(lambda: hands.wall, lambda: hands.monotonic)
    before = clock.now()
    hands.wall += 190
    assert timedelta(seconds=190) == clock.gap()
    assert before == clock.now()
    clock.catch_up()
    assert timedelta(seconds=190) == clock.now() - before
    assert timedelta() == clock.gap()


def test_a_small_difference_is_no_gap() -> None:
    hands = Hands()
    clock = SystemClock(lambda: hands.wall, lambda: hands.monotonic)
    hands.wall += 4
    assert timedelta() == clock.gap()


def test_vertais_home_holds_everything_and_relative_folders_are_ignored(tmp_path, monkeypatch):
    found = places({"VERTAIS_HOME": str(tmp_path)})
    assert (tmp_path, tmp_path / "config.toml") == (found.data, found.config_file)
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert places({}).data.is_absolute()
    assert "relative" not in str(places({}).data)


def test_each_level_of_a_private_folder_is_private(tmp_path) -> None:
    private_folder(tmp_path / "a" / "b")
    assert [0o700, 0o700] == [
        path.stat().st_mode & 0o777 for path in (tmp_path / "a", tmp_path / "a" / "b")
    ]


def test_a_setting_is_changed_and_the_rest_of_the_file_is_kept(tmp_path) -> None:
    path = tmp_path / "config.toml"
    save(path, "language", "fi")
    path.write_text("# mine\n" + path.read_text("utf-8"), "utf-8")
    save(path, "theme", "light")
    assert path.read_text("utf-8").startswith("# mine\n")
    assert Settings(language="fi", theme="light") == load(path)
    assert [path] == list(tmp_path.iterdir())


def test_a_setting_that_cannot_be_saved_says_where(tmp_path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(CannotWrite, match=r"config\.toml"):
        save(tmp_path / "config.toml", "theme", "light")
