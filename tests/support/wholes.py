"""A whole evening as text that nothing is to be said against, and a shelf of scripts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vertais_tui.script import loader
from vertais_tui.script.loader import Loaded
from vertais_tui.script.overlay import Bases

WHOLE = """\
vertais: 1
id: whole-evening
title: {fi: "Ilta", en: "Evening"}
minutes: 60
people: {min: 4, max: 8}
stages:
  - id: opening
    kind: opening
    minutes: 10
    protected: true
    say:
      fi: Täällä kuultu jää tänne. Vuoron saa ohittaa.
      en: What is heard here stays here. You may pass.
  - id: round
    kind: opening_round
    minutes: 20
    turns: around
    prompts:
      - {tag: feeling, say: {fi: "Millainen sää?", en: "What weather?"}}
      - {tag: resource, say: {fi: "Mikä auttoi?", en: "What helped?"}}
  - id: sharing
    kind: sharing
    minutes: 10
    turns: popcorn
    prompts:
      - {tag: thought, say: {fi: "Mitä ajattelet?", en: "What do you think?"}}
      - {tag: info, say: {fi: "Mitä tapahtui?", en: "What happened?"}}
  - id: closing-round
    kind: closing_round
    minutes: 10
    protected: true
    turns: one-word
    say: {fi: "Yksi sana.", en: "One word."}
  - id: closing
    kind: closing
    minutes: 10
    protected: true
    say: {fi: "Kiitos.", en: "Thank you."}
"""
"""An evening with no problem and no warning. Its last part is the closing stage."""


class Shelf:
    """Scripts that can be extended, by id."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def ids(self) -> tuple[str, ...]:
        """The ids there are."""
        return tuple(self._texts)

    def source(self, script_id: str) -> str | None:
        """The text of a script."""
        return self._texts.get(script_id)


def loaded(text: str, bases: Bases | None = None) -> Loaded:
    """The script in ``text``, which can be used."""
    return loader.read(text.encode(), Path("evening.yaml"), bases)


def warned(text: str, bases: Bases | None = None) -> list[str]:
    """The codes of the warnings about ``text``, in their order."""
    return [each.code for each in loaded(text, bases).warnings]
