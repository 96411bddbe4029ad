"""The table of all formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.files.formats.calendar.format import CALENDAR
from iclei_cli.intake.files.formats.delimited.format import DELIMITED
from iclei_cli.intake.files.formats.format import Content
from iclei_cli.intake.files.formats.other_files import refuse_other_files
from iclei_cli.intake.files.formats.schedule.format import SCHEDULE
from iclei_cli.intake.files.formats.spreadsheet_ml.format import SPREADSHEET_ML
from iclei_cli.intake.files.formats.web_page.format import WEB_PAGE
from iclei_cli.intake.files.formats.workbook.format import WORKBOOK
from iclei_cli.intake.files.sheet import Unreadable

if TYPE_CHECKING:
    from iclei_cli.intake.files.formats.format import Format

FORMATS: dict[str, Format] = {
    format_.name: format_ for format_ in (WORKBOOK, WEB_PAGE, SCHEDULE, SPREADSHEET_ML, CALENDAR, DELIMITED)
}
"""The formats by name, in the order in which they are tried: SpreadsheetML takes all XML for its own or none,
and delimited text may be almost any text."""


def format_of(data: bytes, encoding: str | None = None) -> Format:
    """Return the format of a file by its content; `encoding` is what the user named, if anything.

    Raises:
        Unreadable: it is no table, or a workbook that is damaged or protected by a password.
    """
    content = Content(data, encoding)
    refuse_other_files(content)
    for format_ in FORMATS.values():
        if format_.recognises(content):
            return format_
    raise Unreadable("file-not-a-table", "other-file-binary")
