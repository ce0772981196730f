"""What authors of scripts do at the command line. Each returns its exit code."""

from __future__ import annotations

import difflib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vertais_tui import i18n
from vertais_tui.clock import SystemClock
from vertais_tui.errors import CannotWrite, ScriptError
from vertais_tui.i18n import N_, _, ngettext, say
from vertais_tui.script.library import Library, shipped_folder, write_new
from vertais_tui.script.problems import unreadable
from vertais_tui.script.source import fetch
from vertais_tui.text import harmless

if TYPE_CHECKING:
    from vertais_tui.authoring.wizard import Answers
    from vertais_tui.cli.opening import Opening


def explain(code: str) -> int:
    """Print the page about a code; 1 where there is none."""
    from vertais_tui.script.problems import CODES

    wanted = code.upper()
    pages = files("vertais_tui") / "explanations"
    page = (pages / f"{i18n.current()}.md").read_text("utf-8")
    for section in page.split("\n## "):
        name, _newline, words = section.partition("\n")
        if name.removeprefix("## ").strip() == wanted and wanted in CODES:
            click.echo(f"{wanted}\n\n{words.strip()}")
            return 0
    nearest = difflib.get_close_matches(wanted, CODES, 1)
    click.echo(_("There is no code {code}.").format(code=harmless(code[:20])), err=True)
    if nearest:
        click.echo(_("Did you mean “{nearest}”?").format(nearest=nearest[0]), err=True)
    return 1


def print_schema() -> int:
    """Print the JSON Schema of scripts."""
    from vertais_tui.script.schema import schema

    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0


def run_expectations(library: Library, names: tuple[str, ...]) -> int:
    """Play the expected runs of scripts; 1 where one comes out otherwise."""
    from vertais_tui.rehearsal.expected import differences, play

    entries = [library.find(name) for name in names] if names else list(library.entries())
    wrong = 0
    for entry in entries:
        script = entry.open().script
        for number, run in enumerate(script.expect, 1):
            played = play(script, run)
            for found in differences(run, played):
                wrong += 1
                place = _("{script}, run {number}").format(script=script.id, number=number)
                click.echo(f"{place}: {say(found)}", err=True)
        runs = ngettext("{n} run", "{n} runs", len(script.expect)).format(n=len(script.expect))
        click.echo(f"{script.id}: {runs}")
    return 1 if wrong else 0


def tell_difference(library: Library, one: str, other: str) -> int:
    """Tell in words how one script differs from another."""
    from vertais_tui.authoring.difference import difference

    lines = list(difference(library.find(one).open().script, library.find(other).open().script))
    click.echo("\n".join(lines) if lines else _("They are alike."))
    return 0


def draw(library: Library, name: str, form: str) -> int:
    """Draw the stages and detours of a script."""
    from vertais_tui.authoring.outline import drawn, mermaid
    from vertais_tui.script.cards import load_cards

    script = library.find(name).open().script
    deck = load_cards(shipped_folder()).detours
    click.echo("\n".join(mermaid(script) if form == "mermaid" else drawn(script, deck)))
    return 0


def tell_fit(library: Library, names: tuple[str, ...], seats: str, slot: int | None) -> int:
    """Say for each size of group whether closing keeps its time, and what gives first."""
    from vertais_tui.authoring.fit import fit, told

    sizes = _sizes(seats)
    late = 0
    entries = [library.find(name) for name in names] if names else list(library.entries())
    for entry in entries:
        script = entry.open().script
        room = timedelta(minutes=slot) if slot else script.duration
        click.echo(f"{script.id} · {room // timedelta(minutes=1)} min")
        for present in sizes:
            late += not fit(script, present, room).fits
            click.echo("\n".join(f"  {line}" for line in told(script, present, room)))
    return 1 if late else 0


def _sizes(text: str) -> tuple[int, ...]:
    parts = text.split(",")
    if not all(part.strip().isdigit() and 1 <= int(part) <= 20 for part in parts):
        raise click.BadParameter(_("sizes look like 4,8,12"), param_hint="--seats")
    return tuple(int(part) for part in parts)


def tidy_files(paths: tuple[str, ...], *, check: bool, show: bool) -> int:
    """Make scripts tidy; with ``check`` only say which are not: then 1."""
    from vertais_tui.authoring.tidying import tidied

    untidy = 0
    for path, before in _texts(paths):
        after = _rewritten(tidied, before, path)
        if after == before:
            continue
        untidy += 1
        if show:
            click.echo(_changes(before, after, path))
        if check:
            click.echo(_("{file} could be tidier.").format(file=path), err=True)
        else:
            replace_file(path, after)
            click.echo(_("{file} is tidy now.").format(file=path), err=True)
    return 1 if check and untidy else 0


def migrate_files(paths: tuple[str, ...]) -> int:
    """Bring scripts to the format of today, the old file kept beside the new one."""
    from vertais_tui.authoring.tidying import is_current, migrated

    for path, before in _texts(paths):
        if is_current(before):
            click.echo(_("{file} is in today's format.").format(file=path), err=True)
            continue
        after = _rewritten(migrated, before, path)
        if not is_current(after):
            raise ScriptError(N_("{name} is in a format nobody knows."), name=str(path))
        backup = path.with_name(path.name + ".bak")
        write_new(backup, before)
        replace_file(path, after)
        click.echo(_changes(before, after, path))
        click.echo(_("The old file is kept as {file}.").format(file=backup), err=True)
    return 0


def _texts(paths: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for name in paths:
        path = Path(name)
        try:
            yield path, fetch(path).decode()
        except UnicodeDecodeError as error:
            raise unreadable("V008", name=harmless(name)) from error


def _rewritten(change: Callable[[str], str], text: str, path: Path) -> str:
    from vertais_tui.authoring.tidying import CannotTidy

    try:
        return change(text)
    except CannotTidy as error:
        why = N_("{name} is not YAML that can be written back: vertais check {name} says why.")
        raise ScriptError(why, name=harmless(str(path))) from error


def _changes(before: str, after: str, path: Path) -> str:
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), str(path), str(path), lineterm=""
    )
    return harmless("\n".join(lines))


def replace_file(path: Path, text: str) -> None:
    """Put ``text`` in the place of a file, all or nothing.

    Raises:
        CannotWrite: The disk does not take it.
    """
    try:
        mode = path.stat().st_mode & 0o777
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CannotWrite(N_("{file} cannot be written: {why}."), file=path, why=why) from error


def put_on_paper(opening: Opening, name: str, form: str, output: str | None) -> int:
    """Put a script on paper: into a new file, or as text on the terminal."""
    from vertais_tui.authoring.printing import paper
    from vertais_tui.evening import Evening

    suffix = "html" if output and output.lower().endswith((".html", ".htm")) else "txt"
    evening = Evening(opening.places, SystemClock())
    cards = evening.cards
    if evening.group.rules:
        cards = replace(cards, rules=evening.group.rules)
    page = paper(
        opening.library().find(name).open().script,
        form,
        suffix,
        cards,
        evening.known(),
    )
    if output is None:
        click.echo(page)
        return 0
    write_new(Path(output), page)
    click.echo(_("{file} is ready to print.").format(file=harmless(output)), err=True)
    return 0


def make_new(opening: Opening, output: str | None) -> int:
    """Ask six questions and write a whole evening made after *Basic evening*."""
    from vertais_tui.authoring.wizard import id_of, new_script

    answers = _answers()
    text = new_script(answers, fetch(shipped_folder() / "basic-evening.yaml").decode())
    if output is None:
        path = opening.library().keep(id_of(answers.title), text)
    else:
        path = Path(output)
        write_new(path, text)
    told = _("{file} is ready: change the words, then vertais check {file}")
    click.echo(told.format(file=harmless(str(path))))
    return 0


def _answers() -> Answers:
    from vertais_tui.authoring.wizard import Answers
    from vertais_tui.script.fields import FORMS

    ask: Callable[..., Any] = partial(click.prompt, err=True)
    return Answers(
        title=harmless(str(ask("1/6 " + _("What is the evening called?")))),
        form=ask("2/6 " + _("For whom?"), type=click.Choice(FORMS), default=FORMS[1]),
        minutes=ask("3/6 " + _("How many minutes?"), type=click.IntRange(20, 240), default=90),
        people=ask("4/6 " + _("How many people at most?"), type=click.IntRange(2, 20), default=8),
        question=harmless(str(ask("5/6 " + _("What is the question of the evening?")))),
        turns=ask(
            "6/6 " + _("How do people speak?"),
            type=click.Choice(("around", "popcorn", "triads")),
            default="popcorn",
        ),
    )
