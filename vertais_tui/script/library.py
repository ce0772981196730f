"""The scripts at hand: those shipped with vertais and the person's own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Final

from vertais_tui.errors import CannotWrite, ScriptError, ScriptInvalid, ScriptUnknown
from vertais_tui.i18n import N_
from vertais_tui.paths import private_folder
from vertais_tui.script.loader import Loaded, read
from vertais_tui.script.problems import Problem, quoted, unreadable
from vertais_tui.script.source import decode, fetch
from vertais_tui.text import harmless

ORDER: Final = (
    "first-meeting",
    "basic-evening",
    "shame-and-guilt",
    "grief-and-loss",
    "carers-tiredness",
    "my-resources",
    "last-meeting",
    "talking-circle",
    "silent-writing",
    "online-meeting",
    "small-turnout",
    "triads",
    "one-persons-question",
    "visiting-professional",
    "after-a-hard-meeting",
    "book-picture-song",
    "one-to-one",
    "facilitators-supervision",
    "first-try",
)
"""The shipped scripts as they are listed; any others follow by id."""
_ID: Final = re.compile(r"^id:[ \t]*[\"']?([a-z0-9-]{1,64})", re.MULTILINE)
_SUFFIXES: Final = (".yaml", ".yml")
_PACKAGE: Final = Path(__file__).parent.parent


class Origin(StrEnum):
    """Where a script was found."""

    SHIPPED = "shipped"
    OWN = "own"
    """In the person's own folder."""
    FILE = "file"
    """Anywhere else, asked for by its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One script of the library, usable or not."""

    id: str
    """The script's id; the name of the file where it cannot be read."""
    path: Path
    origin: Origin
    found: Loaded | ScriptError
    """The script, or why there is none."""

    @property
    def loaded(self) -> Loaded | None:
        """The script, if it can be used."""
        return self.found if isinstance(self.found, Loaded) else None

    @property
    def error(self) -> ScriptError | None:
        """Why the script cannot be used, if it cannot."""
        return self.found if isinstance(self.found, ScriptError) else None

    @property
    def first_problem(self) -> Problem | None:
        """The first problem in the file, if it could be read and has one."""
        return self.found.problems[0] if isinstance(self.found, ScriptInvalid) else None

    def open(self) -> Loaded:
        """The script.

        Raises:
            ScriptError: Why it cannot be used.
        """
        if isinstance(self.found, ScriptError):
            raise self.found
        return self.found


def shipped_folder() -> Path:
    """Where the shipped scripts are: in the package, or beside it in a working copy."""
    inside = _PACKAGE / "_sessions"
    return inside if inside.is_dir() else _PACKAGE.parent / "sessions"


class Library:
    """Finds scripts. Reads the folders when first asked, not before.

    What has been read is remembered by its content, so that looking again is cheap.

    Args:
        own: The person's own folder; it need not exist.
        shipped: The folder of shipped scripts, where it is not the usual one.
    """

    def __init__(self, own: Path | None = None, shipped: Path | None = None) -> None:
        self._own = own
        self._shipped = shipped
        self._remembered: dict[Path, tuple[bytes, Entry]] = {}
        self._known: tuple[Entry, ...] | None = None

    def entries(self) -> tuple[Entry, ...]:
        """Every script: the person's own by id, then the shipped ones in their order.

        A script that cannot be used is an entry as well. An own script hides the
        shipped one of the same id, even while it has problems: what is opened by a
        name never changes in silence.
        """
        if self._known is None:
            self._known = arranged(list(self.reading()))
        return self._known

    @property
    def known(self) -> tuple[Entry, ...] | None:
        """`entries`, if they have been read."""
        return self._known

    def settle(self, read: Iterable[Entry]) -> tuple[Entry, ...]:
        """Take what `reading` gave as the entries."""
        self._known = arranged(read)
        return self._known

    def reading(self) -> Iterator[Entry]:
        """Read one script after the other, so that something else can be done in between."""
        for folder, origin in self._folders():
            for found in _listing(folder, origin):
                yield self._entry(found, origin) if isinstance(found, Path) else found

    def keep(self, script_id: str, text: str) -> Path:
        """Write a new script into the person's own folder, never over another.

        Raises:
            CannotWrite: It is there already, or the disk does not take it.
        """
        if self._own is None:
            raise CannotWrite(N_("There is no folder for own scripts."))
        path = self._own / f"{script_id}.yaml"
        with suppress(OSError):  # what is in the way is told when the file is written
            private_folder(self._own)
        write_new(path, text)
        return path

    def look_again(self) -> None:
        """Read the folders anew when next asked."""
        self._known = None

    def _folders(self) -> tuple[tuple[Path | None, Origin], ...]:
        return ((self._own, Origin.OWN), (self._shipped or shipped_folder(), Origin.SHIPPED))

    def _entry(self, path: Path, origin: Origin) -> Entry:
        try:
            data = fetch(path)
        except ScriptError as error:
            return Entry(id=quoted(path.stem), path=path, origin=origin, found=error)
        before = self._remembered.get(path)
        if before is not None and before[0] == data:
            return before[1]
        try:
            loaded = read(data, path, _Others(self, path))
        except ScriptError as error:
            return Entry(id=quoted(path.stem), path=path, origin=origin, found=error)
        entry = Entry(id=loaded.script.id, path=path, origin=origin, found=loaded)
        if not loaded.extends:  # its content alone would not tell whether it is still the same
            self._remembered[path] = (data, entry)
        return entry

    def texts(self) -> Iterator[tuple[Path, str, str]]:
        """Each script that has an id and can be decoded: its file, its id and its text."""
        for folder, origin in self._folders():
            for path in _listing(folder, origin):
                if not isinstance(path, Path):
                    continue
                with suppress(ScriptError):
                    text = decode(fetch(path))
                    found = _ID.search(text) if isinstance(text, str) else None
                    if found is not None and isinstance(text, str):
                        yield path, found[1], text

    def find(self, name: str) -> Entry:
        """The script of that id, or in that file if ``name`` is a path.

        A path holds a slash, ends in ``.yaml`` or ``.yml``, or is a file that exists.

        Raises:
            ScriptUnknown: There is neither.
        """
        if not _is_path(name):
            for entry in self.entries():
                if entry.id == name:
                    return entry
            if not os.path.exists(name):  # noqa: PTH110 (Path.exists raises for some names)
                raise self._unknown(name)
        return self._entry(Path(name), Origin.FILE)

    def _unknown(self, name: str) -> ScriptUnknown:
        ids = [entry.id for entry in self.entries()]
        nearest = get_close_matches(name[:64].casefold(), ids, n=1)
        if nearest:
            return ScriptUnknown(
                N_("There is no script “{name}”. Did you mean “{nearest}”?"),
                name=quoted(name),
                nearest=quoted(nearest[0]),
            )
        return ScriptUnknown(
            N_("There is no script “{name}”. The list shows those there are."), name=quoted(name)
        )


def write_new(path: Path, text: str) -> None:
    """Write a new file, never over another.

    Raises:
        CannotWrite: It is there already, or the disk does not take it.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        why = N_("{file} is there already; it is left as it is. Name a new file.")
        raise CannotWrite(why, file=harmless(str(path))) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        why = N_("{file} cannot be written: {why}.")
        raise CannotWrite(why, file=harmless(str(path)), why=reason) from error


class _Others:
    """The scripts that one file may extend: all but itself, so that it may bear the same id."""

    def __init__(self, library: Library, path: Path) -> None:
        self._library = library
        self._path = os.path.abspath(path)  # noqa: PTH100 (Path.resolve fails on loops of links)

    def ids(self) -> tuple[str, ...]:
        """The ids there are."""
        return tuple(
            script_id for path, script_id, _ in self._library.texts() if self._is_other(path)
        )

    def source(self, script_id: str) -> str | None:
        """The text of the first script of that id."""
        for path, found, text in self._library.texts():
            if found == script_id and self._is_other(path):
                return text
        return None

    def _is_other(self, path: Path) -> bool:
        return os.path.abspath(path) != self._path  # noqa: PTH100


def arranged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Own scripts by id, then the shipped ones that they do not hide, in `ORDER`."""
    every = list(entries)
    own = sorted((each for each in every if each.origin is Origin.OWN), key=lambda each: each.id)
    hidden = {entry.id for entry in own}
    shipped = (each for each in every if each.origin is Origin.SHIPPED and each.id not in hidden)
    return (*own, *sorted(shipped, key=_place_among_shipped))


def _is_path(name: str) -> bool:
    return bool(re.search(r"[/\\]", name)) or name.endswith(_SUFFIXES)


def _place_among_shipped(entry: Entry) -> tuple[int, str]:
    return (ORDER.index(entry.id) if entry.id in ORDER else len(ORDER), entry.id)


def _listing(folder: Path | None, origin: Origin) -> Iterator[Path | Entry]:
    """The scripts of one folder; a folder that cannot be listed is an entry with its error."""
    if folder is None:
        return
    try:
        paths = list(_scripts(folder.iterdir()))
    except FileNotFoundError:
        return
    except OSError as error:
        reason = error.strerror or type(error).__name__
        why = unreadable("V007", name=harmless(str(folder)), reason=reason)
        yield Entry(id=quoted(folder.name), path=folder, origin=origin, found=why)
        return
    yield from paths


def _scripts(paths: Iterable[Path]) -> Iterator[Path]:
    """Hidden files are left out: editors and macOS leave such beside a script."""
    for path in sorted(paths):
        if path.suffix in _SUFFIXES and not path.name.startswith("."):
            yield path
