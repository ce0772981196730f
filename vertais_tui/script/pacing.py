"""How the time of an evening is shared out: among people, and among its stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from vertais_tui.script.model import AUTO, Shrink, Stage, StageKind, Turns

ZERO: Final = timedelta()
SECOND: Final = timedelta(seconds=1)
INTRODUCTION: Final = timedelta(seconds=30)
"""What the facilitator says before the first turn."""
CHANGEOVER: Final = timedelta(seconds=10)
"""Between two turns."""
SHORTEST: Final = timedelta(seconds=5)
SHORT: Final = {
    StageKind.OPENING_ROUND: timedelta(seconds=45),
    StageKind.CLOSING_ROUND: timedelta(seconds=45),
    StageKind.SHARING: timedelta(seconds=180),
}
"""A turn below this is too short for what the stage is for."""


def rounds_in(stage: Stage) -> int:
    """How many times everyone is asked: once for each question, at least 1."""
    return max(1, sum(step.opens_floor for step in stage.steps))


def per_person(stage: Stage, present: int, duration: timedelta | None = None) -> timedelta:
    """The length of one turn: at least 5 s, in whole seconds where it is shared out.

    Args:
        stage: The stage; a turn length fixed by its script is returned as it is.
        present: How many people are to have a turn, at least 1.
        duration: How long the stage takes if not as planned.

    Raises:
        ValueError: Nobody is present.
    """
    if present < 1:
        raise ValueError("nobody is present")
    if stage.per_person != AUTO:
        return stage.per_person
    share = _share(stage, present, stage.duration if duration is None else duration)
    turn = max(SHORTEST, stage.turn_shortest or ZERO, share)
    return min(turn, stage.turn_longest) if stage.turn_longest else turn


def _share(stage: Stage, present: int, whole: timedelta) -> timedelta:
    """What each would have of a stage of that length, in whole seconds; may be negative."""
    rounds = rounds_in(stage) if stage.turns.in_order else 1
    share = (whole - INTRODUCTION * rounds) / (present * rounds) - CHANGEOVER
    return SECOND * (share // SECOND)


def length_of_rounds(stage: Stage, present: int, turn: timedelta) -> timedelta:
    """How long a stage takes in which each of those present has a turn of that length."""
    return rounds_in(stage) * (INTRODUCTION + present * (turn + CHANGEOVER))


def warns_short(stage: Stage, present: int) -> bool:
    """Whether turns are too short for so many people, so that triads would be kinder.

    Never where the floor does not go from chair to chair, or where a turn is one word. A
    script that says itself how short a turn may be is believed.
    """
    if not stage.turns.in_order or stage.turns is Turns.ONE_WORD:
        return False
    fixed = stage.per_person != AUTO
    turn = per_person(stage, present) if fixed else _share(stage, present, stage.duration)
    return turn < (stage.turn_shortest or SHORT.get(stage.kind, ZERO))


_SHRINKS: Final[Mapping[StageKind, Shrink]] = {
    StageKind.THEME: Shrink.FIRST,
    StageKind.BREAK: Shrink.LAST,
    StageKind.OPENING: Shrink.NO,
    StageKind.CLOSING_ROUND: Shrink.NO,
    StageKind.CLOSING: Shrink.NO,
}
"""What gives when nothing else is said: the theme before sharing, the break after it; the
opening and the closing keep their time."""
_ORDER: Final = (Shrink.FIRST, Shrink.SHARE, Shrink.LAST)


def shrinks(stage: Stage) -> Shrink:
    """When a stage gives of its time; a protected one never does."""
    if stage.protected:
        return Shrink.NO
    return stage.shrink or _SHRINKS.get(stage.kind, Shrink.SHARE)


def wanted(stage: Stage, present: int) -> timedelta:
    """How long a stage takes with so many people if there is time enough."""
    length = stage.duration
    if stage.turns.in_order:
        if stage.per_person != AUTO:
            length = length_of_rounds(stage, present, stage.per_person)
        elif stage.turn_shortest:
            length = max(length, length_of_rounds(stage, present, stage.turn_shortest))
        if stage.turn_longest:
            length = min(length, length_of_rounds(stage, present, stage.turn_longest))
    length = max(length, stage.shortest or ZERO)
    return min(length, stage.longest) if stage.longest else length


def least(stage: Stage, present: int) -> timedelta:
    """The shortest a stage may be with so many people."""
    whole = wanted(stage, present)
    if shrinks(stage) is Shrink.NO:
        return whole
    if stage.shortest is not None:
        return min(whole, stage.shortest)
    if stage.turns.in_order:
        if stage.per_person != AUTO:
            return whole
        turn = stage.turn_shortest or SHORT.get(stage.kind, SHORTEST)
        return min(whole, max(whole / 2, length_of_rounds(stage, present, turn)))
    return whole / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One stage that gives of its time."""

    index: int
    before: timedelta
    after: timedelta
    """Zero: it is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How stages share a slot."""

    lengths: tuple[timedelta, ...]
    """Of each stage; zero where it is left out."""
    given: tuple[Given, ...]
    """What gave, in the order in which it was asked."""
    over: timedelta
    """What could not be found: the evening would end so much late."""

    @property
    def fits(self) -> bool:
        """Whether closing keeps its time."""
        return not self.over


def plan(stages: Sequence[Stage], present: int, slot: timedelta) -> Plan:
    """Share ``slot`` out among ``stages`` for so many people.

    Where there is time enough, every stage takes what it wants. Where there is not,
    those that shrink first give first, then those that share, then those that shrink
    last, each group in proportion to what its stages can spare; only then optional
    stages are left out, the last of the evening first. Nothing goes below its `least`,
    and a protected stage never gives. Lengths are whole seconds, and nothing is lost:
    they add up to the slot, or to more than the slot by `Plan.over`, or to what is wanted.
    """
    left_out: tuple[int, ...] = ()
    found = _shrunk(stages, present, slot, left_out)
    for at in reversed(range(len(stages))):
        if found.fits:
            break
        if stages[at].optional and not stages[at].protected:
            left_out = (*left_out, at)
            found = _shrunk(stages, present, slot, left_out)
    return found


def _shrunk(
    stages: Sequence[Stage], present: int, slot: timedelta, left_out: tuple[int, ...]
) -> Plan:
    """The plan in which just these stages are left out."""
    full = [_whole(wanted(stage, present)) for stage in stages]
    lengths = [0 if at in left_out else length for at, length in enumerate(full)]
    given: list[Given] = []
    short = max(0, sum(lengths) - _whole(slot))
    for turn in _ORDER:
        group = [at for at, stage in enumerate(stages) if shrinks(stage) is turn]
        spare = {at: max(0, lengths[at] - _up(least(stages[at], present))) for at in group}
        for at, gives in _in_proportion(spare, short).items():
            given.append(_given(at, lengths[at], lengths[at] - gives))
            lengths[at] -= gives
            short -= gives
    given += [_given(at, full[at], 0) for at in left_out]
    return Plan(
        lengths=tuple(SECOND * each for each in lengths),
        given=tuple(given),
        over=SECOND * short,
    )


def _given(index: int, before: int, after: int) -> Given:
    return Given(index=index, before=SECOND * before, after=SECOND * after)


def _whole(span: timedelta) -> int:
    return span // SECOND


def _up(span: timedelta) -> int:
    return -(-span // SECOND)


def _in_proportion(spare: Mapping[int, int], wanted_seconds: int) -> dict[int, int]:
    """Who gives how much: in proportion to what each can spare, to the second."""
    total = sum(spare.values())
    asked = min(total, wanted_seconds)
    if asked <= 0:
        return {}
    shares = {at: asked * each // total for at, each in spare.items()}
    rest = asked - sum(shares.values())
    for at in _by_remainder(spare, asked, total)[:rest]:
        shares[at] += 1
    return {at: share for at, share in shares.items() if share}


def _by_remainder(spare: Mapping[int, int], asked: int, total: int) -> list[int]:
    """Stages whose share was rounded down most come first, and among them the later ones."""
    return sorted(spare, key=lambda at: (-(asked * spare[at] % total), -at))
