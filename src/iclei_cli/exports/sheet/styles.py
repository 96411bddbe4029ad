"""How cells look: a few named styles, quiet enough for an office printer without colours."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

# Comes with Windows and Korean Office; elsewhere it is replaced by the Hangul font that the system has.
FONT = "Malgun Gothic"

_INK = "1F2933"
_GREY = "5F6B76"
_DARK_LINE = Side(style="thin", color="3E4C59")
_LIGHT_LINE = Side(style="hair", color="9AA5B1")
_SHADE = PatternFill("solid", fgColor="E4E9ED")
_PALE = PatternFill("solid", fgColor="F3F5F7")


class Style(StrEnum):
    """The names of the styles, each for one kind of cell."""

    TITLE = "iclei-title"
    LABEL = "iclei-label"
    FACT = "iclei-fact"
    SECTION = "iclei-section"
    HEADING = "iclei-heading"
    NUMBER_HEADING = "iclei-number-heading"
    BAND = "iclei-band"
    TEXT = "iclei-text"
    NUMBER = "iclei-number"
    HOST_TEXT = "iclei-host-text"
    HOST_NUMBER = "iclei-host-number"
    TOTAL_TEXT = "iclei-total-text"
    TOTAL_NUMBER = "iclei-total-number"


def add_styles(workbook: Workbook) -> None:
    """Register the styles with a workbook; cells then take them by name, which is the fast way."""
    # The width of a column is counted in digits of the default font: make that the font of the text, so that
    # columns grow with whatever font a machine has in its place.
    workbook._fonts = IndexedList([Font(name=FONT, size=10)])  # type: ignore[attr-defined] # noqa: SLF001 - no other way
    row, total = Border(bottom=_LIGHT_LINE), Border(top=_DARK_LINE, bottom=_DARK_LINE)
    heading = Border(bottom=_DARK_LINE)
    for style in (
        _style(Style.TITLE, size=18, bold=True),
        _style(Style.LABEL, colour=_GREY),
        _style(Style.FACT),
        _style(Style.SECTION, size=12, bold=True, border=heading),
        _style(Style.HEADING, bold=True, border=heading, fill=_SHADE, indent=1),
        _style(Style.NUMBER_HEADING, bold=True, border=heading, fill=_SHADE, right=True),
        _style(Style.BAND, bold=True, border=row, fill=_PALE, indent=1),
        _style(Style.TEXT, border=row, indent=1),
        _style(Style.NUMBER, border=row, right=True),
        _style(Style.HOST_TEXT, bold=True, border=row, indent=1),
        _style(Style.HOST_NUMBER, bold=True, border=row, right=True),
        _style(Style.TOTAL_TEXT, bold=True, border=total, indent=1),
        _style(Style.TOTAL_NUMBER, bold=True, border=total, right=True),
    ):
        workbook.add_named_style(style)


def _style(
    name: Style,
    *,
    size: int = 10,
    bold: bool = False,
    colour: str = _INK,
    border: Border | None = None,
    fill: PatternFill | None = None,
    right: bool = False,
    indent: int = 0,
) -> NamedStyle:
    return NamedStyle(
        name=name.value,
        font=Font(name=FONT, size=size, bold=bold, color=colour),
        border=border or Border(),
        fill=fill or PatternFill(),
        alignment=Alignment(
            horizontal="right" if right else "left", vertical="center", wrap_text=True, indent=indent
        ),
    )
