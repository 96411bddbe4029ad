"""What stands on the door list and on seat slips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.plans.seating import seats_by_person
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.exports.prints.frame import frame, table_colours
from iclei_cli.exports.roster.order import by_name, mark_of
from iclei_cli.exports.roster.seating import seating_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import Item, Stood
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.exports.language import PrintLanguage


def door_list_data(assembly: Assembly, plan: Plan, language: PrintLanguage) -> dict[str, Any]:
    """Everybody who is coming, in order of name; the first of each initial letter is marked with it."""
    heading = language.phrase("print-door-list")
    data = _by_name(assembly, plan, language, heading) | {
        "heading": heading,
        "name-heading": language.phrase("heading-name"),
        "table-heading": language.phrase("heading-group"),
    }
    before = None
    for row in data["people"]:
        mark = mark_of(row["name"])
        row["mark"] = mark if mark != before else None
        before = mark
    return data


def slips_data(
    assembly: Assembly, plan: Plan, language: PrintLanguage, people: Collection[int] = ()
) -> dict[str, Any]:
    """A slip for each of these people, by their ids; where none is named, for everybody who is coming."""
    heading = language.phrase("print-slips")
    return _by_name(assembly, plan, language, heading, people) | {"no-seat": language.phrase("print-no-seat")}


def slips_say(data: dict[str, Any]) -> dict[Item, dict[str, Stood]]:
    """What stands on each slip, by the person's number and the name of the place."""
    found: dict[Item, dict[str, Stood]] = {}
    for row in data["people"]:
        told = {key: row[key] for key in ("name", "latin", "organisation")}
        for number, place in enumerate(row["seats"], start=1):
            if place is not None:
                told[f"table {number}"] = " / ".join(data["tables"][place]["names"])
                told[f"room {number}"] = data["tables"][place]["room"]
        found[row["number"]] = {key: value for key, value in told.items() if value}
    return found


def _by_name(
    assembly: Assembly, plan: Plan, language: PrintLanguage, heading: str, people: Collection[int] = ()
) -> dict[str, Any]:
    seating = seating_of(assembly, language)
    places: dict[str | None, int] = {printed.group.key: place for place, printed in enumerate(seating.groups)}
    seats = seats_by_person(assembly, plan)
    colours = table_colours(assembly)
    several = len(plan.rounds) > 1
    return frame(assembly, language, heading) | {
        "rounds": [language.phrase("print-round", round=number) for number in plan.numbers]
        if several
        else [],
        "tables": [
            {
                "names": list(printed.names),
                "colour": colours[printed.group.key],
                "room": _room(assembly, printed.group, language),
            }
            for printed in seating.groups
        ],
        "people": [
            _person(person) | {"seats": list(map(places.get, seats[person.id]))}
            for person in by_name(assembly.coming(), language.codes[0])
            if not people or person.id in people
        ],
    }


def _person(person: Participant) -> dict[str, Any]:
    latin = person.name_en if person.name_en != person.name else None
    return {"number": person.id, "name": person.name, "latin": latin, "organisation": person.organisation}


def _room(assembly: Assembly, group: Group, language: PrintLanguage) -> str | None:
    return None if group.room is None else language.title(room_name(assembly, group.room))
