"""The command line. Each command imports what it needs only when it runs."""

from __future__ import annotations

import os

import click

from vertais_tui import __version__, i18n
from vertais_tui.cli.author_commands import COMMANDS
from vertais_tui.cli.words import Command, Group, Option
from vertais_tui.i18n import N_


def _speak(_ctx: click.Context, _option: click.Parameter, language: str | None) -> str | None:
    if language is not None:
        i18n.use(language)
    return language


speaks = click.option(
    "--lang",
    cls=Option,
    type=click.Choice(i18n.LANGUAGES),
    is_eager=True,
    callback=_speak,
    help=N_("The language to speak."),
)
NUMBER = click.IntRange(1, 2**63 - 1)
"""The number of a note: what the vault can count to."""
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 88}


@click.group(
    cls=Group,
    invoke_without_command=True,
    context_settings=CONTEXT,
    help=N_(
        "Lead a peer-support group through an evening. Without a command, opens the home page."
    ),
)
@speaks
@click.version_option(
    __version__,
    "--version",
    prog_name="vertais",
    message="%(prog)s, version %(version)s",
    cls=Option,
    help=N_("Show the version and exit."),
)
@click.pass_context
def main(ctx: click.Context, lang: str | None) -> None:
    """Choose the language, and open home where no command is given."""
    from vertais_tui.cli.opening import Opening

    opening = Opening.prepare(os.environ, lang)
    ctx.obj = opening
    if ctx.invoked_subcommand is None:
        ctx.exit(opening.home())


@main.command(
    cls=Command,
    help=N_(
        "Lead an evening with a group of eight, to see how it goes. Asks nothing; nothing is kept."
    ),
)
@speaks
@click.pass_context
def demo(ctx: click.Context, lang: str | None) -> None:
    """Open a ready group in a temporary vault."""
    ctx.exit(ctx.obj.speaking(lang).demo())


@main.command(
    cls=Command,
    help=N_("Lead SCRIPT: the id of a script in the library, or the path of a file."),
)
@click.argument("script")
@click.option(
    "--seats", cls=Option, type=click.IntRange(1, 20), help=N_("How many chairs, 1 to 20.")
)
@click.option("--end", cls=Option, metavar="HH:MM", help=N_("When the evening should be over."))
@speaks
@click.pass_context
def run(
    ctx: click.Context, script: str, seats: int | None, end: str | None, lang: str | None
) -> None:
    """Open the pre-flight page of a script."""
    ctx.exit(ctx.obj.speaking(lang).run(script, seats, end))


@main.command(cls=Command, help=N_("Check scripts: files, folders or ids; all, if none is named."))
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(("text", "json", "github")),
    default="text",
    help=N_("How to tell it."),
)
@click.option("--strict", cls=Option, is_flag=True, help=N_("Warnings count as problems."))
@click.option(
    "--seats", cls=Option, metavar="N,N", help=N_("Does it fit groups of these sizes, as 4,8,12?")
)
@click.option(
    "--slot", cls=Option, type=click.IntRange(10, 480), help=N_("Minutes there are for it.")
)
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    *,
    strict: bool,
    seats: str | None,
    slot: int | None,
) -> None:
    """Tell every problem of every script, or how it fits."""
    from vertais_tui.cli.scripts import check_scripts

    found = check_scripts(ctx.obj.library(), paths, form, strict=strict)
    if (seats or slot) and not found:
        from vertais_tui.cli.authors import tell_fit

        found = tell_fit(ctx.obj.library(), paths, seats or "4,8,12", slot)
    ctx.exit(found)


@main.command(cls=Command, help=N_("List the scripts at hand."))
@click.pass_context
def scripts(ctx: click.Context) -> None:
    """List the library."""
    from vertais_tui.cli.scripts import list_scripts

    list_scripts(ctx.obj.library())


@main.command(cls=Command, help=N_("Look at this computer: is all well for an evening?"))
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Say what is well and what is not."""
    from vertais_tui.cli.doctor import examine

    ctx.exit(examine(ctx.obj.places, os.environ))


@main.group(cls=Group, help=N_("Read, search, export and forget your notes."))
def notes() -> None:
    """Notes, from the command line."""


@notes.command("list", cls=Command, help=N_("List notes by number, without their words."))
@click.pass_context
def notes_list(ctx: click.Context) -> None:
    """List notes."""
    from vertais_tui.cli.notes import list_notes

    list_notes(ctx.obj)


@notes.command("show", cls=Command, help=N_("Print the note of that NUMBER."))
@click.argument("number", type=NUMBER)
@click.pass_context
def notes_show(ctx: click.Context, number: int) -> None:
    """Print one note."""
    from vertais_tui.cli.notes import show_note

    show_note(ctx.obj, number)


@notes.command(
    "search",
    cls=Command,
    help=N_("Search your notes. Without WORDS, asks for them, so that no shell remembers them."),
)
@click.argument("words", nargs=-1)
@click.pass_context
def notes_search(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Search notes."""
    from vertais_tui.cli.notes import search_notes

    search_notes(ctx.obj, " ".join(words))


@notes.command("export", cls=Command, help=N_("Write notes to a new FILE that only you can read."))
@click.argument("file")
@click.argument("numbers", type=NUMBER, nargs=-1, metavar="[NUMBER]…")
@click.pass_context
def notes_export(ctx: click.Context, file: str, numbers: tuple[int, ...]) -> None:
    """Export notes."""
    from vertais_tui.cli.notes import export_notes

    export_notes(ctx.obj, file, numbers)


@notes.command("forget", cls=Command, help=N_("Forget the notes of those NUMBERs for good."))
@click.argument("numbers", type=NUMBER, nargs=-1, required=True, metavar="NUMBER…")
@click.option("--yes", cls=Option, is_flag=True, help=N_("Do not ask first."))
@click.pass_context
def notes_forget(ctx: click.Context, numbers: tuple[int, ...], *, yes: bool) -> None:
    """Forget notes."""
    from vertais_tui.cli.notes import forget_notes

    forget_notes(ctx.obj, numbers, sure=yes)


for command in COMMANDS:
    main.add_command(command)
