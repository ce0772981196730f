"""A word on the terminal before anything heavy is loaded, and the taking back of it."""

from __future__ import annotations

import sys
from typing import Final

WORD: Final = "vertais …"


def _seen() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr))


def say() -> None:
    """Show that something is coming."""
    if _seen():
        sys.stdout.write(f"{WORD}\r")
        sys.stdout.flush()


def take_back() -> None:
    """Leave the line as it was found."""
    if _seen():
        sys.stdout.write(" " * len(WORD) + "\r")
        sys.stdout.flush()
