"""Reading and changing the file of an assembly, one command at a time.

Beside `assembly.json` there is a folder `.assembly.json.d` with the lock, what every change did (`history`)
and copies of the file (`backups`). All of it can be read by its owner alone.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tinydb import TinyDB

from iclei_cli.store.file.backups import keep_copy, newest_good
from iclei_cli.store.file.envelope import version_of
from iclei_cli.store.file.history_files import sweep_changes
from iclei_cli.store.file.lock import locked
from iclei_cli.store.file.migrations import SCHEMA
from iclei_cli.store.file.records import read_file_state, read_state, write_state
from iclei_cli.store.file.storage import AtomicStorage, read_file, writing
from iclei_cli.store.history.entries import History
from iclei_cli.store.state import State
from iclei_cli.system.atomic_file import sweep
from iclei_cli.system.errors import RefusedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.system.messages import Message


def _no_one(_: object) -> None:
    """Pass over what is told."""


class AssemblyFile:
    """The file of one assembly, and what is kept beside it.

    Attributes:
        path: of the file.
        folder: beside it, where the rest is kept.
        command: what the history notes as the cause of changes.
        last_read: all that the file held when it was read last; None if it was not.
    """

    def __init__(
        self,
        path: Path,
        *,
        command: str = "",
        tell: Callable[[Message], None] = _no_one,
    ) -> None:
        """Stand for the file at `path`, which need not exist yet.

        `command` is what the history notes as the cause of changes; it must name nobody. `tell` hears of
        waiting for another command.
        """
        self.path = path.resolve()
        self.folder = self.path.with_name(f".{self.path.name}.d")
        self.last_read: State | None = None
        self._has_written = False
        self.command = command
        self._tell = tell

    @property
    def has_written(self) -> bool:
        """Whether the file was changed through this object."""
        return self._has_written

    @property
    def history_folder(self) -> Path:
        """Where it is kept what every change did."""
        return self.folder / "history"

    @property
    def backup_folder(self) -> Path:
        """Where copies of the file are kept."""
        return self.folder / "backups"

    def exists(self) -> bool:
        """Whether there is an assembly yet."""
        return self.path.exists()

    def require_new(self) -> None:
        """Make sure that no assembly was here whose history the first change of a new one would sweep away.

        Raises:
            StoreError: its file is gone, but there are backups of it.
        """
        # In this order, so that one that is being started at this very moment does not look gone.
        if newest_good(self.backup_folder) is not None and not self.exists():
            raise StoreError(
                "store-gone",
                path=str(self.path),
                folder=str(self.folder),
            )

    def read_state(self) -> State:
        """The assembly as it is now, with its history. Takes no lock: the file is only ever replaced whole.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        self._require()
        self.last_read = read_file_state(self.path)
        return self.last_read

    @contextmanager
    def changing(self, *, otherwise: Assembly | None = None) -> Iterator[State]:
        """Change anything of the file, its history included, in one step; nothing of this is noted or undone.

        Nobody else can change it from the reading to the writing. A block that raises changes nothing, and
        a block that changes nothing writes nothing. Where there is no assembly yet, the block gets the one
        given as `otherwise`.

        Raises:
            StoreError: the file is missing, unreadable, unwritable, or locked by another for too long.
        """
        if otherwise is None:
            self._require()
        with self.locked(), TinyDB(self.path, storage=AtomicStorage) as database:
            before = read_state(database, self.path) if otherwise is None or self.exists() else None
            if before is not None:
                state = self.last_read = before.copy()
            else:
                assert otherwise is not None
                self.require_new()
                state = State(assembly=otherwise, history=History())
            yield state
            if state != before:
                self._keep_older_layout()
                storage = database.storage
                assert isinstance(storage, AtomicStorage)
                self._write(storage, state)

    def put(self, state: State, *, replace: bool) -> None:
        """Put a whole state here: a new assembly, or one that was kept elsewhere.

        What is replaced stays among the backups.

        Raises:
            RefusedError: there is one already and `replace` is not said.
            StoreError: the folder cannot be written to, or the file is locked.
        """
        with self.locked():
            if self.exists() and not replace:
                raise RefusedError(
                    "store-exists",
                    path=str(self.path),
                )
            if self.exists():
                with writing(self.path):
                    keep_copy(self.backup_folder, read_file(self.path), on_request=True)
                # What was copied elsewhere has to be destroyed one day, whatever takes this place.
                with suppress(StoreError):
                    state.copies = tuple(dict.fromkeys([*self.read_state().copies, *state.copies]))
            storage = AtomicStorage(self.path)
            storage.write({})
            self._write(storage, state)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other command from changing anything while the block runs.

        Raises:
            StoreError: the folder cannot be written to, or the file is locked.
        """
        with locked(self.folder, self.path, self.command, self._tell):
            sweep(self.path.parent, self.path.name)
            sweep(self.history_folder)
            sweep(self.backup_folder)
            yield

    def _write(self, storage: AtomicStorage, after: State) -> None:
        after.revision += 1
        write_state(storage, after)
        content = storage.flush()
        self._has_written = True
        # The change is in effect from here on: what follows is convenience and must not fail it.
        with suppress(OSError):
            keep_copy(self.backup_folder, content)
        sweep_changes(self.history_folder, after.history, self.backup_folder)

    def _keep_older_layout(self) -> None:
        """Before a file of an older layout is replaced by one of the present: keep it as it is."""
        if not self.exists():
            return
        content = read_file(self.path)
        if version_of(content) != SCHEMA:
            with writing(self.path):
                keep_copy(self.backup_folder, content, on_request=True)

    def _require(self) -> None:
        if self.exists():
            return
        self.require_new()
        raise StoreError(
            "store-missing",
            path=str(self.path),
        )
