"""Commands whose help speaks the language in use, and whose errors are for people."""

from __future__ import annotations

import errno
import os
from typing import IO, Any

import click

from vertais_tui import first_word, i18n
from vertais_tui.errors import CannotWrite, ScriptInvalid, VertaisError
from vertais_tui.i18n import _, say


class Option(click.Option):
    """An option described in the language in use."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and what it does."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        return record[0], record[1].replace(self.help, _(self.help))


class Misused(click.UsageError):
    """A wrong usage, told in two lines: what is wrong, and where help is."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it on stderr."""
        told = " ".join(self.format_message().split())
        click.echo(_("Error: {message}").format(message=told), file, err=True)
        if self.ctx is not None:
            command, option = self.ctx.command_path, self.ctx.help_option_names[0]
            where = _("Try '{command} {option}' for help.")
            click.echo(where.format(command=command, option=option), file, err=True)


def _briefly(error: click.UsageError) -> click.UsageError:
    """The same error in few words; a group called without a command shows its help instead."""
    if isinstance(error, Misused) or type(error).__name__ == "NoArgsIsHelpError":
        return error
    return Misused(error.format_message(), error.ctx or click.get_current_context(silent=True))


class Spoken(click.Command):
    """Something described in the language in use."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows help; click keeps it, the language may change."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its own words."""
        with formatter.indentation():
            formatter.write_paragraph()
            formatter.write_text(_translated(self.help))

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence, for a list of commands."""
        return _translated(self.help).partition(". ")[0].rstrip(".")


class Command(Spoken):
    """A command described in the language in use."""


class Group(Spoken, click.Group):
    """A group of commands; an error of ours ends it with words and its exit code."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Speak the locale's language from the first word on: help is asked for very early."""
        if parent is None:
            i18n.use(i18n.from_environment(os.environ))
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise _briefly(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise _briefly(error) from error
        except VertaisError as error:
            first_word.take_back()
            tell(error)
            ctx.exit(error.exit_code)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            click.echo(_("The output does not fit on the disk."), err=True)
            ctx.exit(CannotWrite.exit_code)


def _translated(words: str | None) -> str:
    return _(words) if words else ""


def tell(error: VertaisError) -> None:
    """Print an error on stderr: what is wrong and, for a script, the first place."""
    click.echo(say(error.message), err=True)
    if isinstance(error, ScriptInvalid):
        from vertais_tui.script.problems import render

        name = str(error.message.params.get("name", ""))
        click.echo(render(error.problems[0], name), err=True)
        if len(error.problems) > 1:
            more = _("and {n} more; vertais check tells them all")
            click.echo(more.format(n=len(error.problems) - 1), err=True)
