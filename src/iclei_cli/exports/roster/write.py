"""The workbook of the roster, sheet by sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from openpyxl import Workbook

from iclei_cli.exports.roster.groups import lay_out_groups, write_group
from iclei_cli.exports.roster.overview import write_overview
from iclei_cli.exports.roster.participants import write_participants
from iclei_cli.exports.roster.seating import Seating, seating_of
from iclei_cli.exports.roster.sheet_titles import sheet_titles
from iclei_cli.exports.sheet.styles import add_styles, font_of
from iclei_cli.exports.sheet.text import one_line
from iclei_cli.exports.sheet.workbook import NO_TIME, save_workbook

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Score
    from iclei_cli.exports.language import PrintLanguage


def write_roster(
    file: BinaryIO, assembly: Assembly, score: Score | None, language: PrintLanguage, *, contacts: bool
) -> None:
    """Write an overview, the participants in order of name, and a sheet for each group of the plan."""
    workbook = _workbook(assembly, score, language, contacts=contacts)
    title = one_line(language.main.title(assembly.event.name))
    save_workbook(file, workbook, title=title, made=_made(assembly))


def _workbook(
    assembly: Assembly, score: Score | None, language: PrintLanguage, *, contacts: bool
) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook, font_of(language.codes[0]))
    seating = seating_of(assembly, language)
    overview = workbook.create_sheet(language.main.phrase("print-overview"))
    write_overview(overview, assembly, seating, score, language)
    participants = workbook.create_sheet(language.main.phrase("print-participants"))
    write_participants(participants, assembly.event.name, seating, language, contacts=contacts)
    _write_groups(workbook, assembly, seating, language)
    return workbook


def _write_groups(workbook: Workbook, assembly: Assembly, seating: Seating, language: PrintLanguage) -> None:
    layout = lay_out_groups(seating, language)
    names = [printed.names[0] for printed in seating.groups]
    titles = sheet_titles(names, language.main.phrase("heading-group"), taken=workbook.sheetnames)
    for printed, title in zip(seating.groups, titles, strict=True):
        write_group(workbook.create_sheet(title), assembly, printed, layout, language)


def _made(assembly: Assembly) -> datetime:
    """When the plan was made: the same plan gives the same file."""
    if assembly.plan is None:
        return NO_TIME
    time = datetime.fromisoformat(assembly.plan.made)
    return time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time
