"""`vertais doctor`: is all well on this computer for an evening?"""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib.metadata import version

import click

from vertais_tui import __version__, i18n
from vertais_tui.cli.opening import require_terminal
from vertais_tui.clock import SystemClock
from vertais_tui.errors import NoTerminal, ScriptError, ScriptInvalid, VaultError
from vertais_tui.group.group import Group, load_group
from vertais_tui.i18n import _, say
from vertais_tui.paths import Places
from vertais_tui.script.cards import Contact, load_cards
from vertais_tui.script.library import Library, shipped_folder
from vertais_tui.script.problems import render
from vertais_tui.vault.connection import cipher_version
from vertais_tui.vault.files import refuse_unsafe, refuse_unwritable
from vertais_tui.vault.vault import Vault

Finding = tuple[bool, str, str]
"""Whether it is well, what was looked at, and what was seen."""


def examine(where: Places, environ: Mapping[str, str]) -> int:
    """Print what is well and what is not; 1 where something stands in the way."""
    today = SystemClock().now().astimezone().date()
    findings = [
        *_programs(),
        *_terminal(environ),
        *_folders(where),
        *_scripts(where),
        *_group(where, today),
    ]
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
    seen = f"{size.columns}×{size.lines} TERM={environ.get('TERM', '')}"
    try:
        require_terminal(environ)
    except NoTerminal as error:
        yield False, _("terminal"), say(error.message)
    else:
        yield size.columns >= 60 and size.lines >= 20, _("terminal"), seen
    encoding = sys.stdout.encoding or "?"
    yield encoding.lower().replace("-", "") == "utf8", _("characters"), encoding
    yield True, _("language"), i18n.current()


def _folders(where: Places) -> Iterator[Finding]:
    yield True, _("settings"), str(where.config_file)
    yield True, _("vault"), str(where.data)
    try:
        refuse_unwritable(where.data)
        refuse_unsafe(where.data)
    except VaultError as error:
        yield False, _("notes"), say(error.message)
        return
    if not Vault.exists(where.data):
        yield True, _("notes"), _("none yet; the first start makes the vault")
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
    yield True, _("own scripts"), str(where.scripts)
    for name in broken:
        yield False, _("script"), _("{name} has a problem: vertais check {name}").format(name=name)


def _group(where: Places, today: date) -> Iterator[Finding]:
    path = where.group_file
    group = Group()
    try:
        group = load_group(path)
    except ScriptInvalid as error:
        yield False, _("group"), render(error.problems[0], str(path))
    except ScriptError as error:
        yield False, _("group"), say(error.message)
    else:
        yield True, _("group"), str(path)
    own = {each.id for each in group.contacts}
    shipped = load_cards(shipped_folder()).crisis.contacts
    yield from _contacts(group.contacts, today, mended_here=True)
    yield from _contacts((each for each in shipped if each.id not in own), today)


def _contacts(
    contacts: Iterable[Contact], today: date, *, mended_here: bool = False
) -> Iterator[Finding]:
    """Contacts without a number or long unchecked; what is the group's own it can mend."""
    for contact in contacts:
        name = contact.name.in_language(i18n.current())
        if not contact.number:
            seen = _("{name}: no number; the group's file can give one")
            yield True, _("contact"), seen.format(name=name)
        elif contact.is_stale(today):
            seen = _("{name} {number}: last checked {date}")
            told = seen.format(name=name, number=contact.number, date=contact.checked)
            yield not mended_here, _("contact"), told
