"""Everything that can befall the assembly's file from outside, really done to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from iclei_cli.store.file.backups import backup_files, newest_good
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from iclei_cli.system.errors import StoreError
from instances import make_assembly
from stress.checks import faults_after_kill
from stress.scenes import edit
from wording import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Answer, Iclei

TESTS = Path(__file__).parents[2]
PAGE = 4096


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store of 40 people with two changes, on a path with Hangul, spaces and brackets."""
    folder = tmp_path / "총회 2019 (사본)"
    folder.mkdir()
    return _new_store(folder / "명단 최종 [2].json")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 288 kB, as a file system in memory."""
    with _mounted(tmp_path / "disk") as folder:
        yield folder


class _mounted:  # noqa: N801 - used as a function
    """A small file system in memory at a folder, for as long as the block runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Path:
        self._folder.mkdir(parents=True)
        try:
            _run("mount", "-t", "tmpfs", "-o", "size=288k,mode=700", "tmpfs", str(self._folder))
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("mounting a small file system is not permitted here")
        return self._folder

    def __exit__(self, *_: object) -> None:
        _run("umount", str(self._folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _new_store(path: Path) -> FileStore:
    store = FileStore(path)
    store.create(make_assembly(40, 5, seed=3))
    edit(store, 1)
    edit(store, 2)
    return store


def _fill(folder: Path, pages: int) -> Path:
    """Fill a disk up to so many pages with one file; where that is."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * PAGE):
            pass
    os.truncate(filler, max(0, filler.stat().st_size - pages * PAGE))
    return filler


def _stray(folder: Path) -> list[Path]:
    return list(folder.rglob("*.tmp"))


def _require_refused(answer: Answer, *words: str) -> None:
    """Demand exit code 3 and one plain sentence with these words."""
    assert answer.exit_code == 3
    assert answer.err.count("\n") == 1
    assert "Next: " in answer.err
    assert all(word in answer.err for word in words), answer.err
    assert "Error" not in answer.err


def _require_detected(path: Path, content: bytes) -> bool:
    """Put other content in a store's place: it has to be refused, or mean the very same; whether refused."""
    expected, original = FileStore(path).read_state(), path.read_bytes()
    path.write_bytes(content)
    with suppress(StoreError):
        assert FileStore(path).read_state() == expected
        path.write_bytes(original)
        return False
    with pytest.raises(StoreError) as refused:
        FileStore(path).read()
    assert "iclei store restore" in told(refused.value)
    with pytest.raises(StoreError), FileStore(path).transaction():
        pass
    assert path.read_bytes() == content
    path.write_bytes(original)
    return True


# A disk that refuses


def test_a_full_disk_leaves_the_file_before_or_after(iclei: Iclei, disk: Path) -> None:
    """With any number of free pages a change is either refused with nothing changed, or wholly there."""
    store = _new_store(disk / FILE_NAME)
    answers = set()
    for pages in range(14):
        before, content = store.read(), store.path.read_bytes()
        filler = _fill(disk, pages)
        answer = iclei("--store", str(store.path), "participants", "edit", "17", "--notes", f"{pages} pages")
        answers.add(answer.exit_code)
        if answer.exit_code:
            _require_refused(answer, "the disk is full")
            assert store.path.read_bytes() == content
        else:
            assert store.read().participants[17].notes == f"{pages} pages"
            assert store.read() != before
        assert not _stray(disk)
        filler.unlink()
        assert not faults_after_kill(store.path)
    assert answers == {0, 3}


def test_a_full_folder_beside_keeps_the_last_good_backup(iclei: Iclei, tmp_path: Path) -> None:
    """With no space for history and backups alone, the file is before or after, and a backup is good."""
    path = tmp_path / "총회" / FILE_NAME
    with _mounted(FileStore(path).folder) as folder:
        store = _new_store(path)
        answers = set()
        for pages in range(6):
            content = path.read_bytes()
            filler = _fill(folder, pages)
            answer = iclei("--store", str(path), "participants", "edit", "17", "--notes", f"{pages} pages")
            answers.add(answer.exit_code)
            if answer.exit_code:
                _require_refused(answer, "the disk is full")
                assert path.read_bytes() == content
            else:
                assert store.read().participants[17].notes == f"{pages} pages"
            copy = newest_good(store.backup_folder)
            assert copy is not None
            assert copy.path.read_bytes() in {content, path.read_bytes()} or answer.exit_code == 0
            filler.unlink()
            assert not faults_after_kill(path)
        assert answers == {0, 3}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_write_that_stops_half_way_leaves_the_old_file(store: FileStore, share: float) -> None:
    """When the system takes only part of the new file, the old one stays and the part is taken away."""
    before = store.path.read_bytes()
    limit = int(len(before) * share)
    script = (
        "import resource, sys\n"
        "from iclei_cli.cli.app import main\n"
        "limits = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), limits[1]))\n"
        "try:\n    main()\n"
        "finally:\n    resource.setrlimit(resource.RLIMIT_FSIZE, limits)\n"
    )
    command = [sys.executable, "-c", script, str(limit), "--store", str(store.path)]
    done = subprocess.run(
        [*command, "participants", "edit", "17", "--notes", "new"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "larger than may be written there" in done.stderr
    assert store.path.read_bytes() == before
    assert not _stray(store.path.parent)


def test_a_read_only_folder_can_be_read_and_refuses_changes(iclei: Iclei, disk: Path) -> None:
    """On a read-only file system lists still come; a change is refused in one sentence."""
    store = _new_store(disk / FILE_NAME)
    content = store.path.read_bytes()
    _run("mount", "-o", "remount,ro", str(disk))
    iclei.ok("--store", str(store.path), "participants", "list")
    answer = iclei("--store", str(store.path), "participants", "edit", "17", "--notes", "new")
    _require_refused(answer, "cannot be written to", "choose a folder you may write to")
    assert store.path.read_bytes() == content


def test_a_path_with_hangul_spaces_and_brackets(iclei: Iclei, store: FileStore) -> None:
    """Changes, their history, undo and redo work on any path that people give their files."""
    named = ("--store", str(store.path))
    iclei.ok(*named, "participants", "edit", "17", "--notes", "창가 자리")
    iclei.ok(*named, "undo")
    assert store.read().participants[17].notes is None
    iclei.ok(*named, "redo")
    assert store.read().participants[17].notes == "창가 자리"
    assert not faults_after_kill(store.path)


# A file that something else changed


def test_a_file_cut_anywhere_is_refused(store: FileStore) -> None:
    """Whatever is cut off, it is said, for reading and for changing; only the last line's end is no loss."""
    content = store.path.read_bytes()
    sizes = {*range(130), *range(130, len(content), 97), *range(len(content) - 8, len(content))}
    taken = [size for size in sizes if not _require_detected(store.path, content[:size])]
    assert taken == [len(content) - 1]


@pytest.mark.slow
def test_a_flipped_bit_anywhere_is_refused(store: FileStore) -> None:
    """Every bit of the head, and one bit at each of 300 other places: none is taken for what was written."""
    content = store.path.read_bytes()
    head = content.index(b'"tables"') + 12
    rng = Random(5)  # noqa: S311 - places are no secret
    bits = [(place, bit) for place in range(head) for bit in range(8)]
    bits += [(rng.randrange(head, len(content)), rng.randrange(8)) for _ in range(300)]
    for place, bit in bits:
        flipped = bytearray(content)
        flipped[place] ^= 1 << bit
        assert _require_detected(store.path, bytes(flipped)), (place, bit)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 5000,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"PK\x03\x04" + b"sheet" * 100,
        "이름,소속\n김하늘,창원시청\n".encode("cp949"),
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"null",
    ],
    ids=["nothing", "zeros", "picture", "sheet", "korean-csv", "deep-list", "deep-object", "null"],
)
def test_another_file_in_its_place_is_refused(iclei: Iclei, store: FileStore, content: bytes) -> None:
    """Whatever else was saved under the name, it is said in a sentence that names the way back, and kept."""
    last_good = store.path.read_bytes()
    store.path.write_bytes(content)
    for words in (["participants", "list"], ["participants", "edit", "17", "--notes", "x"], ["undo"]):
        _require_refused(iclei("--store", str(store.path), *words), "iclei store restore")
    assert store.path.read_bytes() == content
    copy = newest_good(store.backup_folder)
    assert copy is not None
    assert copy.path.read_bytes() == last_good


def test_a_file_edited_by_hand_is_refused(iclei: Iclei, store: FileStore) -> None:
    """A name changed in a text editor leaves valid JSON; the checksum tells it all the same."""
    content = store.path.read_bytes()
    store.path.write_bytes(content.replace(b"Person 7", b"Person 8"))
    json.loads(store.path.read_bytes())
    _require_refused(iclei("--store", str(store.path), "participants", "list"), "checksum", "store restore")


def test_a_file_that_is_gone_is_not_taken_for_a_new_one(iclei: Iclei, store: FileStore) -> None:
    """Where the file was deleted but its backups are there, the message offers them."""
    store.path.unlink()
    _require_refused(iclei("--store", str(store.path), "participants", "list"), "gone", "store restore")


@pytest.mark.parametrize(
    "words", [("participants", "import"), ("participants", "import", "--dry-run"), ("init",)]
)
def test_no_assembly_is_started_over_one_whose_file_is_gone(
    iclei: Iclei, store: FileStore, words: tuple[str, ...]
) -> None:
    """An import or init there is refused and sweeps nothing: a restored backup can still be undone."""
    (iclei.folder / "list.csv").write_text("name\n김하늘\n", encoding="utf-8")
    named = ("--store", str(store.path))
    store.path.unlink()
    before = sorted(store.folder.rglob("*.*"))
    answer = iclei(*named, *words, *(["list.csv"] if words[0] == "participants" else []))
    _require_refused(answer, "gone", "store restore", str(store.folder))
    assert sorted(store.folder.rglob("*.*")) == before
    iclei.ok(*named, "store", "restore", "1", "--yes")
    iclei.ok(*named, "undo")


def test_an_assembly_can_be_started_once_the_old_folder_is_moved_away(iclei: Iclei, store: FileStore) -> None:
    """The second way that the message names works, too."""
    store.path.unlink()
    store.folder.rename(store.folder.with_name("old"))
    iclei.ok("--store", str(store.path), "init")


def test_a_foreign_file_is_refused_with_both_ways_on(iclei: Iclei, store: FileStore) -> None:
    """Where another program's file took the place, restoring is offered, and then works."""
    store.path.write_text('{"_default": {"1": {"a": 1}}}', encoding="utf-8")
    named = ("--store", str(store.path))
    _require_refused(iclei(*named, "participants", "list"), "not an assembly", "store restore", "--store")
    iclei.ok(*named, "store", "restore", "1", "--yes")
    iclei.ok(*named, "participants", "list")


def test_a_damaged_backup_is_passed_over(store: FileStore) -> None:
    """The newest backup that is whole is offered, not the newest."""
    newest, second, *_ = backup_files(store.backup_folder)
    newest.path.write_bytes(newest.path.read_bytes()[:-40])
    assert newest_good(store.backup_folder) == second


def test_a_damaged_history_is_said_and_harms_nothing_else(iclei: Iclei, store: FileStore) -> None:
    """A change whose file was flipped cannot be undone, which is said; the assembly is as it was."""
    before = store.path.read_bytes()
    (path,) = store.history_folder.glob("000002*")
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    named = ("--store", str(store.path))
    _require_refused(iclei(*named, "undo"), "change 2")
    assert store.path.read_bytes() == before
    iclei.ok(*named, "history")
    iclei.ok(*named, "participants", "edit", "17", "--notes", "new")
    iclei.ok(*named, "undo")


def test_stale_temporary_files_are_swept(store: FileStore) -> None:
    """The next change removes what a killed one left; reading does not, and other files keep theirs."""
    name = f".{store.path.name}.0123456789ab.tmp"
    stale = [
        store.path.with_name(name),
        store.history_folder / ".000003.json.z.0123456789ab.tmp",
        store.backup_folder / ".20190228T140000000000.json.0123456789ab.tmp",
    ]
    others = store.path.with_name(".other.json.0123456789ab.tmp")
    for path in (*stale, others):
        path.write_text("김하늘", encoding="utf-8")
    store.read()
    assert all(path.exists() for path in stale)
    edit(store, 3)
    assert not any(path.exists() for path in stale)
    assert others.exists()


# Files of other versions


def test_a_file_of_a_newer_version_is_left_alone(iclei: Iclei, store: FileStore) -> None:
    """It is refused for reading and changing with both versions named, and not a byte is touched."""
    content = store.path.read_bytes().replace(b'"schema": 3', b'"schema": 4', 1)
    store.path.write_bytes(content)
    for words in (["participants", "list"], ["participants", "edit", "17", "--notes", "x"], ["undo"]):
        answer = iclei("--store", str(store.path), *words)
        _require_refused(answer, "newer", "file version 4, this one knows 3", "update iclei")
    assert store.path.read_bytes() == content


# Killed


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the stress command needs a POSIX system")
@pytest.mark.parametrize("part", ["steps", "times"])
def test_a_killed_change_is_before_or_after(part: str) -> None:
    """SIGKILL at every call to the file system, and at random times, damages and loses nothing."""
    command = [sys.executable, "-m", "stress", "--only", part, "--kills", "25"]
    done = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
