"""How cells look: a few named styles, quiet enough for an office printer without colours."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FONTS = {"ja": "Yu Gothic", "zh": "Microsoft YaHei"}
"""The font in which a language is printed; it comes with Windows and Office in all languages."""

FONT = "Malgun Gothic"
"""The font of all others. Where a font is not there, it is replaced by one that the system has."""

_INK = "1F2933"
_GREY = "5F6B76"
_DARK_LINE = Side(style="thin", color="3E4C59")
_LIGHT_LINE = Side(style="hair", color="9AA5B1")
_SHADE = PatternFill("solid", fgColor="E4E9ED")
_PALE = PatternFill("solid", fgColor="F3F5F7")


class Style(StrEnum):
    """The names of the styles, each for one kind of cell."""

    TITLE = "iclei-title"
    SUBTITLE = "iclei-subtitle"
    LABEL = "iclei-label"
    FACT = "iclei-fact"
    SECTION = "iclei-section"
    HEADING = "iclei-heading"
    NUMBER_HEADING = "iclei-number-heading"
    BAND = "iclei-band"
    TEXT = "iclei-text"
    FORM = "iclei-form"
    NUMBER = "iclei-number"
    HOST_TEXT = "iclei-host-text"
    HOST_NUMBER = "iclei-host-number"
    TOTAL_TEXT = "iclei-total-text"
    TOTAL_NUMBER = "iclei-total-number"


def font_of(language: str) -> str:
    """The name of the font in which a language is printed."""
    return FONTS.get(language, FONT)


def add_styles(workbook: Workbook, font: str) -> None:
    """Register the styles with a workbook; cells then take them by name, which is the fast way."""
    # The width of a column is counted in digits of the default font: make that the font of the text, so that
    # columns grow with whatever font a machine has in its place.
    workbook._fonts = IndexedList([Font(name=font, size=10)])  # type: ignore[attr-defined] # noqa: SLF001 - no other way
    style = partial(_style, font)
    row, total = Border(bottom=_LIGHT_LINE), Border(top=_DARK_LINE, bottom=_DARK_LINE)
    heading = Border(bottom=_DARK_LINE)
    box = Border(left=_LIGHT_LINE, right=_LIGHT_LINE, bottom=_LIGHT_LINE)
    for named in (
        style(Style.TITLE, size=18, bold=True),
        style(Style.SUBTITLE, size=12, colour=_GREY),
        style(Style.LABEL, colour=_GREY),
        style(Style.FACT),
        style(Style.SECTION, size=12, bold=True, border=heading),
        style(Style.HEADING, bold=True, border=heading, fill=_SHADE, indent=1),
        style(Style.NUMBER_HEADING, bold=True, border=heading, fill=_SHADE, right=True),
        style(Style.BAND, bold=True, border=row, fill=_PALE, indent=1),
        style(Style.TEXT, border=row, indent=1),
        style(Style.FORM, border=box, indent=1),
        style(Style.NUMBER, border=row, right=True),
        style(Style.HOST_TEXT, bold=True, border=row, indent=1),
        style(Style.HOST_NUMBER, bold=True, border=row, right=True),
        style(Style.TOTAL_TEXT, bold=True, border=total, indent=1),
        style(Style.TOTAL_NUMBER, bold=True, border=total, right=True),
    ):
        workbook.add_named_style(named)


def _style(
    font: str,
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
        font=Font(name=font, size=size, bold=bold, color=colour),
        border=border or Border(),
        fill=fill or PatternFill(),
        alignment=Alignment(
            horizontal="right" if right else "left", vertical="center", wrap_text=True, indent=indent
        ),
    )
