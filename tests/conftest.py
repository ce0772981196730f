"""What every test may rely on: the time zone, the language, nobody's own home."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from vertais_tui import i18n

settings.register_profile("vertais", deadline=None)  # tests do not look at clocks
settings.register_profile("long", deadline=None, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "vertais"))

os.environ["TZ"] = "Europe/Helsinki"
if hasattr(time, "tzset"):
    time.tzset()
for name in [name for name in os.environ if name.startswith(("TEXTUAL", "VERTAIS"))]:
    del os.environ[name]


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Each test begins in English, whatever the one before spoke."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for a vault that is not there yet."""
    return tmp_path / "vertais"
