"""`vertais notes`: the drawers from the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import click

from vertais_tui.cli.opening import Opening
from vertais_tui.clock import SystemClock
from vertais_tui.errors import CannotWrite, VaultError
from vertais_tui.glance import DRAWERS
from vertais_tui.i18n import N_, _, ngettext
from vertais_tui.text import harmless
from vertais_tui.vault.notes import Note
from vertais_tui.vault.vault import Vault

YES: Final = {"y", "yes", "k", "kyllä", "j", "ja"}


@contextmanager
def _vault(opening: Opening) -> Iterator[Vault]:
    folder = opening.places.data
    if not Vault.exists(folder):
        raise VaultError(N_("There are no notes yet: start vertais once to make a vault."))
    passphrase = _ask_passphrase() if Vault.needs_passphrase(folder) else None
    vault = Vault.open(folder, passphrase, SystemClock())
    try:
        yield vault
    finally:
        vault.close()


def _ask_passphrase() -> str:
    """Asked for on the terminal, or read as one line from a pipe; never an argument."""
    return _ask(_("Passphrase"))


def _ask(what: str) -> str:
    """Ask without showing the answer; without a terminal, one line is read."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(click.prompt(what, hide_input=True, err=True))


def list_notes(opening: Opening) -> None:
    """List notes without their words, so that a terminal's history holds none."""
    with _vault(opening) as vault:
        _tell(vault.notes.all())


def _tell(notes: Iterable[Note]) -> None:
    found = list(notes)
    for note in found:
        written = note.written_at.astimezone().strftime("%d.%m.%Y %H:%M")
        until = note.expires_at.astimezone().strftime("%d.%m.%Y")
        kept = _("kept until {date}").format(date=until)
        click.echo(f"{note.id:>4}  {written}  {_(DRAWERS[note.drawer])}  {kept}")
    if not found:
        click.echo(_("No notes here."), err=True)


def show_note(opening: Opening, number: int) -> None:
    """Print a note's words."""
    with _vault(opening) as vault:
        click.echo(harmless(vault.notes.get(number).text))


def search_notes(opening: Opening, words: str) -> None:
    """List the notes that hold all of the words."""
    with _vault(opening) as vault:
        asked = words or _ask(_("Words"))
        _tell(vault.notes.search(asked))


def export_notes(opening: Opening, file: str, numbers: tuple[int, ...]) -> None:
    """Write notes as Markdown into a new file, 0600, never over another and never by a link.

    Raises:
        CannotWrite: The file is there already, or cannot be made.
    """
    with _vault(opening) as vault:
        chosen = [vault.notes.get(number) for number in numbers] if numbers else vault.notes.all()
    page = "\n".join(
        f"## {note.written_at.astimezone():%d.%m.%Y %H:%M} · "
        f"{_(DRAWERS[note.drawer])}\n\n{note.text}\n"
        for note in chosen
    )
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        with os.fdopen(os.open(file, flags, 0o600), "w", encoding="utf-8") as new:
            new.write(page)
    except FileExistsError as error:
        raise CannotWrite(
            N_("{file} is there already; it is left as it is. Name a new file."),
            file=harmless(file),
        ) from error
    except OSError as error:
        raise CannotWrite(
            N_("{file} cannot be written: {why}."), file=harmless(file), why=error.strerror
        ) from error
    told = ngettext(
        "{n} note written to {file}; anyone who gets that file can read it.",
        "{n} notes written to {file}; anyone who gets that file can read them.",
        len(chosen),
    )
    click.echo(told.format(n=len(chosen), file=harmless(file)), err=True)


def forget_notes(opening: Opening, numbers: tuple[int, ...], *, sure: bool) -> None:
    """Forget notes for good, in the second copy too."""
    with _vault(opening) as vault:
        for number in numbers:
            vault.notes.get(number)
        if not sure:
            question = ngettext(
                "Forget {n} note for good?", "Forget {n} notes for good?", len(numbers)
            )
            asked = f"{question.format(n=len(numbers))} {_('[y/N]')}"
            answer = str(click.prompt(asked, default="", show_default=False, err=True))
            if answer.strip().casefold() not in YES:
                click.echo(_("Nothing was forgotten."), err=True)
                return
        for number in numbers:
            vault.notes.forget(number)
    click.echo(_("Forgotten, in the copy too."), err=True)
