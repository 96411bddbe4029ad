"""Text broken into lines of a terminal: between words, or characters of scripts without spaces."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_BEGINNING = frozenset(
    "、。，．！？：；）］｝」』】〕》〉”’ー々・…‥.,!?:;)]}%％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""What cannot begin a line."""

_NO_END = frozenset("（［｛「『【〔《〈“‘([{")
"""What cannot end one."""

_UNSPACED = ((0x2E80, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFF60), (0x20000, 0x3FFFF))
"""Characters of scripts that put no spaces between words; Hangul does."""


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(letter) for letter in text)


def filled(text: str, width: int) -> str:
    """The text with spaces behind it, up to so many columns."""
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns; only what is wider without a place to break is broken."""
    lines, line = [], ""
    for word in text.split():
        gap = " " if line else ""
        for part in _parts(word):
            if cells(line) + len(gap) + cells(part) <= width:
                line, gap = line + gap + part, ""
                continue
            if line:
                lines.append(line)
            *full, line = _chopped(part, width)
            lines, gap = lines + full, ""
    return [*lines, line]


def _parts(word: str) -> Iterator[str]:
    """What is never broken, of a word without spaces."""
    begin = 0
    for place, (before, after) in enumerate(pairwise(word), start=1):
        if (
            (_is_unspaced(before) or _is_unspaced(after))
            and before not in _NO_END
            and after not in _NO_BEGINNING
        ):
            yield word[begin:place]
            begin = place
    yield word[begin:]


def _chopped(part: str, width: int) -> Iterator[str]:
    """What is wider than a line, in pieces that fit."""
    piece = ""
    for letter in part:
        if piece and cells(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _is_unspaced(letter: str) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in _UNSPACED)


def _cells(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"F", "W"} else 1
