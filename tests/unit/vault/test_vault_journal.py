"""The journal of the live meeting, and what is kept when it is closed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.manual_clock import EVENING, ManualClock
from tests.support.vaults import Disk, a_vault, drop
from vertais_tui.errors import CannotWrite
from vertais_tui.vault.facts import FACTS_KEPT, KeptFacts
from vertais_tui.vault.vault import Vault

SCRIPT = ("evening.yaml", "vertais: 1\ntitle: Hyvää iltaa\n", "fi")


def rows(vault: Vault) -> dict[str, int]:
    return {table: count for table, _column, count in vault.saved_fields()}


def test_a_meeting_is_gone_on_with_as_it_was(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        assert vault.live() is None
        journal = vault.begin_live(*SCRIPT)
        assert journal.seen is None
        journal.append("one")
        journal.beat(EVENING + timedelta(seconds=1))
        journal.append("två")
        assert ["one", "två"] == list(journal.read())

    with a_vault(tmp_path / "vault") as vault:
        again = vault.live()
        assert again is not None
        assert SCRIPT == (again.script_name, again.script_source, again.language)
        assert EVENING + timedelta(seconds=1) == again.seen
        again.append("three")
        assert ["one", "två", "three"] == list(again.read())


def test_only_one_meeting_is_live(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        journal = vault.begin_live(*SCRIPT)
        journal.append("one")
        with pytest.raises(CannotWrite, match="A meeting is running already"):
            vault.begin_live("other.yaml", "vertais: 1", "en")
        assert ["one"] == list(journal.read())
        assert "evening.yaml" == journal.script_name


def test_closing_keeps_the_facts_and_destroys_the_journal(tmp_path: Path) -> None:
    clock = ManualClock()
    with a_vault(tmp_path / "vault", clock) as vault:
        for number in (1, 2):
            vault.begin_live(*SCRIPT).append("one")
            vault.close_live(f'{{"seats": {number}}}', clock.now() + FACTS_KEPT)
            assert vault.live() is None
            assert {"live": 0, "journal": 0, "facts": number}.items() <= rows(vault).items()
        first, second = (
            KeptFacts(
                id=number,
                closed_at=EVENING,
                expires_at=EVENING + FACTS_KEPT,
                record=f'{{"seats": {number}}}',
            )
            for number in (1, 2)
        )
        assert [second, first] == vault.facts.all()


def test_closing_happens_wholly_or_not_at_all(tmp_path: Path, monkeypatch) -> None:
    disk = Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    with a_vault(tmp_path / "vault") as vault:
        journal = vault.begin_live(*SCRIPT)
        journal.append("one")
        for statement in ("INSERT INTO facts", "DELETE FROM journal", "DELETE FROM live", "COMMIT"):
            disk.refuse(statement)
            with pytest.raises(CannotWrite):
                vault.close_live("{}", EVENING)
            disk.allow()
            assert ["one"] == list(journal.read())
            assert [] == vault.facts.all()
        disk.refuse("DELETE FROM live")
        with pytest.raises(CannotWrite):
            vault.abandon_live()
        disk.allow()
        assert ["one"] == list(journal.read())
        vault.close_live("{}", EVENING)
        assert 1 == len(vault.facts.all())


def test_abandoning_keeps_nothing(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        vault.begin_live(*SCRIPT).append("one")
        vault.abandon_live()
        assert vault.live() is None
        assert [] == vault.facts.all()
        assert [] == list(vault.begin_live(*SCRIPT).read())


def test_a_late_record_does_not_reach_the_next_meeting(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        late = vault.begin_live(*SCRIPT)
        vault.abandon_live()
        with pytest.raises(CannotWrite, match="There is no meeting to go on with"):
            late.append("of the meeting before")
        assert 0 == rows(vault)["journal"]
        assert [] == list(vault.begin_live(*SCRIPT).read())


def test_a_closing_tried_again_keeps_the_facts_once(tmp_path: Path, monkeypatch) -> None:
    """After a failed sync nobody knows whether the meeting is closed."""
    disk = Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    with a_vault(tmp_path / "vault") as vault:
        vault.begin_live(*SCRIPT).append("one")
        disk.refuse("COMMIT", late=True)
        with pytest.raises(CannotWrite):
            vault.close_live("{}", EVENING)
        disk.allow()
        vault.close_live("{}", EVENING)
        assert 1 == len(vault.facts.all())
        assert vault.live() is None


@pytest.mark.parametrize("late", [False, True])
def test_a_record_tried_again_is_kept_once(tmp_path: Path, monkeypatch, late: bool) -> None:
    """After a failed sync nobody knows whether the words are there."""
    folder, disk = tmp_path / "vault", Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    vault = a_vault(folder)
    journal = vault.begin_live(*SCRIPT)
    journal.append("one")
    disk.refuse("COMMIT", late=late)
    for _ in range(3):
        with pytest.raises(CannotWrite, match="What was saved before is safe") as refused:
            journal.append("two")
        assert 73 == refused.value.exit_code
    assert 3 == disk.refusals
    disk.allow()
    journal.append("two")
    journal.append("three")
    assert ["one", "two", "three"] == list(journal.read())
    drop(vault)
    with a_vault(folder) as vault:
        again = vault.live()
        assert again is not None
        assert ["one", "two", "three"] == list(again.read())


def test_a_full_disk_is_said_and_waited_for(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        journal = vault.begin_live(*SCRIPT)
        journal.append("one")
        pages = vault._store.value("PRAGMA page_count")
        vault._store.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CannotWrite, match="Make room on the disk"):
            journal.append("two" * 10_000)
        journal.append("two" * 10_000)
        assert ["one", "two" * 10_000] == list(journal.read())


def test_a_heartbeat_that_fails_leaves_the_disk_as_careful_as_before(
    tmp_path: Path, monkeypatch
) -> None:
    disk = Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    with a_vault(tmp_path / "vault") as vault:
        journal = vault.begin_live(*SCRIPT)
        journal.beat(EVENING)
        assert 2 == vault._store.value("PRAGMA synchronous")
        disk.refuse("COMMIT")
        with pytest.raises(CannotWrite):
            journal.beat(EVENING + timedelta(seconds=1))
        disk.allow()
        assert EVENING == journal.seen
        assert 2 == vault._store.value("PRAGMA synchronous")


def test_a_disk_that_is_gone_is_said_and_waited_for(tmp_path: Path, monkeypatch) -> None:
    disk = Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    with a_vault(tmp_path / "vault") as vault:
        journal = vault.begin_live(*SCRIPT)
        disk.refuse("COMMIT")
        with pytest.raises(CannotWrite):
            journal.append("one")
        disk.refuse("SELECT count(*) FROM sqlite_master", code=14)
        for trying in (lambda: journal.append("one"), lambda: journal.beat(EVENING), journal.read):
            with pytest.raises(CannotWrite):
                trying()
        disk.allow()
        journal.append("one")
        assert ["one"] == list(journal.read())


def test_whatever_breaks_off_a_transaction_takes_all_of_it_back(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        journal = vault.begin_live(*SCRIPT)

        def broken_off() -> None:
            with vault._store.writing() as connection:
                connection.execute("INSERT INTO journal (record) VALUES ('half')")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            broken_off()
        assert [] == list(journal.read())


def test_another_script_and_its_events_take_the_place_of_those_kept(tmp_path: Path) -> None:
    with a_vault(tmp_path / "vault") as vault:
        journal = vault.begin_live(*SCRIPT)
        for record in ("one", "two", "three"):
            journal.append(record)
        journal.rewrite("vertais: 1\nid: b\n", ["uno", "due"])
        journal.append("tre")
        assert "vertais: 1\nid: b\n" == journal.script_source
    with a_vault(tmp_path / "vault") as vault:
        again = vault.live()
        assert again is not None
        assert ("vertais: 1\nid: b\n", ["uno", "due", "tre"]) == (
            again.script_source,
            list(again.read()),
        )


def test_a_disk_that_refuses_keeps_the_script_and_the_events_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk()
    monkeypatch.setattr("sqlcipher3.connect", disk.connect)
    with a_vault(tmp_path / "vault") as vault:
        journal = vault.begin_live(*SCRIPT)
        journal.append("one")
        for statement in ("UPDATE live SET script", "DELETE FROM journal", "INSERT INTO journal"):
            disk.refuse(statement)
            with pytest.raises(CannotWrite):
                journal.rewrite("vertais: 1\n", ["uno"])
            disk.allow()
            assert (SCRIPT[1], ["one"]) == (journal.script_source, list(journal.read()))
        journal.append("two")
        assert ["one", "two"] == list(journal.read())
