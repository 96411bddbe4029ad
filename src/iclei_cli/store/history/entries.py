"""Every change of an assembly, kept so that it can be looked at, undone and redone.

The heads of the entries (time, command, summary) are in the assembly's file; what was changed is in one
file an entry, in a folder beside it, written before the assembly's file is replaced. That replacement is
what makes a change count: an entry's file without a head is of a change that never came to be, and is swept
away.
"""

from __future__ import annotations

import hashlib
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.history.changes import Change, summary
from iclei_cli.system.atomic_file import replace_file
from iclei_cli.system.errors import RefusedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST_ENTRIES = 1_000
MOST_BYTES = 64_000_000
"""The oldest entries are forgotten beyond either."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """The head of one change.

    `time` is UTC, ISO 8601. `size` (in bytes) and `sha256` are of the file that says what was changed;
    `rewrites` counts how often somebody's data was taken out of it.
    """

    number: int
    time: str
    command: str
    summary: str
    size: int = 0
    sha256: str = ""
    rewrites: int = 0


class History(msgspec.Struct, kw_only=True):
    """The entries that are kept, by number, ascending.

    `head` is the number of the last change that is in effect: later ones are undone. 0 before the first.
    `last_entry` is the highest number ever given.
    """

    entries: dict[int, Entry] = {}
    head: int = 0
    last_entry: int = 0

    def done(self) -> list[Entry]:
        """The entries that are in effect and can be undone."""
        return [entry for number, entry in self.entries.items() if number <= self.head]

    def undone(self) -> list[Entry]:
        """The entries that can be redone."""
        return [entry for number, entry in self.entries.items() if number > self.head]

    def record(self, folder: Path, changes: Sequence[Change], command: str) -> Entry:
        """Add an entry; what was undone before it can no longer be redone.

        Raises:
            OSError: the file with the changes could not be written.
        """
        self.last_entry += 1
        head = Entry(
            number=self.last_entry,
            time=datetime.now(UTC).isoformat(timespec="seconds"),
            command=command,
            summary=summary(changes),
        )
        entry = rewrite(folder, head, changes)
        self.entries = {item.number: item for item in (*self.done(), entry)}
        self.head = entry.number
        self._forget_oldest()
        return entry

    def step_back(self, steps: int) -> list[Entry]:
        """Move the head back over the last entries in effect; those, the latest first.

        Raises:
            RefusedError: there are fewer.
        """
        done = self.done()
        _require(steps, len(done), "undo")
        self.head = done[-steps - 1].number if len(done) > steps else 0
        return done[-steps:][::-1]

    def step_on(self, steps: int) -> list[Entry]:
        """Move the head on over undone entries; those, in order.

        Raises:
            RefusedError: there are fewer.
        """
        undone = self.undone()
        _require(steps, len(undone), "redo")
        self.head = undone[steps - 1].number
        return undone[:steps]

    def find(self, number: int) -> Entry:
        """The entry of this number.

        Raises:
            RefusedError: there is none, or it is forgotten.
        """
        if number not in self.entries:
            raise RefusedError("entry-unknown", number=number)
        return self.entries[number]

    def sweep(self, folder: Path) -> None:
        """Remove the files of entries that are forgotten or never came to be."""
        kept = {file_of(folder, entry.number, entry.rewrites).name for entry in self.entries.values()}
        for path in folder.glob("*.z"):
            if path.name not in kept:
                with suppress(OSError):
                    path.unlink()

    def _forget_oldest(self) -> None:
        size = sum(entry.size for entry in self.entries.values())
        while len(self.entries) > 1 and (len(self.entries) > MOST_ENTRIES or size > MOST_BYTES):
            oldest = next(iter(self.entries))
            size -= self.entries.pop(oldest).size


def changes_of(folder: Path, entry: Entry) -> list[Change]:
    """What was changed by an entry.

    Raises:
        StoreError: its file is lost or damaged.
    """
    path = file_of(folder, entry.number, entry.rewrites)
    content = path.read_bytes() if path.is_file() else b""
    if _digest(content) != entry.sha256:
        raise StoreError(
            "history-damaged",
            number=entry.number,
            path=str(path),
        )
    return msgspec.json.decode(zlib.decompress(content), type=list[Change])


def rewrite(folder: Path, entry: Entry, changes: Sequence[Change]) -> Entry:
    """Write down what an entry changed; the head that fits it.

    Raises:
        OSError: it could not be written.
    """
    content = zlib.compress(msgspec.json.encode(changes), level=1)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(file_of(folder, entry.number, entry.rewrites), content)
    return msgspec.structs.replace(entry, size=len(content), sha256=_digest(content))


def file_of(folder: Path, number: int, rewrites: int = 0) -> Path:
    """Where the changes of an entry are kept; each rewriting has a name of its own, beside the one before."""
    return folder / f"{number:06}{f'-{rewrites}' if rewrites else ''}.json.z"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _require(steps: int, there: int, what: str) -> None:
    if there < steps:
        raise RefusedError(f"too-few-to-{what}" if there else f"nothing-to-{what}", there=there, steps=steps)
