"""One reading of one script: what was found on the way."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Protocol

from vertais_tui.script.problems import Problem, Severity, problem

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

    def problem(self, code: str, place: Place, /, **params: object) -> None:
        """Note the problem ``code`` at ``place``."""
        self.problem_at(code, place.line, place.column, **params)

    def problem_at(self, code: str, line: int = 0, column: int = 0, /, **params: object) -> None:
        """Note the problem ``code`` at a line and column, or in the whole file."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self._found.append(problem(code, line, column, excerpt=excerpt, **params))

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
