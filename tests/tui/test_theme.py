"""Every look can be read in a dim room, by tired eyes, without colour."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from tests.support.stories import story
from vertais_tui.theme import CONTRAST, THEMES


def ratio(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 counts it, 1 to 21."""

    def light(colour: str) -> float:
        parts = (part / 255 for part in Color.parse(colour).rgb)
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_stand_out_from_every_ground(theme: Theme) -> None:
    least = 7 if theme is CONTRAST else 4.5
    inks = [theme.foreground, theme.accent, theme.warning, theme.error, theme.success]
    for ink in [*inks, theme.variables["text-quiet"]]:
        for ground in (theme.background, theme.panel):
            assert ratio(str(ink), str(ground)) >= least, (ink, ground)


def test_the_dark_look_does_not_light_up_a_face() -> None:
    assert ratio("#000000", str(THEMES[0].background)) < 1.2


async def test_every_mark_is_told_without_colour(home, basic) -> None:
    """Speaking, heard, passed, later, away, new and paused each have a sign or a word."""
    async with story(home, script=basic, size=(120, 40)) as told:
        await told.press("enter", "space", "space", "space", "space", "p", "l", "a", "7", "A", "z")
        told.sees("✓1", "–2 pass", "↻3 later", "▶4", "○5", "◌7 away", "○9✦", "PAUSED")
