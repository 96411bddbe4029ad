"""A workbook as a file: the same sheets always give the same bytes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from openpyxl.writer.excel import ExcelWriter

from iclei_cli.exports.archive import pack

if TYPE_CHECKING:
    from openpyxl import Workbook

# Said to be the time of making where there is none that is known: the same assembly, the same file.
NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks take times without a zone


def save_workbook(
    file: BinaryIO, workbook: Workbook, *, title: str = "", subject: str = "", made: datetime = NO_TIME
) -> None:
    """Write a workbook. `made` is in UTC, without a zone; openpyxl would take the time of the machine."""
    properties = workbook.properties
    properties.creator = "iclei"
    properties.title, properties.subject = title or None, subject or None
    properties.created = properties.modified = made
    pack(file, lambda archive: ExcelWriter(workbook, archive).save())
