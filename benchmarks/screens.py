"""Start, keys, idle clock and memory, each beside the bare application."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.table import Row, percentile
from benchmarks.terminal import Process
from vertais_tui.clock import SystemClock
from vertais_tui.vault.vault import Vault

BARE = ["-m", "benchmarks.bare"]
LIVE = ["-m", "vertais_tui", "--lang", "en", "run", "basic-evening", "--seats", "12"]
SIZE = "80x24"


@contextmanager
def live(environ: Mapping[str, str], size: str = SIZE) -> Iterator[Process]:
    """The live screen with twelve chairs, chair 1 speaking."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "vertais"
        Vault.create(home, None, SystemClock()).close()
        with Process(LIVE, {**environ, "VERTAIS_HOME": str(home)}, size) as process:
            process.until(b"Chairs")
            process.send("\r")
            process.until(b"Welcome")
            process.send("   ")
            process.burst()
            yield process


def start(environ: Mapping[str, str], runs: int) -> list[Row]:
    """From the command to the first words and to the first whole page."""
    words, pages, bare = [], [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            environ = {**environ, "VERTAIS_HOME": folder, "TMPDIR": folder}
            with Process(["-m", "vertais_tui", "--lang", "en", "demo"], environ, SIZE) as process:
                words.append(process.first_output() - process.began)
                pages.append(process.until(b"demonstration") - process.began)
        with Process(BARE, environ, SIZE) as process:
            bare.append(process.until(b"bare and ready") - process.began)
    ms = [statistics.median(times) * 1000 for times in (words, pages, bare)]
    return [
        Row("start → first words", "≤ 50 ms", f"{ms[0]:.0f} ms"),
        Row("start → first full page", "≤ 1.2 ×", f"{ms[1]:.0f} ms", ms[1] / ms[2], 1.2),
    ]


def _presses(process: Process, keys: str, count: int) -> tuple[list[float], list[int]]:
    times, sizes = [], []
    for turn in range(count):
        at = process.send(keys[turn % len(keys)])
        end, size = process.burst()
        times.append((end - at) * 1000)
        sizes.append(size)
    return times, sizes


def keys(environ: Mapping[str, str], count: int) -> list[Row]:
    """From a key to its whole picture, on the live screen with twelve chairs."""
    with Process(BARE, environ, SIZE) as process:
        process.until(b"bare and ready")
        bare, _ = _presses(process, " ", count)
    rows = []
    for size in (SIZE, "120x40"):
        with live(environ, size) as process:
            ours, sizes = _presses(process, " upulu+u", count)
        for name, part in (("p50", 0.5), ("p99", 0.99)):
            mine, theirs = percentile(ours, part), percentile(bare, part)
            rows.append(
                Row(f"key → picture {size}, {name}", "≤ 2 ×", f"{mine:.1f} ms", mine / theirs, 2)
            )
        rows.append(Row(f"bytes a key {size}", "", f"{statistics.median(sizes):.0f}"))
    return rows


def idle(environ: Mapping[str, str], seconds: int) -> list[Row]:
    """What a running clock costs while nobody touches a key."""
    with live(environ) as process, Process(BARE, environ, SIZE) as bare:
        bare.until(b"bare and ready")
        before, bare_before = process.cpu_seconds(), bare.cpu_seconds()
        ticks = []
        for _ in range(seconds):
            data = b""
            while part := process.read(1.0 if not data else 0.05):
                data += part
            if data:
                ticks.append(len(data))
        used = (process.cpu_seconds() - before) / seconds * 100
        spare = (bare.cpu_seconds() - bare_before) / seconds * 100
        memory, bare_memory = process.peak_mib(), bare.peak_mib()
    size = statistics.median(ticks) if ticks else 0
    return [
        Row("running clock, one core", "≤ 0.3 %", f"{used:.2f} % (bare {spare:.2f} %)"),
        Row("bytes a tick", "≤ 130", f"{size:.0f} ({len(ticks)} ticks in {seconds} s)"),
        Row("peak memory", "≤ 1.4 ×", f"{memory:.0f} MiB", memory / bare_memory, 1.4),
    ]


def resume(environ: Mapping[str, str], runs: int) -> list[Row]:
    """From a start after a kill to the live screen, beyond the page that offers to go on."""
    times = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "vertais"
            Vault.create(home, None, SystemClock()).close()
            own = {**environ, "VERTAIS_HOME": str(home)}
            with Process(LIVE, own, SIZE) as process:
                process.until(b"Chairs")
                process.send("\r")
                process.until(b"Welcome")
            with Process(["-m", "vertais_tui", "--lang", "en"], own, SIZE) as process:
                process.until(b"Go on where")
                at = process.send("\r")
                times.append((process.until(b"Welcome") - at) * 1000)
    return [Row("resume beyond start-up", "≤ 1 s", f"{statistics.median(times):.0f} ms")]
