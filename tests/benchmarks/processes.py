"""Timing whole processes."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def seconds_of(*commands: Sequence[str], folder: Path, times: int) -> list[float]:
    """The median wall time of each command, which must succeed.

    They take turns, so that a machine that slows down slows all of them, after one round to warm the caches.
    Python keeps what it compiles and writes more than a line at once, as it does unless it is told otherwise.
    """
    taken: list[list[float]] = [[] for _ in commands]
    with tempfile.TemporaryDirectory() as compiled:
        unset = dict.fromkeys(("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"), "")
        env = {**os.environ, **unset, "PYTHONPYCACHEPREFIX": compiled}
        for _ in range(times + 1):
            for command, seconds in zip(commands, taken, strict=True):
                started = time.perf_counter()
                subprocess.run(command, cwd=folder, env=env, capture_output=True, check=True)
                seconds.append(time.perf_counter() - started)
    return [median(seconds[1:]) for seconds in taken]
