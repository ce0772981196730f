"""How words sound in the room: their length aloud, and what they can do to a listener.

The rules for reflections come from group-work practice: what normalises says back what was
heard, links it and leaves a door open; what compares, generalises, reassures or diagnoses
closes the person who spoke. A thought that is quoted may hold such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from vertais_tui.script.model import EVERY_LANGUAGE

WORDS_A_MINUTE: Final = 120
"""A calm reading voice."""
LONGEST_READING: Final = 90
"""In seconds."""
LONGEST_SENTENCE: Final[Mapping[str, int]] = {"fi": 18, "en": 25, "sv": 25, "selko": 12}
"""In words; Finnish words carry more each."""
GROUP_LINES: Final = 8
GROUP_COLUMNS: Final = 32
"""What can be read from three or four metres away."""

_QUOTED: Final = re.compile('[“”„"«»][^“”„"«»]*[“”"«»]')
_SENTENCE: Final = re.compile(r"[^.?!…]+[.?!…]*")
_WORD: Final = re.compile(r"\w[\w'’:-]*")


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_SMALL: Final[Mapping[str, re.Pattern[str]]] = {
    "fi": _any_of(
        r"kaik(?:ki|kia|kien|il|is|ke|ek)\w*",
        "aina",
        "ei koskaan",
        "ainakin",
        "kyllä se siitä",
        "älä",
        r"pitäisi\w*",
        r"täyty[yi]\w*",
        r"normaal\w*",
    ),
    "en": _any_of(
        "everyone",
        "everybody",
        "always",
        "never",
        "at least",
        "should",
        "don['’]t worry",
        "it could be worse",
        "(?:perfectly )?normal",
    ),
}
_MEASURED: Final = re.compile(r"\d+ ?%|\d+ prosent\w*|\d+ per ?cent", re.IGNORECASE)
_DIAGNOSED: Final[Mapping[str, re.Pattern[str]]] = {
    "fi": _any_of(
        r"masennus\w*",
        r"masennukse\w*",
        r"ahdistuneisuus\w*",
        r"häiriö\w*",
        r"diagnoos\w*",
        r"psykoos\w*",
        r"trauma(?:peräi\w*|tisoi\w*)",
        r"bipolaari\w*",
    ),
    "en": _any_of(
        "depression",
        "clinically",
        "anxiety disorder",
        r"disorders?",
        r"diagnos\w*",
        "psychosis",
        r"traumati[sz]ed",
        "bipolar",
    ),
}
_TOLD: Final[Mapping[str, re.Pattern[str]]] = {
    "fi": _any_of(
        r"sinusta tuntuu",
        r"teistä tuntuu",
        r"tunnet (?:nyt|itsesi|olosi)",
        r"tunnette (?:nyt|itsenne|olonne)",
        r"olet (?:varmasti|varmaan) \w+",
    ),
    "en": _any_of(
        r"you (?:must )?feel",
        r"you(?: are|['’]re) feeling",
        r"you must be \w+",
    ),
}
_SUPPOSED: Final = re.compile(r"(?:if|when|jos|kun|mikäli)\b", re.IGNORECASE)
"""What is only supposed is not told."""
_STAYS: Final[Mapping[str, re.Pattern[str]]] = {
    "fi": re.compile(r"jää tänne|luottamuks|vaitiol|vaikene", re.IGNORECASE),
    "en": re.compile(r"stays? here|confiden", re.IGNORECASE),
}
_MAY_PASS: Final[Mapping[str, re.Pattern[str]]] = {
    "fi": re.compile(r"ohit", re.IGNORECASE),
    "en": re.compile(r"\bpass(?:ing)?\b", re.IGNORECASE),
}


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, quotation included.

    >>> list(sentences("Hei. Mitä kuuluu?"))
    ['Hei.', 'Mitä kuuluu?']
    """
    return (found.group().strip() for found in _SENTENCE.finditer(text) if found.group().strip())


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def reading_seconds(text: str) -> int:
    """How long the text takes aloud at `WORDS_A_MINUTE`."""
    return round(words_in(text) * 60 / WORDS_A_MINUTE)


def longest_sentence(text: str) -> int:
    """The words of the longest sentence."""
    return max(map(words_in, sentences(text)), default=0)


def group_size(text: str) -> tuple[int, int]:
    """Lines, and the characters of the longest of them."""
    lines = text.split("\n")
    return len(lines), max(map(len, lines))


def reflection_faults(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The code and the words of everything a reflection should not say.

    >>> list(reflection_faults("Ainakin se on ohi. ”Pitäisi jo jaksaa.”", "fi"))
    [('V211', 'Ainakin')]
    """
    own = _QUOTED.sub(" ", text)
    for code, pattern in (
        ("V211", _SMALL.get(language)),
        ("V212", _MEASURED),
        ("V213", _DIAGNOSED.get(language)),
    ):
        if pattern is not None:
            yield from ((code, found.group()) for found in pattern.finditer(own))


def told_feelings(text: str, language: str) -> Iterator[str]:
    """Where a text tells people what they feel.

    A question only asks, and what begins with "if" only supposes.

    >>> list(told_feelings("You feel sad. How do you feel?", "en"))
    ['You feel']
    """
    pattern = _TOLD.get(language)
    if pattern is None:
        return
    for sentence in sentences(_QUOTED.sub(" ", text)):
        if not sentence.endswith("?") and not _SUPPOSED.match(sentence):
            yield from (found.group() for found in pattern.finditer(sentence))


def says_confidential(text: str, language: str) -> bool:
    """Whether a text says that what is heard stays here; true where we cannot tell."""
    return _says(_STAYS, text, language)


def says_passing(text: str, language: str) -> bool:
    """Whether a text says that a turn may be passed; true where we cannot tell."""
    return _says(_MAY_PASS, text, language)


def _says(patterns: Mapping[str, re.Pattern[str]], text: str, language: str) -> bool:
    """Words that stand for every language may be in any of them."""
    if language == EVERY_LANGUAGE:
        return any(pattern.search(text) for pattern in patterns.values())
    return language not in patterns or bool(patterns[language].search(text))
