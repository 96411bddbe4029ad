"""The second sheet: everybody who is coming, in order of name, with their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from iclei_cli.assembly.nouns.fields import FIELDS, Field, ValueType
from iclei_cli.assembly.nouns.participant import Sector
from iclei_cli.assembly.people.phones import national
from iclei_cli.exports.sheet.columns import Column, fit_columns, lay_out, write_heading, write_row
from iclei_cli.exports.sheet.page import LANDSCAPE, MOST_SQUEEZE, PORTRAIT, set_up_page, set_widths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.roster.seating import Seating

_WIDEST = {
    "organisation": 38.0,
    "position": 22.0,
    "municipality": 20.0,
    "sector": 36.0,
    "phone": 22.0,
    "email": 34.0,
}
_USUAL_WIDTH = 28.0
"""Beyond which the text of a column is wrapped."""

_UNBROKEN = {ValueType.SECTOR, ValueType.PHONE, ValueType.EMAIL}
"""Of these no word is broken to make room."""


def write_participants(
    sheet: Worksheet, event: Text, seating: Seating, language: PrintLanguage, *, contacts: bool
) -> None:
    """Fill the sheet; phone numbers and e-mail addresses are on it only with `contacts`."""
    people = seating.people
    natural = lay_out(_columns(seating, language, contacts=contacts), people)
    landscape = natural.total > PORTRAIT
    # Contacts make the list wide: rather a little smaller than all in pieces.
    widest = LANDSCAPE * MOST_SQUEEZE
    layout = fit_columns(natural, min(max(natural.total, LANDSCAPE), widest) if landscape else PORTRAIT)
    set_widths(sheet, layout.widths)
    write_heading(sheet, 1, layout)
    for row, person in enumerate(people, start=2):
        write_row(sheet, row, layout, person)
    header = language.phrase("print-participants")
    set_up_page(sheet, language, event, header=header, landscape=landscape, heading_row=1)
    if layout.columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(layout.columns))}{len(people) + 1}"


def _columns(seating: Seating, language: PrintLanguage, *, contacts: bool) -> Iterator[Column[Participant]]:
    sectors = {sector: language.phrase(f"print-sector-{sector}") for sector in Sector}
    yield from (_column(field, language, sectors) for field in FIELDS if field.is_printed)
    yield from _group_columns(seating, language)
    if contacts:
        # The phone first: whoever is not there yet is called.
        yield from (_column(field, language, sectors) for field in reversed(FIELDS) if field.is_contact)


def _column(field: Field, language: PrintLanguage, sectors: Mapping[Sector, str]) -> Column[Participant]:
    return Column(
        language.heading(f"heading-{field.name.replace('_', '-')}"),
        lambda person: _printed(field, person, sectors),
        widest=_WIDEST.get(field.name, _USUAL_WIDTH),
        is_number=field.name == "id",
        keeps_words=field.value in _UNBROKEN,
    )


def _printed(field: Field, person: Participant, sectors: Mapping[Sector, str]) -> str | int | None:
    """Return the value of a field as the list shows it."""
    value = getattr(person, field.name)
    if not value or (field.name == "name_en" and value == person.name):
        return None
    if field.value is ValueType.SECTOR:
        return sectors[value]
    if field.value is ValueType.PHONE:
        return national(value)
    return ", ".join(value) if isinstance(value, tuple) else value


def _group_columns(seating: Seating, language: PrintLanguage) -> Iterator[Column[Participant]]:
    """Yield a column with the group of each person, or one for every round."""
    for number, names in enumerate(seating.group_names(), start=1):
        if seating.rounds == 1:
            heading = language.heading("heading-group")
        else:
            heading = language.heading("print-round", round=number)
        yield Column(heading, lambda person, names=names: names.get(person.id), widest=42.0, keeps_words=True)  # type: ignore[misc]
