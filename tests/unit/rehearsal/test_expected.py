"""Expected runs come out the same each time, and tell where they do not come out as expected."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.evenings import evening
from vertais_tui.i18n import say
from vertais_tui.rehearsal.expected import differences, play
from vertais_tui.script.library import Library
from vertais_tui.script.model import Outcome, Run, RunAct

ENTRIES = Library().entries()


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def a_run(*acts: RunAct, seats: int = 4, then: Outcome | None = None) -> Run:
    return Run(seats=seats, acts=acts, then=then or Outcome())


def act(at: float, do: str, seat: int | None = None) -> RunAct:
    return RunAct(at=minutes(at), do=do, seat=seat)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_shipped_script_comes_out_as_it_says(entry) -> None:
    script = entry.open().script
    assert script.expect
    assert [] == [
        say(found) for run in script.expect for found in differences(run, play(script, run))
    ]


def test_an_ordinary_evening_hears_everyone_and_keeps_its_time() -> None:
    played = play(evening(), a_run())
    assert (4, 0, "closing", ()) == (played.heard, played.unheard, played.stage, played.skipped)
    assert minutes(43) <= played.end <= minutes(46)


def test_the_same_run_comes_out_the_same() -> None:
    run = a_run(act(7, "pass"), act(8, "arrive"))
    assert play(evening(), run) == play(evening(), run)


def test_whoever_is_away_to_the_end_is_not_unheard() -> None:
    played = play(evening(), a_run(act(2, "away", 4)))
    assert (3, 0) == (played.heard, played.unheard)


def test_an_act_that_makes_no_sense_is_told_with_its_reason() -> None:
    run = a_run(act(1, "pass"))
    assert ["“pass” at 1 min: No one has the floor."] == [
        say(found) for found in differences(run, play(evening(), run))
    ]


def test_a_pause_lasts_until_the_run_resumes_it() -> None:
    calm, paused = (
        play(evening(), run) for run in (a_run(), a_run(act(3, "pause"), act(13, "resume")))
    )
    assert minutes(10) == paused.end - calm.end


def test_what_comes_out_otherwise_is_told() -> None:
    then = Outcome(end=minutes(5), stage="opening", heard=1, unheard=2, skipped=("closing",))
    run = a_run(act(12, "end"), then=then)
    told = [say(found) for found in differences(run, play(evening(), run))]
    assert [
        "It ends after 12:00 min, expected 5:00 min at most.",
        "At the end it is in “round”, expected “opening”.",
    ] == told[:2]
    assert "Left out: sharing, normalising, closing; expected: closing." == told[-1]
    assert 5 == len(told)


@pytest.mark.parametrize("do", ["advance", "next-stage", "later", "back", "floor", "more", "less"])
def test_every_act_of_a_run_can_happen(do: str) -> None:
    played = play(evening(), a_run(act(7, do, 2)))
    assert "closing" == played.stage
