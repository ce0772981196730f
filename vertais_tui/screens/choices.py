"""What screens answer with: plain values, so that asking for them loads no screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vertais_tui.evening import Unfinished
from vertais_tui.script.loader import Loaded


@dataclass(frozen=True, slots=True)
class Lead:
    """Lead this script."""

    loaded: Loaded


@dataclass(frozen=True, slots=True)
class GoOn:
    """Go on with the meeting that was broken off."""

    unfinished: Unfinished
    counted: bool


@dataclass(frozen=True, slots=True)
class LetGo:
    """Let go of the meeting that was broken off."""


@dataclass(frozen=True, slots=True)
class ReadNotes:
    """Open the notes."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave vertais."""


Choice = Lead | GoOn | LetGo | ReadNotes | Leave
"""What can be chosen at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was asked for on the command line, if anything."""

    seats: int | None = None
    end: datetime | None = None


class After(StrEnum):
    """What becomes of an ended meeting."""

    KEEP = "keep"
    """Keep its facts; destroy the rest."""
    FORGET = "forget"
    """Keep nothing."""
    BACK = "back"
    """It has not ended after all."""
