"""Where vertais keeps things on this computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The folders of one person. Working them out touches no disk."""

    data: Path
    """The vault and the person's own scripts."""
    config: Path
    """config.toml and group.yaml."""

    @property
    def scripts(self) -> Path:
        """The person's own scripts."""
        return self.data / "scripts"

    @property
    def group_file(self) -> Path:
        """What the group has written down about itself."""
        return self.config / "group.yaml"

    @property
    def config_file(self) -> Path:
        """The settings."""
        return self.config / "config.toml"


def places(environ: Mapping[str, str]) -> Places:
    """The folders to use: everything under ``VERTAIS_HOME`` where it is set, else the system's.

    A relative or empty ``XDG_…`` variable is ignored, as the XDG specification asks.
    """
    home = environ.get("VERTAIS_HOME", "")
    if home:
        folder = Path(home).expanduser().absolute()
        return Places(data=folder, config=folder)
    import platformdirs

    system = platformdirs.PlatformDirs("vertais", appauthor=False, roaming=False)
    return Places(data=system.user_data_path, config=system.user_config_path)


def private_folder(folder: Path) -> None:
    """Create ``folder`` and what is missing above it, each readable by this person only.

    ``os.makedirs(mode=0o700)`` would leave the parents readable by everyone.

    Raises:
        OSError: A level cannot be created.
    """
    missing = [level for level in (folder, *folder.parents) if not level.exists()]
    for level in reversed(missing):
        level.mkdir(mode=0o700, exist_ok=True)
