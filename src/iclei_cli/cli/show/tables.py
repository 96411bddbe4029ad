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
"""No column is made narrower than this to make room for the others, unless all its words are shorter."""


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
    room = width - GAP * (len(columns) - 1)
    widths = natural if sum(natural) <= room else _fitted(natural, _longest_words(texts), fixed, room)
    for row, lengths in zip(texts, sizes, strict=True):
        yield from _row(row, lengths, widths, to_right)


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


def _row(
    texts: Sequence[str], lengths: Sequence[int], widths: Sequence[int], to_right: Sequence[bool]
) -> Iterator[str]:
    folded = [
        [(text, length)]
        if length <= width and "\n" not in text
        else [(part, cell_len(part)) for part in _folded(text, width)]
        for text, length, width in zip(texts, lengths, widths, strict=True)
    ]
    for parts in zip_longest(*folded, fillvalue=("", 0)):
        line = (
            " " * (width - length) + text if right else text + " " * (width - length)
            for (text, length), width, right in zip(parts, widths, to_right, strict=True)
        )
        yield (" " * GAP).join(line).rstrip()


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
