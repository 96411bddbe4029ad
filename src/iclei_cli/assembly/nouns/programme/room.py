"""A room of the venue."""

from __future__ import annotations

import msgspec

from iclei_cli.assembly.nouns.numbers import Number
from iclei_cli.assembly.nouns.text import Text


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a room; sessions and groups say its name or its key.

    Attributes:
        key: its short name, which is typed.
        name: as it is printed.
        capacity: how many people it takes.
        may_hold_several: whether two things may be in it at a time, as in a yard or a large hall.
    """

    key: str
    name: Text
    capacity: Number | None = None
    may_hold_several: bool = False
