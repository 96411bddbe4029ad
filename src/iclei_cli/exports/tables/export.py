"""Tables that go to other programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.tables.table import Table, delimited, write_table, write_values
from iclei_cli.exports.tables.zoom import HEADER, Rooms


class People(msgspec.Struct, frozen=True, kw_only=True):
    """The list of people.

    Attributes:
        table: for `.csv` and `.xlsx`, in words.
        values: for `.json`, as the documents for scripts have them.
        ending: of `endings`.
        contacts: whether phone numbers and e-mail addresses are in it.
    """

    identifier: ClassVar[str] = "people"
    file_name: ClassVar[str] = "people.csv"
    endings: ClassVar[tuple[str, ...]] = (".csv", ".xlsx", ".json")

    table: Table
    values: Sequence[dict[str, Any]]
    ending: str = ".csv"
    contacts: bool = False

    @property
    def is_private(self) -> bool:
        """Only with contacts."""
        return self.contacts

    def write(self, file: BinaryIO) -> None:
        """Write the list."""
        if self.ending == ".json":
            write_values(file, self.values)
        else:
            write_table(file, self.table, self.ending)


class MailMerge(msgspec.Struct, frozen=True, kw_only=True):
    """A row for everybody who is coming, for a letter of which only these words differ."""

    identifier: ClassVar[str] = "mail-merge"
    file_name: ClassVar[str] = "mail-merge.csv"
    endings: ClassVar[tuple[str, ...]] = (".csv", ".xlsx")

    table: Table
    ending: str = ".csv"

    @property
    def is_private(self) -> bool:
        """It has addresses."""
        return True

    def write(self, file: BinaryIO) -> None:
        """Write the rows."""
        write_table(file, self.table, self.ending)


class ZoomRooms(msgspec.Struct, frozen=True, kw_only=True):
    """The breakout rooms of a round, for Zoom."""

    identifier: ClassVar[str] = "zoom"
    file_name: ClassVar[str] = "zoom.csv"
    endings: ClassVar[tuple[str, ...]] = (".csv",)

    rooms: Rooms

    @property
    def is_private(self) -> bool:
        """It has addresses."""
        return True

    def write(self, file: BinaryIO) -> None:
        """Write the rooms, without a sign of the encoding before the header, which has to be exactly so."""
        file.write(delimited(HEADER, self.rooms.rows).encode())
