"""Files and texts in, scripts or problems out."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.scripts import SCRIPT, codes_of, places_of
from vertais_tui.errors import ScriptInvalid, ScriptUnreadable
from vertais_tui.script import loader, source
from vertais_tui.script.loader import load, parse
from vertais_tui.script.model import (
    AUTO,
    EVERY_LANGUAGE,
    Cue,
    Hint,
    People,
    ReflectionKind,
    Say,
    Show,
    Source,
    StageKind,
    Tag,
    Turns,
)

FULL = """\
vertais: 1
id: whole
title: Kokonainen
summary: >
  Kaksi
  riviä
form: [group/peer, online]
minutes: 30
people: {min: 2, max: 2}
source: {author: Joku, licence: CC-BY-4.0, reviewed: 2026-11-24}
stages:
  - id: opening
    kind: opening
    title: {fi: Avaus, en: Opening, sv: Öppning}
    minutes: 10
    protected: true
    say: {fi: "Tervetuloa.", en: "Welcome.", sv: "Välkommen."}
    show: |
      Tervetuloa

      tänne
    cue: Istu.
    hint: Hengitä.
    tips: [Hymyile., "Kuuntele."]
  - id: round
    kind: opening_round
    minutes: 20
    protected: false
    turns: around
    per_person: 90 s
    prompts:
      - {tag: feeling, say: Miten voit?, show: Miten?, cue: Kysy., hint: Odota.}
    reflections:
      - {kind: thought, needs: 3, say: Kuulin saman.}
"""


def a_file(folder: Path, content: str | bytes, name: str = "evening.yaml") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def why_unreadable(path: Path) -> str:
    with pytest.raises(ScriptUnreadable) as caught:
        load(path)
    return str(caught.value.message)


def test_every_field_of_a_script_arrives(tmp_path: Path) -> None:
    loaded = load(a_file(tmp_path, FULL))
    script = loaded.script
    opening, asked = script.stages
    assert FULL == loaded.source
    assert ("whole", {EVERY_LANGUAGE: "Kokonainen"}) == (script.id, script.title.by_language)
    assert script.summary is not None
    assert "Kaksi riviä" == script.summary.in_language("fi")
    assert ("group/peer", "online") == script.form
    assert timedelta(minutes=30) == script.duration
    assert People(min=2, max=2) == script.people
    assert Source(author="Joku", licence="CC-BY-4.0", reviewed="2026-11-24") == script.source
    assert ("fi", "en", "sv") == script.languages
    assert (StageKind.OPENING, True, Turns.NONE) == (opening.kind, opening.protected, opening.turns)
    assert opening.title is not None
    assert "Opening" == opening.title.in_language("en")
    assert opening.say == Say({"fi": "Tervetuloa.", "en": "Welcome.", "sv": "Välkommen."})
    assert opening.show == Show({EVERY_LANGUAGE: "Tervetuloa\n\ntänne"})
    assert (Cue({"*": "Istu."}), Hint({"*": "Hengitä."})) == (opening.cue, opening.hint)
    assert (Hint({"*": "Hymyile."}), Hint({"*": "Kuuntele."})) == opening.tips
    assert (AUTO, timedelta(seconds=90)) == (opening.per_person, asked.per_person)
    assert (False, Turns.AROUND) == (asked.protected, asked.turns)
    (prompt,) = asked.prompts
    assert (Tag.FEELING, Say({"*": "Miten voit?"})) == (prompt.tag, prompt.say)
    assert (Show({"*": "Miten?"}), Cue({"*": "Kysy."})) == (prompt.show, prompt.cue)
    assert Hint({"*": "Odota."}) == prompt.hint
    (reflection,) = script.reflections
    assert (ReflectionKind.THOUGHT, 3) == (reflection.kind, reflection.needs)


def test_what_is_not_given_has_the_models_own_value() -> None:
    script = parse(SCRIPT, "short")
    assert (None, (), People(min=2, max=12), Source()) == (
        script.summary,
        script.form,
        script.people,
        script.source,
    )


def test_the_kept_text_makes_the_same_script_again(tmp_path: Path) -> None:
    content = "\ufeff" + FULL.replace("\n", "\r\n")
    loaded = load(a_file(tmp_path, content))
    assert content == loaded.source
    assert loaded.script == parse(loaded.source, "kept") == parse(FULL.encode(), "kept")


def test_problems_come_all_at_once_and_in_the_order_of_the_file(tmp_path: Path) -> None:
    broken = SCRIPT.replace("id: short-evening", "id: Short").replace("kind: opening", "kind: x")
    path = a_file(tmp_path, broken.replace("vertais: 1\n", "") + "colour: blue\n")
    with pytest.raises(ScriptInvalid) as caught:
        load(path)
    found = [(each.code, each.line, each.column) for each in caught.value.problems]
    assert [("V121", 1, 1), ("V134", 1, 5), ("V132", 6, 11), ("V120", 9, 1)] == found
    assert f"{path} cannot be used as a script as it is. Problems: 4." == str(caught.value)
    assert 65 == caught.value.exit_code


def test_warnings_do_not_keep_a_script_from_being_used(tmp_path: Path) -> None:
    loaded = load(a_file(tmp_path, SCRIPT + "    hint: {fi: Odota.}\n"))
    assert "V160" in [each.code for each in loaded.warnings]
    assert ("fi",) == loaded.script.languages


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "evil\x1b[2J.yaml"
    assert why_unreadable(path).startswith(
        f"V001 There is no file {tmp_path}/evil\ufffd[2J.yaml. Look"
    )


def test_a_folder_is_not_a_script(tmp_path: Path) -> None:
    assert f"V005 {tmp_path} is a folder, not a script. Name one file in it." == why_unreadable(
        tmp_path
    )


def test_a_fifo_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "is not an ordinary file." in why_unreadable(tmp_path / "pipe.yaml")


def test_a_device_is_refused() -> None:
    assert why_unreadable(Path("/dev/zero")).startswith("V006 /dev/zero is not an ordinary file.")


def test_a_fifo_swapped_in_after_the_look_does_not_hold_us_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    ordinary = a_file(tmp_path, SCRIPT).stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: ordinary)
    assert "is not an ordinary file." in why_unreadable(tmp_path / "pipe.yaml")


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = a_file(tmp_path, SCRIPT)
    monkeypatch.setattr(os, "open", refuse)
    assert why_unreadable(path).startswith(f"V002 You may not read the file {path}.")


def test_any_other_refusal_of_the_system_is_passed_on(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert "(Too many levels of symbolic links)" in why_unreadable(tmp_path / "loop.yaml")
    assert why_unreadable(tmp_path / "loop.yaml").startswith("V003 ")


def test_a_name_with_a_zero_byte_is_no_traceback() -> None:
    assert "cannot be read (ValueError)" in why_unreadable(Path("a\0b.yaml"))


def test_twenty_megabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024)
    assert "V004 " == why_unreadable(path)[:5]
    assert "is larger than 1024 KiB, so it is not a script." in why_unreadable(path)


def test_one_mebibyte_is_read_and_a_byte_more_is_not(tmp_path: Path) -> None:
    filling = SCRIPT + "#" * (source.LARGEST - len(SCRIPT.encode()))
    assert "short-evening" == load(a_file(tmp_path, filling)).script.id
    with pytest.raises(ScriptInvalid) as caught:
        loader.read((filling + "#").encode(), Path("evening.yaml"))
    assert ["V103"] == [each.code for each in caught.value.problems]


def test_a_kept_text_may_be_larger_than_a_file_but_not_without_end() -> None:
    filling = SCRIPT + "#" * (loader.LARGEST_KEPT - len(SCRIPT.encode()))
    assert [] == codes_of(filling)
    assert ["V103"] == codes_of(filling + "#")


def test_bytes_that_are_not_utf8_are_located() -> None:
    content = SCRIPT.encode().replace(b"Tervetuloa", "Hyvää".encode("latin-1"))
    assert [("V101", 9, 19)] == places_of(content)
    assert [("V101", 1, 2)] == places_of(b"\xef\xbb\xbfa\xff")


def test_a_binary_file_is_located() -> None:
    assert [("V102", 2, 3)] == places_of(b"PNG\n12\0\0")
    assert [("V102", 1, 4)] == places_of(SCRIPT.encode("utf-16"))


def test_reading_scripts_loads_no_part_that_draws() -> None:
    code = (
        "import sys, vertais_tui.script.library\n"
        "print([each for each in ('textual', 'rich', 'click') if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stdout
