"""Copies on request, and putting a copy back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tinydb import TinyDB

from iclei_cli.store.file.backups import backups, keep_copy
from iclei_cli.store.file.storage import AtomicStorage, read_file, writing
from iclei_cli.store.records import Destroyed, State, read_state
from iclei_cli.system.atomic_file import require_writable, write_file
from iclei_cli.system.errors import RefusedError, StoreError

if TYPE_CHECKING:
    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.store.store import Store
    from iclei_cli.system.atomic_file import Content


def keep_backup(store: Store) -> Path:
    """Keep a copy among the backups that is never rotated away; where.

    Raises:
        StoreError: the file cannot be read, or the folder cannot be written to.
    """
    store.read_state()  # a damaged file is no backup
    with store.locked(), writing(store.path):
        return keep_copy(store.backup_folder, read_file(store.path), on_request=True)


def copy_to(store: Store, target: Path) -> Path:
    """Copy the assembly's file to `target`, and remember where, so that data can be destroyed there too.

    Raises:
        RefusedError: there is a file already, or the place cannot be written to.
        StoreError: the file cannot be read.
    """
    store.read_state()  # a damaged file is no copy
    write_copy(store, read_file(store.path), target, replace=False)
    return target


def write_copy(store: Store, content: Content, target: Path, *, replace: bool) -> None:
    """Write a file with personal data, readable by its owner alone, and remember where it is.

    Raises:
        RefusedError: there is a file already and `replace` is not said, or the place cannot be written to.
        StoreError: the assembly's file cannot be changed.
    """
    if target.resolve() == store.path:
        raise RefusedError("file-exists", path=str(target))
    require_writable(target, replace=replace)
    with store.changing() as state:
        # The place is noted first: a copy that is not known of could never be destroyed.
        state.copies = tuple(dict.fromkeys([*state.copies, str(target.resolve())]))
    write_file(target, content, replace=replace, private=True)


def find_backup(store: Store, which: str) -> Path:
    """The backup of this number in the list (1 is the newest), or the file of a copy.

    Raises:
        RefusedError: there is none.
    """
    copies = backups(store.backup_folder)
    if which.isdecimal() and 1 <= int(which) <= len(copies):
        return copies[int(which) - 1].path
    if not which.isdecimal() and Path(which).is_file():
        return Path(which)
    raise RefusedError(
        "backup-unknown",
        which=which,
        count=len(copies),
    )


def content_of(path: Path) -> State | None:
    """What a copy holds; None if it is damaged."""
    try:
        with TinyDB(path, storage=AtomicStorage) as database:
            return read_state(database, path)
    except StoreError:
        return None


def put_back(store: Store, path: Path) -> tuple[Assembly, int]:
    """Put a copy in the store's place. What is there is kept, and no number is given out twice.

    Returns the assembly, and of how many people data was destroyed since the copy was made.

    Raises:
        RefusedError: the copy is damaged.
        StoreError: the folder cannot be written to.
    """
    state = content_of(path)
    if state is None:
        raise RefusedError(
            "backup-damaged",
            path=str(path),
        )
    present = content_of(store.path) if store.exists() else None
    since: list[Destroyed] = []
    if present is not None:
        state.assembly.last_id = max(state.assembly.last_id, present.assembly.last_id)
        state.history.last_entry = max(state.history.last_entry, present.history.last_entry)
        since = [note for note in present.destroyed if note not in state.destroyed]
        state.destroyed = (*state.destroyed, *since)
        state.copies = tuple(dict.fromkeys([*present.copies, *state.copies]))
    store.put(state, replace=True)
    return state.assembly, sum(note.people for note in since)
