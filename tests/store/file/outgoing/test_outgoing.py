"""Files that go out: they replace nothing that is precious, leave nothing when killed, are found again."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, BinaryIO

import pytest

from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from iclei_cli.system.errors import RefusedError
from stress.children import Report, kill_myself, run_child
from stress.scenes import edit, new_assembly, write_first_version

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """An assembly with two changes and a backup that is kept."""
    store = FileStore(_folder(tmp_path / "office") / FILE_NAME)
    store.create(new_assembly())
    edit(store, 1)
    edit(store, 2)
    store.keep_backup()
    return store


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _own(store: FileStore) -> Path:
    return store.path


def _other_case(store: FileStore) -> Path:
    """As a disk that knows no cases of letters has it: another name of the same file."""
    os.link(store.path, other := store.path.with_name("ASSEMBLY.JSON"))
    return other


def _backup(store: FileStore) -> Path:
    return next(store.backup_folder.iterdir())


def _copy(store: FileStore) -> Path:
    copy = store.path.with_name("copy.json")
    store.write_copy(copy, store.snapshot(), replace=False)
    return copy


def _damaged_copy(store: FileStore) -> Path:
    copy = _copy(store)
    copy.write_bytes(copy.read_bytes()[:-100])
    return copy


def _change(store: FileStore) -> Path:
    return next(store.history_folder.iterdir())


def _lock(store: FileStore) -> Path:
    return store.folder / "lock"


def _gone(store: FileStore) -> Path:
    """Its backups are there and it is not."""
    other = store.path.with_name("gone.json")
    shutil.copytree(store.folder, store.path.with_name(".gone.json.d"))
    return other


def _first_version(store: FileStore) -> Path:
    other = store.path.with_name("old.json")
    write_first_version(other)
    return other


@pytest.mark.parametrize(
    "place", [_own, _other_case, _backup, _copy, _damaged_copy, _change, _lock, _gone, _first_version]
)
def test_nothing_precious_is_replaced(store: FileStore, place: Callable[[FileStore], Path]) -> None:
    """No file that goes out takes the place of an assembly, of a copy, or of what is kept beside one."""
    target = place(store)
    before = target.read_bytes() if target.exists() else None
    with pytest.raises(RefusedError) as refusal:
        store.write_out(target, b"a workbook", replace=True, private=False)
    assert refusal.value.code == "file-is-precious"
    with pytest.raises(RefusedError) as refusal:
        store.write_copy(target, b"a copy", replace=True)
    assert refusal.value.code == "file-is-precious"
    assert (target.read_bytes() if target.exists() else None) == before


@pytest.mark.parametrize("name", ["folder.d", ".settings.d"])
def test_what_only_looks_like_it_may_be_written(store: FileStore, name: str) -> None:
    """A folder of a similar name, and a JSON file of somebody else, are nobody's assembly."""
    folder = _folder(store.path.parent / name)
    for content in (b"{}", b"[]", b'{"schema": 2}', b'{"format": "iclei-assembly"}'):
        (folder / "list.json").write_bytes(content)
        store.write_out(folder / "list.json", b"new", replace=True, private=False)
        assert (folder / "list.json").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed")
@pytest.mark.parametrize("reads", [True, False])
def test_what_a_kill_leaves_is_removed_by_the_next_command(
    store: FileStore, tmp_path: Path, reads: bool
) -> None:
    """Half a file with people's data, in whatever folder, is gone once anything is done with the assembly."""
    there = _folder(tmp_path / "there")
    _kill_writing(store, there / "list")
    assert [path.suffix for path in there.iterdir()] == [".tmp"]
    if reads:
        store.read()
    else:
        edit(store, 3)
    assert list(there.iterdir()) == []
    assert list((store.folder / "outgoing").iterdir()) == []


def _kill_writing(store: FileStore, target: Path) -> None:
    def write(_: Report) -> None:
        def half(file: BinaryIO) -> None:
            file.write(b"Person 1")
            file.flush()
            kill_myself()

        store.write_out(target, half, replace=False, private=True)

    run_child(write)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed")
def test_what_cannot_be_removed_yet_is_told(store: FileStore, tmp_path: Path) -> None:
    """A stick that was pulled out with half a file on it is named by `check`, until it is back."""
    stick = _folder(tmp_path / "stick")
    _kill_writing(store, stick / "list")
    stick.rename(tmp_path / "elsewhere")
    assert [finding.code for finding in store.check()] == ["left-over"]
    (tmp_path / "elsewhere").rename(stick)
    assert store.check() == []
    assert list(stick.iterdir()) == []


def test_what_is_being_written_is_left_alone(store: FileStore, tmp_path: Path) -> None:
    """Another command may read and change while a file goes out: it does not take it for a left-over."""

    def slow(file: BinaryIO) -> None:
        file.write(b"half")
        other = FileStore(store.path)
        other.read()
        edit(other, 3)
        file.write(b" and half")

    store.write_out(tmp_path / "list", slow, replace=False, private=True)
    assert (tmp_path / "list").read_bytes() == b"half and half"


@pytest.mark.parametrize("note", [b"", b"list", b"{folder}/list", b"{folder}/.list.tmp", b"\xff"])
def test_a_note_removes_no_file_of_somebody_else(store: FileStore, note: bytes) -> None:
    """Only what has the name of a temporary file of this program is removed, whatever a note says."""
    folder = store.path.parent
    (folder / "list").write_bytes(b"theirs")
    (folder / ".list.tmp").write_bytes(b"theirs")
    notes = _folder(store.folder / "outgoing")
    (notes / "0123456789abcdef").write_bytes(note.replace(b"{folder}", os.fsencode(folder)))
    store.read()
    assert list(notes.iterdir()) == []
    assert (folder / "list").read_bytes() == (folder / ".list.tmp").read_bytes() == b"theirs"


def test_copies_are_found_after_the_folder_was_moved(store: FileStore, tmp_path: Path) -> None:
    """A copy in or below the assembly's folder goes with it; one elsewhere stays where it is."""
    below = _folder(store.path.parent / "copies")
    for place in (below / "copy.json", store.path.with_name("copy.json"), tmp_path / "copy.json"):
        store.write_copy(place, store.snapshot(), replace=False)
    store.path.parent.rename(tmp_path / "moved")
    moved = FileStore(tmp_path / "moved" / FILE_NAME)
    assert moved.erase(moved.read().participants[3]).out_of_reach == []
    assert moved.purge().copies == 3
    assert not any(path.exists() for path in moved.places_of_copies(moved.read_state()))


def test_a_file_and_its_change_are_one(store: FileStore, tmp_path: Path) -> None:
    """A copy that is part of a change is not there if the change is not, nor the change without it."""

    def remove_first(name: str, *, fails: bool = False) -> None:
        with store.transaction() as assembly:
            del assembly.participants[1]
            store.write_copy(tmp_path / name, b"rows", replace=False)
            if fails:
                raise RuntimeError

    with pytest.raises(RuntimeError):
        remove_first("list", fails=True)
    assert not (tmp_path / "list").exists()
    assert 1 in store.read().participants
    (tmp_path / "list").write_bytes(b"theirs")
    with pytest.raises(RefusedError):
        remove_first("list")
    assert 1 in store.read().participants
    revision = store.read_state().revision
    remove_first("rows")
    state = store.read_state()
    assert (state.revision, 1 in state.assembly.participants) == (revision + 1, False)
    assert store.places_of_copies(state) == [tmp_path / "rows"]
    assert (tmp_path / "rows").read_bytes() == b"rows"


def test_an_import_is_one_write(store: FileStore, tmp_path: Path) -> None:
    """What was exported comes back with its history in one step: there is no moment without it."""
    content = store.export_all(lambda _: "")
    new = FileStore(_folder(tmp_path / "new") / FILE_NAME)
    new.import_all(content, tmp_path / "export", replace=False)
    state = new.read_state()
    assert state.revision == 1
    assert list(state.history.entries) == [1, 2]
    assert [entry.number for entry in new.undo(2)] == [2, 1]
