"""What must hold of a store after the process that wrote it was killed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.store.file.backups import heads_in_backups, newest_good
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.file.history_files import file_of, read_changes
from iclei_cli.system.errors import IcleiError
from stress.scenes import edit, new_assembly
from wording import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.system.messages import Message


@dataclass(frozen=True)
class Snapshot:
    """All that a store tells: the assembly, and the numbers of its changes."""

    assembly: Assembly
    done: tuple[int, ...]
    undone: tuple[int, ...]


def snapshot(store: FileStore) -> Snapshot | None:
    """The store as it is now; None if there is none.

    Raises:
        StoreError: it cannot be read.
    """
    if not store.exists():
        return None
    state = store.read_state()
    done, undone = state.history.undoable(), state.history.redoable()
    return Snapshot(
        assembly=state.assembly,
        done=tuple(entry.number for entry in done),
        undone=tuple(entry.number for entry in undone),
    )


def faults_after_kill(path: Path) -> list[str]:
    """What is wrong with a store whose writer was killed, found by using it: nothing should be.

    It is read, changed, and the change and those before it are undone and redone; the assembly is left as it
    was found.
    """
    waited: list[Message] = []
    store = FileStore(path, tell=waited.append)
    try:
        if not store.exists():
            store.create(new_assembly())
        found = [*_unreadable_changes(store), *_faults_in_use(store)]
    except IcleiError as error:
        return [told(error)]
    return [*found, *_litter(store), *map(told, waited)]


def _unreadable_changes(store: FileStore) -> Iterator[str]:
    for entry in store.read_state().history.entries.values():
        try:
            read_changes(store.history_folder, entry)
        except IcleiError as error:
            yield told(error)


def _faults_in_use(store: FileStore) -> Iterator[str]:
    before = store.read()
    edit(store, 99_999)
    copy = newest_good(store.backup_folder)
    if copy is None or copy.path.read_bytes() != store.path.read_bytes():
        yield "the newest backup is not the file as it is"
    store.undo(1)
    if store.read() != before:
        yield "the next change cannot be undone exactly"
    steps = min(3, len(store.read_state().history.undoable()))
    if steps:
        store.undo(steps)
        store.redo(steps)
    if store.read() != before:
        yield "undo and redo lead elsewhere"


def _litter(store: FileStore) -> Iterator[str]:
    """Files that nobody needs any more, and would hold people's data unseen."""
    yield from (f"left behind: {path}" for path in store.path.parent.rglob("*.tmp"))
    entries = [*store.read_state().history.entries.values(), *heads_in_backups(store.backup_folder)]
    needed = {file_of(store.history_folder, entry) for entry in entries}
    yield from (f"no change's file: {path}" for path in set(store.history_folder.iterdir()) - needed)
