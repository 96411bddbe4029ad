"""Plain tables that fit a terminal: aligned columns, long cells folded, whatever the script.

Rich knows how wide a character is in a terminal; its own tables take six seconds for 10,000 rows, these a
fraction of one.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

GAP = 2
NARROWEST = 6
"""No column is made narrower than this to make room for the others."""


def table_lines(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, width: int, whole: Container[str] = ()
) -> Iterator[str]:
    """The lines of a table of at most `width` cells, headings first.

    Columns with numbers are aligned to the right; None is left empty; those named in `whole` are not folded.
    Where even folded columns are too many, lines are longer than `width`.
    """
    cells = [["" if cell is None else cell for cell in row] for row in rows]
    to_right = [any(isinstance(row[index], int) for row in cells) for index in range(len(columns))]
    texts = [list(columns), *([str(cell) for cell in row] for row in cells)]
    sizes = [[cell_len(text) for text in row] for row in texts]
    natural = [max(column) for column in zip(*sizes, strict=True)]
    fixed = [title in whole or right for title, right in zip(columns, to_right, strict=True)]
    widths = _fitted(natural, fixed, width - GAP * (len(columns) - 1))
    for row, lengths in zip(texts, sizes, strict=True):
        yield from _row(row, lengths, widths, to_right)


def _fitted(natural: Sequence[int], fixed: Sequence[bool], room: int) -> list[int]:
    """Widths that fit the room: all columns that can be folded are cut down to the same most."""
    most = max(natural, default=0)
    while most > NARROWEST and sum(_widths(natural, fixed, most)) > room:
        most -= 1
    return _widths(natural, fixed, most)


def _widths(natural: Sequence[int], fixed: Sequence[bool], most: int) -> list[int]:
    return [size if stays else min(size, most) for size, stays in zip(natural, fixed, strict=True)]


def _row(
    texts: Sequence[str], lengths: Sequence[int], widths: Sequence[int], to_right: Sequence[bool]
) -> Iterator[str]:
    folded = [
        [(text, length)] if length <= width else [(part, cell_len(part)) for part in _folded(text, width)]
        for text, length, width in zip(texts, lengths, widths, strict=True)
    ]
    for parts in zip_longest(*folded, fillvalue=("", 0)):
        line = (
            " " * (width - length) + text if right else text + " " * (width - length)
            for (text, length), width, right in zip(parts, widths, to_right, strict=True)
        )
        yield (" " * GAP).join(line).rstrip()


def _folded(text: str, width: int) -> Iterator[str]:
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
