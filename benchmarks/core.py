"""The engine, the vault and the library, without a screen."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.table import Row, percentile
from benchmarks.terminal import child_seconds
from vertais_tui.clock import SystemClock
from vertais_tui.meeting import commands as ask
from vertais_tui.meeting.engine import fold
from vertais_tui.meeting.events import Event
from vertais_tui.meeting.meeting import Meeting
from vertais_tui.rehearsal.expected import MemoryJournal
from vertais_tui.script.library import Library
from vertais_tui.vault.vault import Vault


def _timed(count: int, act: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(count):
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    return times


def _spread(times: list[float]) -> str:
    return f"{percentile(times, 0.5):.2f} / {percentile(times, 0.99):.2f} ms"


def vault() -> list[Row]:
    """Opening with a passphrase, a durable append, a sign of life, closing."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "vertais"
        Vault.create(home, "four words that fit", clock).close()
        opened = _timed(5, lambda: Vault.open(home, "four words that fit", clock).close())
        with Vault.open(home, "four words that fit", clock) as open_vault:
            journal = open_vault.begin_live("a.yaml", "vertais: 1", "en")
            append = _timed(1000, lambda: journal.append('{"event":"Paused","at":"2026-11-24"}'))
            beat = _timed(1000, lambda: journal.beat(clock.now()))
            closed = _timed(1, lambda: open_vault.close_live("{}", clock.now()))
    return [
        Row("vault: open and close", "≤ 300 ms", f"{statistics.median(opened):.0f} ms"),
        Row("vault: durable append, p50 / p99", "p99 ≤ 2 ms", _spread(append)),
        Row("vault: sign of life, p50 / p99", "", _spread(beat)),
        Row("vault: close a meeting of 1000 events", "", f"{closed[0]:.0f} ms"),
    ]


def _evening(events: int) -> list[Event]:
    script = Library().find("basic-evening").open().script
    meeting = Meeting(script, MemoryJournal(), SystemClock())
    meeting.dispatch(ask.Start(seats=12))
    meeting.dispatch(ask.NextStage())
    acts = (ask.Advance(), ask.Pass(), ask.Undo(), ask.GiveFloor(5), ask.Later(), ask.GiveFloor(7))
    while len(meeting.events) < events:
        for act in acts:
            if meeting.refusal(act) is None and meeting.state.stage_index == 1:
                meeting.dispatch(act)
        if meeting.state.stage_index != 1:
            meeting.dispatch(ask.Undo())
    return list(meeting.events)[:events]


def engine() -> list[Row]:
    """Folding a long evening, and reading the library."""
    script = Library().find("basic-evening").open().script
    events = _evening(1000)
    folds = _timed(50, lambda: fold(script, events))
    library = _timed(20, lambda: Library().entries())
    return [
        Row("fold of 1000 events", "", f"{statistics.median(folds):.1f} ms"),
        Row("reading the library", "", f"{statistics.median(library):.0f} ms"),
    ]


def check(environ: Mapping[str, str], runs: int) -> list[Row]:
    """`vertais check` of the whole library, beyond Python's own start."""
    ours = [child_seconds(["-m", "vertais_tui", "check"], environ) for _ in range(runs)]
    python = [child_seconds(["-c", ""], environ) for _ in range(runs)]
    beyond = (statistics.median(ours) - statistics.median(python)) * 1000
    return [Row("check of the library beyond Python's start", "≤ 300 ms", f"{beyond:.0f} ms")]
