"""From a command to an open application, and safely out again."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from vertais_tui import config, first_word, i18n
from vertais_tui.clock import SystemClock
from vertais_tui.errors import NoTerminal
from vertais_tui.i18n import N_, _, say
from vertais_tui.paths import Places, places

if TYPE_CHECKING:
    from vertais_tui.evening import Evening
    from vertais_tui.screens.choices import Wishes
    from vertais_tui.script.library import Library
    from vertais_tui.script.loader import Loaded

DEMO_SCRIPT: Final = "basic-evening"
DEMO_SEATS: Final = 8
LONGEST_EVENING: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a person's things are and what they have chosen."""

    places: Places
    settings: config.Settings

    @classmethod
    def prepare(cls, environ: Mapping[str, str], language: str | None) -> Opening:
        """Find the folders and speak the language asked for, chosen before, or of the locale.

        Raises:
            ConfigError: config.toml cannot be used.
        """
        i18n.use(language or i18n.from_environment(environ))
        where = places(environ)
        settings = config.load(where.config_file)
        i18n.use(language or settings.language or i18n.current())
        return cls(where, settings)

    def speaking(self, language: str | None) -> Opening:
        """The same, speaking ``language`` if there is one."""
        if language is not None:
            i18n.use(language)
        return self

    def library(self) -> Library:
        """The scripts at hand."""
        from vertais_tui.script.library import Library

        return Library(self.places.scripts)

    def home(self) -> int:
        """Open the home page; the exit code."""
        return self._open(self.places, kept=True)

    def run(self, name: str, seats: int | None, end: str | None) -> int:
        """Open the pre-flight page of a script; the exit code.

        Raises:
            ScriptError: The script cannot be used.
        """
        loaded = self.library().find(name).open()
        return self._open(
            self.places, kept=True, loaded=loaded, seats=seats, end=_instant(end) if end else None
        )

    def demo(self) -> int:
        """Open a ready group in a temporary vault, and leave nothing behind; the exit code."""
        require_terminal(os.environ)
        stop_politely()
        loaded = self.library().find(DEMO_SCRIPT).open()
        folder = Path(tempfile.mkdtemp(prefix="vertais-demo-"))
        try:
            return self._open(
                Places(data=folder, config=folder), kept=False, loaded=loaded, seats=DEMO_SEATS
            )
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _open(
        self,
        where: Places,
        *,
        kept: bool,
        loaded: Loaded | None = None,
        seats: int | None = None,
        end: datetime | None = None,
    ) -> int:
        require_terminal(os.environ)
        stop_politely()
        prepare_process(os.environ)
        from vertais_tui.evening import Evening
        from vertais_tui.screens.choices import Wishes

        evening = Evening(where, SystemClock(), kept=kept)
        if not kept:
            evening.create(None)
        return _run_app(evening, self.settings, loaded, Wishes(seats=seats, end=end))


def _run_app(
    evening: Evening, settings: config.Settings, loaded: Loaded | None, wishes: Wishes
) -> int:
    from vertais_tui.app import VertaisApp

    app = VertaisApp(evening, settings=settings, script=loaded, wishes=wishes)
    first_word.take_back()
    try:
        app.run()
    finally:
        gc.enable()
        evening.lock_up()
    if app.refusal is not None:
        click.echo(say(app.refusal.message), err=True)
    if app.fault is not None:
        _tell_fault(app.fault.kind, app.fault.place)
    return app.return_code or 0


def _tell_fault(kind: str, place: str) -> None:
    click.echo(
        _("vertais stopped because of a fault of its own ({kind}, {place}).").format(
            kind=kind, place=place
        ),
        err=True,
    )
    click.echo(
        _("The meeting is safe: start vertais again, and it goes on where it stopped."), err=True
    )


def require_terminal(environ: Mapping[str, str]) -> None:
    """Refuse to draw where nobody would see it, or where a file would.

    Raises:
        NoTerminal: One of stdin, stdout and stderr is no terminal, or it cannot draw.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise NoTerminal(
            N_(
                "There is no terminal to draw on. Start vertais in a terminal window, "
                "without redirecting it."
            )
        )
    if environ.get("TERM", "") in {"", "dumb"} and sys.platform != "win32":
        raise NoTerminal(
            N_("This terminal cannot draw a page (TERM={term}). Use an ordinary terminal window."),
            term=environ.get("TERM", ""),
        )


def stop_politely() -> None:
    """Let a signal that comes before the application follows signals unwind instead of cutting.

    A demonstration then still removes its folder.
    """
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, _frame: sys.exit(128 + number))


def prepare_process(environ: MutableMapping[str, str]) -> None:
    """Close what leaks by default, before Textual is imported: it reads these at import."""
    from vertais_tui.vault.hardening import forbid_core_dumps

    for name in [name for name in environ if name.startswith("TEXTUAL")]:
        del environ[name]
    forbid_core_dumps()


def _instant(text: str) -> datetime:
    """The next time the clock shows ``HH:MM``."""
    try:
        asked = datetime.strptime(text, "%H:%M")  # noqa: DTZ007 (only its hour and minute are used)
    except ValueError as error:
        raise click.BadParameter(_("a time looks like 19:30"), param_hint="--end") from error
    now = SystemClock().now().astimezone()
    end = now.replace(hour=asked.hour, minute=asked.minute, second=0, microsecond=0)
    if end <= now:
        end += timedelta(days=1)
    if end - now > LONGEST_EVENING:
        raise click.BadParameter(_("that time has passed"), param_hint="--end")
    return end
