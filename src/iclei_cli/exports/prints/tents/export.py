"""Table tents, ready to print and fold."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.prints.engine.draw import ENDINGS, Drawn


class TableTents(msgspec.Struct, frozen=True):
    """A folded A4 for each person, whose name is read from both sides.

    Attributes:
        drawn: the pages.
    """

    identifier: ClassVar[str] = "tents"
    file_name: ClassVar[str] = "tents.pdf"
    endings: ClassVar[tuple[str, ...]] = ENDINGS

    drawn: Drawn

    @property
    def is_private(self) -> bool:
        """Never: it is for everybody to read, and has nobody's contacts."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the pages."""
        file.write(self.drawn.content)
