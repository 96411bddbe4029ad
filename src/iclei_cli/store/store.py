"""Opening, reading and changing the file of an assembly, one command at a time.

Beside `assembly.json` there is a folder `.assembly.json.d` with the lock, what every change did (`history`)
and copies of the file (`backups`). All of it can be read by its owner alone.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tinydb import TinyDB

from iclei_cli.store.file.backups import keep_copy, newest_good
from iclei_cli.store.file.envelope import version_of
from iclei_cli.store.file.lock import locked
from iclei_cli.store.file.migrations import SCHEMA
from iclei_cli.store.file.storage import AtomicStorage, read_file, writing
from iclei_cli.store.history.changes import apply, difference
from iclei_cli.store.history.entries import Entry, History, changes_of
from iclei_cli.store.records import State, read_state, write_state
from iclei_cli.system.atomic_file import sweep
from iclei_cli.system.errors import RefusedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from iclei_cli.assembly.assembly import Assembly

FILE_NAME = "assembly.json"


def nearest_store(folder: Path) -> Path | None:
    """The assembly's file in this folder or the nearest one above it."""
    candidates = (place / FILE_NAME for place in (folder, *folder.parents))
    return next((path for path in candidates if path.is_file()), None)


def _no_one(_: object) -> None:
    """Hear of it, and tell nobody."""


class Store:
    """The file of one assembly, and what is kept beside it."""

    def __init__(
        self,
        path: Path,
        *,
        command: str = "",
        tell: Callable[[str], None] = _no_one,
        seen: Callable[[State], None] = _no_one,
    ) -> None:
        """Stand for the file at `path`, which need not exist yet.

        `command` is what the history notes as the cause of changes; it must name nobody. `tell` hears of
        waiting for another command, `seen` is given every state that is read. `has_written` tells whether
        it has changed the file.
        """
        self.path = path.resolve()
        self.folder = self.path.with_name(f".{self.path.name}.d")
        self.has_written = False
        self._command = command
        self._tell = tell
        self._seen = seen

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

    def read(self) -> Assembly:
        """The assembly as it is now.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        return self.read_state().assembly

    def read_state(self) -> State:
        """The assembly as it is now, with its history. Takes no lock: the file is only ever replaced whole.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        self._require()
        with TinyDB(self.path, storage=AtomicStorage) as database:
            state = read_state(database, self.path)
        self._seen(state)
        return state

    @contextmanager
    def transaction(self, *, otherwise: Assembly | None = None) -> Iterator[Assembly]:
        """Change the assembly: what the block does to it is written in one step when the block ends well.

        Nobody else can change it from the reading to the writing. A block that raises changes nothing, and
        a block that changes nothing writes nothing. The change can be undone. Where there is no assembly
        yet, the block gets the one given as `otherwise`.

        Raises:
            StoreError: the file is missing, unreadable, unwritable, or locked by another for too long.
        """
        with self.changing(otherwise=otherwise) as state:
            before = state.assembly.copy()
            yield state.assembly
            changes = difference(before, state.assembly)
            if changes:
                with writing(self.path):
                    state.history.record(self.history_folder, changes, self._command)

    @contextmanager
    def changing(self, *, otherwise: Assembly | None = None) -> Iterator[State]:
        """Change anything of the file, its history included, in one step; nothing of this is noted or undone.

        Raises:
            StoreError: as `transaction`.
        """
        if otherwise is None:
            self._require()
        with self._locked(), TinyDB(self.path, storage=AtomicStorage) as database:
            before = read_state(database, self.path) if otherwise is None or self.exists() else None
            if before is not None:
                state = before.copy()
                self._seen(state)
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

    def create(self, assembly: Assembly, *, replace: bool = False) -> None:
        """Put a new assembly here. What is replaced stays among the backups.

        Raises:
            RefusedError: there is one already and `replace` is not said.
            StoreError: as `require_new`, or the folder cannot be written to, or the file is locked.
        """
        if not replace:
            self.require_new()
        self.put(State(assembly=assembly, history=History()), replace=replace)

    def put(self, state: State, *, replace: bool) -> None:
        """Put a whole state here: a new assembly, or one that was kept elsewhere. As `create`.

        Raises:
            RefusedError: there is one already and `replace` is not said.
            StoreError: the folder cannot be written to, or the file is locked.
        """
        with self._locked():
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
                    known = self.read_state().copies
                    state.copies = tuple(dict.fromkeys([*known, *state.copies]))
            storage = AtomicStorage(self.path)
            storage.write({})
            self._write(storage, state)

    def undo(self, steps: int) -> list[Entry]:
        """Take back the last changes that are in effect; those, the latest first.

        Raises:
            RefusedError: there are fewer.
            StoreError: what they did is lost, or as `transaction`.
        """
        with self.changing() as state:
            entries = state.history.step_back(steps)
            for entry in entries:
                apply(state.assembly, changes_of(self.history_folder, entry), backwards=True)
        return entries

    def redo(self, steps: int) -> list[Entry]:
        """Make the changes again that were undone last; those, in order.

        Raises:
            RefusedError: there are fewer.
            StoreError: what they did is lost, or as `transaction`.
        """
        with self.changing() as state:
            entries = state.history.step_on(steps)
            for entry in entries:
                apply(state.assembly, changes_of(self.history_folder, entry), backwards=False)
        return entries

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other command from changing anything while the block runs.

        Raises:
            StoreError: the folder cannot be written to, or the file is locked.
        """
        with self._locked():
            yield

    def _write(self, storage: AtomicStorage, after: State) -> None:
        after.revision += 1
        write_state(storage, after)
        content = storage.flush()
        self.has_written = True
        # The change is in effect from here on: what follows is convenience and must not fail it.
        with suppress(OSError):
            keep_copy(self.backup_folder, content)
        after.history.sweep(self.history_folder)

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

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with locked(self.folder, self.path, self._command, self._tell):
            sweep(self.path.parent, self.path.name)
            sweep(self.history_folder)
            sweep(self.backup_folder)
            yield
