"""What terminal programs leak by default, closed here."""

from __future__ import annotations

from datetime import timedelta

from textual.widgets import Static, TextArea

from tests.support.stories import story
from vertais_tui.script.loader import Loaded
from vertais_tui.script.model import Say, Script, Stage, StageKind, Words

EVIL = "\x1b]52;c;ZXZpbA==\x07 \x9b31m \u202eabc"


def evil_script(tmp_path) -> Loaded:
    """A script that no loader would let through, to try the last filter alone."""
    stage = Stage(
        id="a", kind=StageKind.OPENING, duration=timedelta(minutes=5), say=Say({"*": EVIL})
    )
    script = Script(
        id="evil", title=Words({"*": EVIL}), stages=(stage,), duration=timedelta(minutes=5)
    )
    return Loaded(script=script, source="", path=tmp_path / "evil.yaml")


async def test_no_terminal_command_leaves_a_screen_whatever_the_text(home, tmp_path) -> None:
    async with story(home, script=evil_script(tmp_path)) as told:
        for _ in range(2):
            painted = "".join(
                segment.text
                for strip in told.app.screen._compositor.render_strips()
                for segment in strip
            )
            assert not set("\x1b\x07\x9b\u202e") & set(painted)
            assert "abc" in painted
            await told.press("enter")


async def test_the_last_filter_stands_even_for_a_widget_that_forgets(home) -> None:
    """A negative control for `plain`: the filter alone must be enough."""
    async with story(home) as told:
        told.app.screen.query_one("#brand", Static).update("forgot \x1b[31m me")
        await told.pilot.pause()
        assert "forgot \ufffd[31m me" in told.seen


async def test_a_filter_taken_away_would_be_noticed(home, monkeypatch) -> None:
    from vertais_tui import guards

    monkeypatch.setattr(guards.HarmlessFilter, "apply", lambda self, segments, _: segments)
    async with story(home) as told:
        told.app.screen.query_one("#brand", Static).update("forgot \x1b[31m me")
        await told.pilot.pause()
        assert "\ufffd" not in told.seen


async def test_nothing_reaches_the_clipboard(home) -> None:
    async with story(home) as told:
        await told.press("n", "n")
        await told.type("only mine")
        written: list[str] = []
        told.app._driver.write = written.append
        told.app.screen.query_one(TextArea).select_all()
        told.app.screen.query_one(TextArea).action_copy()
        told.app.copy_to_clipboard("only mine")
        assert not any("52;" in text for text in written)
        assert "" == told.app.clipboard


async def test_markup_in_a_note_is_only_text(home) -> None:
    async with story(home) as told:
        await told.press("n", "n")
        await told.type("[bold]no[/] [@click=app.exit]x[/] [/")
        await told.press("ctrl+s", "enter")
        told.sees("[bold]no[/] [@click=app.exit]x[/] [/")
