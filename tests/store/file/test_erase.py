"""Erasing a person and purging all: nothing of them is left; killed in the middle, repeating finishes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.assembly.nouns.rule import AtMost, Bar, Pin, Together, people_of
from iclei_cli.store.file.erasing import copies
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.file.records import state_of_copy
from iclei_cli.store.open import FILE_NAME
from iclei_cli.store.template.load import DEMO, load_template
from iclei_cli.store.values import Mention, Unreached
from iclei_cli.system.errors import StoreError
from iclei_cli.system.messages import message
from remains import remains, traces_of
from wording import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from iclei_cli.assembly.nouns.rule import Rule

HANEUL = Participant(
    id=1, name="김하늘", name_en="Kim Haneul", email="haneul@example.org", phone="+821023456789"
)
BADA = Participant(id=2, name="박바다", name_en="Park Bada", email="bada@example.org", phone="+821034567890")


def lived(store: FileStore) -> FileStore:
    """A store of two people who were imported, seated, edited, made host, partly undone, and copied twice."""
    store.create(load_template(DEMO))
    with store.transaction() as assembly:
        assembly.put([replace(HANEUL, id=assembly.new_id()), replace(BADA, id=assembly.new_id())])
    with store.transaction() as assembly:
        seats = (Placement(participant=1, group="energy"), Placement(participant=2, group="energy"))
        assembly.plan = Plan(
            session=None, rounds=(seats,), spread=(), proof=Proof(tiers=()), seed=0, made="2019-02-01"
        )
    with store.transaction() as assembly:
        assembly.groups["energy"] = replace(assembly.groups["energy"], facilitator=1, rapporteur=2)
        rules: tuple[Rule, ...] = (
            Pin(number=1, person=1, group="energy", reason="김하늘, 휠체어"),
            Together(number=2, people=(1, 2), reason="하늘 and bada@example.org"),
            AtMost(number=3, count=4, attribute="sector", value="ngo"),
            Bar(number=4, person=2, group="biodiversity"),
        )
        assembly.rules = {rule.number: rule for rule in rules}
    store.write_copy(store.path.parent / "elsewhere" / "copy.json", store.snapshot(), replace=False)
    with store.transaction() as assembly:
        assembly.put([replace(assembly.participants[1], notes="휠체어", phone="+821099999999")])
        assembly.put([replace(assembly.participants[2], notes="채식")])
    store.keep_backup()
    store.undo(1)
    return store


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store that has lived, in a folder of its own."""
    (tmp_path / "총회" / "elsewhere").mkdir(parents=True)
    return lived(FileStore(tmp_path / "총회" / FILE_NAME))


def everything_of(person: Participant, store: FileStore) -> list[str]:
    """All traces of a person in the store's folder; their new phone number and notes, too."""
    text = remains(store.path.parent)
    return [*traces_of(person, text), *traces_of(replace(person, phone="+821099999999"), text)] + [
        word for word in ("휠체어",) if person.id == HANEUL.id and word in text
    ]


def test_nothing_of_an_erased_person_is_left(store: FileStore) -> None:
    """Assembly, history, every backup and the copy elsewhere: no name, e-mail, phone or note of them."""
    assert everything_of(HANEUL, store)
    done = store.erase(store.read().participants[1])
    assert everything_of(HANEUL, store) == []
    assert everything_of(BADA, store)
    assert (done.people, done.changes, done.copies, done.damaged, done.out_of_reach) == (1, 4, 1, [], [])
    assert done.backups > 0


def test_undo_and_redo_never_bring_an_erased_person_back(store: FileStore) -> None:
    """At every step of undoing all and redoing all they are not there, while the other's changes work."""
    store.erase(store.read().participants[1])
    for step, count in ((store.undo, 3), (store.redo, 4)):
        for _ in range(count):
            step(1)
            state = store.read()
            seated = {
                item.participant for seats in (state.plan.rounds if state.plan else ()) for item in seats
            }
            hosts = {host for group in state.groups.values() for host in group.hosts.values()}
            ruled = {ident for rule in state.rules.values() for ident in people_of(rule)}
            assert 1 not in {*state.participants, *seated, *hosts, *ruled}
    state = store.read()
    assert state.participants[2].notes == "채식"
    assert state.groups["energy"].hosts == {"rapporteur": 2}
    assert list(state.rules) == [3, 4]
    assert everything_of(HANEUL, store) == []


def test_every_backup_is_whole_after_an_erasure_and_can_be_put_back(store: FileStore) -> None:
    """Each restored backup passes the check, undoes all its changes, and does not have the person."""
    store.erase(store.read().participants[1])
    aside = store.path.parent.parent / "aside"
    shutil.copytree(store.path.parent, aside)
    for path in sorted(store.backup_folder.glob("*.json")):
        shutil.rmtree(store.path.parent)
        shutil.copytree(aside, store.path.parent)
        store.restore(store.find_backup(str(path)))
        assert [item.code for item in store.check() if not item.is_warning] == []
        steps = len(store.read_state().history.undoable())
        if steps:
            store.undo(steps)
        assert 1 not in store.read().participants


def test_a_restored_backup_still_tells_what_was_destroyed(store: FileStore) -> None:
    """The note of an erasure is in every backup, so going back does not lose it."""
    store.erase(store.read().participants[1])
    for path in store.backup_folder.glob("*.json"):
        content = state_of_copy(path)
        assert content is not None
        assert [(note.what, note.people) for note in content.destroyed] == [("erase", 1)]
        assert (content.erasing, content.purging) == ((), False)


def test_a_removed_person_can_be_erased(store: FileStore) -> None:
    """Somebody who is off the list but could be had back by undo is found, and erased from history."""
    with store.transaction() as assembly:
        assembly.remove_participant(1)
    done = store.erase(store.find_person("김하늘"))
    assert (done.people, everything_of(HANEUL, store)) == (0, [])


def test_a_damaged_backup_is_deleted_and_told(store: FileStore) -> None:
    """What cannot be read could hold anybody: it goes, and is named."""
    damaged = Path(store.keep_backup())
    damaged.write_bytes(damaged.read_bytes().replace("김하늘".encode(), "김하늘 ".encode(), 1))
    done = store.erase(store.read().participants[1])
    assert done.damaged == [message("damaged-backup", name=damaged.name)]
    assert everything_of(HANEUL, store) == []


def test_a_damaged_file_of_the_history_is_deleted_and_told(store: FileStore) -> None:
    """What a change did cannot be read: the file goes, and the change is named."""
    [path] = store.history_folder.glob("000001-*.json.z")
    path.write_bytes(path.read_bytes()[:-1])
    assert store.erase(store.read().participants[1]).damaged == [message("damaged-change", number=1)]
    assert not path.exists()


def test_a_copy_that_is_not_there_is_told(store: FileStore) -> None:
    """A copy on a stick that is not plugged in cannot be reached: its place is named, and not forgotten."""
    [copy] = store.places_of_copies(store.read_state())
    copy.unlink()
    gone = Unreached(str(copy), message("copy-gone"))
    assert store.erase(store.read().participants[1]).out_of_reach == [gone]
    assert store.places_of_copies(store.read_state()) == [copy]


def test_a_backup_of_another_assembly_loses_nobody_else(store: FileStore) -> None:
    """After the assembly was replaced, numbers mean other people: those are left, the person is found."""
    other = Assembly(event=Event(name="Another"))
    other.put([replace(BADA, id=1), replace(HANEUL, id=7)])
    other.last_id = 7
    store.create(other, replace=True)
    store.erase(store.read().participants[7])
    assert everything_of(HANEUL, store) == []
    kept = [state_of_copy(path) for path in store.backup_folder.glob("*-kept.json")]
    assert all(content and 2 in content.assembly.participants for content in kept)
    assert store.read().participants == {1: replace(BADA, id=1)}


@pytest.mark.parametrize(
    ("notes", "what"),
    [
        ("Comes with 김 하늘", "name"),
        ("KIM, Ha-neul shares the car", "name"),
        ("write to Haneul@Example.org", "email"),
        ("tel. ０１０－２３４５－６７８９", "phone"),
        ("+82 (0)10.2345.6789", "phone"),
        ("1023456789", "phone"),
    ],
)
def test_mentions_in_texts_about_others_are_told_and_left(
    store: FileStore, notes: str, what: Literal["name", "email", "phone"]
) -> None:
    """A name, e-mail or phone in another's notes, in any spelling, is named with its place, not altered."""
    with store.transaction() as assembly:
        assembly.put([replace(assembly.participants[2], notes=notes)])
    found = store.erase(store.read().participants[1]).mentions
    assert Mention(None, "participants", "2", "notes", what) in found
    assert Mention(5, "participants", "2", "notes", what) in found
    assert store.read().participants[2].notes == notes


def test_mentions_in_the_reasons_of_rules_about_others_are_told(store: FileStore) -> None:
    """Why a rule about somebody else was made stays as it is, and is named with its place."""
    with store.transaction() as assembly:
        assembly.rules[4] = replace(assembly.rules[4], reason="sits with 김하늘 at work")
    found = store.erase(store.read().participants[1]).mentions
    assert Mention(None, "rules", "4", "reason", "name") in found
    assert Mention(5, "rules", "4", "reason", "name") in found


def test_a_namesake_is_no_mention(store: FileStore) -> None:
    """Somebody else of the same name keeps it, and is not reported."""
    with store.transaction() as assembly:
        assembly.put([replace(BADA, id=assembly.new_id(), name="김하늘", name_en="Kim Haneul", email=None)])
    assert store.erase(store.read().participants[1]).mentions == []
    assert store.read().participants[3].name == "김하늘"


def test_a_purge_leaves_counts_and_the_programme(store: FileStore) -> None:
    """Nobody, no plan, no host, no history and no copy is left; sessions, groups and counts are."""
    copies = store.places_of_copies(store.read_state())
    sessions = store.read().sessions
    done = store.purge()
    assert (done.people, done.copies) == (2, 1)
    assert everything_of(HANEUL, store) == everything_of(BADA, store) == []
    state = store.read_state()
    assert (state.assembly.participants, state.assembly.plan, state.history.entries) == ({}, None, {})
    assert state.assembly.sessions == sessions
    assert not any(group.hosts for group in state.assembly.groups.values())
    assert list(state.assembly.rules) == [3]
    assert not any(copy.exists() for copy in copies)
    [note] = state.destroyed
    assert (note.what, note.people, note.counts["status"]) == ("purge", 2, {"registered": 2})
    assert note.counts["choices-energy"] == {"none-stated": 2}


def test_a_purge_repeats_safely_and_numbers_go_on(store: FileStore) -> None:
    """A second purge destroys and notes nothing; the next participant gets a number nobody had."""
    store.purge()
    assert store.purge().people == 0
    assert len(store.read_state().destroyed) == 1
    with store.transaction() as assembly:
        assert assembly.new_id() == 3
        assembly.put([replace(BADA, id=3)])


# Being killed


class Killed(BaseException):
    """The process is no more: nothing catches it, nothing is cleaned up."""


@pytest.fixture
def killer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Set after how many renamings and removals of files the process is to be killed; -1 lets it live."""
    left = [-1]

    def deadly(work: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **named: Any) -> Any:
            if left[0] == 0:
                raise Killed
            left[0] -= 1
            return work(*args, **named)

        return step

    def by_ourselves(_: float, works: Sequence[Callable[[], Any]]) -> list[Any]:
        return [work() for work in works]

    monkeypatch.setattr(copies, "answers_within", by_ourselves)
    monkeypatch.setattr(Path, "replace", deadly(Path.replace))
    monkeypatch.setattr(Path, "unlink", deadly(Path.unlink))
    yield lambda steps: left.__setitem__(0, steps)
    left[0] = -1


def repeated_erase(store: FileStore) -> None:
    """What the command does when it is given again."""
    people = store.read().participants
    if store.unfinished().erasing:
        store.finish_erasing()
    elif 1 in people:
        store.erase(people[1])
    later = FileStore(store.path)
    later.read()
    later.settle_copies()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("destroy", "again", "gone"),
    [
        (lambda store: store.erase(store.read().participants[1]), repeated_erase, [HANEUL]),
        (FileStore.purge, FileStore.purge, [HANEUL, BADA]),
    ],
    ids=["erase", "purge"],
)
def test_killed_anywhere_repeating_finishes(
    tmp_path: Path,
    killer: Callable[[int], None],
    destroy: Callable[[FileStore], object],
    again: Callable[[FileStore], object],
    gone: list[Participant],
) -> None:
    """Killed before each renaming or removal in turn, the store is whole, and repeated, nothing is left."""
    first = tmp_path / "first"
    (first / "elsewhere").mkdir(parents=True)
    lived(FileStore(first / FILE_NAME))
    for steps in range(200):
        folder = tmp_path / "first"
        kept = tmp_path / "kept"
        if not kept.exists():
            shutil.copytree(first, kept)
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        store = FileStore(folder / FILE_NAME)
        killer(steps)
        try:
            destroy(store)
        except Killed:
            was_killed = True
        else:
            was_killed = False
        killer(-1)
        assert [item.code for item in store.check() if not item.is_warning] == []
        again(store)
        for person in gone:
            assert everything_of(person, store) == [], f"after {steps} steps"
        assert store.read_state().erasing == ()
        assert [note.people for note in store.read_state().destroyed] == [len(gone)]
        if not was_killed:
            assert steps > 15
            return
    pytest.fail("it never ended")


def test_what_stops_an_erasure_is_told_with_how_to_go_on(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that refuses in the middle: not “nothing was changed”, but what to repeat; then it finishes."""
    with monkeypatch.context() as broken:

        def full(_: Path, __: Path) -> None:
            raise OSError(28, "No space left on device")

        def mark_only(self: Path, target: Path) -> None:
            if target.name == FILE_NAME:
                rename(self, target)
            else:
                full(self, target)

        rename = Path.replace
        broken.setattr(Path, "replace", mark_only)
        with pytest.raises(StoreError) as refused:
            store.erase(store.read().participants[1])
    assert refused.value.code == "erasure-unfinished"
    assert refused.value.params["command"] == message("command-erase", id=1)
    assert "the disk is full" in told(refused.value)
    assert store.read_state().erasing == (1,)
    repeated_erase(store)
    assert everything_of(HANEUL, store) == []
