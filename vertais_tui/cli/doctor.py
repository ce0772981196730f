"""`vertais doctor`: is all well on this computer for an evening?"""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version

import click

from vertais_tui import __version__, i18n
from vertais_tui.errors import VaultError
from vertais_tui.i18n import _, say
from vertais_tui.paths import Places
from vertais_tui.script.library import Library
from vertais_tui.vault.connection import cipher_version
from vertais_tui.vault.files import refuse_unsafe
from vertais_tui.vault.vault import Vault

Finding = tuple[bool, str, str]
"""Whether it is well, what was looked at, and what was seen."""


def examine(where: Places, environ: Mapping[str, str]) -> int:
    """Print what is well and what is not; 1 where something stands in the way."""
    findings = [*_programs(), *_terminal(environ), *_folders(where), *_scripts(where)]
    for fine, what, seen in findings:
        click.echo(f"{'✓' if fine else '!'} {what:<16} {seen}")
    return 0 if all(fine for fine, _what, _seen in findings) else 1


def _programs() -> Iterator[Finding]:
    yield True, "vertais", __version__
    yield sys.version_info >= (3, 11), "Python", platform.python_version()
    yield True, "Textual", version("textual")
    yield True, "SQLCipher", cipher_version()


def _terminal(environ: Mapping[str, str]) -> Iterator[Finding]:
    size = shutil.get_terminal_size()
    room = f"{size.columns}×{size.lines}"
    yield (
        size.columns >= 60 and size.lines >= 20,
        _("terminal"),
        (f"{room} TERM={environ.get('TERM', '')}"),
    )
    encoding = sys.stdout.encoding or "?"
    yield encoding.lower().replace("-", "") == "utf8", _("characters"), encoding
    yield True, _("language"), i18n.current()


def _folders(where: Places) -> Iterator[Finding]:
    yield True, _("settings"), str(where.config_file)
    yield True, _("vault"), str(where.data)
    if not Vault.exists(where.data):
        yield True, _("notes"), _("none yet; the first start makes the vault")
        return
    try:
        refuse_unsafe(where.data)
    except VaultError as error:
        yield False, _("notes"), say(error.message)
        return
    lock = (
        _("open with a passphrase")
        if Vault.needs_passphrase(where.data)
        else _("open with this computer's login only")
    )
    yield True, _("notes"), lock


def _scripts(where: Places) -> Iterator[Finding]:
    entries = Library(where.scripts).entries()
    broken = [entry.id for entry in entries if entry.error is not None]
    yield bool(entries), _("scripts"), str(len(entries) - len(broken))
    for name in broken:
        yield False, _("script"), _("{name} has a problem: vertais check {name}").format(name=name)
