"""Which scripts suit tonight."""

from __future__ import annotations

from pathlib import Path

from tests.support.scripts import SCRIPT
from vertais_tui.choosing import FORM_NAMES, THEME_NAMES, Wanted, title
from vertais_tui.script.fields import FORMS
from vertais_tui.script.library import Library

ENTRIES = Library().entries()


def ids(wanted: Wanted) -> list[str]:
    return [entry.id for entry in ENTRIES if wanted.suits(entry)]


def test_nothing_asked_for_shows_everything() -> None:
    assert (19, "") == (len(ids(Wanted())), Wanted().told())


def test_each_wish_narrows_the_choice() -> None:
    assert ["one-to-one", "first-try"] == ids(Wanted(minutes=45))
    assert ["one-to-one"] == ids(Wanted(form="one-to-one"))
    assert ["grief-and-loss"] == ids(Wanted(theme="grief", people=8))
    assert [] == ids(Wanted(theme="grief", minutes=60))


def test_wishes_go_round_and_end_where_they_began() -> None:
    for what in ("form", "minutes", "people", "theme"):
        wanted, seen = Wanted().turned(what, ENTRIES), []
        while wanted != Wanted():
            seen.append(wanted.told())
            assert ids(wanted) or what == "people"
            wanted = wanted.turned(what, ENTRIES)
        assert len(seen) == len(set(seen)) >= 4


def test_wishes_are_told_in_words() -> None:
    wanted = Wanted(form="online", minutes=60, people=8, theme="our-own")
    assert "online · at most 60 min · 8 people · our-own" == wanted.told()


def test_a_wish_that_is_gone_begins_anew() -> None:
    assert "beginning" == Wanted(theme="gone").turned("theme", ENTRIES).theme


def test_every_form_and_every_shipped_theme_has_a_name() -> None:
    assert sorted(FORMS) == sorted(FORM_NAMES)
    themes = {theme for entry in ENTRIES for theme in entry.open().script.themes}
    assert sorted(themes) == sorted(THEME_NAMES)


def test_a_script_that_cannot_be_read_is_never_hidden(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("a: [")
    (tmp_path / "mine.yaml").write_text(SCRIPT, encoding="utf-8")
    broken, mine = Library(tmp_path, tmp_path / "none").entries()
    assert ("broken.yaml", "A short evening") == (title(broken), title(mine))
    assert Wanted(theme="grief").suits(broken)
    assert not Wanted(theme="grief").suits(mine)
