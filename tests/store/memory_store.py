"""A store without a file: what any keeper of an assembly has to do, in memory.

It is here to show that the face (`store.store.Store`) has no file in it: the tests of what the face promises
run against this one, too. What other computers, killed processes and full disks ask of a store is not its
business.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.day.handed_out import HandedOut
from iclei_cli.store import portable
from iclei_cli.store.consistency import inconsistencies, misfits
from iclei_cli.store.history.changes import apply, difference, summary
from iclei_cli.store.history.entries import Entry, History
from iclei_cli.store.privacy.forgotten_changes import changes_without
from iclei_cli.store.privacy.mentions import mentions
from iclei_cli.store.privacy.notes import note_of_copy, note_of_erasing, note_of_purging
from iclei_cli.store.privacy.reminder import reminder
from iclei_cli.store.privacy.traces import find_person, history_of, numbers_of, records_of, same_people
from iclei_cli.store.state import State
from iclei_cli.store.values import (
    Backup,
    Change,
    Destruction,
    KnownCopy,
    Overview,
    Restored,
    Traces,
    Unreached,
)
from iclei_cli.system.atomic_file import file_written, replace_file, require_writable, write_file
from iclei_cli.system.errors import RefusedError, StoreError
from iclei_cli.system.messages import message
from keeping import NO_KEEPER, NoKeeper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.arrival import Arrival
    from iclei_cli.assembly.nouns.day.handed_out import Item, Made, Stood
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.store.store import Store, Watch
    from iclei_cli.store.values import Finding, HistoryEntry, Unfinished
    from iclei_cli.system.atomic_file import Content
    from iclei_cli.system.messages import Message


class Kept(msgspec.Struct):
    """All that is kept at one time: the state, and what each change did, encoded as a file would have it."""

    state: State
    changes: dict[int, bytes]

    def copy(self) -> Kept:
        """The same, to be kept when this one is changed."""
        return Kept(self.state.copy(), dict(self.changes))

    def changes_of(self, entry: Entry) -> list[Change]:
        """What an entry did."""
        return msgspec.json.decode(self.changes[entry.number], type=list[Change])

    def recorded(self) -> list[tuple[Entry, list[Change]]]:
        """What every entry did."""
        return [(entry, self.changes_of(entry)) for entry in self.state.history.entries.values()]


class Copy(msgspec.Struct):
    """A backup."""

    kept: Kept
    made: datetime
    is_kept: bool


WrittenThere = tuple[tuple[bytes, ...], str | None]
"""What was written at a place, the last last, and as which export."""


class MemoryKeeper(NoKeeper):
    """A `Keeper` that knows what was written where, and as which export."""

    def __init__(self, written: dict[Path, WrittenThere], export: str | None) -> None:
        self._written = written
        self._export = export

    def require_own(self, target: Path, path: Path) -> None:
        contents, export = self._written.get(target, ((), None))
        if self._export is None:
            raise RefusedError("file-exists", path=str(path))
        if export is None:
            raise RefusedError("file-unknown", path=str(path))
        if export != self._export:
            raise RefusedError("file-of-another-export", path=str(path), export=export)
        if target.read_bytes() not in contents:
            raise RefusedError("file-edited", path=str(path), export=export)

    def expect(self, target: Path, temporary: Path) -> None:
        before = self._written.get(target, ((), None))[0][-1:]
        self._written[target] = (*before, temporary.read_bytes()), self._export


class MemoryStore:
    """A `Store` that ends with its process."""

    def __init__(self, command: str = "") -> None:
        self.name = "memory"
        self.place = "memory"
        self.has_written = False
        self.has_changed = False
        self._command = command
        self._kept: Kept | None = None
        self._change: tuple[Kept, ExitStack] | None = None
        self._last_read: State | None = None
        self._backups: list[Copy] = []
        self._written: dict[Path, WrittenThere] = {}

    def doubt(self) -> Message | None:
        return None

    # The assembly

    def exists(self) -> bool:
        return self._kept is not None

    def require_new(self) -> None:
        """Nothing here can be gone and leave its backups."""

    def create(self, assembly: Assembly, *, replace: bool = False) -> None:
        self._put(Kept(State(assembly=assembly.copy(), history=History()), {}), replace=replace)

    def read(self) -> Assembly:
        return self._read().state.assembly

    def overview(self) -> Overview:
        state = self._read().state
        return Overview(
            assembly=state.assembly,
            changes=len(state.history.entries),
            destroyed=state.destroyed,
            identity=state.identity,
        )

    @contextmanager
    def transaction(self, *, otherwise: Assembly | None = None) -> Iterator[Assembly]:
        if self._kept is None and otherwise is not None:
            kept, before = Kept(State(assembly=otherwise, history=History()), {}), otherwise.copy()
        else:
            kept = self._read()
            before = kept.state.assembly.copy()
        with ExitStack() as files:
            self._change = kept, files
            try:
                yield kept.state.assembly
            finally:
                self._change = None
            changes = difference(before, kept.state.assembly)
            self.has_changed = bool(changes)
            if changes:
                entry = kept.state.history.next_entry(changes, self._command)
                kept.changes[entry.number] = msgspec.json.encode(changes)
                kept.state.history.add(entry)
            if self._kept is None or kept.state != self._kept.state:
                self._write(kept)

    # The door

    def watch(self) -> Watch:
        return MemoryWatch(self)

    def note(self, arrivals: Sequence[Arrival]) -> None:
        """Put arrivals into the ledger."""
        kept = self._read()
        kept.state.take_in(arrivals)
        self._write(kept)

    # What was handed out

    def hand_out(
        self, export: str, values: Mapping[Item, Mapping[str, Stood]], made: Made | None = None
    ) -> None:
        time = datetime.now(UTC).isoformat()
        records = [
            HandedOut(export=export, item=item, time=time, values=dict(stood), made=made or {})
            for item, stood in values.items()
        ]
        kept = self._read()
        kept.state.take_in((), records)
        self._write(kept)
        if self._change is not None:
            self._change[0].state.take_in((), records)

    def claim(self, export: str, item: Item, values: Mapping[str, Stood], known: HandedOut | None) -> bool:
        is_as_known = self.read().on_paper(export).get(item) == known
        if is_as_known:
            self.hand_out(export, {item: values})
        return is_as_known

    # The history

    def history(self) -> list[HistoryEntry]:
        history = self._read().state.history
        return [history.describe(entry) for entry in history.entries.values()]

    def changes_of(self, number: int) -> tuple[HistoryEntry, list[Change]]:
        kept = self._read()
        entry = kept.state.history.find(number)
        return kept.state.history.describe(entry), kept.changes_of(entry)

    def undo(self, steps: int) -> list[HistoryEntry]:
        return self._step(steps, back=True)

    def redo(self, steps: int) -> list[HistoryEntry]:
        return self._step(steps, back=False)

    def _step(self, steps: int, *, back: bool) -> list[HistoryEntry]:
        kept = self._read()
        entries = kept.state.history.step(steps, back=back)
        for entry in entries:
            apply(kept.state.assembly, kept.changes_of(entry), backwards=back)
        self._write(kept)
        return [kept.state.history.describe(entry) for entry in entries]

    # Copies

    def backups(self) -> list[Backup]:
        newest_first = enumerate(reversed(self._backups), start=1)
        return [_described(copy, number) for number, copy in newest_first]

    def keep_backup(self) -> str:
        self._backups.append(Copy(self._read(), datetime.now(UTC), is_kept=True))
        return self.place

    def find_backup(self, which: str) -> Backup:
        if which.isdecimal() and 1 <= int(which) <= len(self._backups):
            return _described(self._backups[-int(which)], int(which))
        if not which.isdecimal() and Path(which).is_file():
            made = datetime.now(UTC)
            kept = _opened(Path(which))
            return Backup(
                number=None,
                name=Path(which).name,
                place=which,
                made=made,
                is_kept=True,
                people=len(kept.state.assembly.participants) if kept else None,
                last_change=kept.state.history.head if kept else None,
            )
        raise RefusedError("backup-unknown", which=which, count=len(self._backups))

    def copies(self) -> list[KnownCopy]:
        return [
            KnownCopy(place=place, owed=None, since=None, why=None) for place in self._read().state.copies
        ]

    def forget_copy(self, place: Path, reason: str) -> None:
        kept = self._read()
        if str(place.resolve()) not in kept.state.copies:
            raise RefusedError("copy-unknown", place=str(place), count=len(kept.state.copies))
        kept.state.forget_copy(str(place.resolve()))
        kept.state.destroyed = (*kept.state.destroyed, note_of_copy(str(place), reason))
        self._write(kept)

    def settle_copies(self) -> list[Message]:
        return []

    def restore(self, backup: Backup) -> Restored:
        kept = (
            _opened(Path(backup.place))
            if backup.number is None
            else self._backups[-backup.number].kept.copy()
        )
        if kept is None:
            raise RefusedError("backup-damaged", path=backup.place)
        destroyed = 0 if self._kept is None else kept.state.follow(self._kept.state)
        self._put(kept, replace=True)
        return Restored(kept.state.assembly, destroyed)

    def snapshot(self) -> bytes:
        return msgspec.json.encode(self._read())

    def export_all(self, words: Callable[[HistoryEntry], str]) -> bytes:
        kept = self._read()
        return portable.encode_export(kept.state, kept.changes_of, words)

    def import_all(self, content: bytes, file: Path, *, replace: bool) -> Assembly:
        state, changes = portable.decode_export(content, file)
        encoded = {number: msgspec.json.encode(done) for number, done in changes.items()}
        self._put(Kept(state, encoded), replace=replace)
        return state.assembly

    def require_writable(self, target: Path, *, replace: bool = False, export: str | None = None) -> None:
        require_writable(target, MemoryKeeper(self._written, export), replace=replace)

    def write_out(
        self, target: Path, content: Content, *, replace: bool, private: bool, export: str | None = None
    ) -> None:
        keeper = MemoryKeeper(self._written, export)
        write_file(target, content, keeper, replace=replace, private=private)

    def write_copy(self, target: Path, content: Content, *, replace: bool) -> None:
        with ExitStack() as own:
            kept, files = self._change or (self._read(), own)
            kept.state.remember_copy(str(target.resolve()))
            files.enter_context(file_written(target, content, NO_KEEPER, replace=replace, private=True))
            if self._change is None:
                self._write(kept)

    # Whether all is well

    def check(self) -> list[Finding]:
        return inconsistencies(self.read())

    def misfit(self) -> Finding | None:
        return next(misfits(self.read()), None)

    def reminder(self, today: date) -> Message | None:
        return None if self._last_read is None else reminder(self._last_read, today)

    # People's data

    def find_person(self, words: str) -> Participant:
        kept = self._read()
        copies = [copy.kept.state for copy in self._backups]
        return find_person(kept.state.assembly, copies, kept.recorded(), words)

    def traces(self, person: Participant) -> Traces:
        kept = self._read()
        present = kept.state.assembly
        records = records_of(present, kept.recorded(), person)
        copies = [(place, _opened(Path(place))) for place in kept.state.copies]
        return Traces(
            history=history_of(kept.state, kept.recorded(), person),
            backups=[
                copy.made
                for copy in reversed(self._backups)
                if same_people(copy.kept.state.assembly, records, present)
            ],
            copies=[
                place for place, copy in copies if copy and same_people(copy.state.assembly, records, present)
            ],
            unseen=[Unreached(place, message("copy-gone")) for place, copy in copies if copy is None],
        )

    def unfinished(self) -> Unfinished:
        return self._read().state.unfinished

    def erase(self, person: Participant) -> Destruction:
        kept = self._read()
        gone = numbers_of(kept.state.assembly, person)
        records = records_of(kept.state.assembly, kept.recorded(), person)
        done = Destruction(people=int(person.id in kept.state.assembly.participants))
        done.changes = _forget(kept, gone)
        kept.state.destroyed = (*kept.state.destroyed, note_of_erasing())
        done.backups = sum(bool(_forget(copy.kept, gone)) for copy in self._backups)
        for copy in self._backups:
            copy.kept.state.destroyed = kept.state.destroyed
        for place in kept.state.copies:
            if (elsewhere := _opened(Path(place))) is None:
                done.out_of_reach.append(Unreached(place, message("copy-gone")))
            else:
                done.copies += bool(_forget(elsewhere, gone))
                replace_file(Path(place), msgspec.json.encode(elsewhere))
        done.mentions = mentions(kept.state, kept.recorded(), records)
        self._write(kept)
        return done

    def finish_erasing(self) -> dict[int, Destruction]:
        return {}

    def purge(self) -> Destruction:
        kept = self._read()
        state = kept.state
        done = Destruction(
            people=len(state.assembly.participants),
            changes=len(state.history.entries),
            backups=len(self._backups),
        )
        for place in state.copies:
            if _opened(Path(place)) is None:
                done.out_of_reach.append(Unreached(place, message("copy-gone")))
            else:
                Path(place).unlink()
                done.copies += 1
        if done.people or done.changes:
            state.destroyed = (*state.destroyed, note_of_purging(state.assembly))
        state.copies = tuple(copy.place for copy in done.out_of_reach)
        state.assembly.remove_everybody()
        state.history = History(last_entry=state.history.last_entry)
        self._backups = []
        self._write(Kept(state, {}))
        return done

    # What is kept

    def _read(self) -> Kept:
        if self._kept is None:
            raise StoreError("store-missing", path=self.place)
        kept = self._kept.copy()
        self._last_read = kept.state
        return kept

    def _put(self, kept: Kept, *, replace: bool) -> None:
        if self._kept is not None:
            if not replace:
                raise RefusedError("store-exists", path=self.place)
            self._backups.append(Copy(self._kept, datetime.now(UTC), is_kept=True))
            known = [*self._kept.state.copies, *kept.state.copies]
            kept.state.copies = tuple(dict.fromkeys(known))
        self._write(kept)

    def _write(self, kept: Kept) -> None:
        self._kept = kept.copy()
        self.has_written = True


def _described(copy: Copy, number: int) -> Backup:
    return Backup(
        number=number,
        name=f"backup {number}",
        place="memory",
        made=copy.made,
        is_kept=copy.is_kept,
        people=len(copy.kept.state.assembly.participants),
        last_change=copy.kept.state.history.head,
    )


def _opened(path: Path) -> Kept | None:
    """What a file made of a snapshot holds; None if it is not there, or something else."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Kept)
    except (OSError, msgspec.DecodeError):
        return None


class MemoryWatch:
    """A `Watch` on a `MemoryStore`."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.assembly = store.read()

    def refresh(self) -> bool:
        before, self.assembly = self.assembly, self._store.read()
        return self.assembly != before

    def record(self, decide: Callable[[Assembly], Sequence[Arrival]]) -> Sequence[Arrival]:
        self.refresh()
        arrivals = decide(self.assembly)
        self._store.note(arrivals)
        self.refresh()
        return arrivals


def _forget(kept: Kept, gone: set[int]) -> int:
    """Take people out of an assembly and of its history; how many changes spoke of them, or their records."""
    forgotten = 0
    for number in gone & kept.state.assembly.participants.keys():
        kept.state.assembly.remove_participant(number)
        forgotten += 1
    kept.state.assembly.forget_for_good(gone)
    for entry in list(kept.state.history.entries.values()):
        changes = kept.changes_of(entry)
        left = changes_without(changes, gone)
        if left != changes:
            forgotten += 1
            kept.changes[entry.number] = msgspec.json.encode(left)
            head = msgspec.structs.replace(entry, summary="", did=summary(left))
            kept.state.history.entries[entry.number] = head
    return forgotten


if TYPE_CHECKING:
    _promised: type[Store] = MemoryStore
