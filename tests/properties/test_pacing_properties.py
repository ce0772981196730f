"""What holds for every plan, however short the slot and however many people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from vertais_tui.script.model import AUTO, Prompt, Say, Shrink, Stage, StageKind, Tag, Turns
from vertais_tui.script.pacing import least, per_person, plan, shrinks, wanted

ZERO = timedelta()
people = st.integers(1, 20)
whole_minutes = st.integers(1, 60).map(lambda number: timedelta(minutes=number))
turns = st.integers(5, 600).map(lambda number: timedelta(seconds=number))
slots = st.integers(0, 8 * 3600).map(lambda number: timedelta(seconds=number))


@st.composite
def a_stage(draw: st.DrawFn) -> Stage:
    length = draw(whole_minutes)
    low, high = sorted((draw(turns), draw(turns)))
    question = Prompt(say=Say({"*": "?"}), tag=Tag.FEELING)
    return Stage(
        id="stage",
        kind=draw(st.sampled_from(StageKind)),
        duration=length,
        turns=draw(st.sampled_from(Turns)),
        per_person=draw(st.just(AUTO) | turns),
        turn_shortest=draw(st.sampled_from([None, low])),
        turn_longest=draw(st.sampled_from([None, high])),
        shortest=draw(st.none() | whole_minutes.map(lambda each: min(each, length))),
        longest=draw(st.none() | whole_minutes.map(lambda each: max(each, length))),
        shrink=draw(st.none() | st.sampled_from(Shrink)),
        optional=draw(st.booleans()),
        protected=draw(st.booleans()),
        prompts=(question,) * draw(st.integers(0, 3)),
    )


evenings = st.lists(a_stage(), max_size=8)


def total(lengths: tuple[timedelta, ...]) -> timedelta:
    return sum(lengths, ZERO)


def all_wanted(stages: list[Stage], present: int) -> timedelta:
    return sum((wanted(stage, present) for stage in stages), ZERO)


@given(evenings, people, slots)
def test_lengths_add_up_to_the_slot_or_what_is_wanted_and_what_is_over(
    stages: list[Stage], present: int, slot: timedelta
) -> None:
    every = [replace(stage, optional=False) for stage in stages]
    found = plan(every, present, slot)
    assert min(slot, all_wanted(stages, present)) + found.over == total(found.lengths)


@given(evenings, people, slots)
def test_a_stage_that_is_left_out_can_only_leave_time_over(
    stages: list[Stage], present: int, slot: timedelta
) -> None:
    found = plan(stages, present, slot)
    most = min(slot, all_wanted(stages, present)) + found.over
    assert total(found.lengths) <= most
    if all(found.lengths):
        assert most == total(found.lengths)


@given(evenings, people, slots)
def test_a_protected_stage_never_gives(stages: list[Stage], present: int, slot: timedelta) -> None:
    found = plan(stages, present, slot)
    for stage, length in zip(stages, found.lengths, strict=True):
        if stage.protected or (shrinks(stage) is Shrink.NO and not stage.optional):
            assert wanted(stage, present) == length


@given(evenings, people, slots)
def test_a_stage_has_its_least_or_is_left_out(
    stages: list[Stage], present: int, slot: timedelta
) -> None:
    found = plan(stages, present, slot)
    for stage, length in zip(stages, found.lengths, strict=True):
        left_out = stage.optional and length == ZERO
        assert left_out or least(stage, present) <= length <= wanted(stage, present)


@given(evenings, people, slots)
def test_what_gave_is_the_whole_difference(
    stages: list[Stage], present: int, slot: timedelta
) -> None:
    found = plan(stages, present, slot)
    gave = sum((each.before - each.after for each in found.given), ZERO)
    assert all_wanted(stages, present) - total(found.lengths) == gave
    assert all(each.before > each.after >= ZERO for each in found.given)


@given(evenings, people, slots, slots)
def test_more_time_never_makes_an_evening_shorter(
    stages: list[Stage], present: int, one: timedelta, other: timedelta
) -> None:
    less, more = (plan(stages, present, slot) for slot in sorted((one, other)))
    assert total(less.lengths) <= total(more.lengths)
    assert less.over >= more.over


@given(a_stage(), people, people)
def test_more_people_never_have_more_time_each(stage: Stage, one: int, other: int) -> None:
    few, many = sorted((one, other))
    assert per_person(stage, few) >= per_person(stage, many)
