"""The commands for those who write scripts."""

from __future__ import annotations

import click

from vertais_tui.cli.words import Command, Option
from vertais_tui.i18n import N_

FORMS_OF_PAPER = ("booklet", "cards", "group-sheet")


@click.command(cls=Command, help=N_("Explain a CODE that vertais check has told, such as V203."))
@click.argument("code")
@click.pass_context
def explain(ctx: click.Context, code: str) -> None:
    """Print the page about a code."""
    from vertais_tui.cli import authors

    ctx.exit(authors.explain(code))


@click.command(cls=Command, help=N_("Print the JSON Schema of scripts, for editors."))
@click.pass_context
def schema(ctx: click.Context) -> None:
    """Print the schema."""
    from vertais_tui.cli import authors

    ctx.exit(authors.print_schema())


@click.command(cls=Command, help=N_("Play the expected runs of scripts: all, if none is named."))
@click.argument("names", nargs=-1, metavar="[SCRIPT]…")
@click.pass_context
def test(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Play expected runs."""
    from vertais_tui.cli import authors

    ctx.exit(authors.run_expectations(ctx.obj.library(), names))


@click.command(cls=Command, help=N_("Tell in words how the script ONE differs from OTHER."))
@click.argument("one")
@click.argument("other")
@click.pass_context
def diff(ctx: click.Context, one: str, other: str) -> None:
    """Tell the difference."""
    from vertais_tui.cli import authors

    ctx.exit(authors.tell_difference(ctx.obj.library(), one, other))


@click.command(cls=Command, help=N_("Draw the stages of SCRIPT and its detours."))
@click.argument("script")
@click.option(
    "--as",
    "form",
    cls=Option,
    type=click.Choice(("text", "mermaid")),
    default="text",
    help=N_("How to draw."),
)
@click.pass_context
def graph(ctx: click.Context, script: str, form: str) -> None:
    """Draw a script."""
    from vertais_tui.cli import authors

    ctx.exit(authors.draw(ctx.obj.library(), script, form))


@click.command(cls=Command, help=N_("Make scripts tidy; comments, order and words stay."))
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--check", is_flag=True, cls=Option, help=N_("Change nothing; say which are not."))
@click.option("--diff", "show", is_flag=True, cls=Option, help=N_("Show what changes."))
@click.pass_context
def fmt(ctx: click.Context, paths: tuple[str, ...], *, check: bool, show: bool) -> None:
    """Tidy files."""
    from vertais_tui.cli import authors

    ctx.exit(authors.tidy_files(paths, check=check, show=show))


@click.command(cls=Command, help=N_("Bring scripts to today's format; the old file is kept."))
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.pass_context
def migrate(ctx: click.Context, paths: tuple[str, ...]) -> None:
    """Migrate files."""
    from vertais_tui.cli import authors

    ctx.exit(authors.migrate_files(paths))


@click.command("print", cls=Command, help=N_("Put SCRIPT on paper: HTML to print, or text."))
@click.argument("script")
@click.option(
    "--as",
    "form",
    cls=Option,
    type=click.Choice(FORMS_OF_PAPER),
    default="booklet",
    help=N_("A booklet for you, cue cards, or a sheet for the group."),
)
@click.option("-o", "--output", cls=Option, metavar="FILE", help=N_("A new file, .html or .txt."))
@click.pass_context
def print_script(ctx: click.Context, script: str, form: str, output: str | None) -> None:
    """Print a script."""
    from vertais_tui.cli import authors

    ctx.exit(authors.put_on_paper(ctx.obj, script, form, output))


@click.command(cls=Command, help=N_("Make a new script: six questions, then a whole evening."))
@click.option("-o", "--output", cls=Option, metavar="FILE", help=N_("Where to, if not yours."))
@click.pass_context
def new(ctx: click.Context, output: str | None) -> None:
    """Make a script."""
    from vertais_tui.cli import authors

    ctx.exit(authors.make_new(ctx.obj, output))


COMMANDS = (explain, schema, test, diff, graph, fmt, migrate, print_script, new)
