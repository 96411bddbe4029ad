"""Several processes that add people to one assembly at the same time, and one that reads all the while."""

from __future__ import annotations

import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.store.file.file_store import FileStore

if TYPE_CHECKING:
    from collections.abc import Sequence

TESTS = Path(__file__).parents[1]


@dataclass(frozen=True)
class Crowd:
    """What came of several writers and a reader.

    `exit_codes` are the writers', then the reader's; `done` are the numbers of the people that the writers
    say they added, `people` of those who are there; `reads` is how often the reader read, `faults` what it
    saw that could not be.
    """

    exit_codes: tuple[int, ...]
    done: tuple[int, ...]
    people: tuple[int, ...]
    changes_kept: int
    reads: int
    faults: tuple[str, ...]
    seconds: float


class _Seen(msgspec.Struct):
    """What the reader tells at its end."""

    reads: int
    faults: tuple[str, ...]


def run_crowd(path: Path, *, writers: int, changes: int) -> Crowd:
    """Let each of so many processes make so many changes of a new assembly at `path`."""
    store = FileStore(path)
    store.create(Assembly(event=Event(name="Written by many")))
    started = time.perf_counter()
    reader = _start(path, "read")
    running = [_start(path, "write", str(changes)) for _ in range(writers)]
    heard = [writer.communicate()[0] for writer in running]
    seconds = time.perf_counter() - started
    told, _ = reader.communicate(b"stop")
    seen = msgspec.json.decode(told, type=_Seen)
    state = store.read_state()
    return Crowd(
        exit_codes=(*(writer.returncode for writer in running), reader.returncode),
        done=tuple(sorted(int(number) for numbers in heard for number in numbers.split())),
        people=tuple(sorted(state.assembly.participants)),
        changes_kept=len(state.history.entries),
        reads=seen.reads,
        faults=seen.faults,
        seconds=seconds,
    )


def _start(path: Path, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "stress.writers", str(path), *words]
    return subprocess.Popen(command, cwd=TESTS, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _write(path: Path, changes: int) -> None:
    """Add people one by one, and tell the number of each that is added."""
    for _ in range(changes):
        with FileStore(path).transaction() as assembly:
            ident = assembly.new_id()
            assembly.put([Participant(id=ident, name=f"Person {ident}")])
        sys.stdout.write(f"{ident}\n")
        sys.stdout.flush()


def _read(path: Path) -> None:
    """Read again and again until standard input ends, and tell what could not be."""
    reads, most = 0, 0
    faults: list[str] = []
    while not faults and not select.select([sys.stdin], [], [], 0)[0]:
        assembly = FileStore(path).read()
        reads += 1
        names = {ident: person.name for ident, person in assembly.participants.items()}
        if names != {ident: f"Person {ident}" for ident in range(1, assembly.last_id + 1)}:
            faults.append(f"half a write: {len(names)} people, last number {assembly.last_id}")
        if assembly.last_id < most:
            faults.append(f"back in time: from {most} to {assembly.last_id}")
        most = assembly.last_id
    sys.stdin.read()
    sys.stdout.buffer.write(msgspec.json.encode(_Seen(reads, tuple(faults))))


def main(words: Sequence[str]) -> None:
    """Be one of the processes: `PATH write CHANGES` or `PATH read`."""
    path = Path(words[0])
    if words[1] == "write":
        _write(path, int(words[2]))
    else:
        _read(path)


if __name__ == "__main__":
    main(sys.argv[1:])
