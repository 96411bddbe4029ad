"""One writer at a time: a lock between processes that tells who holds it."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.file.beside import own_file, require_trusted
from iclei_cli.system.atomic_file import PRIVATE, make_folder
from iclei_cli.system.errors import StoreError, reason_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from filelock import BaseFileLock

    from iclei_cli.system.messages import Message

WAIT_SECONDS = 10.0
"""How long a command waits for another one to finish its change."""

QUIET_SECONDS = 1.0
"""Waiting is told of from then on."""

POLL_SECONDS = 0.005
"""How often it is tried again."""


class Holder(msgspec.Struct, frozen=True):
    """Who changes the assembly: process, the name of the command and local time of the start."""

    process: int
    command: str
    since: str

    def as_message(self) -> Message:
        """As a fact of what is told about it."""
        return message("lock-holder", command=self.command, process=self.process, since=self.since)


@contextmanager
def locked(folder: Path, store: Path, command: str, tell: Callable[[Message], None]) -> Iterator[None]:
    """Hold the lock in `folder` of the assembly at `store` for as long as the block runs.

    `tell` hears whom it waits for.

    Raises:
        StoreError: somebody else held it for too long, or the folder cannot be written to.
    """
    # Only a command that writes pays for importing the lock.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    require_trusted(folder)
    try:
        make_folder(folder)
        lock = FileLock(folder / "lock", mode=PRIVATE, poll_interval=POLL_SECONDS)
        turn = FileLock(folder / "turn", mode=PRIVATE, poll_interval=POLL_SECONDS)
        try:
            _take(lock, turn, QUIET_SECONDS)
        except Timeout:
            tell(message("store-waiting", holder=_holder(folder), name=store.name))
            _take(lock, turn, WAIT_SECONDS - QUIET_SECONDS)
    except Timeout as error:
        raise StoreError(
            "store-locked",
            holder=_holder(folder),
            path=str(store),
            seconds=WAIT_SECONDS,
        ) from error
    except OSError as error:
        raise StoreError(
            "folder-unwritable",
            folder=str(store.parent),
            reason=reason_of(error),
        ) from error
    try:
        # Who holds it is a courtesy to others: on a full disk it goes unsaid.
        with suppress(OSError):
            _note_holder(folder, command)
        yield
    finally:
        with suppress(OSError):
            (folder / "holder").unlink()
        lock.release()


@contextmanager
def if_free(folder: Path) -> Iterator[bool]:
    """Hold the lock in `folder` while the block runs, if nobody does; the block hears whether.

    Where no lock can be had, as on a disk that cannot be written to, nobody holds it either.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - as above

    lock = FileLock(folder / "lock", mode=PRIVATE)
    is_free = True
    try:
        lock.acquire(timeout=0)
    except Timeout:
        is_free = False
    except OSError:
        pass
    try:
        yield is_free
    finally:
        lock.release()


def _take(lock: BaseFileLock, turn: BaseFileLock, seconds: float) -> None:
    """Take the lock within so many seconds.

    Whoever has the turn is next. Without it, a process that makes change after change would take the lock
    again before those who wait have looked.

    Raises:
        Timeout: it was not free in time.
    """
    until = time.monotonic() + seconds
    with turn.acquire(timeout=seconds):
        lock.acquire(timeout=max(0.0, until - time.monotonic()))


def _note_holder(folder: Path, command: str) -> None:
    since = datetime.now().astimezone().strftime("%H:%M:%S")
    with os.fdopen(own_file(folder / "holder"), "wb") as file:
        file.write(msgspec.json.encode(Holder(os.getpid(), command, since)))


def _holder(folder: Path) -> Message:
    """Who says to hold the lock; somebody, in the moment before they have said it."""
    for _ in range(3):
        with suppress(OSError, msgspec.DecodeError):
            return msgspec.json.decode((folder / "holder").read_bytes(), type=Holder).as_message()
        time.sleep(0.01)
    return message("lock-holder-unknown")
