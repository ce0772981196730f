"""An evening at the keyboard: press keys, let time pass, look at the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from tests.support.frames import screen_text
from tests.support.manual_clock import ManualClock
from vertais_tui import i18n
from vertais_tui.app import VertaisApp
from vertais_tui.config import Settings
from vertais_tui.evening import Evening
from vertais_tui.paths import Places
from vertais_tui.screens.choices import Wishes
from vertais_tui.script.loader import Loaded


class Story:
    """One app under the hands of one person."""

    def __init__(self, app: VertaisApp, pilot: Pilot[None], clock: ManualClock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    async def press(self, *keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Put text into the field that has the focus, as a paste does."""
        assert self.app.focused is not None, "no field has the focus"
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def wait(self, **span: float) -> None:
        """Let time pass; the clocks on the screen follow."""
        self.clock.advance(**span)
        await self.tick()

    async def tick(self) -> None:
        """Let the clocks on the screen read the time."""
        self.app.beat()
        for screen in self.app.screen_stack:
            if hasattr(screen, "tick"):
                screen.tick()
        await self.pilot.pause()

    @property
    def seen(self) -> str:
        """What is on the screen."""
        return screen_text(self.app)

    def sees(self, *words: str) -> None:
        """Every one of the words is on the screen."""
        frame = self.seen
        missing = [word for word in words if word not in frame]
        assert not missing, f"not on the screen: {missing}\n{frame}"

    def sees_no(self, *words: str) -> None:
        """None of the words is on the screen."""
        frame = self.seen
        found = [word for word in words if word in frame]
        assert not found, f"on the screen: {found}\n{frame}"


@asynccontextmanager
async def story(
    home: Path,
    *,
    clock: ManualClock | None = None,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    script: Loaded | None = None,
    wishes: Wishes | None = None,
    passphrase: str | None = None,
    made: bool = True,
    kept: bool = True,
    theme: str = "dark",
) -> AsyncIterator[Story]:
    """Open the app in ``home``; ``made``: with a vault that is there and open."""
    i18n.use(language)
    clock = clock or ManualClock()
    evening = Evening(Places(data=home, config=home), clock, kept=kept)
    if made:
        if evening.is_new:
            evening.create(passphrase)
        else:
            evening.unlock(passphrase)
    app = VertaisApp(
        evening, settings=Settings(language=language, theme=theme), script=script, wishes=wishes
    )
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Story(app, pilot, clock)
    evening.lock_up()
