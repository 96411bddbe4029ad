"""Cells that say that they are as the one above: `〃`, `상동`, `同上`, `ditto`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from iclei_cli.intake.words.text import is_blank, normal, word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from iclei_cli.intake.files.sheet import Rows

_SIGNS = frozenset(("〃", '"', "″", "”", "“", "々", "仝", "〃〃", '""'))
_WORDS = frozenset(
    word_list("""
        상동 | 위와 같음 | 위와 동일 | 위와 동일함 | 상기와 같음 | 상기와 동일 | 상기 동일
        ditto | same as above | as above | see above | 同上 | 同前 | 上に同じ | 上記と同じ | 同上记 | 与上同
    """)
)
_MAY_BE_NAMES = frozenset(("상동",))
# Without one of these there is nothing to find; a single letter is found much faster than a word.
_TRACES = tuple('〃"″”“々仝')
_WORD_TRACES = (
    *(("상", "상동"), ("상", "상기"), ("위", "위와")),
    *(("同", "同"), ("上", "上に"), ("上", "上記"), ("与", "与上")),
)
_LATIN_TRACES = ("itto", "ITTO", "above", "ABOVE")
_LONGEST = 16


def filled_from_above(
    rows: Sequence[list[str]], start: int, text: str, names: Collection[int]
) -> tuple[Rows, Mapping[tuple[int, str], list[int]]]:
    """Return the rows, those from `start` on with what such cells mean, and where they stand.

    They are told by place and text, with the numbers of their rows, from 1; `text` is all that the rows say.
    In columns of `names` a word that somebody may be called is left as it is.
    """
    filled = list(rows)
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    if not _may_be_in(text):
        return filled, found  # as nearly every list
    for number in range(start, len(rows)):
        for place, cell in enumerate(rows[number]):
            if not cell or len(cell) > _LONGEST or not _is_as_above(cell, is_name=place in names):
                continue
            above = _cell_above(filled, start, number, place)
            if above is not None:
                if filled[number] is rows[number]:
                    filled[number] = list(rows[number])
                filled[number][place] = above
                found[place, cell].append(number + 1)
    return filled, found


def _may_be_in(text: str) -> bool:
    """Tell quickly whether it is worth looking at each cell."""
    return (
        any(sign in text for sign in _TRACES)
        or any(letter in text and word in text for letter, word in _WORD_TRACES)
        or any(word in text for word in _LATIN_TRACES)
    )


def _is_as_above(cell: str, *, is_name: bool) -> bool:
    sign = cell.replace(" ", "")
    word = normal(cell)
    return sign in _SIGNS or (word in _WORDS and not (is_name and word in _MAY_BE_NAMES))


def _cell_above(rows: Sequence[Sequence[str]], start: int, number: int, place: int) -> str | None:
    """Return the next filled cell above; None where there is none, or where it only says the same again."""
    for above in range(number - 1, start - 1, -1):
        cell = rows[above][place] if place < len(rows[above]) else ""
        if not is_blank(cell):
            return None if _is_as_above(cell, is_name=False) else cell
    return None
