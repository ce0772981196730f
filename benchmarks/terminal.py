"""Real processes in a real pseudo-terminal, timed from outside."""

from __future__ import annotations

import os
import resource
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

QUIET = 0.12
"""Seconds without output after which a burst counts as over."""
PATIENCE = 20.0


class Process:
    """A program on a pseudo-terminal of its own."""

    def __init__(self, arguments: Sequence[str], environ: Mapping[str, str], size: str) -> None:
        import fcntl
        import pty
        import termios

        columns, rows = map(int, size.split("x"))
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def send(self, keys: str) -> float:
        """Press keys; the instant at which they were sent."""
        at = time.perf_counter()
        os.write(self._ours, keys.encode())
        return at

    def read(self, timeout: float) -> bytes:
        """What comes within ``timeout`` seconds, or nothing."""
        ready, _, _ = select.select([self._ours], [], [], timeout)
        return os.read(self._ours, 65536) if ready else b""

    def until(self, word: bytes) -> float:
        """Wait for a word; the instant at which the burst that held it had come whole."""
        seen, last = b"", time.perf_counter()
        end = last + PATIENCE
        while time.perf_counter() < end:
            data = self.read(QUIET)
            if data:
                seen, last = seen + data, time.perf_counter()
            elif word in seen:
                return last
        raise TimeoutError(f"{word!r} never came: {seen[-300:]!r}")

    def burst(self) -> tuple[float, int]:
        """Wait for output to begin and end; when its last byte came, and how many bytes."""
        size, last = 0, time.perf_counter()
        end = last + PATIENCE
        while time.perf_counter() < end:
            data = self.read(QUIET if size else 1.0)
            if data:
                size, last = size + len(data), time.perf_counter()
            else:
                break
        return last, size

    def first_output(self) -> float:
        """The instant at which the first byte comes."""
        while not self.read(PATIENCE):
            pass
        return time.perf_counter()

    def cpu_seconds(self) -> float:
        """Processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_mib(self) -> float:
        """The most memory it has had in use, MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024


def child_seconds(arguments: Sequence[str], environ: Mapping[str, str]) -> float:
    """Processor time of a command from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], env=dict(environ), capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
