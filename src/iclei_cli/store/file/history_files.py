"""What every change did, in a file for each in a folder beside the assembly's.

The heads of the entries are in the assembly's file; a change's own file is written before that one is
replaced. The replacement is what makes a change count: a change's file without a head, here or in a backup,
is of a change that is forgotten or never came to be, and is swept away. Files are named by what is in them,
too, so that no change is ever written over that of another history.
"""

from __future__ import annotations

import hashlib
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.decoding_errors import UNDECODABLE
from iclei_cli.store.file.backups import heads_in_backups
from iclei_cli.store.history.changes import flaw_of_changes
from iclei_cli.store.values import Change
from iclei_cli.system.atomic_file import make_folder, replace_file
from iclei_cli.system.errors import StoreError
from iclei_cli.system.regular_file import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from iclei_cli.store.history.entries import Entry, History

_DIGITS = 16
"""So much of its checksum is in a file's name."""


def read_changes(folder: Path, entry: Entry) -> list[Change]:
    """What was changed by an entry.

    Raises:
        StoreError: its file is lost or damaged.
    """
    path = file_of(folder, entry)
    content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
    changes = _unpacked(content) if _digest(content) == entry.sha256 else None
    if changes is None or flaw_of_changes(changes) is not None:
        raise StoreError("history-damaged", number=entry.number, path=str(path))
    return changes


def _unpacked(content: bytes) -> list[Change] | None:
    """The changes in a file's content; None if they cannot be read, or would fill the memory."""
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(content, MOST_BYTES)
        return None if unpacking.unconsumed_tail else msgspec.json.decode(plain, type=list[Change])
    except (zlib.error, *UNDECODABLE):
        return None


def readable_changes(folder: Path, history: History) -> Iterator[tuple[Entry, list[Change]]]:
    """What every entry did, oldest first; entries of which that is lost are passed over."""
    for entry in history.entries.values():
        with suppress(StoreError):
            yield entry, read_changes(folder, entry)


def write_changes(folder: Path, entry: Entry, changes: Sequence[Change]) -> Entry:
    """Write down what an entry changed; the head that fits it.

    Raises:
        OSError: it could not be written.
    """
    content = zlib.compress(msgspec.json.encode(changes), level=1)
    make_folder(folder)
    written = msgspec.structs.replace(entry, size=len(content), sha256=_digest(content))
    replace_file(folder / _name(written), content)
    return written


def sweep_changes(folder: Path, history: History, backup_folder: Path) -> None:
    """Remove the files of entries that are in no history any more, neither here nor in a backup."""
    kept = _names(history.entries.values())
    stale = [path for path in folder.glob("*.z") if path.name not in kept]
    if not stale:
        return
    kept = _names(heads_in_backups(backup_folder))
    for path in stale:
        if path.name not in kept:
            with suppress(OSError):
                path.unlink()


def file_of(folder: Path, entry: Entry) -> Path:
    """Where the changes of an entry are kept."""
    path, older = folder / _name(entry), folder / _older_name(entry)
    return older if older.exists() and not path.exists() else path


def _names(entries: Iterable[Entry]) -> set[str]:
    """Every name that a file of these entries can have."""
    return {name for entry in entries for name in (_name(entry), _older_name(entry))}


def _name(entry: Entry) -> str:
    return f"{entry.number:06}-{entry.sha256[:_DIGITS]}.json.z"


def _older_name(entry: Entry) -> str:
    """How earlier versions named it."""
    return f"{entry.number:06}{f'-{entry.rewrites}' if entry.rewrites else ''}.json.z"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
