"""Numbers of people, as they are, or in the codes on their badges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.codes import number_in
from iclei_cli.intake.door.paper.words import CODE_HEADERS
from iclei_cli.intake.words.text import normal
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    ReadNumber = Callable[[str], int | None]

_NUMBER = re.compile(r"(?:no\.?|nr\.?|#|№)?\s*(\d{1,5})\s*(?:번|番|号|\.0)?", re.IGNORECASE)
_DIGITS = re.compile(r"\d{2,9}")
_SHORTEST_CODE = 6
_ENOUGH = 4
"""So many numbers all have a check digit that fits by chance once in 10,000 times."""


def number_of(written: str) -> int | None:
    """The number that is written, as it is or as the code of a badge; None where it is neither."""
    number = number_in(written)
    found = _NUMBER.fullmatch(written.strip())
    # As long as a code, it is one with a wrong digit.
    return number if number is not None or found is None else whole_number(found[1])


def number_in_bare(written: str) -> int | None:
    """The number in a code that a spreadsheet took for a number, and took the zeros before it away."""
    bare = written.strip().removesuffix(".0")
    return number_in(bare.zfill(_SHORTEST_CODE)) if _DIGITS.fullmatch(bare) else None


def reader_of(header: str, cells: Sequence[str]) -> ReadNumber:
    """How the numbers of a column are read: codes without their zeros look like numbers of other people."""
    bare = sum(number_in_bare(cell) is not None for cell in cells)
    is_of_codes = normal(header) in CODE_HEADERS and bare * 2 > len(cells)
    is_surely = bare == len(cells) >= _ENOUGH
    return number_in_bare if is_of_codes or is_surely else number_of
