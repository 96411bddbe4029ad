"""A TinyDB storage that replaces its file whole, so that a reader never sees half a write.

TinyDB's own JSONStorage overwrites the file in place: a crash in between leaves neither the old nor the new.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tinydb.storages import Storage

from iclei_cli.store.file.envelope import Tables, seal, unseal
from iclei_cli.system.atomic_file import replace_file
from iclei_cli.system.errors import StoreError, reason_of
from iclei_cli.system.regular_file import OddFileError, read_regular, why_not_read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
            self._tables = unseal(read_file(self._path), self._path)
        return self._tables

    def write(self, data: Tables) -> None:
        """Keep the tables for `flush`."""
        self._tables = data

    def flush(self) -> bytes:
        """Replace the file with what was written; its new content.

        Raises:
            StoreError: the disk or the folder refuses it; the old file is as it was.
        """
        content = seal(self._tables or {})
        with writing(self._path):
            replace_file(self._path, content)
        return content


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        StoreError: it cannot be read.
    """
    try:
        return read_regular(path)
    except (OddFileError, OSError) as error:
        raise StoreError("store-unreadable", path=str(path), reason=why_not_read(error)) from error


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
            reason=reason_of(error),
        ) from error
