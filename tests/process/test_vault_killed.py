"""A process that is killed at any moment loses nothing that it had said was kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tests.support.vaults import a_vault, elsewhere
from vertais_tui.vault.vault import Vault

WORK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.support.vaults import a_vault
from vertais_tui.vault.notes import Drawer

folder, name = Path(sys.argv[1]), sys.argv[2]
at = datetime(2026, 11, 24, tzinfo=UTC)

def said(*words):
    print(*words, flush=True)

for meeting in range(10_000):
    vault = a_vault(folder)
    said("opened", vault.read_only)
    if vault.live() is not None:
        vault.abandon_live()
        said("abandoned")
    script = f"{name}-{meeting}"
    journal = vault.begin_live(script, "vertais: 1" * 500, "fi")
    said("began", script)
    for number in range(12):
        journal.append(str(number))
        said("appended", number)
        journal.beat(at)
        if number % 4 == 0:
            note = vault.notes.add(Drawer.ME, f"{script} {number} " * 30)
            said("noted", note.id)
        if number % 8 == 7:
            vault.notes.forget(note.id)
            said("forgot", note.id)
    vault.close_live(script, at)
    said("closed", script)
    vault.close()
    said("shut")
"""


@dataclass
class Said:
    """What a process has acknowledged."""

    live: str | None = None
    records: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    notes: set[int] = field(default_factory=set)
    forgotten: set[int] = field(default_factory=set)
    last: str = ""

    def take(self, line: str) -> None:
        what, _, value = line.partition(" ")
        self.last = what
        match what:
            case "opened":
                assert "False" == value
            case "began":
                self.live, self.records = value, []
            case "appended":
                self.records.append(value)
            case "closed":
                self.facts.append(value)
                self.live = None
            case "abandoned":
                self.live = None
            case "noted":
                self.notes.add(int(value))
            case "forgot":
                self.notes.remove(int(value))
                self.forgotten.add(int(value))

    def settle(self, vault: Vault) -> None:
        """See that all of it is there; what was under way may be there or not."""
        facts = [kept.record for kept in reversed(vault.facts.all())]
        notes = {note.id for note in vault.notes.all()}
        journal = vault.live()
        script = None if journal is None else journal.script_name
        records = [] if journal is None else list(journal.read())
        assert self.facts == facts[: len(self.facts)]
        assert len(facts) <= len(self.facts) + 1
        assert not self.forgotten & notes
        assert len(self.notes - notes) <= 1  # its forgetting was under way
        assert len(notes - self.notes) <= 1
        if self.live is None:
            assert [] == records  # its beginning was under way, at most
        elif script is None:
            assert self.last == "opened" or self.live in facts  # its end was under way
        else:
            assert self.live == script
            assert self.records == records[: len(self.records)]
            assert len(records) <= len(self.records) + 1
        self.live, self.records, self.facts, self.notes = script, records, facts, notes


def test_what_was_acknowledged_survives_fifteen_kills(tmp_path: Path) -> None:
    folder, said = tmp_path / "vault", Said()
    a_vault(folder).close()
    for kill in range(15):
        with elsewhere(WORK, folder, kill) as other:
            for _ in range(1 + kill * 3):
                said.take(other.hear())
            for line in other.kill():
                said.take(line)
        with a_vault(folder) as vault:
            assert not vault.read_only
            assert not vault.recovered_from_copy
            assert not vault.copy_failed
            assert 0 == vault._store.damaged_pages()
            said.settle(vault)
        assert [] == [*folder.glob("*.new*"), *folder.glob("*damaged*"), *folder.glob("*-wal")]
    assert len(said.facts) >= 2
