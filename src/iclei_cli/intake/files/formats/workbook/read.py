"""The worksheets of a workbook, with cells as text."""

from __future__ import annotations

import datetime as dt
import io
from threading import Thread
from typing import TYPE_CHECKING

from iclei_cli.intake.files.sheet import MOST_CELLS, MOST_PLACES, Sheet, Unreadable, fill_down
from iclei_cli.intake.words.text import tidied, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from python_calamine import CalamineSheet

    from iclei_cli.intake.files.formats.workbook.open_document import Shape
    from iclei_cli.intake.files.formats.workbook.sheet_details import SheetDetails
    from iclei_cli.intake.files.sheet import Rows


def read_workbook(data: bytes) -> list[Sheet]:
    """Read all worksheets.

    A zipped workbook is read while its size is checked by unpacking it, as calamine does not hold Python's
    lock. If it is too large, reading goes on in the background: the process has to end then.

    Raises:
        Unreadable: the workbook is damaged, protected, or larger than any list.
    """
    reading = _Reading(data)
    reading.start()
    if not data.startswith(b"PK"):
        return reading.sheets()
    from iclei_cli.intake.files.formats.workbook.size import check_size  # noqa: PLC0415 - the reading begins before

    details = check_size(data)
    return [
        _with_details(sheet, details[sheet.name]) if sheet.name in details else sheet
        for sheet in reading.sheets()
    ]


class _Reading(Thread):
    """Reads a workbook in the background."""

    def __init__(self, data: bytes) -> None:
        super().__init__(daemon=True)
        self._data = data
        self._read: list[Sheet] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._read = _read_sheets(self._data)
        except BaseException as error:  # noqa: BLE001 - it is raised in `sheets`
            self._error = error

    def sheets(self) -> list[Sheet]:
        """Wait for the sheets; raises what the reading raised."""
        self.join()
        if self._error is not None:
            raise self._error
        return self._read


def _read_sheets(data: bytes) -> list[Sheet]:
    from python_calamine import (  # noqa: PLC0415 - only an import of a workbook needs it
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shapes = _shapes(data)
        return [
            _read_sheet(workbook.get_sheet_by_name(sheet.name), shapes.get(sheet.name))._replace(
                is_hidden=sheet.visible is not SheetVisibleEnum.Visible
            )
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        ]
    except PasswordError:
        raise Unreadable("file-protected") from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise Unreadable("file-damaged") from None


def _shapes(data: bytes) -> dict[str, Shape]:
    """Return the shapes of the tables of an OpenDocument file; nothing of others, which calamine tells."""
    if not data.startswith(b"PK") or b"content.xml" not in data:
        return {}
    from iclei_cli.intake.files.formats.workbook.open_document import shapes_of  # noqa: PLC0415 - slow to load

    return shapes_of(data)


def _with_details(sheet: Sheet, details: SheetDetails) -> Sheet:
    """Add what calamine does not tell."""
    _put_errors(sheet.rows, details.errors)
    return sheet._replace(hidden_rows=details.hidden_rows, uncalculated=details.uncalculated)


def _put_errors(rows: Rows, errors: Iterable[tuple[int, int, str]]) -> None:
    """Put the errors of formulas into their cells, which calamine reads as empty."""
    for row, column, text in errors:
        if row <= len(rows) and column <= MOST_PLACES // len(rows):
            cells = rows[row - 1]
            cells += [""] * (column - len(cells))
            cells[column - 1] = tidy(text)


def _read_sheet(sheet: CalamineSheet, shape: Shape | None) -> Sheet:
    if sheet.total_height * sheet.total_width > MOST_PLACES:
        raise Unreadable("file-too-large")
    rows: Rows = []
    # Empty columns on the left are not among the cells that are read, though empty rows above are.
    left = [""] * (sheet.start[1] if sheet.start else 0)
    filled = 0
    for row in sheet.iter_rows():
        # A space in the last cell of a sheet makes a million rows: an empty one must cost nothing.
        is_filled = any(row) or row.count("") < len(row)
        cells = [cell if cell.__class__ is str else _cell_text(cell) for cell in row] if is_filled else []
        rows.append(left + cells if left and cells else cells)
        filled += len(rows[-1])
        if filled > MOST_CELLS:
            raise Unreadable("file-too-large")
    rows = tidied(rows)
    wide: set[int] = set()
    for (top, left_most), (bottom, right_most) in sheet.merged_cell_ranges or (shape.merged if shape else ()):
        if left_most == right_most:
            fill_down(rows, top, bottom, left_most)
        else:
            wide.update(range(top + 1, min(bottom + 1, len(rows)) + 1))
    _put_errors(rows, shape.errors if shape else ())
    return Sheet(
        tidy(sheet.name) or None,
        rows,
        hidden_rows=shape.hidden_rows if shape else (),
        wide_rows=tuple(sorted(wide)),
        uncalculated=shape.uncalculated if shape else (),
    )


def _cell_text(cell: object) -> str:
    """Return the text of a cell: booleans as spreadsheets show them, dates in ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, dt.datetime):
        # A spreadsheet keeps times as fractions of a day, which miss the second by some microseconds.
        return str((cell + dt.timedelta(milliseconds=500)).replace(microsecond=0))
    if isinstance(cell, dt.time):
        return str(cell.replace(microsecond=0))
    return str(cell)
