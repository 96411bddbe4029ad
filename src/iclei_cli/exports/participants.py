"""The second sheet: everybody who comes, in order of name, with their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from iclei_cli.assembly.participant import Participant
from iclei_cli.exports import labels
from iclei_cli.exports.phones import national
from iclei_cli.exports.sheets import LANDSCAPE, MOST_SQUEEZE, PORTRAIT, set_up_page, set_widths
from iclei_cli.exports.tables import Column, fitted, lay_out, write_heading, write_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.exports.seating import Seating

Entry = tuple[int, Participant]


def write_participants(sheet: Worksheet, event: str, seating: Seating, *, contacts: bool) -> None:
    """Fill the sheet; phone numbers and e-mail addresses are on it only with `contacts`."""
    entries: list[Entry] = list(enumerate(seating.people, start=1))
    natural = lay_out(_columns(seating, contacts=contacts), entries)
    landscape = natural.total > PORTRAIT
    # Contacts make the list wide: rather a little smaller than all in pieces.
    widest = LANDSCAPE * MOST_SQUEEZE
    layout = fitted(natural, min(max(natural.total, LANDSCAPE), widest) if landscape else PORTRAIT)
    set_widths(sheet, layout.widths)
    write_heading(sheet, 1, layout)
    for row, entry in enumerate(entries, start=2):
        write_row(sheet, row, layout, entry)
    set_up_page(sheet, event, header=labels.PARTICIPANTS, landscape=landscape, heading_row=1)
    if layout.columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(layout.columns))}{len(entries) + 1}"


def _columns(seating: Seating, *, contacts: bool) -> Iterator[Column[Entry]]:
    yield Column(labels.NUMBER, lambda entry: entry[0], is_number=True)
    yield Column(labels.NAME, lambda entry: entry[1].name)
    yield Column(labels.NAME_EN, _name_en)
    yield Column(labels.ORGANISATION, lambda entry: entry[1].organisation, widest=38)
    yield Column(labels.DEPARTMENT, lambda entry: entry[1].department)
    yield Column(labels.POSITION, lambda entry: entry[1].position, widest=22)
    yield Column(labels.MUNICIPALITY, lambda entry: entry[1].municipality, widest=20)
    yield Column(labels.SECTOR, _sector, keeps_words=True)
    yield from _group_columns(seating)
    if contacts:
        yield Column(labels.PHONE, _phone, widest=22, keeps_words=True)
        yield Column(labels.EMAIL, lambda entry: entry[1].email, widest=34, keeps_words=True)


def _group_columns(seating: Seating) -> Iterator[Column[Entry]]:
    """The group of each person: one column, or one for every round."""
    for number, names in enumerate(seating.table_names(), start=1):
        heading = labels.GROUP if seating.rounds == 1 else labels.round_heading(number)
        yield Column(heading, lambda entry, names=names: names.get(entry[1].id), keeps_words=True)  # type: ignore[misc]


def _name_en(entry: Entry) -> str | None:
    """The English name, unless it is the name itself."""
    person = entry[1]
    return None if person.name_en == person.name else person.name_en


def _sector(entry: Entry) -> str | None:
    sector = entry[1].sector
    return sector and labels.sector(sector)


def _phone(entry: Entry) -> str | None:
    phone = entry[1].phone
    return phone and national(phone)
