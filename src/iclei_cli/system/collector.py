"""Pausing Python's collector of cyclic garbage, which takes the longer the more records there are."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector while a block, or a function, makes very many records that are in no cycle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # What was made counts as old from now on; else the collector would go through all of it at once.
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()
