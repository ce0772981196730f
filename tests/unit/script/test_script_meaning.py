"""What an evening would be like. Each code has its page in tests/golden/script_problems."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.wholes import WHOLE, loaded, warned

CLOSING_ROUND = "kind: closing_round"


def a_stage(script: str, stage: str, *lines: str) -> str:
    """The script with lines added to one of its stages."""
    head, mark, tail = script.partition(f"  - id: {stage}\n")
    assert mark
    return head + mark + "".join(f"    {line}\n" for line in lines) + tail


def test_an_evening_can_be_such_that_nothing_is_said_against_it() -> None:
    assert [] == warned(WHOLE)


@pytest.mark.parametrize(
    ("form", "expected"),
    [("one-to-one", []), ("one-to-one, online", []), ("online", ["V203"]), ("", ["V203"])],
)
def test_two_people_need_no_closing_round(form: str, expected: list[str]) -> None:
    text = WHOLE.replace(CLOSING_ROUND, "kind: theme") + f"form: [{form}]\n"
    assert expected == warned(text)


@pytest.mark.parametrize("turns", ["pairs", "triads", "hands", "one-word"])
def test_people_speak_in_more_ways_than_one(turns: str) -> None:
    text = WHOLE.replace("turns: around", "").replace("turns: one-word", "")
    assert [] == warned(text.replace("turns: popcorn", f"turns: {turns}"))


@pytest.mark.parametrize("turns", ["none", "writing"])
def test_an_evening_without_speaking_is_pointed_out(turns: str) -> None:
    text = WHOLE.replace("turns: around", "").replace("turns: one-word", "")
    assert ["V202"] == warned(text.replace("turns: popcorn", f"turns: {turns}"))


def test_questions_that_do_not_say_what_they_ask_for_are_not_judged() -> None:
    head, _, rest = WHOLE.partition("    prompts:\n")
    _, _, sharing = rest.partition("  - id: sharing\n")
    before, _, tail = sharing.partition("    prompts:\n")
    text = head + "  - id: sharing\n" + before + tail[tail.index("  - id: closing-round") :]
    assert [] == warned(text)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("tag: info", "tag: experience", []),
        ("tag: info", "tag: thought", ["V216"]),
        ("tag: thought", "tag: info", ["V216"]),
        ("tag: feeling", "tag: info", ["V216"]),
        ("tag: resource", "tag: info", ["V215"]),
    ],
)
def test_asking_goes_from_what_happened_to_what_helps(
    before: str, after: str, expected: list[str]
) -> None:
    assert expected == warned(WHOLE.replace(before, after))


def test_what_asking_leaves_out_is_named() -> None:
    text = WHOLE.replace("tag: thought", "tag: resource").replace("tag: info", "tag: resource")
    (found,) = loaded(text).warnings
    assert ("V216", "info, thought") == (found.code, found.mend.params["known"])


def test_reflections_are_asked_for_only_where_there_is_a_stage_for_them() -> None:
    reflections = 'reflections: [{kind: feeling, needs: 2, say: "Väsymystä oli."}]'
    assert [] == warned(a_stage(WHOLE, "sharing", reflections))
    text = WHOLE.replace("kind: sharing", "kind: normalising")
    assert ["V214"] == warned(a_stage(text, "sharing", reflections))
    every = (
        "reflections:",
        '- {kind: feeling, needs: 2, say: "Väsymystä oli."}',
        '- {kind: thought, needs: 2, say: "Samaa mietittiin."}',
        '- {kind: experience, needs: 2, say: "Samaa oli koettu."}',
    )
    assert [] == warned(a_stage(text, "sharing", *every))


def test_each_language_is_judged_by_its_own_rules() -> None:
    text = a_stage(
        WHOLE,
        "sharing",
        "reflections:",
        "- kind: feeling",
        "  needs: 2",
        '  say: {fi: "Always väsymystä.", en: "Kaikki väsyivät. At least 9 %."}',
    )
    found = [(each.code, each.message.params["value"]) for each in loaded(text).warnings]
    assert [("V211", "At least"), ("V212", "9 %")] == found


def test_both_promises_are_given_in_every_language() -> None:
    assert ["V205"] == warned(WHOLE.replace("What is heard here stays here.", "Welcome."))
    assert ["V206"] == warned(WHOLE.replace("Vuoron saa ohittaa.", "Tervetuloa."))


def test_passing_may_be_promised_before_the_turns_by_what_is_shown_or_to_be_told() -> None:
    text = WHOLE.replace(" You may pass.", "").replace(" Vuoron saa ohittaa.", "")
    assert ["V206"] == warned(text)
    assert [] == warned(a_stage(text, "round", 'show: {fi: "Saat ohittaa.", en: "Pass."}'))
    assert [] == warned(a_stage(text, "opening", 'cue: {fi: "Kerro ohitus.", en: "Pass."}'))
    too_late = a_stage(text, "sharing", 'cue: {fi: "Kerro ohitus.", en: "Pass."}')
    assert ["V206"] == warned(too_late)


def test_where_nobody_is_asked_in_turn_no_passing_need_be_promised() -> None:
    text = WHOLE.replace(" You may pass.", "").replace("turns: around", "turns: popcorn")
    assert [] == warned(text.replace("turns: one-word", "turns: hands"))


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("x" * 32, []),
        ("x" * 33, ["V208"]),
        ("\\n".join("x" * 8), []),
        ("\\n".join("x" * 9), ["V208"]),
    ],
)
def test_what_the_group_sees_fits_a_screen(shown: str, expected: list[str]) -> None:
    assert expected == warned(a_stage(WHOLE, "round", f'show: "{shown}"'))


def both(fi: str, en: str) -> str:
    return f'{{fi: "{fi}", en: "{en}"}}'


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (both("sana " * 18, "Hi."), []),
        (both("sana " * 19, "Hi."), ["V220"]),
        ("sana " * 19, ["V220"]),
        (both("Hei.", "word " * 25), []),
        (both("Hei.", "word " * 26), ["V220"]),
        (both("Yksi kaksi. " * 90, "Hi."), []),
        (both("Yksi kaksi. " * 91, "Hi."), ["V207"]),
        ("Sinusta tuntuu pahalta.", ["V210"]),
        (both("Hei.", "You feel sad. You must be tired."), ["V210", "V210"]),
    ],
)
def test_what_is_read_aloud_can_be_followed(said: str, expected: list[str]) -> None:
    assert expected == warned(a_stage(WHOLE, "round", f"say: {said}"))


@pytest.mark.parametrize(
    ("stage", "line", "expected"),
    [
        ("opening", "shrink: no", []),
        ("opening", "shrink: first", ["V221"]),
        ("opening", "shrink: share", ["V221"]),
        ("opening", "shrink: last", ["V221"]),
        ("opening", "optional: true", ["V221"]),
        ("opening", "optional: false", []),
        ("sharing", "shrink: first", []),
        ("sharing", "shrink: no", []),
        ("sharing", "optional: true", []),
        ("sharing", "protected: true", []),
    ],
)
def test_a_protected_stage_gives_nothing_and_others_may(
    stage: str, line: str, expected: list[str]
) -> None:
    assert expected == warned(a_stage(WHOLE, stage, line))


@pytest.mark.parametrize("kind", ["opening", "closing_round", "closing"])
def test_the_frame_of_an_evening_is_protected(kind: str) -> None:
    head, mark, tail = WHOLE.partition(f"kind: {kind}\n")
    assert ["V217"] == warned(head + mark + tail.replace("    protected: true\n", "", 1))


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [("end-20m", []), ("end-25m", []), ("end-19m", ["V219"]), ("end-0s", ["V219"])],
)
def test_an_anchor_leaves_room_for_what_comes_after_it(anchor: str, expected: list[str]) -> None:
    assert expected == warned(a_stage(WHOLE, "closing-round", f"anchor: {anchor}"))


def test_turns_are_long_enough_for_the_largest_group() -> None:
    text = WHOLE.replace("max: 8", "max: 12")
    (found,) = loaded(text).warnings
    assert ("V218", 12, 37) == (
        found.code,
        found.message.params["seats"],
        found.message.params["seconds"],
    )
    assert [] == warned(a_stage(text, "round", "per_person: {min: 30 s}"))
    assert ["V218"] == warned(a_stage(WHOLE, "round", "per_person: 44 s"))
    assert [] == warned(a_stage(WHOLE, "round", "per_person: 45 s"))


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        ("", []),
        ("stages: [sharing], ", []),
        ("stages: [gone, sharing], ", []),
        ("stages: [gone], ", ["V209"]),
    ],
)
def test_a_card_belongs_to_a_stage_that_exists(stages: str, expected: list[str]) -> None:
    card = f'detours: [{{{stages}id: own, title: "Oma", say: "Hetki."}}]\n'
    assert expected == warned(WHOLE + card)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 23), []),
        (date(2026, 11, 24), []),
        (date(2026, 11, 25), [("V222", 39, 22, "2026-11-24")]),
    ],
)
def test_a_script_asks_to_be_read_again_once_the_day_is_past(
    today: date, expected: list[tuple[str, int, int, str]]
) -> None:
    found = loaded(WHOLE + "source: {review_due: 2026-11-24}\n")
    assert expected == [
        (each.code, each.line, each.column, each.message.params["value"])
        for each in found.warnings_on(today)
    ]


@pytest.mark.parametrize("source", ["", 'source: {review_due: ""}\n', "source: {}\n"])
def test_without_a_day_nobody_is_asked_to_read_it_again(source: str) -> None:
    found = loaded(WHOLE + source)
    assert (None, ()) == (found.review, found.warnings_on(date(2099, 1, 1)))


def test_what_is_overdue_comes_after_the_other_warnings() -> None:
    text = WHOLE.replace("kind: opening\n", "kind: theme\n")
    found = loaded(text + "source: {review_due: 2026-11-24}\n")
    assert ["V201"] == [each.code for each in found.warnings]
    assert ["V201", "V222"] == [each.code for each in found.warnings_on(date(2027, 1, 1))]
