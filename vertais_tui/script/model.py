"""What a script says, once it has been read: frozen values and nothing else.

The four kinds of text are four types. `Say` is read aloud, `Show` may appear
before the group, `Cue` says what to do, and `Hint` is for the facilitator alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum
from typing import Final, Literal

from vertais_tui.script.conditions import Condition

EVERY_LANGUAGE: Final = "*"
"""Stands for "whatever language is asked for" in `Words`."""

LANGUAGES: Final = ("fi", "en", "sv", "selko")
"""Languages a script may speak; ``selko`` is plain-language Finnish."""

NEXT_BEST: Final[Mapping[str, tuple[str, ...]]] = {"selko": ("fi",)}
"""Where words of a language are missing, those that its speakers understand as well."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in one or more languages."""

    by_language: Mapping[str, str]

    def in_language(self, language: str) -> str:
        """The words in ``language``; failing that in every language, or in the first one given."""
        for choice in (language, *NEXT_BEST.get(language, ()), EVERY_LANGUAGE):
            if choice in self.by_language:
                return self.by_language[choice]
        return next(iter(self.by_language.values()), "")


class Say(Words):
    """Words to read aloud."""

    __slots__ = ()


class Show(Words):
    """Words the group may see."""

    __slots__ = ()


class Cue(Words):
    """What to do now."""

    __slots__ = ()


class Hint(Words):
    """A private hint: never leaves the facilitator's screen."""

    __slots__ = ()


class StageKind(StrEnum):
    """What a stage is for (docs/script-reference.md)."""

    ARRIVAL = "arrival"
    OPENING = "opening"
    OPENING_ROUND = "opening_round"
    THEME = "theme"
    SHARING = "sharing"
    WRITING = "writing"
    BREAK = "break"
    NORMALISING = "normalising"
    CLOSING_ROUND = "closing_round"
    CLOSING = "closing"


class Turns(StrEnum):
    """How the floor goes round in a stage."""

    AROUND = "around"
    """Chair by chair, each once."""
    PIECE = "piece"
    """Chair by chair with a talking piece; no one else speaks."""
    ONE_WORD = "one-word"
    """Chair by chair, a word each."""
    POPCORN = "popcorn"
    """Whoever wishes."""
    HANDS = "hands"
    """Whoever has raised a hand."""
    PAIRS = "pairs"
    TRIADS = "triads"
    WRITING = "writing"
    NONE = "none"

    @property
    def in_order(self) -> bool:
        """Whether the floor goes from chair to chair by itself."""
        return self in {Turns.AROUND, Turns.PIECE, Turns.ONE_WORD}

    @property
    def gives_floor(self) -> bool:
        """Whether one chair at a time has the floor."""
        return self.in_order or self in {Turns.POPCORN, Turns.HANDS}


class Tag(StrEnum):
    """What a prompt asks people to share."""

    INFO = "info"
    FEELING = "feeling"
    THOUGHT = "thought"
    EXPERIENCE = "experience"
    RESOURCE = "resource"


class ReflectionKind(StrEnum):
    """What a normalising reflection is about."""

    FEELING = "feeling"
    THOUGHT = "thought"
    EXPERIENCE = "experience"


class Shrink(StrEnum):
    """When a stage gives of its time if there is too little of it."""

    NO = "no"
    FIRST = "first"
    SHARE = "share"
    """Together with the others that share, each by its length."""
    LAST = "last"


Auto = Literal["auto"]
AUTO: Final[Auto] = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question put to the group."""

    say: Say
    tag: Tag
    id: str | None = None
    """Stays the same when the words change; `fmt` adds it where it is missing."""
    show: Show | None = None
    cue: Cue | None = None
    hint: Hint | None = None
    when: Condition | None = None
    """Asked only when this holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """A normalising sentence: what to say if it was heard in this room."""

    kind: ReflectionKind
    needs: int
    """Say it only when at least so many voices said it; 1 to 12."""
    say: Say
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing the facilitator does next: the stage's own words, or one of its prompts."""

    say: Say | None = None
    show: Show | None = None
    cue: Cue | None = None
    hint: Hint | None = None
    tag: Tag | None = None
    id: str | None = None
    when: Condition | None = None
    opens_floor: bool = False
    """Whether people answer to this step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A part of the evening."""

    id: str
    kind: StageKind
    duration: timedelta
    """Planned length, one minute to eight hours."""
    title: Words | None = None
    """``None``: the kind's own name."""
    protected: bool = False
    """Time is never taken from here."""
    shortest: timedelta | None = None
    """Never made shorter than this; ``None``: half its length, or what its turns need."""
    longest: timedelta | None = None
    """Never made longer than this."""
    shrink: Shrink | None = None
    """``None``: as the kind of stage suggests."""
    optional: bool = False
    """May be left out altogether when time is short."""
    anchor: timedelta | None = None
    """Begins so long before the end of the evening, at the latest."""
    at: time | None = None
    """Begins at this time of day, at the latest."""
    when: Condition | None = None
    """Part of the evening only when this holds."""
    turns: Turns = Turns.NONE
    per_person: timedelta | Auto = AUTO
    """Length of one turn, at least five seconds; ``auto`` shares the stage out evenly."""
    turn_shortest: timedelta | None = None
    """A turn that is shared out is never shorter than this."""
    turn_longest: timedelta | None = None
    say: Say | None = None
    show: Show | None = None
    cue: Cue | None = None
    hint: Hint | None = None
    prompts: tuple[Prompt, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    tips: tuple[Hint, ...] = ()
    detours: tuple[str, ...] = ()
    """Ids of the cards that are most likely needed here."""

    steps: tuple[Step, ...] = field(init=False, repr=False, compare=False)
    """The stage's own words, if it has any or has no prompts, then each prompt. Worked out once:
    every tick asks for them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", self._steps())

    def _steps(self) -> tuple[Step, ...]:
        asked = tuple(
            Step(
                say=prompt.say,
                show=prompt.show,
                cue=prompt.cue,
                hint=prompt.hint,
                tag=prompt.tag,
                id=prompt.id,
                when=prompt.when,
                opens_floor=self.turns.gives_floor,
            )
            for prompt in self.prompts
        )
        own = Step(
            say=self.say,
            show=self.show,
            cue=self.cue,
            hint=self.hint,
            opens_floor=self.turns.gives_floor and not asked,
        )
        has_words = self.say or self.show or self.cue or self.hint
        return (own, *asked) if has_words or not asked else asked


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """How many people a script is for."""

    min: int
    max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a script comes from."""

    author: str = ""
    licence: str = ""
    reviewed: str = ""
    """ISO date of the last reading by a person, or empty."""
    reviewed_by: str = ""
    review_due: str = ""
    """ISO date by which someone should read it again, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A detour: what helps when something happens, in words to say and things to do."""

    id: str
    title: Words
    say: Say
    """The first words."""
    do: tuple[Cue, ...] = ()
    avoid: tuple[Cue, ...] = ()
    stages: tuple[str, ...] = ()
    """Ids of the stages where it can be needed; none named: all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAct:
    """Something that happens in an expected run."""

    at: timedelta
    """After the start."""
    do: str
    """One of `RUN_ACTS`."""
    seat: int | None = None


RUN_ACTS: Final = (
    "advance",
    "next-stage",
    "pass",
    "later",
    "away",
    "back",
    "arrive",
    "floor",
    "more",
    "less",
    "pause",
    "resume",
    "end",
)
"""What can happen in an expected run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How an expected run should come out; ``None`` is not asked about."""

    end: timedelta | None = None
    """The latest end, after the start."""
    stage: str | None = None
    """The id of the stage it is in at the end."""
    heard: int | None = None
    """How many chairs had the floor at least once."""
    unheard: int | None = None
    """How many in the room were left without a turn in some round."""
    skipped: tuple[str, ...] | None = None
    """Ids of the stages that were not entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An evening as it should go: who comes, what happens, how it comes out."""

    seats: int
    then: Outcome
    newcomers: int = 0
    meeting: str = "ordinary"
    """One of `vertais_tui.script.conditions.KINDS`."""
    acts: tuple[RunAct, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """How an evening could go."""

    id: str
    title: Words
    stages: tuple[Stage, ...]
    duration: timedelta
    """Planned length of the whole evening; the stages add up to it."""
    summary: Words | None = None
    form: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    """What it is about, in ids such as ``grief``."""
    agreement: tuple[str, ...] = ()
    """Ids of the ground rules this evening leans on; none named: all."""
    detours: tuple[Card, ...] = ()
    """Cards of its own, beside those that are always at hand."""
    expect: tuple[Run, ...] = ()
    people: People = field(default_factory=lambda: People(min=2, max=12))
    source: Source = field(default_factory=Source)
    languages: tuple[str, ...] = LANGUAGES[:2]
    """Languages the whole script speaks."""

    @property
    def reflections(self) -> tuple[Reflection, ...]:
        """Every normalising reflection, in the order of the evening."""
        return tuple(each for stage in self.stages for each in stage.reflections)
