"""What stands above a sheet on which people were marked, and on its tab: of which session and day it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.intake.values.days import DAY, full_day
from iclei_cli.intake.words.text import is_blank, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.intake.files.sheet import Sheet

_BETWEEN = re.compile(r"\s[·/|]\s|\n")


def titles_of(sheet: Sheet) -> list[str]:
    """The texts above the table, part by part: rows in which nothing else stands."""
    return [part for text in _title_rows(sheet) for part in map(one_line, _BETWEEN.split(text)) if part]


def day_of_sheet(sheet: Sheet) -> str | None:
    """The one day, with its year, above the table or on the tab, `YYYY-MM-DD`; None of none or several."""
    on_tab = [found[0] for found in re.finditer(DAY, sheet.name or "")]
    days = {day for text in [*titles_of(sheet), *on_tab] if (day := full_day(text)) is not None}
    return days.pop() if len(days) == 1 else None


def _title_rows(sheet: Sheet) -> Iterator[str]:
    for row in sheet.rows:
        filled = [cell for cell in row if not is_blank(cell)]
        if len(filled) > 1:
            return
        yield from filled
