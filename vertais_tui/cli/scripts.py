"""`vertais check` and `vertais scripts`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import click

from vertais_tui import i18n
from vertais_tui.clock import SystemClock
from vertais_tui.errors import ScriptInvalid, ScriptUnreadable
from vertais_tui.i18n import _, ngettext, say
from vertais_tui.script.library import Entry, Library, Origin
from vertais_tui.script.problems import Problem, render_with_source
from vertais_tui.text import harmless, whole_minutes

MOST_TOLD: Final = 200
"""Problems of one file; whoever mends these finds out about the rest."""


def check_scripts(
    library: Library, names: tuple[str, ...], form: str = "text", *, strict: bool = False
) -> int:
    """Tell every problem of every script named; 1 where any cannot be used.

    With ``strict`` a warning counts as a problem. Only as text the scripts are counted.
    """
    entries = list(_named(library, names) if names else library.entries())
    today = SystemClock().now().astimezone().date()
    told = [(entry, _problems(entry, today)) for entry in entries]
    broken = sum(entry.error is not None or (strict and bool(found)) for entry, found in told)
    if form == "json":
        click.echo(json.dumps([_as_data(*each) for each in told], ensure_ascii=False, indent=2))
        return 1 if broken else 0
    for entry, found in told:
        _tell_entry(entry, found, form)
    if form == "github":
        return 1 if broken else 0
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


def _problems(entry: Entry, today: date) -> tuple[Problem, ...]:
    if isinstance(entry.error, ScriptInvalid):
        return entry.error.problems
    return entry.loaded.warnings_on(today) if entry.loaded else ()


def _tell_entry(entry: Entry, found: tuple[Problem, ...], form: str) -> None:
    name = harmless(str(entry.path))
    if entry.error is not None and not found:
        told = say(entry.error.message)
        if form == "github":
            code = _code(entry)
            place = f" file={_escaped(name)},title={code}" if code else ""
            told = f"::error{place}::{_escaped(told)}"
        click.echo(told, err=form == "text")
    for each in found[:MOST_TOLD]:
        if form == "github":
            place = f"file={_escaped(name)},line={each.line},col={each.column},title={each.code}"
            words = _escaped(f"{say(each.message)} {say(each.mend)}")
            click.echo(f"::{each.severity} {place}::{words}")
        else:
            click.echo(render_with_source(each, name), err=True)
    if len(found) > MOST_TOLD:
        more = _("and {n} more").format(n=len(found) - MOST_TOLD)
        click.echo(more, err=True)


def _code(entry: Entry) -> str | None:
    """The code of a file that cannot be read at all."""
    return entry.error.code if isinstance(entry.error, ScriptUnreadable) else None


def _escaped(text: str) -> str:
    """As the commands of GitHub's workflows ask for it."""
    return text.replace("%", "%25").replace("\n", "%0A").replace(":", "%3A").replace(",", "%2C")


def _as_data(entry: Entry, found: tuple[Problem, ...]) -> dict[str, object]:
    why = say(entry.error.message) if entry.error is not None and not found else None
    return {
        "file": str(entry.path),
        "usable": entry.error is None,
        "why": why,
        "code": _code(entry),
        "problems": [
            {
                "line": each.line,
                "column": each.column,
                "code": each.code,
                "severity": str(each.severity),
                "message": say(each.message),
                "mend": say(each.mend),
            }
            for each in found
        ],
    }


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
