"""Rules are kept, undone, redone, exported, checked and told like everything else in a store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.rule import (
    Absent,
    Apart,
    AtLeast,
    AtMost,
    Bar,
    Duties,
    NoFewer,
    Pin,
    Together,
    people_of,
)
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.history.changes import apply, difference
from iclei_cli.store.open import FILE_NAME
from iclei_cli.store.privacy.forgotten_changes import changes_without
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.assembly.nouns.rule import Rule

ALL = (
    Pin(number=1, person=1, group="a", rounds=(1, 3), reason="speaks"),
    Bar(number=2, person=2, group="b"),
    Together(number=3, people=(1, 2, 3)),
    Apart(number=5, people=(1, 4), reason="rivals"),
    Absent(number=6, person=3, rounds=(2,)),
    AtLeast(number=10, count=2, attribute="sector", value="ngo", group="a"),
    AtMost(number=12, count=0, attribute="languages", value="en"),
    NoFewer(number=13, count=2, attribute="gender", value="female", rounds=(2,)),
    AtMost(number=14, count=2, attribute="organisation", rounds=(1, 2)),
    Apart(number=15, people=(1, 2), rounds=(1,)),
    Duties(number=16, duties=("facilitator", "time-keeper"), rounds=(1,), reason="no staff"),
)


def assembly_with(*rules: Rule) -> Assembly:
    """Four people, two groups, and these rules."""
    assembly = Assembly(event=Event(name="Small"), last_id=4)
    assembly.put(Participant(id=ident, name=f"Person {ident}") for ident in range(1, 5))
    assembly.groups = {key: Group(key=key, label=key) for key in "ab"}
    assembly.rules = {rule.number: rule for rule in rules}
    return assembly


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store with a rule of every kind, made in one change."""
    store = FileStore(tmp_path / FILE_NAME)
    store.create(assembly_with())
    with store.transaction() as assembly:
        assembly.rules = {rule.number: rule for rule in ALL}
    return store


def test_rules_come_back_as_they_were_kept(store: FileStore, tmp_path: Path) -> None:
    """Read anew, and from an export put into another store, every rule is the same, in order."""
    assert tuple(store.read().rules.values()) == ALL
    other = FileStore(tmp_path / "other" / FILE_NAME)
    (tmp_path / "other").mkdir()
    other.import_all(store.export_all(str), tmp_path / "export.json", replace=False)
    assert tuple(other.read().rules.values()) == ALL


def test_an_export_without_rules_is_read(store: FileStore, tmp_path: Path) -> None:
    """A file that was exported before there were rules has none."""
    older = json.loads(store.export_all(str))
    del older["rules"]
    other = FileStore(tmp_path / "other" / FILE_NAME)
    (tmp_path / "other").mkdir()
    other.import_all(json.dumps(older).encode(), tmp_path / "export.json", replace=False)
    assert other.read().rules == {}


rules = st.sets(st.integers(0, len(ALL) - 1)).map(lambda chosen: [ALL[index] for index in sorted(chosen)])


@given(before=rules, after=rules)
def test_differences_of_rules_lead_there_and_back(before: list[Rule], after: list[Rule]) -> None:
    """Undo and redo of any change of rules give exactly what was there, in order of number."""
    old, new = assembly_with(*before), assembly_with(*after)
    changes = difference(old, new)
    apply(old, changes, backwards=False)
    assert list(old.rules.values()) == after
    apply(old, changes, backwards=True)
    assert list(old.rules.values()) == before


@given(before=rules, after=rules, gone=st.sets(st.integers(1, 4)))
def test_forgotten_people_are_in_no_change_of_rules(
    before: list[Rule], after: list[Rule], gone: set[int]
) -> None:
    """What is left of the changes leads from the rules without them to the rules without them."""
    old, new = assembly_with(*before), assembly_with(*after)
    changes = changes_without(difference(old, new), gone)
    for ident in gone:
        old.remove_participant(ident)
        new.remove_participant(ident)
    apply(old, changes, backwards=False)
    assert old.rules == new.rules
    assert not gone & {ident for rule in old.rules.values() for ident in people_of(rule)}


def test_what_changes_did_to_a_persons_rules_is_told(store: FileStore) -> None:
    """The history of one person has the rules that name them, made and taken back, without other people."""
    with store.transaction() as assembly:
        del assembly.rules[5]
        person = assembly.participants[4]
    told = [
        (trace.entry.number, trace.field, trace.before, trace.after) for trace in store.traces(person).history
    ]
    apart = {"kind": "apart", "reason": "rivals"}
    rule = message("rule-number", number="5")
    assert told == [(1, rule, None, apart), (2, rule, apart, None)]


def test_rules_that_fit_nothing_are_found(store: FileStore) -> None:
    """A rule that names nobody known, or no group that there is, is told with how to take it back."""
    assert not any(item.code.startswith("rule") for item in store.check())
    with store.transaction() as assembly:
        assembly.rules[13] = Bar(number=13, person=99, group="a")
        assembly.rules[14] = replace(ALL[0], number=14, group="nowhere")
    found = [(item.code, item.mend) for item in store.check() if item.code.startswith("rule")]
    assert found == [
        ("rule-about-nobody", message("mend-rule", number=13)),
        ("rule-about-no-group", message("mend-rule", number=14)),
    ]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: type(rule).__name__ + str(rule.number))
def test_numbers_of_every_rule_are_held_to_their_bounds(rule: Rule, store: FileStore, tmp_path: Path) -> None:
    """A count, number, person or round that no command makes is refused when it comes from a file."""
    export = json.loads(store.export_all(str))
    [told] = [item for item in export["rules"] if item["number"] == rule.number]
    numeric = [name for name, value in told.items() if isinstance(value, int) and not isinstance(value, bool)]
    numeric += [name for name in ("people", "rounds") if told.get(name)]
    assert numeric
    for name in numeric:
        for wrong in (-1, 10**30):
            kept, told[name] = told[name], [wrong] if isinstance(told[name], list) else wrong
            content = json.dumps(export).encode()
            with pytest.raises(RefusedError):
                FileStore(tmp_path / "other.json").import_all(content, tmp_path / "x.json", replace=False)
            told[name] = kept
