"""The store of this program: one file, with its history and its backups in a folder beside it."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iclei_cli.store.file.assembly_file import AssemblyFile
from iclei_cli.store.file.backups import BackupFile, backup_files, keep_copy
from iclei_cli.store.file.beside import require_trusted
from iclei_cli.store.file.history_files import file_of, read_changes, readable_changes, write_changes
from iclei_cli.store.file.lock import if_free
from iclei_cli.store.file.records import state_of_copy
from iclei_cli.store.file.storage import read_file, writing
from iclei_cli.store.history.changes import apply, difference
from iclei_cli.store.history.entries import History
from iclei_cli.store.privacy.reminder import reminder
from iclei_cli.store.state import State
from iclei_cli.store.values import Backup, Destruction, Overview, Restored, Traces
from iclei_cli.system.atomic_file import require_writable, write_file
from iclei_cli.system.errors import RefusedError, StoreError
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import HandedOut, Item, Made, Stood
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.store.file.outgoing.keeper import StoreKeeper
    from iclei_cli.store.store import Store, Watch
    from iclei_cli.store.values import Change, Finding, HistoryEntry, KnownCopy, Unfinished
    from iclei_cli.system.atomic_file import Content
    from iclei_cli.system.messages import Message


class FileStore(AssemblyFile):
    """A `Store` in a file. What each method means, and when it is refused, is said there.

    What few commands need is imported when they ask for it: every command starts with this module.
    """

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def has_changed(self) -> bool:
        return self._has_changed

    @property
    def place(self) -> str:
        return str(self.path)

    def doubt(self) -> Message | None:
        from iclei_cli.store.file.safe_place import doubt_of

        return doubt_of(self.path)

    # The assembly

    def create(self, assembly: Assembly, *, replace: bool = False) -> None:
        if not replace:
            self.require_new()
        self.put(State(assembly=assembly, history=History()), replace=replace)

    def read(self) -> Assembly:
        return self.read_state().assembly

    def overview(self) -> Overview:
        state = self.read_state()
        return Overview(
            assembly=state.assembly,
            changes=len(state.history.entries),
            destroyed=state.destroyed,
            identity=state.identity,
        )

    @contextmanager
    def transaction(self, *, otherwise: Assembly | None = None) -> Iterator[Assembly]:
        with self.changing(otherwise=otherwise) as state:
            before = state.assembly.copy()
            yield state.assembly
            changes = difference(before, state.assembly)
            self._has_changed = bool(changes)
            if changes:
                entry = state.history.next_entry(changes, self.command)
                with writing(self.path):
                    entry = write_changes(self.history_folder, entry, changes)
                state.history.add(entry)

    # The door

    def watch(self) -> Watch:
        from iclei_cli.store.file.journals.watch import FileWatch

        return FileWatch(self)

    # What was handed out

    def hand_out(
        self, export: str, values: Mapping[Item, Mapping[str, Stood]], made: Made | None = None
    ) -> None:
        from iclei_cli.assembly.nouns.day.handed_out import HandedOut

        time = datetime.now(UTC).isoformat()
        records = [
            HandedOut(export=export, item=item, time=time, values=dict(stood), made=made or {})
            for item, stood in values.items()
        ]
        if records:
            self.note_handed_out(records)

    def claim(self, export: str, item: Item, values: Mapping[str, Stood], known: HandedOut | None) -> bool:
        with self.journals.handed_out.locked():
            is_as_known = self.read().on_paper(export).get(item) == known
            if is_as_known:
                self.hand_out(export, {item: values})
            return is_as_known

    # The history

    def history(self) -> list[HistoryEntry]:
        history = self.read_state().history
        return [history.describe(entry) for entry in history.entries.values()]

    def changes_of(self, number: int) -> tuple[HistoryEntry, list[Change]]:
        def look(state: State) -> tuple[HistoryEntry, list[Change]]:
            entry = state.history.find(number)
            return state.history.describe(entry), read_changes(self.history_folder, entry)

        return self.at_one_moment(look)

    def undo(self, steps: int) -> list[HistoryEntry]:
        return self._step(steps, back=True)

    def redo(self, steps: int) -> list[HistoryEntry]:
        return self._step(steps, back=False)

    def _step(self, steps: int, *, back: bool) -> list[HistoryEntry]:
        with self.changing() as state:
            entries = state.history.step(steps, back=back)
            for entry in entries:
                apply(state.assembly, read_changes(self.history_folder, entry), backwards=back)
            return [state.history.describe(entry) for entry in entries]

    # Copies

    def backups(self) -> list[Backup]:
        require_trusted(self.folder)
        files = backup_files(self.backup_folder)
        return [_describe(file, number) for number, file in enumerate(files, start=1)]

    def keep_backup(self) -> str:
        self.settle_journals()
        self.read_state()  # a damaged file is no backup
        with self.locked(), writing(self.path):
            return str(keep_copy(self.backup_folder, read_file(self.path), on_request=True))

    def find_backup(self, which: str) -> Backup:
        require_trusted(self.folder)
        files = backup_files(self.backup_folder)
        if which.isdecimal():
            number = whole_number(which)
            if 1 <= number <= len(files):
                return _describe(files[number - 1], number)
        elif Path(which).is_file():
            return _copy_elsewhere(Path(which))
        raise RefusedError("backup-unknown", which=which, count=len(files))

    def restore(self, backup: Backup) -> Restored:
        from iclei_cli.store.file.erasing.forget import forget

        # From the reading on: what somebody destroys meanwhile must not come back.
        with self.locked():
            with suppress(StoreError):
                self.settle_journals()
            state = state_of_copy(Path(backup.place))
            if state is None:
                raise RefusedError("backup-damaged", path=backup.place)
            present = self._last_known()
            destroyed = 0 if present is None else state.follow(present)
            if present is not None and state.is_same(present):
                # It may be from where nobody could reach it when they were erased.
                forget(state, [], set(present.erased), present)
            entries = state.history.entries.values()
            lost = {entry.number for entry in entries if not file_of(self.history_folder, entry).exists()}
            forgotten = state.history.forget(lost)
            self.put(state, replace=True)
            return Restored(state.assembly, destroyed, forgotten)

    def copies(self) -> list[KnownCopy]:
        from iclei_cli.store.file.erasing.copies import known_copies

        return known_copies(self, self.read_state())

    def forget_copy(self, place: Path, reason: str) -> None:
        from iclei_cli.store.privacy.notes import note_of_copy

        with self.changing() as state:
            known = {
                self.place_of_copy(text): text
                for text in (*state.copies, *(owed.place for owed in state.owed))
            }
            meant = place.parent.resolve() / place.name
            if meant not in known:
                raise RefusedError("copy-unknown", place=str(place), count=len(known))
            state.forget_copy(known[meant])
            state.destroyed = (*state.destroyed, note_of_copy(str(meant), reason))

    def settle_copies(self) -> list[Message]:
        if self._has_settled or self.last_read is None or not self.last_read.owed:
            return []
        from iclei_cli.store.file.erasing.copies import settle_now

        self._has_settled = True
        return settle_now(self, self.last_read)

    def _last_known(self) -> State | None:
        """The state as it is; as it was last, if it is damaged or gone; None if nothing is known of it."""
        files = (self.path, *(copy.path for copy in backup_files(self.backup_folder)))
        return next((state for path in files if (state := state_of_copy(path)) is not None), None)

    def snapshot(self) -> bytes:
        self.settle_journals()
        self.read_state()  # a damaged file is no copy
        return read_file(self.path)

    def export_all(self, words: Callable[[HistoryEntry], str]) -> bytes:
        from iclei_cli.store.portable import encode_export

        def look(state: State) -> bytes:
            return encode_export(state, lambda entry: read_changes(self.history_folder, entry), words)

        return self.at_one_moment(look)

    def import_all(self, content: bytes, file: Path, *, replace: bool) -> Assembly:
        from iclei_cli.store.portable import decode_export

        state, changes = decode_export(content, file)
        with self.locked():
            self.require_replaceable(replace=replace)
            self._require_nobody_erased(state, file)
            with writing(self.path):
                state.history.entries = {
                    number: write_changes(self.history_folder, entry, changes[number])
                    for number, entry in state.history.entries.items()
                }
            self.put(state, replace=replace)
        return state.assembly

    def _require_nobody_erased(self, state: State, file: Path) -> None:
        """Make sure that nobody comes back who was erased here since an export was made.

        Raises:
            RefusedError: `import-has-erased`.
        """
        present = self._last_known()
        if present is None or not state.is_same(present):
            return
        people = state.assembly.participants.values()
        back = {ident for person in people for ident in (person.id, *person.merged)} & set(present.erased)
        if back:
            raise RefusedError("import-has-erased", file=str(file), count=len(back))

    def require_writable(self, target: Path, *, replace: bool = False, export: str | None = None) -> None:
        require_writable(target, self._asked(export), replace=replace)

    def write_out(
        self, target: Path, content: Content, *, replace: bool, private: bool, export: str | None = None
    ) -> None:
        write_file(target, content, self._asked(export), replace=replace, private=private)

    def _asked(self, export: str | None) -> StoreKeeper:
        """Who is asked before a file goes out. Whose export it is, the assembly tells."""
        if export is not None and self.last_read is None:
            self.read_state()
        return self.keeper(export)

    def write_copy(self, target: Path, content: Content, *, replace: bool) -> None:
        self.require_writable(target, replace=replace)
        self.write_with_change(target, content, replace=replace)

    # Whether all is well

    def check(self) -> list[Finding]:
        from iclei_cli.store.file.check import check_file

        return check_file(self)

    def misfit(self) -> Finding | None:
        from iclei_cli.store.consistency import misfits

        return None if self.last_read is None else next(misfits(self.last_read.assembly), None)

    def reminder(self, today: date) -> Message | None:
        if self.last_read is None:
            return None
        if self.last_read.erasing or self.last_read.purging:
            # Perhaps not interrupted, but going on: then whoever is at it would say so.
            with if_free(self.folder) as is_free:
                return reminder(self.read_state(), today) if is_free else None
        return reminder(self.last_read, today)

    # People's data

    def find_person(self, words: str) -> Participant:
        from iclei_cli.store.privacy.traces import find_person

        def look(state: State) -> Participant:
            oldest_first = reversed(backup_files(self.backup_folder))
            copies = (state_of_copy(file.path) for file in oldest_first)
            return find_person(
                state.assembly,
                (copy for copy in copies if copy is not None),
                readable_changes(self.history_folder, state.history),
                words,
            )

        return self.at_one_moment(look)

    def traces(self, person: Participant) -> Traces:
        return self.at_one_moment(lambda state: self._traces(state, person))

    def _traces(self, state: State, person: Participant) -> Traces:
        from iclei_cli.store.file.erasing.copies import copies_with
        from iclei_cli.store.privacy.traces import history_of, records_of, same_people

        recorded = list(readable_changes(self.history_folder, state.history))
        records = records_of(state.assembly, recorded, person)

        def holds(path: Path) -> bool:
            copy = state_of_copy(path)
            return copy is not None and bool(same_people(copy.assembly, records, state.assembly))

        copies, unseen = copies_with(self, state, records)
        return Traces(
            history=history_of(state, recorded, person),
            backups=[file.made for file in backup_files(self.backup_folder) if holds(file.path)],
            copies=copies,
            unseen=unseen,
        )

    def unfinished(self) -> Unfinished:
        return self.read_state().unfinished

    def erase(self, person: Participant) -> Destruction:
        from iclei_cli.store.file.erasing.erase import erase

        self._has_settled = True
        # Several writes, but nobody else is let in between: only a kill leaves it half done.
        with self.locked():
            return erase(self, person)

    def finish_erasing(self) -> dict[int, Destruction]:
        with self.locked():
            return {ident: self._finish_erasing(ident) for ident in self.unfinished().erasing}

    def _finish_erasing(self, ident: int) -> Destruction:
        from iclei_cli.store.file.erasing.erase import finish_erasing

        try:
            person = self.find_person(str(ident))
        except RefusedError:
            finish_erasing(self, ident)
            return Destruction()
        return self.erase(person)

    def purge(self) -> Destruction:
        from iclei_cli.store.file.erasing.erase import purge

        self._has_settled = True
        with self.locked():
            return purge(self)


def _describe(file: BackupFile, number: int | None) -> Backup:
    state = state_of_copy(file.path)
    return Backup(
        number=number,
        name=file.path.name,
        place=str(file.path),
        made=file.made,
        is_kept=file.is_kept,
        people=None if state is None else len(state.assembly.participants),
        last_change=None if state is None else state.history.head,
    )


def _copy_elsewhere(path: Path) -> Backup:
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return _describe(BackupFile(path, made, is_kept=True), None)


if TYPE_CHECKING:
    _promised: type[Store] = FileStore
