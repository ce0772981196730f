"""Notes and the door to them, told as they go."""

from __future__ import annotations

from textual import events
from textual.widgets import Input, TextArea

from tests.support.stories import story
from vertais_tui.vault.notes import Drawer


async def test_a_note_is_written_in_the_middle_and_found_a_week_later(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "n")
        await told.type("Candles next time")
        await told.press("ctrl+s")
        told.sees("Opening")
    told.clock.advance(days=7)
    async with story(home, clock=told.clock) as again:
        await again.press("n")
        again.sees("Your notes are covered")
        again.sees_no("Candles")
        await again.press("enter")
        again.sees("Candles next time")
        await again.press("slash")
        await again.type("cand")
        await again.press("enter")
        again.sees("Candles next time")
        await again.press("slash", *"xyz", "enter")
        again.sees("No notes here.")


async def test_an_expired_note_is_erased_and_said_so(home) -> None:
    async with story(home) as told:
        told.app.evening.vault.notes.add(Drawer.ME, "Mine alone")
    told.clock.advance(days=31)
    async with story(home, clock=told.clock) as again:
        again.sees("Erased, for its time had come: 1 record.")
        assert [] == again.app.evening.vault.notes.all()


async def test_a_draft_waits_when_the_editor_is_left(home) -> None:
    async with story(home) as told:
        await told.press("n", "n")
        await told.type("Half a thou")
        await told.press("escape")
        await told.press("n")
        assert "Half a thou" == told.app.screen.query_one(TextArea).text
        await told.press(*"ght", "tab")
        told.sees("Me")
        assert "Half a thought" == told.app.screen.query_one(TextArea).text
        await told.press("ctrl+s", "enter")
        told.sees("Half a thought")


async def test_a_note_is_forgotten_only_when_asked_twice(home) -> None:
    async with story(home) as told:
        told.app.evening.vault.notes.add(Drawer.ME, "Soon gone")
        await told.press("n", "d")
        told.sees("Open a note first.")
        await told.press("enter", "d")
        told.sees("cannot come back", "Soon gone")
        await told.press("d")
        told.sees("Forgotten, in the copy too.")
        told.sees_no("Soon gone")


async def test_a_second_copy_that_is_behind_is_told(home, basic) -> None:
    async with story(home, script=basic) as told:
        copy = home / "vault-copy.db"
        copy.unlink()
        copy.mkdir()
        await told.press("enter", "e", "e", "enter")
        told.sees("The second copy of the vault could not be written")


async def test_notes_that_cannot_be_read_are_told_of_and_stop_nothing(
    home, basic, monkeypatch
) -> None:
    from vertais_tui.errors import VaultDamaged
    from vertais_tui.vault.connection import Store

    def refuse(*_arguments: object) -> None:
        raise VaultDamaged("The vault is damaged.")

    async with story(home, script=basic) as told:
        await told.press("enter")
        monkeypatch.setattr(Store, "rows", refuse)
        monkeypatch.setattr(Store, "value", refuse)
        await told.press("n")
        told.sees("The vault is damaged.")
        monkeypatch.undo()
        await told.press("escape", "space")
        told.sees("What is heard here stays here")
        await told.press("n", "escape")
    async with story(home, clock=told.clock) as again:
        await again.press("n")
        monkeypatch.setattr(Store, "rows", refuse)
        await again.press("enter")
        again.sees("The vault is damaged.")
        monkeypatch.undo()


async def test_notes_cover_themselves(home) -> None:
    async with story(home) as told:
        told.app.evening.vault.notes.add(Drawer.ME, "For my eyes")
        await told.press("n", "enter")
        told.sees("For my eyes")
        told.app.screen.cover()
        await told.pilot.pause()
        told.sees_no("For my eyes")
        await told.press("escape")
        told.sees("First meeting")


async def test_a_note_being_written_covers_itself_and_any_key_only_opens_it(home) -> None:
    async with story(home) as told:
        await told.press("n", "n")
        await told.type("For my eyes")
        for key in ("x", "left", "ctrl+s", "tab", "escape", "f1"):
            editor = told.app.screen
            editor.cover()
            await told.pilot.pause()
            told.sees("This note is covered. Any key opens it.")
            told.sees_no("For my eyes", "without names")
            assert "For my eyes" == told.app.evening.vault.notes.draft(Drawer.NEXT_TIME)
            told.app.post_message(events.Paste("pasted"))
            await told.pilot.pause()
            await told.press(key)
            told.sees("For my eyes")
            assert editor is told.app.screen
            assert ("For my eyes", True) == (
                editor.query_one(TextArea).text,
                editor.query_one(TextArea).has_focus,
            )
        await told.press("!", "ctrl+s", "enter")
        told.sees("For my eyes!")


async def test_every_key_keeps_a_note_being_written_open_for_another_while(
    home, monkeypatch
) -> None:
    monkeypatch.setattr("vertais_tui.screens.note_editor.COVER_AFTER", 3600.0)
    async with story(home) as told:
        await told.press("n", "n")
        editor = told.app.screen
        for key in ("a", "left", "f2", "tab"):
            before = editor._cover_timer
            await told.press(key)
            assert key == "f2" or before is not editor._cover_timer
        assert not editor.covered


async def test_a_cover_that_comes_beneath_the_help_page_stays_when_that_is_left(home) -> None:
    async with story(home) as told:
        await told.press("n", "n")
        await told.type("For my eyes")
        editor = told.app.screen
        await told.press("f1")
        editor.cover()
        await told.press("escape")
        told.sees("This note is covered")
        await told.press("x")
        told.sees("For my eyes")
        assert "For my eyes" == editor.query_one(TextArea).text


async def test_twenty_seconds_without_a_key_cover_what_is_written(home, monkeypatch) -> None:
    monkeypatch.setattr("vertais_tui.screens.note_editor.COVER_AFTER", 0.01)
    async with story(home) as told:
        await told.press("n", "n")
        while not told.app.screen.covered:
            await told.pilot.pause(0.01)
        told.sees("This note is covered")


async def test_the_first_start_takes_the_passphrase_twice(home) -> None:
    async with story(home, made=False) as told:
        await told.type("short")
        await told.press("enter")
        told.sees("easy to guess")
        await told.type("four words that fit")
        await told.press("enter")
        await told.type("four words that fat")
        await told.press("enter")
        told.sees("were not the same")
        await told.type("four words that fit")
        await told.press("enter")
        await told.type("four words that fit")
        await told.press("enter")
        told.sees("First meeting")
        assert told.app.evening.asks_passphrase
    async with story(home, made=False) as again:
        await again.type("four words that fat")
        await again.press("enter")
        again.sees("did not open it")
        assert "" == again.app.screen.query_one(Input).value
        await again.type("four words that fit")
        await again.press("enter")
        again.sees("First meeting")


async def test_without_a_passphrase_the_computers_login_is_the_lock(home) -> None:
    async with story(home, made=False) as told:
        await told.press("enter")
        told.sees("First meeting")
    async with story(home, made=False) as again:
        again.sees("First meeting")


async def test_the_door_speaks_the_other_language_and_keeps_the_focus(home) -> None:
    async with story(home, made=False) as told:
        await told.press("f2")
        told.sees("Tervetuloa")
        await told.press("f2")
        await told.type("four words that fit")
        await told.press("enter")
        told.sees("once more")


async def test_leaving_the_door_closed_ends_with_its_own_code(home) -> None:
    async with story(home, passphrase="four words that fit"):
        pass
    async with story(home, made=False) as told:
        await told.press("escape")
    assert 77 == told.app.return_code
