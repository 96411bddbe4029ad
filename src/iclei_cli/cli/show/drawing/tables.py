"""Plain tables that fit a terminal: aligned columns, long cells folded, whatever the script.

Rich knows how wide a character is in a terminal; its own tables take six seconds for 10,000 rows, these a
fraction of one.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, chop_cells

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
    natural = [max(map(cell_len, column)) for column in zip(*texts, strict=True)]
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
    for row in (columns, *rows):
        yield from _row(list(map(cell_text, row)), widths, to_right)


def _longest_words(texts: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column has to be for none of its words to be broken."""
    return [
        max(cell_len(word) for word in {word for text in column for word in text.split()} or {""})
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


def _row(texts: Sequence[str], widths: Sequence[int], to_right: Sequence[bool]) -> Iterator[str]:
    folded = [
        [(part, cell_len(part)) for part in ([text] if _is_one_line(text, width) else _folded(text, width))]
        for text, width in zip(texts, widths, strict=True)
    ]
    for parts in zip_longest(*folded, fillvalue=("", 0)):
        line = (
            " " * (width - length) + text if right else text + " " * (width - length)
            for (text, length), width, right in zip(parts, widths, to_right, strict=True)
        )
        yield (" " * GAP).join(line).rstrip()


def _is_one_line(text: str, width: int) -> bool:
    """Whether a text needs no folding."""
    return cell_len(text) <= width and "\n" not in text


def _folded(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` cells; lines of its own stay lines of their own."""
    for line in text.split("\n"):
        yield from _folded_line(line, width)


def _folded_line(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` cells, broken between words where that is possible."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = chop_cells(word, width)
        yield from full
    yield line
