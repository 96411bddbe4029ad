"""Sign-in sheets as a workbook, to be filled in by hand or on a screen, and taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from iclei_cli.exports.prints.sign_in.contents import has_agreed
from iclei_cli.exports.roster.facts import write_facts, write_title
from iclei_cli.exports.roster.sheet_titles import sheet_titles
from iclei_cli.exports.sheet.columns import Column, Layout, fit_columns, lay_out, write_heading
from iclei_cli.exports.sheet.page import PORTRAIT, put, put_across, set_height, set_up_page, set_widths
from iclei_cli.exports.sheet.styles import Style, add_styles, font_of
from iclei_cli.exports.sheet.text import one_line
from iclei_cli.exports.sheet.workbook import save_workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.prints.sign_in.contents import SignIn, SignInPage

_BOX = 13 / 25.4 * 72
"""The height of a row, in points: 13 mm, so that there is room for a signature of 12."""

_SIGNATURE, _ANSWER = 24.0, 12.0
"""The widths of the columns that are filled in by hand."""

_LABELS = 2
"""So many columns have the labels of facts."""


def write_workbook(file: BinaryIO, contents: SignIn, language: PrintLanguage) -> None:
    """Write a sheet for each list."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook, font_of(language.codes[0]))
    everybody = [person for page in contents.pages for person in page.people]
    layout = fit_columns(lay_out(_columns(language), everybody), PORTRAIT - _SIGNATURE - _ANSWER)
    names = [f"{page.heading} {page.below}".strip() for page in contents.pages]
    tabs = sheet_titles(names, language.main.phrase("print-sign-in"), taken=())
    for page, tab in zip(contents.pages, tabs, strict=True):
        _write_page(workbook.create_sheet(tab), contents, page, layout, language)
    save_workbook(file, workbook, title=one_line(contents.title))


def _write_page(
    sheet: Worksheet,
    contents: SignIn,
    page: SignInPage,
    layout: Layout[Participant],
    language: PrintLanguage,
) -> None:
    widths = [*layout.widths, _ANSWER, _SIGNATURE]
    set_widths(sheet, widths)
    row = write_title(sheet, 1, [page.heading], widths)
    put_across(sheet, row, (1, len(widths)), page.below or contents.title, Style.SUBTITLE)
    row = write_facts(sheet, row + 1, contents.consent, widths, label_columns=_LABELS)
    set_height(sheet, row, 1, size=5)
    heading = row + 1
    write_heading(sheet, heading, layout)
    last = len(layout.columns)
    for column, code in ((last + 1, "heading-consent"), (last + 2, "print-signature")):
        put(sheet, heading, column, language.phrase(code), Style.HEADING)
    answers = [language.main.phrase(f"print-{word}") for word in ("yes", "no")]
    choice = DataValidation(type="list", formula1=f'"{",".join(answers)}"', allow_blank=True)
    sheet.add_data_validation(choice)
    for number, person in enumerate([*page.people, *[None] * contents.spare], start=heading + 1):
        write = partial(put, sheet, number)
        for column, printed in enumerate(layout.columns, start=1):
            write(column, None if person is None else printed.value(person), Style.FORM)
        agreed = None if person is None else has_agreed(person)
        write(last + 1, None if agreed is None else answers[not agreed], Style.FORM)
        write(last + 2, None, Style.FORM)
        choice.add(sheet.cell(number, last + 1))
        sheet.row_dimensions[number].height = _BOX
    set_up_page(sheet, language, contents.title, heading_row=heading, header=page.heading)


def _columns(language: PrintLanguage) -> list[Column[Participant]]:
    heading = language.heading
    return [
        Column(heading("heading-id"), lambda person: person.id, is_number=True),
        Column(heading("heading-name"), lambda person: person.name),
        Column(heading("heading-organisation"), lambda person: person.organisation, widest=38),
        Column(heading("heading-position"), lambda person: person.position, widest=22),
    ]
