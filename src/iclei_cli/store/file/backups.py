"""Copies of the assembly's file, made by themselves after every change, and on request.

The newest few are kept, and the last one of each of the latest days. A copy is a whole file with its
checksum: to restore one is to put it back.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iclei_cli.store.file.envelope import unseal
from iclei_cli.store.file.storage import read_file
from iclei_cli.system.atomic_file import replace_file
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

NEWEST, DAYS = 5, 7
"""How many copies are kept: the newest, and the last of each of so many days."""

_STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True)
class BackupFile:
    """One copy. `made` is UTC; `is_kept` tells a copy made on request, which is never rotated away."""

    path: Path
    made: datetime
    is_kept: bool


def keep_copy(folder: Path, content: bytes, *, on_request: bool = False) -> Path:
    """Keep a copy of the file's content, and let the ones go that are no longer needed.

    Raises:
        OSError: the folder refuses it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime(_STAMP)
    path = folder / f"{stamp}{'-kept' if on_request else ''}.json"
    replace_file(path, content)
    _rotate(folder)
    return path


def backup_files(folder: Path) -> list[BackupFile]:
    """All copies, the newest first."""
    files = []
    for path in folder.glob("*.json"):
        stamp, _, mark = path.stem.partition("-")
        with suppress(ValueError):
            made = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
            files.append(BackupFile(path, made, mark == "kept"))
    return sorted(files, key=lambda file: file.made, reverse=True)


def newest_good(folder: Path) -> BackupFile | None:
    """The newest copy that is whole."""
    return next((copy for copy in backup_files(folder) if is_good(copy.path)), None)


def is_good(path: Path) -> bool:
    """Whether a copy is whole and of a version that can be read."""
    try:
        unseal(read_file(path), path)
    except StoreError:
        return False
    return True


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
