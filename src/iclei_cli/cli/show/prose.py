"""Sentences in lines that fit a terminal: broken between words, commands whole.

Chinese and Japanese have no blanks between words: their lines break between any two signs, but no line
begins with a sign that closes, as in print (W3C, Requirements for Japanese Text Layout, 3.1.7).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = re.compile(r"""\biclei(?: (?:"[^"\n]*"|'[^'\n]*'|[^\s,;"'()“”「」。、，；]|(?<=\S)["'])+)+""")
"""A command to be typed, from `iclei` to the end of its last word."""

_IDEOGRAPH = "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9f\U00020000-\U0003ffff]"
_CLOSING = "[、。，．：；！？」』）】〉》”’〕…ー々ァィゥェォャュョッぁぃぅぇぉゃゅょっ,.:;!?)]"
_UNITS = re.compile(f"{_IDEOGRAPH}{_CLOSING}*|(?:(?!{_IDEOGRAPH})\\S)+{_CLOSING}*| +")


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` cells; lines of its own stay lines, and keep what they begin with.

    Only what cannot be broken is longer: a command, a word, the name of a file.
    """
    for line in text.split("\n"):
        if cell_len(line) <= width:
            yield line
        else:
            yield from _wrapped_line(line, width)


def _wrapped_line(text: str, width: int) -> Iterator[str]:
    line = text[: len(text) - len(text.lstrip(" "))]
    gap = ""
    for unit in _units(text.lstrip(" ")):
        if unit.isspace():
            gap = unit
        elif not line.strip() or cell_len(line + gap + unit) <= width:
            line, gap = line + gap + unit, ""
        else:
            yield line
            line, gap = unit, ""
    yield line


def _units(text: str) -> Iterator[str]:
    """What is not broken: commands, words, single ideographs, and the blanks between them."""
    start = 0
    for command in COMMAND.finditer(text):
        yield from _UNITS.findall(text[start : command.start()])
        closing = re.compile(f"{_CLOSING}*").match(text, command.end())
        assert closing is not None
        start = closing.end()
        yield text[command.start() : start]
    yield from _UNITS.findall(text[start:])
