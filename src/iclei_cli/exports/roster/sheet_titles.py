"""Names and sheet titles that tell groups apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from iclei_cli.exports.sheet.text import cut, one_line, utf16_units

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
# A title that Excel keeps for itself.
_RESERVED = ("History",)


def distinct(names: Iterable[str], fallback: str) -> list[str]:
    """Return each name on one line, with a number behind it if it occurred before: `1조`, `1조 (2)`.

    `fallback` replaces a name that has nothing to print.
    """
    taken: set[str] = set()
    return [_free(one_line(name) or fallback, taken) for name in names]


def sheet_titles(names: Iterable[str], fallback: str, *, taken: Iterable[str]) -> list[str]:
    r"""Return a title for each name, one that every spreadsheet program accepts and no other sheet has.

    A title has at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end, and is never
    `History`. It differs from the others, and from those in `taken`, by more than case or width of letters.
    """
    seen = {_folded(title) for title in (*taken, *_RESERVED)}
    return [_free(_permitted(name) or fallback, seen, longest=_LONGEST) for name in names]


def _permitted(name: str) -> str:
    return one_line(_FORBIDDEN.sub(" ", name)).strip("' ")


def _free(name: str, taken: set[str], longest: int | None = None) -> str:
    """Return the name, cut to length, with a number behind it if it is taken."""
    number, ending = 1, ""
    while True:
        candidate = name if longest is None else cut(name, longest - utf16_units(ending)).rstrip("' ")
        candidate += ending
        if _folded(candidate) not in taken:
            taken.add(_folded(candidate))
            return candidate
        number += 1
        ending = f" ({number})"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
