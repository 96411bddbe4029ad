"""Room on a full disk for what destroys data: backups that are made by themselves are given up for it."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, TypeVar

from iclei_cli.store.file.backups import backup_files
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iclei_cli.store.file.assembly_file import AssemblyFile

Result = TypeVar("Result")

_FULL = {errno.ENOSPC, errno.EDQUOT}


def with_room(file: AssemblyFile, step: Callable[[], Result]) -> tuple[Result, int]:
    """Do a step that changes nothing where it fails; if the disk is full, give up backup after backup for it.

    Returns:
        What the step returns, and how many backups were given up.

    Raises:
        StoreError: as the step does; the disk is still full without them.
        OSError: the same.
    """
    given_up = 0
    while True:
        try:
            return step(), given_up
        except (OSError, StoreError) as error:
            if not is_full(error) or not _give_up_oldest(file.backup_folder):
                raise
            given_up += 1


def is_full(error: BaseException | None) -> bool:
    """Whether an error came of a full disk, be it said in other words."""
    while error is not None and not isinstance(error, OSError):
        error = error.__cause__
    return error is not None and error.errno in _FULL


def _give_up_oldest(folder: Path) -> bool:
    """Delete the oldest backup that nobody asked for; whether there was one."""
    automatic = [copy for copy in backup_files(folder) if not copy.is_kept]
    if automatic:
        automatic[-1].path.unlink()
    return bool(automatic)
