"""Badges, page by page, and the list of those that are to be taken back, ready to print."""

from __future__ import annotations

from typing import ClassVar

from iclei_cli.exports.prints.printed import Printed


class Badges(Printed, frozen=True):
    """A badge for each person, as many to a page as the sheet has room for."""

    identifier: ClassVar[str] = "badges"
    file_name: ClassVar[str] = "badges.pdf"


class BadgesToCollect(Printed, frozen=True):
    """Whose old badge says what is so no more, to tick when it is taken back."""

    identifier: ClassVar[str] = "badges-to-collect"
    file_name: ClassVar[str] = "badges-to-collect.pdf"
