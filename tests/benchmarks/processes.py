"""Timing whole processes, and printing tables of what was measured."""

from __future__ import annotations

import subprocess
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def seconds_of(command: Sequence[str], *, folder: Path, times: int) -> float:
    """The median wall time of a command that must succeed, after one run that warms the caches."""
    taken = []
    for _ in range(times + 1):
        started = time.perf_counter()
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
        taken.append(time.perf_counter() - started)
    return median(taken[1:])


def show(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print aligned columns."""
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    for row in (columns, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
