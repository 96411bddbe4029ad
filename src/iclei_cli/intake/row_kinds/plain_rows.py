"""Which rows are plainly about people, found column by column: nearly all are, and each text is seen once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.row_kinds.examples import is_marked_example
from iclei_cli.intake.row_kinds.names import may_be_unnamed
from iclei_cli.intake.words.status_words import STATUSES
from iclei_cli.intake.words.text import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_ENOUGH = 3
"""A row of so many filled cells is no count of anything; one of two may be."""


def are_plainly_people(
    rows: Sequence[Sequence[str]], filled: Sequence[int], place: int, header: str, labels: Collection[str]
) -> list[bool]:
    """Tell of each row whether it is plainly about somebody; of the others, it is not known yet.

    `filled` are how many cells of each row are filled, and `place` is that of the only column of names, under
    `header`. What is among `labels` is no name.
    """
    names = [cells[place] if place < len(cells) else "" for cells in rows]
    plain_names = {name for name in set(names) if name != header and _is_plain_name(name, labels)}
    firsts, plain_firsts = names, plain_names
    if place:
        firsts = [cells[0] if cells else "" for cells in rows]
        are_numbers = "".join(firsts).isdecimal()  # as in most lists, which is told at once
        plain_firsts = {first for first in set(firsts) if are_numbers or _is_plain_start(first, labels)}
    return [
        name in plain_names and first in plain_firsts and (count >= _ENOUGH or _are_words(cells, count))
        for name, first, count, cells in zip(names, firsts, filled, rows, strict=True)
    ]


def _is_plain_name(name: str, labels: Collection[str]) -> bool:
    if not name.replace(" ", "").isalpha() or may_be_unnamed(name):
        return False
    word = normal(name)
    return word not in labels and word not in STATUSES


def _is_plain_start(cell: str, labels: Collection[str]) -> bool:
    """Tell whether the first cell of a row marks nothing: it is empty, a running number, or another value."""
    return (
        not cell
        or cell.isdecimal()
        or (normal(cell) not in labels and not is_marked_example(cell, "", is_numbered=True))
    )


def _are_words(cells: Sequence[str], count: int) -> bool:
    """Tell whether a row of two filled cells has no number among them, which could count people."""
    return count == _ENOUGH - 1 and not any(cell[:1].isdecimal() for cell in cells)
