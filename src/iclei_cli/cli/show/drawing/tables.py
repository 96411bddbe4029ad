"""Plain tables that fit a terminal: aligned columns, long cells folded, whatever the script.

Rich's own tables take six seconds for 10,000 rows, these a fraction of one: each text of a column is measured
once, and only rows with a text that is too long are looked at cell by cell.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.cli.show.drawing.wrap import folded, unbroken
from iclei_cli.system.cells import cells, filled

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

GAP = 2
NARROWEST = 6
"""No column is made narrower than this to make room for the others, unless all its words are shorter."""


class Layout(NamedTuple):
    """How wide each column is, and whether it is aligned to the right."""

    widths: Sequence[int]
    to_right: Sequence[bool]


def layout(
    columns: Sequence[str], rows: Sequence[Sequence[object]], *, width: int, whole: Container[str] = ()
) -> Layout:
    """Share out `width` cells over the columns, `GAP` cells between them.

    Columns with numbers are aligned to the right; those named in `whole` are not folded. Where even folded
    columns are too many, lines are longer than `width`.
    """
    to_right = [any(isinstance(row[index], int) for row in rows) for index in range(len(columns))]
    texts = [list(columns), *(list(map(cell_text, row)) for row in rows)]
    natural = [max(map(cells, set(column))) for column in zip(*texts, strict=True)]
    fixed = [title in whole or right for title, right in zip(columns, to_right, strict=True)]
    room = width - GAP * (len(columns) - 1)
    widths = natural if sum(natural) <= room else _fitted(natural, _longest_words(texts), fixed, room)
    return Layout(widths, to_right)


def cell_text(cell: object) -> str:
    """What stands in a cell; None is left empty."""
    return "" if cell is None else str(cell)


def table_lines(
    columns: Sequence[str], rows: Sequence[Sequence[object]], *, width: int, whole: Container[str] = ()
) -> Iterator[str]:
    """The lines of a table of at most `width` cells, headings first."""
    widths, to_right = layout(columns, rows, width=width, whole=whole)
    texts = [list(columns), *(list(map(cell_text, row)) for row in rows)]
    aligned = map(_aligned, zip(*texts, strict=True), widths, to_right)
    for row, line in zip(texts, zip(*aligned, strict=True), strict=True):
        if None in line:
            yield from _folded_row(row, widths, to_right)
        else:
            yield (" " * GAP).join(line).rstrip()


def _aligned(texts: Sequence[str], width: int, is_right: bool) -> list[str | None]:
    """The texts of a column, filled up to its width; None for those that have to be folded."""

    def one(text: str) -> str | None:
        room = width - cells(text)
        if room < 0 or "\n" in text:
            return None
        return " " * room + text if is_right else text + " " * room

    once = {text: one(text) for text in set(texts)}
    return [once[text] for text in texts]


def _longest_words(texts: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column has to be for none of its words to be broken."""
    return [
        max(cells(part) for part in {part for text in set(column) for part in unbroken(text)} or {""})
        for column in zip(*texts, strict=True)
    ]


def _fitted(natural: Sequence[int], words: Sequence[int], fixed: Sequence[bool], room: int) -> list[int]:
    """Widths that fit the room: only the longest words are broken, and what is left is shared alike.

    Columns that can be folded first get the room their words need, cut down to the same most where that is
    too much; then all of them are let grow to the same most.
    """

    def widths(unbroken: int, most: int) -> list[int]:
        return [
            size if stays else min(size, max(most, min(word, unbroken)))
            for size, word, stays in zip(natural, words, fixed, strict=True)
        ]

    unbroken = max(words, default=0)
    while unbroken > NARROWEST and sum(widths(unbroken, 1)) > room:
        unbroken -= 1
    most = max(natural, default=0)
    while most > 1 and sum(widths(unbroken, most)) > room:
        most -= 1
    return widths(unbroken, most)


def _folded_row(texts: Sequence[str], widths: Sequence[int], to_right: Sequence[bool]) -> Iterator[str]:
    columns = map(folded, texts, widths)
    for parts in zip_longest(*columns, fillvalue=""):
        line = (
            " " * (width - cells(text)) + text if right else filled(text, width)
            for text, width, right in zip(parts, widths, to_right, strict=True)
        )
        yield (" " * GAP).join(line).rstrip()
