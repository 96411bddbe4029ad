"""The sheets to put on the tables: one for each group, with its facts and its members."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.exports.labels.editions import LABELS
from iclei_cli.exports.roster.facts import Fact, write_facts, write_title
from iclei_cli.exports.sheet.columns import Column, Layout, fit_columns, lay_out, write_heading, write_row
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

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.roster.seating import PrintedGroup, Seating


class Member(NamedTuple):
    """Somebody at a table, and their role there; None if they only take part."""

    person: Participant
    role: str | None


def lay_out_groups(seating: Seating) -> Layout[Member]:
    """Return the columns of all group sheets, which are the same so that the sheets look alike."""
    everybody = [
        member
        for printed in seating.groups
        for number, members in enumerate(printed.rounds, start=1)
        for member in _with_roles(printed, members, number)
    ]
    return fit_columns(lay_out(_columns(), everybody), PORTRAIT)


def write_group(sheet: Worksheet, assembly: Assembly, printed: PrintedGroup, layout: Layout[Member]) -> None:
    """Fill the sheet of one group; with several rounds, each begins a page of its own."""
    set_widths(sheet, layout.widths)
    row = write_title(sheet, 1, printed.name, layout.widths)
    row = write_facts(sheet, row, _facts(assembly, printed), layout.widths, label_columns=2)
    set_height(sheet, row, 1, size=5)
    row += 1
    write_heading(sheet, row, layout)
    end = _write_rounds(sheet, row + 1, printed, layout)
    if len(printed.rounds) == 1 and layout.columns:
        sheet.auto_filter.ref = f"A{row}:{get_column_letter(len(layout.columns))}{max(row + 1, end - 1)}"
    # Programs that squeeze pages pass over the breaks between rounds, which matter more.
    pages = pages_for(height(sheet, 1, end - 1)) if len(printed.rounds) == 1 else 0
    set_up_page(sheet, assembly.event.name, heading_row=row, header=printed.name, pages=pages)


def _write_rounds(sheet: Worksheet, row: int, printed: PrintedGroup, layout: Layout[Member]) -> int:
    """Write the members of every round, each after the first on a page of its own; return the row after."""
    several = len(printed.rounds) > 1
    for number, people in enumerate(printed.rounds, start=1):
        if number > 1:
            sheet.row_breaks.append(Break(id=row - 1))
        if several:
            heading = f"{LABELS.round_number.format(number=number)} · {LABELS.people(len(people))}"
            row = _write_band(sheet, row, heading, layout)
        row = _write_members(sheet, row, _with_roles(printed, people, number), layout)
    return row


def _facts(assembly: Assembly, printed: PrintedGroup) -> Iterator[Fact]:
    group = printed.group
    topic = assembly.topics.get(group.topic) if group.topic else None
    title = topic.title if topic else group.topic
    yield LABELS.topic, title or LABELS.not_named
    yield LABELS.presented_by, group.municipality
    yield LABELS.room, group.room
    for role in HOST_ROLES:
        yield LABELS.hosts[role], _host(printed, role)
    if len(printed.rounds) == 1:
        yield LABELS.members, len(printed.rounds[0])


def _host(printed: PrintedGroup, role: str) -> str:
    """Return who is named for a role; if nobody is, those to whom it was dealt."""
    person = printed.hosts.get(role)
    if person is None:
        return ", ".join(holder.name for holder in printed.holders_of(role)) or LABELS.not_named
    if person.is_coming:
        return person.name
    return LABELS.name_not_coming[person.status].format(name=person.name)


def _columns() -> Iterator[Column[Member]]:
    yield Column(LABELS.fields["id"], lambda member: member.person.id, is_number=True)
    yield Column(LABELS.fields["name"], lambda member: member.person.name)
    yield Column(LABELS.fields["organisation"], lambda member: member.person.organisation, widest=38)
    yield Column(LABELS.fields["position"], lambda member: member.person.position, widest=22)
    yield Column(LABELS.fields["municipality"], lambda member: member.person.municipality, widest=20)
    yield Column(LABELS.fields["sector"], _sector, keeps_words=True)
    yield Column(LABELS.role, lambda member: member.role, keeps_words=True)


def _sector(member: Member) -> str | None:
    sector = member.person.sector
    return sector and LABELS.sector(sector)


def _with_roles(printed: PrintedGroup, people: Iterable[Participant], number: int) -> Iterator[Member]:
    for person in people:
        yield Member(person, printed.roles_of(person, number))


def _write_members(sheet: Worksheet, row: int, members: Iterable[Member], layout: Layout[Member]) -> int:
    """Write the members, hosts in bold, and return the row after them."""
    first = row
    for member in members:
        host = member.role is not None
        styles = (Style.HOST_TEXT, Style.HOST_NUMBER) if host else (Style.TEXT, Style.NUMBER)
        write_row(sheet, row, layout, member, styles)
        row += 1
    return row if row > first else _write_band(sheet, row, LABELS.nobody, layout)


def _write_band(sheet: Worksheet, row: int, text: str, layout: Layout[Member]) -> int:
    put_across(sheet, row, (1, len(layout.columns)), text, Style.BAND)
    set_height(sheet, row, 1)
    return row + 1
