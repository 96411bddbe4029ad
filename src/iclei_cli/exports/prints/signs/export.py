"""Table signs: a page for each table and round, ready to print."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.prints.engine.draw import ENDINGS, Drawn


class TableSigns(msgspec.Struct, frozen=True):
    """A page for each table, and in each round if there are several.

    Attributes:
        drawn: the pages.
    """

    identifier: ClassVar[str] = "signs"
    file_name: ClassVar[str] = "signs.pdf"
    endings: ClassVar[tuple[str, ...]] = ENDINGS

    drawn: Drawn

    @property
    def is_private(self) -> bool:
        """Never: it is for everybody to read, and has nobody's contacts."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the pages."""
        file.write(self.drawn.content)
