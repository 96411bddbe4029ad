"""What was handed out, on disk: several processes at once, power cuts, damage, and the price of one more."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from iclei_cli.system.errors import StoreError
from store.small import small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store of an assembly without people."""
    store = FileStore(tmp_path / FILE_NAME)
    store.create(small())
    return store


def journal_of(store: FileStore) -> Path:
    """The file of its journal."""
    return store.folder / "handed-out"


def mailed(store: FileStore) -> list[object]:
    """To whom mails went, as another command finds them."""
    return list(FileStore(store.path).read().on_paper("mail"))


def test_one_more_leaves_the_assemblys_file_alone_and_does_not_read_it_again(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each mail is a line that is forced to disk; the assembly is read once for all of them."""
    before = store.path.read_bytes()
    store.hand_out("mail", {1: {"sent": "yes"}})
    monkeypatch.setattr(FileStore, "read_state", None)
    for number in range(2, 6):
        store.hand_out("mail", {number: {"sent": "yes"}})
    monkeypatch.undo()

    assert store.path.read_bytes() == before
    assert journal_of(store).read_bytes().count(b"\n") == 6
    assert mailed(store) == [1, 2, 3, 4, 5]

    with store.transaction() as assembly:
        assembly.remove_group("a")
    assert not journal_of(store).exists()
    assert mailed(store) == [1, 2, 3, 4, 5]


def test_a_line_cut_off_by_a_power_cut_was_not_noted(store: FileStore) -> None:
    """The mail whose line was not finished is told as not sent; the next line takes its place."""
    store.hand_out("mail", {1: {"sent": "yes"}})
    store.hand_out("mail", {2: {"sent": "yes"}})
    with journal_of(store).open("r+b") as file:
        file.truncate(journal_of(store).stat().st_size - 5)
    assert mailed(store) == [1]

    FileStore(store.path).hand_out("mail", {3: {"sent": "yes"}})

    assert mailed(store) == [1, 3]


def test_a_damaged_line_is_told(store: FileStore) -> None:
    """A flipped bit is an error that names the file and the line, and nothing is lost to a change."""
    store.hand_out("mail", {1: {"sent": "yes"}, 2: {"sent": "yes"}})
    content = bytearray(journal_of(store).read_bytes())
    content[content.index(b'"item":2') + 7] ^= 1
    journal_of(store).write_bytes(content)

    for command in (store.read, store.check, lambda: FileStore(store.path).hand_out("mail", {3: {}})):
        with pytest.raises(StoreError) as refused:
            command()
        assert (refused.value.code, refused.value.message.facts["line"]) == ("journal-damaged", 3)


SENDER = """
import sys
from pathlib import Path
from iclei_cli.store.file.file_store import FileStore

store, first = FileStore(Path(sys.argv[1])), int(sys.argv[2])
for number in range(first, first + 40):
    store.hand_out("mail", {number: {"sent": "yes"}})
"""


def test_several_processes_at_once_lose_nothing(store: FileStore) -> None:
    """Three processes hand out at the same time, while a fourth changes the assembly: all of it is there."""
    command = [sys.executable, "-c", SENDER, str(store.path)]
    senders = [subprocess.Popen([*command, str(first)]) for first in (1, 101, 201)]
    for group in ("a", "b"):
        with FileStore(store.path).transaction() as assembly:
            assembly.remove_group(group)
    assert [sender.wait(60) for sender in senders] == [0] * 3

    expected = [number for first in (1, 101, 201) for number in range(first, first + 40)]
    assert sorted(mailed(store), key=str) == sorted(expected, key=str)


CLAIMER = """
import sys
from pathlib import Path
from iclei_cli.store.file.file_store import FileStore

store = FileStore(Path(sys.argv[1]))
print(*(number for number in range(1, 41) if store.claim("mail", number, {"sending": "yes"}, None)))
"""


def test_of_several_processes_at_once_one_claims_each(store: FileStore) -> None:
    """Three processes want the same items, while a fourth takes what they noted out of the journal."""
    command = [sys.executable, "-c", CLAIMER, str(store.path)]
    claimers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    while any(claimer.poll() is None for claimer in claimers):
        FileStore(store.path).settle_journals()
    claimed = [number for claimer in claimers for number in claimer.communicate()[0].split()]

    assert sorted(map(int, claimed)) == list(range(1, 41))
