"""``python -m benchmarks [--quick]``: measure everything and print one table."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks import core, screens
from benchmarks.table import show


def main(*, quick: bool) -> None:
    """Measure; ``quick`` takes a fifth of the time and is rougher."""
    runs, presses, seconds = (3, 60, 10) if quick else (9, 300, 60)
    environ = {
        "PATH": os.environ.get("PATH", ""),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    rows = [
        *screens.start(environ, runs),
        *screens.keys(environ, presses),
        *screens.idle(environ, seconds),
        *screens.resume(environ, runs),
        *core.vault(),
        *core.engine(),
        *core.check(environ, runs),
    ]
    print(show(rows))


if __name__ == "__main__":
    main(quick="--quick" in sys.argv[1:])
