"""A vault beside a plain model of it: whatever is done and whatever breaks, they agree."""

from __future__ import annotations

import shutil
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.support.manual_clock import ManualClock
from tests.support.vaults import a_vault, drop, flip, main_file
from vertais_tui.errors import CannotWrite, NoteUnknown
from vertais_tui.vault.facts import FACTS_KEPT
from vertais_tui.vault.notes import NOTES_KEPT, Drawer
from vertais_tui.vault.retention import LONGEST_BREAK
from vertais_tui.vault.vault import Vault

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
long_texts = texts.map(lambda text: text * 300)
drawers = st.sampled_from(list(Drawer))
days = st.integers(-40, 40)


@dataclass
class Model:
    """What a vault should hold."""

    live: list[str] | None = None
    seen: datetime | None = None
    notes: dict[int, tuple[Drawer, str, datetime]] = field(default_factory=dict)
    drafts: dict[Drawer, tuple[str, datetime]] = field(default_factory=dict)
    facts: list[tuple[str, datetime]] = field(default_factory=list)
    last_use: datetime | None = None

    def erase(self, now: datetime) -> bool:
        """Erase what is due; whether that was anything."""
        written = [at for _, _, at in self.notes.values()] + [at for _, at in self.facts]
        used, self.last_use = self.last_use, now
        if any(at > now for at in written) or (used and abs(now - used) > LONGEST_BREAK):
            return False
        before = len(self.notes), len(self.drafts), len(self.facts)
        self.notes = {n: v for n, v in self.notes.items() if v[2] + NOTES_KEPT > now}
        self.drafts = {d: v for d, v in self.drafts.items() if v[1] + NOTES_KEPT > now}
        self.facts = [v for v in self.facts if v[1] + FACTS_KEPT > now]
        return before != (len(self.notes), len(self.drafts), len(self.facts))


def held(vault: Vault) -> Model:
    """What a vault does hold; the days on which it was written or used are not compared."""
    journal = vault.live()
    return Model(
        live=None if journal is None else list(journal.read()),
        seen=None if journal is None else journal.seen,
        notes={n.id: (n.drawer, n.text, n.written_at) for n in vault.notes.all()},
        drafts={d: (vault.notes.draft(d), EVER) for d in Drawer if vault.notes.draft(d)},
        facts=[(kept.record, kept.closed_at) for kept in reversed(vault.facts.all())],
    )


EVER = ManualClock().now()


class VaultMachine(RuleBasedStateMachine):
    """Acts on a vault; ``copy`` is the model as it was when the second copy was written."""

    @initialize()
    def create(self) -> None:
        self.base = Path(tempfile.mkdtemp())
        self.folder = self.base / "0"
        self.clock = ManualClock()
        self.vault = a_vault(self.folder, self.clock)
        self.model, self.copy = Model(), Model()

    def teardown(self) -> None:
        if hasattr(self, "vault"):
            drop(self.vault)
            shutil.rmtree(self.base)

    def copied(self) -> None:
        assert not self.vault.copy_failed
        self.copy = deepcopy(self.model)

    @invariant()
    def they_agree(self) -> None:
        expected = deepcopy(self.model)
        expected.last_use = None
        expected.drafts = {drawer: (text, EVER) for drawer, (text, _) in expected.drafts.items()}
        assert expected == held(self.vault)

    # The meeting

    @rule(source=long_texts)
    def begin(self, source: str) -> None:
        if self.model.live is not None:
            with pytest.raises(CannotWrite):
                self.vault.begin_live("evening.yaml", source, "fi")
            return
        self.vault.begin_live("evening.yaml", source, "fi")
        self.model.live = []

    @precondition(lambda self: self.model.live is not None)
    @rule(record=texts)
    def append(self, record: str) -> None:
        self.vault.live().append(record)
        self.model.live.append(record)

    @precondition(lambda self: self.model.live is not None)
    @rule()
    def beat(self) -> None:
        self.clock.advance(seconds=1)
        self.vault.live().beat(self.clock.now())
        self.model.seen = self.clock.now()

    @precondition(lambda self: self.model.live is not None)
    @rule(kept=st.booleans())
    def end(self, kept: bool) -> None:
        if kept:
            record = f'{{"number": {len(self.model.facts)}}}'
            self.vault.close_live(record, self.clock.now() + FACTS_KEPT)
            self.model.facts.append((record, self.clock.now()))
        else:
            self.vault.abandon_live()
        self.model.live = self.model.seen = None
        self.copied()

    # Notes

    @rule(drawer=drawers, text=texts | long_texts)
    def write(self, drawer: Drawer, text: str) -> None:
        note = self.vault.notes.add(drawer, text)
        self.model.notes[note.id] = (drawer, text, self.clock.now())

    @rule(drawer=drawers, text=texts | st.just(""))
    def draft(self, drawer: Drawer, text: str) -> None:
        before = self.model.drafts.pop(drawer, ("", EVER))
        self.vault.notes.save_draft(drawer, text)
        if text:
            self.model.drafts[drawer] = before if before[0] == text else (text, self.clock.now())

    @rule(number=st.integers(1, 12))
    def forget(self, number: int) -> None:
        if number not in self.model.notes:
            with pytest.raises(NoteUnknown):
                self.vault.notes.forget(number)
            return
        self.vault.notes.forget(number)
        del self.model.notes[number]
        self.copied()

    @rule(days=days)
    def expire(self, days: int) -> None:
        self.clock.advance(days=days)
        self.vault.erase_expired()
        if self.model.erase(self.clock.now()):
            self.copied()

    # What happens to files

    @rule()
    def close(self) -> None:
        self.vault.close()
        self.copied()
        self.open()

    @rule()
    def crash(self) -> None:
        """The files as they lie, log and all; the process that had them knows no more."""
        self.crashed()
        self.open()
        self.copied()

    @rule(peaceful=st.booleans(), where=st.floats(0, 1, exclude_max=True))
    def damage(self, peaceful: bool, where: float) -> None:
        if peaceful:
            self.vault.close()
            self.copied()
        else:
            drop(self.vault)
        flip(main_file(self.folder), int(where * main_file(self.folder).stat().st_size))
        self.model = deepcopy(self.copy)
        self.open(recovered=True)
        self.copied()

    @rule()
    def second_window(self) -> None:
        window = a_vault(self.folder, self.clock)
        assert window.read_only
        assert held(self.vault) == held(window)
        window.close()

    def crashed(self) -> None:
        later = self.folder.with_name(str(int(self.folder.name) + 1))
        shutil.copytree(self.folder, later)
        drop(self.vault)
        self.folder = later

    def open(self, *, recovered: bool = False) -> None:
        self.vault = a_vault(self.folder, self.clock)
        assert not self.vault.read_only
        assert recovered == self.vault.recovered_from_copy
        assert not list(self.folder.glob("*.new*"))


VaultMachine.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
test_a_vault_does_what_its_model_does = VaultMachine.TestCase
