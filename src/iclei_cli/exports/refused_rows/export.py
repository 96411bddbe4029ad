"""The rows that an import refused, to be corrected and imported again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.language import PrintLanguage


class RefusedRows(msgspec.Struct, frozen=True):
    """The header and the refused rows as they were, with a last column that says why each was refused.

    Attributes:
        header: the texts of the header.
        rows: the number of each row in the file, its cells, and the reason.
        language: that of the reasons. The head of their column is known to an import in each.
    """

    identifier: ClassVar[str] = "rejects"
    file_name: ClassVar[str] = "rejects.xlsx"
    endings: ClassVar[tuple[str, ...]] = (".xlsx",)

    header: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str], str]]
    language: PrintLanguage

    @property
    def is_private(self) -> bool:
        """Always: it holds personal data."""
        return True

    def write(self, file: BinaryIO) -> None:
        """Write the workbook."""
        from iclei_cli.exports.refused_rows.write import write_refused_rows  # noqa: PLC0415 - openpyxl is slow

        write_refused_rows(file, self.header, self.rows, self.language)
