"""A registration list, read and compared with the assembly; and the step that makes it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.garbage import uncollected
from iclei_cli.intake.columns import Column
from iclei_cli.intake.mapping import headings_after, read_instructions
from iclei_cli.intake.matching import Change, match
from iclei_cli.intake.progress import Progress, silent
from iclei_cli.intake.reading import read_document
from iclei_cli.intake.rows import RowError, read_rows
from iclei_cli.intake.tables import find_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.headings import Headings
    from iclei_cli.assembly.participant import Participant

__all__ = ["Change", "Column", "Registrations", "RowError", "apply_registrations", "read_registrations"]


@dataclass(frozen=True, slots=True)
class Registrations:
    """What a list says, and what taking it in would change.

    Attributes:
        file: the name as given.
        encoding: of a text file; None for a workbook.
        sheet: of a workbook; None for a text file.
        header_row: where the header stands, from 1.
        rows: how many rows are about people: those created, updated, unchanged, refused, and said again.
        columns: in the order of the file.
        created: participants to add; their id is 0 until they are added.
        updated: participants of whom the list says something new.
        unchanged: how many participants the list only confirms.
        repeated: how many rows say the very same as an earlier one.
        skipped: how many rows are empty, or count people instead of naming one.
        errors: what is wrong, in the order of the rows; one row can have several.
        notices: sentences the user should read, although nothing is refused.
        headings: what is to be remembered of what the user said of columns, now and before.
    """

    file: str
    encoding: str | None
    sheet: str | None
    header_row: int
    rows: int
    columns: tuple[Column, ...]
    created: tuple[Participant, ...]
    updated: tuple[Change, ...]
    unchanged: int
    repeated: int
    skipped: int
    errors: tuple[RowError, ...]
    notices: tuple[str, ...]
    headings: Headings

    @property
    def mapping(self) -> dict[str, str | None]:
        """What each header is read as; None for what is kept as it is, and for the row number."""
        return {column.header: column.field for column in self.columns}

    @property
    def refused(self) -> int:
        """How many rows have an error."""
        return len({error.row for error in self.errors})


@uncollected()
def read_registrations(
    path: Path,
    assembly: Assembly,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    maps: Sequence[str] = (),
    progress: Progress = silent,
) -> Registrations:
    """Read a list of any kind and compare it with `assembly`. Nothing is changed.

    `encoding`, `sheet` (its name or number), `header_row` and `maps` (texts `header=field`) overrule what is
    found out without them. `progress` hears what is being done.

    Raises:
        RefusedError: the file cannot be used at all; a bad row is in `errors` instead.
        UsageError: there is no such encoding, sheet, row, column or field.
    """
    instructions = read_instructions(maps, assembly.headings.fields, assembly.topics)
    progress("reading the file")
    document = read_document(path, encoding)
    table = find_table(
        document, assembly.topics, sheet=sheet, header_row=header_row, instructions=instructions
    )
    rows = read_rows(table, assembly.topics, progress)
    matches = match(rows.drafts, assembly.participants, table, progress)
    return Registrations(
        file=document.file,
        encoding=document.encoding,
        sheet=table.sheet.name,
        header_row=table.header_row,
        rows=rows.count,
        columns=table.columns,
        created=tuple(matches.created),
        updated=tuple(matches.updated),
        unchanged=matches.unchanged,
        repeated=matches.repeated,
        skipped=rows.skipped,
        errors=tuple(sorted([*rows.errors, *matches.errors], key=lambda error: error.row)),
        notices=(*table.notices, *rows.notices, *matches.notices),
        headings=headings_after(assembly.headings, table.columns),
    )


@uncollected()
def apply_registrations(registrations: Registrations, assembly: Assembly) -> None:
    """Put the new and the changed participants into `assembly`; new ones get their id."""
    assembly.headings = registrations.headings
    assembly.put(change.after for change in registrations.updated)
    assembly.put(msgspec.structs.replace(person, id=assembly.new_id()) for person in registrations.created)
