"""Where tables stand: room by room, in rows, in the order in which the assembly has them."""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.plans.seating import tables
from iclei_cli.assembly.programme.rooms import place_of

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan

_WIDER = 1.6
"""A room is about so many times as wide as it is deep."""


class RoomTables(msgspec.Struct, frozen=True):
    """The tables of one room in a round.

    Attributes:
        room: what the tables call it; None of those that name none.
        columns: how many stand beside each other.
        groups: the keys of the tables, row by row from the left.
    """

    room: str | None
    columns: int
    groups: tuple[str, ...]


def arranged(assembly: Assembly, plan: Plan, number: int) -> list[RoomTables]:
    """The rooms with the tables at which somebody sits in a round (from 1), in the order of the tables."""
    rooms: dict[str | None, list[str]] = {}
    names: dict[str | None, str | None] = {}
    for key, members in tables(assembly, plan, number).items():
        if members:
            room = assembly.groups[key].room
            place = None if room is None else place_of(assembly, room)
            names.setdefault(place, room)
            rooms.setdefault(place, []).append(key)
    return [RoomTables(names[place], _columns(len(keys)), tuple(keys)) for place, keys in rooms.items()]


def _columns(count: int) -> int:
    """How many of so many tables stand in a row, so that the last row is as full as it can be."""
    widest = ceil(sqrt(count * _WIDER))
    return ceil(count / ceil(count / widest))
