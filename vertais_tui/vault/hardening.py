"""Keeping the process's memory out of files."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Final

PR_SET_DUMPABLE: Final = 4
"""From linux/prctl.h."""


def forbid_core_dumps() -> None:
    """Let no core file of this process be written, as far as the system allows.

    On Linux this also keeps other programs of the same person from reading its memory.
    """
    try:
        import resource
    except ImportError:  # pragma: no cover
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
