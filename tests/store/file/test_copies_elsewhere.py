"""Copies elsewhere that cannot be reached: nothing waits for them, what is owed is done once they are."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.store.file.erasing import copies
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.file.records import state_of_copy
from iclei_cli.store.open import FILE_NAME
from iclei_cli.store.values import Destruction, Unreached
from iclei_cli.system.bounded import answers_within
from iclei_cli.system.errors import RefusedError, StoreError
from iclei_cli.system.messages import message
from remains import remains

HANEUL = Participant(id=1, name="김하늘", email="haneul@example.org", notes="770315")
BADA = Participant(id=2, name="박바다", email="bada@example.org")


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store of two people with a copy on a stick."""
    (tmp_path / "office").mkdir()
    (tmp_path / "stick").mkdir()
    store = FileStore(tmp_path / "office" / FILE_NAME)
    store.create(Assembly(event=Event(name="Assembly")))
    with store.transaction() as assembly:
        assembly.put([HANEUL, BADA])
        assembly.last_id = 2
    store.write_copy(tmp_path / "stick" / "copy.json", store.snapshot(), replace=False)
    return store


def erase(store: FileStore) -> Destruction:
    """Erase the first of them."""
    return store.erase(store.read().participants[1])


def later(store: FileStore) -> list[str]:
    """What a later command tells of copies, by its codes."""
    command = FileStore(store.path)
    command.read()
    return [told.code for told in command.settle_copies()]


def people_in(copy: Path) -> list[int]:
    """The numbers of those in a copy."""
    state = state_of_copy(copy)
    assert state is not None
    return list(state.assembly.participants)


def test_what_is_owed_is_done_once_the_copy_is_reached(store: FileStore, tmp_path: Path) -> None:
    """The stick is out: erased everywhere else, owed there, told; then the next command does it."""
    (tmp_path / "stick").rename(tmp_path / "away")
    place = tmp_path / "stick" / "copy.json"
    assert erase(store).out_of_reach == [Unreached(str(place), message("copy-gone"))]
    assert "김하늘" not in remains(store.path.parent)
    assert store.read_state().erasing == ()
    assert later(store) == ["copies-owed"]
    (tmp_path / "away").rename(tmp_path / "stick")
    assert later(store) == ["copy-settled"]
    assert "김하늘" not in remains(tmp_path)
    assert people_in(place) == [2]
    assert later(store) == []


def test_a_purge_destroys_the_copy_once_it_is_reached(store: FileStore, tmp_path: Path) -> None:
    """Everybody is gone at once; the copy goes when the stick is back, and is known no more."""
    (tmp_path / "stick").rename(tmp_path / "away")
    assert len(store.purge().out_of_reach) == 1
    assert not store.unfinished().purging
    (tmp_path / "away").rename(tmp_path / "stick")
    assert later(store) == ["copy-settled"]
    assert list((tmp_path / "stick").iterdir()) == []
    assert store.copies() == []


def test_nothing_that_is_owed_tells_who_it_was(store: FileStore, tmp_path: Path) -> None:
    """What is noted of an erasure that is owed has a number and a place; nothing else of the person."""
    (tmp_path / "stick").rename(tmp_path / "away")
    erase(store)
    [owed] = store.read_state().owed
    assert (owed.place, owed.numbers, owed.everybody) == (str(tmp_path / "stick" / "copy.json"), (1,), False)


def test_a_copy_that_never_answers_holds_up_nothing(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drive that is gone: erasing and looking end in their time, and it is owed there."""

    def dead(_: Path) -> bytes:
        time.sleep(60)
        return b""

    monkeypatch.setattr(copies, "_head", dead)
    monkeypatch.setattr(copies, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(copies, "GLANCE_SECONDS", 0.2)
    assert [copy.why for copy in store.traces(store.read().participants[1]).unseen] == [
        message("copy-silent")
    ]
    assert [copy.why for copy in erase(store).out_of_reach] == [message("copy-silent")]
    assert later(store) == ["copies-owed"]
    assert list(store.read().participants) == [2]


@pytest.mark.parametrize("what", ["another file", "a folder", "a link"])
def test_something_else_in_its_place_is_left_alone(store: FileStore, tmp_path: Path, what: str) -> None:
    """What stands where a copy was is not ours to change: it stays, and is told."""
    place, other = tmp_path / "stick" / "copy.json", tmp_path / "other.json"
    place.rename(other)
    content = other.read_bytes()
    if what == "another file":
        place.write_text("mine", encoding="utf-8")
    elif what == "a folder":
        place.mkdir()
    else:
        place.symlink_to(other)
    assert [copy.why for copy in erase(store).out_of_reach] == [message("copy-foreign")]
    assert other.read_bytes() == content
    assert what != "another file" or place.read_text(encoding="utf-8") == "mine"


def test_of_another_assembly_nobody_is_taken_for_somebody_by_number(store: FileStore, tmp_path: Path) -> None:
    """The assembly was replaced since, and number 1 is somebody else: what is owed stays owed."""
    place = tmp_path / "stick" / "copy.json"
    (tmp_path / "stick").rename(tmp_path / "away")
    store.create(Assembly(event=Event(name="Another")), replace=True)
    with store.transaction() as assembly:
        assembly.put([Participant(id=assembly.new_id(), name="최들", email="deul@example.org")])
    erase(store)
    (tmp_path / "away").rename(tmp_path / "stick")
    assert later(store) == ["copies-owed"]
    assert people_in(place) == [1, 2]


def test_a_copy_can_be_said_to_be_lost(store: FileStore, tmp_path: Path) -> None:
    """It is looked for no more, and a note with place and reason stays."""
    (tmp_path / "stick").rename(tmp_path / "away")
    erase(store)
    place = tmp_path / "stick" / "copy.json"
    [known] = store.copies()
    assert (known.place, known.owed, known.why) == (str(place), "erase", message("copy-gone"))
    store.forget_copy(place, "lost on the train")
    assert (store.copies(), later(store)) == ([], [])
    note = store.overview().destroyed[-1]
    assert (note.what, note.place, note.reason) == ("copy", str(place), "lost on the train")
    with pytest.raises(RefusedError) as unknown:
        store.forget_copy(place, "again")
    assert unknown.value.code == "copy-unknown"


def test_nobody_erased_comes_back_with_a_copy_that_was_away(store: FileStore, tmp_path: Path) -> None:
    """The copy is put back from wherever it is: whoever was erased since is not in it, nor in its history."""
    (tmp_path / "stick").rename(tmp_path / "away")
    erase(store)
    restored = store.restore(store.find_backup(str(tmp_path / "away" / "copy.json")))
    assert (list(restored.assembly.participants), restored.destroyed_since) == ([2], 0)
    assert "김하늘" not in remains(store.path.parent)
    assert [item for item in store.check() if not item.is_warning] == []
    store.undo(1)
    assert store.read().participants == {}


def test_a_change_that_only_a_backup_has_is_cleaned_too(store: FileStore) -> None:
    """What was undone and overtaken, but stands in a backup's history, has nothing of an erased person."""
    with store.transaction() as assembly:
        assembly.put([Participant(id=1, name="김하늘", email="haneul@example.org", notes="비밀")])
    store.undo(1)
    with store.transaction() as assembly:
        assembly.put([Participant(id=2, name="박바다", notes="채식")])
    assert "비밀" in remains(store.path.parent)
    erase(store)
    assert "비밀" not in remains(store.path.parent)
    for backup in store.backups():
        if not Path(backup.place).exists():
            continue  # each restoring makes another, for which an old one goes
        store.restore(backup)
        assert [item for item in store.check() if not item.is_warning] == []


def test_a_backup_that_refuses_does_not_hold_up_the_rest(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One backup cannot be replaced: all else is clean, and others can be erased; repeated, it is done."""
    stuck = Path(store.keep_backup())

    def refusing(self: Path, target: Path) -> Path:
        if target == stuck:
            raise PermissionError(1, "Operation not permitted")
        return replace(self, target)

    replace = Path.replace
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", refusing)
        with pytest.raises(StoreError) as refused:
            erase(store)
        assert refused.value.code == "erasure-unfinished"
        assert list(store.read().participants) == [2]
        assert [path.name for path in store.folder.rglob("*.*") if "김하늘" in remains_of(path)] == [
            stuck.name
        ]
        with pytest.raises(StoreError):
            store.erase(store.read().participants[2])
        assert store.read().participants == {}
    assert list(store.finish_erasing()) == [1, 2]
    assert store.unfinished().erasing == ()
    assert "김하늘" not in remains(store.path.parent)
    assert [note.what for note in store.overview().destroyed] == ["erase", "erase"]


def remains_of(path: Path) -> str:
    """The text of one file."""
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def test_answers_come_within_their_time() -> None:
    """Work that ends is told, also that it failed, however long its answer; what does not end is None."""
    slow, long = (lambda: time.sleep(60)), (lambda: "x" * 1_000_000)
    started = time.monotonic()
    assert answers_within(5, [long, lambda: "done"]) == ["x" * 1_000_000, "done"]
    assert answers_within(0.3, [slow, lambda: 1]) == [None, 1]
    assert time.monotonic() - started < 5
    with pytest.raises(ZeroDivisionError):
        answers_within(5, [lambda: 1 // 0])
