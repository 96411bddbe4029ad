"""The paper that badges are printed on: how large they are and where they stand on a page, in millimetres."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import msgspec

from iclei_cli.system.data_folder import data_folder
from iclei_cli.system.errors import UsageError

_A4 = (210.0, 297.0)
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_SIZE = re.compile(rf"{_NUMBER}\s*[x×*]\s*{_NUMBER}", re.IGNORECASE)
_LEAST = 20.0
_MOST_NUDGE = 20.0
_SLACK = 0.01
_REST_OF_GRID = 4
"""Behind how many across and down: top, left, and the gaps."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A page, and the places of badges on it.

    Attributes:
        paper: width and height.
        size: of a badge.
        grid: how many stand beside each other, and how many below.
        left: of the first one, from the edge of the paper; so `top`.
        gap: between badges, across and down.
        marks: whether it is cut, and has marks for that; labels are cut already.
        nudge: how far everything is moved, to the right and down, as printers are not exact.
        start: which place is the first to be used, from 1.
    """

    paper: tuple[float, float] = _A4
    size: tuple[float, float]
    grid: tuple[int, int]
    left: float
    top: float
    gap: tuple[float, float] = (0.0, 0.0)
    marks: bool = True
    nudge: tuple[float, float] = (0.0, 0.0)
    start: int = 1

    @property
    def places(self) -> int:
        """How many badges are on a page."""
        return self.grid[0] * self.grid[1]


USUAL_SIZE = "A6"
SIZES = {"A6": (105.0, 148.0), "A7": (105.0, 74.0), "90X54": (90.0, 54.0)}
"""A6 upright, A7 lying, and the usual badge of 90 × 54 mm."""


def sheets() -> dict[str, Sheet]:
    """The sheets of labels that are known, by their names."""
    known = tomllib.loads((data_folder() / "prints" / "labels.toml").read_text("utf-8"))
    return {
        name: Sheet(
            size=tuple(item["size"]),
            grid=tuple(item["grid"]),
            left=item["left"],
            top=item["top"],
            gap=tuple(item.get("gap", (0, 0))),
            marks=False,
        )
        for name, item in known.items()
    }


def sheet_of(
    *,
    size: str | None = None,
    sheet: str | None = None,
    grid: str | None = None,
    nudge: str | None = None,
    start: int = 1,
) -> Sheet:
    """The sheet that was asked for, in words as people type them.

    Args:
        size: one of `SIZES`, or `86x55`.
        sheet: a known sheet of labels, such as `LS-3114`, or its number.
        grid: `2x4`, or `2x4,13,4.95,2`: across and down, then top, left, and gaps across and down.
        nudge: `1,-0.5`, to the right and down.
        start: the first place to be used, from 1.

    Raises:
        UsageError: `label-sheet-unknown`, `sheet-size`, `sheet-grid`, `sheet-too-large`, `sheet-nudge`,
            `sheet-start`, or `sheet-twice`: a sheet of labels has its size already.
    """
    if sheet is not None:
        if size is not None or grid is not None:
            raise UsageError("sheet-twice")
        found = _labels(sheet)
    else:
        found = _cut(_size(size or USUAL_SIZE), grid)
    if not 1 <= start <= found.places:
        raise UsageError("sheet-start", start=start, places=found.places)
    return msgspec.structs.replace(found, nudge=_nudge(nudge), start=start)


def _labels(words: str) -> Sheet:
    known = sheets()
    wanted = _folded(words)
    for name, found in known.items():
        if wanted in {_folded(name), _folded(name.split("-")[-1]), _folded(name.split(" ")[-1])}:
            return found
    raise UsageError("label-sheet-unknown", words=words, known=list(known))


def _folded(words: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", words.upper())


def _size(words: str) -> tuple[float, float]:
    if words.upper() in SIZES:
        return SIZES[words.upper()]
    match = _SIZE.fullmatch(words.strip())
    if match is None:
        raise UsageError("sheet-size", words=words, known=["A6", "A7", "90x54"])
    return _number(match[1]), _number(match[2])


def _cut(size: tuple[float, float], grid: str | None) -> Sheet:
    """Badges on A4: as many as there is room for, in the middle without gaps, unless the grid says how."""
    if min(size) < _LEAST or any(side > length + _SLACK for side, length in zip(size, _A4, strict=True)):
        raise UsageError("sheet-too-large", width=size[0], height=size[1])
    columns, rows = (int((length + _SLACK) // side) for length, side in zip(_A4, size, strict=True))
    top = left = None
    across = down = 0.0
    if grid is not None:
        columns, rows, top, left, across, down = _grid(grid)
    free = (
        _A4[0] - columns * size[0] - (columns - 1) * across,
        _A4[1] - rows * size[1] - (rows - 1) * down,
    )
    left = free[0] / 2 if left is None else left
    top = free[1] / 2 if top is None else top
    if min(left, top, free[0] - left, free[1] - top) < -_SLACK:
        raise UsageError("sheet-too-large", width=size[0], height=size[1])
    return Sheet(size=size, grid=(columns, rows), left=left, top=top, gap=(across, down), marks=True)


def _grid(words: str) -> tuple[int, int, float | None, float | None, float, float]:
    """Columns, rows, top, left, gap across, gap down, of which the last four may be left out."""
    first, *others = [part.strip() for part in words.split(",")]
    match = re.fullmatch(r"([1-9]\d?)\s*[x×*]\s*([1-9]\d?)", first, re.IGNORECASE)
    numbers = [float(part) for part in others if re.fullmatch(r"\d+(\.\d+)?", part)]
    if match is None or len(numbers) < len(others) or len(numbers) > _REST_OF_GRID:
        raise UsageError("sheet-grid", words=words)
    top, left, across, down = (dict(enumerate(numbers)).get(place) for place in range(_REST_OF_GRID))
    return int(match[1]), int(match[2]), top, left, across or 0.0, down or 0.0


def _nudge(words: str | None) -> tuple[float, float]:
    if words is None:
        return 0.0, 0.0
    match = re.fullmatch(r"\s*([-+]?\d+(?:\.\d+)?)\s*,\s*([-+]?\d+(?:\.\d+)?)\s*", words)
    if match is None or max(abs(float(match[1])), abs(float(match[2]))) > _MOST_NUDGE:
        raise UsageError("sheet-nudge", words=words)
    return float(match[1]), float(match[2])


def _number(words: str) -> float:
    return float(words.replace(",", "."))


def as_data(sheet: Sheet) -> dict[str, Any]:
    """A sheet as templates get it."""
    found: dict[str, Any] = msgspec.to_builtins(sheet)
    return found
