"""Numbers so small that they may tell who somebody is, left out of what goes out.

A table of who came has in each row who came, who did not, and both together, who was expected; and the totals
are told, too. Each of these that is small is left out (primary suppression). One that could still be had by
subtraction, in its row or from a total, is protected by leaving out another (secondary suppression), the
smallest that will do. So statistical offices do it: Hundepool et al., Handbook on Statistical Disclosure
Control, chapters 4 and 5 (https://sdctools.github.io/HandbookSDC/).
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SMALLEST = 5
"""Numbers from 1 to one below it are left out."""

_FEWEST = 2
"""Of so many that are left out, none is had from their total."""


class Told(Enum):
    """What is told of a row."""

    ALL = auto()
    EXPECTED = auto()
    """How many were expected, but not how many of them came."""
    NOTHING = auto()


def is_small(number: int) -> bool:
    """Whether a number may tell who somebody is; nobody at all tells of nobody."""
    return 0 < number < SMALLEST


def what_is_told(rows: Sequence[tuple[int, int]]) -> list[Told]:
    """What is told of each row of how many came of how many expected, where the totals of both are told."""
    expected = [number for _, number in rows]
    nothing = {place for place, number in enumerate(expected) if is_small(number)}
    _protect(nothing, expected, lambda places: sum(expected[place] for place in places) >= SMALLEST)
    came = {place for place, (part, whole) in enumerate(rows) if is_small(part) or is_small(whole - part)}
    hidden = nothing | came
    _protect(hidden, expected, lambda _: True)
    return [
        Told.NOTHING if place in nothing else Told.EXPECTED if place in hidden else Told.ALL
        for place in range(len(rows))
    ]


def _protect(hidden: set[int], numbers: Sequence[int], are_enough: Callable[[set[int]], bool]) -> None:
    """Add the smallest other places, as far as there are any, to what would be had from its total."""
    others = sorted((number, place) for place, number in enumerate(numbers) if number and place not in hidden)
    for _, place in others:
        if not hidden or (len(hidden) >= _FEWEST and are_enough(hidden)):
            return
        hidden.add(place)
