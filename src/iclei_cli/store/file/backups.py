"""Copies of the assembly's file, made by themselves after every change, and on request.

The newest few are kept, and the last one of each of the latest days. Which is newer, their numbers tell: a
clock can go back. A copy is a whole file with its checksum: to restore one is to put it back.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iclei_cli.store.file.envelope import heads_in, unseal
from iclei_cli.store.file.storage import read_file
from iclei_cli.system.atomic_file import make_folder, replace_file
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from iclei_cli.store.history.entries import Entry

NEWEST, DAYS = 5, 7
"""How many copies are kept: the newest, and the last of each of so many days."""

_STAMP = "%Y%m%dT%H%M%S%f"
_NAME = re.compile(r"(?:(\d{1,18})-)?(\d{8}T\d{12})(-kept)?\.json", re.ASCII)


@dataclass(frozen=True)
class BackupFile:
    """One copy.

    Attributes:
        path: of its file.
        made: when, UTC, as the clock had it.
        is_kept: whether it was made on request, and is never rotated away.
        number: the higher, the newer; 0 of the copies of earlier versions, which only have their time.
    """

    path: Path
    made: datetime
    is_kept: bool
    number: int = 0


def keep_copy(folder: Path, content: bytes, *, on_request: bool = False) -> Path:
    """Keep a copy of the file's content, and let the ones go that are no longer needed.

    Raises:
        OSError: the folder refuses it.
    """
    make_folder(folder)
    number = 1 + max((copy.number for copy in backup_files(folder)), default=0)
    stamp = datetime.now(UTC).strftime(_STAMP)
    path = folder / f"{number:06}-{stamp}{'-kept' if on_request else ''}.json"
    replace_file(path, content)
    _rotate(folder)
    return path


def backup_files(folder: Path) -> list[BackupFile]:
    """All copies, the newest first."""
    paths = (path for path in folder.glob("*.json") if path.is_file() and not path.is_symlink())
    files = [file for path in paths if (file := _described(path)) is not None]
    return sorted(files, key=lambda file: (file.number, file.made), reverse=True)


def newest_good(folder: Path) -> BackupFile | None:
    """The newest copy that is whole."""
    return next((copy for copy in backup_files(folder) if is_good(copy.path)), None)


def heads_in_backups(folder: Path) -> Iterator[Entry]:
    """The entries of the histories of all copies that can be put back."""
    for copy in backup_files(folder):
        with suppress(StoreError):
            yield from heads_in(read_file(copy.path))


def is_good(path: Path) -> bool:
    """Whether a copy is whole and of a version that can be read."""
    try:
        unseal(read_file(path), path)
    except StoreError:
        return False
    return True


def _described(path: Path) -> BackupFile | None:
    """A copy as its name tells of it; None if it is not the name of one."""
    name = _NAME.fullmatch(path.name)
    if name is None:
        return None
    number, stamp, mark = name.groups()
    try:
        made = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return BackupFile(path, made, is_kept=mark is not None, number=int(number or 0))


def _rotate(folder: Path) -> None:
    automatic = [copy for copy in backup_files(folder) if not copy.is_kept]
    daily: dict[str, BackupFile] = {}
    for copy in automatic:
        daily.setdefault(copy.made.date().isoformat(), copy)
    kept = {copy.path for copy in (*automatic[:NEWEST], *list(daily.values())[:DAYS])}
    for copy in automatic:
        if copy.path not in kept:
            with suppress(OSError):
                copy.path.unlink()
