"""Folders that exports are written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.system.errors import RefusedError, reason_of

if TYPE_CHECKING:
    from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make the folder that files are written to, unless it is there.

    Raises:
        RefusedError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise RefusedError("not-a-folder", path=str(folder)) from None
    except OSError as error:
        raise RefusedError("cannot-write", path=str(folder), reason=reason_of(error)) from error
