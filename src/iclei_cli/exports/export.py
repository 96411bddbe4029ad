"""What an export is: a file made from an assembly, to print, to look at or to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, ClassVar, Protocol

from iclei_cli.system.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.system.atomic_file import Content


class Export(Protocol):
    """A file that can be written; its fields hold everything that goes into it.

    Attributes:
        identifier: what it is called on the command line.
        file_name: the default name of the file.
        endings: how a file of this export may end; how it does says how it is written.
    """

    identifier: ClassVar[str]
    file_name: ClassVar[str]
    endings: ClassVar[tuple[str, ...]]

    @property
    def is_private(self) -> bool:
        """Whether only the owner of the file may read it."""

    def write(self, file: BinaryIO) -> None:
        """Write the whole file. The same export always gives the same bytes."""


class Writer(Protocol):
    """Who puts a file where somebody wants it, and knows what must not be replaced."""

    def __call__(self, target: Path, content: Content, *, replace: bool, private: bool, export: str) -> None:
        """Write the file of an export of this identifier, completely or not at all."""


def require_name(export: type[Export], path: Path) -> None:
    """Check that a file name has the ending of an export, before any work is done for it.

    Raises:
        UsageError: `wrong-ending`.
    """
    if path.suffix.lower() not in export.endings:
        raise UsageError("wrong-ending", path=str(path), endings=list(export.endings))


def save(export: Export, path: Path, write: Writer, *, replace: bool = False) -> None:
    """Write an export to a file, completely or not at all.

    Raises:
        UsageError: the name has the wrong ending.
        RefusedError: what `write` refuses; nothing is changed.
    """
    require_name(type(export), path)
    write(path, export.write, replace=replace, private=export.is_private, export=export.identifier)
