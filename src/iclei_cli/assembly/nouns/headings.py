"""What the user said that the columns and the words of a list mean."""

from __future__ import annotations

import msgspec


class Headings(msgspec.Struct, frozen=True):
    """What is remembered for the next list.

    Attributes:
        fields: the field of each header, as it was printed. It is a field of a list, `extra`, or `-` for not
            taken.
        words: what each word means, as it was typed: `topic ecomobility`, `sector ngo`, `gender female`,
            `status cancelled`.
    """

    fields: dict[str, str] = {}
    words: dict[str, str] = {}
