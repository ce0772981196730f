"""Finnish says everything that English says, with the same blanks to fill."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from vertais_tui import i18n

CATALOGUES = sorted(Path(i18n.__file__).parent.glob("locales/*/LC_MESSAGES/vertais.po"))


def blanks(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_every_sentence_is_translated_with_the_same_blanks(path: Path) -> None:
    with path.open(encoding="utf-8") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if not message.id:
            continue
        pairs = (
            zip(message.id, message.string, strict=True)
            if isinstance(message.id, tuple)
            else [(message.id, message.string)]
        )
        for english, other in pairs:
            assert other, english
            assert blanks(english) == blanks(other), english


def test_the_language_follows_the_locale_and_falls_back_to_finnish() -> None:
    assert "fi" == i18n.from_environment({"LANG": "sv_FI.UTF-8"})
    assert "fi" == i18n.from_environment({})
    assert "en" == i18n.from_environment({"LC_ALL": "en_US", "LANG": "fi_FI"})


def test_a_message_speaks_the_language_of_the_moment() -> None:
    message = i18n.Message("No one has the floor.")
    assert "No one has the floor." == i18n.say(message)
    i18n.use("fi")
    assert "Kenelläkään ei ole puheenvuoroa." == i18n.say(message)
    assert "No one has the floor." == str(message)


def test_a_message_with_a_number_chooses_its_form() -> None:
    message = i18n.Message("{n} note", {"n": 2}, "{n} notes")
    assert "2 notes" == i18n.say(message)


LIVE = [
    "Unheard: {seats}. The same key goes on.",
    "Unheard: {seats}. The same key ends it.",
    "The meeting is kept. The same key again leaves.",
    "NOT SAVED since {time}. The meeting goes on.",
    "Away or back: which chair? a again: the one speaking.",
    "Chair {seat} is the last one asked. A pass ends the round.",
    "Taken back. U brings it again.",
    "This part is protected: no time is taken from it.",
    "Parts still ahead: {ahead}. The same key ends it.",
]


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("sentence", LIVE)
def test_what_the_quiet_line_says_fits_the_narrowest_screen(language, sentence) -> None:
    """One line of 60 columns with its margins, in a round of eight."""
    i18n.use(language)
    said = i18n._(sentence).format(seats="1 2 3 4 5 6", time="18:42", seat=12, ahead=6)

    assert len(said) <= 56, said
