"""Cards: ground rules, what helps when something happens, the crisis card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from vertais_tui.errors import ScriptInvalid, ScriptUnreadable
from vertais_tui.i18n import say
from vertais_tui.script.cards import (
    DETOURS,
    RULES,
    Contact,
    load_cards,
    load_crisis,
    load_deck,
    load_rules,
)
from vertais_tui.script.library import shipped_folder
from vertais_tui.script.model import Card, Cue, Say, Words

CARDS = shipped_folder() / "cards"
DECK = """\
vertais: 1
id: detours
kind: detours
title: {fi: "Jos käy näin", en: "If this happens"}
cards:
  - id: crying
    title: {fi: "Itku", en: "Crying"}
    say: {fi: "Itku saa tulla.", en: "Tears are welcome."}
    do: ["Odota.", {fi: "Tarjoa taukoa.", en: "Offer a break."}]
    avoid: ["Älä kosketa kysymättä."]
    stages: [sharing]
  - {id: silence, title: "Hiljaisuus", say: "Saa olla hiljaa."}
"""
CRISIS = """\
vertais: 1
id: crisis
kind: crisis
title: "Kriisi"
steps: ["Pysähdy."]
alone: ["Tauko."]
contacts: [{id: emergency, name: "Hätänumero", checked: ""}]
"""
AGREEMENT = """\
vertais: 1
id: agreement
kind: agreement
title: "Pelisäännöt"
rules: [{id: pass, say: "Saa ohittaa.", show: "Saa ohittaa.", remind: "Ohitetaan."}]
"""


def put(folder: Path, text: str | bytes) -> Path:
    path = folder / "cards.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_shipped_ground_rules_are_those_that_scripts_may_name() -> None:
    rules = load_rules(CARDS / "agreement.yaml")
    assert list(RULES) == [rule.id for rule in rules]
    for rule in rules:
        for words in (rule.say, rule.show, rule.remind):
            assert {"fi", "en"} <= set(words.by_language)


def test_the_shipped_cards_are_those_that_scripts_may_name() -> None:
    cards = load_deck(CARDS / "detours.yaml")
    assert sorted(DETOURS) == sorted(card.id for card in cards)
    for card in cards:
        assert {"fi", "en"} <= set(card.title.by_language) & set(card.say.by_language)


def test_the_shipped_crisis_card_says_what_to_do_and_whom_to_call() -> None:
    card = load_crisis(CARDS / "crisis.yaml")
    assert "Crisis card" == card.title.in_language("en")
    assert "112" in {contact.number for contact in card.contacts}
    assert all((card.steps, card.alone, card.variants))
    for contact in card.contacts:
        assert contact.checked == "" or date.fromisoformat(contact.checked)
    assert len(card.variants) == len({variant.id for variant in card.variants})
    assert all(variant.steps for variant in card.variants)


def test_the_cards_of_a_folder_are_loaded_together(tmp_path: Path) -> None:
    found = load_cards(shipped_folder())
    assert (load_rules(CARDS / "agreement.yaml"), load_deck(CARDS / "detours.yaml")) == (
        found.rules,
        found.detours,
    )
    assert load_crisis(CARDS / "crisis.yaml") == found.crisis
    with pytest.raises(ScriptUnreadable):
        load_cards(tmp_path)


def test_a_crisis_card_needs_no_variants(tmp_path: Path) -> None:
    card = load_crisis(put(tmp_path, CRISIS))
    contact = Contact(id="emergency", name=Words({"*": "Hätänumero"}), checked="")
    assert ((), (contact,)) == (card.variants, card.contacts)
    assert ((Cue({"*": "Pysähdy."}),), (Cue({"*": "Tauko."}),)) == (card.steps, card.alone)


def test_a_deck_is_its_cards_in_their_order(tmp_path: Path) -> None:
    crying, silence = load_deck(put(tmp_path, DECK))
    assert Card(
        id="crying",
        title=Words({"fi": "Itku", "en": "Crying"}),
        say=Say({"fi": "Itku saa tulla.", "en": "Tears are welcome."}),
        do=(Cue({"*": "Odota."}), Cue({"fi": "Tarjoa taukoa.", "en": "Offer a break."})),
        avoid=(Cue({"*": "Älä kosketa kysymättä."}),),
        stages=("sharing",),
    ) == (crying)
    assert ("silence", (), (), ()) == (silence.id, silence.do, silence.avoid, silence.stages)


@pytest.mark.parametrize(
    ("load", "text", "expected"),
    [
        (load_deck, DECK.replace("vertais: 1", "vertais: 2"), ("V138", 1, 10)),
        (load_deck, DECK.replace("kind: detours", "kind: crisis"), ("V132", 3, 7)),
        (load_deck, DECK.replace("id: silence", "id: Silence"), ("V134", 12, 10)),
        (load_deck, DECK.partition("cards:")[0] + "cards: []\n", ("V140", 5, 8)),
        (load_deck, DECK.partition("cards:")[0], ("V121", 1, 1)),
        (load_deck, DECK + "rules: []\n", ("V120", 13, 1)),
        (load_deck, "[]", ("V123", 1, 1)),
        (load_deck, AGREEMENT + "cards: [{id: a, title: b, say: c}]\n", ("V132", 3, 7)),
        (load_rules, AGREEMENT.replace("show: ", "shwo: "), ("V120", 5, 41)),
        (load_rules, AGREEMENT.replace("pass", ""), ("V125", 5, 14)),
        (load_rules, AGREEMENT + "source: {reviewed: soon}\n", ("V137", 6, 20)),
        (load_crisis, CRISIS.replace('steps: ["Pysähdy."]', "steps: []"), ("V140", 5, 8)),
        (load_crisis, CRISIS.replace('checked: ""', "checked: today"), ("V137", 7, 57)),
        (load_crisis, CRISIS.replace(', checked: ""', ""), ("V121", 7, 12)),
        (load_crisis, CRISIS + "variants: [{id: child, title: a}]\n", ("V121", 8, 12)),
        (load_crisis, CRISIS.replace("Tauko.", "Soita {number}."), ("V144", 6, 9)),
    ],
)
def test_each_problem_of_a_card_is_pointed_out(
    tmp_path: Path,
    load: Callable[[Path], object],
    text: str,
    expected: tuple[str, int, int],
) -> None:
    with pytest.raises(ScriptInvalid) as caught:
        load(put(tmp_path, text))
    assert expected in [(each.code, each.line, each.column) for each in caught.value.problems]


@pytest.mark.parametrize("load", [load_rules, load_deck, load_crisis])
@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe\x00", b"# nothing\n"])
def test_what_is_no_yaml_is_no_card(
    tmp_path: Path, load: Callable[[Path], object], text: bytes
) -> None:
    with pytest.raises(ScriptInvalid) as caught:
        load(put(tmp_path, text))
    assert caught.value.problems


def test_the_file_is_named_and_problems_are_counted(tmp_path: Path) -> None:
    path = put(tmp_path, AGREEMENT.replace("vertais: 1", "vertais: 2") + "more: 1\n")
    with pytest.raises(ScriptInvalid) as caught:
        load_rules(path)
    assert f"{path} cannot be used as it is. Problems: 2." == say(caught.value.message)


@pytest.mark.parametrize("load", [load_rules, load_deck, load_crisis])
def test_a_file_that_is_not_there_cannot_be_read(
    tmp_path: Path, load: Callable[[Path], object]
) -> None:
    with pytest.raises(ScriptUnreadable):
        load(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("checked", "today", "expected"),
    [
        ("", date(2026, 1, 1), True),
        ("2026-01-01", date(2026, 1, 1), False),
        ("2026-01-01", date(2026, 6, 30), False),
        ("2026-01-01", date(2026, 7, 1), True),
        ("2027-01-01", date(2026, 7, 1), False),
    ],
)
def test_a_number_goes_stale_in_half_a_year(checked: str, today: date, expected: bool) -> None:
    contact = Contact(id="a", name=Words({"*": "A"}), checked=checked)
    assert expected is contact.is_stale(today)
