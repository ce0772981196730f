"""`vertais check` and `vertais scripts`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from vertais_tui import i18n
from vertais_tui.errors import ScriptError, ScriptInvalid
from vertais_tui.i18n import _, ngettext, say
from vertais_tui.script.library import Entry, Library, Origin
from vertais_tui.script.problems import render_with_source
from vertais_tui.text import harmless, whole_minutes


def check_scripts(library: Library, names: tuple[str, ...]) -> int:
    """Tell every problem of every script named; 1 where any cannot be used."""
    entries = list(_named(library, names) if names else library.entries())
    broken = 0
    for entry in entries:
        broken += entry.error is not None
        _tell_entry(entry)
    if not entries:
        click.echo(_("No scripts were found there."), err=True)
        return 1
    fine = len(entries) - broken
    click.echo(ngettext("{n} script in order", "{n} scripts in order", fine).format(n=fine))
    if broken:
        click.echo(
            ngettext("{n} script with problems", "{n} scripts with problems", broken).format(
                n=broken
            ),
            err=True,
        )
    return 1 if broken else 0


def _named(library: Library, names: tuple[str, ...]) -> Iterator[Entry]:
    for name in names:
        folder = Path(name)
        if folder.is_dir():
            yield from Library(shipped=folder).entries()
        else:
            yield library.find(name)


def _tell_entry(entry: Entry) -> None:
    name = harmless(str(entry.path))
    if isinstance(entry.error, ScriptInvalid):
        for found in entry.error.problems:
            click.echo(render_with_source(found, name), err=True)
    elif isinstance(entry.error, ScriptError):
        click.echo(say(entry.error.message), err=True)
    elif entry.loaded is not None:
        for found in entry.loaded.warnings:
            click.echo(render_with_source(found, name), err=True)


def list_scripts(library: Library) -> None:
    """One line a script: id, minutes, people, title, and where it comes from."""
    entries = library.entries()
    width = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        click.echo(f"{entry.id.ljust(width)}  {_described(entry)}")


def _described(entry: Entry) -> str:
    if entry.loaded is None:
        return _("cannot be used yet: vertais check {path}").format(path=harmless(str(entry.path)))
    script = entry.loaded.script
    people = f"{script.people.min}–{script.people.max}"
    own = "" if entry.origin is Origin.SHIPPED else "  " + _("(your own)")
    minutes = str(whole_minutes(script.duration)).rjust(3)
    title = script.title.in_language(i18n.current())
    return f"{minutes} min  {people.ljust(5)}  {title}{own}"
