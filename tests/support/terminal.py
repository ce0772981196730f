"""A real process in a real pseudo-terminal, and what its screen shows."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

ALTERNATE_SCREEN_LEFT = b"\x1b[?1049l"
PATIENCE = 30.0
"""Seconds before a word that does not come is given up; a slow machine needs some."""


class Terminal:
    """`vertais` as a person would run it. Waits for words on the screen, never for time."""

    def __init__(
        self,
        arguments: Sequence[str],
        home: Path,
        *,
        size: tuple[int, int] = (80, 24),
        environ: Mapping[str, str] | None = None,
        driver: str | None = None,
    ) -> None:
        """Start; ``driver`` is code to run in place of ``python -m vertais_tui``."""
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        program = ["-c", driver] if driver else ["-m", "vertais_tui"]
        self.child = pexpect.spawn(
            sys.executable,
            [*program, *arguments],
            env=environment(home, environ),
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None

    def _read(self) -> bool:
        try:
            data: bytes = self.child.read_nonblocking(65536, timeout=0.5)  # type: ignore[assignment]
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        # pyte does not know the kitty keyboard protocol and would print its answers
        self._stream.feed(re.sub(rb"\x1b\[[<>=?][\d;]*[u$]p?|\x1b\[>[\d;]*[qm]", b"", data))
        return True

    @property
    def text(self) -> str:
        """The screen as it stands."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def sees(self, *words: str) -> str:
        """Wait until every one of the words is on the screen."""
        end = time.monotonic() + PATIENCE
        while not all(word in self.text for word in words):
            assert self._read(), f"ended before {words} was seen:\n{self.text}\n{self.raw[-400:]!r}"
            assert time.monotonic() < end, f"{words} never seen:\n{self.text}"
        return self.text

    def send(self, *keys: str) -> None:
        """Press keys."""
        for key in keys:
            self.child.send(key)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def tell(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(int(self.child.pid or 0), number)

    def kill(self) -> None:
        """Stop at once, as a power cut would."""
        self.tell(signal.SIGKILL)
        self.ends()

    def ends(self) -> int:
        """Wait for the end; the exit code, or 128 and the signal's number as a shell says it."""
        end = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < end, f"never ended:\n{self.text}"
        self.child.wait()
        if self.child.signalstatus is not None:
            return 128 + int(self.child.signalstatus)
        return int(self.child.exitstatus or 0)

    @property
    def was_restored(self) -> bool:
        """Whether the alternate screen was left and typing is echoed again."""
        return self.raw.rstrip().rfind(ALTERNATE_SCREEN_LEFT) > 0

    @property
    def echoes(self) -> bool:
        """Whether the terminal is in its ordinary mode."""
        return bool(termios.tcgetattr(self.child.child_fd)[3] & termios.ECHO)


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment with nothing in it but what the program needs."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "TERM": "xterm-256color",
        "LANG": "en_GB.UTF-8",
        "PYTHONUTF8": "1",
        "TZ": "Europe/Helsinki",
        "VERTAIS_HOME": str(home),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        **(more or {}),
    }
