"""What stands on the room plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.roster_marks import page_key
from iclei_cli.exports.arrangement import arranged
from iclei_cli.exports.prints.frame import frame, table_colours
from iclei_cli.exports.roster.seating import seating_of
from iclei_cli.exports.says import page_says

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import Item, Stood
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.exports.arrangement import RoomTables
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.roster.seating import PrintedGroup

_MOST, _COLUMNS = 12, 4
"""A room with more tables has pages of so many, in so many columns: names on smaller ones cannot be read."""


def room_plan_data(
    assembly: Assembly,
    plan: Plan,
    language: PrintLanguage,
    *,
    rounds: Collection[int] = (),
    is_picture: bool,
) -> dict[str, Any]:
    """The rooms in these rounds, in all if none is named; a picture has all of them on one page."""
    return frame(assembly, language, language.main.phrase("print-room-plan")) | {
        "is-picture": is_picture,
        "rooms": list(_rooms(assembly, plan, language, rounds or plan.numbers)),
    }


def room_key(room: dict[str, Any]) -> str:
    """Which room in which round it is, or which part of it: named by the first table of it."""
    return str(next(table["key"] for table in room["tables"] if table))


def room_plan_says(data: dict[str, Any]) -> dict[Item, dict[str, Stood]]:
    """What is kept of each room in each round, by its key."""
    around = {name: value for name, value in data.items() if name != "rooms"}
    return {
        room_key(room): page_says(
            (person["number"] for table in room["tables"] if table for person in table["people"]),
            around,
            room,
        )
        for room in data["rooms"]
    }


def _rooms(
    assembly: Assembly, plan: Plan, language: PrintLanguage, rounds: Collection[int]
) -> Iterator[dict[str, Any]]:
    printed = {item.group.key: item for item in seating_of(assembly, language).groups}
    colours = table_colours(assembly)
    for number in filter(rounds.__contains__, plan.numbers):
        for room in arranged(assembly, plan, number):
            for part in _parts(room):
                yield {
                    "name": _name(assembly, part, language),
                    "round": language.phrase("print-round", round=number) if len(plan.rounds) > 1 else None,
                    "columns": part.columns,
                    "tables": [key and _table(printed[key], number, colours[key]) for key in part.groups],
                }


def _table(printed: PrintedGroup, number: int, colour: str) -> dict[str, Any]:
    return {
        "names": list(printed.names),
        "colour": colour,
        "key": page_key(printed.group.key, number),
        "people": [{"number": person.id, "name": person.name} for person in printed.in_round(number)],
    }


def _parts(room: RoomTables) -> Iterator[RoomTables]:
    """The room, or where it has too many tables for a page, so many of them as fit on one."""
    if room.has_spots or len(room.groups) <= _MOST:
        yield room
        return
    for start in range(0, len(room.groups), _MOST):
        yield replace(room, columns=_COLUMNS, groups=room.groups[start : start + _MOST])


def _name(assembly: Assembly, room: RoomTables, language: PrintLanguage) -> str:
    if room.room is None:
        return language.phrase("print-room-plan")
    return language.title(room_name(assembly, room.room))
