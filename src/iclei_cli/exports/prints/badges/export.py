"""Badges, page by page, ready to print."""

from __future__ import annotations

from typing import ClassVar

from iclei_cli.exports.prints.printed import Printed


class Badges(Printed, frozen=True):
    """A badge for each person, as many to a page as the sheet has room for."""

    identifier: ClassVar[str] = "badges"
    file_name: ClassVar[str] = "badges.pdf"
