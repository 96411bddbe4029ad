"""Reading and changing the file of an assembly, one command at a time.

Beside `assembly.json` there is a folder `.assembly.json.d` with the lock, what every change did (`history`)
and copies of the file (`backups`). All of it can be read by its owner alone.
"""

from __future__ import annotations

import secrets
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from tinydb import TinyDB

from iclei_cli.store.file.backups import backup_files, keep_copy, newest_good
from iclei_cli.store.file.beside import require_trusted
from iclei_cli.store.file.envelope import version_of
from iclei_cli.store.file.history_files import sweep_changes
from iclei_cli.store.file.journals.journal import Page
from iclei_cli.store.file.journals.journals import Journals, Pages
from iclei_cli.store.file.lock import locked
from iclei_cli.store.file.outgoing.keeper import StoreKeeper
from iclei_cli.store.file.outgoing.left_overs import sweep_left_overs
from iclei_cli.store.file.outgoing.places import place_as_text, place_of_text
from iclei_cli.store.file.outgoing.written import WrittenFiles
from iclei_cli.store.file.records import bring_up, read_file_state, read_state, write_state
from iclei_cli.store.file.storage import AtomicStorage, read_file, writing
from iclei_cli.store.history.entries import History
from iclei_cli.store.state import State
from iclei_cli.system.atomic_file import file_written, sweep, sync_folder
from iclei_cli.system.errors import RefusedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import HandedOut
    from iclei_cli.system.atomic_file import Content
    from iclei_cli.system.messages import Message

Found = TypeVar("Found")

LOOKS = 5
"""How often somebody looks again before keeping others from changing what is looked at."""


def _no_one(_: object) -> None:
    """Pass over what is told."""


class AssemblyFile:
    """The file of one assembly, and what is kept beside it.

    Attributes:
        path: of the file.
        folder: beside it, where the rest is kept.
        command: what the history notes as the cause of changes.
        last_read: all that the file held when it was read last; None if it was not.
        left_overs: temporary files of killed commands that cannot be removed, as found last.
        journals: what was noted beside it and the file does not hold yet.
        pages: what was read of them last.
        written: which files went out before, and where they are.
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
        self.left_overs: list[Path] = []
        self.journals = Journals(self.folder, self.path)
        self.pages = Pages()
        self.written = WrittenFiles(self.folder, self.path)
        self._has_written = False
        self._has_changed = False
        self._has_settled = False
        self._seen: tuple[int, ...] = ()
        self._end: Page[HandedOut] = Page()
        self._change: State | None = None
        self._files = ExitStack()
        self._is_locked = False
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

    def keeper(self, export: str | None = None) -> StoreKeeper:
        """Who is asked before a file goes out; one that is an export by this identifier, or none."""
        identity = "" if self.last_read is None else self.last_read.identity
        return StoreKeeper(self._notes, self.written, identity, export)

    @property
    def _notes(self) -> Path:
        return self.folder / "outgoing"

    def exists(self) -> bool:
        """Whether there is an assembly yet."""
        return self.path.exists()

    def require_new(self) -> None:
        """Make sure that no assembly was here whose history the first change of a new one would sweep away.

        Raises:
            StoreError: its file is gone, but there are backups of it.
        """
        require_trusted(self.folder)
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
        require_trusted(self.folder)
        self._require()
        self._sweep_left_overs()
        # In this order: what is taken out of the journals meanwhile is in the file by then.
        pages = self.journals.read()
        self._seen = self.identity_on_disk()
        self.last_read = self._with_pages(read_file_state(self.path), pages)
        return self.last_read

    def _with_pages(self, state: State, pages: Pages) -> State:
        """A state of the file, with what the journals hold beyond it.

        Raises:
            StoreError: as `Journals.put_into`.
        """
        self.journals.put_into(state, pages)
        self.pages = pages
        return state

    @contextmanager
    def changing(self, *, otherwise: Assembly | None = None) -> Iterator[State]:
        """Change anything of the file, its history included, in one step; nothing of this is noted or undone.

        Nobody else can change it from the reading to the writing. A block that raises changes nothing, and
        a block that changes nothing writes nothing. Where there is no assembly yet, the block gets the one
        given as `otherwise`. Inside of such a block, another is part of it: all of it is written at once.

        Raises:
            StoreError: the file is missing, unreadable, unwritable, or locked by another for too long.
        """
        if self._change is not None:
            yield self._change
            return
        if otherwise is None:
            self._require()
        with self.locked(), TinyDB(self.path, storage=AtomicStorage) as database:
            pages = self.journals.read()
            before = read_state(database, self.path) if otherwise is None or self.exists() else None
            if before is not None:
                self._with_pages(before, pages)
                state = self.last_read = before.copy()
            else:
                assert otherwise is not None
                self.require_new()
                state = State(assembly=otherwise, history=History())
            with self._as_one_step(state):
                yield state
                if state != before:
                    self._keep_older_layout()
                    if before is not None and before.unfinished != state.unfinished:
                        self._keep_destroyed()
                    storage = database.storage
                    assert isinstance(storage, AtomicStorage)
                    # Whoever reads meanwhile has read more than this state holds.
                    self._write(storage, state, pages)

    def places_of_copies(self, state: State) -> list[Path]:
        """Where copies were made on request elsewhere."""
        return [self.place_of_copy(text) for text in state.copies]

    def place_of_copy(self, text: str) -> Path:
        """Where a copy was made on request elsewhere, by how that is remembered."""
        return place_of_text(text, self.path)

    def write_with_change(self, target: Path, content: Content, *, replace: bool) -> None:
        """Inside a change: write a private file elsewhere, and remember where.

        It is on disk before the change is, and takes its name right after. If the change fails, it is gone.

        Raises:
            RefusedError: as `system.atomic_file.require_writable`.
        """
        with self.changing() as state:
            state.remember_copy(place_as_text(target.parent.resolve() / target.name, self.path))
            writing_file = file_written(target, content, self.keeper(), replace=replace, private=True)
            self._files.enter_context(writing_file)

    @contextmanager
    def _as_one_step(self, state: State) -> Iterator[None]:
        """Let whatever the block does to a state be one step, with the files that are written meanwhile."""
        with ExitStack() as self._files:
            self._change = state
            try:
                yield
            finally:
                self._change = None

    def settle_journals(self) -> None:
        """Put into the file what the journals hold, so that the file alone is all there is.

        Raises:
            StoreError: as `changing`.
        """
        if self.journals.are_empty():
            return
        with self.locked():
            state = self.read_state()
            storage = AtomicStorage(self.path)
            storage.read()
            self._write(storage, state, self.pages)

    def put(self, state: State, *, replace: bool) -> None:
        """Put a whole state here: a new assembly, or one that was kept elsewhere.

        What is replaced stays among the backups, and so does what was noted beside it.

        Raises:
            RefusedError: there is one already and `replace` is not said.
            StoreError: the folder cannot be written to, or the file is locked.
        """
        with self.locked(), self.journals.locked():
            self.require_replaceable(replace=replace)
            if self.exists():
                with suppress(StoreError):
                    self.settle_journals()
                with writing(self.path):
                    keep_copy(self.backup_folder, read_file(self.path), on_request=True)
                # What was copied elsewhere has to be destroyed one day, whatever takes this place.
                with suppress(StoreError):
                    state.succeed(self.read_state())
            self.journals.set_aside(self.backup_folder, state.identity)
            storage = AtomicStorage(self.path)
            storage.write({})
            self._write(storage, state, Pages())

    def require_replaceable(self, *, replace: bool) -> None:
        """Make sure that nothing is here yet, or may be replaced.

        Raises:
            RefusedError: `store-exists`.
        """
        if self.exists() and not replace:
            raise RefusedError("store-exists", path=str(self.path))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other command from changing anything while the block runs; blocks in it do so, too.

        Raises:
            StoreError: the folder cannot be written to, or the file is locked.
        """
        if self._is_locked:
            yield
            return
        with locked(self.folder, self.path, self.command, self._tell):
            self._sweep_left_overs()
            sweep(self.path.parent, self.path.name)
            sweep(self.history_folder)
            sweep(self.backup_folder)
            self._is_locked = True
            try:
                yield
            finally:
                self._is_locked = False

    def at_one_moment(self, look: Callable[[State], Found]) -> Found:
        """What `look` finds in the file and in what is kept beside it, while nobody changes either.

        Whoever looks takes no lock: if the file was replaced meanwhile, they look again. Only where that does
        not end, they keep others waiting.

        Raises:
            StoreError: as `read_state`, or what `look` raises.
        """
        for _ in range(LOOKS):
            before = self.identity_on_disk()
            try:
                found = look(self.read_state())
            except StoreError:
                if self.identity_on_disk() == before:
                    raise
            else:
                if self.identity_on_disk() == before:
                    return found
        with self.locked():
            return look(self.read_state())

    def identity_on_disk(self) -> tuple[int, ...]:
        """What is another whenever the file was replaced."""
        try:
            status = self.path.stat()
        except OSError:
            return ()
        return (status.st_ino, status.st_mtime_ns, status.st_size)

    def note_handed_out(self, records: Sequence[HandedOut]) -> None:
        """Note what was handed out; it is on disk when this returns.

        Raises:
            StoreError: as `read_state`; or the disk or the folder refuses it.
        """
        journal = self.journals.handed_out
        with journal.locked():
            # All of the assembly is read only where it may be another one by now.
            is_same = self.last_read is not None and self._seen == self.identity_on_disk()
            end = journal.read_on(self._end) if is_same else None
            if end is None:
                self.read_state()
                end = journal.read()
            assert self.last_read is not None
            self._end = journal.append(records, end, self.last_read.identity)
        self.note_written()

    def note_written(self) -> None:
        """Something was written beside the file that counts as a change of it."""
        self._has_written = True

    def _sweep_left_overs(self) -> None:
        self.left_overs = sweep_left_overs(self._notes)

    def _write(self, storage: AtomicStorage, after: State, pages: Pages) -> None:
        after.revision += 1
        after.identity = after.identity or secrets.token_hex(8)
        # Earlier versions remembered every place in full.
        after.copies = tuple(place_as_text(place, self.path) for place in self.places_of_copies(after))
        write_state(storage, after)
        content = storage.flush()
        self._has_written = True
        # The change is in effect from here on: what follows is convenience and must not fail it.
        with suppress(OSError, StoreError):
            keep_copy(self.backup_folder, content)
            bring_up(copy.path for copy in backup_files(self.backup_folder))
        with suppress(OSError, StoreError):
            self.journals.take_out(pages, after.identity)
        sweep_changes(self.history_folder, after.history, self.backup_folder)

    def _keep_destroyed(self) -> None:
        """Before the file says that something is destroyed: let it not come back by a power cut."""
        for folder in (self.history_folder, self.backup_folder):
            sync_folder(folder)

    def _keep_older_layout(self) -> None:
        """Before a file without an envelope is replaced by one of the present layout: keep it as it is."""
        if not self.exists():
            return
        content = read_file(self.path)
        if version_of(content) == 1:
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
