"""The workbook of the roster, sheet by sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from openpyxl import Workbook

from iclei_cli.assembly.roster_marks import page_key
from iclei_cli.exports.roster.book import book_of
from iclei_cli.exports.roster.papers import changed_pages, differences, papers_of
from iclei_cli.exports.roster.sheet_titles import sheet_titles
from iclei_cli.exports.roster.sheets.changes import Changes
from iclei_cli.exports.roster.sheets.cover import write_cover
from iclei_cli.exports.roster.sheets.groups import lay_out_groups, write_group
from iclei_cli.exports.roster.sheets.no_wish import write_no_wish
from iclei_cli.exports.roster.sheets.overview import event_facts, write_overview
from iclei_cli.exports.roster.sheets.participants import write_participants
from iclei_cli.exports.roster.sheets.side_by_side import write_side_by_side
from iclei_cli.exports.roster.source import TITLE
from iclei_cli.exports.sheet.styles import add_styles, font_of
from iclei_cli.exports.sheet.text import one_line
from iclei_cli.exports.sheet.workbook import NO_TIME, save_workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Score
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.roster.book import Book
    from iclei_cli.exports.roster.wishes import RosterWishes


def write_roster(
    file: BinaryIO, assembly: Assembly, score: Score | None, language: PrintLanguage, wishes: RosterWishes
) -> None:
    """Write the whole workbook."""
    title = one_line(language.main.title(assembly.event.name))
    workbook = _workbook(book_of(assembly, language), score, wishes)
    subject = language.main.phrase("print-roster")
    save_workbook(file, workbook, title=title, subject=subject, made=_made(assembly))


def _workbook(book: Book, score: Score | None, wishes: RosterWishes) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook, font_of(book.language.codes[0]))
    if not wishes.only_changed:
        _add_lists(workbook, book, score, wishes)
    found = differences(wishes.before, papers_of(book.assembly)) if wishes.before else []
    if found:
        Changes(book, wishes.before).write(_sheet(workbook, book, "print-changes"), found)
    _add_pages(workbook, book, wishes)
    book.source.write(workbook.create_sheet(TITLE))
    return workbook


def _add_lists(workbook: Workbook, book: Book, score: Score | None, wishes: RosterWishes) -> None:
    """Add what is about everybody."""
    cover, overview = (_sheet(workbook, book, code) for code in ("print-cover", "print-overview"))
    numbers = write_overview(overview, book.assembly, book.seating, score, book.language)
    facts = event_facts(book.assembly, book.seating, book.language)
    write_cover(cover, book.event, facts, numbers, book.language)
    write_participants(_sheet(workbook, book, "print-participants"), book, wishes)
    if book.seating.rounds > 1:
        write_side_by_side(_sheet(workbook, book, "print-side-by-side"), book)
    if wishes.contacts and book.assembly.plan is not None:
        write_no_wish(_sheet(workbook, book, "print-no-wish"), book)


def _add_pages(workbook: Workbook, book: Book, wishes: RosterWishes) -> None:
    """Add a sheet for each group, with a page for each round; of those that changed, if only these."""
    wanted = changed_pages(wishes.before, papers_of(book.assembly)) if wishes.only_changed else None
    layout = lay_out_groups(book)
    names = [printed.names[0] for printed in book.seating.groups]
    taken = [*workbook.sheetnames, TITLE]
    titles = sheet_titles(names, book.language.main.phrase("heading-group"), taken=taken)
    for printed, title in zip(book.seating.groups, titles, strict=True):
        rounds = range(1, book.seating.rounds + 1)
        numbers = [each for each in rounds if wanted is None or page_key(printed.group.key, each) in wanted]
        if numbers:
            write_group(workbook.create_sheet(title), book, printed, layout, numbers)


def _sheet(workbook: Workbook, book: Book, code: str) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(book.language.main.phrase(code))
    return sheet


def _made(assembly: Assembly) -> datetime:
    """When the plan was made: the same plan gives the same file."""
    if assembly.plan is None:
        return NO_TIME
    time = datetime.fromisoformat(assembly.plan.made)
    return time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time
