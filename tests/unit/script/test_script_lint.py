"""How words sound in the room."""

from __future__ import annotations

import pytest

from vertais_tui.script.lint import (
    group_size,
    longest_sentence,
    reading_seconds,
    reflection_faults,
    says_confidential,
    says_passing,
    sentences,
    told_feelings,
    words_in,
)


def faults(text: str, language: str) -> list[tuple[str, str]]:
    return list(reflection_faults(text, language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kaikki tuntevat näin.", "Kaikki"),
        ("Se on kaikille tuttua.", "kaikille"),
        ("Kaikilla on vaikeaa.", "Kaikilla"),
        ("Kaikista tuntuu pahalta.", "Kaikista"),
        ("Niin on kaikkien elämässä.", "kaikkien"),
        ("Se on aina raskasta.", "aina"),
        ("Se ei koskaan lopu.", "ei koskaan"),
        ("Ainakin olet terve.", "Ainakin"),
        ("No, kyllä se siitä.", "kyllä se siitä"),
        ("Älä huoli.", "Älä"),
        ("Pitäisi vain jaksaa.", "Pitäisi"),
        ("Meidän täytyy jaksaa.", "täytyy"),
        ("Se on normaalia.", "normaalia"),
    ],
)
def test_what_makes_small_is_found_in_finnish(text: str, expected: str) -> None:
    assert [("V211", expected)] == faults(text, "fi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Everyone is tired.", "Everyone"),
        ("Everybody is tired.", "Everybody"),
        ("It is always so.", "always"),
        ("It never ends.", "never"),
        ("At least it is over.", "At least"),
        ("One should go on.", "should"),
        ("Don't worry.", "Don't worry"),
        ("Oh, don’t worry.", "don’t worry"),
        ("It could be worse.", "It could be worse"),
        ("It is normal.", "normal"),
        ("It is perfectly normal.", "perfectly normal"),
    ],
)
def test_what_makes_small_is_found_in_english(text: str, expected: str) -> None:
    assert [("V211", expected)] == faults(text, "en")


@pytest.mark.parametrize("language", ["fi", "en", "sv", "selko", "*"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [("80 % of us.", "80 %"), ("5% .", "5%"), ("20 prosenttia.", "20 prosenttia")],
)
def test_nobody_is_a_share_of_the_people_in_any_language(
    language: str, text: str, expected: str
) -> None:
    assert [("V212", expected)] == faults(text, language)
    assert [("V212", "9 per cent")] == faults("9 per cent do.", language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fi", "Tämä on masennusta.", "masennusta"),
        ("fi", "Se johtuu masennuksesta.", "masennuksesta"),
        ("fi", "Ahdistuneisuus oli täällä.", "Ahdistuneisuus"),
        ("fi", "Häiriö oli täällä.", "Häiriö"),
        ("fi", "Diagnoosin saaneita oli.", "Diagnoosin"),
        ("fi", "Psykoosi oli täällä.", "Psykoosi"),
        ("fi", "Se on traumaperäistä.", "traumaperäistä"),
        ("fi", "Moni on traumatisoitunut.", "traumatisoitunut"),
        ("fi", "Bipolaarisuutta oli.", "Bipolaarisuutta"),
        ("en", "This is depression.", "depression"),
        ("en", "Some are clinically tired.", "clinically"),
        ("en", "An anxiety disorder spoke.", "anxiety disorder"),
        ("en", "Disorders were here.", "Disorders"),
        ("en", "A diagnosis was here.", "diagnosis"),
        ("en", "Psychosis was here.", "Psychosis"),
        ("en", "Some are traumatised.", "traumatised"),
        ("en", "Some are traumatized.", "traumatized"),
        ("en", "Some are bipolar.", "bipolar"),
    ],
)
def test_nobody_is_given_a_diagnosis(language: str, text: str, expected: str) -> None:
    assert [("V213", expected)] == faults(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Moni täällä tunsi väsymystä. Ehkä tunnistat siitä jotakin."),
        ("fi", "Ainainen kiire tuli esiin, ja paikka, jossa kaikuu."),
        ("en", "Some of us spoke of tiredness. You may know it, or not."),
        ("en", "Whenever the nights were long, 3 people said so."),
        ("sv", "Alla är alltid normala."),
        ("selko", "Kaikki on aina normaalia."),
    ],
)
def test_what_is_harmless_or_of_an_unknown_language_passes(language: str, text: str) -> None:
    assert [] == faults(text, language)


@pytest.mark.parametrize("quoted", ["“{}”", "”{}”", "„{}“", '"{}"', "«{}»", "»{}«"])
def test_a_thought_that_is_quoted_may_hold_anything(quoted: str) -> None:
    text = "Some thought " + quoted.format("I should always be 100 % well, not bipolar") + "."
    assert [] == faults(text, "en")
    assert [("V211", "never")] == faults(text + " It never ends.", "en")


def test_every_fault_is_told() -> None:
    expected = [("V211", "always"), ("V211", "never"), ("V212", "9%"), ("V213", "bipolar")]
    assert expected == faults("It is always and never 9% bipolar.", "en")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fi", "Sinusta tuntuu pahalta.", ["Sinusta tuntuu"]),
        ("fi", "Teistä tuntuu pahalta.", ["Teistä tuntuu"]),
        ("fi", "Tunnet nyt surua.", ["Tunnet nyt"]),
        ("fi", "Tunnette olonne raskaaksi.", ["Tunnette olonne"]),
        ("fi", "Olet varmasti surullinen.", ["Olet varmasti surullinen"]),
        ("en", "You feel sad. You must feel tired.", ["You feel", "You must feel"]),
        ("en", "You are feeling sad!", ["You are feeling"]),
        ("en", "You must be tired…", ["You must be tired"]),
    ],
)
def test_nobody_is_told_what_they_feel(language: str, text: str, expected: list[str]) -> None:
    assert expected == list(told_feelings(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Miltä sinusta tuntuu?"),
        ("fi", "Ehkä jokin tuntuu raskaalta."),
        ("en", "What do you feel? Where do you feel it?"),
        ("en", "Someone said: “You feel sad.”"),
        ("en", "You feeling board."),
        ("sv", "You feel sad."),
        ("*", "You feel sad."),
    ],
)
def test_asking_and_quoting_and_unknown_languages_pass(language: str, text: str) -> None:
    assert [] == list(told_feelings(text, language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("One. Two! Three? Four… five", ["One.", "Two!", "Three?", "Four…", "five"]),
        ("Well... yes?!", ["Well...", "yes?!"]),
        ("One\ntwo.", ["One\ntwo."]),
    ],
)
def test_sentences_end_where_one_draws_breath(text: str, expected: list[str]) -> None:
    assert expected == list(sentences(text))


def test_words_are_counted_and_read_calmly() -> None:
    assert 0 == words_in(" – . ")
    assert 5 == words_in("It's the co-facilitator’s turn: 12.")
    assert 60 == reading_seconds("one " * 120)
    assert 0 == reading_seconds("")
    assert 4 == longest_sentence("One two. One two three four. One.")
    assert 0 == longest_sentence("")


def test_what_the_group_sees_has_lines_and_columns() -> None:
    assert (1, 0) == group_size("")
    assert (3, 5) == group_size("One\nthree\nsix")


@pytest.mark.parametrize(
    ("language", "text", "stays", "may_pass"),
    [
        ("fi", "Täällä kuultu jää tänne.", True, False),
        ("fi", "Puhumme luottamuksella, vaitiolo koskee meitä.", True, False),
        ("fi", "Vuoron saa ohittaa.", False, True),
        ("fi", "Tervetuloa.", False, False),
        ("en", "What is said stays here.", True, False),
        ("en", "This is confidential.", True, False),
        ("en", "You may pass.", False, True),
        ("en", "Passing is fine.", False, True),
        ("en", "The passage of time.", False, False),
        ("sv", "Välkommen.", True, True),
        ("selko", "Tervetuloa.", True, True),
    ],
)
def test_the_two_promises_are_heard(language: str, text: str, stays: bool, may_pass: bool) -> None:
    assert (stays, may_pass) == (says_confidential(text, language), says_passing(text, language))
