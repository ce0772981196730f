"""Every error vertais raises on purpose.

* VertaisError                what went wrong, as a message         exit 1
  x NoTerminal                there is no terminal to draw on       exit 64
  x ScriptError               the script cannot be used             exit 65
    + ScriptUnreadable        the file cannot be read
    + ScriptInvalid           it can be read, but is not a script
    + ScriptUnknown           no script of that name in the library
  x MeetingError
    + Refused                 the act makes no sense now; the state is unchanged
      - NeedsConfirmation     ... unless it is asked for once more
    + JournalUnreadable       the journal of a meeting cannot be read back
  x VaultError                never holds note text, a passphrase or a key
    + CannotWrite             the disk does not take it             exit 73
    + VaultLocked             no passphrase, or a wrong one         exit 77
    + VaultDamaged            the file is not what was written
    + VaultNewer              written by a newer vertais
    + VaultUnsafe             others could read the folder
    + NoteUnknown             no note of that number
  x ConfigError               config.toml cannot be used            exit 2

Each carries a `Message`: an id and parameters, put into words at the edge.
A message's parameters may be shown and logged, so they never hold anything private.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from vertais_tui.i18n import Message

if TYPE_CHECKING:
    from vertais_tui.script.problems import Problem


class VertaisError(Exception):
    """Something went wrong that a person can be told about in words."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, /, **params: object) -> None:
        self.message = Message(message, params)
        super().__init__(str(self.message))


class NoTerminal(VertaisError):
    """There is no terminal to draw on."""

    exit_code = 64


class ScriptError(VertaisError):
    """The script cannot be used."""

    exit_code = 65


class ScriptUnreadable(ScriptError):
    """The script's file cannot be read. Its words begin with its code, wherever they are shown."""

    def __init__(self, code: str, what: str, mend: str, /, **params: object) -> None:
        super().__init__(
            "{code} {what} {mend}",
            code=code,
            what=Message(what, params),
            mend=Message(mend, params),
        )
        self.code = code


class ScriptUnknown(ScriptError):
    """No script of that name in the library."""


class ScriptInvalid(ScriptError):
    """The file can be read, but is not a script. Holds every problem found in it."""

    def __init__(self, problems: tuple[Problem, ...], message: str, /, **params: object) -> None:
        super().__init__(message, **params)
        self.problems = problems


class MeetingError(VertaisError):
    """Something about a meeting."""


class Refused(MeetingError):
    """The act makes no sense now; the state is unchanged."""


class NeedsConfirmation(Refused):
    """The act would leave something undone: it is carried out when asked for once more."""


class JournalUnreadable(MeetingError):
    """The journal of a meeting cannot be read back."""


class VaultError(VertaisError):
    """Something about the vault. Never holds note text, a passphrase or a key."""


class CannotWrite(VaultError):
    """The disk does not take it."""

    exit_code = 73


class VaultLocked(VaultError):
    """No passphrase, or a wrong one."""

    exit_code = 77


class VaultDamaged(VaultError):
    """The file is not what was written."""


class VaultNewer(VaultError):
    """The vault was written by a newer vertais."""


class VaultUnsafe(VaultError):
    """Others could read the vault's folder, or it is a link."""

    exit_code = 73


class NoteUnknown(VaultError):
    """No note of that number."""


class ConfigError(VertaisError):
    """config.toml cannot be used."""

    exit_code = 2
