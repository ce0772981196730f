"""What remains of a meeting once it is over: times and counts, nothing about a chair."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from vertais_tui.meeting.state import State, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFacts:
    """How long one stage was meant to be and was, in seconds."""

    id: str
    planned_seconds: int
    actual_seconds: int
    skipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of one meeting (domain: heads and times may be kept, people may not)."""

    script: str
    started: str
    """ISO 8601, UTC."""
    ended: str
    planned_seconds: int
    actual_seconds: int
    heads: int
    arrived_late: int
    stages: tuple[StageFacts, ...]

    def as_record(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self), separators=(",", ":"), ensure_ascii=False)


def facts(state: State) -> Facts:
    """Reduce an ended meeting to its facts.

    Raises:
        ValueError: The meeting has not ended.
    """
    if state.status is not Status.ENDED or state.started is None or state.ended is None:
        raise ValueError("only a meeting that has ended has facts")
    ended = state.ended
    return Facts(
        script=state.script.id,
        started=state.started.isoformat(timespec="minutes"),
        ended=ended.isoformat(timespec="minutes"),
        planned_seconds=int(state.script.duration.total_seconds()),
        actual_seconds=int((ended - state.started).total_seconds()),
        heads=len(state.seats),
        arrived_late=sum(seat.arrived_late for seat in state.seats),
        stages=tuple(
            StageFacts(
                id=stage.id,
                planned_seconds=int(stage.duration.total_seconds()),
                actual_seconds=int(watch.elapsed(ended).total_seconds()),
                skipped=index not in state.visited,
            )
            for index, (stage, watch) in enumerate(
                zip(state.script.stages, state.watches, strict=True)
            )
        ),
    )
