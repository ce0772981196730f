"""SECURITY.md promises nothing that no test proves."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def named_tests() -> list[tuple[str, str]]:
    """Every test that SECURITY.md names: its file, and the function where one is named."""
    found = []
    path = ""
    for name in re.findall(
        r"`((?:tests/[\w/]+\.py)?(?:::\w+)?)`", (ROOT / "SECURITY.md").read_text()
    ):
        file, _, function = name.partition("::")
        path = file or path
        found.append((path, function))
    return [pair for pair in found if pair[0]]


def test_every_promise_names_a_test_that_is_there() -> None:
    named = named_tests()
    assert len(named) >= 20
    for path, function in named:
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        functions = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        assert not function or function in functions, f"{path}::{function}"


def test_every_row_of_promises_names_a_test() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    table = text.partition("## Promises")[2].partition("##")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][2:]
    assert rows
    assert all("`tests/" in row for row in rows)
