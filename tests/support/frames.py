"""What a person would see on the screen, as text."""

from __future__ import annotations

import html
import re
from typing import Any

from textual.app import App

_TEXT = re.compile(
    r'<text [^>]*?x="(?P<x>[\d.]+)"[^>]*?clip-path="url\(#[\w-]*?line-(?P<row>\d+)\)"[^>]*>'
    r"(?P<text>.*?)</text>",
    re.DOTALL,
)
CELL = 12.2
"""The width of a cell in Textual's pictures."""


def screen_text(app: App[Any]) -> str:
    """The screen's text, a line a row, taken from the public picture of it."""
    rows: dict[int, str] = {}
    for found in _TEXT.finditer(app.export_screenshot()):
        row, column = int(found["row"]), round(float(found["x"]) / CELL)
        text = html.unescape(found["text"]).replace("\xa0", " ")
        rows[row] = rows.get(row, "").ljust(column) + text
    height = max(rows, default=-1) + 1
    return "\n".join(rows.get(row, "").rstrip() for row in range(height))
