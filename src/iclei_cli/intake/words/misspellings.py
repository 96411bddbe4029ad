"""The known word that a misspelt one is meant to be, where there is no doubt."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Meaning = TypeVar("Meaning")

_SHORTEST = 5
_LONG = 10


def nearest(word: str, known: Mapping[str, Meaning]) -> Meaning | None:
    """Return what `word` means when a letter of it is wrong; None when that is nothing, or not sure.

    Words have five letters or more (of Hangul: jamo); in Latin words of ten, two letters may be wrong.
    """
    letters = unicodedata.normalize("NFD", word)
    if len(letters) < _SHORTEST or not word.isalpha():
        return None
    allowed = 2 if word.isascii() and len(letters) >= _LONG else 1
    found = {
        meaning
        for other, meaning in known.items()
        if len(other) > 1 and _is_near(letters, unicodedata.normalize("NFD", other), allowed)
    }
    return found.pop() if len(found) == 1 else None


def _is_near(word: str, other: str, allowed: int) -> bool:
    return (
        len(other) >= _SHORTEST
        and word[0] == other[0]
        and abs(len(word) - len(other)) <= allowed
        and _distance(word, other) <= allowed
    )


def _distance(word: str, other: str) -> int:
    """Return how many letters are to be added, left out, changed, or swapped with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(word, 1):
        earlier, before, row = before, row, [place]
        for column, target in enumerate(other, 1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != target))
            is_swap = place > 1 and column > 1 and word[place - 2] == target and letter == other[column - 2]
            row.append(min(cost, earlier[column - 2] + 1) if is_swap else cost)
    return row[-1]
