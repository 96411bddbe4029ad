"""The sheets to put on the tables: one for each group, with its facts and its members."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.nouns.participant import Sector
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.exports.roster.facts import Fact, columns_for, write_facts, write_title
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
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.roster.seating import PrintedGroup, Seating

_NOT_NAMED = "–"

_HANGUL_ALONE = ("ko",)
"""Whoever reads nothing but Korean needs no English names at the table."""


class Member(NamedTuple):
    """Somebody at a table, and what they do there: nothing if they only take part."""

    person: Participant
    roles: list[str]


def lay_out_groups(seating: Seating, language: PrintLanguage) -> Layout[Member]:
    """Return the columns of all group sheets, which are the same so that the sheets look alike."""
    everybody = [
        member
        for printed in seating.groups
        for number, members in enumerate(printed.rounds, start=1)
        for member in _with_roles(printed, members, number)
    ]
    return fit_columns(lay_out(_columns(language), everybody), PORTRAIT)


def write_group(
    sheet: Worksheet,
    assembly: Assembly,
    printed: PrintedGroup,
    layout: Layout[Member],
    language: PrintLanguage,
) -> None:
    """Fill the sheet of one group; with several rounds, each begins a page of its own."""
    set_widths(sheet, layout.widths)
    row = write_title(sheet, 1, printed.names, layout.widths)
    facts = list(_facts(assembly, printed, language))
    columns = columns_for(facts, layout.widths)
    row = write_facts(sheet, row, facts, layout.widths, label_columns=columns)
    set_height(sheet, row, 1, size=5)
    row += 1
    write_heading(sheet, row, layout)
    end = _write_rounds(sheet, row + 1, printed, layout, language)
    if len(printed.rounds) == 1 and layout.columns:
        sheet.auto_filter.ref = f"A{row}:{get_column_letter(len(layout.columns))}{max(row + 1, end - 1)}"
    # Programs that squeeze pages pass over the breaks between rounds, which matter more.
    pages = pages_for(height(sheet, 1, end - 1)) if len(printed.rounds) == 1 else 0
    set_up_page(sheet, language, assembly.event.name, heading_row=row, header=printed.name, pages=pages)


def _write_rounds(
    sheet: Worksheet, row: int, printed: PrintedGroup, layout: Layout[Member], language: PrintLanguage
) -> int:
    """Write the members of every round, each after the first on a page of its own; return the row after."""
    several = len(printed.rounds) > 1
    for number, people in enumerate(printed.rounds, start=1):
        if number > 1:
            sheet.row_breaks.append(Break(id=row - 1))
        if several:
            heading = language.phrase("print-band", round=number, people=len(people))
            row = _write_band(sheet, row, heading, layout)
        row = _write_members(sheet, row, _with_roles(printed, people, number), layout, language)
    return row


def _facts(assembly: Assembly, printed: PrintedGroup, language: PrintLanguage) -> Iterator[Fact]:
    group = printed.group
    topic = assembly.topics.get(group.topic) if group.topic else None
    title = topic.titles if topic else group.topic
    yield language.phrase("heading-topic"), language.title(title) if title else _NOT_NAMED
    room = None if group.room is None else room_name(assembly, group.room)
    for label, text in (("print-presented-by", group.municipality), ("heading-room", room)):
        yield language.phrase(label), language.title(text) if text else None
    for role in HOST_ROLES:
        name = message(f"role-{role}")
        yield language.phrase("print-label", what=name), _host(printed, role, language)
    if len(printed.rounds) == 1:
        yield language.phrase("print-members"), len(printed.rounds[0])


def _host(printed: PrintedGroup, role: str, language: PrintLanguage) -> str:
    """Return who is named for a role; if nobody is, those to whom it was dealt."""
    person = printed.hosts.get(role)
    if person is None:
        holders = [holder.name for holder in printed.holders_of(role)]
        return language.main.phrase("print-list", items=holders) if holders else _NOT_NAMED
    if person.is_coming:
        return person.name
    return language.phrase(f"print-name-{person.status}", name=person.name)


def _columns(language: PrintLanguage) -> Iterator[Column[Member]]:
    heading = language.heading
    sectors = {sector: language.phrase(f"print-sector-{sector}") for sector in Sector}
    yield Column(heading("heading-id"), lambda member: member.person.id, is_number=True)
    yield Column(heading("heading-name"), lambda member: member.person.name)
    if language.codes != _HANGUL_ALONE:
        yield Column(heading("heading-name-en"), _english_name)
    yield Column(heading("heading-organisation"), lambda member: member.person.organisation, widest=38)
    yield Column(heading("heading-position"), lambda member: member.person.position, widest=22)
    yield Column(heading("heading-municipality"), lambda member: member.person.municipality, widest=20)
    yield Column(
        heading("heading-sector"),
        lambda member: member.person.sector and sectors[member.person.sector],
        widest=36,
        keeps_words=True,
    )
    yield Column(heading("heading-role"), lambda member: _roles(member, language), keeps_words=True)


def _english_name(member: Member) -> str | None:
    person = member.person
    return None if person.name_en == person.name else person.name_en


def _roles(member: Member, language: PrintLanguage) -> str | None:
    """Return what somebody does at the table: a word of ours, or one of the list's own."""
    words = [message(f"role-{role}") if role in HOST_ROLES else role for role in member.roles]
    labels = [message("print-label", what=word) for word in words]
    return language.phrase("print-list", items=labels) if labels else None


def _with_roles(printed: PrintedGroup, people: Iterable[Participant], number: int) -> Iterator[Member]:
    for person in people:
        yield Member(person, printed.roles_of(person, number))


def _write_members(
    sheet: Worksheet,
    row: int,
    members: Iterable[Member],
    layout: Layout[Member],
    language: PrintLanguage,
) -> int:
    """Write the members, hosts in bold, and return the row after them."""
    first = row
    for member in members:
        styles = (Style.HOST_TEXT, Style.HOST_NUMBER) if member.roles else (Style.TEXT, Style.NUMBER)
        write_row(sheet, row, layout, member, styles)
        row += 1
    return row if row > first else _write_band(sheet, row, language.phrase("print-nobody"), layout)


def _write_band(sheet: Worksheet, row: int, text: str, layout: Layout[Member]) -> int:
    put_across(sheet, row, (1, len(layout.columns)), text, Style.BAND)
    set_height(sheet, row, 1)
    return row + 1
