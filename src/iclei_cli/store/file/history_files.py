"""What every change did, in a file for each in a folder beside the assembly's.

The heads of the entries are in the assembly's file; a change's own file is written before that one is
replaced. The replacement is what makes a change count: a change's file without a head is of a change that
never came to be, and is swept away.
"""

from __future__ import annotations

import hashlib
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.values import Change
from iclei_cli.system.atomic_file import replace_file
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from iclei_cli.store.history.entries import Entry, History


def read_changes(folder: Path, entry: Entry) -> list[Change]:
    """What was changed by an entry.

    Raises:
        StoreError: its file is lost or damaged.
    """
    path = file_of(folder, entry.number, entry.rewrites)
    content = path.read_bytes() if path.is_file() else b""
    if _digest(content) != entry.sha256:
        raise StoreError("history-damaged", number=entry.number, path=str(path))
    return msgspec.json.decode(zlib.decompress(content), type=list[Change])


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
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(file_of(folder, entry.number, entry.rewrites), content)
    return msgspec.structs.replace(entry, size=len(content), sha256=_digest(content))


def sweep_changes(folder: Path, history: History) -> None:
    """Remove the files of entries that are forgotten or never came to be."""
    kept = {file_of(folder, entry.number, entry.rewrites).name for entry in history.entries.values()}
    for path in folder.glob("*.z"):
        if path.name not in kept:
            with suppress(OSError):
                path.unlink()


def file_of(folder: Path, number: int, rewrites: int = 0) -> Path:
    """Where the changes of an entry are kept; each rewriting has a name of its own, beside the one before."""
    return folder / f"{number:06}{f'-{rewrites}' if rewrites else ''}.json.z"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
