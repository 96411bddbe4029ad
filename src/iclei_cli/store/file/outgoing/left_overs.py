"""What a killed command leaves where it was writing: noted before it is made, removed by the next command.

In the folder `outgoing` beside the assembly, each note is a file that holds the path of one temporary file.
It is locked for as long as that file is being made. A note that nobody holds is of a command that was killed.
"""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from iclei_cli.system.atomic_file import PRIVATE, create_file, is_temporary, make_folder, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCK = ".lock"


@contextmanager
def noted(folder: Path, temporary: Path) -> Iterator[None]:
    """Keep a note, in `folder`, that there may be a temporary file, for as long as the block runs.

    An assembly that is only read need not be on a disk that can be written to: then there is no note.
    """
    # Only a command that writes pays for importing the lock.
    from filelock import FileLock  # noqa: PLC0415

    note = folder / secrets.token_hex(8)
    lock = FileLock(_lock_of(note), mode=PRIVATE)
    with suppress(OSError):
        make_folder(folder)
        lock.acquire(timeout=0)
        # It is on disk before there is what it is about.
        create_file(note, os.fsencode(_from(_base(note), temporary)))
    try:
        yield
    finally:
        with suppress(OSError):
            if not temporary.exists():
                note.unlink(missing_ok=True)
        lock.release()
        with suppress(OSError):
            _lock_of(note).unlink(missing_ok=True)


def sweep_left_overs(folder: Path) -> list[Path]:
    """Remove what killed commands left, by the notes in `folder`; what cannot be reached or removed.

    What is being made at this moment stays.
    """
    try:
        notes = sorted(note for note in folder.iterdir() if note.suffix != _LOCK)
    except OSError:
        return []  # there was never a note
    return [left for note in notes if (left := _swept(note)) is not None]


def _swept(note: Path) -> Path | None:
    """Remove what one note is about, and the note; the file that is still there."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - as above

    lock = FileLock(_lock_of(note), mode=PRIVATE)
    try:
        with lock.acquire(timeout=0):
            left = _removed(note)
    except (Timeout, OSError):
        return None  # it is being made, or was noted on a disk that cannot be written to by now
    if left is None:
        with suppress(OSError):
            _lock_of(note).unlink(missing_ok=True)
    return left


def _removed(note: Path) -> Path | None:
    temporary = _base(note) / os.fsdecode(note.read_bytes())
    try:
        if not temporary.parent.is_dir():
            return temporary  # perhaps on a stick that is not plugged in
        # A name that is none of ours is nothing to be removed, whoever wrote the note.
        if is_temporary(temporary):
            temporary.unlink()
            sync_folder(temporary.parent)
    except OSError:
        return temporary
    note.unlink(missing_ok=True)
    return None


def _base(note: Path) -> Path:
    """The folder of the assembly: what lies in or below it is noted from there on, as all may be moved."""
    return note.parents[2]


def _from(base: Path, path: Path) -> Path:
    return path.relative_to(base) if path.is_relative_to(base) else path


def _lock_of(note: Path) -> Path:
    return note.with_name(f"{note.name}{_LOCK}")
