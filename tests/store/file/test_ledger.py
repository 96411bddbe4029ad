"""The ledger of arrivals on disk: several desks at once, power cuts, damage."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.day.arrival import Arrival
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from iclei_cli.system.errors import StoreError
from store.small import small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of an assembly without people."""
    store = FileStore(tmp_path / FILE_NAME)
    store.create(small())
    return store.path


def ledger_of(path: Path) -> Path:
    """The file of its ledger."""
    return path.with_name(f".{path.name}.d") / "arrivals"


def note(path: Path, *nonces: str) -> None:
    """Note arrivals as a command would."""
    made = [Arrival(nonce=nonce, participant=1, time="2026-02-27T09:30:00+09:00") for nonce in nonces]
    FileStore(path).watch().record(lambda _: made)


def noted(path: Path) -> list[str]:
    """The nonces of the arrivals, as a command finds them."""
    return list(FileStore(path).read().arrivals)


def change(path: Path) -> None:
    """Change something, so that the whole file is written."""
    with FileStore(path).transaction() as assembly:
        assembly.last_id += 1
        assembly.remove_group(next(iter(assembly.groups)))


def test_noting_leaves_the_assemblys_file_alone(path: Path) -> None:
    """An arrival is appended to the ledger; the next change takes it into the file, and out of there."""
    before = path.read_bytes()
    note(path, "a")
    note(path, "b")
    assert path.read_bytes() == before
    assert ledger_of(path).read_bytes().count(b"\n") == 3

    change(path)

    assert not ledger_of(path).exists()
    assert b'"nonce": "b"' in path.read_bytes()
    assert noted(path) == ["a", "b"]


@pytest.mark.parametrize("cut", [1, 10, 60])
def test_a_line_cut_off_by_a_power_cut_is_no_arrival(path: Path, cut: int) -> None:
    """What was never confirmed is not there, and the next arrival is noted in its place."""
    note(path, "a")
    note(path, "b")
    with ledger_of(path).open("r+b") as file:
        file.truncate(ledger_of(path).stat().st_size - cut)
    assert noted(path) == ["a"]

    note(path, "c")

    assert noted(path) == ["a", "c"]


def test_a_head_cut_off_is_an_empty_ledger(path: Path) -> None:
    """The very first line may be cut off, too."""
    ledger_of(path).write_bytes(b"arriv")
    assert noted(path) == []
    note(path, "a")
    assert noted(path) == ["a"]


def test_a_damaged_line_is_told_and_nothing_is_counted_wrong(path: Path) -> None:
    """A flipped bit is an error that names the file and the line; without that line all is well again."""
    note(path, "a", "b", "c")
    content = bytearray(ledger_of(path).read_bytes())
    content[content.index(b'"b"') + 1] ^= 1
    ledger_of(path).write_bytes(content)

    with pytest.raises(StoreError) as refused:
        noted(path)
    assert refused.value.code == "ledger-damaged"
    assert refused.value.message.facts["line"] == 3
    with pytest.raises(StoreError):
        change(path)

    lines = ledger_of(path).read_bytes().splitlines(keepends=True)
    ledger_of(path).write_bytes(b"".join([*lines[:2], *lines[3:]]))
    assert noted(path) == ["a", "c"]


def test_what_was_taken_in_and_not_yet_out_counts_once(path: Path) -> None:
    """Killed between the two writes of a change, arrivals are in both files, and there once."""
    note(path, "a", "b")
    ledger = ledger_of(path).read_bytes()
    change(path)
    ledger_of(path).write_bytes(ledger)

    note(path, "c")

    assert noted(path) == ["a", "b", "c"]
    change(path)
    assert noted(path) == ["a", "b", "c"]
    assert not ledger_of(path).exists()


def test_arrivals_while_a_change_is_made_stay(path: Path) -> None:
    """What is noted between the reading and the writing of a change is lost to neither."""
    note(path, "a")
    with FileStore(path).transaction() as assembly:
        note(path, "b")
        assembly.remove_group("a")

    assert noted(path) == ["a", "b"]
    change(path)
    assert noted(path) == ["a", "b"]


def test_a_ledger_of_another_assembly_is_told_and_kept(path: Path, tmp_path: Path) -> None:
    """With another assembly's file in the place, its people are not taken for those who came."""
    note(path, "a")
    (tmp_path / "other").mkdir()
    other = FileStore(tmp_path / "other" / FILE_NAME)
    other.create(small())
    other.path.replace(path)

    with pytest.raises(StoreError) as refused:
        noted(path)

    assert refused.value.code == "ledger-foreign"
    assert ledger_of(path).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators alone")
def test_a_link_in_the_place_of_the_ledger_is_not_followed(path: Path, tmp_path: Path) -> None:
    """Nobody has the ledger written over a file of theirs."""
    target = tmp_path / "precious"
    target.write_text("precious")
    ledger_of(path).symlink_to(target)

    with pytest.raises(StoreError) as refused:
        note(path, "a")

    assert refused.value.code == "beside-link"
    assert target.read_text() == "precious"


DESK = """
import sys
from pathlib import Path
from iclei_cli.assembly.nouns.day.arrival import Arrival
from iclei_cli.store.file.file_store import FileStore

desk, count = sys.argv[2], int(sys.argv[3])
watch = FileStore(Path(sys.argv[1])).watch()
for number in range(count):
    def decide(assembly):
        if str(number) in {arrival.session for arrival in assembly.arrivals.values()}:
            return []
        time = "2026-02-27T09:30:00+09:00"
        return [Arrival(nonce=f"{desk}-{number}", participant=1, time=time, session=str(number))]
    watch.record(decide)
"""


def test_several_desks_at_once_lose_and_double_nothing(path: Path) -> None:
    """Four processes note the same fifty arrivals, while a fifth changes the assembly: each is there once."""
    command = [sys.executable, "-c", DESK, str(path)]
    desks = [subprocess.Popen([*command, f"desk{desk}", "50"]) for desk in range(4)]
    for _ in range(2):
        change(path)
    assert [desk.wait(60) for desk in desks] == [0] * 4

    arrivals = FileStore(path).read().arrivals.values()
    assert sorted(int(arrival.session or "") for arrival in arrivals) == list(range(50))
