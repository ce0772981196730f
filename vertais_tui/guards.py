"""Between a meeting and the world: the last filter, faults without values, the terminal."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from vertais_tui.text import harmless


class HarmlessFilter(LineFilter):
    """Lets nothing that steers a terminal out, whatever widget painted it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Replace dangerous characters in every segment that has any."""
        return [
            segment
            if segment.control or segment.text.isalnum()
            else Segment(harmless(segment.text), segment.style, segment.control)
            for segment in segments
        ]


@dataclass(frozen=True, slots=True)
class Fault:
    """What may be told about a fault in the program: its kind and place, never its values."""

    kind: str
    place: str


def fault_of(error: BaseException) -> Fault:
    """The kind and place of an error: the last line of ours that it went through."""
    package = Path(__file__).parent
    place = "?"
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(package):
            place = f"{path.relative_to(package)}:{frame.lineno}"
    return Fault(type(error).__name__, place)


def terminal_is_there() -> bool:
    """Whether the terminal still answers; one whose window is gone would keep us busy for ever."""
    stdin = sys.__stdin__
    if stdin is None or not stdin.isatty():
        return True
    try:
        os.ttyname(stdin.fileno())
        import termios

        termios.tcgetattr(stdin.fileno())
    except OSError:
        return False
    except ImportError:
        return True
    except Exception as error:  # noqa: BLE001 (termios.error is no OSError)
        return type(error).__name__ != "error"
    return True


def terminal_size() -> tuple[int, int] | None:
    """Columns and rows of the terminal as the system knows them; ``None`` where it is none."""
    stdin = sys.__stdin__
    try:
        columns, rows = os.get_terminal_size(-1 if stdin is None else stdin.fileno())
    except (OSError, ValueError):
        return None
    return columns, rows


FAREWELL: Final = 3.0
"""Seconds that restoring the terminal may take after a signal."""


def stop_at_the_latest(code: int, last: Callable[[], None]) -> None:
    """End the process with ``code`` after `FAREWELL`, whatever holds it up; ``last`` runs first.

    A terminal that is gone can hold up the farewell for ever. Everything is saved by then.
    """

    def stop() -> None:
        last()
        os._exit(code)

    last_resort = threading.Timer(FAREWELL, stop)
    last_resort.daemon = True
    last_resort.start()
