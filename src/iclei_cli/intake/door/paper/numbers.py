"""Numbers of people, as they are, or in the codes on their badges.

The number of a blank badge, which may have been given to anybody, is below zero here: it is no person's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.assembly.badge_codes import blank_in, number_in
from iclei_cli.intake.door.paper.words import CODE_HEADERS
from iclei_cli.intake.words.text import normal
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    ReadNumber = Callable[[str], int | None]

_NUMBER = re.compile(r"(?:no\.?|nr\.?|#|№)?\s*(\d{1,5})\s*(?:번|番|号|\.0)?", re.IGNORECASE)
_DIGITS = re.compile(r"\d{2,9}")
_SHORTEST_CODE = 6
_SHORTEST_BLANK = 8
_ENOUGH = 4
"""So many numbers all have a check digit that fits by chance once in 10,000 times."""


def number_in_code(written: str) -> int | None:
    """The number in the code of a badge; None where it is no such code."""
    blank = blank_in(written)
    return number_in(written) if blank is None else -blank


def number_of(written: str) -> int | None:
    """The number that is written, as it is or as the code of a badge; None where it is neither."""
    number = number_in_code(written)
    found = _NUMBER.fullmatch(written.strip())
    # As long as a code, it is one with a wrong digit.
    return number if number is not None or found is None else whole_number(found[1])


def number_in_bare(written: str) -> int | None:
    """The number in a code that a spreadsheet took for a number, and took the zeros before it away."""
    bare = written.strip().removesuffix(".0")
    if not _DIGITS.fullmatch(bare):
        return None
    # No digits are both: the check digit is another.
    number = number_in(bare.zfill(_SHORTEST_CODE))
    return number_in_code(bare.zfill(_SHORTEST_BLANK)) if number is None else number


def reader_of(header: str, cells: Sequence[str]) -> ReadNumber:
    """How the numbers of a column are read: codes without their zeros look like numbers of other people."""
    bare = [number for cell in cells if (number := number_in_bare(cell)) is not None]
    people = sum(number > 0 for number in bare)
    is_of_codes = normal(header) in CODE_HEADERS and len(bare) * 2 > len(cells)
    is_surely = len(bare) == len(cells) and people * 2 > len(cells) and people >= _ENOUGH
    return number_in_bare if is_of_codes or is_surely else number_of
