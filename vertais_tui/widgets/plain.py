"""Text from a script or a person, on its way to the screen."""

from __future__ import annotations

from textual.content import Content

from vertais_tui.text import harmless


def plain(text: str, style: str = "") -> Content:
    """``text`` as it stands: never markup, never a terminal command."""
    return Content.styled(harmless(text), style)


def sides(left: Content, right: Content, width: int) -> Content:
    """One line with something at each end; the left one gives way where both do not fit."""
    room = width - right.cell_length - 1
    if left.cell_length > room:
        left = left.truncate(max(0, room), ellipsis=True)
    return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)
