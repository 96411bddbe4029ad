"""The sheets to put on the tables: one for each group, with its facts and its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from iclei_cli.assembly.group import HOST_ROLES
from iclei_cli.assembly.people.participant import Participant
from iclei_cli.exports.labels.editions import LABELS
from iclei_cli.exports.roster.facts import Fact, write_facts, write_title
from iclei_cli.exports.sheet.columns import Column, Layout, fitted, lay_out, write_heading, write_row
from iclei_cli.exports.sheet.page import (
    PORTRAIT,
    height,
    pages_for,
    put_across,
    set_height,
    set_up_page,
    set_widths,
)
from iclei_cli.exports.sheet.styles import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.exports.roster.seating import Seating, Table

# A member, and their role at the table.
Seat = tuple[Participant, str | None]


def lay_out_groups(seating: Seating) -> Layout[Seat]:
    """Return the columns of all group sheets, which are the same so that the sheets look alike."""
    seats = [seat for table in seating.tables for members in table.rounds for seat in _seats(table, members)]
    return fitted(lay_out(_columns(), seats), PORTRAIT)


def write_group(sheet: Worksheet, assembly: Assembly, table: Table, layout: Layout[Seat]) -> None:
    """Fill the sheet of one group; with several rounds, each begins a page of its own."""
    set_widths(sheet, layout.widths)
    row = write_title(sheet, 1, table.name, layout.widths)
    row = write_facts(sheet, row, _facts(assembly, table), layout.widths, label_columns=2)
    set_height(sheet, row, 1, size=5)
    row += 1
    write_heading(sheet, row, layout)
    end = _write_rounds(sheet, row + 1, table, layout)
    if len(table.rounds) == 1 and layout.columns:
        sheet.auto_filter.ref = f"A{row}:{get_column_letter(len(layout.columns))}{max(row + 1, end - 1)}"
    # Programs that squeeze pages pass over the breaks between rounds, which matter more.
    pages = pages_for(height(sheet, 1, end - 1)) if len(table.rounds) == 1 else 0
    set_up_page(sheet, assembly.event.name, heading_row=row, header=table.name, pages=pages)


def _write_rounds(sheet: Worksheet, row: int, table: Table, layout: Layout[Seat]) -> int:
    """Write the members of every round, each after the first on a page of its own; return the row after."""
    several = len(table.rounds) > 1
    for number, members in enumerate(table.rounds, start=1):
        if number > 1:
            sheet.row_breaks.append(Break(id=row - 1))
        if several:
            heading = f"{LABELS.round_number.format(number=number)} · {LABELS.people(len(members))}"
            row = _write_band(sheet, row, heading, layout)
        row = _write_members(sheet, row, _seats(table, members), layout)
    return row


def _facts(assembly: Assembly, table: Table) -> Iterator[Fact]:
    group = table.group
    topic = assembly.topics.get(group.topic) if group.topic else None
    title = topic.title if topic else group.topic
    yield LABELS.topic, title or LABELS.not_named
    yield LABELS.presented_by, group.municipality
    yield LABELS.room, group.room
    for role in HOST_ROLES:
        yield LABELS.hosts[role], _host(table.hosts.get(role))
    if len(table.rounds) == 1:
        yield LABELS.members, len(table.rounds[0])


def _host(person: Participant | None) -> str:
    if person is None:
        return LABELS.not_named
    return person.name if person.is_coming else LABELS.name_cancelled.format(name=person.name)


def _columns() -> Iterator[Column[Seat]]:
    yield Column(LABELS.fields["id"], lambda seat: seat[0].id, is_number=True)
    yield Column(LABELS.fields["name"], lambda seat: seat[0].name)
    yield Column(LABELS.fields["organisation"], lambda seat: seat[0].organisation, widest=38)
    yield Column(LABELS.fields["position"], lambda seat: seat[0].position, widest=22)
    yield Column(LABELS.fields["municipality"], lambda seat: seat[0].municipality, widest=20)
    yield Column(LABELS.fields["sector"], _sector, keeps_words=True)
    yield Column(LABELS.role, lambda seat: seat[1], keeps_words=True)


def _sector(seat: Seat) -> str | None:
    sector = seat[0].sector
    return sector and LABELS.sector(sector)


def _seats(table: Table, members: Iterable[Participant]) -> Iterator[Seat]:
    for person in members:
        yield person, table.roles_of(person)


def _write_members(sheet: Worksheet, row: int, seats: Iterable[Seat], layout: Layout[Seat]) -> int:
    """Write the members, hosts in bold, and return the row after them."""
    first = row
    for seat in seats:
        host = seat[1] is not None
        styles = (Style.HOST_TEXT, Style.HOST_NUMBER) if host else (Style.TEXT, Style.NUMBER)
        write_row(sheet, row, layout, seat, styles)
        row += 1
    return row if row > first else _write_band(sheet, row, LABELS.nobody, layout)


def _write_band(sheet: Worksheet, row: int, text: str, layout: Layout[Seat]) -> int:
    put_across(sheet, row, (1, len(layout.columns)), text, Style.BAND)
    set_height(sheet, row, 1)
    return row + 1
