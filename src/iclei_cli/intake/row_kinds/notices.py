"""What is to be told of the rows that are not about one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.row_kinds.sorted_rows import RowKind
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.intake.row_kinds.headings import Section
    from iclei_cli.intake.row_kinds.sorted_rows import PassedRow
    from iclei_cli.intake.row_kinds.unnamed import UnnamedPlaces
    from iclei_cli.system.messages import Message


def notices_of(passed: Sequence[PassedRow]) -> list[Message]:
    """Tell of headings, notes, examples and codes; empty rows and totals are only counted."""
    kinds = {kind: [row for row in passed if row.kind is kind] for kind in RowKind}
    notices = []
    if headings := kinds[RowKind.HEADING]:
        sections = [_heading(row.section) for row in headings if row.section is not None]
        notices.append(message("rows-headings", rows=_numbers(headings), headings=sections))
    if notes := kinds[RowKind.NOTE]:
        notices.append(message("rows-notes", rows=_numbers(notes), notes=[row.text for row in notes]))
    if absent := kinds[RowKind.ABSENT]:
        notices.append(message("rows-absent", rows=_numbers(absent), texts=[row.text for row in absent]))
    if examples := kinds[RowKind.EXAMPLE]:
        texts = [row.text for row in examples]
        notices.append(message("rows-examples", rows=_numbers(examples), examples=texts))
    if codes := kinds[RowKind.CODES]:
        notices.append(message("rows-codes", rows=_numbers(codes)))
    return notices


def _numbers(rows: Sequence[PassedRow]) -> list[int]:
    return [row.number for row in rows]


def _heading(section: Section) -> Message:
    if section.field is None:
        return message("heading-alone", text=section.text)
    return message("heading-with-value", text=section.text, field=section.field, value=section.value)


def notice_of_unnamed(places: Sequence[UnnamedPlaces]) -> list[Message]:
    """Tell how many people are still expected, whose they are, and what stands there for their names."""
    if not places:
        return []
    return [
        message(
            "places-unnamed",
            rows=sorted(row for each in places for row in each.rows),
            seats=sum(each.seats for each in places),
            places=[
                message("seats-of", organisation=each.organisation, seats=each.seats, words=list(each.words))
                for each in places
            ],
        )
    ]
