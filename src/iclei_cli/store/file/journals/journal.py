"""The file of a journal: read without a lock, appended to by one process at a time.

It holds what was noted since the assembly's file was written last. Every command that writes that file puts
it there, and only then takes it out here. So it is in at least one of the two at any time; and as taking in
the same lines again changes nothing, being in both does no harm. Whoever reads looks here first, and into the
assembly's file afterwards.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, NamedTuple

from iclei_cli.store.file.journals.lines import Head, Record
from iclei_cli.store.file.lock import WAIT_SECONDS
from iclei_cli.store.file.storage import writing
from iclei_cli.system.atomic_file import PRIVATE, make_folder, replace_file, sweep, sync_folder
from iclei_cli.system.errors import StoreError, reason_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from iclei_cli.store.file.journals.lines import Format


class Page(NamedTuple, Generic[Record]):
    """What was read of a journal, or of its end.

    Attributes:
        head: of the file; None where there is none.
        records: in the order in which they were noted.
        end: how many bytes of the file are read by now.
        line: the number of the next line.
    """

    head: Head | None = None
    records: Sequence[Record] = ()
    end: int = 0
    line: int = 2


class Journal(Generic[Record]):
    """What was noted of one assembly and its file does not hold yet.

    Attributes:
        path: of the journal.
        format: of its lines.
    """

    def __init__(self, folder: Path, store: Path, form: Format[Record]) -> None:
        """Stand for the journal in the folder beside the assembly at `store`; there need not be one yet."""
        self.path = folder / form.name
        self.format = form
        self._store = store
        self._is_locked = False

    def read(self) -> Page[Record]:
        """All of it.

        Raises:
            StoreError: `Format.damaged`, or it cannot be read.
        """
        content = self._content(0)
        found = self.format.head_of(content, self.path)
        if found is None:
            return Page()
        head, start = found
        records, size = self.format.decoded(content[start:], self.path)
        return Page(head, records, start + size, 2 + len(records))

    def read_on(self, page: Page[Record]) -> Page[Record] | None:
        """What was noted since a page was read; None where the journal was begun anew after it.

        Raises:
            StoreError: as `read`.
        """
        if page.head is None:
            return self.read()
        start = self._content(0, _HEAD_BYTES)
        found = self.format.head_of(start, self.path)
        if found is None or found[0] != page.head:
            return None
        records, size = self.format.decoded(self._content(page.end), self.path, page.line)
        return Page(page.head, records, page.end + size, page.line + len(records))

    def append(self, records: Sequence[Record], page: Page[Record], identity: str) -> Page[Record]:
        """Note something of the assembly of this identity; it is on disk when this returns.

        Only for whoever holds the lock, and has read up to the end of `page` since.

        Returns:
            What was noted, up to the end of the journal as it is then.

        Raises:
            StoreError: the disk or the folder refuses it; nothing is noted.
        """
        with writing(self._store):
            if page.head is None:
                make_folder(self.path.parent)
                self.begin(records, identity)
                return self.read()
            lines = self.format.encoded(records)
            self._append(lines, page.end)
        return Page(page.head, records, page.end + len(lines), page.line + len(records))

    def begin(self, records: Sequence[Record], identity: str) -> None:
        """Begin the file anew with these records. Only for whoever holds the lock.

        Raises:
            StoreError: the disk or the folder refuses it; it is as it was.
        """
        with writing(self._store):
            replace_file(self.path, self.format.new_head(identity) + self.format.encoded(records))

    def _append(self, lines: bytes, end: int) -> None:
        """Put whole lines behind the last whole line."""
        flags = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self.path, flags), "wb", buffering=0) as file:
            # What stands behind it is of somebody whom a power cut kept from finishing.
            file.truncate(end)
            file.seek(end)
            try:
                while lines:
                    lines = lines[file.write(lines) :]
                os.fsync(file.fileno())
            except BaseException:
                file.truncate(end)
                raise

    def take_out(self, page: Page[Record], identity: str) -> None:
        """Take out what a page holds, as it is in the file of the assembly now; what came since stays.

        Raises:
            StoreError: the journal cannot be locked, read or written.
        """
        if page.head is None:
            return
        with self.locked():
            later = self.read_on(page)
            if later is None:
                return
            with writing(self._store):
                if later.records:
                    self.begin(later.records, identity)
                else:
                    self.path.unlink(missing_ok=True)
                    sync_folder(self.path.parent)

    def clear(self) -> None:
        """Destroy all of it.

        Raises:
            StoreError: as `locked`.
        """
        with self.locked(), writing(self._store):
            self.path.unlink(missing_ok=True)
            sync_folder(self.path.parent)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep everybody else from noting anything while the block runs; blocks in it do so, too.

        Raises:
            StoreError: somebody else held it for too long, or the folder cannot be written to.
        """
        if self._is_locked:
            yield
            return
        from filelock import FileLock, Timeout  # noqa: PLC0415 - only whoever writes pays for it

        with writing(self._store):
            make_folder(self.path.parent)
        place = self.path.with_name(f"{self.format.name}.lock")
        lock = FileLock(place, mode=PRIVATE, poll_interval=_POLL_SECONDS)
        try:
            with writing(self._store):
                lock.acquire(timeout=WAIT_SECONDS)
        except Timeout as error:
            holder = message("lock-holder-unknown")
            raise StoreError(
                "store-locked", holder=holder, path=str(self._store), seconds=WAIT_SECONDS
            ) from error
        self._is_locked = True
        try:
            sweep(self.path.parent, self.format.name)
            yield
        finally:
            self._is_locked = False
            lock.release()

    def _content(self, start: int, size: int = -1) -> bytes:
        """The bytes from a place on; none where there is no file."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            descriptor = os.open(self.path, flags | getattr(os, "O_NONBLOCK", 0))
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise self._unreadable(reason_of(error)) from error
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise self._unreadable(message("is-not-a-file"))
            file.seek(start)
            return file.read(size)

    def _unreadable(self, reason: object) -> StoreError:
        return StoreError("store-unreadable", path=str(self.path), reason=reason)


_HEAD_BYTES = 100
"""So many bytes of a file have its head in them."""

_POLL_SECONDS = 0.002
"""How often it is tried again to have the lock."""
