"""Vaults for tests: made quickly, damaged on purpose, held by another process."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3

from tests.support.manual_clock import ManualClock
from vertais_tui.vault import files
from vertais_tui.vault.vault import Vault

ROOT = Path(__file__).parents[2]


def a_vault(folder: Path, clock: ManualClock | None = None) -> Vault:
    """The vault in ``folder``, made if need be, opened by this computer's login."""
    clock = clock or ManualClock()
    return (Vault.open if Vault.exists(folder) else Vault.create)(folder, None, clock)


def main_file(folder: Path) -> Path:
    return folder / files.VAULT


def copy_file(folder: Path) -> Path:
    return folder / files.COPY


def flip(path: Path, at: int = 100) -> bytes:
    """Flip one bit; what the file held afterwards."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    return bytes(content)


def drop(vault: Vault) -> None:
    """Let go of a vault as a crash would: nothing is brought up to date.

    SQLite's own closing is harmless here: it brings in what had been written anyway.
    """
    vault._store.close()
    if vault._claim is not None:
        vault._claim.release()


class Elsewhere:
    """Another process, told what to do and asked what it saw, one line at a time."""

    def __init__(self, code: str, *arguments: object) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def hear(self) -> str:
        """The next line it says; nothing once it has ended."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def go_on(self) -> None:
        """Let it take the next step."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def kill(self) -> list[str]:
        """End it as a power cut would; what it had still said."""
        self.process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        assert self.process.stdout is not None
        rest = self.process.stdout.read()
        self.process.wait(timeout=30)
        return [line.strip() for line in rest.splitlines()]


@contextmanager
def elsewhere(code: str, *arguments: object) -> Iterator[Elsewhere]:
    """Another process, which does not outlive the block."""
    other = Elsewhere(code, *arguments)
    try:
        yield other
    finally:
        if other.process.poll() is None:
            other.kill()
        for pipe in (other.process.stdin, other.process.stdout):
            if pipe is not None and not pipe.closed:
                pipe.close()


class Disk:
    """What lies under SQLite, and can be made to refuse; use as ``sqlcipher3.connect``."""

    def __init__(self) -> None:
        self._connect = sqlcipher3.connect
        self._refused = ""
        self._code = 0
        self._late = False
        self.refusals = 0

    def refuse(self, statement: str, *, code: int = 10, late: bool = False) -> None:
        """Fail statements that begin so; ``late``: although they were carried out."""
        self._refused, self._code, self._late = statement, code, late

    def allow(self) -> None:
        """Refuse nothing any more."""
        self._refused = ""

    def connect(self, *arguments: object, **settings: object) -> _Connection:
        return _Connection(self, self._connect(*arguments, **settings))

    def execute(
        self, connection: sqlcipher3.Connection, statement: str, *values: object
    ) -> sqlcipher3.Cursor:
        refused = bool(self._refused) and statement.startswith(self._refused)
        if refused and not self._late:
            raise self._error()
        cursor = connection.execute(statement, *values)
        if refused:
            raise self._error()
        return cursor

    def _error(self) -> sqlcipher3.OperationalError:
        self.refusals += 1
        error = sqlcipher3.OperationalError("disk I/O error")
        error.sqlite_errorcode = self._code
        return error


class _Connection:
    def __init__(self, disk: Disk, connection: sqlcipher3.Connection) -> None:
        self._disk = disk
        self._connection = connection

    def execute(self, statement: str, *values: object) -> sqlcipher3.Cursor:
        return self._disk.execute(self._connection, statement, *values)

    def close(self) -> None:
        self._connection.close()


def modes(folder: Path) -> dict[str, str]:
    """Who may do what with each file in a folder."""
    return {path.name: oct(path.stat().st_mode & 0o777) for path in sorted(folder.iterdir())}
