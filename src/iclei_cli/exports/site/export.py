"""The page on which everybody finds their table."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.site.contents import Contents


class Site(msgspec.Struct, frozen=True):
    """One web page that needs nothing else, also without a network.

    Attributes:
        contents: all that it knows.
    """

    identifier: ClassVar[str] = "site"
    file_name: ClassVar[str] = "site.html"
    endings: ClassVar[tuple[str, ...]] = (".html",)

    contents: Contents

    @property
    def is_private(self) -> bool:
        """Never: it is made to be handed out."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the page."""
        from iclei_cli.exports.site.page import write_page  # noqa: PLC0415 - Jinja is slow

        write_page(file, self.contents)
