"""Sheets that come back as documents."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from iclei_cli.cli.documents.document import Document
from iclei_cli.cli.documents.record.notes import NoteItem


class ImportedRow(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a row.

    Attributes:
        sheet: the name of the sheet.
        row: its number there, from 1.
        outcome: `added`; `changed`, where the row was corrected since it was taken last; `unchanged`;
            `known`, where the very same was noted already; `edited`, where the note was changed by hand and
            otherwise in the sheet, and `emptied`, where the row says nothing any more: these two notes are
            left as they are; `removed`, where the note was removed since, and stays so.
        note: the note as it is now, or was.
        before: the note as it was, where it was changed.
    """

    sheet: str
    row: int
    outcome: Literal["added", "changed", "unchanged", "known", "edited", "emptied", "removed"]
    note: NoteItem
    before: NoteItem | None


class NotesImportDocument(Document, frozen=True, kw_only=True):
    """What became of the rows of a workbook that came back.

    Attributes:
        rows: those that say something, or did.
        sheets_left_out: the names of sheets that were not handed out by `iclei export notes-sheet`.
        dry_run: whether nothing was changed.
    """

    commands: ClassVar[tuple[str, ...]] = ("notes import",)

    rows: list[ImportedRow]
    sheets_left_out: list[str]
    dry_run: bool
