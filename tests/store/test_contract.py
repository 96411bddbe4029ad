"""What the store's face promises, held by the file and by a store that has none."""

from __future__ import annotations

import json
import stat
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.assembly.nouns.rule import Bar, Pin, Together
from iclei_cli.store.values import ChangedRecords, Mention, Unreached
from iclei_cli.system.errors import RefusedError, StoreError
from iclei_cli.system.messages import message
from store.small import HANEUL, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iclei_cli.store.store import Store
    from iclei_cli.store.values import Change


def note(store: Store, text: str, person: int = 1) -> None:
    """Change one person's notes."""
    with store.transaction() as assembly:
        assembly.put([replace(assembly.participants[person], notes=text)])


def numbers(store: Store, *, undone: bool) -> list[int]:
    """The numbers of the changes that are in effect, or undone."""
    return [entry.number for entry in store.history() if entry.is_undone is undone]


def code_of(refused: pytest.ExceptionInfo[RefusedError] | pytest.ExceptionInfo[StoreError]) -> str:
    """The code of a refusal."""
    return refused.value.code


# The assembly


def test_what_is_created_is_read(empty: Store) -> None:
    """There is nothing before; then what was put there, without history, under a name and a place."""
    assert not empty.exists()
    assert not empty.has_written
    empty.require_new()
    empty.create(small())
    assert empty.exists()
    assert empty.has_written
    assert empty.read() == small()
    assert empty.history() == []
    assert empty.name in empty.place


def test_nothing_is_read_where_there_is_nothing(empty: Store) -> None:
    """Reading, changing and looking at the history are refused with one code."""
    for work in (empty.read, empty.overview, empty.history, empty.check, empty.purge):
        with pytest.raises(StoreError) as refused:
            work()
        assert code_of(refused) == "store-missing"
    with pytest.raises(StoreError) as refused, empty.transaction():
        pass
    assert code_of(refused) == "store-missing"


def test_what_was_read_is_the_readers_own(store: Store) -> None:
    """What is done to an assembly that was read is kept nowhere."""
    store.read().participants.clear()
    assert list(store.read().participants) == [1, 2]


def test_nothing_is_replaced_unless_asked(store: Store) -> None:
    """A second assembly is refused; where it takes the place, the first stays among the backups."""
    before = store.read()
    with pytest.raises(RefusedError) as refused:
        store.create(small())
    assert code_of(refused) == "store-exists"
    assert store.read() == before
    store.create(small(), replace=True)
    assert (store.read(), store.history()) == (small(), [])
    kept = next(backup for backup in store.backups() if backup.is_kept)
    assert (kept.people, kept.last_change) == (2, 2)


def test_a_block_that_fails_changes_nothing(store: Store) -> None:
    """After an error in the middle the assembly and its history are as before."""
    before, history = store.read(), store.history()
    with suppress(ZeroDivisionError), store.transaction() as assembly:
        assembly.participants.clear()
        raise ZeroDivisionError
    assert (store.read(), store.history()) == (before, history)


def test_a_block_that_changes_nothing_is_no_change(store: Store) -> None:
    """It makes no entry of the history."""
    before = store.history()
    with store.transaction():
        pass
    assert store.history() == before


def test_a_transaction_can_start_an_assembly(empty: Store) -> None:
    """Where there is none, the block gets the one that is given; where there is one, that."""
    with empty.transaction(otherwise=small()) as assembly:
        assembly.put([replace(HANEUL, id=assembly.new_id())])
    with empty.transaction(otherwise=Assembly(event=Event(name="Another"))) as assembly:
        assert assembly.event.name == "Small"
    assert list(empty.read().participants) == [1]
    assert numbers(empty, undone=False) == [1]


def test_the_overview_tells_the_figures(store: Store) -> None:
    """The assembly, how many changes are kept, and what was destroyed."""
    store.erase(store.find_person("박바다"))
    overview = store.overview()
    assert overview.assembly == store.read()
    assert overview.changes == len(store.history()) == 2
    assert [(item.what, item.people) for item in overview.destroyed] == [("erase", 1)]


# The history


def test_a_change_is_noted_without_names_and_values(store: Store) -> None:
    """Its number, its command, and which records and fields it changed; whether it is undone."""
    note(store, "휠체어")
    last = store.history()[-1]
    assert (last.number, last.command, last.summary, last.is_undone) == (3, "groups assign", "", False)
    assert last.did == (
        ChangedRecords(table="participants", how="edited", count=1, keys=("1",), fields=("notes",)),
    )


def test_what_a_change_did_is_told_record_by_record(store: Store) -> None:
    """Before and after of every field that differs; a number that there is not is refused."""
    note(store, "휠체어")
    entry, (change,) = store.changes_of(3)
    assert entry == store.history()[-1]
    assert (change.table, change.key) == ("participants", "1")
    assert list(change.fields()) == [("notes", None, "휠체어")]
    with pytest.raises(RefusedError) as refused:
        store.changes_of(99)
    assert code_of(refused) == "entry-unknown"


def test_the_order_of_keys_is_a_change(store: Store) -> None:
    """Groups in another order are a change, that is told as such, undone and redone."""
    with store.transaction() as assembly:
        assembly.groups = dict(reversed(assembly.groups.items()))
    assert store.history()[-1].did == (ChangedRecords(table="groups", how="ordered"),)
    store.undo(1)
    assert list(store.read().groups) == ["a", "b"]
    store.redo(1)
    assert list(store.read().groups) == ["b", "a"]


def test_undo_and_redo_lead_back_and_there(store: Store) -> None:
    """Each step gives exactly what was there, and tells the changes in the order in which they were taken."""
    states = [store.read()]
    for text in ("하나", "둘", "셋"):
        note(store, text)
        states.append(store.read())
    assert [entry.number for entry in store.undo(2)] == [5, 4]
    assert store.read() == states[1]
    assert (numbers(store, undone=False), numbers(store, undone=True)) == ([1, 2, 3], [4, 5])
    assert [entry.number for entry in store.redo(1)] == [4]
    assert store.read() == states[2]
    assert [entry.number for entry in store.undo(4)] == [4, 3, 2, 1]
    assert store.read().participants == {}
    store.redo(5)
    assert store.read() == states[3]


def test_more_steps_than_there_are_are_refused(store: Store) -> None:
    """Nothing at all, and too few, are told apart; nothing is changed."""
    cases = [
        (store.redo, 1, "nothing-to-redo"),
        (store.undo, 3, "too-few-to-undo"),
    ]
    for step, steps, code in cases:
        with pytest.raises(RefusedError) as refused:
            step(steps)
        assert code_of(refused) == code
    store.undo(2)
    for step, steps, code in ((store.undo, 1, "nothing-to-undo"), (store.redo, 3, "too-few-to-redo")):
        with pytest.raises(RefusedError) as refused:
            step(steps)
        assert code_of(refused) == code
    assert store.read().participants == {}


def test_a_change_after_an_undo_ends_what_could_be_redone(store: Store) -> None:
    """What was undone is gone from the history; its number is not given again."""
    note(store, "하나")
    store.undo(1)
    note(store, "둘")
    assert numbers(store, undone=False) == [1, 2, 4]
    assert numbers(store, undone=True) == []


# Copies


def test_a_backup_brings_back_what_was_and_keeps_what_is(store: Store) -> None:
    """The state of the copy is there again, with its history; no number is given out twice."""
    before = store.read()
    store.keep_backup()
    with store.transaction() as assembly:
        assembly.put([replace(HANEUL, id=assembly.new_id(), name="이산")])
    present = store.read()
    kept = [backup for backup in store.backups() if backup.is_kept]
    assert [(backup.people, backup.last_change) for backup in kept] == [(2, 2)]
    restored = store.restore(store.find_backup(str(kept[0].number)))
    assert restored.destroyed_since == 0
    assert store.read().participants == restored.assembly.participants == before.participants
    with store.transaction() as assembly:
        assert assembly.new_id() == 4
        assembly.put([replace(HANEUL, id=4)])
    assert store.history()[-1].number == 4
    newest = next(backup for backup in store.backups() if backup.is_kept)
    store.restore(newest)
    assert store.read().participants == present.participants


def test_a_copy_elsewhere_can_be_put_back(store: Store, tmp_path: Path) -> None:
    """A snapshot is a file for its owner's eyes alone, never over another, and found by its name."""
    copy = tmp_path / "사본.json"
    before = store.read()
    store.write_copy(copy, store.snapshot(), replace=False)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with pytest.raises(RefusedError) as refused:
        store.write_copy(copy, b"", replace=False)
    assert code_of(refused) == "file-exists"
    note(store, "later")
    backup = store.find_backup(str(copy))
    assert (backup.number, backup.people) == (None, 2)
    store.restore(backup)
    assert store.read() == before


def test_what_is_no_backup_is_refused(store: Store, tmp_path: Path) -> None:
    """A number or a name that there is not, and a file that is something else; nothing is changed."""
    before = store.read()
    for which in ("99", str(tmp_path / "nowhere.json")):
        with pytest.raises(RefusedError) as refused:
            store.find_backup(which)
        assert code_of(refused) == "backup-unknown"
    (tmp_path / "odd.json").write_bytes(b"odd")
    odd = store.find_backup(str(tmp_path / "odd.json"))
    assert odd.people is None
    with pytest.raises(RefusedError) as refused:
        store.restore(odd)
    assert code_of(refused) == "backup-damaged"
    assert store.read() == before


def test_an_export_makes_the_same_store_elsewhere(
    store: Store, new_store: Callable[[], Store], tmp_path: Path
) -> None:
    """Assembly, history and undo are equal; each change is summed up for people in the file."""
    note(store, "하나")
    store.undo(1)
    content = store.export_all(lambda entry: f"change {entry.number}")
    summaries = [step["summary"] for step in json.loads(content)["history"]["entries"]]
    assert summaries == ["change 1", "change 2", "change 3"]
    other = new_store()
    assert other.import_all(content, tmp_path / "all.json", replace=False) == store.read()
    assert (other.read(), other.history()) == (store.read(), store.history())
    other.redo(1)
    assert other.read().participants[1].notes == "하나"


def test_an_import_replaces_nothing_unless_asked(store: Store, tmp_path: Path) -> None:
    """What is there is refused, or kept among the backups; what is no export is refused by its name."""
    content = store.export_all(str)
    file = tmp_path / "all.json"
    with pytest.raises(RefusedError) as refused:
        store.import_all(content, file, replace=False)
    assert code_of(refused) == "store-exists"
    for odd in (b"", b"{}", b'{"format": "iclei-assembly", "version": 2}', b"\xff"):
        with pytest.raises(RefusedError) as refused:
            store.import_all(odd, file, replace=True)
        assert (code_of(refused), refused.value.params["file"]) == ("not-an-export", str(file))
    store.import_all(content, file, replace=True)
    assert any(backup.is_kept for backup in store.backups())


# Whether all is well


def test_what_does_not_fit_is_found(store: Store) -> None:
    """Nothing in a sound store; a rule about nobody is told with a way to mend it."""
    store.keep_backup()
    assert store.check() == []
    with store.transaction() as assembly:
        assembly.rules[1] = Bar(number=1, person=99, group="a")
    (finding,) = store.check()
    assert (finding.code, finding.is_warning) == ("rule-about-nobody", False)
    assert finding.message == message("person-of-rule-missing", number=1, id=99)
    assert finding.mend == message("mend-rule", number=1)


def test_a_reminder_is_of_what_was_read_last(store: Store, new_store: Callable[[], Store]) -> None:
    """After the day until which the data may be kept, until it is destroyed; nothing before it is read."""
    assert new_store().reminder(date(2019, 4, 1)) is None
    with store.transaction() as assembly:
        assembly.event = replace(assembly.event, destroy_by="2019-03-31")
    assert store.reminder(date(2019, 3, 31)) is None
    assert store.reminder(date(2019, 4, 1)) == message("purge-due", day="2019-03-31")
    store.purge()
    store.read()
    assert store.reminder(date(2019, 4, 1)) is None


# People's data


@pytest.fixture
def lived(store: Store, tmp_path: Path) -> Store:
    """A store whose two people were seated, named by rules, noted and copied."""
    with store.transaction() as assembly:
        seats = (Placement(participant=1, group="a"), Placement(participant=2, group="a"))
        assembly.plan = Plan(
            session=None, rounds=(seats,), spread=(), proof=Proof(tiers=()), seed=0, made="2019-02-01"
        )
        assembly.groups["a"] = replace(assembly.groups["a"], facilitator=1, rapporteur=2)
        assembly.rules = {1: Pin(number=1, person=1, group="a"), 2: Together(number=2, people=(1, 2))}
    note(store, "휠체어")
    note(store, "with 김하늘", person=2)
    store.keep_backup()
    store.write_copy(tmp_path / "copy.json", store.snapshot(), replace=False)
    return store


def test_traces_are_all_that_is_held_on_somebody(lived: Store, tmp_path: Path) -> None:
    """What every change did to them, which backups and which copies elsewhere hold them."""
    traces = lived.traces(lived.read().participants[1])
    told = [(trace.entry.number, trace.field, trace.before, trace.after) for trace in traces.history]
    assert (1, "name", None, "김하늘") in told
    assert (3, "group", [], ["a"]) in told
    role = message("role-of-group", role="facilitator", group="a")
    assert (3, role, message("answer-no"), message("answer-yes")) in told
    assert (4, "notes", None, "휠체어") in told
    assert "박바다" not in str(told)
    assert len(traces.backups) >= 1
    assert traces.copies == [str((tmp_path / "copy.json").resolve())]


def test_somebody_removed_is_found_as_long_as_they_could_be_had_back(lived: Store) -> None:
    """By name or number; somebody nobody ever heard of is refused."""
    with lived.transaction() as assembly:
        assembly.remove_participant(1)
    assert lived.find_person("김하늘").id == lived.find_person("1").id == 1
    with pytest.raises(RefusedError) as refused:
        lived.find_person("이산")
    assert code_of(refused) == "person-unknown"


def test_an_erased_person_is_nowhere_and_never_comes_back(lived: Store, tmp_path: Path) -> None:
    """Not in the assembly, any change, a backup or the copy, at no step of undo and redo; others are."""
    person = lived.read().participants[1]
    done = lived.erase(person)
    assert (done.people, done.changes > 0, done.backups > 0, done.copies) == (1, True, True, 1)
    assert done.out_of_reach == []
    with pytest.raises(RefusedError):
        lived.find_person("haneul@example.org")
    held = lived.traces(person)
    assert (held.history, held.backups, held.copies) == ([], [], [])
    for steps, step in ((5, lived.undo), (5, lived.redo)):
        for _ in range(steps):
            step(1)
            assert 1 not in lived.read().participants
    assert b"haneul@example.org" not in (tmp_path / "copy.json").read_bytes()
    assert lived.read().participants[2].notes == "with 김하늘"
    assert lived.read().groups["a"].hosts == {"rapporteur": 2}
    assert lived.unfinished().erasing == ()
    assert lived.finish_erasing() == {}


def test_mentions_in_texts_about_others_are_told_and_left(lived: Store) -> None:
    """The name in somebody else's notes, in the assembly and in the history."""
    found = lived.erase(lived.read().participants[1]).mentions
    assert Mention(None, "participants", "2", "notes", "name") in found
    assert Mention(5, "participants", "2", "notes", "name") in found


def test_a_copy_that_is_not_there_is_told(lived: Store, tmp_path: Path) -> None:
    """Its place is named, by an erasure and by a purge."""
    (tmp_path / "copy.json").unlink()
    place = str((tmp_path / "copy.json").resolve())
    gone = [Unreached(place, message("copy-gone"))]
    assert lived.erase(lived.read().participants[1]).out_of_reach == gone
    assert lived.purge().out_of_reach == gone


def test_a_purge_leaves_programme_groups_and_counts(lived: Store, tmp_path: Path) -> None:
    """Nobody, no history and no copy is left; the next person gets a number that nobody had."""
    done = lived.purge()
    assert (done.people, done.copies, done.backups > 0) == (2, 1, True)
    assembly = lived.read()
    assert (assembly.participants, assembly.plan, lived.history()) == ({}, None, [])
    assert list(assembly.groups) == ["a", "b"]
    assert not any(group.hosts for group in assembly.groups.values())
    assert all(not backup.people for backup in lived.backups())
    assert not (tmp_path / "copy.json").exists()
    (noted,) = lived.overview().destroyed
    assert (noted.what, noted.people, noted.counts["status"]) == ("purge", 2, {"registered": 2})
    assert lived.purge().people == 0
    assert len(lived.overview().destroyed) == 1
    with lived.transaction() as changed:
        assert changed.new_id() == 3


def test_a_restored_copy_knows_what_was_destroyed_since(lived: Store, tmp_path: Path) -> None:
    """Going back loses no note; from a copy that was out of reach nobody comes back, or it is told."""
    hidden = (tmp_path / "copy.json").rename(tmp_path / "hidden.json")
    lived.erase(lived.read().participants[1])
    noted = lived.overview().destroyed
    clean = next(backup for backup in lived.backups() if backup.is_kept)
    assert lived.restore(clean).destroyed_since == 0
    told = lived.restore(lived.find_backup(str(hidden))).destroyed_since
    assert (told == 1) == (1 in lived.read().participants)
    assert lived.overview().destroyed == noted


def test_changes_are_told_as_they_were_made(store: Store) -> None:
    """Every change of the history can be looked at, and leads from each state to the next."""
    note(store, "하나")
    changes: list[Change] = [
        change for entry in store.history() for change in store.changes_of(entry.number)[1]
    ]
    assert [(change.table, change.key) for change in changes] == [
        ("participants", "1"),
        ("participants", "2"),
        ("participants", "1"),
    ]
