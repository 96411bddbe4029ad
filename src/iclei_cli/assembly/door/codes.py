"""Codes on badges: digits only, which any scanner types whatever the keyboard is set to.

A code is the person's number in five digits or more, and a check digit by Damm, which finds every single
wrong digit and every two that were typed the wrong way round (H. M. Damm, Total anti-symmetrische
Quasigruppen, dissertation, Marburg 2004).
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


def _check(digits: str) -> str:
    """The check digit of digits; "0" of those that end with theirs."""
    interim = "0"
    for digit in digits:
        interim = _TABLE[int(interim)][int(digit)]
    return interim
