"""Keeping the process's memory out of files."""

from __future__ import annotations

import pytest

from tests.support.vaults import elsewhere
from vertais_tui.vault import hardening

FORBID = """
import ctypes, resource, sys
from vertais_tui.vault.hardening import forbid_core_dumps
forbid_core_dumps()
readable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
print(*resource.getrlimit(resource.RLIMIT_CORE), readable, flush=True)
"""


class C:
    """The system's library, which only notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, ...]] = []

    def prctl(self, *arguments: int) -> None:
        self.asked.append(arguments)


def test_no_core_file_is_written_and_no_other_program_reads_the_memory() -> None:
    with elsewhere(FORBID) as other:
        assert "0 0 0" == other.hear()


@pytest.mark.parametrize(("platform", "calls"), [("linux", 1), ("darwin", 0)])
def test_what_one_system_refuses_does_not_keep_the_rest(
    monkeypatch, platform: str, calls: int
) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("not allowed here")

    library = C()
    monkeypatch.setattr("resource.setrlimit", refuse)
    monkeypatch.setattr(hardening.sys, "platform", platform)
    monkeypatch.setattr(hardening.ctypes, "CDLL", lambda _: library)
    hardening.forbid_core_dumps()
    assert [(hardening.PR_SET_DUMPABLE, 0, 0, 0, 0)] * calls == library.asked
