"""Everything for other programs as documents."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from iclei_cli.cli.documents.document import Document


class DataTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table that was written.

    Attributes:
        table: `people`, `tables`, `seats`, `sessions`, `speakers`, `arrivals` or `notes`.
        path: the file that it is in.
        rows: how many rows it has.
    """

    table: str
    path: str
    rows: int


class DataDocument(Document, frozen=True, kw_only=True):
    """Tables that were written, in one file or a file for each.

    Attributes:
        tables: in their order.
    """

    commands: ClassVar[tuple[str, ...]] = ("export data",)

    tables: list[DataTable]
