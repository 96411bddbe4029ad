"""Text in cells: which characters are allowed, how wide it is, and how many lines it takes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from math import ceil

LONGEST = 32_767
"""The most UTF-16 units that a cell of a workbook may hold."""

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""Programs that open a list take what begins so for a formula; some, also with the wide forms."""

_WHITESPACE = re.compile(r"\s+")
# What XML 1.0 cannot say at all: control characters, halves of a surrogate pair, U+FFFE and U+FFFF.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REMEMBERED = 10_000
_ZERO_WIDTH = ("Mn", "Me", "Cf")
# A digit is 0.55 em in the Hangul fonts, a syllable 0.92 em or more.
_HANGUL = 1.8


# The same organisations and labels stand in thousands of cells.
@lru_cache(_REMEMBERED)
def one_line(text: str) -> str:
    """Return the text as one line in NFC that any workbook can hold.

    Line breaks, tabs and runs of spaces become one space. Control characters, lone surrogates and the two
    noncharacters that XML cannot carry are removed, because a workbook holding one does not open.
    """
    spaced = _WHITESPACE.sub(" ", text)
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", spaced)).strip()


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet program may take a text for a formula."""
    return text.startswith(_FORMULA_STARTS)


def printable(text: str) -> str:
    """Return the text without characters that a workbook cannot hold; its lines stay."""
    return _UNPRINTABLE.sub("", text)


def cut(text: str, units: int) -> str:
    """Return at most that many UTF-16 units of the text, with `…` at the end if it is cut."""
    if utf16_units(text) <= units:
        return text
    # Half a pair at the end is ignored.
    kept = text.encode("utf-16-le")[: 2 * (units - 1)].decode("utf-16-le", errors="ignore")
    return kept.rstrip() + "…"


def utf16_units(text: str) -> int:
    """Return the length of the text as spreadsheets count it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


@lru_cache(_REMEMBERED)
def width(text: str) -> float:
    """Return the width of the text in digits, the unit of column widths in spreadsheets."""
    return sum(map(_character_width, text))


@lru_cache(_REMEMBERED)
def lines(text: str, columns: float) -> int:
    """Estimate, from above, how many lines the text takes when it is wrapped to that width."""
    count, filled = 1, 0.0
    for word in text.split(" "):
        wide = width(word)
        if filled and filled + 1 + wide <= columns:
            filled += 1 + wide
            continue
        if filled:
            count += 1
        # A word longer than a line is broken wherever the line ends.
        broken = max(0, ceil(wide / columns) - 1)
        count += broken
        filled = wide - broken * columns
    return count


@cache
def _character_width(character: str) -> float:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return _HANGUL if unicodedata.east_asian_width(character) in ("W", "F") else 1
