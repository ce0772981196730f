"""Choosing a script, and scripts that depend on the evening or change in it."""

from __future__ import annotations

from textual.widgets import OptionList

from tests.support.scripts import SCRIPT
from tests.support.stories import story
from vertais_tui.script.loader import load, read


async def test_the_choice_is_narrowed_by_one_key_each(home) -> None:
    async with story(home) as told:
        told.sees("First meeting", "Basic evening", "Grief and loss")
        await told.press("m")
        told.sees("at most 45 min", "One-to-one")
        told.sees_no("Basic evening")
        await told.press("t", "t", "t")
        told.sees("No such script")
        await told.press("escape")
        told.sees("First meeting", "Basic evening")


async def test_a_thousand_scripts_are_listed_while_keys_are_heard(home) -> None:
    (home / "scripts").mkdir(parents=True, mode=0o700)
    home.chmod(0o700)
    for number in range(1000):
        text = SCRIPT.replace("short-evening", f"own-{number:04}")
        (home / "scripts" / f"own-{number:04}.yaml").write_text(text, encoding="utf-8")
    async with story(home) as told:
        await told.press("slash", *"own-0999", "enter")
        told.sees("A short evening")
        assert 1019 == len(told.app.evening.library.entries())


async def test_what_depends_on_the_meeting_is_asked_before_it(home) -> None:
    script = SCRIPT.replace("minutes: 10\n    say", "minutes: 9\n    say") + (
        "  - {id: rules, kind: theme, minutes: 1, when: newcomers > 0 or meeting == first,"
        " say: All the rules.}\n"
    )
    loaded = read(script.encode(), home / "evening.yaml")
    async with story(home, script=loaded) as told:
        told.sees("New", "0", "Meeting", "ordinary")
        await told.press("enter")
        told.sees_no("Theme")
        await told.press("u", "w")
        told.sees("New", "1")
        await told.press("U", "u", "escape", "escape")
    async with story(home / "other", script=loaded) as told:
        await told.press("w", "w", "W", "k", "k", "enter")
        told.sees("Opening", "Theme")
        await told.press("space")
        told.sees("All the rules.")
        assert (1, "last") == (told.app.evening.meeting.state.newcomers, "last")


async def test_a_script_saved_while_it_is_led_is_taken_over(home) -> None:
    home.mkdir(mode=0o700)
    path = home / "evening.yaml"
    path.write_text(SCRIPT, encoding="utf-8")
    async with story(home, script=load(path)) as told:
        await told.press("enter")
        await told.wait(minutes=3)
        told.sees("Welcome.", "7:00 of 10:00")
        path.write_text(SCRIPT.replace("kind: opening", "kind: openning"), encoding="utf-8")
        await told.tick()
        told.sees("Welcome.", "The saved script waits: line 7, V132. The one before goes on.")
        path.write_text(SCRIPT.replace("Welcome.", "How good to see you."), encoding="utf-8")
        await told.tick()
        told.sees("How good to see you.", "7:00 of 10:00", "goes on from the same place")
    async with story(home, clock=told.clock) as again:
        await again.press("enter")
        again.sees("How good to see you.", "7:00 of 10:00")


async def test_placeholders_say_what_is_known(home) -> None:
    home.mkdir(mode=0o700)
    (home / "group.yaml").write_text("vertais: 1\nname: The Tuesday group\n", encoding="utf-8")
    words = "{group}, {present} here, {left} min, {next_date}."
    loaded = read(SCRIPT.replace("Welcome.", words).encode(), home / "evening.yaml")
    async with story(home, script=loaded) as told:
        await told.press("enter")
        told.sees("The Tuesday group, 8 here, 10 min, the time we have agreed on.")
        await told.wait(minutes=4)
        told.sees("8 here, 6 min")


async def test_six_answers_make_an_evening_that_is_listed(home) -> None:
    async with story(home) as told:
        await told.press("c")
        told.sees("What is the evening called?", "How do people speak?")
        await told.press("ctrl+s")
        told.sees("needs a name and a question")
        await told.press(*"Our own", "enter", *"What carried?", "enter", "right", "tab", "left")
        await told.press("ctrl+s")
        told.sees("is ready", "Our own")
        script = told.app.evening.library.find("our-own").open().script
        assert (("group/volunteer",), 75) == (script.form, script.duration.total_seconds() / 60)
        await told.press("c", *"Our own", "enter", *"x", "ctrl+s")
        told.sees("is there already")
        await told.press("escape")
        told.sees("Our own")


async def test_a_highlight_that_comes_late_finds_a_shorter_list(home) -> None:
    async with story(home) as told:
        listed = told.app.screen.query_one("#scripts")
        option = listed.get_option_at_index(18)
        late = OptionList.OptionHighlighted(listed, option, 18)
        await told.press("m")
        told.app.screen.post_message(late)
        told.app.screen.post_message(OptionList.OptionSelected(listed, option, 18))
        await told.press("t")
        told.sees("at most 45 min")
