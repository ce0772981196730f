"""The law of the house, proved: who imports whom, who reads time, who touches the disk."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "vertais_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))

CORE = (
    "vertais_tui.meeting.meeting, vertais_tui.meeting.report, vertais_tui.script.library, "
    "vertais_tui.vault.vault, vertais_tui.evening, vertais_tui.acts, vertais_tui.glance, "
    "vertais_tui.config"
)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


@pytest.mark.parametrize(
    ("imports", "kept_out"),
    [
        (CORE, ("textual", "rich", "click")),
        ("vertais_tui.cli", ("textual", "rich", "yaml", "sqlcipher3")),
        ("vertais_tui.cli.opening", ("textual", "rich", "sqlcipher3")),
    ],
)
def test_heavy_things_are_imported_only_where_they_are_needed(imports, kept_out) -> None:
    loaded = run(f"import sys, {imports}; print(*sys.modules)").split()

    assert set() == set(kept_out) & set(loaded)


def test_importing_any_module_writes_nothing_and_opens_no_socket() -> None:
    names = [name_of(path).removesuffix(".__init__") for path in MODULES]
    code = f"""
import sys
seen = []
def watch(event, args):
    writes = event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+")
    if writes or event in ("os.mkdir", "os.rename", "os.remove") or event.startswith("socket."):
        seen.append((event, str(args[0])))
sys.dont_write_bytecode = True
sys.addaudithook(watch)
import importlib
for name in {names!r}:
    importlib.import_module(name)
print(seen)
"""
    assert "[]" == run(code).strip()


def calls(path: Path) -> set[str]:
    """Every dotted name that a module calls."""
    tree = ast.parse(path.read_text("utf-8"))
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_clock_reads_time(path: Path) -> None:
    if path.name == "clock.py":
        return
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert "time" not in imported
    assert not any(
        call.endswith(("datetime.now", "datetime.utcnow", "date.today")) for call in calls(path)
    )


TOUCHES_DISK = {
    "vertais_tui.script.loader",
    "vertais_tui.script.source",
    "vertais_tui.script.library",
    "vertais_tui.paths",
    "vertais_tui.config",
    "vertais_tui.cli.notes",  # writes the file that an export names
    "vertais_tui.cli.opening",  # makes and removes the demonstration's folder
    "vertais_tui.cli.scripts",  # asks whether a path is a folder
    "vertais_tui.cli.authors",  # reads its own pages, writes scripts that are tidied or made
    "vertais_tui.app",  # lists its own style sheets
}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_named_modules_touch_the_disk(path: Path) -> None:
    name = name_of(path)
    if name in TOUCHES_DISK or name.startswith("vertais_tui.vault."):
        return
    disk = {"open", "mkdir", "write_text", "write_bytes", "read_text", "read_bytes", "unlink"}

    used = {call for call in calls(path) if call.rpartition(".")[2] in disk - {"open"}}

    assert used <= {"formatter.write_text"}  # click's, into a help page
    assert "open" not in calls(path)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_is_too_long_and_no_function_either(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 40
    ]
    assert len(text.splitlines()) <= 400
    assert [] == long


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_markup_is_made_from_text_of_others(path: Path) -> None:
    """`markup=True`, and Content.from_markup, would let a script's brackets run actions."""
    text = path.read_text("utf-8")

    assert "markup=True" not in text
    assert "from_markup" not in text
