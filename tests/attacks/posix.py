"""What only a POSIX system has: pipes and devices in folders, owners, and who is root."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

from attacks.attack import CannotBeTriedError

if TYPE_CHECKING:
    from pathlib import Path

_WANTED = "only on a POSIX system"


def make_pipe(path: Path) -> None:
    """Make a named pipe.

    Raises:
        CannotBeTriedError: there are none here.
    """
    if sys.platform == "win32":
        raise CannotBeTriedError(_WANTED)
    os.mkfifo(path)


def make_device(path: Path) -> None:
    """Make a node of the device that swallows everything; for root.

    Raises:
        CannotBeTriedError: there are none here.
    """
    if sys.platform == "win32":
        raise CannotBeTriedError(_WANTED)
    os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 3))


def give_to(path: Path, user: int) -> None:
    """Let a file or folder belong to a user and their group; for root.

    Raises:
        CannotBeTriedError: there are no numbers of users here.
    """
    if sys.platform == "win32":
        raise CannotBeTriedError(_WANTED)
    os.chown(path, user, user)


def is_root() -> bool:
    """Whether we may do everything."""
    return sys.platform != "win32" and os.geteuid() == 0
