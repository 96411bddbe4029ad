"""The rapporteur's sheet: a workbook that is handed out, filled in, and taken back."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.assembly.nouns.assembly import Assembly
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.exports.notes_sheet.pages import PageOf


class NotesSheet(msgspec.Struct, frozen=True):
    """A page for each table in each round, and for sessions: its head, what is noted already, and empty rows.

    Quotes to which nobody agreed are left out.

    Attributes:
        assembly: the tables, who sits there, the programme, and the notes there are.
        language: what it speaks; its first language is that of the words that are chosen in cells.
        pages: what the pages are of, in order.
        name: what the names of its rows begin with; no other sheet has it.
    """

    identifier: ClassVar[str] = "notes-sheet"
    file_name: ClassVar[str] = "notes-sheet.xlsx"
    endings: ClassVar[tuple[str, ...]] = (".xlsx",)

    assembly: Assembly
    language: PrintLanguage
    pages: tuple[PageOf, ...]
    name: str

    @property
    def is_private(self) -> bool:
        """Never: it is for handing out, and has nobody's contacts."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the workbook."""
        from iclei_cli.exports.notes_sheet.write import write_notes_sheet  # noqa: PLC0415 - openpyxl is slow

        write_notes_sheet(file, self.assembly, self.language, self.pages, self.name)
