"""All that other programs may know of an assembly, in one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.tables.table import Table, write_table, write_values, write_workbook


class Data(msgspec.Struct, frozen=True, kw_only=True):
    """Tables of data: all of them as values or as a workbook, or one of them as text.

    Attributes:
        tables: for `.xlsx` and `.csv`, by name; of a `.csv` there is one.
        titles: what the sheets of a workbook are called, by the same names.
        values: for `.json`, by the same names.
        ending: of `endings`.
        contacts: whether phone numbers and e-mail addresses are in it.
    """

    identifier: ClassVar[str] = "data"
    file_name: ClassVar[str] = "data.xlsx"
    endings: ClassVar[tuple[str, ...]] = (".xlsx", ".csv", ".json")

    tables: Mapping[str, Table]
    titles: Mapping[str, str]
    values: Mapping[str, Sequence[dict[str, Any]]]
    ending: str = ".xlsx"
    contacts: bool = False

    @property
    def is_private(self) -> bool:
        """Only with contacts."""
        return self.contacts

    def write(self, file: BinaryIO) -> None:
        """Write the tables."""
        if self.ending == ".json":
            write_values(file, self.values)
        elif self.ending == ".xlsx":
            write_workbook(file, {self.titles[name]: table for name, table in self.tables.items()})
        else:
            (table,) = self.tables.values()
            write_table(file, table, self.ending)
