"""A TinyDB storage that replaces its file whole, so that a reader never sees half a write.

TinyDB's own JSONStorage overwrites the file in place: a crash in between leaves neither the old nor the new.
Here the new content goes to a temporary file beside the old one, is forced to disk, takes the old name in one
step (`rename` is atomic by POSIX), and then the folder's entry is forced to disk as well.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
from tinydb.storages import Storage

from iclei_cli.assembly.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE = 0o600
"""Only the owner may read and write: the file holds personal data."""

Tables = dict[str, dict[str, dict[str, Any]]]


class AtomicStorage(Storage):
    """Reads the file once; keeps writes in memory until `flush` puts them all on disk in one replacement."""

    def __init__(self, path: Path) -> None:
        """Stand for the file at `path`, which need not exist yet."""
        self._path = path
        self._tables: Tables | None = None
        self._is_changed = False

    def read(self) -> Tables | None:
        """The tables as last written, or as the file has them; None if there is no file.

        Raises:
            StoreError: the file cannot be read or is no assembly.
        """
        if self._tables is None and self._path.exists():
            self._tables = _decode(self._path)
        return self._tables

    def write(self, data: Tables) -> None:
        """Keep the tables for `flush`."""
        self._tables = data
        self._is_changed = True

    def flush(self) -> None:
        """Replace the file with what was written; without a change, leave it alone.

        Raises:
            StoreError: the disk or the folder refuses it; the old file is as it was.
        """
        if not self._is_changed:
            return
        content = msgspec.json.format(msgspec.json.encode(self._tables), indent=1)
        try:
            replace_file(self._path, content)
        except OSError as error:
            raise StoreError(
                "store-unwritable",
                "{path} could not be written ({reason}); it is as it was before. "
                "Next: free some space or choose a folder you may write to, and repeat the command",
                path=str(self._path),
                reason=error.strerror or str(error),
            ) from error


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path`, all or nothing, readable by the owner alone.

    Raises:
        OSError: nothing was replaced and no temporary file is left.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}.tmp")
    descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Force a rename to disk. Windows has no way to (and no need: NTFS journals it)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _decode(path: Path) -> Tables:
    try:
        tables = msgspec.json.decode(path.read_bytes(), type=Tables)
        _require_numbers(tables)
    except OSError as error:
        raise StoreError(
            "store-unreadable",
            "{path} could not be read ({reason}). Next: check that you may read it",
            path=str(path),
            reason=error.strerror or str(error),
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError(
            "store-damaged",
            "{path} is no readable assembly ({reason}). Next: put a copy of it back, or name another --store",
            path=str(path),
            reason=str(error),
        ) from error
    return tables


def _require_numbers(tables: Tables) -> None:
    """TinyDB numbers its documents; a document that is not, it would fail to read without saying where."""
    for name, documents in tables.items():
        for number in documents:
            if not number.isdecimal():
                raise msgspec.DecodeError(f"{name} has a document “{number}”, which is no number")
