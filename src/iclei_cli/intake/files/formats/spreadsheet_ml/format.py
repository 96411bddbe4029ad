"""How a workbook in XML is told from other XML: by its namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.files.formats.format import Format
from iclei_cli.intake.files.sheet import Reading, Unreadable

if TYPE_CHECKING:
    from iclei_cli.intake.files.formats.format import Content

_STARTS = ("<?xml", "<workbook", "<ss:workbook", "<?mso-")
_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def _recognises(content: Content) -> bool:
    if not content.markup.startswith(_STARTS):
        return False
    if _NAMESPACE not in content.markup:
        raise Unreadable("file-not-a-table", "other-file-xml")
    return True


def _read(data: bytes, encoding: str | None) -> Reading:
    from iclei_cli.intake.files.encodings import decode_markup
    from iclei_cli.intake.files.formats.spreadsheet_ml.read import read_spreadsheet_ml

    text, name = decode_markup(data, encoding)
    return Reading(tuple(read_spreadsheet_ml(text)), name)


SPREADSHEET_ML = Format("SpreadsheetML", _recognises, _read, is_isolated=True)
