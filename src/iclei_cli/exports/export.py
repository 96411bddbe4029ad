"""What an export is: a file made from an assembly, to print, to look at or to correct."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, ClassVar, Protocol

from iclei_cli.system.atomic_file import write_file
from iclei_cli.system.errors import UsageError


class Export(Protocol):
    """A file that can be written; its fields hold everything that goes into it.

    Attributes:
        identifier: what it is called on the command line.
        file_name: the default name of the file. Every file of this export has the same ending.
    """

    identifier: ClassVar[str]
    file_name: ClassVar[str]

    @property
    def is_private(self) -> bool:
        """Whether only the owner of the file may read it."""

    def write(self, file: BinaryIO) -> None:
        """Write the whole file. The same export always gives the same bytes."""


def require_name(export: type[Export], path: Path) -> None:
    """Check that a file name has the ending of an export, before any work is done for it.

    Raises:
        UsageError: `wrong-ending`.
    """
    ending = Path(export.file_name).suffix
    if path.suffix.lower() != ending:
        raise UsageError("wrong-ending", path=str(path), ending=ending)


def save(export: Export, path: Path, *, replace: bool = False) -> None:
    """Write an export to a file, completely or not at all.

    Raises:
        UsageError: the name has the wrong ending.
        RefusedError: `file-exists` (unless it is to be replaced), `not-a-file`, `folder-missing` or
            `cannot-write`; nothing is changed.
    """
    require_name(type(export), path)
    write_file(path, export.write, replace=replace, private=export.is_private)
