"""Whether more was typed, or pasted, than was read of the terminal yet."""

from __future__ import annotations

import select
import sys
import time

if sys.platform == "win32":
    import msvcrt

_PASTE_SECONDS = 0.03
"""What somebody pastes may come in pieces: within so long, another is still to come; nobody types so fast."""


def is_line_waiting() -> bool:
    """Whether another line waits in the terminal; never in a pipe, where all there is is there at once."""
    if not sys.stdin.isatty():
        return False
    if sys.platform == "win32":
        time.sleep(_PASTE_SECONDS)
        return msvcrt.kbhit()
    return bool(select.select([sys.stdin], [], [], _PASTE_SECONDS)[0])
