"""What lies beside the assembly's file is trusted only if nobody else can have put it there.

The folder and what is in it have to be the user's own, or root's, and no links, and the folder closed to all
others. Else somebody who may write where the assembly lies could have it write over other files, or read and
change what it keeps. Windows has no such owners: there, links alone are looked for.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from typing import TYPE_CHECKING

from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FOLDERS = ("history", "backups", "outgoing")
_FILES = (
    *("lock", "turn", "holder", "arrivals", "arrivals.lock", "handed-out", "handed-out.lock"),
    *("written", "written.lock"),
)
_OTHERS = 0o077
_ROOT = 0


def require_trusted(folder: Path) -> None:
    """Make sure of the folder beside an assembly, if there is one yet, before anything in it is used.

    Raises:
        StoreError: `beside-link`, `beside-odd`, `beside-foreign` or `beside-open`.
    """
    status = _require_own(folder, stat.S_ISDIR)
    if status is None:
        return
    if sys.platform != "win32" and status.st_mode & _OTHERS and _keeps_modes(folder):
        raise StoreError("beside-open", path=str(folder))
    for name in _FOLDERS:
        _require_own(folder / name, stat.S_ISDIR)
    for name in _FILES:
        _require_own(folder / name, stat.S_ISREG)


def own_file(path: Path) -> int:
    """A private file that is opened for writing, emptied, and never where a link leads.

    Raises:
        OSError: it cannot be.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, stat.S_IRUSR | stat.S_IWUSR)


def is_foreign(status: os.stat_result) -> bool:
    """Whether a file or folder belongs neither to whoever runs this nor to root."""
    return sys.platform != "win32" and status.st_uid not in {_ROOT, os.geteuid()}


def _require_own(path: Path, is_of_kind: Callable[[int], bool]) -> os.stat_result | None:
    """The status of what is at a path itself, and no link; None if there is nothing."""
    try:
        status = path.lstat()
    except OSError:
        return None  # it is not there, or whoever uses it hears why
    if stat.S_ISLNK(status.st_mode):
        raise StoreError("beside-link", path=str(path))
    if is_foreign(status):
        raise StoreError("beside-foreign", path=str(path))
    if not is_of_kind(status.st_mode):
        raise StoreError("beside-odd", path=str(path))
    return status


def _keeps_modes(folder: Path) -> bool:
    """Whether the disk knows who may read what: a stick with FAT says the same of every file."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            return not os.fstat(file.fileno()).st_mode & _OTHERS
    except OSError as error:
        return error.errno != errno.EROFS
