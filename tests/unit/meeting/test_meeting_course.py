"""The course of an evening whose stages and questions hang on conditions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.evenings import MemoryJournal, evening, say
from tests.support.manual_clock import EVENING, ManualClock
from vertais_tui.errors import NeedsConfirmation, Refused
from vertais_tui.meeting import commands as ask
from vertais_tui.meeting.course import (
    after,
    before,
    beginning,
    course,
    facts_of,
    holds,
    places,
    planned,
    planned_end,
    stages_ahead,
)
from vertais_tui.meeting.engine import fold, initial
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.meeting.state import Status
from vertais_tui.script.conditions import parse_condition
from vertais_tui.script.model import Script

ROUND, SHARING, NORMALISING, CLOSING = 1, 2, 3, 4


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def with_conditions(**whens: str) -> Script:
    """The short evening, with a condition on each stage that is named by its id."""
    script = evening()
    return replace(
        script,
        stages=tuple(
            replace(stage, when=parse_condition(whens[stage.id])) if stage.id in whens else stage
            for stage in script.stages
        ),
    )


def asking(stage: int, number: int, when: str, script: Script | None = None) -> Script:
    """The short evening, with a condition on one question of one stage."""
    script = script or evening()
    prompts = list(script.stages[stage].prompts)
    prompts[number] = replace(prompts[number], when=parse_condition(when))
    stages = list(script.stages)
    stages[stage] = replace(stages[stage], prompts=tuple(prompts))
    return replace(script, stages=tuple(stages))


def begun(script: Script, clock: ManualClock | None = None, **start: object) -> Meeting:
    meeting = Meeting(script, MemoryJournal(), clock or ManualClock())
    meeting.dispatch(ask.Start(**{"seats": 3, **start}))  # type: ignore[arg-type]
    return meeting


def here(meeting: Meeting) -> tuple[int, int]:
    return meeting.state.stage_index, meeting.state.step_index


def go_on(meeting: Meeting) -> tuple[int, int]:
    meeting.dispatch(ask.NextStage(confirmed=True))
    return here(meeting)


def test_what_a_condition_can_ask_follows_from_the_meeting() -> None:
    clock = ManualClock()
    meeting = begun(evening(), clock, seats=5, newcomers=2, meeting="first")
    expected = {
        "present": 5,
        "seats": 5,
        "newcomers": 2,
        "late": 0,
        "left": minutes(45),
        "behind": minutes(0),
        "meeting": "first",
    }
    assert expected == facts_of(meeting.state, clock.now())
    meeting.dispatch(ask.Arrive())
    meeting.dispatch(ask.ToggleAway(1))
    meeting.dispatch(ask.ToggleAway(2))
    clock.advance(minutes=12)
    expected |= {"present": 4, "seats": 6, "late": 1, "left": minutes(33), "behind": minutes(7)}
    assert expected == facts_of(meeting.state, clock.now())
    clock.advance(minutes=40)
    facts = facts_of(meeting.state, clock.now())
    assert (minutes(0), minutes(47)) == (facts["left"], facts["behind"])


def test_before_the_meeting_there_is_nobody_and_all_the_time() -> None:
    state = initial(evening())
    facts = facts_of(state, EVENING)
    assert (0, 0, minutes(45), "ordinary") == (
        facts["present"],
        facts["seats"],
        facts["left"],
        facts["meeting"],
    )
    assert EVENING + minutes(45) == planned_end(state, EVENING)


def test_an_end_that_was_agreed_on_is_the_end() -> None:
    end = EVENING + minutes(30)
    meeting = begun(evening(), end=end)
    assert end == planned_end(meeting.state, EVENING)
    facts = facts_of(meeting.state, EVENING)
    assert (minutes(30), minutes(15)) == (facts["left"], facts["behind"])


def test_time_that_is_given_to_a_stage_puts_the_evening_behind() -> None:
    meeting = begun(evening())
    meeting.dispatch(ask.Extend(minutes(5)))
    assert minutes(10) == planned(meeting.state, 0)
    assert minutes(5) == facts_of(meeting.state, EVENING)["behind"]


def test_a_stage_whose_condition_does_not_hold_is_passed_over_both_ways() -> None:
    meeting = begun(with_conditions(round="newcomers > 0", sharing="present > 10"))
    assert (0, 0) == here(meeting)
    assert (NORMALISING, 0) == go_on(meeting)
    meeting.dispatch(ask.Back())
    assert (0, 0) == here(meeting)
    assert {0, NORMALISING} == set(meeting.state.visited)
    meeting.dispatch(ask.Advance())
    assert (NORMALISING, 0) == here(meeting)


def test_a_question_whose_condition_does_not_hold_is_passed_over_both_ways() -> None:
    meeting = begun(asking(SHARING, 0, "late > 0"))
    go_on(meeting)
    assert (SHARING, 1) == go_on(meeting)
    meeting.dispatch(ask.Back())
    assert (ROUND, 1) == here(meeting)
    late = begun(asking(SHARING, 0, "late > 0"))
    late.dispatch(ask.Arrive())
    go_on(late)
    assert (SHARING, 0) == go_on(late)
    late.dispatch(ask.Advance())
    assert (SHARING, 1) == here(late)


def test_a_last_question_that_falls_away_leads_to_the_next_stage() -> None:
    meeting = begun(asking(SHARING, 1, "late > 0"))
    go_on(meeting)
    go_on(meeting)
    assert NORMALISING == (after(meeting.state, EVENING) or (0, 0))[0]
    meeting.dispatch(ask.NextStage(confirmed=True))
    assert (NORMALISING, 0) == here(meeting)


def test_the_first_stage_may_be_passed_over_at_the_start() -> None:
    script = with_conditions(opening="meeting == first")
    assert (ROUND, 0) == here(begun(script))
    assert (0, 0) == here(begun(script, meeting="first"))
    meeting = begun(asking(ROUND, 0, "seats > 9", script))
    assert (ROUND, 1) == here(meeting)
    assert {ROUND} == set(meeting.state.visited)
    with pytest.raises(Refused, match="beginning"):
        meeting.dispatch(ask.Back())


def test_an_evening_of_nothing_begins_with_its_first_step_and_ends() -> None:
    never = dict.fromkeys(("opening", "round", "sharing", "normalising", "closing"), "seats > 15")
    meeting = begun(with_conditions(**never))
    assert ((0, 0), (0, 0)) == (here(meeting), beginning(meeting.state, EVENING))
    assert (((0, 0),), ()) == (
        course(meeting.state, EVENING),
        stages_ahead(meeting.state, EVENING),
    )
    assert (None, None) == (after(meeting.state, EVENING), before(meeting.state, EVENING))
    with pytest.raises(NeedsConfirmation, match="again ends"):
        meeting.dispatch(ask.Advance())
    meeting.dispatch(ask.Advance())
    assert Status.ENDED is meeting.state.status


def test_the_step_it_is_in_stays_part_of_the_evening_when_things_change() -> None:
    clock = ManualClock()
    meeting = begun(with_conditions(round="left > 40m"), clock)
    assert (ROUND, 0) == go_on(meeting)
    clock.advance(minutes=20)
    assert (ROUND, 0) in course(meeting.state, clock.now())
    assert (ROUND, 1) not in course(meeting.state, clock.now())
    go_on(meeting)
    meeting.dispatch(ask.Back())
    assert (0, 0) == here(meeting)


def test_the_end_tells_only_of_parts_that_would_come() -> None:
    script = with_conditions(sharing="late > 0", normalising="late > 0")
    meeting = begun(script)
    assert (ROUND, CLOSING) == stages_ahead(meeting.state, EVENING)
    with pytest.raises(NeedsConfirmation) as caught:
        meeting.dispatch(ask.End())
    assert 2 == caught.value.message.params["ahead"]
    meeting.dispatch(ask.Arrive())
    assert (ROUND, SHARING, NORMALISING, CLOSING) == stages_ahead(meeting.state, EVENING)


def test_what_is_left_out_makes_the_evening_end_earlier() -> None:
    meeting = begun(with_conditions(sharing="late > 0"))
    assert minutes(-20) == meeting.timing().behind


@pytest.mark.parametrize(
    ("when", "start", "expected"),
    [
        ("newcomers > 0", {"newcomers": 1}, ROUND),
        ("newcomers > 0", {}, SHARING),
        ("meeting == last", {"meeting": "last"}, ROUND),
        ("meeting == last", {"meeting": "first"}, SHARING),
        ("present < 4", {}, ROUND),
        ("present < 4", {"seats": 4}, SHARING),
        ("left < 20m", {"end": EVENING + timedelta(minutes=19)}, ROUND),
        ("left < 20m", {}, SHARING),
        ("behind > 5m", {"end": EVENING + timedelta(minutes=39)}, ROUND),
        ("behind > 5m", {}, SHARING),
    ],
)
def test_the_facts_of_the_meeting_decide(
    when: str, start: dict[str, object], expected: int
) -> None:
    meeting = begun(with_conditions(round=when), **start)
    assert expected == go_on(meeting)[0]


@pytest.mark.parametrize(("seats", "newcomers"), [(3, 4), (3, -1), (20, 21)])
def test_no_more_can_be_new_than_there_are_chairs(seats: int, newcomers: int) -> None:
    meeting = Meeting(evening(), MemoryJournal(), ManualClock())
    with pytest.raises(Refused, match="No more can be new"):
        meeting.dispatch(ask.Start(seats=seats, newcomers=newcomers))
    assert Status.NOT_STARTED is meeting.state.status


def test_everyone_may_be_new() -> None:
    assert 3 == begun(evening(), newcomers=3).state.newcomers


def test_a_step_needs_both_its_stage_and_itself() -> None:
    script = asking(ROUND, 1, "late > 0", with_conditions(round="newcomers > 0"))
    both = facts_of(initial(script), EVENING) | {"newcomers": 1, "late": 1}  # type: ignore[operator]
    assert holds(script, (ROUND, 1), both)
    assert not holds(script, (ROUND, 1), {**both, "late": 0})
    assert holds(script, (ROUND, 0), {**both, "late": 0})
    assert not holds(script, (ROUND, 1), {**both, "newcomers": 0})
    assert holds(script, (0, 0), {})


def test_every_step_of_a_script_has_a_place() -> None:
    script = evening()
    words_first = replace(script.stages[ROUND], say=say("First of all."))
    stages = (script.stages[0], words_first, *script.stages[2:])
    assert ((0, 0), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (3, 0), (4, 0)) == places(
        replace(script, stages=stages)
    )


def test_an_evening_with_conditions_is_the_same_when_it_is_read_back() -> None:
    clock, journal = ManualClock(), MemoryJournal()
    script = asking(
        SHARING,
        1,
        "behind > 3m",
        with_conditions(opening="meeting == first", round="left > 10m", normalising="late > 0"),
    )
    meeting = Meeting(script, journal, clock)
    acts: tuple[ask.Command, ...] = (
        ask.Start(seats=4, newcomers=2, meeting="last"),
        ask.Advance(),
        ask.Advance(),
        ask.NextStage(confirmed=True),
        ask.Arrive(),
        ask.NextStage(confirmed=True),
        ask.Undo(),
        ask.Redo(),
        ask.Back(),
        ask.Undo(),
        ask.NextStage(confirmed=True),
        ask.Back(),
        ask.End(confirmed=True),
    )
    for act in acts:
        meeting.dispatch(act)
        clock.advance(minutes=3)
        assert meeting.state == fold(script, meeting.events)
        again = Meeting(script, MemoryJournal(journal.read()), clock)
        assert (meeting.state, meeting.state.done) == (again.state, again.state.done)
    assert (2, "last") == (meeting.state.newcomers, meeting.state.meeting)
