"""The shipped evening, and frames that are kept as plain text files."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from vertais_tui.script.library import Library
from vertais_tui.script.loader import Loaded


class FrameExtension(SingleFileSnapshotExtension):
    """One text file a frame, to be read in a review as it is seen on the screen."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def frame(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(FrameExtension)


@pytest.fixture(scope="session")
def basic() -> Loaded:
    return Library().find("basic-evening").open()
