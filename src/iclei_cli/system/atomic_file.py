"""Writing a file that is there whole or not at all.

The content goes to a temporary file in the same folder, is forced to disk, takes its name in one step
(`rename` is atomic by POSIX), and then the folder's entry is forced to disk as well. `write_file` is for
files that somebody named, and refuses what would harm another file; `replace_file` is for the program's own.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Content: TypeAlias = bytes | Callable[[BinaryIO], object]
    """What a file is to hold: its bytes, or a function that writes them into the open file."""

PRIVATE = 0o600
"""Only the owner may read and write."""

PUBLIC = 0o666
"""Whoever the user's own settings (umask) let."""

_RANDOM = 12
"""How many hexadecimal digits set the names of temporary files apart."""

_LONGEST = 200
"""So many bytes of a file's name are in the name of its temporary file, which most disks end at 255."""


def write_file(path: Path, content: Content, *, replace: bool = False, private: bool = False) -> None:
    """Write the file that somebody named; whatever goes wrong, a file of that name stays as it was.

    A link is followed; a file that is replaced hands its permissions on.

    Args:
        path: the file to make; its folder must be there.
        content: what it is to hold.
        replace: whether a file of that name may be replaced. If not, one that appears while this one is
            being written is safe too.
        private: whether only its owner may read it.

    Raises:
        RefusedError: `file-exists`, `not-a-file`, `folder-missing` or `cannot-write`.
    """
    require_writable(path, replace=replace)
    target = Path(os.path.realpath(path))
    try:
        with _written(target, content, PRIVATE if private else PUBLIC) as temporary:
            if replace and not private:
                _keep_permissions(target, temporary)
            if replace:
                temporary.replace(target)
            else:
                _claim(temporary, target)
        _sync_folder(target.parent)
    except FileExistsError:
        raise RefusedError("file-exists", path=str(path)) from None
    except OSError as error:
        raise RefusedError("cannot-write", path=str(path), reason=error.strerror or str(error)) from error


def require_writable(path: Path, *, replace: bool = False) -> None:
    """Make sure, before any work is done for it, that a file of this name may be written.

    Raises:
        RefusedError: `file-exists`, `not-a-file`, `folder-missing` or `cannot-write`.
    """
    target = Path(os.path.realpath(path))
    try:
        if not target.parent.is_dir():
            raise RefusedError("folder-missing", folder=str(path.parent))
        if target.is_file():
            if not replace:
                raise RefusedError("file-exists", path=str(path))
        elif target.exists():
            # A folder; or a device, which a rename would do away with.
            raise RefusedError("not-a-file", path=str(path))
    except OSError as error:
        raise RefusedError("cannot-write", path=str(path), reason=error.strerror or str(error)) from error


def replace_file(path: Path, content: Content) -> None:
    """Put a private file at `path`, in the place of what is there.

    Raises:
        OSError: nothing was replaced and no temporary file is left.
    """
    with _written(path, content, PRIVATE) as temporary:
        temporary.replace(path)
    _sync_folder(path.parent)


def sweep(folder: Path, name: str | None = None) -> None:
    """Remove temporary files that a killed process left in `folder`: those of the file `name`, or all.

    Only for whoever holds a lock on what is written there.
    """
    file = "*" if name is None else escape(_shortened(name))
    for stale in folder.glob(f".{file}.{'[0-9a-f]' * _RANDOM}.tmp"):
        with suppress(OSError):
            stale.unlink()


@contextmanager
def _written(target: Path, content: Content, mode: int) -> Iterator[Path]:
    """A temporary file with the content, on disk, in the same folder (a rename across disks is a copy).

    If the block or the writing fails, it is gone.
    """
    name = f".{_shortened(target.name)}.{secrets.token_hex(_RANDOM // 2)}.tmp"
    temporary = target.with_name(name)
    descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _shortened(name: str) -> str:
    return name.encode()[:_LONGEST].decode(errors="ignore")


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
    else:
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the name outlive a power cut, where the system has a way to ask for it.

    The new file is in place by now: a file system that cannot do it is no reason to say otherwise.
    """
    if os.name != "posix":
        return  # Windows has no way to (and no need: NTFS journals it)
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
