"""What the screens look like, line by line, in three sizes and two languages."""

from __future__ import annotations

import pytest

from tests.support.stories import Story, story
from vertais_tui.screens.choices import Wishes

SIZES = [(60, 20), (80, 24), (120, 40)]


def by_size(size: tuple[int, int]) -> str:
    return "x".join(map(str, size))


in_every_size = pytest.mark.parametrize("size", SIZES, ids=by_size)
in_both_languages = pytest.mark.parametrize("language", ["fi", "en"])


async def in_the_round(told: Story) -> None:
    """Chair 5 speaks; one has passed, one speaks later, one is away, one is new."""
    await told.press("enter", "space", "space", "space")
    await told.wait(seconds=75)
    await told.press("space", "p", "l", "a", "7", "A")
    await told.wait(seconds=30)
    await told.press("space")
    await told.wait(seconds=50)


@in_every_size
@in_both_languages
async def test_live_round(home, frame, basic, size, language) -> None:
    async with story(home, script=basic, size=size, language=language) as told:
        await in_the_round(told)
        assert told.seen == frame


@in_every_size
async def test_live_normalising(home, frame, basic, size) -> None:
    async with story(home, script=basic, size=size, language="fi") as told:
        await told.press("enter", *["N"] * 6)
        assert told.seen == frame


@in_every_size
async def test_live_twelve_chairs_and_twenty_minutes_late(home, frame, basic, size) -> None:
    async with story(home, script=basic, size=size, language="fi", wishes=Wishes(seats=12)) as told:
        await told.press("enter", "space", "space", *["space", "l"] * 5)
        await told.wait(minutes=34)
        await told.press("z", "N")
        assert told.seen == frame


@in_every_size
async def test_home(home, frame, size) -> None:
    async with story(home, size=size, language="fi") as told:
        await told.press("down")
        assert told.seen == frame


@in_every_size
async def test_home_with_a_meeting_to_go_on_with(home, frame, basic, size) -> None:
    async with story(home, script=basic, language="fi") as told:
        await in_the_round(told)
    async with story(home, clock=told.clock, size=size, language="fi") as told:
        await told.wait(minutes=4)
        told.app.screen.relabel()
        await told.press("tab")
        assert told.seen == frame


@in_every_size
@in_both_languages
async def test_preflight(home, frame, basic, size, language) -> None:
    async with story(
        home, script=basic, size=size, language=language, wishes=Wishes(seats=12)
    ) as told:
        await told.press("left", "left")
        assert told.seen == frame


@in_every_size
async def test_closing(home, frame, basic, size) -> None:
    async with story(home, script=basic, size=size, language="fi") as told:
        await in_the_round(told)
        await told.press("e", "e")
        assert told.seen == frame


@in_every_size
async def test_help(home, frame, basic, size) -> None:
    async with story(home, script=basic, size=size, language="fi") as told:
        await told.press("enter", "question_mark")
        assert told.seen == frame


@in_every_size
async def test_reflections(home, frame, basic, size) -> None:
    async with story(home, script=basic, size=size, language="fi") as told:
        await told.press("enter", "m")
        assert told.seen == frame


@in_every_size
async def test_notes_open(home, frame, size) -> None:
    async with story(home, size=size, language="fi") as told:
        await told.press("n", "n")
        await told.type("Olin väsynyt, Anna oli avuksi.")
        await told.press("ctrl+s")
        await told.press("enter")
        assert told.seen == frame


@in_every_size
async def test_note_editor(home, frame, size) -> None:
    async with story(home, size=size, language="fi") as told:
        await told.press("n", "n")
        await told.type("Kiitos [/ ryhmälle")
        await told.press("tab")
        assert told.seen == frame


@in_every_size
async def test_first_start(home, frame, size) -> None:
    async with story(home, size=size, language="fi", made=False) as told:
        assert told.seen == frame


@in_every_size
async def test_demonstration(home, frame, basic, size) -> None:
    async with story(home, script=basic, size=size, language="fi", kept=False) as told:
        assert told.seen == frame


async def test_unlock(home, frame) -> None:
    async with story(home, passphrase="neljä sanaa jotka sopivat"):
        pass
    async with story(home, language="fi", made=False) as told:
        await told.type("väärä")
        await told.press("enter")
        assert told.seen == frame


async def test_too_small(home, frame, basic) -> None:
    async with story(home, script=basic, size=(50, 14), language="fi") as told:
        assert told.seen == frame
