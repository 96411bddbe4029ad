"""The pages to put on the tables: one for each group and round, with its facts and its members."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from openpyxl.worksheet.pagebreak import Break

from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.programme.rooms import room_of
from iclei_cli.assembly.roster_marks import ROLE, TABLE_MARK, page_key, round_place
from iclei_cli.exports.roster.facts import Fact, columns_for, write_facts, write_title
from iclei_cli.exports.roster.source import mark
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
from iclei_cli.exports.sheet.table import add_table
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.roster.book import Book
    from iclei_cli.exports.roster.seating import PrintedGroup
    from iclei_cli.exports.roster.words import Words

_NOT_NAMED = "–"

_HANGUL_ALONE = ("ko",)
"""Whoever reads nothing but Korean needs no English names at the table."""


class Member(NamedTuple):
    """Somebody at a table, and what they do there: nothing if they only take part."""

    person: Participant
    roles: list[str]


def lay_out_groups(book: Book) -> Layout[Member]:
    """Return the columns of all group sheets, which are the same so that the sheets look alike."""
    everybody = [
        member
        for printed in book.seating.groups
        for number, members in enumerate(printed.rounds, start=1)
        for member in _with_roles(printed, members, number)
    ]
    return fit_columns(lay_out(_columns(book.words, book.language), everybody), PORTRAIT)


def write_group(
    sheet: Worksheet, book: Book, printed: PrintedGroup, layout: Layout[Member], numbers: Sequence[int]
) -> None:
    """Fill the sheet of one group: a page for each of these rounds, which count from 1."""
    source = book.source
    set_widths(sheet, layout.widths)
    source.know_columns(layout.columns)
    row = 1
    for number in numbers:
        if row > 1:
            sheet.row_breaks.append(Break(id=row - 1))
        heading_row = _write_head(sheet, row, book, (printed, number), layout)
        end = _write_members(sheet, heading_row + 1, book, (printed, number), layout)
        name = f"table_{printed.number}_{number}"
        if printed.in_round(number):
            add_table(sheet, name, [column.heading for column in layout.columns], heading_row, end - 1)
            source.offer(sheet, layout, (heading_row + 1, end - 1))
        mark(
            sheet,
            heading_row,
            len(layout.columns) + 2,
            f"{TABLE_MARK} {page_key(printed.group.key, number)}",
        )
        row = end
    # Programs that squeeze pages pass over the breaks between rounds, which matter more.
    pages = pages_for(height(sheet, 1, row - 1)) if len(numbers) == 1 else 0
    repeated = heading_row if len(numbers) == 1 else None
    set_up_page(sheet, book.language, book.event, heading_row=repeated, header=printed.name, pages=pages)


def _write_head(
    sheet: Worksheet, row: int, book: Book, page: tuple[PrintedGroup, int], layout: Layout[Member]
) -> int:
    """Write what the page is, and what the group is in its round; return the row of the headings below."""
    (printed, number), language = page, book.language
    titles: Sequence[str] = printed.names
    if len(printed.rounds) > 1:
        # One name may stand for all languages.
        names = printed.names * len(language.codes) if len(printed.names) == 1 else printed.names
        titles = [
            alone.phrase("print-page-of-round", name=name, round=number)
            for alone, name in zip(language.each(), names, strict=False)
        ]
    row = write_title(sheet, row, list(dict.fromkeys(titles)), layout.widths)
    facts = list(_facts(book.assembly, printed, language, number))
    columns = columns_for(facts, layout.widths)
    row = write_facts(sheet, row, facts, layout.widths, label_columns=columns)
    set_height(sheet, row, 1, size=5)
    write_heading(sheet, row + 1, layout)
    return row + 1


def _facts(assembly: Assembly, printed: PrintedGroup, language: PrintLanguage, number: int) -> Iterator[Fact]:
    group = printed.group
    topic = assembly.topics.get(group.topic) if group.topic else None
    title = topic.titles if topic else group.topic
    yield language.phrase("heading-topic"), language.title(title) if title else _NOT_NAMED
    room = room_of(assembly, group)
    for label, text in (("print-presented-by", group.municipality), ("heading-room", room)):
        yield language.phrase(label), language.title(text) if text else None
    for role in HOST_ROLES:
        name = message(f"role-{role}")
        yield language.phrase("print-label", what=name), _host(printed, role, language, number)
    yield language.phrase("print-members"), len(printed.in_round(number))


def _host(printed: PrintedGroup, role: str, language: PrintLanguage, number: int) -> str:
    """Return who is named for a role; if nobody is, those to whom it was dealt."""
    person = printed.hosts.get(role)
    if person is None:
        holders = [holder.name for holder in printed.holders_of(role, number)]
        return language.main.phrase("print-list", items=holders) if holders else _NOT_NAMED
    if person.is_coming:
        return person.name
    return language.phrase(f"print-name-{person.status}", name=person.name)


def _columns(words: Words, language: PrintLanguage) -> Iterator[Column[Member]]:
    heading = language.heading
    yield Column(heading("heading-id"), lambda member: member.person.id, is_number=True, key="id")
    yield Column(heading("heading-name"), lambda member: member.person.name, key="name")
    if language.codes != _HANGUL_ALONE:
        yield Column(heading("heading-name-en"), _english_name, key="name_en")
    for field, widest in (("organisation", 38.0), ("position", 22.0), ("municipality", 20.0)):
        yield Column(
            heading(f"heading-{field}"),
            lambda member, field=field: getattr(member.person, field),  # type: ignore[misc]
            widest=widest,
            key=field,
        )
    yield Column(
        heading("heading-sector"),
        lambda member: member.person.sector and words.sectors[member.person.sector],
        widest=36,
        keeps_words=True,
        key="sector",
    )
    yield Column(heading("heading-role"), lambda member: _roles(member, language), keeps_words=True, key=ROLE)


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
    sheet: Worksheet, row: int, book: Book, page: tuple[PrintedGroup, int], layout: Layout[Member]
) -> int:
    """Write the members, hosts in bold, and return the row after them."""
    first, (printed, number) = row, page
    for member in _with_roles(printed, printed.in_round(number), number):
        styles = (Style.HOST_TEXT, Style.HOST_NUMBER) if member.roles else (Style.TEXT, Style.NUMBER)
        values = write_row(sheet, row, layout, member, styles)
        book.source.know_row(member.person.id, layout.columns, values, page_key(printed.group.key, number))
        book.source.know_seat(member.person.id, round_place(number), printed.name)
        row += 1
    if row == first:
        put_across(sheet, row, (1, len(layout.columns)), book.language.phrase("print-nobody"), Style.BAND)
        set_height(sheet, row, 1)
        row += 1
    return row
