"""Writing a file that is there whole or not at all.

The content goes to a temporary file in the same folder, is forced to disk, takes its name in one step
(`rename` is atomic by POSIX), and then the folder's entry is forced to disk as well. `write_file` is for
files that somebody named, and refuses what would harm another file; `replace_file` is for the program's own.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import ExitStack, contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeAlias

from iclei_cli.system.errors import RefusedError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

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


class Keeper(Protocol):
    """Who is asked before a file is put somewhere, and told of what a kill could leave there."""

    def require_spared(self, target: Path) -> None:
        """Make sure that a file may be put at `target`, in a folder without links.

        Raises:
            RefusedError: what is there, or belongs there, must not be replaced.
        """

    def require_own(self, target: Path, path: Path) -> None:
        """Make sure that a file that is there may be replaced though nobody said so; it was named `path`.

        Raises:
            RefusedError: it may not: it could be somebody's work.
        """

    def noting(self, temporary: Path) -> AbstractContextManager[None]:
        """Know, while the block runs and if it is killed, that there may be a file at `temporary`."""

    def expect(self, target: Path, temporary: Path) -> None:
        """Know that in a moment there may be at `target` what is at `temporary`."""


def write_file(
    path: Path, content: Content, keeper: Keeper, *, replace: bool = False, private: bool = False
) -> None:
    """Write the file that somebody named; whatever goes wrong, a file of that name stays as it was.

    Args:
        path: the file to make; its folder must be there.
        content: what it is to hold.
        keeper: who knows what must not be replaced.
        replace: whether a file of that name may be replaced, whatever it is. If not, only one that `keeper`
            knows is; any other that appears while this one is being written is safe too.
        private: whether only its owner may read it. A file that is replaced by one that is not hands its
            permissions on, as far as the user's own settings (umask) let it.

    Raises:
        RefusedError: as `require_writable`.
    """
    with file_written(path, content, keeper, replace=replace, private=private):
        pass


@contextmanager
def file_written(
    path: Path, content: Content, keeper: Keeper, *, replace: bool = False, private: bool = False
) -> Iterator[None]:
    """As `write_file`; but the file takes its name when the block has ended well, and else is gone.

    Before the block begins its content is on disk, so that only the name is still wanting.

    Raises:
        RefusedError: as `require_writable`, before the block or after it.
    """
    require_writable(path, keeper, replace=replace)
    target = _target_of(path)
    with ExitStack() as stack:
        with _writing(path):
            stack.enter_context(keeper.noting(temporary := _temporary_of(target)))
            stack.enter_context(_written(temporary, content, _mode(target, private=private)))
        yield
        with _writing(path):
            keeper.expect(target, temporary)
            if _replaces(path, target, keeper, replace=replace):
                temporary.replace(target)
            else:
                _claim(temporary, target)
            sync_folder(target.parent)


def require_writable(path: Path, keeper: Keeper, *, replace: bool = False) -> None:
    """Make sure, before any work is done for it, that a file of this name may be written.

    Raises:
        RefusedError: `is-a-link`, `not-a-file`, `folder-missing`, `cannot-write`, or what `keeper` refuses.
    """
    _replaces(path, _target_of(path), keeper, replace=replace)


def _replaces(path: Path, target: Path, keeper: Keeper, *, replace: bool) -> bool:
    """Whether there is a file that is to be replaced.

    Raises:
        RefusedError: as `require_writable`.
    """
    with _writing(path):
        if not target.parent.is_dir():
            raise RefusedError("folder-missing", folder=str(path.parent))
        if target.is_symlink():
            # Whoever made the link may not be who follows it.
            raise RefusedError("is-a-link", path=str(path), target=str(target.readlink()))
        if target.exists() and not target.is_file():
            # A folder; or a device, which a rename would do away with.
            raise RefusedError("not-a-file", path=str(path))
        is_there = target.exists()
        if is_there and not replace:
            keeper.require_own(target, path)
        keeper.require_spared(target)
    return is_there or replace


def replace_file(path: Path, content: Content) -> None:
    """Put a private file at `path`, in the place of what is there.

    Raises:
        OSError: nothing was replaced and no temporary file is left.
    """
    temporary = _temporary_of(path)
    with _written(temporary, content, PRIVATE):
        temporary.replace(path)
    sync_folder(path.parent)


def create_file(path: Path, content: Content) -> None:
    """Put a private file at `path`, where there is none yet, without a temporary file.

    Raises:
        OSError: there is one, or it cannot be made.
    """
    with _written(path, content, PRIVATE):
        pass
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and what leads to it, unless they are there; a power cut keeps them.

    Raises:
        OSError: it cannot be made.
    """
    missing = [place for place in (folder, *folder.parents) if not place.is_dir()]
    for place in reversed(missing):  # `parents=True` would make what leads to it for everybody
        place.mkdir(mode=0o700, exist_ok=True)
        sync_folder(place.parent)


def sweep(folder: Path, name: str | None = None) -> None:
    """Remove temporary files that a killed process left in `folder`: those of the file `name`, or all.

    Only for whoever holds a lock on what is written there.
    """
    for stale in folder.glob(_pattern("*" if name is None else escape(_shortened(name)))):
        with suppress(OSError):
            stale.unlink()


def is_temporary(path: Path) -> bool:
    """Whether a file has the name of a temporary file, and is a file."""
    return path.match(_pattern("*")) and path.is_file() and not path.is_symlink()


def _pattern(name: str) -> str:
    return f".{name}.{'[0-9a-f]' * _RANDOM}.tmp"


def _temporary_of(target: Path) -> Path:
    """Where the content of a file is put first: in the same folder, as a rename across disks is a copy."""
    return target.with_name(f".{_shortened(target.name)}.{secrets.token_hex(_RANDOM // 2)}.tmp")


@contextmanager
def _written(path: Path, content: Content, mode: int) -> Iterator[None]:
    """A new file with the content, on disk; if the block or the writing fails, it is gone."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _target_of(path: Path) -> Path:
    """The file that is meant, in its folder without links; whether it is one itself is not looked at."""
    return Path(os.path.realpath(path.parent), path.name)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence about the file that was named.

    Raises:
        RefusedError: `file-exists` or `cannot-write`.
    """
    try:
        yield
    except FileExistsError:
        raise RefusedError("file-exists", path=str(path)) from None
    except OSError as error:
        raise RefusedError("cannot-write", path=str(path), reason=reason_of(error)) from error


def _shortened(name: str) -> str:
    return name.encode()[:_LONGEST].decode(errors="ignore")


def _mode(target: Path, *, private: bool) -> int:
    """Who may read a file from its first byte on: a list that was made private stays private."""
    if private:
        return PRIVATE
    try:
        return PUBLIC & stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return PUBLIC


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


def sync_folder(folder: Path) -> None:
    """Make what was named and removed in a folder outlive a power cut, where the system can be asked to.

    It is done by now: a file system that cannot do it is no reason to say otherwise.
    """
    if os.name != "posix":
        return  # Windows has no way to (and no need: NTFS journals it)
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
