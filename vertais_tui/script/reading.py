"""One reading of one script: what was found on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Protocol

from vertais_tui.script.codes import Severity
from vertais_tui.script.problems import Problem, problem

if TYPE_CHECKING:
    from vertais_tui.script.model import Words

_MOST_GUESSES: Final = 200
"""A file with more misspelt names than this is not a script; guessing on would only cost time."""


class Place(Protocol):
    """Where something stands in the file; both count from 1, 0 for the whole file."""

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The column, in characters."""
        ...


class Reading:
    """Collects every problem of one file, and every text with the place where it stands."""

    def __init__(self, text: str) -> None:
        self.lines: Final = text.split("\n")
        """The text in lines, as places count them."""
        self._found: list[Problem] = []
        self._guesses = 0
        self.texts: list[tuple[Place, Words]] = []
        """Each text in one or more languages, in the order of the file."""
        self.extends = False
        """Whether what is read is made of another script and changes to it."""

    def problem(self, code: str, place: Place, /, **params: object) -> None:
        """Note the problem ``code`` at ``place``."""
        self.problem_at(code, place.line, place.column, **params)

    def problem_at(self, code: str, line: int = 0, column: int = 0, /, **params: object) -> None:
        """Note the problem ``code`` at a line and column, or in the whole file."""
        self._found.append(self._problem(code, line, column, params))

    def made(self, code: str, place: Place, /, **params: object) -> Problem:
        """The problem ``code`` at ``place``, without noting it."""
        return self._problem(code, place.line, place.column, params)

    def _problem(self, code: str, line: int, column: int, params: Mapping[str, object]) -> Problem:
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return problem(code, line, column, excerpt=excerpt, **params)

    def again(self) -> Reading:
        """Another reading of the same text, with nothing found yet."""
        return Reading("\n".join(self.lines))

    def take_over(self, other: Reading) -> None:
        """Note what ``other`` found and we have not."""
        self._found += [each for each in other._found if each not in self._found]

    def nearest(self, word: str, names: Iterable[str]) -> str:
        """The name that was most likely meant by ``word``, or an empty string."""
        self._guesses += 1
        if self._guesses > _MOST_GUESSES:
            return ""
        return next(iter(get_close_matches(word[:64].casefold(), names, n=1)), "")

    def sorted(self, severity: Severity) -> tuple[Problem, ...]:
        """The problems of one severity in the order of the file."""
        chosen = (each for each in self._found if each.severity is severity)
        return tuple(sorted(chosen, key=lambda each: (each.line, each.column)))
