"""The pages that lead to files beside them: the set for the day, and what has changed of it."""

from __future__ import annotations

from typing import ClassVar

from iclei_cli.exports.index.contents import Contents  # noqa: TC001 - msgspec reads it
from iclei_cli.exports.web_page import WebPage


class Index(WebPage, frozen=True):
    """The page of the set for the day.

    Attributes:
        contents: all that it knows.
    """

    identifier: ClassVar[str] = "all"
    file_name: ClassVar[str] = "index.html"

    contents: Contents

    def html(self) -> str:
        """The whole page."""
        from iclei_cli.exports.index.page import page_of  # noqa: PLC0415 - Jinja is slow

        return page_of(self.contents)


class ChangedIndex(Index, frozen=True):
    """The page of what has changed: also whose it is, and which old papers are to be taken back."""

    identifier: ClassVar[str] = "changed"
    file_name: ClassVar[str] = "index.html"

    @property
    def is_private(self) -> bool:
        """It has names of people, and is for the office."""
        return True
