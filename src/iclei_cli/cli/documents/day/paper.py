"""What became of a sheet on which people were marked, or of a scanner's log, as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

import msgspec

from iclei_cli.assembly.door.clock import on_the_wall
from iclei_cli.cli.documents.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assembly.door.paper import Outcome, Paper
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.arrival import Arrival
    from iclei_cli.intake.door.paper.rows import Reading


class AddedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An arrival that the ledger lacked, and has now.

    Attributes:
        sheet: the name of the sheet; null where the file has one table.
        row: of the file, from 1.
        id: the person's number.
        name: the person's name.
        time: when they came, in the event's time zone, ISO 8601.
    """

    sheet: str | None
    row: int
    id: int
    name: str
    time: str


class DifferenceItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something in which paper and ledger differ, for somebody to look at.

    Attributes:
        sheet: the name of the sheet; null where the file has one table.
        row: of the file, from 1.
        code: `marked-absent`, `not-marked`, `unclear-mark`, `taken-back`, `not-expected` (was added, too),
            `unknown-person`, `unknown-code`, `ambiguous-person`, `number-and-name-differ`, `nobody-named` or
            `row-unclear`.
        who: whom the paper names, as it is written.
        ids: the numbers of those who may be meant.
        message: the same in a sentence.
    """

    sheet: str | None
    row: int
    code: str
    who: str
    ids: list[int]
    message: str


class PaperSheetItem(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet that was read, or a log.

    Attributes:
        sheet: its name; null where the file has one table.
        lines: how many are about people.
        columns: what heads the columns that tell who came, by `number`, `name`, `mark` and `time`.
    """

    sheet: str | None
    lines: int
    columns: dict[str, list[str]]


class PaperDocument(Document, frozen=True):
    """What became of a file with who came.

    Attributes:
        session: the key of the session to which they came; null: to the assembly.
        desk: what the ledger calls it.
        day: of people beside whom none stands, `YYYY-MM-DD`.
        dry_run: whether nothing was noted.
        sheets: what was read.
        added: the arrivals that the ledger lacked.
        taken_back: with `--undo`, the numbers of those whose arrivals this file had added; else [].
        agreed: how many lines say what the ledger says.
        repeated: how many say again that somebody came.
        differences: everything else, in order.
        notices: what else is to be known of how the file was understood.
    """

    commands: ClassVar = ("checkin import",)

    session: str | None
    desk: str | None
    day: str
    dry_run: bool
    sheets: list[PaperSheetItem]
    added: list[AddedItem]
    taken_back: list[int]
    agreed: int
    repeated: int
    differences: list[DifferenceItem]
    notices: list[str]


class Compared(NamedTuple):
    """A file that was compared with the ledger.

    Attributes:
        readings: what it says, sheet by sheet.
        paper: the same as one, and where it is noted.
        day: of people beside whom none stands.
        outcomes: line by line; none where what it added was taken back.
        taken_back: the arrivals that were.
        is_dry_run: whether nothing was noted.
    """

    readings: Sequence[Reading]
    paper: Paper
    day: str
    outcomes: Sequence[Outcome]
    taken_back: Sequence[Arrival]
    is_dry_run: bool


def paper_document(
    assembly: Assembly, compared: Compared, told: Callable[[Outcome], str], notices: list[str]
) -> PaperDocument:
    """What became of a paper; `told` says a difference, and the notices are in words already."""
    outcomes, paper = compared.outcomes, compared.paper
    return PaperDocument(
        session=paper.session,
        desk=paper.desk,
        day=compared.day,
        dry_run=compared.is_dry_run,
        sheets=[
            PaperSheetItem(
                sheet=reading.sheet,
                lines=len(reading.lines),
                columns={kind: list(headers) for kind, headers in reading.read_as.items()},
            )
            for reading in compared.readings
        ],
        added=[
            AddedItem(
                sheet=item.line.sheet,
                row=item.line.row,
                id=item.arrival.participant,
                name=assembly.participants[item.arrival.participant].name,
                time=on_the_wall(assembly.event, item.arrival.time),
            )
            for item in outcomes
            if item.is_added and item.arrival is not None
        ],
        taken_back=[arrival.participant for arrival in compared.taken_back],
        agreed=sum(item.code == "agrees" for item in outcomes),
        repeated=sum(item.code == "repeated" for item in outcomes),
        differences=[
            DifferenceItem(
                sheet=item.line.sheet,
                row=item.line.row,
                code=item.code,
                who=item.line.who,
                ids=list(item.line.people),
                message=told(item),
            )
            for item in outcomes
            if item.is_difference
        ],
        notices=notices,
    )
