"""A group's own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from vertais_tui.errors import ScriptInvalid, ScriptUnreadable
from vertais_tui.group.group import Group, load_group
from vertais_tui.script.cards import Contact, Rule
from vertais_tui.script.model import Say, Show, Words

GROUP = """\
vertais: 1
name: {fi: "Tiistairyhmä", en: "Tuesday group"}
next: "tiistaina 1.12. klo 18"
contacts:
- id: on-call
  name: "Päivystys"
  number: "09 123 4567"
  hours: {fi: "öisin", en: "at night"}
  about: "Kun on hätä"
  languages: [fi, sv]
  checked: 2026-11-24
rules:
- {id: phones, say: "Puhelimet pois.", show: "Ei puhelimia", remind: "Puhelin kiinni."}
"""


def put(folder: Path, text: str) -> Path:
    path = folder / "group.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_group_may_be_without_a_file(tmp_path: Path) -> None:
    assert Group() == load_group(tmp_path / "group.yaml")


def test_a_group_may_say_nothing_about_itself(tmp_path: Path) -> None:
    assert Group() == load_group(put(tmp_path, "vertais: 1\n"))
    assert Group() == load_group(put(tmp_path, "vertais: 1\ncontacts: []\nrules: []\n"))


def test_a_group_has_a_name_a_next_meeting_contacts_and_rules(tmp_path: Path) -> None:
    expected = Group(
        name=Words({"fi": "Tiistairyhmä", "en": "Tuesday group"}),
        next=Words({"*": "tiistaina 1.12. klo 18"}),
        contacts=(
            Contact(
                id="on-call",
                name=Words({"*": "Päivystys"}),
                number="09 123 4567",
                hours=Words({"fi": "öisin", "en": "at night"}),
                about=Words({"*": "Kun on hätä"}),
                languages=("fi", "sv"),
                checked="2026-11-24",
            ),
        ),
        rules=(
            Rule(
                id="phones",
                say=Say({"*": "Puhelimet pois."}),
                show=Show({"*": "Ei puhelimia"}),
                remind=Say({"*": "Puhelin kiinni."}),
            ),
        ),
    )
    assert expected == load_group(put(tmp_path, GROUP))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GROUP.replace("vertais: 1", "vertais: 9"), ("V138", 1, 10)),
        (GROUP.replace("vertais: 1\n", ""), ("V121", 1, 1)),
        (GROUP + "members: []\n", ("V120", 14, 1)),
        (GROUP.replace("2026-11-24", "24.11."), ("V137", 11, 12)),
        (GROUP.replace("Ei puhelimia", "{phone}"), ("V144", 13, 46)),
    ],
)
def test_each_problem_is_pointed_out(
    tmp_path: Path, text: str, expected: tuple[str, int, int]
) -> None:
    with pytest.raises(ScriptInvalid) as caught:
        load_group(put(tmp_path, text))
    assert [expected] == [(each.code, each.line, each.column) for each in caught.value.problems]


def test_what_is_there_but_no_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ScriptUnreadable):
        load_group(tmp_path)
