"""Does an evening fit its slot, and what gives first if it does not?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vertais_tui import glance
from vertais_tui.i18n import _, ngettext
from vertais_tui.script.model import Script
from vertais_tui.script.pacing import Plan, per_person, plan, warns_short
from vertais_tui.text import clock_face, whole_minutes


def fit(script: Script, present: int, slot: timedelta) -> Plan:
    """Share the slot out among the stages of a script."""
    return plan(script.stages, present, slot)


def told(script: Script, present: int, slot: timedelta) -> Iterator[str]:
    """Sentences about how the evening fits so many people."""
    found = fit(script, present, slot)
    people = ngettext("{n} person", "{n} people", present).format(n=present)
    if found.fits:
        yield _("{people}: closing keeps its time.").format(people=people)
    else:
        over = whole_minutes(found.over + timedelta(seconds=29))
        yield _("{people}: {minutes} min too long even so.").format(people=people, minutes=over)
    for given in found.given:
        title = glance.stage_title(script.stages[given.index])
        before, after = whole_minutes(given.before), whole_minutes(given.after)
        if given.after:
            yield "  " + _("{stage} {before}→{after} min").format(
                stage=title, before=before, after=after
            )
        else:
            yield "  " + _("{stage} ({before} min) is left out").format(stage=title, before=before)
    for stage, length in zip(script.stages, found.lengths, strict=True):
        if warns_short(stage, present):
            turn = clock_face(per_person(stage, present, length))
            yield "  " + _("{stage}: {turn} each is short").format(
                stage=glance.stage_title(stage), turn=turn
            )
