"""Wrong usage is told briefly and in the language in use, although click is the one to notice."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vertais_tui.cli import click_words, main


@pytest.fixture
def vertais(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VERTAIS_HOME", str(home))
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fi_FI.UTF-8")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, prog_name="vertais")

    return call


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--fly",), "Virhe: Valitsinta "),
        (("fly",), "Virhe: Komentoa 'fly' ei ole."),
        (("run",), "Virhe: Tieto puuttuu: 'SCRIPT'."),
        (("run", "x", "--seats"), "Virhe: Valitsin '--seats' tarvitsee arvon."),
        (("run", "x", "--seats", "0"), "Virhe: Kohdan '--seats' arvo ei kelpaa: 0 ei ole"),
        (("run", "x", "y"), "Virhe: Tässä on ylimääräistä: y"),
        (("check", "--format", "x"), "Virhe: Kohdan '--format' arvo ei kelpaa: 'x' ei ole mikään"),
        (("notes", "show", "x"), "Virhe: Kohdan 'NUMBER' arvo ei kelpaa: 'x' ei ole kokonaisluku."),
        (("notes", "fly"), "Virhe: Komentoa 'fly' ei ole."),
    ],
)
def test_wrong_usage_is_told_in_finnish_and_in_few_lines(vertais, arguments, told: str) -> None:
    done = vertais(*arguments)
    first, *rest = done.stderr.splitlines()
    assert (2, told) == (done.exit_code, first[: len(told)])
    assert 1 == len(rest)
    assert rest[0].startswith("Ohjeen näyttää ”vertais")
    assert rest[0].endswith(" -h”.")


def test_help_has_no_english_in_it(vertais) -> None:
    told = vertais("run", "-h").stdout
    for words in ("Käyttö: vertais run", "Valitsimet:", "Näytä tämä ohje."):
        assert words in told
    assert "Komennot:" in vertais("-h").stdout
    assert "Näytä versio." in vertais("-h").stdout


def test_the_language_asked_for_is_stronger_than_that_of_the_locale(vertais) -> None:
    told = vertais("--lang", "en", "run", "-h").stdout
    for words in ("Usage: vertais run", "Options:", "Show this message and exit."):
        assert words in told
    done = vertais("--lang", "en", "fly")
    assert done.stderr.splitlines() == [
        "Error: No such command 'fly'.",
        "Try 'vertais -h' for help.",
    ]


def test_a_group_without_a_command_shows_its_help(vertais) -> None:
    assert "Käyttö: vertais notes" in vertais("notes").output


def test_the_sentences_that_depend_on_a_number_have_both_forms(vertais) -> None:
    vertais("fly")
    one, many = click_words.counted(1), click_words.counted(2)
    assert (one[0], many[0]) == (
        "Tarkoititko {possibility}?",
        "(Tarkoititko jotain näistä: {possibilities}?)",
    )
