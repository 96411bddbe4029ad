"""Where tables stand: room by room, in rows; on their own spots, or else in the order of the assembly."""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.group import Spot
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
        groups: the keys of the tables, row by row from the left; None where none stands.
        has_spots: whether somebody has said where some of them stand.
    """

    room: str | None
    columns: int
    groups: tuple[str | None, ...]
    has_spots: bool = False


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
    return [_room(assembly, names[place], keys) for place, keys in rooms.items()]


def _room(assembly: Assembly, name: str | None, keys: list[str]) -> RoomTables:
    """Those that have a spot stand there, the others row by row where nobody else does."""
    spots: dict[Spot, str] = {}
    for key in keys:
        spot = assembly.groups[key].at
        if spot is not None:
            spots.setdefault(spot, key)
    if not spots:
        return RoomTables(name, _columns(len(keys)), tuple(keys))
    columns = max(spot.column for spot in spots)
    rows = max(spot.row for spot in spots)
    cells = [
        spots.get(Spot(row=row + 1, column=column + 1)) for row in range(rows) for column in range(columns)
    ]
    for key in keys:
        if key not in cells:
            if None not in cells:
                cells += [None] * columns
            cells[cells.index(None)] = key
    return RoomTables(name, columns, tuple(cells), has_spots=True)


def _columns(count: int) -> int:
    """How many of so many tables stand in a row, so that the last row is as full as it can be."""
    widest = ceil(sqrt(count * _WIDER))
    return ceil(count / ceil(count / widest))
