"""What prints that are drawn have in common: pages, for everybody to read."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.prints.engine.draw import ENDINGS, Drawn


class Printed(msgspec.Struct, frozen=True):
    """Pages that are drawn; each print says what it is called.

    Attributes:
        drawn: the pages.
    """

    endings: ClassVar[tuple[str, ...]] = ENDINGS

    drawn: Drawn

    @property
    def is_private(self) -> bool:
        """Never: prints are put up, worn or handed out, and have nobody's contacts."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the pages."""
        file.write(self.drawn.content)
