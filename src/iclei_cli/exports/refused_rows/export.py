"""The refused rows: the file that is corrected and imported again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, ClassVar

import msgspec


class RefusedRows(msgspec.Struct, frozen=True):
    """The header as it was, each row's cells as they were, and last the reason why it was refused.

    Attributes:
        header: the texts of the header.
        rows: of each row its number in the file, its cells, and the reason.
    """

    identifier: ClassVar[str] = "rejects"
    file_name: ClassVar[str] = "rejects.xlsx"

    header: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str], str]]

    @property
    def is_private(self) -> bool:
        """It holds whatever the list held of these people."""
        return True

    def write(self, file: BinaryIO) -> None:
        """Write the workbook."""
        from iclei_cli.exports.refused_rows.write import write_refused_rows  # noqa: PLC0415 - openpyxl is slow

        write_refused_rows(file, self.header, self.rows)
