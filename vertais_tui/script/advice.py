"""What could be better about an evening: codes V200 to V299, all of them warnings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from vertais_tui.i18n import N_
from vertais_tui.script.codes import Kind, Severity

ADVICE: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "V201": Kind(
            what=N_("The evening has no opening."),
            mend=N_("Add a stage “kind: opening” with the words of welcome."),
            severity=Severity.WARNING,
        ),
        "V202": Kind(
            what=N_("Nobody is asked to speak in this evening."),
            mend=N_("Add a stage “kind: sharing”, or give another one its turns."),
            severity=Severity.WARNING,
        ),
        "V203": Kind(
            what=N_("The evening has no closing round."),
            mend=N_("Add a stage “kind: closing_round”; everyone leaves with a last word."),
            severity=Severity.WARNING,
        ),
        "V204": Kind(
            what=N_("The evening has no closing."),
            mend=N_("Add a stage “kind: closing” at the end."),
            severity=Severity.WARNING,
        ),
        "V205": Kind(
            what=N_("Nothing says that what is heard here stays here."),
            mend=N_("Say it in the opening, with its limit: a life or a child in danger."),
            severity=Severity.WARNING,
        ),
        "V206": Kind(
            what=N_("Before this round nobody is told that a turn may be passed."),
            mend=N_("Say it in the opening or in the round."),
            severity=Severity.WARNING,
        ),
        "V207": Kind(
            what=N_("Reading this aloud takes {seconds} s; more than {limit} s is hard to follow."),
            mend=N_("Shorten it, or make two prompts of it."),
            severity=Severity.WARNING,
        ),
        "V208": Kind(
            what=N_(
                "The group sees at most {lines} lines of {columns} characters; this is {found}."
            ),
            mend=N_("Break the lines, or say less."),
            severity=Severity.WARNING,
        ),
        "V209": Kind(
            what=N_("No stage of this evening can reach this card: {known}."),
            mend=N_("Name stages that are in the script, or name none."),
            severity=Severity.WARNING,
        ),
        "V210": Kind(
            what=N_("“{value}” tells people what they feel."),
            mend=N_("Ask, or speak of what was said."),
            severity=Severity.WARNING,
        ),
        "V211": Kind(
            what=N_("“{value}” in a reflection can make someone's experience small."),
            mend=N_("Say what was heard, in its own words, and leave a door open."),
            severity=Severity.WARNING,
        ),
        "V212": Kind(
            what=N_("“{value}” measures people in a reflection."),
            mend=N_("Say “several” or “two of us” where it was heard."),
            severity=Severity.WARNING,
        ),
        "V213": Kind(
            what=N_("“{value}” is a diagnosis, and giving one is not our work."),
            mend=N_("Use the words that people use themselves."),
            severity=Severity.WARNING,
        ),
        "V214": Kind(
            what=N_("No reflection is about: {known}."),
            mend=N_("Write one for each: feelings, thoughts, experiences."),
            severity=Severity.WARNING,
        ),
        "V215": Kind(
            what=N_("No question asks what carries people."),
            mend=N_("Add one prompt with “tag: resource”."),
            severity=Severity.WARNING,
        ),
        "V216": Kind(
            what=N_("Nothing asks for: {known}."),
            mend=N_("Ask for information, feelings and thoughts in the course of the evening."),
            severity=Severity.WARNING,
        ),
        "V217": Kind(
            what=N_("Time could be taken from this stage, and it should not be."),
            mend=N_("Add “protected: true”."),
            severity=Severity.WARNING,
            fixes=True,
        ),
        "V218": Kind(
            what=N_("With {seats} people a turn here is {seconds} s; that is short."),
            mend=N_("Give the stage more time, choose triads, or ask fewer people."),
            severity=Severity.WARNING,
        ),
        "V219": Kind(
            what=N_(
                "It takes {minutes} min from here to the end, more than the anchor's {anchor} min."
            ),
            mend=N_("Shorten what follows, or move the anchor."),
            severity=Severity.WARNING,
        ),
        "V220": Kind(
            what=N_(
                "This sentence has {found} words; more than {limit} are hard to follow by ear."
            ),
            mend=N_("Make two sentences of it."),
            severity=Severity.WARNING,
        ),
        "V221": Kind(
            what=N_("Time is never taken from a protected stage, so “{field}” has no use."),
            mend=N_("Take one of the two away."),
            severity=Severity.WARNING,
        ),
        "V222": Kind(
            what=N_("This should have been read again by {value}."),
            mend=N_("Read it through, and write the new dates under “source”."),
            severity=Severity.WARNING,
        ),
    }
)
