"""Draw the pictures in README: ``python docs/screenshots.py [FOLDER]``.

The clock stands still where it is put, so the same code draws the same pictures.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ["TZ"] = "Europe/Helsinki"
time.tzset()

from vertais_tui import i18n  # noqa: E402
from vertais_tui.app import VertaisApp  # noqa: E402
from vertais_tui.config import Settings  # noqa: E402
from vertais_tui.evening import Evening  # noqa: E402
from vertais_tui.paths import Places  # noqa: E402
from vertais_tui.script.library import Library  # noqa: E402

FOLDER = Path(__file__).parent / "screenshots"


class StillClock:
    """Moves only when told to."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def gap(self) -> timedelta:
        return timedelta()

    def catch_up(self) -> None:
        return


class Studio:
    """An evening to be pictured."""

    def __init__(self, home: Path, language: str, theme: str, size: tuple[int, int]) -> None:
        i18n.use(language)
        self.clock = StillClock()
        evening = Evening(Places(data=home, config=home), self.clock)
        evening.create(None)
        self.app = VertaisApp(evening, settings=Settings(language=language, theme=theme))
        self.size = size

    async def picture(self, name: str, acts: list[str | int], folder: Path) -> None:
        """Press keys, let seconds pass (numbers), and draw what is seen."""
        async with self.app.run_test(size=self.size) as pilot:
            await pilot.pause()
            for act in acts:
                if isinstance(act, int):
                    self.clock.at += timedelta(seconds=act)
                else:
                    await pilot.press(act)
            for screen in self.app.screen_stack:
                if hasattr(screen, "tick"):
                    screen.tick()
            await pilot.pause()
            svg = self.app.export_screenshot(title="vertais")
            (folder / f"{name}.svg").write_text(svg, "utf-8")


SHARING: list[str | int] = [
    "down",
    "enter",
    "enter",
    200,
    "space",
    200,
    "space",
    "space",
    *[act for _ in range(8) for act in ("space", 62)],
    "space",
    "space",
    "3",
    180,
    "space",
    "6",
    250,
    "space",
    "A",
    "4",
    96,
]

PICTURES: list[tuple[str, str, str, tuple[int, int], list[str | int]]] = [
    ("home-fi", "fi", "dark", (80, 24), ["down"]),
    ("live-fi", "fi", "dark", (80, 24), SHARING),
    ("live-en", "en", "light", (80, 24), SHARING),
]


async def main(folder: Path) -> None:
    """Draw every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    Library().entries()
    for name, language, theme, size, acts in PICTURES:
        with tempfile.TemporaryDirectory() as home:
            vault = Path(home) / "vertais"
            await Studio(vault, language, theme, size).picture(name, acts, folder)
        print(folder / f"{name}.svg")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
