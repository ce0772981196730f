"""The shipped scripts keep what the field asks of a meeting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from vertais_tui.script.library import Entry, Library
from vertais_tui.script.lint import words_in
from vertais_tui.script.model import ReflectionKind, Script, StageKind, Tag, Turns, Words

ENTRIES = Library().entries()
SPOKEN = ("fi", "en")

_QUOTED = re.compile('[“”"][^“”"]*[“”"]')
_BANNED = re.compile(
    r"\b(kaikki|aina|ei koskaan|ainakin|kyllä se siitä|älä|pitäisi|täytyy|normaalia|masennus\w*"
    r"|everyone|always|at least|should|don't worry|it could be worse|perfectly normal"
    r"|depression|anxiety|ahdistuneisuus\w*)\b|\d+ ?%",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!…](?=[\s”“]|$)")

MINUTES = {
    "first-meeting": [5, 15, 20, 10, 15, 10, 5, 8, 2],
    "basic-evening": [7, 14, 40, 8, 8, 10, 3],
    "shame-and-guilt": [6, 12, 6, 6, 21, 8, 15, 6, 8, 2],
    "grief-and-loss": [8, 16, 38, 3, 7, 5, 10, 3],
    "carers-tiredness": [6, 14, 5, 16, 24, 8, 5, 10, 2],
    "my-resources": [5, 10, 8, 14, 20, 6, 10, 2],
    "last-meeting": [5, 14, 8, 28, 8, 15, 9, 3],
    "talking-circle": [6, 8, 20, 14, 3, 7, 2],
    "silent-writing": [6, 9, 15, 24, 6, 5, 8, 2],
    "online-meeting": [5, 6, 10, 24, 4, 8, 3],
    "small-turnout": [4, 8, 28, 2, 6, 2],
    "triads": [5, 6, 4, 27, 8, 8, 2],
    "one-persons-question": [5, 10, 4, 10, 8, 15, 6, 5, 4, 6, 2],
    "visiting-professional": [6, 8, 15, 15, 5, 14, 10, 2],
    "after-a-hard-meeting": [8, 16, 5, 32, 8, 6, 12, 3],
    "book-picture-song": [5, 8, 12, 28, 5, 10, 2],
    "one-to-one": [5, 6, 22, 5, 4, 3],
    "facilitators-supervision": [5, 12, 5, 25, 6, 20, 8, 7, 2],
}


@pytest.fixture(params=ENTRIES, ids=lambda entry: entry.id)
def entry(request: pytest.FixtureRequest) -> Entry:
    found: Entry = request.param
    return found


@pytest.fixture
def script(entry: Entry) -> Script:
    return entry.open().script


def shown(script: Script) -> Iterator[Words]:
    yield from (step.show for stage in script.stages for step in stage.steps if step.show)


def said(script: Script) -> Iterator[Words]:
    yield from (step.say for stage in script.stages for step in stage.steps if step.say)


def test_it_can_be_used_and_nothing_is_to_be_better(entry: Entry) -> None:
    assert () == entry.open().warnings
    assert SPOKEN == entry.open().script.languages
    assert entry.path.stem == entry.id


def test_its_lengths_are_those_of_the_field(script: Script) -> None:
    planned = [int(stage.duration.total_seconds() // 60) for stage in script.stages]
    assert MINUTES.get(script.id, planned) == planned


def test_it_begins_speaks_and_ends_as_a_meeting_does(script: Script) -> None:
    kinds = [stage.kind for stage in script.stages]
    assert StageKind.OPENING in kinds[:2]
    assert StageKind.SHARING in kinds
    before_closing = (
        StageKind.NORMALISING if "one-to-one" in script.form else StageKind.CLOSING_ROUND
    )
    assert [before_closing, StageKind.CLOSING] == kinds[-2:]
    kept = {StageKind.OPENING, StageKind.CLOSING_ROUND, StageKind.CLOSING}
    assert all(stage.protected is (stage.kind in kept) for stage in script.stages)


def test_it_asks_for_information_feelings_thoughts_and_one_resource(script: Script) -> None:
    tags = Counter(prompt.tag for stage in script.stages for prompt in stage.prompts)
    assert tags[Tag.RESOURCE] >= 1
    assert tags[Tag.INFO] + tags[Tag.EXPERIENCE] >= 1
    assert all(tags[tag] for tag in (Tag.FEELING, Tag.THOUGHT))


def test_every_kind_of_reflection_is_there_for_two_voices(script: Script) -> None:
    kinds = Counter(each.kind for each in script.reflections)
    assert all(1 <= kinds[kind] <= 3 for kind in ReflectionKind)
    assert {2} == {each.needs for each in script.reflections}


@pytest.mark.parametrize("language", SPOKEN)
def test_no_reflection_minimises_compares_or_diagnoses(script: Script, language: str) -> None:
    for each in script.reflections:
        assert not _BANNED.search(_QUOTED.sub("", each.say.in_language(language)))


@pytest.mark.parametrize(
    "bad", ["Kaikilla on noin, kyllä se siitä.", "You should rest.", "Se on normaalia.", "80 %"]
)
def test_the_lint_of_reflections_bites(bad: str) -> None:
    assert _BANNED.search(bad)


@pytest.mark.parametrize("language", SPOKEN)
def test_what_is_said_is_said_in_one_breath_or_a_few(script: Script, language: str) -> None:
    for words in said(script):
        text = words.in_language(language)
        assert 1 <= len(_SENTENCE_END.findall(text)) <= 7, text
        assert words_in(text) <= 70, text


@pytest.mark.parametrize("language", SPOKEN)
def test_what_the_group_sees_fits_a_narrow_screen(script: Script, language: str) -> None:
    for words in shown(script):
        lines = words.in_language(language).split("\n")
        assert len(lines) <= 8
        assert max(map(len, lines)) <= 32, lines


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", ("eikä korvaa sitä", "jää tänne", "vaarassa", "ohittaa", "112", "09 2525 0111")),
        ("en", ("does not replace it", "stays here", "danger", "pass", "112", "09 2525 0111")),
    ],
)
def test_the_frame_is_said_aloud(script: Script, language: str, told: tuple[str, ...]) -> None:
    everything = " ".join(words.in_language(language) for words in said(script))
    everything = everything.casefold()
    assert [] == [each for each in told if each.casefold() not in everything]
    assert 2 <= everything.count(told[1])


def test_the_first_meeting_says_twice_that_a_turn_may_be_passed() -> None:
    script = next(each for each in ENTRIES if each.id == "first-meeting").open().script
    assert 2 <= sum("pass" in words.in_language("en").casefold() for words in said(script))
    assert 2 <= sum("ohitta" in words.in_language("fi").casefold() for words in said(script))


def test_the_basic_evening_asks_three_things_of_whoever_wishes_to_speak() -> None:
    script = next(each for each in ENTRIES if each.id == "basic-evening").open().script
    turns = {stage.kind: stage.turns for stage in script.stages}
    sharing = next(stage for stage in script.stages if stage.kind is StageKind.SHARING)
    assert (Turns.POPCORN, 3) == (sharing.turns, len(sharing.prompts))
    assert Turns.AROUND is turns[StageKind.OPENING_ROUND] is turns[StageKind.CLOSING_ROUND]


def test_the_helplines_say_when_they_were_checked(entry: Entry) -> None:
    assert re.search(r"^# Helplines .*checked 20\d\d-\d\d-\d\d", entry.open().source, re.MULTILINE)
