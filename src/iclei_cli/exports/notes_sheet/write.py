"""The workbook of a rapporteur's sheet, page by page."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from openpyxl import Workbook

from iclei_cli.exports.notes_sheet.page import write_page
from iclei_cli.exports.roster.sheet_titles import sheet_titles
from iclei_cli.exports.sheet.styles import add_styles, font_of
from iclei_cli.exports.sheet.text import one_line
from iclei_cli.exports.sheet.workbook import save_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.notes_sheet.pages import PageOf


def write_notes_sheet(
    file: BinaryIO, assembly: Assembly, language: PrintLanguage, pages: Sequence[PageOf], name: str
) -> None:
    """Write a page for each of `pages`; the names of rows begin with `name`, and go on from page to page."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook, font_of(language.codes[0]))
    known_as = [_tab(assembly, page, language.main) for page in pages]
    titles = sheet_titles(known_as, language.main.phrase("print-notes"), taken=())
    names = (f"{name}-{number}" for number in count(1))
    for page, title in zip(pages, titles, strict=True):
        write_page(workbook.create_sheet(title), assembly, page, names, language)
    save_workbook(file, workbook, title=one_line(language.main.title(assembly.event.name)))


def _tab(assembly: Assembly, page: PageOf, language: PrintLanguage) -> str:
    """What a page is called where there is little room: the round comes first, as names may be cut."""
    if page.group is None:
        assert page.session is not None
        return language.title(assembly.sessions[page.session].title)
    name = language.title(assembly.groups[page.group].label)
    return language.phrase("print-notes-tab", round=page.round, name=name)
