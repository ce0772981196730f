"""What is different between two scripts, in words."""

from __future__ import annotations

from collections.abc import Iterator

from vertais_tui import glance
from vertais_tui.i18n import _
from vertais_tui.script.model import Script, Stage, Words
from vertais_tui.text import whole_minutes


def difference(one: Script, other: Script) -> Iterator[str]:
    """Sentences, in the order of the evening; none where the two are alike."""
    longer = whole_minutes(other.duration - one.duration)
    if longer:
        yield _("The evening: {by} min").format(by=f"{longer:+}")
    if one.people != other.people:
        yield _("People: {one} → {other}").format(
            one=f"{one.people.min}–{one.people.max}", other=f"{other.people.min}–{other.people.max}"
        )
    before = {stage.id: stage for stage in one.stages}
    after = {stage.id: stage for stage in other.stages}
    for stage in one.stages:
        if stage.id not in after:
            yield _("{stage} is gone ({minutes} min)").format(
                stage=glance.stage_title(stage), minutes=whole_minutes(stage.duration)
            )
    for stage in other.stages:
        if stage.id not in before:
            yield _("{stage} is new ({minutes} min)").format(
                stage=glance.stage_title(stage), minutes=whole_minutes(stage.duration)
            )
        else:
            yield from _stage(before[stage.id], stage)
    yield from _order(one, other)


def _order(one: Script, other: Script) -> Iterator[str]:
    shared = {stage.id for stage in one.stages} & {stage.id for stage in other.stages}
    ways = [[stage.id for stage in each.stages if stage.id in shared] for each in (one, other)]
    if ways[0] != ways[1]:
        yield _("The stages come in another order: {order}").format(order=", ".join(ways[1]))


def _stage(one: Stage, other: Stage) -> Iterator[str]:
    title = glance.stage_title(other)
    longer = whole_minutes(other.duration - one.duration)
    if longer:
        yield _("{by} min to {stage}").format(by=f"{longer:+}", stage=title)
    if one.turns is not other.turns:
        yield _("{stage}: turns {one} → {other}").format(
            stage=title, one=one.turns, other=other.turns
        )
    if one.protected is not other.protected:
        kept = _("its time is protected now") if other.protected else _("its time can be taken now")
        yield f"{title}: {kept}"
    more = len(other.prompts) - len(one.prompts)
    if more:
        yield _("{stage}: {by} questions").format(stage=title, by=f"{more:+}")
    changed = sum(one_ != other_ for one_, other_ in zip(_said(one), _said(other), strict=False))
    if changed:
        yield _("{stage}: other words in {n} places").format(stage=title, n=changed)


def _said(stage: Stage) -> list[Words | None]:
    """The texts that people hear or read, one place after the other."""
    own: list[Words | None] = [stage.title, stage.say, stage.show, stage.cue, stage.hint]
    for prompt in stage.prompts:
        own += [prompt.say, prompt.show, prompt.cue, prompt.hint]
    return [*own, *(each.say for each in stage.reflections), *stage.tips]
