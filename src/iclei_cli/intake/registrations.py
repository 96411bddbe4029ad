"""A registration list, read and compared with the assembly; and the step that makes it so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.intake.columns.find_table import find_table
from iclei_cli.intake.columns.recognise import Column
from iclei_cli.intake.columns.user_mapping import headings_after, read_instructions
from iclei_cli.intake.files.open import read_document
from iclei_cli.intake.people.compare import RowOutcome, match
from iclei_cli.intake.people.three_way_merge import CAUTIOUS, Change, Conflict, Policy
from iclei_cli.intake.progress import Progress, silent
from iclei_cli.intake.rows.read import RowError, read_rows
from iclei_cli.system.collector import uncollected
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.headings import Headings
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.intake.columns.find_table import Table

__all__ = [
    "Change",
    "Column",
    "Conflict",
    "Policy",
    "Registrations",
    "RowError",
    "RowOutcome",
    "apply_registrations",
    "read_registrations",
]


@dataclass(frozen=True, slots=True)
class Registrations:
    """What a list says, and what taking it in would change.

    Attributes:
        file: the name as given.
        encoding: of a text file; None for a workbook.
        sheet: of a workbook; None for a text file.
        header_row: where the header stands, from 1.
        rows: how many rows are about people.
        columns: in the order of the file.
        created: participants to add; their id is 0 until they are added.
        updated: participants of whom the list says something new.
        noted: participants of whom only what lists said is remembered anew.
        cancelled: participants of earlier lists whom this one leaves out, if they are to be cancelled.
        conflicts: values that were changed here and otherwise in the list, which are left as they are.
        outcomes: what becomes of each row, in order, and of those who are left out.
        skipped: how many rows are empty, or count people instead of naming one.
        errors: what is wrong, in the order of the rows; one row can have several.
        bad_rows: the refused rows: the number of each, its cells as they stand, and what is wrong.
        header_cells: what heads those cells.
        notices: sentences the user should read, although nothing is refused.
        headings: what is to be remembered of what the user said of columns, now and before.
        remembers: whether any of that is new.
    """

    file: str
    encoding: str | None
    sheet: str | None
    header_row: int
    rows: int
    columns: tuple[Column, ...]
    created: tuple[Participant, ...]
    updated: tuple[Change, ...]
    noted: tuple[Change, ...]
    cancelled: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    outcomes: tuple[RowOutcome, ...]
    skipped: int
    errors: tuple[RowError, ...]
    bad_rows: tuple[tuple[int, tuple[str, ...], str], ...]
    header_cells: tuple[str, ...]
    notices: tuple[str, ...]
    headings: Headings
    remembers: bool

    @property
    def mapping(self) -> dict[str, str | None]:
        """What each header is read as; None for what is kept as it is, and for the row number."""
        return {column.header: column.field for column in self.columns}

    def count(self, *outcomes: str) -> int:
        """How many rows have one of these outcomes."""
        return sum(outcome.outcome in outcomes for outcome in self.outcomes)

    @property
    def unchanged(self) -> int:
        """How many participants of the list are left as they are, conflicts included."""
        asked = {conflict.id for conflict in self.conflicts}
        changed = {change.after.id for change in self.updated}
        return self.count("unchanged") + len(asked - changed)

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
    policy: Policy = CAUTIOUS,
    progress: Progress = silent,
) -> Registrations:
    """Read a list of any kind and compare it with `assembly`. Nothing is changed.

    `encoding`, `sheet` (its name or number), `header_row` and `maps` (texts `header=field`) overrule what is
    found out without them. `policy` tells what is to become of conflicts, empty cells, and those whom the
    list leaves out. `progress` hears what is being done.

    Raises:
        RefusedError: the file cannot be used at all; a bad row is in `errors` instead.
        UsageError: there is no such encoding, sheet, row, column or field.
    """
    instructions = read_instructions(maps, assembly.headings.fields, assembly.topics)
    progress(message("doing-read-file"))
    document = read_document(path, encoding)
    table = find_table(
        document, assembly.topics, sheet=sheet, header_row=header_row, instructions=instructions
    )
    rows = read_rows(table, assembly.topics, progress)
    matches = match(rows, assembly.participants, table, policy, progress)
    errors = tuple(sorted([*rows.errors, *matches.errors], key=lambda error: error.row))
    headings = headings_after(assembly.headings, table.columns)
    return Registrations(
        file=document.file,
        encoding=document.encoding,
        sheet=table.sheet.name,
        header_row=table.header_row,
        rows=rows.count,
        columns=table.columns,
        created=tuple(matches.created),
        updated=tuple(matches.updated),
        noted=tuple(matches.noted),
        cancelled=tuple(matches.cancelled),
        conflicts=tuple(matches.conflicts),
        outcomes=tuple(matches.outcomes),
        skipped=rows.skipped,
        errors=errors,
        bad_rows=tuple(_bad_rows(table, errors)),
        header_cells=tuple(table.header_cells),
        notices=(*table.notices, *rows.notices, *matches.notices),
        headings=headings,
        remembers=headings != assembly.headings,
    )


@uncollected()
def apply_registrations(registrations: Registrations, assembly: Assembly) -> Registrations:
    """Put what the list says into `assembly`; new participants get their id.

    Returns the same, with those ids among the outcomes.
    """
    assembly.headings = registrations.headings
    for changes in (registrations.updated, registrations.noted, registrations.cancelled):
        assembly.put(change.after for change in changes)
    added = [msgspec.structs.replace(person, id=assembly.new_id()) for person in registrations.created]
    assembly.put(added)
    ids = (person.id for person in added)
    outcomes = tuple(
        RowOutcome(outcome.row, outcome.outcome, next(ids), outcome.name)
        if outcome.outcome == "created"
        else outcome
        for outcome in registrations.outcomes
    )
    return replace(registrations, outcomes=outcomes)


def _bad_rows(table: Table, errors: Sequence[RowError]) -> Iterator[tuple[int, tuple[str, ...], str]]:
    reasons: dict[int, list[str]] = defaultdict(list)
    for error in errors:
        reasons[error.row].append(f"{error.column}: {error.message}" if error.column else error.message)
    for row, sentences in reasons.items():
        yield row, tuple(table.sheet.rows[row - 1]), " ".join(sentences)
