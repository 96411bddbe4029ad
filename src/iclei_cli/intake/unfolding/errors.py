"""Cells that hold the error of a formula, which says nothing about anybody."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from iclei_cli.intake.words.error_values import is_error_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.intake.files.sheet import Rows

_TRACES = ("#", "rr:")


def without_errors(
    rows: Sequence[list[str]], start: int, text: str
) -> tuple[Rows, Mapping[tuple[int, str], list[int]]]:
    """Return the rows, those from `start` on without such cells, and where these stand.

    They are told by place and text, with the numbers of their rows, from 1; `text` is all that the rows say.
    """
    cleaned = list(rows)
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    if not any(trace in text for trace in _TRACES):
        return cleaned, found  # as in nearly every list
    for number in range(start, len(rows)):
        row = rows[number]
        if not any(map(is_error_value, row)):
            continue
        cleaned[number] = ["" if is_error_value(cell) else cell for cell in row]
        for place, cell in enumerate(row):
            if is_error_value(cell):
                found[place, cell].append(number + 1)
    return cleaned, found
