"""Codes on badges: digits only, which any scanner types whatever the keyboard is set to.

A code is the person's number in five digits or more, and a check digit by Damm, which finds every single
wrong digit and every two that were typed the wrong way round (H. M. Damm, Total anti-symmetrische
Quasigruppen, dissertation, Marburg 2004).

The code of a blank badge, which is nobody's until it is given to somebody, has two zeros before the number of
the badge, which no person's code of that length has. Its check digit is reckoned as if a 1 stood before them:
so it is another than a person's of the same number, and a spreadsheet that takes zeros away makes nobody's
code of it.
"""

from __future__ import annotations

import unicodedata

_TABLE = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
"""Damm's quasigroup of order 10."""

_DIGITS = 5
SHORTEST = _DIGITS + 1
"""So many digits has the code of nearly everybody."""

_BLANK = "00"
_UNWRITTEN = "1"


def code_of(ident: int) -> str:
    """The code of a person's number."""
    digits = f"{ident:0{_DIGITS}d}"
    return digits + _check(digits)


def number_in(code: str) -> int | None:
    """The number in a code; None where it is none."""
    digits = unicodedata.normalize("NFKC", code).strip()
    if len(digits) <= _DIGITS or not (digits.isascii() and digits.isdecimal()):
        return None
    is_shortest = len(digits) == _DIGITS + 1 or digits[0] != "0"
    return int(digits[:-1]) if is_shortest and _check(digits) == "0" else None


def blank_code_of(number: int) -> str:
    """The code of a blank badge, by the number of the badge."""
    digits = f"{_BLANK}{number:0{_DIGITS}d}"
    return digits + _check(_UNWRITTEN + digits)


def blank_in(code: str) -> int | None:
    """The number of a blank badge in its code; None where it is none."""
    digits = unicodedata.normalize("NFKC", code).strip()
    number = int(digits[len(_BLANK) : -1]) if is_like_blank(digits) else 0
    return number if number and digits == blank_code_of(number) else None


def is_like_blank(digits: str) -> bool:
    """Whether digits look like the code of a blank badge: of what is none, a digit is wrong."""
    is_long_enough = len(digits) > len(_BLANK) + _DIGITS
    return is_long_enough and digits.startswith(_BLANK) and digits.isascii() and digits.isdecimal()


def _check(digits: str) -> str:
    """The check digit of digits; "0" of those that end with theirs."""
    interim = "0"
    for digit in digits:
        interim = _TABLE[int(interim)][int(digit)]
    return interim
