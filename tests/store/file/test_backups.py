"""Backups: the newest changes have one, whatever the clock does; going back and forth keeps every undo."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import pytest

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.store.file import backups
from iclei_cli.store.file.backups import NEWEST, backup_files
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.file.history_files import file_of
from iclei_cli.store.open import FILE_NAME

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

TODAY = datetime(2019, 2, 28, 9, tzinfo=UTC)


class Clock(datetime):
    """A clock that shows what it is set to."""

    shown: ClassVar[datetime] = TODAY

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Clock:
        """What it shows."""
        assert tz is UTC
        return cls.fromtimestamp(cls.shown.timestamp(), tz)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    """The clock that stamps backups, to be set."""
    monkeypatch.setattr(backups, "datetime", Clock)
    monkeypatch.setattr(Clock, "shown", TODAY)
    return Clock


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """An assembly of nobody."""
    store = FileStore(tmp_path / FILE_NAME)
    store.create(Assembly(event=Event(name="Assembly")))
    return store


def add(store: FileStore, *names: str) -> None:
    """Add people, each in a change of its own."""
    for name in names:
        with store.transaction() as assembly:
            assembly.put([Participant(id=assembly.new_id(), name=name)])


def names(store: FileStore) -> list[str]:
    """Who is on the list."""
    return [person.name for person in store.read().participants.values()]


def sound(store: FileStore) -> bool:
    """Whether `check` finds no problem."""
    return not [item for item in store.check() if not item.is_warning]


def test_a_clock_that_goes_back_keeps_the_newest_changes(store: FileStore, clock: type[Clock]) -> None:
    """Changes on eight days of a later year, then some today: the newest backups hold those of today."""
    for day in range(8):
        clock.shown = TODAY + timedelta(days=3000 + day)
        add(store, f"later {day}")
    clock.shown = TODAY
    add(store, "now 1", "now 2", "now 3")
    assert [copy.last_change for copy in store.backups()][:3] == [11, 10, 9]
    store.path.write_bytes(b"damaged")
    store.restore(store.find_backup("1"))
    assert names(store)[-3:] == ["now 1", "now 2", "now 3"]


def test_a_clock_that_stands_still_keeps_a_backup_of_each_change(
    store: FileStore, clock: type[Clock]
) -> None:
    """All changes in one moment: each of the newest has a backup of its own."""
    clock.shown = TODAY
    add(store, *(f"person {number}" for number in range(10)))
    assert [copy.last_change for copy in store.backups()][:NEWEST] == [10, 9, 8, 7, 6]


def test_backups_of_earlier_versions_are_older_than_any_with_a_number(
    store: FileStore, clock: type[Clock]
) -> None:
    """Files that are named by their time alone are listed, come after the numbered, and are rotated away."""
    content = store.path.read_bytes()
    for path in store.backup_folder.iterdir():
        path.unlink()
    for hour in range(3):
        (store.backup_folder / f"2030010{hour + 1}T100000000000.json").write_bytes(content)
    (store.backup_folder / "20300105T100000000000-kept.json").write_bytes(content)
    clock.shown = TODAY
    add(store, *"abcdefgh")
    listed = backup_files(store.backup_folder)
    assert [copy.number for copy in listed] == [8, 7, 6, 5, 4, 0, 0, 0, 0]
    for day in range(7):
        clock.shown = TODAY + timedelta(days=day)
        add(store, f"person {day}")
    older = [copy for copy in backup_files(store.backup_folder) if not copy.number]
    assert [copy.is_kept for copy in older] == [True]


def test_restoring_and_going_back_keeps_every_undo(store: FileStore) -> None:
    """An older backup is put back and worked on, then the kept copy: each time all changes can be undone."""
    add(store, "one", "two", "three")
    oldest_with_one = next(copy for copy in store.backups() if copy.last_change == 1)
    store.restore(oldest_with_one)
    assert sound(store)
    add(store, "other")
    kept = next(copy for copy in store.backups() if copy.is_kept)
    store.restore(kept)
    assert names(store) == ["one", "two", "three"]
    assert sound(store)
    assert len(store.undo(3)) == 3
    assert names(store) == []
    store.redo(3)
    assert names(store) == ["one", "two", "three"]


def test_no_change_of_another_history_is_written_over(store: FileStore) -> None:
    """Another assembly takes the place and makes changes of the same numbers; the first comes back whole."""
    add(store, "one", "two")
    store.create(Assembly(event=Event(name="Another")), replace=True)
    add(store, "somebody", "else")
    store.restore(next(copy for copy in store.backups() if copy.is_kept))
    assert sound(store)
    store.undo(2)
    assert names(store) == []


def test_a_damaged_file_gives_no_number_twice(store: FileStore) -> None:
    """An older backup is put back over a damaged file: people and changes go on from the newest backup."""
    add(store, "one", "two", "three")
    store.path.write_bytes(b"damaged")
    store.restore(next(copy for copy in store.backups() if copy.last_change == 1))
    add(store, "new")
    assert list(store.read().participants) == [1, 4]
    assert [entry.number for entry in store.history()] == [1, 4]


def test_changes_that_no_history_has_are_swept(store: FileStore) -> None:
    """What was undone and then overtaken goes once no backup has it either."""
    add(store, "one", "undone")
    store.undo(1)
    undone = next(store.history_folder.glob("000002-*"))
    add(store, "three")
    assert undone.exists()
    add(store, *(f"person {number}" for number in range(NEWEST)))
    assert not undone.exists()
    assert len(list(store.history_folder.iterdir())) == len(store.history())


def test_a_copy_whose_changes_are_not_kept_is_put_back_without_them(store: FileStore) -> None:
    """A copy from elsewhere whose history is swept comes back, and tells how much of it is forgotten."""
    add(store, "one", "two")
    elsewhere = store.path.parent / "copy.json"
    store.write_copy(elsewhere, store.snapshot(), replace=False)
    entry = store.read_state().history.entries[1]
    file_of(store.history_folder, entry).unlink()
    assert store.restore(store.find_backup(str(elsewhere))).forgotten == 1
    assert sound(store)
    assert [entry.number for entry in store.history()] == [2]
    store.undo(1)
    assert names(store) == ["one"]
