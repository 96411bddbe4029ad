"""Every change of an assembly in order, and which of them are in effect."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.numbers import Count, Number
from iclei_cli.store.history.changes import summary
from iclei_cli.store.values import ChangedRecords, HistoryEntry
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from iclei_cli.store.values import Change

MOST_ENTRIES = 1_000
MOST_BYTES = 64_000_000
"""The oldest entries are forgotten beyond either."""


_COMMAND = re.compile(r"[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)?(?=\s|$)")


def command_name(noted: str) -> str:
    """The name of a command in what an earlier version noted of its command line, or an export says."""
    name = _COMMAND.match(noted)
    return name[0] if name else ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """The head of one change; what it did in full is kept elsewhere.

    Attributes:
        number: from 1.
        time: when, UTC, ISO 8601.
        command: the name of the command that made it; nothing that was typed with it.
        summary: what it did, in English, as earlier versions of the program noted it; "" since.
        did: what it did, in short.
        size: of what says in full what was changed, in bytes; 0 where it takes no room.
        sha256: the checksum of the same.
        rewrites: how often earlier versions took somebody's data out of it, which is in its file's name.
    """

    number: Number
    time: str
    command: str
    summary: str = ""
    did: tuple[ChangedRecords, ...] = ()
    size: Count = 0
    sha256: str = ""
    rewrites: Count = 0


class History(msgspec.Struct, kw_only=True):
    """The entries that are kept, by number, ascending.

    `head` is the number of the last change that is in effect: later ones are undone. 0 before the first.
    `last_entry` is the highest number ever given.
    """

    entries: dict[int, Entry] = {}
    head: int = 0
    last_entry: int = 0

    def undoable(self) -> list[Entry]:
        """The entries that are in effect and can be undone."""
        return [entry for number, entry in self.entries.items() if number <= self.head]

    def redoable(self) -> list[Entry]:
        """The entries that can be redone."""
        return [entry for number, entry in self.entries.items() if number > self.head]

    def describe(self, entry: Entry) -> HistoryEntry:
        """An entry as it is shown."""
        return HistoryEntry(
            number=entry.number,
            time=entry.time,
            command=entry.command,
            did=entry.did,
            summary=entry.summary,
            is_undone=entry.number > self.head,
        )

    def next_entry(self, changes: Sequence[Change], command: str) -> Entry:
        """The entry of changes that were just made, with a number that nobody had."""
        self.last_entry += 1
        time = datetime.now(UTC).isoformat(timespec="seconds")
        return Entry(number=self.last_entry, time=time, command=command, did=summary(changes))

    def add(self, entry: Entry) -> None:
        """Add an entry; what was undone before it can no longer be redone."""
        self.entries = {item.number: item for item in (*self.undoable(), entry)}
        self.head = entry.number
        self._forget_oldest()

    def step(self, steps: int, *, back: bool) -> list[Entry]:
        """Move the head back over the last entries in effect, or on over undone ones; those, as they come.

        Raises:
            RefusedError: there are fewer.
        """
        ahead = self.undoable()[::-1] if back else self.redoable()
        if len(ahead) < steps:
            raise _too_few(len(ahead), steps, back=back)
        if back:
            self.head = ahead[steps].number if len(ahead) > steps else 0
        else:
            self.head = ahead[steps - 1].number
        return ahead[:steps]

    def forget(self, lost: Container[int]) -> int:
        """Forget changes of which it is not known what they did, and all that cannot be reached without them.

        Returns:
            How many were forgotten.
        """
        before = len(self.entries)
        back = takewhile(lambda entry: entry.number not in lost, reversed(self.undoable()))
        ahead = takewhile(lambda entry: entry.number not in lost, self.redoable())
        self.entries = {entry.number: entry for entry in (*reversed(list(back)), *ahead)}
        return before - len(self.entries)

    def find(self, number: int) -> Entry:
        """The entry of this number.

        Raises:
            RefusedError: there is none, or it is forgotten.
        """
        if number not in self.entries:
            raise RefusedError("entry-unknown", number=number)
        return self.entries[number]

    def _forget_oldest(self) -> None:
        size = sum(entry.size for entry in self.entries.values())
        while len(self.entries) > 1 and (len(self.entries) > MOST_ENTRIES or size > MOST_BYTES):
            oldest = next(iter(self.entries))
            size -= self.entries.pop(oldest).size


def _too_few(there: int, steps: int, *, back: bool) -> RefusedError:
    if not there:
        return RefusedError("nothing-to-undo") if back else RefusedError("nothing-to-redo")
    if back:
        return RefusedError("too-few-to-undo", there=there, steps=steps)
    return RefusedError("too-few-to-redo", there=there, steps=steps)
