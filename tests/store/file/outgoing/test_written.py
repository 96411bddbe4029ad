"""What is known of files that went out: kept on disk, without names; lost, it costs a --force and no more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.file.journals.journal import Journal
from iclei_cli.store.open import FILE_NAME
from iclei_cli.system.errors import RefusedError, StoreError
from store.small import small
from stress.children import Report, kill_myself, run_child


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """An assembly that has written its badges."""
    (tmp_path / "office").mkdir()
    store = FileStore(tmp_path / "office" / FILE_NAME)
    store.create(small())
    put_out(store)
    return store


def target_of(store: FileStore) -> Path:
    """Where its badges are."""
    return store.path.with_name("김하늘.pdf")


def put_out(store: FileStore, content: bytes = b"one", export: str = "badges") -> None:
    """Write them, as another command does."""
    FileStore(store.path).write_out(target_of(store), content, replace=False, private=False, export=export)


def why_not(store: FileStore) -> str | None:
    """The code of why they are not replaced; None if they are."""
    try:
        put_out(store, b"later")
    except RefusedError as error:
        return error.code
    return None


def notes_of(store: FileStore) -> Path:
    """The file of what is known."""
    return store.folder / "written"


def test_nobodys_name_is_noted_and_nothing_stays_after_a_purge(store: FileStore) -> None:
    """Names of files and folders can be names of people."""
    assert "김하늘" not in notes_of(store).read_text(encoding="utf-8")
    store.purge()
    assert not notes_of(store).exists()


def test_the_folder_may_be_moved_with_what_was_written_in_it(store: FileStore, tmp_path: Path) -> None:
    """What lies in the assembly's folder is known from there on."""
    store.path.parent.rename(tmp_path / "moved")
    assert why_not(FileStore(tmp_path / "moved" / FILE_NAME)) is None


def test_what_another_assembly_wrote_is_not_replaced(store: FileStore) -> None:
    """One that takes the place of the first has written nothing yet."""
    store.create(Assembly(event=Event(name="Another")), replace=True)
    assert why_not(store) == "file-of-another-assembly"


def test_a_copy_of_the_assembly_elsewhere_knows_of_no_file(store: FileStore, tmp_path: Path) -> None:
    """It may be older than what was written since."""
    shutil.copy(store.path, tmp_path / "copy.json")
    with pytest.raises(RefusedError) as refused:
        FileStore(tmp_path / "copy.json").write_out(
            target_of(store), b"older", replace=False, private=False, export="badges"
        )
    assert refused.value.code == "file-unknown"


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_a_copy_of_the_assembly_can_be_read_after_its_first_export(store: FileStore, tmp_path: Path) -> None:
    """The folder that is made beside it is its owner's, whoever may read what this user makes."""
    shutil.copy(store.path, tmp_path / "copy.json")
    copy = FileStore(tmp_path / "copy.json")
    before = os.umask(0o022)
    try:
        copy.write_out(tmp_path / "badges.pdf", b"one", replace=False, private=False, export="badges")
    finally:
        os.umask(before)
    assert FileStore(copy.path).read() == store.read()


def test_what_was_edited_while_it_is_being_made_is_not_replaced(store: FileStore) -> None:
    """It is looked at once more before it is replaced."""
    with pytest.raises(RefusedError) as refused:
        store.write_out(
            target_of(store),
            lambda file: (file.write(b"two"), target_of(store).write_bytes(b"edited meanwhile")),
            replace=False,
            private=False,
            export="badges",
        )
    assert refused.value.code == "file-edited"
    assert target_of(store).read_bytes() == b"edited meanwhile"


@pytest.mark.parametrize("damage", [b"", b"nonsense\n", b"\xff\n\xff\n"])
def test_notes_that_are_damaged_cost_a_force_and_are_begun_anew(store: FileStore, damage: bytes) -> None:
    """Nothing is replaced by them, no command fails because of them."""
    notes_of(store).write_bytes(damage)
    assert store.check() is not None
    assert why_not(store) == "file-unknown"
    store.write_out(target_of(store), b"two", replace=True, private=False, export="badges")
    assert why_not(store) is None


def test_where_nothing_can_be_noted_files_are_written_all_the_same(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The assembly on a disk that cannot be written to: what is there is not known then."""

    def refused(*_: object) -> None:
        raise StoreError("store-unwritable", path=str(store.path), reason="read-only")

    monkeypatch.setattr(Journal, "append", refused)
    put_out(store, b"two")
    assert target_of(store).read_bytes() == b"two"
    assert why_not(store) == "file-edited"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed")
@pytest.mark.parametrize(("name", "content"), [("replace", b"one"), ("unlink", b"two")])
def test_killed_around_the_moment_in_which_it_is_replaced_it_is_known(
    store: FileStore, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    """The old file or the new one is there, whole, and either is known as ours."""

    def write(_: Report) -> None:
        monkeypatch.setattr(Path, name, lambda *_, **__: kill_myself())
        put_out(store, b"two")

    for _ in range(3):
        run_child(write)
        assert target_of(store).read_bytes() == content
    assert why_not(store) is None


def test_what_is_known_does_not_grow_for_ever(store: FileStore) -> None:
    """Of many lines about one place the last one counts, and the others go."""
    for _ in range(600):
        store.written.note(target_of(store), None, "roster", "0" * 64, store.read_state().identity)
    assert notes_of(store).read_bytes().count(b"\n") < 200
    assert why_not(store) == "file-of-another-export"


WRITER = """
import sys
from pathlib import Path
from iclei_cli.store.file.file_store import FileStore

store = FileStore(Path(sys.argv[1]))
for number in range(20):
    place = store.path.with_name(f"{sys.argv[2]}-{number}.pdf")
    store.write_out(place, b"one", replace=False, private=False, export="badges")
"""


def test_several_processes_at_once_lose_no_note(store: FileStore) -> None:
    """All files of all of them can be written again."""
    command = [sys.executable, "-c", WRITER, str(store.path)]
    for _ in range(2):
        writers = [subprocess.Popen([*command, name]) for name in "ab"]
        assert [writer.wait(60) for writer in writers] == [0, 0]
