"""From a file to text that YAML may be read from: bounded, decoded, harmless."""

from __future__ import annotations

import os
import re
import stat
from itertools import islice
from pathlib import Path
from typing import Final

from vertais_tui.script.problems import Problem, problem, unreadable
from vertais_tui.script.reading import Reading
from vertais_tui.text import dangerous_characters, harmless

LARGEST: Final = 1024 * 1024
"""Bytes a script may have."""
_MOST_CHARACTERS_NAMED: Final = 100
"""Dangerous characters are each a problem, but a megabyte of them is not a megabyte of problems."""
_UNKNOWN_TO_YAML: Final = re.compile("[\ufffe\uffff]")
_BYTE_ORDER_MARK: Final = "\ufeff"
# A FIFO put in the file's place after it was looked at must not hold us up either,
# and a terminal must not become ours.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


Stamp = tuple[int, int, int]
"""What changes when a file is saved: its time, its length, which file it is."""


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file, or ``None`` where there is none to be seen."""
    try:
        seen = path.stat()
    except (OSError, ValueError):
        return None
    return (seen.st_mtime_ns, seen.st_size, seen.st_ino)


def fetch(path: Path) -> bytes:
    """The bytes of a regular file of at most `LARGEST` bytes. Never waits for a FIFO.

    Raises:
        ScriptUnreadable: There is no such file, it is something else than a file,
            it may not be read, or it is too large.
    """
    name = harmless(str(path))
    try:
        _refuse_unless_file(path.stat().st_mode, name)
        with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 (a descriptor, not a path)
            _refuse_unless_file(os.fstat(file.fileno()).st_mode, name)
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise unreadable("V001", name=name) from None
    except PermissionError:
        raise unreadable("V002", name=name) from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise unreadable("V003", name=name, reason=reason) from None
    if len(data) > LARGEST:
        raise unreadable("V004", name=name, limit=LARGEST // 1024)
    return data


def _refuse_unless_file(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise unreadable("V005", name=name)
    if not stat.S_ISREG(mode):
        raise unreadable("V006", name=name)


def decode(data: bytes) -> str | Problem:
    """The text of ``data``, or why it is not text."""
    zero = data.find(b"\0")
    if zero >= 0:
        return problem("V102", *_place_of_byte(data, zero))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        begin = data.rfind(b"\n", 0, error.start) + 1
        line = data[begin:].partition(b"\n")[0].decode(errors="replace")
        place = _place_of_byte(data, error.start)
        return problem("V101", *place, excerpt=tidy(line))


def _place_of_byte(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset].rpartition(b"\n")[2].decode(errors="replace")
    return data.count(b"\n", 0, offset) + 1, len(before.lstrip(_BYTE_ORDER_MARK)) + 1


def tidy(text: str) -> str:
    """``text`` as lines are counted in it: without byte order mark, line feeds only."""
    return text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")


def disarm(text: str, reading: Reading) -> str:
    """Tidy text with each character that may not stand in a script noted and replaced.

    Every place stays where it was, so that the rest can still be read and located.
    """
    marked = _UNKNOWN_TO_YAML.sub("\x00", text)
    found = list(islice(dangerous_characters(marked), _MOST_CHARACTERS_NAMED))
    for place, _character in found:
        line = text.count("\n", 0, place) + 1
        column = place - text.rfind("\n", 0, place)
        reading.problem_at("V104", line, column, character=f"U+{ord(text[place]):04X}")
    return harmless(marked) if found else text
