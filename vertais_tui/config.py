"""The settings in config.toml: which language, which theme. Nothing private is kept there."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from vertais_tui.errors import CannotWrite, ConfigError
from vertais_tui.i18n import LANGUAGES, N_
from vertais_tui.paths import private_folder

THEMES: Final = ("dark", "light", "contrast")
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {"language": LANGUAGES, "theme": THEMES}
"""Every setting and the values it may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the person has chosen; ``None``: the computer's locale decides."""

    language: str | None = None
    theme: str = THEMES[0]


def load(path: Path) -> Settings:
    """Read the settings; a missing file means none have been chosen.

    Raises:
        ConfigError: The file cannot be read, is not TOML, or holds something unknown.
    """
    try:
        if path.exists() and not path.is_file():
            raise ConfigError(N_("{file} is not an ordinary file."), file=path)
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as error:
        raise ConfigError(N_("{file} is not UTF-8 text."), file=path) from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ConfigError(N_("{file} cannot be read: {why}."), file=path, why=why) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(N_("{file} is not TOML: {why}."), file=path, why=error) from error
    for name, value in values.items():
        _check(path, name, value)
    return Settings(**values)


def _check(path: Path, name: str, value: object) -> None:
    if name not in CHOICES:
        near = get_close_matches(name, CHOICES, 1) or tuple(CHOICES)
        raise ConfigError(
            N_("{file}: there is no setting “{name}”. Did you mean “{near}”?"),
            file=path,
            name=name,
            near=near[0],
        )
    if value not in CHOICES[name]:
        raise ConfigError(
            N_("{file}: “{name}” is one of {choices}."),
            file=path,
            name=name,
            choices=", ".join(CHOICES[name]),
        )


def save(path: Path, name: str, value: str) -> None:
    """Change one setting, keeping the rest of the file and its comments; all or nothing.

    Raises:
        CannotWrite: The disk does not take it.
    """
    import tomlkit

    try:
        private_folder(path.parent)
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
        document[name] = value
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".config-")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(tomlkit.dumps(document))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        raise CannotWrite(N_("The setting could not be saved in {file}."), file=path) from error
