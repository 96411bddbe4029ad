"""The cover: what the assembly is, who comes, and pictures of it, in nobody's words but the office's."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.title import title_maker
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.pagebreak import Break

from iclei_cli.exports.roster.facts import write_facts, write_title
from iclei_cli.exports.sheet.page import PAGE_HEIGHT, PORTRAIT, set_up_page, set_widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.roster.facts import Fact

_COLUMNS = 10
_ROW = 15.0
"""The height of a row below a picture, in points."""
_POINTS = 28.35
"""In a centimetre."""
_WIDE, _HALF, _GAP = 21.2, 10.4, 0.4
"""How wide pictures are, and the room between them, in centimetres."""
_LEGEND = 1.2
_LOW, _EACH_BAR, _EACH_LANGUAGE, _TALLEST = 1.8, 0.35, 0.4, 20.0
_MOST_SQUEEZED = 0.7
_MOST_BARS = 30
"""Of more tables than that, no bar could be told from the next."""
_MOST_ROUNDS = 4

_COLOURS = ("2F6690", "81A4CD", "3A7D44", "9DC08B", "D98E04", "8D6A9F", "B0B7BF")
"""One for each sector, which differ in lightness, too, for printers without colours."""

_DARK = {"2F6690", "3A7D44", "8D6A9F"}
"""On these, numbers are white."""


@dataclass
class Numbers:
    """Where on a sheet the numbers stand of which pictures are made: rows from the first to the last.

    Attributes:
        sheet: on which they stand, names in the first column.
        heading_row: of the table of groups by sector.
        sectors: how many columns of it are sectors.
        rounds: the rows of the groups, in each round.
        choices: the rows that tell how wishes were met; None if nobody knows.
        cities: the rows that count people by municipality; None where no municipality is known.
    """

    sheet: Worksheet
    heading_row: int = 0
    sectors: int = 0
    rounds: list[tuple[int, int]] = field(default_factory=list)
    choices: tuple[int, int] | None = None
    cities: tuple[int, int] | None = None


def write_cover(
    sheet: Worksheet, name: Text, facts: Sequence[Fact], numbers: Numbers, language: PrintLanguage
) -> None:
    """Fill the sheet: the title, the facts, and below them pictures of what there is to draw."""
    widths = [PORTRAIT / _COLUMNS] * _COLUMNS
    set_widths(sheet, widths)
    row = write_title(sheet, 2, language.titles(name), widths)
    row = write_facts(sheet, row + 1, facts, widths, label_columns=3) + 1
    drawn = {
        number: rows
        for number, rows in enumerate(numbers.rounds[:_MOST_ROUNDS], start=1)
        if 0 < rows[1] - rows[0] + 1 <= _MOST_BARS
    }
    halves = [("print-choices-met", numbers.choices), ("print-people-by-city", numbers.cities)]
    tallest = max((_bars_high(rows, language) for _, rows in halves if rows), default=0.0)
    whole = [_bars_high(rows, language) + _LEGEND for rows in drawn.values()]
    squeeze = _squeeze(sheet, row, [*whole, tallest])
    for number, rows in drawn.items():
        high = (_bars_high(rows, language) + _LEGEND) * squeeze
        _on_one_page(sheet, row, high)
        chart = _tables(numbers, rows, _title_of(numbers, number, language), high)
        sheet.add_chart(chart, f"A{row}")
        row = _room_for(sheet, row, high)
    tallest *= squeeze
    _on_one_page(sheet, row, tallest)
    place = 0
    for code, lines in halves:
        if lines is not None:
            chart = _bars(language.phrase(code), _HALF, tallest)
            _add(chart, numbers.sheet, lines, 2)
            chart.legend = None
            sheet.add_chart(chart, f"{'AF'[place]}{row}")
            place += 1
    if place:
        row = _room_for(sheet, row, tallest)
    set_up_page(sheet, language, name, heading_row=None)


def _title_of(numbers: Numbers, number: int, language: PrintLanguage) -> str:
    """What the picture of a round is called."""

    def told(alone: PrintLanguage) -> str:
        title = alone.phrase("print-sectors-by-table")
        several = len(numbers.rounds) > 1
        return alone.phrase("print-page-of-round", name=title, round=number) if several else title

    return language.in_each(told)


def _tables(numbers: Numbers, rows: tuple[int, int], title: str, high: float) -> BarChart:
    """A picture of who sits at each table, by sector."""
    chart = _bars(title, _WIDE, high)
    chart.grouping, chart.overlap = "stacked", 100
    for index in range(numbers.sectors):
        series = _add(chart, numbers.sheet, rows, index + 2)
        colour = _COLOURS[index % len(_COLOURS)]
        series.graphicalProperties = GraphicalProperties(solidFill=colour)
        if colour in _DARK:
            assert series.dLbls is not None
            series.dLbls.txPr = _letters(9, colour="FFFFFF")
        heading = Reference(numbers.sheet, min_col=index + 2, min_row=numbers.heading_row)
        series.tx = SeriesLabel(strRef=StrRef(str(heading)))
    assert chart.legend is not None
    chart.legend.position, chart.legend.txPr = "b", _letters(9)
    return chart


def _bars(title: str, wide: float, high: float) -> BarChart:
    """An empty picture of bars that lie, the first on top."""
    chart = BarChart()
    chart.type, chart.style = "bar", 10
    head = title_maker(title)
    assert head.tx is not None
    assert head.tx.rich is not None
    head.tx.rich.p[0].pPr = _letters(12, bold=True).p[0].pPr
    chart.title = head
    chart.width, chart.height = wide, high  # type: ignore[assignment] # in centimetres, of any length
    chart.gapWidth = 45
    # The names beside the bars, each of them; the numbers stand at the bars.
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.tickLblSkip = 1
    chart.x_axis.txPr = _letters(9)
    chart.y_axis.majorGridlines = None
    return chart


def _add(chart: BarChart, sheet: Worksheet, rows: tuple[int, int], column: int) -> Series:
    """Add a column of numbers to a picture, with the names in the first column beside its bars."""
    series: Series = SeriesFactory(Reference(sheet, min_col=column, min_row=rows[0], max_row=rows[1]))
    series.graphicalProperties = GraphicalProperties(solidFill=_COLOURS[0])
    series.dLbls = DataLabelList(txPr=_letters(9))
    series.dLbls.showVal = True
    series.dLbls.showSerName = series.dLbls.showCatName = False
    series.dLbls.showLegendKey = series.dLbls.showPercent = False
    chart.series.append(series)
    chart.set_categories(Reference(sheet, min_col=1, min_row=rows[0], max_row=rows[1]))
    return series


def _bars_high(rows: tuple[int, int], language: PrintLanguage) -> float:
    """How high a picture of so many bars is: a name in two languages takes two lines."""
    each = _EACH_BAR + _EACH_LANGUAGE * len(language.codes)
    return min(_TALLEST, _LOW + each * (rows[1] - rows[0] + 1))


def _letters(size: int, *, bold: bool = False, colour: str | None = None) -> RichText:
    """How the words in a picture look; `size` is in points."""
    look = ParagraphProperties(defRPr=CharacterProperties(sz=size * 100, b=bold, solidFill=colour))
    return RichText(p=[Paragraph(pPr=look, endParaRPr=CharacterProperties(sz=size * 100, b=bold))])


def _squeeze(sheet: Worksheet, row: int, heights: Sequence[float]) -> float:
    """How much lower pictures are drawn, if that brings all of them onto the first page."""
    left = PAGE_HEIGHT - sum(sheet.row_dimensions[number].height or _ROW for number in range(1, row))
    # Below each is a gap, and the rows that make room for it are whole.
    room = left - sum(_GAP * _POINTS + _ROW for _ in heights)
    factor = room / (sum(heights) * _POINTS) if sum(heights) else 1.0
    return factor if _MOST_SQUEEZED <= factor < 1 else 1.0


def _on_one_page(sheet: Worksheet, row: int, high: float) -> None:
    """Begin a page at a row where a picture of that height would be cut by the end of this one."""
    breaks = [item.id for item in sheet.row_breaks.brk]
    first = breaks[-1] + 1 if breaks else 1
    used = sum(sheet.row_dimensions[number].height or _ROW for number in range(first, row))
    if used + high * _POINTS > PAGE_HEIGHT:
        sheet.row_breaks.append(Break(id=row - 1))


def _room_for(sheet: Worksheet, row: int, high: float) -> int:
    """Make rows below a picture of a height that is known; return the row after it."""
    count = ceil((high + _GAP) * _POINTS / _ROW)
    for number in range(row, row + count):
        sheet.row_dimensions[number].height = _ROW
    return row + count
