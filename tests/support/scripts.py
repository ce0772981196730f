"""Scripts as text, for tests that read them."""

from __future__ import annotations

from vertais_tui.errors import ScriptInvalid
from vertais_tui.script.loader import parse
from vertais_tui.script.problems import Problem

SCRIPT = """\
vertais: 1
id: short-evening
title: {fi: "Lyhyt ilta", en: "A short evening"}
minutes: 10
stages:
  - id: opening
    kind: opening
    minutes: 10
    say: {fi: "Tervetuloa.", en: "Welcome."}
"""
"""The smallest script that can be used. Its last part is the stage, so fields can be added."""


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    """Every problem in ``text``, none if it is a script."""
    try:
        parse(text, "evening.yaml")
    except ScriptInvalid as error:
        return error.problems
    return ()


def codes_of(text: str | bytes) -> list[str]:
    """The codes of the problems in ``text``, in their order."""
    return [each.code for each in problems_of(text)]


def places_of(text: str | bytes) -> list[tuple[str, int, int]]:
    """The code, line and column of each problem in ``text``."""
    return [(each.code, each.line, each.column) for each in problems_of(text)]
