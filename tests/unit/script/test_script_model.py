"""What the values of a script answer."""

from __future__ import annotations

from datetime import timedelta

from vertais_tui.script.model import (
    EVERY_LANGUAGE,
    Cue,
    Prompt,
    Say,
    Script,
    Stage,
    StageKind,
    Step,
    Tag,
    Turns,
    Words,
)

ASKED = Prompt(say=Say({"en": "How are you?"}), tag=Tag.FEELING)


def a_stage(turns: Turns = Turns.AROUND, *, say: Say | None = None, asks: bool = True) -> Stage:
    return Stage(
        id="round",
        kind=StageKind.OPENING_ROUND,
        duration=timedelta(minutes=5),
        turns=turns,
        say=say,
        prompts=(ASKED,) if asks else (),
    )


def test_words_fall_back_from_the_language_to_every_language_to_the_first() -> None:
    words = Words({"sv": "hej", EVERY_LANGUAGE: "moi", "fi": "hei"})
    assert ["hei", "moi"] == [words.in_language("fi"), words.in_language("en")]
    assert "hej" == Words({"sv": "hej", "fi": "hei"}).in_language("en")
    assert "" == Words({}).in_language("en")


def test_a_stage_with_words_of_its_own_begins_with_them() -> None:
    hello = Say({"en": "Hello."})
    own, asked = a_stage(say=hello).steps
    assert Step(say=hello) == own
    assert Step(say=ASKED.say, tag=Tag.FEELING, opens_floor=True) == asked


def test_a_stage_without_words_begins_with_its_first_prompt() -> None:
    (asked,) = a_stage().steps
    assert ASKED.say == asked.say


def test_a_stage_without_anything_is_one_step_that_opens_the_floor_if_turns_do() -> None:
    assert (Step(opens_floor=True),) == a_stage(asks=False).steps
    assert (Step(),) == a_stage(Turns.PAIRS, asks=False).steps


def test_only_some_turns_give_one_chair_the_floor() -> None:
    floor = {each for each in Turns if each.gives_floor}
    order = {each for each in Turns if each.in_order}
    assert {Turns.AROUND, Turns.PIECE, Turns.ONE_WORD} == order
    assert {Turns.POPCORN, Turns.HANDS} == floor - order


def test_the_kinds_of_text_are_not_each_other() -> None:
    cue: Words = Cue({"en": "Wait."})
    assert cue != Say({"en": "Wait."})


def test_a_script_gathers_its_reflections() -> None:
    script = Script(id="a", title=Words({}), stages=(a_stage(),), duration=timedelta(minutes=5))
    assert () == script.reflections
