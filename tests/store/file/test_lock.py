"""Several processes at once: nothing is lost, nothing is seen half, and waiting is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from stress.scenes import new_assembly
from stress.writers import run_crowd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.system.messages import Message

ICLEI = str(Path(sys.executable).with_name("iclei"))

HOLDER = """
import sys
from pathlib import Path
from iclei_cli.store.file.file_store import FileStore
with FileStore(Path(sys.argv[1]), command="groups assign").locked():
    print("held", flush=True)
    sys.stdin.readline()
"""

IMPATIENT = """
from iclei_cli.store.file import lock
from iclei_cli.cli.app import main
lock.QUIET_SECONDS, lock.WAIT_SECONDS = 0.1, 0.5
main()
"""
"""The command, with less patience than it has."""


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store of 60 people."""
    store = FileStore(tmp_path / FILE_NAME)
    store.create(new_assembly())
    return store


@pytest.fixture
def holder(store: FileStore) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock until it hears a line."""
    command = [sys.executable, "-c", HOLDER, str(store.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.mark.slow
def test_eight_writers_lose_nothing(tmp_path: Path) -> None:
    """Eight processes with 15 changes each leave 120 people, and a reader never sees half a change."""
    crowd = run_crowd(tmp_path / FILE_NAME, writers=8, changes=15)
    assert crowd.exit_codes == (0,) * 9
    assert crowd.done == crowd.people == tuple(range(1, 121))
    assert crowd.changes_kept == 120
    assert crowd.reads > 0
    assert crowd.faults == ()


def test_a_held_lock_is_waited_for(store: FileStore, holder: subprocess.Popen[str]) -> None:
    """A command says on stderr whom it waits for, and does its work when the other has ended."""
    edit = [ICLEI, "--store", str(store.path), "participants", "edit", "17", "--notes", "late"]
    with subprocess.Popen(edit, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as waiting:
        assert waiting.stderr is not None
        told = waiting.stderr.readline()
        assert store.read().participants[17].notes is None
        holder.communicate("go on\n")
        assert waiting.wait() == 0
    assert told.startswith(f"Waiting for “iclei groups assign” (process {holder.pid}, since ")
    assert store.read().participants[17].notes == "late"


def test_a_lock_held_too_long_is_refused(store: FileStore, holder: subprocess.Popen[str]) -> None:
    """A command that has waited long enough ends with 3, names who holds the lock, and changes nothing."""
    before = store.path.read_bytes()
    edit = [sys.executable, "-c", IMPATIENT, "--store", str(store.path), "participants", "edit", "17"]
    done = subprocess.run([*edit, "--notes", "late"], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    waiting, refused = done.stderr.splitlines()
    assert waiting.startswith("Waiting for “iclei groups assign”")
    assert f"“iclei groups assign” (process {holder.pid}" in refused
    assert "Next: wait for it to end" in refused
    assert store.path.read_bytes() == before


def test_reading_waits_for_nobody(store: FileStore, holder: subprocess.Popen[str]) -> None:
    """While another command changes the assembly, it can be listed as it was."""
    done = subprocess.run(
        [ICLEI, "--store", str(store.path), "participants", "list"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "60 of 60 participants" in done.stdout
    assert not done.stderr


def test_a_killed_holder_holds_nothing(store: FileStore, holder: subprocess.Popen[str]) -> None:
    """When the process that holds the lock is killed, the next command need not wait."""
    holder.kill()
    holder.wait()
    told: list[Message] = []
    with FileStore(store.path, tell=told.append).transaction() as assembly:
        assembly.new_id()
    assert not told
