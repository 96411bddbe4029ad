"""The line of a walk-in, and its parts; a desk asks of every line whether it is one."""

from __future__ import annotations

import re

_BETWEEN_PARTS = re.compile(r"[,，、;；\t]")
_PLUS = "+＋"


def line_of_walk_in(typed: str) -> str | None:
    """What was typed of a walk-in: several parts, or a plus before it; None where it is a search."""
    bare = typed.lstrip(_PLUS).strip()
    # A phone begins with a plus, too.
    is_marked = bare != typed and any(map(str.isalpha, bare))
    return bare if is_marked or _BETWEEN_PARTS.search(bare) else None


def parts_of(line: str) -> list[str]:
    """The parts of a line, the name first; some may be empty."""
    return _BETWEEN_PARTS.split(line)
