"""The first thing that runs: a word on the screen before anything heavy is imported."""

from __future__ import annotations

import gc
import sys
from typing import Final

DRAWS: Final = {"demo", "run"}
"""Commands that open a screen; so does no command at all."""


def main() -> None:
    """Say that something is coming, then hand over to the command line."""
    if not sys.argv[1:] or DRAWS & set(sys.argv[1:]):
        gc.disable()  # until the first page is painted: collecting costs a tenth of the start
        if all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)):
            sys.stdout.write("vertais …\r")
            sys.stdout.flush()
    from vertais_tui.cli import main as command_line

    command_line(prog_name="vertais")
