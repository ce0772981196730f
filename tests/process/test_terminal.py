"""What only a real process in a real terminal can show."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, environment

ENTER = "\r"
PASSPHRASE = "canary four words that fit"
NOTE = "canaryword written by me alone"


def ready(home: Path, *arguments: str, **options: object) -> Terminal:
    """A started program at home, behind this computer's login."""
    terminal = Terminal(arguments, home, **options)
    if not (home / "vault.db").exists():
        terminal.sees("Welcome to vertais")
        terminal.send(ENTER)
    return terminal


def leading(home: Path, **options: object) -> Terminal:
    """A meeting in the opening round, chair 3 speaking."""
    terminal = ready(home, "run", "basic-evening", "--seats", "8", **options)
    terminal.sees("Chairs")
    terminal.send(ENTER)
    terminal.sees("Welcome, good to see you")
    terminal.send(" ", " ", " ", " ", "l")
    terminal.sees("Chair 3 has the floor", "↻2")
    return terminal


def run(home: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vertais_tui", *arguments],
        env=environment(home, options.pop("environ", None)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **{"stdin": subprocess.DEVNULL, **options},
    )


def files_under(*folders: Path) -> dict[Path, bytes]:
    found = (path for folder in folders for path in folder.rglob("*"))
    return {path: path.read_bytes() for path in found if path.is_file()}


def test_after_kill_9_the_meeting_is_where_it_was(home) -> None:
    first = leading(home)
    clock = first.text.split("Chair 3 has the floor")[1].split("of")[0].strip()
    first.kill()

    again = Terminal([], home)
    again.sees("Go on where it stopped", "Opening round, chair 3")
    again.send(ENTER)
    again.sees("Chair 3 has the floor", "↻2", "✓1", clock)
    again.send("u")
    again.sees("Chair 2 has the floor")
    again.send("u")
    again.sees("Chair 1 has the floor")
    again.send("\x11", "\x11")
    assert 0 == again.ends()


@pytest.mark.parametrize("seed", range(2))
def test_kill_9_at_a_random_moment_loses_no_act_that_was_seen(home, seed) -> None:
    chance = random.Random(seed)
    first = leading(home)
    acts = chance.randrange(1, 12)
    for _ in range(acts):
        first.send(chance.choice([" ", "p", "l", "u", "A", "z"]))
    first.send("z")
    if chance.random() < 0.5:
        first.sees("Chair")
    first.kill()
    again = Terminal([], home)
    again.sees("Go on where it stopped")
    again.send(ENTER)
    again.sees("NEXT")
    again.send("\x11", "\x11")
    assert 0 == again.ends()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        (signal.SIGQUIT, 131),
        (signal.SIGINT, 130),
    ],
)
def test_a_signal_restores_the_terminal_and_keeps_the_meeting(home, number, code) -> None:
    terminal = leading(home)
    terminal.tell(number)
    assert code == terminal.ends()
    assert terminal.was_restored

    again = Terminal([], home)
    again.sees("Go on where it stopped", "chair 3")
    again.send("q")
    assert 0 == again.ends()


def test_a_stopped_process_goes_on_where_it_was(home) -> None:
    terminal = leading(home)
    terminal.tell(signal.SIGTSTP)
    _pid, status = os.waitpid(terminal.child.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    terminal.tell(signal.SIGCONT)
    terminal.send("p")
    terminal.sees("Chair 4 has the floor")
    terminal.send("\x03", "\x03")
    assert 0 == terminal.ends()
    assert terminal.was_restored


def test_resizing_down_to_nothing_and_back_harms_nothing(home) -> None:
    terminal = leading(home)
    for columns in [*range(80, 0, -3), 1, 200, 59, 61]:
        terminal.resize(columns, max(1, columns // 4))
    terminal.resize(50, 10)
    terminal.sees("A little more room, please", "The meeting goes on")
    terminal.resize(80, 24)
    terminal.sees("Chair 3 has the floor")
    terminal.send("\x11", "\x11")
    assert 0 == terminal.ends()


@pytest.mark.parametrize(
    "command", [(), ("demo",), ("run", "basic-evening")], ids=["home", "demo", "run"]
)
def test_without_a_terminal_it_says_so_and_ends_with_64(home, command) -> None:
    done = run(home, *command)
    assert 64 == done.returncode
    assert done.stderr.startswith("There is no terminal to draw on.")
    assert len(done.stderr.splitlines()) <= 3
    assert not home.exists()


def test_a_dumb_terminal_is_told_apart(home) -> None:
    terminal = Terminal(["demo"], home, environ={"TERM": "dumb"})
    assert 64 == terminal.ends()
    assert b"TERM=dumb" in terminal.raw


def test_an_error_stream_that_is_a_file_is_refused(home, tmp_path) -> None:
    """Textual draws on stderr: a redirected one would hold the whole screen."""
    trace = tmp_path / "trace"
    code = f"import os, sys; os.dup2(os.open({str(trace)!r}, os.O_WRONLY | os.O_CREAT), 2)\n"
    code += "from vertais_tui.cli import main; main()"
    terminal = Terminal([], home, driver=code)
    assert 64 == terminal.ends()
    assert b"There is no terminal" in trace.read_bytes()
    assert len(trace.read_bytes()) < 300


CRASH = """
import vertais_tui.screens.live as live
def action_act(self, name):
    passphrase = "canary-local-value"
    raise RuntimeError("canary-message")
live.LiveScreen.action_act = action_act
from vertais_tui.cli import main
main(prog_name="vertais")
"""


def test_a_fault_in_a_screen_prints_two_lines_and_no_value(home) -> None:
    leading(home).kill()
    terminal = Terminal([], home, driver=CRASH)
    terminal.sees("Go on where it stopped")
    terminal.send(ENTER)
    terminal.sees("Chair 3 has the floor")
    terminal.send(" ")
    assert 70 == terminal.ends()
    assert terminal.was_restored
    told = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
    assert "RuntimeError" in told
    assert "The meeting is safe" in told
    assert "canary" not in told
    assert "Traceback" not in told

    again = Terminal([], home)
    again.sees("Go on where it stopped", "chair 3")
    again.send("q")
    assert 0 == again.ends()


def test_nothing_private_is_readable_in_any_file(home, tmp_path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environ = {"TMPDIR": str(temporary), "HOME": str(tmp_path / "person"), "TEXTUAL_LOG": "spy.log"}
    terminal = Terminal([], home, environ=environ)
    terminal.sees("Welcome to vertais")
    terminal.send(PASSPHRASE, ENTER)
    terminal.sees("once more")
    terminal.send(PASSPHRASE, ENTER)
    terminal.sees("First meeting")
    terminal.send("n")
    terminal.sees("covered")
    terminal.send("n")
    terminal.sees("About you and the evening")
    terminal.send(NOTE, "\x13")
    terminal.sees("The note is saved")
    terminal.send("n")
    terminal.sees("About you and the evening")
    terminal.send("canarydraft")
    terminal.sees("canarydraft")
    terminal.tell(signal.SIGTERM)
    assert 143 == terminal.ends()

    assert not Path("spy.log").exists()
    everything = files_under(home, tmp_path)
    assert everything
    for path, content in everything.items():
        assert b"canary" not in content, path
    told = terminal.raw.rpartition(b"\x1b[?1049l")[2]
    assert b"canary" not in told
    titles = re.findall(rb"\x1b\](.*?)(?:\x07|\x1b\\)", terminal.raw, re.DOTALL)
    assert b"canary" not in b"".join(titles)


def test_the_demonstration_leaves_nothing_behind(home, tmp_path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    terminal = Terminal(["demo"], home, environ={"TMPDIR": str(temporary)})
    terminal.sees("nothing is kept", "Chairs", "8")
    assert [] != list(temporary.iterdir())
    terminal.send(ENTER)
    terminal.sees("DEMO", "Welcome, good to see you")
    terminal.send("\x11", "\x11")
    assert 0 == terminal.ends()
    assert [] == list(temporary.iterdir())
    assert not home.exists()


HANGS = """
import threading
from textual.drivers import linux_driver
linux_driver.LinuxDriver.close = lambda self: threading.Event().wait()
from vertais_tui.cli import main
main()
"""


def test_a_terminal_that_holds_up_the_farewell_does_not_hold_up_the_end(home, tmp_path) -> None:
    """Writing to a window that is gone can block for ever; nothing may stay behind all the same."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    terminal = Terminal(["demo"], home, environ={"TMPDIR": str(temporary)}, driver=HANGS)
    terminal.sees("nothing is kept", "Chairs", "8")
    terminal.tell(signal.SIGHUP)
    assert 129 == terminal.ends()
    assert [] == list(temporary.iterdir())


def test_a_key_pressed_twice_in_haste_is_no_fault(home) -> None:
    terminal = Terminal([], home)
    terminal.sees("passphrase")
    terminal.send(ENTER)
    terminal.sees("Basic evening")
    terminal.send(ENTER * 2)
    terminal.sees("Chairs")
    terminal.send(ENTER * 2)
    terminal.sees("NEXT")
    terminal.send("e" * 4)
    terminal.sees("The meeting is over")
    terminal.send("\x11\x11")
    assert 0 == terminal.ends()


def test_the_first_word_is_taken_back(home) -> None:
    terminal = Terminal(["demo"], home)
    terminal.sees("nothing is kept")
    terminal.send("\x11")
    assert 0 == terminal.ends()
    assert "vertais" not in terminal.text


def test_a_demonstration_stopped_while_it_starts_leaves_nothing_behind(home, tmp_path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    terminal = Terminal(["demo"], home, environ={"TMPDIR": str(temporary)})
    terminal.sees("vertais …")
    terminal.tell(signal.SIGHUP)
    assert 129 == terminal.ends()
    assert [] == list(temporary.iterdir())


def test_a_closed_door_ends_with_77(home) -> None:
    first = Terminal([], home)
    first.sees("Welcome to vertais")
    first.send(PASSPHRASE, ENTER)
    first.sees("once more")
    first.send(PASSPHRASE, ENTER)
    first.sees("First meeting")
    first.send("q")
    assert 0 == first.ends()

    again = Terminal([], home)
    again.sees("What opens them?")
    again.send("wrong", ENTER)
    again.sees("did not open it")
    again.send("\x1b")
    assert 77 == again.ends()
    assert b"ERROR" not in again.raw


NO_NETWORK = """
import sys
def watch(event, args):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        print("NETWORK", event, flush=True)
    if event == "socket.__new__" and int(args[1]) != 1:
        print("NETWORK", event, args, flush=True)
sys.addaudithook(watch)
from vertais_tui.cli import main
main(prog_name="vertais")
"""


def test_no_network_socket_is_ever_opened(home) -> None:
    """The event loop wakes itself through an anonymous AF_UNIX pair (family 1); nothing else."""
    terminal = leading(home, driver=NO_NETWORK)
    terminal.send("\x11", "\x11")
    assert 0 == terminal.ends()
    assert b"NETWORK" not in terminal.raw
