"""The store: one file, replaced whole, private, under a lock, refused when it is not as it should be."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.store.file import lock
from iclei_cli.store.file.envelope import seal, unseal
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME, nearest_store
from iclei_cli.store.template.load import DEMO, load_template
from iclei_cli.system.errors import RefusedError, StoreError
from iclei_cli.system.messages import message
from wording import told

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.system.messages import Message


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store with one participant, in a folder whose name has Hangul and a space."""
    folder = tmp_path / "총회 2019"
    folder.mkdir()
    store = FileStore(folder / FILE_NAME)
    assembly = load_template(DEMO)
    assembly.put([Participant(id=assembly.new_id(), name="김하늘", extra={"차량번호": "12가 3456"})])
    store.create(assembly)
    return store


def add_people(path: Path, count: int) -> None:
    """Add people one by one, each in a transaction of its own."""
    for _ in range(count):
        with FileStore(path).transaction() as assembly:
            ident = assembly.new_id()
            assembly.put([Participant(id=ident, name=f"Person {ident}")])


def test_what_is_written_is_read(store: FileStore) -> None:
    """Everything of an assembly comes back equal: programme, topics, groups, people, in their order."""
    expected = load_template(DEMO)
    expected.put([Participant(id=expected.new_id(), name="김하늘", extra={"차량번호": "12가 3456"})])
    assert store.read() == expected
    assert list(store.read().groups) == list(expected.groups)


def test_only_the_owner_may_read_it(store: FileStore) -> None:
    """The file holds personal data: its mode is 0600, after the first write and after the second."""
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    add_people(store.path, 1)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_the_file_tells_its_schema_and_can_be_read_by_people(store: FileStore) -> None:
    """It is UTF-8 JSON with the layout's version inside, and Hangul stands in it as such."""
    text = store.path.read_text(encoding="utf-8")
    assert json.loads(text)["schema"] == 3
    assert "김하늘" in text


def test_a_block_that_fails_changes_nothing(store: FileStore) -> None:
    """After an error in the middle of a change the file is the same to the byte, with nothing left beside."""
    before = store.path.read_bytes()
    with suppress(ZeroDivisionError), store.transaction() as assembly:
        assembly.participants.clear()
        raise ZeroDivisionError
    assert store.path.read_bytes() == before
    assert not list(store.path.parent.glob("*.tmp"))


def test_a_transaction_without_a_change_writes_nothing(store: FileStore) -> None:
    """The file is left alone, with its time."""
    before = store.path.stat()
    with store.transaction():
        pass
    assert store.path.stat().st_mtime_ns == before.st_mtime_ns
    assert store.path.stat().st_ino == before.st_ino


def test_a_failing_disk_leaves_the_old_file(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses the new content, the old one stays whole and no temporary file is left."""
    before = store.path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="os-disk-full"):
        add_people(store.path, 1)
    assert store.path.read_bytes() == before
    assert not list(store.path.parent.glob(".*.tmp"))


def test_two_processes_lose_nothing(store: FileStore) -> None:
    """Two processes that add 20 people each at the same time leave 41, with 41 different ids."""
    script = (
        "import sys; from pathlib import Path\n"
        "from iclei_cli.assembly.nouns.participant import Participant\n"
        "from iclei_cli.store.file.file_store import FileStore\n"
        "for _ in range(20):\n"
        "    with FileStore(Path(sys.argv[1])).transaction() as assembly:\n"
        "        assembly.put([Participant(id=assembly.new_id(), name='Somebody')])\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, store.path]) for _ in range(2)]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert sorted(store.read().participants) == list(range(1, 42))


def test_a_lock_that_is_held_is_said(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command waits for another with a message, then is refused; both name who holds the lock."""
    monkeypatch.setattr(lock, "QUIET_SECONDS", 0.1)
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.2)
    heard: list[Message] = []
    holder = FileStore(store.path, command="participants import …")
    waiting = FileStore(store.path, tell=heard.append)
    with holder.locked(), pytest.raises(StoreError) as refused, waiting.transaction():
        pass
    assert refused.value.code == "store-locked"
    for holder_told in (refused.value.params["holder"], heard[0].facts["holder"]):
        assert holder_told.code == "lock-holder"
        assert holder_told.facts["command"] == "participants import …"
        assert holder_told.facts["process"] == os.getpid()


def test_a_store_is_not_replaced_unless_asked(store: FileStore) -> None:
    """A second assembly in the same place is refused; with `replace` it takes the place."""
    other = Assembly(event=Event(name="Another"))
    with pytest.raises(RefusedError) as refused:
        store.create(other)
    assert refused.value.code == "store-exists"
    assert store.read().event.name != "Another"
    store.create(other, replace=True)
    assert store.read() == other


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "store-damaged"),
        (b"{", "store-damaged"),
        (b"\xff\xfe\x00", "store-damaged"),
        (b"[]", "store-damaged"),
        (b"{}", "store-foreign"),
        (b'{"_default": {"1": {"a": 1}}}', "store-foreign"),
        (b'{"schema": 999}', "store-newer"),
        (b'{"schema": 3}', "store-damaged"),
        (b'{"schema": 3, "sha256": "0", "tables": {}}', "store-damaged"),
        (b'{"meta": {"1": {"schema": 1}}}', "store-damaged"),
        (b'{"meta": {"1": 5}}', "store-damaged"),
        (b'{"meta": {"x": {"schema": 1}}}', "store-damaged"),
    ],
)
def test_a_file_that_is_no_assembly_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    """Empty, cut, foreign, newer or odd files are each told apart, for reading and for changing, and kept."""
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(StoreError) as reading:
        FileStore(path).read()
    with pytest.raises(StoreError) as changing, FileStore(path).transaction():
        pass
    assert reading.value.code == changing.value.code == code
    assert path.read_bytes() == content


def test_a_record_of_the_wrong_shape_is_named(store: FileStore) -> None:
    """A participant without a name is refused with the table it stands in."""
    tables = unseal(store.path.read_bytes(), store.path)
    del tables["participants"]["1"]["name"]
    store.path.write_bytes(seal(tables))
    with pytest.raises(StoreError) as refused:
        store.read()
    missing = message("field-missing", field="name")
    assert refused.value.params["reason"] == message("content-of-table", table="participants", reason=missing)


def test_a_missing_store_is_said_with_what_to_do(tmp_path: Path) -> None:
    """Where there is no assembly, the message names the ways to start one."""
    with pytest.raises(StoreError) as refused:
        FileStore(tmp_path / FILE_NAME).read()
    assert "iclei participants import FILE, or iclei init" in told(refused.value)


def test_the_nearest_store_is_found_from_below(store: FileStore) -> None:
    """A command typed two folders below the assembly works on it; far away there is none."""
    below = store.path.parent / "lists" / "old"
    below.mkdir(parents=True)
    assert nearest_store(below) == store.path
    assert nearest_store(store.path.parent.parent) is None


def test_a_link_to_a_store_stays_a_link(store: FileStore, tmp_path: Path) -> None:
    """Changing the assembly through a symbolic link changes the file it points to."""
    link = tmp_path / "link.json"
    link.symlink_to(store.path)
    add_people(link, 1)
    assert link.is_symlink()
    assert len(store.read().participants) == 2
