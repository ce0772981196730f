"""A script that changes while it is led: the same events, on the new script.

Events name places by number. Each place is looked up by its id in the new script, so that
folding the events again comes to the same stage, the same chair and the same seconds, with
the whole history still to be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vertais_tui.meeting.course import Place
from vertais_tui.meeting.events import Event, Moved, Started
from vertais_tui.script.model import Script


def rebased(events: Sequence[Event], before: Script, after: Script) -> list[Event]:
    """The events as if the meeting had been led by ``after`` all along."""
    return [_rebased(event, before, after) for event in events]


def _rebased(event: Event, before: Script, after: Script) -> Event:
    if not isinstance(event, Started | Moved):
        return event
    stage, step = place_in(after, before, (event.stage, event.step))
    return replace(event, stage=stage, step=step)


def place_in(after: Script, before: Script, place: Place) -> Place:
    """Where a place of one script is in another.

    A stage that is gone is looked for in the one before it; a step by its id, and failing
    that by its number, as far as there are so many.
    """
    ids = [stage.id for stage in after.stages]
    known = [stage.id for stage in before.stages[: place[0] + 1] if stage.id in ids]
    if not known:
        return (0, 0)
    number = ids.index(known[-1])
    steps = after.stages[number].steps
    if known[-1] != before.stages[place[0]].id:
        return (number, len(steps) - 1)
    wanted = before.stages[place[0]].steps[place[1]].id
    by_id = [at for at, step in enumerate(steps) if wanted is not None and step.id == wanted]
    return (number, by_id[0] if by_id else min(place[1], len(steps) - 1))
