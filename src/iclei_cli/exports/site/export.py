"""The page on which everybody finds their table."""

from __future__ import annotations

from typing import ClassVar

from iclei_cli.exports.site.contents import Contents  # noqa: TC001 - msgspec reads it
from iclei_cli.exports.web_page import WebPage


class Site(WebPage, frozen=True):
    """One web page that needs nothing else, also without a network, to be handed out.

    Attributes:
        contents: all that it knows.
    """

    identifier: ClassVar[str] = "site"
    file_name: ClassVar[str] = "site.html"

    contents: Contents

    def html(self) -> str:
        """The whole page."""
        from iclei_cli.exports.site.page import page_of  # noqa: PLC0415 - Jinja is slow

        return page_of(self.contents)
