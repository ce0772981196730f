"""What helps authors: fit, difference, outline, tidying, new scripts, paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.evenings import evening
from tests.support.scripts import SCRIPT, codes_of
from vertais_tui.authoring.difference import difference
from vertais_tui.authoring.fit import fit, told
from vertais_tui.authoring.outline import drawn, mermaid, time_bar
from vertais_tui.authoring.printing import FORMS, paper
from vertais_tui.authoring.tidying import CannotTidy, format_of, is_current, migrated, tidied
from vertais_tui.authoring.wizard import Answers, id_of, lengths, new_script
from vertais_tui.script.cards import load_cards
from vertais_tui.script.library import Library, shipped_folder
from vertais_tui.script.loader import parse
from vertais_tui.script.model import Card, Cue, Hint, Say, Shrink, StageKind, Words

CARDS = load_cards(shipped_folder())


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def test_an_evening_that_fits_says_so_and_one_that_does_not_says_what_gives() -> None:
    script = Library().find("basic-evening").open().script
    assert ["8 people: closing keeps its time."] == list(told(script, 8, minutes(90)))
    shorter = list(told(script, 8, minutes(75)))
    assert "  Sharing 40→30 min" in shorter
    assert fit(script, 8, minutes(75)).fits
    assert "8 people: 26 min too long even so." == next(iter(told(script, 8, minutes(30))))


def test_a_stage_that_is_left_out_and_a_short_turn_are_told() -> None:
    script = evening()
    stages = tuple(
        replace(stage, optional=stage.id == "sharing", shrink=Shrink.NO) for stage in script.stages
    )
    lines = list(told(replace(script, stages=stages), 12, minutes(40)))
    assert "  Sharing (20 min) is left out" in lines
    assert "  Opening round: 0:12 each is short" in lines


def test_a_script_does_not_differ_from_itself() -> None:
    assert [] == list(difference(evening(), evening()))


def test_a_difference_is_told_in_words() -> None:
    one = evening()
    opening, round_, sharing, *rest = one.stages
    other = replace(
        one,
        duration=minutes(50),
        people=replace(one.people, max=8),
        stages=(
            replace(round_, id="new-round"),
            replace(sharing, duration=minutes(25), turns=round_.turns, protected=True, prompts=()),
            replace(opening, say=Say({"*": "Hello."})),
            *rest,
        ),
    )
    assert [
        "The evening: +5 min",
        "People: 2–12 → 2–8",
        "Opening round is gone (10 min)",
        "Opening round is new (10 min)",
        "+5 min to Sharing",
        "Sharing: turns popcorn → around",
        "Sharing: its time is protected now",
        "Sharing: -2 questions",
        "Opening: other words in 1 places",
        "The stages come in another order: sharing, opening, normalising, closing",
    ] == list(difference(one, other))


def test_every_stage_has_a_mark_in_the_time_bar() -> None:
    bar = time_bar(evening(), 9)
    assert "▃▄▄▇▇▇▇▃▃" == bar
    assert 5 <= len(bar)


CARD = Card(id="rain", title=Words({"*": 'Rain "x" <b>'}), say=Say({"*": "In."}))


def test_a_drawing_shows_stages_detours_and_marks() -> None:
    script = evening()
    opening, *rest = script.stages
    rest[0] = replace(rest[0], detours=("crying",), optional=True)
    near = replace(CARD, id="near", stages=("round",))
    lines = list(
        drawn(replace(script, stages=(opening, *rest), detours=(CARD, near)), CARDS.detours)
    )
    assert "├─   5 min  Opening  ▪" in lines
    assert "├─  10 min  Opening round  ○" in lines
    assert any(line.startswith("│") and "↳" in line for line in lines)
    assert 'From anywhere: Rain "x" <b>' in lines
    assert lines[-2].startswith("From") or lines[-1].startswith("▪")


def test_a_mermaid_drawing_holds_text_as_text_only() -> None:
    near = replace(CARD, stages=("round", "elsewhere"))
    lines = list(mermaid(replace(evening(), detours=(CARD, near))))
    assert '    c0(["Rain #34;x#34; #60;b#62;"])' in lines
    assert "    s1 -.-> c1" in lines
    assert 5 == sum(line.endswith("-.-> c0") for line in lines)


UNTIDY = """\
# A comment that stays.
vertais: 1
id: untidy
title: "Ilta"   # and this one
minutes: 10
stages:
  - id: opening
    kind: opening
    minutes: 10
    optional: no
    say: >-
      Two lines
      of words.
    prompts:
      - {tag: feeling, say: One}
      - tag: thought
        say: Two
      - id: prompt-1
        tag: thought
        say: Three
"""


def test_tidying_keeps_comments_order_and_words_and_is_done_once() -> None:
    tidy = tidied(UNTIDY)
    assert tidied(tidy) == tidy
    assert "# A comment that stays." in tidy
    assert "# and this one" in tidy
    assert "    protected: true\n" in tidy
    assert "    optional: false\n" in tidy
    before, after = parse(UNTIDY.replace("optional: no", "optional: false"), "a"), parse(tidy, "b")
    assert [step.say for step in before.stages[0].steps] == [
        step.say for step in after.stages[0].steps
    ]
    assert ["prompt-2", "prompt-3", "prompt-1"] == [prompt.id for prompt in after.stages[0].prompts]


def test_tidying_takes_away_what_could_steer_a_terminal() -> None:
    assert "\x1b" not in tidied(SCRIPT.replace("Tervetuloa", "Terve\x1btuloa"))
    assert [] == codes_of(tidied(SCRIPT.replace("Tervetuloa", "Terve\u202etuloa")))


@pytest.mark.parametrize("text", ["", "- a", "a: [", "a: *b", "a: 1\na: 2\n", "\tx: 1"])
def test_what_is_not_a_script_is_not_tidied(text: str) -> None:
    with pytest.raises(CannotTidy):
        tidied(text)


@pytest.mark.parametrize("entry", Library().entries(), ids=lambda entry: entry.id)
def test_a_shipped_script_says_the_same_when_it_is_tidied(entry) -> None:
    source = entry.open().source
    before, after = parse(source, "a"), parse(tidied(source), "b")
    assert [stage.id for stage in before.stages] == [stage.id for stage in after.stages]
    assert before.expect == after.expect


OLD = """\
vertais: 0
id: old-evening
title: {fi: "Vanha ilta", en: "An old evening"}
time: 20m      # in all
stages:
  - {id: hello, kind: open, time: 5m, private: Breathe.}
  - id: round
    kind: checkin
    time: 15 min
    prompts:
      - {tag: feeling, say: How are you?, private: Wait.}
"""


def test_an_old_script_is_carried_forward_with_its_comments() -> None:
    today = migrated(OLD)
    script = parse(today, "evening")
    assert "# in all" in today
    assert (minutes(20), [StageKind.OPENING, StageKind.OPENING_ROUND]) == (
        script.duration,
        [stage.kind for stage in script.stages],
    )
    assert Hint({"*": "Breathe."}) == script.stages[0].hint
    assert Hint({"*": "Wait."}) == script.stages[1].prompts[0].hint
    assert migrated(today) == today
    assert ("0", "1", "") == (format_of(OLD), format_of(today), format_of("id: x"))
    assert (False, True) == (is_current(OLD), is_current(today))


@pytest.mark.parametrize(("length", "turns"), [(20, "around"), (90, "popcorn"), (240, "triads")])
def test_a_new_script_is_a_whole_evening_with_its_question(length: int, turns: str) -> None:
    model = (shipped_folder() / "basic-evening.yaml").read_text("utf-8")
    answers = Answers(
        title="Päivän: ilta [/",
        form="online",
        minutes=length,
        people=6,
        question="Mitä?",
        turns=turns,
    )
    text = new_script(answers, model)
    script = parse(text, "new")
    assert ("paivan-ilta", minutes(length), 6) == (script.id, script.duration, script.people.max)
    assert "Päivän: ilta [/" == script.title.in_language("fi")
    sharing = next(stage for stage in script.stages if stage.kind is StageKind.SHARING)
    assert ("Mitä?", turns) == (sharing.prompts[0].say.in_language("fi"), sharing.turns)
    assert (length >= 75) == (StageKind.BREAK in {stage.kind for stage in script.stages})
    assert text.startswith("# Made by vertais new")


def test_an_id_is_made_of_any_title() -> None:
    assert ("aidin-suru", "evening") == (id_of("Äidin suru!"), id_of("夜"))
    assert {"a": 10, "b": 20} == lengths([("a", 1), ("b", 2)], 30)


PRIVATE = "SECRET-HINT"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_paper_holds_private_hints_only_in_the_booklet(form: str, suffix: str) -> None:
    script = evening()
    opening, *rest = script.stages
    private = replace(
        opening, hint=Hint({"*": PRIVATE}), tips=(Hint({"*": PRIVATE}),), cue=Cue({"*": "<b>&\x1b"})
    )
    page = paper(
        replace(script, stages=(private, *rest)), form, suffix, CARDS, {"group": "Tuesday"}
    )
    assert (form == "booklet") == (PRIVATE in page)
    assert "\x1b" not in page
    assert "Welcome" in page
    if suffix == "html":
        assert "<b>&" not in page
    if form == "group-sheet":
        assert "Welcome." not in page


def test_only_the_rules_that_an_evening_leans_on_are_printed() -> None:
    script = replace(evening(), agreement=("pass",))
    page = paper(script, "group-sheet", "txt", CARDS, {})
    shown = {rule.id: rule.show.in_language("en") for rule in CARDS.rules}
    assert shown["pass"] in page
    assert shown["sober"] not in page
