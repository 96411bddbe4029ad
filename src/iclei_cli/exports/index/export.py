"""The page that leads to the files of the set for the day."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.index.contents import Contents


class Index(msgspec.Struct, frozen=True):
    """One web page that needs nothing but the files beside it.

    Attributes:
        contents: all that it knows.
    """

    identifier: ClassVar[str] = "all"
    file_name: ClassVar[str] = "index.html"
    endings: ClassVar[tuple[str, ...]] = (".html",)

    contents: Contents

    @property
    def is_private(self) -> bool:
        """Never: it has names of files alone."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the page."""
        from iclei_cli.exports.index.page import write_page  # noqa: PLC0415 - Jinja is slow

        write_page(file, self.contents)
