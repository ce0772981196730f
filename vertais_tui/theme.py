"""Three looks: low light for a dim room, light, and high contrast."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

from vertais_tui.i18n import N_

DARK: Final = Theme(
    name="dark",
    dark=True,
    background="#14120f",
    surface="#1b1815",
    panel="#26221d",
    foreground="#cfc6b8",
    primary="#c9a56b",
    secondary="#8fa387",
    accent="#d8b77f",
    warning="#d39a56",
    error="#d98274",
    success="#8fa387",
    variables={"text-quiet": "#9b9183", "rule": "#3b352d", "block-cursor-text-style": "none"},
)
"""Warm and dim: a screen that does not light up a face across the circle."""

LIGHT: Final = Theme(
    name="light",
    dark=False,
    background="#f7f3ec",
    surface="#efe9df",
    panel="#e4dccf",
    foreground="#2d2823",
    primary="#7a5418",
    secondary="#41603a",
    accent="#7a5418",
    warning="#8a4f0b",
    error="#9c2f20",
    success="#41603a",
    variables={"text-quiet": "#61574a", "rule": "#c9bdab", "block-cursor-text-style": "none"},
)

CONTRAST: Final = Theme(
    name="contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    foreground="#ffffff",
    primary="#ffd75f",
    secondary="#9fe89f",
    accent="#ffd75f",
    warning="#ffaf5f",
    error="#ffb0a8",
    success="#9fe89f",
    variables={"text-quiet": "#dddddd", "rule": "#9a9a9a", "block-cursor-text-style": "bold"},
)

THEMES: Final = (DARK, LIGHT, CONTRAST)

NAMES: Final = {
    "dark": N_("Dark"),
    "light": N_("Light"),
    "contrast": N_("High contrast"),
}
"""What the looks are called."""
