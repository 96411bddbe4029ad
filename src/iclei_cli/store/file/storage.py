"""A TinyDB storage that replaces its file whole, so that a reader never sees half a write.

TinyDB's own JSONStorage overwrites the file in place: a crash in between leaves neither the old nor the new.
Here the new content goes to a temporary file beside the old one, is forced to disk, takes the old name in one
step (`rename` is atomic by POSIX), and then the folder's entry is forced to disk as well.
"""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from glob import escape
from typing import TYPE_CHECKING

from tinydb.storages import Storage

from iclei_cli.store.file.envelope import Tables, opened, sealed
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE = 0o600
"""Only the owner may read and write: the file holds personal data."""

_RANDOM = 12
"""How many hexadecimal digits set the names of temporary files apart."""


class AtomicStorage(Storage):
    """Reads the file once; keeps writes in memory until `flush` puts them all on disk in one replacement."""

    def __init__(self, path: Path) -> None:
        """Stand for the file at `path`, which need not exist yet."""
        self._path = path
        self._tables: Tables | None = None

    def read(self) -> Tables | None:
        """The tables as last written, or as the file has them; None if there is no file.

        Raises:
            StoreError: the file cannot be read or is no assembly.
        """
        if self._tables is None and self._path.exists():
            self._tables = opened(read_file(self._path), self._path)
        return self._tables

    def write(self, data: Tables) -> None:
        """Keep the tables for `flush`."""
        self._tables = data

    def flush(self) -> bytes:
        """Replace the file with what was written; its new content.

        Raises:
            StoreError: the disk or the folder refuses it; the old file is as it was.
        """
        content = sealed(self._tables or {})
        with writing(self._path):
            replace_file(self._path, content)
        return content


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        StoreError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(
            "store-unreadable",
            path=str(path),
            reason=error.strerror or str(error),
        ) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn the refusal of a disk or a folder into a sentence about the assembly at `path`.

    Raises:
        StoreError: the block raised an OSError.
    """
    try:
        yield
    except OSError as error:
        raise StoreError(
            "store-unwritable",
            path=str(path),
            reason=error.strerror or str(error),
        ) from error


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path`, all or nothing, readable by the owner alone.

    Raises:
        OSError: nothing was replaced and no temporary file is left.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(_RANDOM // 2)}.tmp")
    descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    # The new file is in place by now: a file system that cannot sync a folder is no reason to say otherwise.
    with suppress(OSError):
        sync_folder(path.parent)


def sweep(folder: Path, name: str | None = None) -> None:
    """Remove temporary files that a killed process left in `folder`: those of the file `name`, or all.

    Only for whoever holds the lock.
    """
    file = "*" if name is None else escape(name)
    for stale in folder.glob(f".{file}.{'[0-9a-f]' * _RANDOM}.tmp"):
        with suppress(OSError):
            stale.unlink()


def sync_folder(folder: Path) -> None:
    """Force a rename to disk. Windows has no way to (and no need: NTFS journals it)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
