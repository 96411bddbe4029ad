"""How wide a text is on a terminal."""

from __future__ import annotations

import unicodedata
from functools import cache

_WITHOUT_WIDTH = {"Mn", "Me", "Cf"}
"""The categories of characters that are drawn over others, or not at all."""

_MEDIAL_JAMO = ("\u1160", "\u11ff")
"""Vowels and finals of Hangul that was taken apart, as some systems do: drawn into the initial's cells."""


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def filled(text: str, width: int) -> str:
    """The text with spaces behind it, up to so many columns."""
    return text + " " * (width - cells(text))


@cache
def _cells(letter: str) -> int:
    first, last = _MEDIAL_JAMO
    if unicodedata.category(letter) in _WITHOUT_WIDTH or first <= letter <= last:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"F", "W"} else 1
