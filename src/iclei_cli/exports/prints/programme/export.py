"""The programme on paper."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.prints.engine.draw import Drawn


class ProgrammePages(msgspec.Struct, frozen=True):
    """The programme, to hand out or to put up.

    Attributes:
        drawn: the pages.
    """

    identifier: ClassVar[str] = "programme"
    file_name: ClassVar[str] = "programme.pdf"
    endings: ClassVar[tuple[str, ...]] = (".pdf", ".png", ".svg")

    drawn: Drawn

    @property
    def is_private(self) -> bool:
        """Never: it is for everybody to read."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the pages."""
        file.write(self.drawn.content)
