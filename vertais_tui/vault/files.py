"""Files that only this person can read, in a folder that only this person can enter."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from vertais_tui.errors import CannotWrite, VaultUnsafe
from vertais_tui.i18n import N_
from vertais_tui.paths import private_folder

VAULT: Final = "vault.db"
COPY: Final = "vault-copy.db"
LOGIN_KEY: Final = "login.key"
LOCK: Final = "live.lock"
_COMPANIONS: Final = ("-wal", "-shm", "-journal", "")
"""What SQLite keeps beside a file; the file itself comes last, so that none is left alone."""
_NOFOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def disk() -> Iterator[None]:
    """Turn what the system says of a file into words.

    Raises:
        CannotWrite: The disk does not take it.
    """
    try:
        yield
    except OSError as error:
        raise cannot_write(error.strerror or type(error).__name__) from error


def cannot_write(why: object) -> CannotWrite:
    """The error for a disk that does not take something: what, what is safe, what to do."""
    return CannotWrite(
        N_(
            "The vault could not be written ({why}). What was saved before is safe. "
            "Make room on the disk, or check that you may write there."
        ),
        why=str(why),
    )


def prepare_folder(folder: Path) -> None:
    """Make the vault's folder if need be, and see that it is safe.

    Raises:
        CannotWrite: It cannot be made.
        VaultUnsafe: Others can enter it, or it is a link.
    """
    with disk():
        refuse_unsafe(folder)
        private_folder(folder)
    refuse_unsafe(folder)


def refuse_unsafe(folder: Path) -> None:
    """See that nobody else can enter the vault's folder.

    Raises:
        VaultUnsafe: Others can enter it, or it is a link.
    """
    if folder.is_symlink():
        raise VaultUnsafe(
            N_("{folder} is a link. Put the vault in a folder of its own."), folder=folder
        )
    if sys.platform == "win32":  # pragma: no cover
        return
    if folder.exists() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        raise VaultUnsafe(
            N_("Others on this computer can enter {folder}. Mend it with: chmod 700 {folder}"),
            folder=folder,
        )


def refuse_unwritable(folder: Path) -> None:
    """See that the vault's folder can be written, or made where it is not there yet.

    Raises:
        CannotWrite: It cannot.
    """
    with disk():
        nearest = next(level for level in (folder, *folder.parents) if level.exists())
        if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
            return
    raise CannotWrite(
        N_("Nothing can be written in {folder}. See that it is a folder of your own."),
        folder=nearest,
    )


def create_private(path: Path, content: bytes = b"") -> None:
    """Make a new file, readable by this person only, and see it onto the disk.

    Raises:
        OSError: It is there already, or cannot be made.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """See the names in a folder onto the disk; not every system can."""
    if sys.platform == "win32":  # pragma: no cover
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(target: Path, fill: Callable[[Path], None]) -> None:
    """Put a new file, which ``fill`` writes, in the place of ``target``, all or nothing.

    Raises:
        OSError: The disk does not take it; ``target`` is as it was.
    """
    fresh = _fresh(target)
    remove(fresh)
    create_private(fresh)
    try:
        fill(fresh)
        with fresh.open("r+b") as file:
            os.fsync(file.fileno())
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            remove(fresh)
        raise
    settle(target.parent)


def remove(path: Path) -> None:
    """Remove a database that nobody needs, with what SQLite may have left beside it."""
    for ending in _COMPANIONS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a process that was killed while it wrote a new file left behind."""
    for name in (VAULT, COPY):
        remove(_fresh(folder / name))


def _fresh(target: Path) -> Path:
    return target.with_name(f"{target.name}.new")


def damaged_files(path: Path) -> list[Path]:
    """The damaged files that were put aside, with what belongs to them.

    Raises:
        CannotWrite: The folder cannot be read.
    """
    with disk():
        return sorted(path.parent.glob(f"{path.name}.damaged-*"))


def put_aside(path: Path) -> Path:
    """Rename a damaged file, with what belongs to it, out of the way; nothing is thrown away.

    Raises:
        OSError: It cannot be renamed.
    """
    number = 1
    while path.with_name(f"{path.name}.damaged-{number}").exists():
        number += 1
    aside = path.with_name(f"{path.name}.damaged-{number}")
    for ending in _COMPANIONS:
        companion = path.with_name(path.name + ending)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + ending))
    settle(path.parent)
    return aside
