"""What the user said that the columns of a list mean."""

from __future__ import annotations

import msgspec


class Headings(msgspec.Struct, frozen=True):
    """The field of each header, as it was printed. It is a field of a list, `extra`, or `-` for not taken."""

    fields: dict[str, str] = {}
