"""Opening, reading and changing the file of an assembly, one command at a time."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tinydb import TinyDB

from iclei_cli.assembly.errors import RefusedError, StoreError
from iclei_cli.store.records import read_assembly, write_assembly
from iclei_cli.store.storage import PRIVATE, AtomicStorage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from iclei_cli.assembly.assembly import Assembly

FILE_NAME = "assembly.json"
LOCK_SECONDS = 10.0
"""How long a command waits for another one to finish its change."""


def nearest_store(folder: Path) -> Path | None:
    """The assembly's file in this folder or the nearest one above it."""
    candidates = (place / FILE_NAME for place in (folder, *folder.parents))
    return next((path for path in candidates if path.is_file()), None)


class Store:
    """The file of one assembly."""

    def __init__(self, path: Path) -> None:
        """Stand for the file at `path`, which need not exist yet."""
        self.path = path.resolve()

    def exists(self) -> bool:
        """Whether there is an assembly yet."""
        return self.path.exists()

    def read(self) -> Assembly:
        """The assembly as it is now. Takes no lock: the file is only ever replaced whole.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        self._require()
        with TinyDB(self.path, storage=AtomicStorage) as database:
            return read_assembly(database, self.path)

    @contextmanager
    def transaction(self, *, otherwise: Assembly | None = None) -> Iterator[Assembly]:
        """Change the assembly: what the block does to it is written in one step when the block ends well.

        Nobody else can change it from the reading to the writing. A block that raises changes nothing.
        Where there is no assembly yet, the block gets the one given as `otherwise`.

        Raises:
            StoreError: the file is missing, unreadable, unwritable, or locked by another for too long.
        """
        if otherwise is None:
            self._require()
        with self._locked(), TinyDB(self.path, storage=AtomicStorage) as database:
            before = read_assembly(database, self.path) if otherwise is None or self.exists() else None
            assembly = before.copy() if before is not None else otherwise
            assert assembly is not None
            yield assembly
            self._write(database, before, assembly)

    def create(self, assembly: Assembly, *, replace: bool = False) -> None:
        """Put a new assembly here.

        Raises:
            RefusedError: there is one already and `replace` is not said.
            StoreError: the folder cannot be written to, or the file is locked.
        """
        with self._locked():
            if self.exists() and not replace:
                raise RefusedError(
                    "store-exists",
                    "{path} already holds an assembly. Next: work on in that folder, or start in another one",
                    path=str(self.path),
                )
            with TinyDB(self.path, storage=AtomicStorage) as database:
                database.storage.write({})
                self._write(database, None, assembly)

    @staticmethod
    def _write(database: TinyDB, before: Assembly | None, after: Assembly) -> None:
        write_assembly(database, before, after)
        storage = database.storage
        assert isinstance(storage, AtomicStorage)
        storage.flush()

    def _require(self) -> None:
        if not self.exists():
            raise StoreError(
                "store-missing",
                "There is no assembly at {path}. "
                "Next: iclei participants import FILE, or iclei init, or name one with --store",
                path=str(self.path),
            )

    @contextmanager
    def _locked(self) -> Iterator[None]:
        # Only a command that writes pays for importing the lock.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        lock = FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=LOCK_SECONDS, mode=PRIVATE)
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreError(
                "store-locked",
                "Another command has been changing {path} for over {seconds:g} s. "
                "Next: wait for it to end, or close it, and repeat the command",
                path=str(self.path),
                seconds=LOCK_SECONDS,
            ) from error
        except OSError as error:
            raise StoreError(
                "store-unwritable",
                "{folder} cannot be written to ({reason}). Next: choose a folder you may write to",
                folder=str(self.path.parent),
                reason=os.strerror(error.errno) if error.errno else str(error),
            ) from error
        try:
            yield
        finally:
            lock.release()
