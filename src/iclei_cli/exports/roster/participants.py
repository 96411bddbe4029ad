"""The second sheet: everybody who comes, in order of name, with their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from iclei_cli.exports import labels
from iclei_cli.exports.roster.phones import national
from iclei_cli.exports.sheet.columns import Column, fitted, lay_out, write_heading, write_row
from iclei_cli.exports.sheet.page import LANDSCAPE, MOST_SQUEEZE, PORTRAIT, set_up_page, set_widths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.exports.roster.seating import Seating


def write_participants(sheet: Worksheet, event: str, seating: Seating, *, contacts: bool) -> None:
    """Fill the sheet; phone numbers and e-mail addresses are on it only with `contacts`."""
    people = seating.people
    natural = lay_out(_columns(seating, contacts=contacts), people)
    landscape = natural.total > PORTRAIT
    # Contacts make the list wide: rather a little smaller than all in pieces.
    widest = LANDSCAPE * MOST_SQUEEZE
    layout = fitted(natural, min(max(natural.total, LANDSCAPE), widest) if landscape else PORTRAIT)
    set_widths(sheet, layout.widths)
    write_heading(sheet, 1, layout)
    for row, person in enumerate(people, start=2):
        write_row(sheet, row, layout, person)
    set_up_page(sheet, event, header=labels.PARTICIPANTS, landscape=landscape, heading_row=1)
    if layout.columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(layout.columns))}{len(people) + 1}"


def _columns(seating: Seating, *, contacts: bool) -> Iterator[Column[Participant]]:
    yield Column(labels.NUMBER, lambda person: person.id, is_number=True)
    yield Column(labels.NAME, lambda person: person.name)
    yield Column(labels.NAME_EN, _name_en)
    yield Column(labels.ORGANISATION, lambda person: person.organisation, widest=38)
    yield Column(labels.DEPARTMENT, lambda person: person.department)
    yield Column(labels.POSITION, lambda person: person.position, widest=22)
    yield Column(labels.MUNICIPALITY, lambda person: person.municipality, widest=20)
    yield Column(labels.SECTOR, _sector, keeps_words=True)
    yield from _group_columns(seating)
    if contacts:
        yield Column(labels.PHONE, _phone, widest=22, keeps_words=True)
        yield Column(labels.EMAIL, lambda person: person.email, widest=34, keeps_words=True)


def _group_columns(seating: Seating) -> Iterator[Column[Participant]]:
    """The group of each person: one column, or one for every round."""
    for number, names in enumerate(seating.table_names(), start=1):
        heading = labels.GROUP if seating.rounds == 1 else labels.round_heading(number)
        yield Column(heading, lambda person, names=names: names.get(person.id), keeps_words=True)  # type: ignore[misc]


def _name_en(person: Participant) -> str | None:
    """The English name, unless it is the name itself."""
    return None if person.name_en == person.name else person.name_en


def _sector(person: Participant) -> str | None:
    sector = person.sector
    return sector and labels.sector(sector)


def _phone(person: Participant) -> str | None:
    phone = person.phone
    return phone and national(phone)
