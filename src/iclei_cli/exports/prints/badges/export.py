"""Badges, page by page, ready to print."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.prints.engine.draw import ENDINGS, Drawn


class Badges(msgspec.Struct, frozen=True):
    """A badge for each person, as many to a page as the sheet has room for.

    Attributes:
        drawn: the pages.
    """

    identifier: ClassVar[str] = "badges"
    file_name: ClassVar[str] = "badges.pdf"
    endings: ClassVar[tuple[str, ...]] = ENDINGS

    drawn: Drawn

    @property
    def is_private(self) -> bool:
        """Never: badges are worn, and have nobody's contacts."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the pages."""
        file.write(self.drawn.content)
