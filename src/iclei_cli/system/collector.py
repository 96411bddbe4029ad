"""A pause of Python's search for cyclic garbage, which takes longer the more records there are."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Run a block, or a function, that makes very many records, none of which ends up in a cycle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # What was made is old from now on, or the next search would begin with all of it.
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()
