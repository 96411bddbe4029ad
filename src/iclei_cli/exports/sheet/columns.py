"""A table on a sheet: its columns, as wide as their content needs and the page allows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Generic, TypeVar

from iclei_cli.exports.sheet.page import MARGIN, line_count, put, put_lines, set_height
from iclei_cli.exports.sheet.styles import Style
from iclei_cli.exports.sheet.text import one_line, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

Row = TypeVar("Row")
Value = str | int | None
# The width of a text, and that of its longest word.
Measure = tuple[float, float]

_NARROWEST = 8.0
# A heading needs more than its text: its letters are bold, and a filter puts a button beside it.
_HEADING_MARGIN = MARGIN + 1.5
_NUMBER_MARGIN = 2.0
_MOST_STRETCH = 1.5


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its heading, what it shows of a row, and the width beyond which its text is wrapped.

    A heading in two languages has two lines. If it `keeps_words`, no word in it is broken to make room for
    other columns. The `key` says what it is to whoever reads the sheet again; "" where nobody does.
    """

    heading: str
    value: Callable[[Row], Value]
    widest: float = 28.0
    is_number: bool = False
    keeps_words: bool = False
    key: str = ""


@dataclass(frozen=True)
class Layout(Generic[Row]):
    """Columns, the width of each, and the measures of their texts."""

    columns: Sequence[Column[Row]]
    widths: list[float]
    texts: Sequence[Counter[Measure]] = ()

    @property
    def total(self) -> float:
        """The width of the table."""
        return sum(self.widths)


def lay_out(columns: Iterable[Column[Row]], rows: Sequence[Row]) -> Layout[Row]:
    """Return the columns that are not empty in these rows, each as wide as its longest text within reason."""
    measured = ((column, _measures(column, rows)) for column in columns)
    kept = [(column, texts) for column, texts in measured if texts]
    return Layout(
        columns=[column for column, _ in kept],
        widths=[_natural_width(column, texts) for column, texts in kept],
        texts=[texts for _, texts in kept],
    )


def fit_columns(layout: Layout[Row], page: float) -> Layout[Row]:
    """Return the same columns, adjusted to a page of that width.

    If they are too wide, they are narrowed bit by bit, each time where it breaks the fewest texts and words:
    a column of long organisations stays wide, one with a single long name does not. If there is room left,
    the columns of text share it.
    """
    narrowed = _narrowed(layout, page)
    return Layout(layout.columns, _stretched(layout.columns, narrowed, page), layout.texts)


def write_heading(sheet: Worksheet, row: int, layout: Layout[Row]) -> None:
    """Write the headings of the columns."""
    for number, column in enumerate(layout.columns, start=1):
        style = Style.NUMBER_HEADING if column.is_number else Style.HEADING
        put_lines(sheet, row, number, column.heading, style)
    heights = [
        sum(line_count(line, wide) for line in column.heading.split("\n"))
        for column, wide in zip(layout.columns, layout.widths, strict=True)
    ]
    set_height(sheet, row, max(heights, default=1))


def write_row(
    sheet: Worksheet,
    row: int,
    layout: Layout[Row],
    item: Row,
    styles: tuple[Style, Style] = (Style.TEXT, Style.NUMBER),
) -> list[Value]:
    """Write one item as a row, and return its values; `styles` are those of its texts and of its numbers."""
    text_style, number_style = styles
    values = [column.value(item) for column in layout.columns]
    for number, (column, value) in enumerate(zip(layout.columns, values, strict=True), start=1):
        put(sheet, row, number, value, number_style if column.is_number else text_style)
    set_height(sheet, row, _lines(values, layout.widths))
    return values


def _lines(values: Sequence[Value], widths: Sequence[float]) -> int:
    """Return how many lines the row needs."""
    texts = ((value, wide) for value, wide in zip(values, widths, strict=True) if isinstance(value, str))
    return max((line_count(text, wide) for text, wide in texts), default=1)


def _measures(column: Column[Row], rows: Iterable[Row]) -> Counter[Measure]:
    values = (column.value(row) for row in rows)
    return Counter(_measure(str(value)) for value in values if value is not None)


def _measure(value: str) -> Measure:
    text = one_line(value)
    return width(text), max(map(width, text.split(" ")))


def _natural_width(column: Column[Row], texts: Counter[Measure]) -> float:
    longest, _ = max(texts)
    margin = _NUMBER_MARGIN if column.is_number else MARGIN
    return max(_heading_width(column), min(longest + margin, column.widest))


def _heading_width(column: Column[Row]) -> float:
    widest = max(map(width, column.heading.split("\n")))
    return widest + _NUMBER_MARGIN if column.is_number else max(_NARROWEST, widest + _HEADING_MARGIN)


def _narrowed(layout: Layout[Row], page: float) -> list[float]:
    widths = list(layout.widths)
    floors = [_narrowest(column, texts) for column, texts in zip(layout.columns, layout.texts, strict=True)]
    while sum(widths) > page:
        candidates = [index for index, floor in enumerate(floors) if widths[index] - 1 >= floor]
        if not candidates:
            break
        # Among equals the widest gives way.
        chosen = min(
            candidates, key=lambda index: (_loss(layout.texts[index], widths[index]), -widths[index])
        )
        widths[chosen] -= 1
    return widths


def _narrowest(column: Column[Row], texts: Counter[Measure]) -> float:
    """Return the width below which a column is not to be narrowed."""
    if column.is_number:
        return _natural_width(column, texts)
    longest_word = max(word for _, word in texts) if column.keeps_words else 0
    return max(_heading_width(column), min(longest_word + MARGIN, column.widest))


def _loss(texts: Counter[Measure], wide: float) -> int:
    """Return how many more lines and broken words the column has if it is narrowed by one."""
    now, then = wide - MARGIN, wide - MARGIN - 1
    return sum(
        count * (ceil(text / then) - ceil(text / now) + ceil(word / then) - ceil(word / now))
        for (text, word), count in texts.items()
    )


def _stretched(columns: Sequence[Column[Row]], widths: Sequence[float], page: float) -> list[float]:
    """Return the widths, with the rest of the page shared among the columns of text, within reason."""
    fixed = sum(wide for column, wide in zip(columns, widths, strict=True) if column.is_number)
    text = sum(widths) - fixed
    factor = max(1.0, min(_MOST_STRETCH, (page - fixed) / text)) if text else 1.0
    return [wide if column.is_number else wide * factor for column, wide in zip(columns, widths, strict=True)]
