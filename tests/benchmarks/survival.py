"""What TinyDB's own storage and ours lose when a writer is killed, and when two write at once."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Protocol

import msgspec

from benchmarks.stock import JsonFile
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.system.errors import StoreError
from instances import make_assembly
from stress.children import Report, kill_child

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TESTS = Path(__file__).parents[1]
PEOPLE, KILLS, MOST_SECONDS = 1_000, 60, 0.1
ROUNDS, WRITERS, INSERTS = 3, 2, 150


class Kept(Protocol):
    """A file of people, however it is kept."""

    def insert_all(self, people: Iterable[Participant]) -> None:
        """Start with these people."""

    def insert(self, name: str) -> None:
        """Add one person."""

    def update(self, ident: int, notes: str) -> None:
        """Change one person."""

    def notes(self) -> dict[int, str]:
        """Everybody's notes, by number.

        Raises:
            ValueError: the file is broken.
        """


class StockFile(JsonFile):
    """TinyDB's own storage."""

    def notes(self) -> dict[int, str]:
        """Everybody's notes, by number."""
        return {ident: str(person.get("notes")) for ident, person in self.load().items()}


class OurFile:
    """This program's store."""

    def __init__(self, path: Path) -> None:
        self._store = FileStore(path)

    def insert_all(self, people: Iterable[Participant]) -> None:
        """Start with these people."""
        assembly = make_assembly(0, 5, seed=1)
        assembly.put(people)
        assembly.last_id = len(assembly.participants)
        self._store.create(assembly)

    def insert(self, name: str) -> None:
        """Add one person."""
        with self._store.transaction() as assembly:
            assembly.put([Participant(id=assembly.new_id(), name=name)])

    def update(self, ident: int, notes: str) -> None:
        """Change one person."""
        with self._store.transaction() as assembly:
            assembly.put([msgspec.structs.replace(assembly.participants[ident], notes=notes)])

    def notes(self) -> dict[int, str]:
        """Everybody's notes, by number."""
        try:
            return {person.id: str(person.notes) for person in self._store.read().participants.values()}
        except StoreError as error:
            raise ValueError(str(error)) from error


KINDS: dict[str, type[StockFile | OurFile]] = {"stock": StockFile, "ours": OurFile}


def survival() -> list[list[str]]:
    """Rows of a table: what went wrong with TinyDB's own storage, and with ours."""
    broken, lost = zip(*(_after_kills(kind) for kind in KINDS), strict=True)
    spoilt, present = zip(*(_after_writers(kind) for kind in KINDS), strict=True)
    inserts = ROUNDS * WRITERS * INSERTS
    return [
        [f"{KILLS} SIGKILLs, {PEOPLE:,} people: files broken", *map(str, broken)],
        [f"{KILLS} SIGKILLs, {PEOPLE:,} people: done changes lost", *map(str, lost)],
        [f"{WRITERS} writers x {INSERTS}, {ROUNDS} times: files broken", *map(str, spoilt)],
        [f"{WRITERS} writers x {INSERTS}, {ROUNDS} times: people lost", *(str(inserts - n) for n in present)],
    ]


def _after_kills(kind: str) -> tuple[int, int]:
    """Of so many kills: how many broke the file, and how many left it as it was some changes ago."""
    rng = Random(1)  # noqa: S311 - times are no secret
    broken = lost = 0
    people = make_assembly(PEOPLE, 5, seed=1).participants.values()
    for _ in range(KILLS):
        with tempfile.TemporaryDirectory() as name:
            kept = KINDS[kind](Path(name, "people.json"))
            kept.insert_all(people)
            done = _updates_until_killed(kept, rng.uniform(0, MOST_SECONDS))
            try:
                notes = kept.notes()
            except ValueError:
                broken += 1
            else:
                lost += notes not in (_expected(done), _expected(done + 1))
    return broken, lost


def _updates_until_killed(kept: Kept, seconds: float) -> int:
    def work(tell: Report) -> None:
        for number in count(1):
            kept.update((number - 1) % PEOPLE + 1, str(number))
            tell(b".")

    return len(kill_child(work, seconds))


def _expected(changes: int) -> dict[int, str]:
    return {ident: str(ident) if ident <= changes else "None" for ident in range(1, PEOPLE + 1)}


def _after_writers(kind: str) -> tuple[int, int]:
    """Of so many rounds with writers at once: how many broke the file, and how many people are there."""
    broken = present = 0
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            path = Path(name, "people.json")
            KINDS[kind](path).insert_all([])
            command = [sys.executable, "-m", "benchmarks.survival", kind, str(path)]
            running = [
                subprocess.Popen(command, cwd=TESTS, stderr=subprocess.DEVNULL) for _ in range(WRITERS)
            ]
            for writer in running:
                writer.wait()
            try:
                present += len(KINDS[kind](path).notes())
            except ValueError:
                broken += 1
    return broken, present


def main(words: Sequence[str]) -> None:
    """Be one of two writers: `stock PATH` or `ours PATH`."""
    kept = KINDS[words[0]](Path(words[1]))
    for number in range(INSERTS):
        kept.insert(f"Person {number}")


if __name__ == "__main__":
    main(sys.argv[1:])
