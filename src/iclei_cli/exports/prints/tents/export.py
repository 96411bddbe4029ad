"""Table tents, ready to print and fold."""

from __future__ import annotations

from typing import ClassVar

from iclei_cli.exports.prints.printed import Printed


class TableTents(Printed, frozen=True):
    """A folded A4 for each person, whose name is read from both sides."""

    identifier: ClassVar[str] = "tents"
    file_name: ClassVar[str] = "tents.pdf"
