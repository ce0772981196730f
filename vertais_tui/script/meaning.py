"""What an evening would be like: warnings about a script that can be used as it is.

Each check passes over what it cannot judge. The rules are those of practice: an evening
opens, asks people, lets everyone have a last word and closes; what is heard stays there;
a turn may be passed; what is read aloud can be followed; what the group sees fits a screen.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from vertais_tui.script import lint
from vertais_tui.script.checks import value_at
from vertais_tui.script.model import (
    EVERY_LANGUAGE,
    ReflectionKind,
    Say,
    Script,
    Show,
    Shrink,
    Stage,
    StageKind,
    Tag,
    Turns,
)
from vertais_tui.script.nodes import Node
from vertais_tui.script.pacing import per_person, warns_short
from vertais_tui.script.problems import Problem
from vertais_tui.script.reading import Place, Reading

_MINUTE: Final = timedelta(minutes=1)
_ONE_TO_ONE: Final = "one-to-one"
_HEARD_AS: Final = {EVERY_LANGUAGE: ("fi", "en"), "selko": ("fi",)}
"""The languages by whose rules words are judged, where that is not their own."""
KEPT: Final = frozenset({StageKind.OPENING, StageKind.CLOSING_ROUND, StageKind.CLOSING})
"""Kinds of stages from which time is never taken."""
SPEAKING: Final = frozenset({Turns.PAIRS, Turns.TRIADS})
"""Turns in which people speak without the floor going round."""


def check_meaning(script: Script, root: Node, reading: Reading) -> None:
    """Note every warning about ``script``, which was read from ``root`` without a problem."""
    _check_frame(script, root, reading)
    _check_promises(script, root, reading)
    _check_texts(reading)
    _check_reflections(script, root, reading)
    _check_asking(script, root, reading)
    _check_time(script, root, reading)
    _check_detours(script, root, reading)


def _check_frame(script: Script, root: Node, reading: Reading) -> None:
    kinds = {stage.kind for stage in script.stages}
    place = value_at(root, "stages")
    if StageKind.OPENING not in kinds:
        reading.problem("V201", place)
    if not any(stage.turns.gives_floor or stage.turns in SPEAKING for stage in script.stages):
        reading.problem("V202", place)
    if StageKind.CLOSING_ROUND not in kinds and _ONE_TO_ONE not in script.form:
        reading.problem("V203", place)
    if StageKind.CLOSING not in kinds:
        reading.problem("V204", place)


def _check_promises(script: Script, root: Node, reading: Reading) -> None:
    """That what is heard stays here, and that a turn may be passed, in every language."""
    spoken = _spoken(script, reading)
    for language in spoken:
        told = [_told(stage, language) for stage in script.stages]
        if not any(lint.says_confidential(text, language) for text in told):
            reading.problem("V205", value_at(root, "stages"))
            return
    for number, stage in enumerate(script.stages):
        if not stage.turns.in_order:
            continue
        for language in spoken:
            before = " ".join(_told(each, language) for each in script.stages[: number + 1])
            if not lint.says_passing(before, language):
                reading.problem("V206", value_at(root, "stages", number))
                return


def _spoken(script: Script, reading: Reading) -> tuple[str, ...]:
    """The languages that texts name; where none does, what stands for every language."""
    named = {language for _, words in reading.texts for language in words.by_language}
    return tuple(each for each in script.languages if each in named) or (EVERY_LANGUAGE,)


def _told(stage: Stage, language: str) -> str:
    """Everything of a stage that people hear, see or are asked to be told."""
    texts = (text for step in stage.steps for text in (step.say, step.show, step.cue))
    return " ".join(text.in_language(language) for text in texts if text is not None)


def _check_texts(reading: Reading) -> None:
    for place, words in reading.texts:
        for language, text in words.by_language.items():
            if isinstance(words, Say):
                _check_said(place, text, language, reading)
            elif isinstance(words, Show):
                lines, columns = lint.group_size(text)
                if lines > lint.GROUP_LINES or columns > lint.GROUP_COLUMNS:
                    reading.problem(
                        "V208",
                        place,
                        lines=lint.GROUP_LINES,
                        columns=lint.GROUP_COLUMNS,
                        found=f"{lines} × {columns}",
                    )


def _check_said(place: Place, text: str, language: str, reading: Reading) -> None:
    seconds = lint.reading_seconds(text)
    if seconds > lint.LONGEST_READING:
        reading.problem("V207", place, seconds=seconds, limit=lint.LONGEST_READING)
    spoken = "fi" if language == EVERY_LANGUAGE else language
    limit = lint.LONGEST_SENTENCE[spoken]
    found = lint.longest_sentence(text)
    if found > limit:
        reading.problem("V220", place, found=found, limit=limit)
    for told in lint.told_feelings(text, spoken):
        reading.problem("V210", place, value=told)


def _check_reflections(script: Script, root: Node, reading: Reading) -> None:
    for number, stage in enumerate(script.stages):
        for place, each in enumerate(stage.reflections):
            node = value_at(root, "stages", number, "reflections", place, "say")
            for language, text in each.say.by_language.items():
                for understood in _HEARD_AS.get(language, (language,)):
                    for code, value in lint.reflection_faults(text, understood):
                        reading.problem(code, node, value=value)
    written = {each.kind for each in script.reflections}
    missing = tuple(str(kind) for kind in ReflectionKind if kind not in written)
    if missing and any(stage.kind is StageKind.NORMALISING for stage in script.stages):
        reading.problem("V214", value_at(root, "stages"), known=missing)


def _check_asking(script: Script, root: Node, reading: Reading) -> None:
    tags = {prompt.tag for stage in script.stages for prompt in stage.prompts}
    if not tags:
        return
    place = value_at(root, "stages")
    if Tag.RESOURCE not in tags:
        reading.problem("V215", place)
    informs = bool(tags & {Tag.INFO, Tag.EXPERIENCE})
    asked = {Tag.INFO: informs, Tag.FEELING: Tag.FEELING in tags, Tag.THOUGHT: Tag.THOUGHT in tags}
    missing = tuple(str(tag) for tag, there in asked.items() if not there)
    if missing:
        reading.problem("V216", place, known=missing)


def _check_time(script: Script, root: Node, reading: Reading) -> None:
    for number, stage in enumerate(script.stages):
        node = value_at(root, "stages", number)
        if stage.kind in KEPT and not stage.protected:
            reading.problem("V217", node)
        if stage.protected and stage.shrink not in {None, Shrink.NO}:
            reading.problem("V221", node, field="shrink")
        if stage.protected and stage.optional:
            reading.problem("V221", node, field="optional")
        if warns_short(stage, script.people.max):
            seconds = per_person(stage, script.people.max) // timedelta(seconds=1)
            reading.problem("V218", node, seats=script.people.max, seconds=seconds)
        rest = sum((each.duration for each in script.stages[number:]), timedelta())
        if stage.anchor is not None and rest > stage.anchor:
            reading.problem("V219", node, minutes=rest // _MINUTE, anchor=stage.anchor // _MINUTE)


def _check_detours(script: Script, root: Node, reading: Reading) -> None:
    stages = {stage.id for stage in script.stages}
    for number, card in enumerate(script.detours):
        if card.stages and not stages & set(card.stages):
            reading.problem("V209", value_at(root, "detours", number), known=card.stages)


def review(script: Script, root: Node, reading: Reading) -> Problem | None:
    """What to say once the day for reading the script again is past."""
    if not script.source.review_due:
        return None
    place = value_at(root, "source", "review_due")
    return reading.made("V222", place, value=script.source.review_due)
