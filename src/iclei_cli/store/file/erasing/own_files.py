"""One person taken out of what the store itself keeps: what changes did, and backups.

Whatever refuses is noted and passed over: one file that cannot be cleaned does not keep the others from it.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.file.backups import backup_files, heads_in_backups
from iclei_cli.store.file.erasing.forget import forget
from iclei_cli.store.file.erasing.room import is_full
from iclei_cli.store.file.history_files import file_of, read_changes, readable_changes, write_changes
from iclei_cli.store.file.records import replace_copy, state_of_copy
from iclei_cli.store.history.changes import summary
from iclei_cli.store.privacy.forgotten_changes import changes_without, merges_others_with
from iclei_cli.store.privacy.traces import recorded_people, same_records
from iclei_cli.system.errors import StoreError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.store.file.assembly_file import AssemblyFile
    from iclei_cli.store.history.entries import Entry, History
    from iclei_cli.store.state import State
    from iclei_cli.store.values import Change, Destruction


class OwnFiles:
    """The files of one store, as one person is taken out of them.

    Attributes:
        refusals: what could not be cleaned or removed, and is still to be.
    """

    def __init__(self, file: AssemblyFile, done: Destruction) -> None:
        """Clean the files of a store; `done` is told how far that reached."""
        self._file = file
        self._done = done
        self._spoke: set[int] = set()
        self.refusals: list[OSError | StoreError] = []

    def clean_history(self, history: History, gone: Container[int]) -> dict[int, Entry]:
        """The entries of a history without the people in `gone`, written anew beside the old ones.

        What cannot be read could hold anybody, and is of no use for undoing either: it goes.
        """
        entries: dict[int, Entry] = {}
        for number, entry in history.entries.items():
            changes = self._changes_of(entry)
            if merges_others_with(changes, gone):
                # What two people said was put into one there, never to be told apart. Undone, it must not be
                # redone; where it is in effect, all that can be undone before and after goes with it.
                self._spoke.add(number)
                entries = entries if number > history.head else {}
                break
            entries[number] = self._clean(entry, changes, gone) if changes else entry
        self._done.changes = len(self._spoke)
        return entries

    def _changes_of(self, entry: Entry) -> list[Change]:
        path = file_of(self._file.history_folder, entry)
        try:
            return read_changes(self._file.history_folder, entry) if path.exists() else []
        except StoreError:
            self.remove(path)
            self._done.damaged.append(message("damaged-change", number=entry.number))
            return []

    def _clean(self, entry: Entry, changes: list[Change], gone: Container[int]) -> Entry:
        kept = changes_without(changes, gone)
        if kept == changes:
            return entry
        self._spoke.add(entry.number)
        head = msgspec.structs.replace(entry, summary="", did=summary(kept))
        return write_changes(self._file.history_folder, head, kept)

    def clean_backups(self, records: list[Participant], numbers: set[int], present: State) -> None:
        """Take the person of these records out of every backup; one that cannot be read is deleted."""
        for path in files_in(self._file.backup_folder):
            with self._noting():
                content = state_of_copy(path)
                if content is None:
                    path.unlink()
                    self._done.damaged.append(message("damaged-backup", name=path.name))
                    continue
                gone = self._numbers_in(content, records, numbers, present)
                self._done.backups += forget(content, records, numbers, present)
                content.history.entries = self.clean_history(content.history, gone)
                replace_copy(path, content)

    def _numbers_in(
        self, content: State, records: list[Participant], numbers: set[int], present: State
    ) -> set[int]:
        """Under which numbers a backup and its history have the person."""
        if content.is_same(present):
            return numbers
        recorded = readable_changes(self._file.history_folder, content.history)
        people = chain(content.assembly.participants.values(), recorded_people(recorded))
        return same_records(people, records, present.assembly)

    def remove(self, path: Path) -> bool:
        """Remove a file; whether it is gone."""
        with self._noting():
            path.unlink(missing_ok=True)
            return True
        return False

    def clear_away(self, history: History) -> None:
        """Remove what only the files before needed."""
        for copy in backup_files(self._file.backup_folder):
            content = None if copy.is_kept else state_of_copy(copy.path)
            if content is not None and (content.erasing or content.purging):
                # Made on the way, with the mark in it; the next one is made in a moment.
                self.remove(copy.path)
        entries = [*history.entries.values(), *heads_in_backups(self._file.backup_folder)]
        kept = {file_of(self._file.history_folder, entry) for entry in entries}
        for path in files_in(self._file.history_folder):
            if path not in kept:
                self.remove(path)

    @contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except (OSError, StoreError) as error:
            if is_full(error):
                raise
            self.refusals.append(error)


def files_in(folder: Path) -> list[Path]:
    """The files in a folder, by name."""
    return sorted(path for path in folder.glob("*") if path.is_file())
