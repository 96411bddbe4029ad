"""Text in lines that fit a terminal, broken between words or signs of scripts without spaces; commands whole.

Where lines of Chinese and Japanese may break: W3C, Requirements for Japanese Text Layout, 3.1.7 and 3.1.8.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from iclei_cli.system.cells import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GOES_ON = (
    r"(?:으?로만?|을|를|과|와|에서?|은|는|이|가|도|만|의|뒤에|또는)(?![^ .,])"
    r"|[ぁ-ん]|或|和|将|可|加|生成|恢复|撤销|写入"
)
"""How a sentence goes on behind a command: with particles, or with words that nothing divides from it."""

_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[.:](?=\S)|[^\s,;.:"'()‘’“”「」。、，；：]|(?<=\S)["'])"""
COMMAND = re.compile(rf"\biclei(?: (?!{_GOES_ON}){_PART}+)+")
"""A command to be typed, from `iclei` to the end of its last word, without what the sentence goes on with."""

_WORDS = re.compile(r" +|[^ ]+")

_NO_BEGINNING = frozenset(
    "、。，．！？：；）］｝」』】〕》〉”’ー～々・…‥.,!?:;)]}%％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""What cannot begin a line."""

_NO_END = frozenset("（［｛「『【〔《〈“‘([{～第")
"""What cannot end one."""

_DIGITS = frozenset("0123456789")
"""A number stays with what it counts."""

_UNSPACED = ((0x2E80, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFF60), (0x20000, 0x3FFFF))
"""Characters of scripts that put no spaces between words; Hangul does."""


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` columns; its own lines stay, and go on as far in as they begin.

    Only what has no place to break is longer: a command, which is to be copied whole, a word, a file's name.
    """
    for line in text.split("\n"):
        if cells(line) <= width:
            yield line
        else:
            yield from _wrapped_line(line, width)


def folded(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` columns, whatever it takes: commands and words are broken, too."""
    for line in text.split("\n"):
        if cells(line) <= width:
            yield line
            continue
        for part in _filled_lines(_words(" ".join(line.split())), "", width):
            yield from _chopped(part, width)


def unbroken(text: str) -> Iterator[str]:
    """What of a text is broken only where there is no room for it."""
    return (unit for unit in _words(text) if not unit.isspace())


def _wrapped_line(text: str, width: int) -> Iterator[str]:
    indent = text[: len(text) - len(text.lstrip(" "))]
    return _filled_lines(_units(text.lstrip(" ")), indent, width)


def _filled_lines(units: Iterable[str], indent: str, width: int) -> Iterator[str]:
    """Lines of as many units as there is room for, each as far in as the first."""
    line, gap = indent, ""
    for unit in units:
        if unit.isspace():
            gap = unit
        elif not line.strip() or cells(line) + cells(gap) + cells(unit) <= width:
            line, gap = line + gap + unit, ""
        else:
            yield line
            line, gap = indent + unit, ""
    yield line


def _chopped(text: str, width: int) -> Iterator[str]:
    """A text in parts of at most `width` columns, broken between any two characters."""
    part, room = "", width
    for letter in text:
        if cells(letter) > room and part:
            yield part
            part, room = "", width
        part += letter
        room -= cells(letter)
    yield part


def _units(text: str) -> Iterator[str]:
    """What is not broken: commands with the brackets around them, parts of words, and spaces between."""
    start = 0
    for command in COMMAND.finditer(text):
        begin, end = command.span()
        while begin > start and text[begin - 1] in _NO_END:
            begin -= 1
        while end < len(text) and text[end] in _NO_BEGINNING:
            end += 1
        yield from _words(text[start:begin])
        yield text[begin:end]
        start = end
    yield from _words(text[start:])


def _words(text: str) -> Iterator[str]:
    for word in _WORDS.findall(text):
        yield from [word] if word.isspace() else _parts(word)


def _parts(word: str) -> Iterator[str]:
    """What is never broken, of a word without spaces."""
    if word.isascii() or not any(map(_is_unspaced, word)):
        yield word
        return
    begin = 0
    for place, (before, after) in enumerate(pairwise(word), start=1):
        if (
            (_is_unspaced(before) or _is_unspaced(after))
            and before not in _NO_END
            and after not in _NO_BEGINNING
            and before not in _DIGITS
        ):
            yield word[begin:place]
            begin = place
    yield word[begin:]


def _is_unspaced(letter: str) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in _UNSPACED)
