"""Words: the language in use, and sentences that are translated only when shown.

English sentences are the message ids; ``locales/<language>/LC_MESSAGES/vertais.mo``
holds the others. The core never translates: it carries a `Message`, and the edge
(screen, command line) turns it into words in the language of the moment, so that
the language can change in the middle of a meeting.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

DOMAIN: Final = "vertais"
LANGUAGES: Final = ("fi", "en")
"""Languages the program itself speaks, the default first."""
_LOCALES: Final = Path(__file__).parent / "locales"


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for "translate later")
    """Mark a sentence for translation without translating it."""
    return message


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence and its parameters, not yet in any language.

    ``plural`` with the parameter ``n`` chooses between two forms.
    """

    id: str
    params: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None

    def __str__(self) -> str:
        """The sentence in English, for logs that hold nothing private and for tests."""
        return _fill(gettext.NullTranslations(), self)


class _Words:
    """The catalogue in use. One process speaks one language at a time."""

    language: str = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak ``language`` from now on; a language without a catalogue falls back to English."""
    _Words.language = language
    _Words.catalogue = gettext.translation(DOMAIN, _LOCALES, [language], fallback=True)
    _share(language)


def _share(language: str) -> None:
    """Let click, which asks gettext's own functions, find its sentences in our catalogue.

    Those functions know the language from the environment only; ``LANGUAGE`` is their own word
    for it, and stronger than the locale.
    """
    gettext.bindtextdomain(DOMAIN, str(_LOCALES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


def current() -> str:
    """The code of the language in use, such as ``fi``."""
    return _Words.language


def _(message: str) -> str:
    """Translate a sentence of our own into the language in use."""
    return _Words.catalogue.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Translate a sentence of our own that depends on a number."""
    return _Words.catalogue.ngettext(one, many, number)


def say(message: Message) -> str:
    """Put a message into words in the language in use."""
    return _fill(_Words.catalogue, message)


def _fill(catalogue: gettext.NullTranslations, message: Message) -> str:
    number = message.params.get("n")
    if message.plural is not None and isinstance(number, int):
        words = catalogue.ngettext(message.id, message.plural, number)
    else:
        words = catalogue.gettext(message.id)
    told = {
        name: _fill(catalogue, value) if isinstance(value, Message) else value
        for name, value in message.params.items()
    }
    return words.format(**told)


def from_environment(environ: Mapping[str, str]) -> str:
    """The language the person's locale asks for; Finnish where it says nothing of use.

    >>> from_environment({"LC_ALL": "en_GB.UTF-8", "LANG": "fi_FI.UTF-8"})
    'en'
    >>> from_environment({"LANG": "C.UTF-8"})
    'fi'
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        asked = environ.get(name, "")
        if asked:
            code = asked.replace(".", "_").partition("_")[0].lower()
            return code if code in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]
