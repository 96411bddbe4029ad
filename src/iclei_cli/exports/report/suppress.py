"""Numbers so small that they may tell who somebody is, left out of what goes out.

One number alone that is left out could be had from the total and the others; so the next smallest goes, too.
This is primary and complementary cell suppression (Willenborg and de Waal, Elements of Statistical Disclosure
Control, Springer 2001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALLEST = 5
"""Numbers from 1 to one below it are left out."""


def left_out(numbers: Sequence[int]) -> set[int]:
    """The places of the numbers that are left out, from 0, of all whose total is told."""
    small = {place for place, number in enumerate(numbers) if 0 < number < SMALLEST}
    if len(small) == 1:
        others = [place for place, number in enumerate(numbers) if number >= SMALLEST]
        if others:
            small.add(min(others, key=lambda place: numbers[place]))
    return small
