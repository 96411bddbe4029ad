"""What an import did, as a document."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec

from iclei_cli.cli.documents.document import Document


class RowItem(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a row, or of somebody whom the list leaves out.

    Attributes:
        row: its number in the file, from 1; null of somebody whom the list leaves out.
        outcome: `created` (a new person), `updated` (the list says something new of one), `unchanged`,
            `conflict` (something is to be decided), `merged` (taken together with an earlier row about the
            same person), `superseded` (a later answer of the same person counts), `repeated` (it says what an
            earlier row says) or `refused`; of somebody whom the list leaves out, `cancelled`.
        id: the participant's number; null for a refused row, for one that is merged into a new person's, and
            as long as nobody is created.
    """

    row: int | None
    outcome: str
    id: int | None


class ConflictItem(msgspec.Struct, frozen=True, kw_only=True):
    """A value that was changed here, and otherwise in the list; it is left as it is here.

    A row with one counts as updated if anything else of it was taken, else as unchanged.

    Attributes:
        row: the number of the row, from 1.
        id: the participant's number.
        field: a field, `consent PURPOSE`, or another column's header.
        ours: the value here, as in a participant.
        theirs: the value in the list, as in a participant.
    """

    row: int
    id: int
    field: str
    ours: Any
    theirs: Any


class RowErrorItem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a row is refused.

    Attributes:
        row: its number in the file, from 1.
        column: the header of the column; null where the row as a whole is wrong.
        code: a stable name of what is wrong.
        message: what is wrong, as a sentence.
    """

    row: int
    column: str | None
    code: str
    message: str


class KeptCellItem(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that is not understood; its person is taken, and it is kept as it is with their other columns.

    Attributes:
        row: the number of the row, from 1.
        column: the header of the column, under which the cell is kept.
        cell: what stands there, on one line.
        code: a stable name of what is wrong.
        message: what is wrong, as a sentence.
    """

    row: int
    column: str
    cell: str
    code: str
    message: str


class UnnamedItem(msgspec.Struct, frozen=True, kw_only=True):
    """Places that the list keeps for people who are not named yet; nobody is made for them.

    Attributes:
        organisation: whose they are: an organisation, or else a city or a sector, as written; null where
            nothing says it.
        count: how many people are still expected.
        rows: the numbers of the rows, from 1.
        words: what stands there for a name, each once.
    """

    organisation: str | None
    count: int
    rows: list[int]
    words: list[str]


class ImportDocument(Document, frozen=True, kw_only=True):
    """What an import did, or would do with `--dry-run`; where it is refused, nobody is changed.

    Attributes:
        created: how many people were added.
        updated: of how many the list said something new.
        unchanged: how many people of the list are as they were, those in conflict included.
        cancelled: how many people of earlier lists were cancelled, as they are not on this one.
        merged: how many rows were taken together with another about the same person.
        repeated: how many rows say what another row says.
        skipped: how many rows were passed over that are not about one person.
        rows: what becomes of each row; where the import is refused, what would become of it.
        conflicts: what is to be decided.
        errors: why rows are refused.
        kept: the cells that are not understood, of rows that are not refused.
        unnamed: places without a name, by whose they are.
        rejects: the file of the refused rows; null where none was written.
        mapping: what each header is read as: a field, or null for a column that is kept as it is. `consent
            photo` is a column that asks for a consent.
        encoding: of a text file; null of a workbook.
        sheet: the name of the sheet; null of a text file.
        header_row: where the header stands, from 1.
        notices: what there is to know, although nothing is refused, as sentences.
    """

    commands: ClassVar[tuple[str, ...]] = ("participants import",)

    created: int
    updated: int
    unchanged: int
    cancelled: int
    merged: int
    repeated: int
    skipped: int
    rows: list[RowItem]
    conflicts: list[ConflictItem]
    errors: list[RowErrorItem]
    kept: list[KeptCellItem]
    unnamed: list[UnnamedItem]
    rejects: str | None
    mapping: dict[str, str | None]
    encoding: str | None
    sheet: str | None
    header_row: int
    notices: list[str]
