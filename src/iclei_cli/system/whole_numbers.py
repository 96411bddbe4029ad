"""Whole numbers in what somebody typed or sent: of any length, while Python refuses to read the longest."""

from __future__ import annotations

LONGEST = 18
"""Beyond so many digits, one is as good as another: there is no such number of anything."""


def whole_number(digits: str) -> int:
    """The number that digits say; of very long ones, one of which there are as few."""
    significant = digits.lstrip("0")
    return int(significant[: LONGEST + 1] or "0")
