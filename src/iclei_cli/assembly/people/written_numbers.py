"""Numbers as people write them into lists: `45세`, `1,234,567`, `12 years`, `35만 명`, `４５`."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

_MOST_DIGITS = 15
_MULTIPLIERS = {
    **dict.fromkeys(("천만", "千萬", "千万"), 10**7),
    **dict.fromkeys(("백만", "百萬", "百万"), 10**6),
    **dict.fromkeys(("천", "千", "thousand"), 10**3),
    **dict.fromkeys(("만", "萬", "万"), 10**4),
    "million": 10**6,
    **dict.fromkeys(("억", "億", "亿"), 10**8),
    "billion": 10**9,
}
"""The longer before those that they end or begin with."""
_UNITS = {
    spelling: spellings[0]
    for spellings in (
        ("세", "살", "才", "歳", "岁", "yearsold", "yearold", "yrsold", "yo", "y/o"),
        ("년", "년차", "年", "years", "year", "yrs", "yr", "y"),
        ("개월", "달", "か月", "ヶ月", "months", "month"),
        ("명", "인", "名", "人", "people", "persons", "person"),
    )
    for spelling in spellings
}
"""Spellings of one unit, the first of which stands for all."""

_DIGITS = rf"(?!0[0-9])(?:[0-9]{{1,3}}(?:[ ,'’][0-9]{{3}})+|[0-9]{{1,{_MOST_DIGITS}}})(?:\.[0-9]{{1,6}})?"
_PART = re.compile(rf"({_DIGITS})\s*({'|'.join(_MULTIPLIERS)})?\s*")
_NUMBER = re.compile(
    rf"(?:(?:만|약|about|ca\.?|approx\.?)\s*)?([-+−]?)\s*((?:{_DIGITS}\s*(?:{'|'.join(_MULTIPLIERS)})\s*)*"
    rf"(?:{_DIGITS})?)\s*(%|[^\W\d_][^0-9,;、·\n~+–-]*2?)?"
)


class WrittenNumber(NamedTuple):
    """A number, exactly, and the unit that is written behind it, without spaces; "" for none."""

    value: Fraction
    unit: str


def read_number(text: str) -> WrittenNumber | None:
    """Read the one number that a text says, of any width, with thousands apart or as `35만`, and its unit.

    What begins with a needless 0 is a code and no number. So is no range (`40-49`), no date and no phone.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    found = _NUMBER.fullmatch(plain)
    if found is None or not found[2]:
        return None
    parts = [
        (Fraction(re.sub(r"[^0-9.]", "", digits)), _MULTIPLIERS.get(multiplier, 1))
        for digits, multiplier in _PART.findall(found[2])
    ]
    sizes = [size for _, size in parts]
    if sizes != sorted(set(sizes), reverse=True):
        return None
    value = sum((number * size for number, size in parts), Fraction(0))
    unit = "".join((found[3] or "").split()).removesuffix(".")
    return WrittenNumber(-value if found[1] in {"-", "−"} else value, _UNITS.get(unit, unit))


def number_text(value: Fraction) -> str:
    """Write a number without a unit: `45`, `2.5`, `1,234,567`."""
    whole, rest = divmod(value, 1)
    return f"{whole:,}" if not rest else f"{float(value):,.6f}".rstrip("0")
