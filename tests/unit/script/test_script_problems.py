"""How a problem reads."""

from __future__ import annotations

import string

import pytest

from vertais_tui.i18n import Message
from vertais_tui.script.problems import (
    CODES,
    Problem,
    Severity,
    problem,
    quoted,
    render,
    render_with_source,
)


def test_a_problem_is_one_line_with_its_place() -> None:
    found = problem("V133", 3, 7, value="yes")
    assert "a.yaml:3:7: V133 “yes” is neither true nor false. Write true or false." == render(
        found, "a.yaml"
    )


def test_a_problem_of_the_whole_file_has_no_place_and_no_line() -> None:
    found = problem("V106")
    shown = "a\ufffd.yaml: V106 The file is empty. Begin it with the line “vertais: 1”."
    assert shown == render(found, "a\x1b.yaml") == render_with_source(found, "a\x1b.yaml")


def test_the_caret_stands_under_the_place_whatever_stands_before() -> None:
    found = problem("V117", 12, 6, excerpt="日e\u0301\tx: [\x1b")
    shown = render_with_source(found, "a").split("\n")[1:]
    assert ["   12 | 日e\u0301 x: [\ufffd", "             ^"] == shown


def test_a_long_line_is_shown_around_the_place() -> None:
    found = problem("V117", 1, 501, excerpt="a" * 500 + "B" + "c" * 500)
    _, line, caret = render_with_source(found, "a").split("\n")
    assert (80, "B") == (len(line), line[len(caret) - 1])


def test_a_strangers_words_are_quoted_short_and_harmless() -> None:
    assert "a b \ufffd[2J" == quoted(" a\n\tb \x1b[2J ")
    assert 48 == len(quoted("ilta " * 1_000_000))
    found = problem("V120", 1, 1, field="\x1b" * 99, known=("a", "b"), nearest="")
    assert ("\ufffd" * 47 + "…", "a, b") == (
        found.message.params["field"],
        found.mend.params["known"],
    )


def test_a_known_nearest_name_changes_the_mending_only() -> None:
    guessed = problem("V120", 1, 1, field="sya", known=("say",), nearest="say")
    unknown = problem("V120", 1, 1, field="sya", known=("say",), nearest="")
    assert guessed.message.id == unknown.message.id == CODES["V120"].what
    assert (CODES["V120"].near, CODES["V120"].mend) == (guessed.mend.id, unknown.mend.id)


def test_braces_in_a_strangers_words_are_only_text() -> None:
    assert "“{limit}”" in render(problem("V133", 1, 1, value="{limit}"), "a")


def test_a_problem_is_a_value() -> None:
    made = problem("V160", 1, 2, languages=("fi", "en"))
    assert made == Problem(
        code="V160",
        message=Message(CODES["V160"].what, {"languages": "fi, en"}),
        mend=Message(CODES["V160"].mend, {"languages": "fi, en"}),
        line=1,
        column=2,
        severity=Severity.WARNING,
    )


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_is_a_sentence(code: str) -> None:
    kind = CODES[code]
    for sentence in filter(None, (kind.what, kind.mend, kind.near)):
        assert sentence[-1] in ".?", sentence
        assert all(spec == "" for _, _, spec, _ in string.Formatter().parse(sentence) if spec)
