"""The workbook of a rapporteur's sheet, page by page."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from iclei_cli.exports.notes_sheet.page import write_page
from iclei_cli.exports.roster.sheet_titles import sheet_titles
from iclei_cli.exports.sheet.styles import add_styles, font_of
from iclei_cli.exports.sheet.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.notes_sheet.pages import PageOf

# The same assembly and the same name, the same file.
_NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks take times without a zone


def write_notes_sheet(
    file: BinaryIO, assembly: Assembly, language: PrintLanguage, pages: Sequence[PageOf], name: str
) -> None:
    """Write a page for each of `pages`; the names of rows begin with `name`, and go on from page to page."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook, font_of(language.codes[0]))
    workbook.properties.creator = "iclei"
    workbook.properties.title = one_line(language.main.title(assembly.event.name))
    workbook.properties.created = workbook.properties.modified = _NO_TIME
    known_as = [_tab(assembly, page, language.main) for page in pages]
    titles = sheet_titles(known_as, language.main.phrase("print-notes"), taken=())
    names = (f"{name}-{number}" for number in count(1))
    for page, title in zip(pages, titles, strict=True):
        write_page(workbook.create_sheet(title), assembly, page, names, language)
    # Not `Workbook.save`, which would stamp the file with the time of the machine.
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).save()


def _tab(assembly: Assembly, page: PageOf, language: PrintLanguage) -> str:
    """What a page is called where there is little room: the round comes first, as names may be cut."""
    if page.group is None:
        assert page.session is not None
        return language.title(assembly.sessions[page.session].title)
    name = language.title(assembly.groups[page.group].label)
    return language.phrase("print-notes-tab", round=page.round, name=name)
