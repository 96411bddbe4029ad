"""The door list and seat slips."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.prints.engine.draw import Drawn


class _ByName(msgspec.Struct, frozen=True):
    """Everybody with their tables.

    Attributes:
        drawn: the pages.
    """

    endings: ClassVar[tuple[str, ...]] = (".pdf",)

    drawn: Drawn

    @property
    def is_private(self) -> bool:
        """Never: it is for everybody to read, and has nobody's contacts."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the pages."""
        file.write(self.drawn.content)


class DoorList(_ByName, frozen=True):
    """Name by name at which table everybody sits, in large letters, to put up at the door."""

    identifier: ClassVar[str] = "door-list"
    file_name: ClassVar[str] = "door-list.pdf"


class SeatSlips(_ByName, frozen=True):
    """A slip for everybody with their table in each round, to be cut and given out."""

    identifier: ClassVar[str] = "slips"
    file_name: ClassVar[str] = "slips.pdf"
