"""Table signs: a page for each table and round, ready to print."""

from __future__ import annotations

from typing import ClassVar

from iclei_cli.exports.prints.printed import Printed


class TableSigns(Printed, frozen=True):
    """A page for each table, and in each round if there are several."""

    identifier: ClassVar[str] = "signs"
    file_name: ClassVar[str] = "signs.pdf"
