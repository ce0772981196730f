"""The first thing that runs: a word on the screen before anything heavy is imported."""

from __future__ import annotations

import gc
import sys
from typing import Final

from vertais_tui import first_word

DRAWS: Final = {"demo", "run"}
"""Commands that open a screen; so does no command at all."""


def main() -> None:
    """Say that something is coming, then hand over to the command line."""
    if not sys.argv[1:] or DRAWS & set(sys.argv[1:]):
        gc.disable()  # until the first page is painted: collecting costs a tenth of the start
        first_word.say()
    from vertais_tui.cli import main as command_line

    command_line(prog_name="vertais")
