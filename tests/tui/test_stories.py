"""Evenings at the keyboard, told as they go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.manual_clock import ManualClock
from tests.support.stories import story
from vertais_tui.meeting.state import Status
from vertais_tui.screens.choices import Wishes


async def test_an_evening_from_the_first_word_to_the_last(home, basic) -> None:
    async with story(home, script=basic) as told:
        told.sees("Basic evening", "Chairs", "8")
        await told.press("enter")
        told.sees("Opening", "Welcome", "NEXT")
        await told.wait(minutes=6)
        await told.press("space", "space")
        told.sees("weather", "Read the question", "unheard: 1 2 3 4 5 6 7 8")
        for seat in range(1, 9):
            await told.press("space")
            told.sees(f"Chair {seat} has the floor")
            await told.wait(seconds=80)
        await told.press("space")
        told.sees("Everyone has had their turn")
        await told.press("space", "space", "3")
        told.sees("Sharing", "Chair 3 has the floor")
        await told.press("N", "N")
        told.sees("Break")
        await told.press("space", "N", "N")
        told.sees("Closing round")
        await told.press("space", *["space"] * 9)
        told.sees("Closing", "What was heard")
        await told.press("space")
        told.sees("The evening ends here")
        await told.press("space")
        told.sees("The same key again ends the meeting")
        await told.press("space")
        told.sees("The meeting is over", "What is saved", "Chairs")
        await told.press("enter")
        told.sees("The meeting is closed; its facts are kept.")
        vault = told.app.evening.vault
        assert vault.live() is None
        assert 1 == len(vault.facts.all())


async def test_every_act_can_be_taken_back_and_brought_again(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "space", "space", "space", "p", "A", "plus", "z")
        told.sees("PAUSED", "9✦", "Chair 2")
        await told.press("u", "u", "u", "u")
        told.sees("Chair 1 has the floor", "Taken back. U brings it again.")
        told.sees_no("9✦", "PAUSED")
        await told.press("U", "U", "U", "U")
        told.sees("PAUSED", "9✦", "Chair 2")


async def test_even_the_start_can_be_taken_back(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter")
        await told.wait(minutes=2)
        await told.press("u")
        told.sees("The start was taken back", "Chairs")
        await told.press("U")
        told.sees("Opening", "5:00 of 7:00")
        await told.press("u", "escape")
        told.sees("esc again lets go of the meeting")
        await told.press("escape")
        told.sees("First meeting", "Basic evening")
        assert told.app.evening.vault.live() is None


async def test_a_start_taken_back_after_a_break_can_be_brought_again(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "space", "space")
    async with story(home, clock=told.clock) as again:
        await again.press("enter", "u", "u", "u")
        again.sees("The start was taken back", "U goes back into the meeting")
    async with story(home, clock=told.clock) as third:
        third.sees("Its start was taken back")
        await third.press("enter", "U", "U", "U")
        third.sees("What is the weather in you today?")


async def test_looking_ahead_does_not_move_the_evening(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "right_square_bracket", "right_square_bracket")
        told.sees("LOOKING AT: Opening round (esc back)")
        await told.press("space")
        told.sees("SAY", "Welcome, good to see you", "Back at where the evening is")


async def test_a_demonstration_says_everywhere_that_nothing_is_kept(home, basic) -> None:
    async with story(home, script=basic, kept=False) as told:
        await told.press("enter", "n")
        told.sees("DEMO: it is not kept")
        told.sees_no("behind the lock")
        await told.press("escape", "e", "e")
        told.sees("DEMO: nothing is saved")
        told.sees_no("two years")


async def test_a_meeting_broken_off_is_gone_on_with_to_the_second(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "space", "space", "space", "space", "l")
        await told.wait(seconds=31)
        told.sees("Chair 3 has the floor", "1:00 of 1:31", "↻2")
        before = told.app.evening.meeting.state
    told.clock.advance(minutes=12)
    async with story(home, clock=told.clock) as again:
        again.sees("stopped 12 minutes ago", "Opening round, chair 3")
        await again.press("enter")
        again.sees("Chair 3 has the floor", "1:00 of 1:31", "↻2")
        after = again.app.evening.meeting.state
        assert (before.seats, before.rounds, before.done) == (
            after.seats,
            after.rounds,
            after.done,
        )
        await again.press("u")
        again.sees("Chair 2 has the floor")


async def test_the_time_away_can_be_counted(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter")
        await told.wait(minutes=1)
    told.clock.advance(minutes=2)
    async with story(home, clock=told.clock) as again:
        await again.press("down", "enter")
        again.sees("4:00 of 7:00")


async def test_a_meeting_broken_off_can_be_let_go(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter")
    async with story(home, clock=told.clock) as again:
        await again.press("tab", "down", "enter")
        again.sees("First go on with the meeting above")
        await again.press("shift+tab", "down", "down", "enter")
        again.sees("Go on where it stopped", "enter again lets go of it")
        await again.press("up", "down", "enter")
        again.sees("Go on where it stopped")
        await again.press("enter")
        again.sees_no("Go on where it stopped")
        assert again.app.evening.vault.live() is None


async def test_a_laptop_that_slept_is_asked_about(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter")
        told.clock.sleep_laptop(minutes=3, seconds=10)
        await told.tick()
        told.sees("The laptop was away for 3:10", "paused")
        await told.press("p")
        told.sees("7:00 of 7:00")
        told.clock.sleep_laptop(minutes=2)
        await told.tick()
        await told.press("g")
        told.sees("5:00 of 7:00")


async def test_the_language_changes_without_losing_the_place(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "space", "space", "space")
        told.sees("Chair 1 has the floor")
        await told.press("f2")
        told.sees("Tuoli 1 puhuu", "Alkukierros", "kuulematta", "seuraava")
        assert 'language = "fi"' in (home / "config.toml").read_text("utf-8")
        await told.press("f2")
        told.sees("Chair 1 has the floor", "next")


async def test_the_look_changes_and_is_remembered(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("f3", "f3")
        assert "contrast" == told.app.theme
        assert 'theme = "contrast"' in (home / "config.toml").read_text("utf-8")


async def test_a_demonstration_changes_no_settings(home, basic) -> None:
    async with story(home, script=basic, kept=False) as told:
        await told.press("f2", "f3", "f2")
        assert not (home / "config.toml").exists()
        await told.press("enter", "e", "e", "enter")
        told.sees("nothing was kept", "DEMO")


async def test_leaving_a_meeting_needs_the_key_twice_and_keeps_it(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "ctrl+q")
        told.sees("The meeting is kept.")
        await told.press("ctrl+c")
    assert 0 == told.app.return_code
    async with story(home, clock=told.clock) as again:
        again.sees("Go on where it stopped")


async def test_a_full_disk_is_shown_and_stays_shown(home, basic, monkeypatch) -> None:
    from vertais_tui.vault.files import cannot_write
    from vertais_tui.vault.journal import LiveJournal

    async with story(home, script=basic) as told:
        await told.press("enter")
        keep = LiveJournal.append

        def refuse(self: LiveJournal, record: str) -> None:
            raise cannot_write("database or disk is full")

        monkeypatch.setattr(LiveJournal, "append", refuse)
        await told.press("space", "space", "space")
        told.sees("NOT SAVED since 18:00", "Chair 1 has the floor")
        await told.wait(minutes=1)
        told.sees("NOT SAVED since 18:00")
        monkeypatch.setattr(LiveJournal, "append", keep)
        await told.wait(seconds=1)
        told.sees_no("NOT SAVED")
    async with story(home, clock=told.clock) as again:
        await again.press("enter")
        again.sees("Chair 1 has the floor")


async def test_a_sign_of_life_the_disk_refuses_is_shown_since_it_began(
    home, basic, monkeypatch
) -> None:
    from vertais_tui.vault.files import cannot_write
    from vertais_tui.vault.journal import LiveJournal

    async with story(home, script=basic) as told:
        await told.press("enter")
        keep = LiveJournal.beat

        def refuse(self: LiveJournal, at: object) -> None:
            raise cannot_write("disk I/O error")

        monkeypatch.setattr(LiveJournal, "beat", refuse)
        await told.wait(seconds=1)
        await told.wait(minutes=3)
        told.sees("NOT SAVED since 18:00")
        monkeypatch.setattr(LiveJournal, "beat", keep)
        await told.wait(seconds=1)
        told.sees_no("NOT SAVED")


async def test_what_cannot_be_done_says_why(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "p")
        told.sees("No one has the floor.")
        await told.press("3")
        told.sees("Turns are not given in this step.")
        await told.wait(seconds=7)
        told.sees_no("Turns are not given")


async def test_chairs_from_ten_on_take_two_keys(home, basic) -> None:
    async with story(home, script=basic, wishes=Wishes(seats=12)) as told:
        await told.press("enter", "space", "space", "c", "2")
        told.sees("Chair 12 has the floor")
        await told.press("0")
        told.sees("Chair 10 has the floor")
        await told.press("a", "c", "1")
        told.sees("◌11")
        await told.press("a", "a")
        told.sees("◌10")
        await told.press("c", "escape", "2")
        told.sees("Chair 2 has the floor")


async def test_looking_ahead_and_back_leaves_the_clocks_alone(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "right_square_bracket", "right_square_bracket")
        told.sees("LOOKING AT: Opening round", "weather")
        await told.press("left_square_bracket", "left_square_bracket", "left_square_bracket")
        told.sees("SAY", "7:00 of 7:00")
        assert 1 == len(told.app.evening.meeting.events)


async def test_a_chair_can_be_clicked_and_so_can_a_hint(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "space", "space")
        await told.pilot.click("SeatsLine", offset=(13, 0))
        told.sees("Chair 4 has the floor")
        await told.pilot.click("KeyLine", offset=(2, 0))
        await told.pilot.pause()
        told.sees("Chair 5 has the floor")


async def test_a_presenter_remote_leads_a_round(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "pagedown", "pagedown", "pagedown", "pagedown")
        told.sees("Chair 2 has the floor")
        await told.press("pageup")
        told.sees("SAY")


async def test_too_little_room_is_asked_for_and_the_meeting_goes_on(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter")
        await told.pilot.resize_terminal(50, 12)
        await told.pilot.pause()
        told.sees("A little more room")
        told.clock.advance(minutes=2)
        await told.pilot.resize_terminal(80, 24)
        await told.tick()
        told.sees("5:00 of 7:00")


async def test_a_second_window_can_only_read(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter")
        async with story(home, clock=told.clock) as other:
            other.sees("open in another window")
            await other.press("enter")
            other.sees("The other window has the vault")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_palette_offers_the_acts_and_no_screenshot(home, basic, size) -> None:
    async with story(home, script=basic, size=size) as told:
        await told.press("enter", "ctrl+p")
        offered = [each.title for each in told.app.get_system_commands(told.app.screen_stack[-2])]
        assert "Pause" in offered
        assert "Suomi" in offered
        assert not any("creenshot" in title for title in offered)
        await told.type("pause")
        await told.press("enter", "enter")
        told.sees("PAUSED")


async def test_brackets_and_escapes_in_a_script_are_only_text(home, basic, tmp_path) -> None:
    scripts = home / "scripts"
    scripts.mkdir(parents=True)
    home.chmod(0o700)
    (scripts / "odd.yaml").write_text(
        'vertais: 1\nid: odd\ntitle: "[/red] [@click=app.exit]x[/]"\nminutes: 5\nstages:\n'
        '  - {id: a, kind: opening, minutes: 5, say: "tell [/ me [b]"}\n',
        "utf-8",
    )
    async with story(home) as told:
        told.sees("[/red] [@click=app.exit]x[/]")
        await told.press("enter", "enter")
        told.sees("tell [/ me [b]")


async def test_a_broken_script_is_listed_with_its_first_problem(home) -> None:
    scripts = home / "scripts"
    scripts.mkdir(parents=True)
    home.chmod(0o700)
    (scripts / "broken.yaml").write_text("vertais: 1\nid: broken\ntitel: x\n", "utf-8")
    async with story(home) as told:
        told.sees("! broken.yaml", "cannot be used yet", "broken.yaml:1:1: V121")
        await told.press("enter")
        told.sees("This script has a problem")


async def test_the_meeting_is_closed_with_nothing_kept_when_asked_twice(home, basic) -> None:
    async with story(home, script=basic) as told:
        await told.press("enter", "e", "e", "x")
        told.sees("not even the length")
        await told.press("u")
        assert Status.RUNNING is told.app.evening.meeting.state.status
        await told.press("e", "e", "x", "x")
        told.sees("nothing was kept")
        assert [] == told.app.evening.vault.facts.all()


async def test_an_ended_meeting_broken_off_waits_to_be_closed(home, basic) -> None:
    clock = ManualClock()
    async with story(home, script=basic, clock=clock) as told:
        await told.press("enter")
        clock.advance(minutes=40)
        await told.press("e", "e")
    clock.advance(hours=1)
    async with story(home, clock=clock) as again:
        again.sees("has ended and waits to be closed")
        await again.press("enter", "enter")
        kept = again.app.evening.vault.facts.all()
        assert '"actual_seconds":2400' in kept[0].record
        assert timedelta(days=730) == kept[0].expires_at - kept[0].closed_at
