"""Writing a file that is there whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_OWNER_ONLY = 0o600


def write_atomically(
    path: Path, write: Callable[[BinaryIO], None], *, replace: bool = False, private: bool = False
) -> None:
    """Let `write` fill a new file, and only then give it the name `path`.

    Whatever goes wrong, no half-written file is left, and a file of that name stays as it was. A link is
    followed; a file that is replaced hands its permissions on.

    Args:
        path: the file to make; its folder must be there.
        write: is handed the open file, and writes all of it.
        replace: whether a file of that name may be replaced. If not, one that appears while this one is
            being written is safe too.
        private: whether only its owner may read it.

    Raises:
        RefusedError: `file-exists`, `not-a-file`, `folder-missing` or `cannot-write`.
    """
    target = Path(os.path.realpath(path))
    try:
        _refuse_unfit(path, target, replace=replace)
        with _temporary_file(target.parent) as temporary:
            _fill(temporary, write)
            if replace:
                _keep_permissions(target, temporary)
            if private:
                temporary.chmod(_OWNER_ONLY)
            if replace:
                temporary.replace(target)
            else:
                _claim(temporary, target)
            _sync_folder(target.parent)
    except FileExistsError:
        raise _file_exists(path) from None
    except OSError as error:
        raise RefusedError(
            "cannot-write",
            path=str(path),
            reason=error.strerror or str(error),
        ) from error


def _refuse_unfit(path: Path, target: Path, *, replace: bool) -> None:
    """Say what is wrong with the target before any work is done for it."""
    if not target.parent.is_dir():
        raise RefusedError(
            "folder-missing",
            folder=str(path.parent),
        )
    if target.is_file():
        if not replace:
            raise _file_exists(path)
    elif target.exists():
        # A folder; or a device, which a rename would do away with.
        raise RefusedError(
            "not-a-file",
            path=str(path),
        )


def _file_exists(path: Path) -> RefusedError:
    return RefusedError(
        "file-exists",
        path=str(path),
    )


@contextmanager
def _temporary_file(folder: Path) -> Iterator[Path]:
    """A name in the same folder (a rename across disks is a copy), gone at the end whatever happens."""
    temporary = folder / f".iclei-{secrets.token_hex(8)}.tmp"
    try:
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _fill(temporary: Path, write: Callable[[BinaryIO], None]) -> None:
    with temporary.open("xb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())


def _keep_permissions(target: Path, temporary: Path) -> None:
    """A list that was made private stays private."""
    with suppress(FileNotFoundError):
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))


def _claim(temporary: Path, target: Path) -> None:
    """Give the file its name, unless another file has it by now.

    A link is made or refused in one step. Where the disk knows no links (a USB stick), an empty file that
    only we can have created holds the name until it is replaced.
    """
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        target.open("xb").close()
        try:
            temporary.replace(target)
        except OSError:
            target.unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    """Make the name outlive a power cut, where the system has a way to ask for it."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
