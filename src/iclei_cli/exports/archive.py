"""Documents of Office are archives: packed so that the same parts always give the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Callable


def pack(file: BinaryIO, save: Callable[[ZipFile], object]) -> None:
    """Write the archive that `save` makes, without the time of the machine, which it has of every part."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        save(archive)
    repack(file, made)


def repack(file: BinaryIO, made: BinaryIO) -> None:
    """Write an archive that was made already, in the same way."""
    with ZipFile(made) as parts, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
