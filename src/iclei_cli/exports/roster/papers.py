"""What stands on the papers of a roster, as it is kept of those that were handed out, and what changed since.

It is kept as the assembly has it, in no language: a roster that is printed in another one has not changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.text import forms_of
from iclei_cli.assembly.plans.seating import tables
from iclei_cli.assembly.programme.rooms import room_of
from iclei_cli.assembly.roster_marks import page_key, round_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import HandedOut, Item, Stood
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.text import Text

PERSON_FIELDS = ("name", "name_en", "organisation", "department", "position", "municipality", "sector")
"""What stands on a roster of a person, beside the table of each round."""

PEOPLE = "people"
"""The place on the page of a table where those who sit there stand."""

Papers = dict["Item", dict[str, "Stood"]]


class Difference(NamedTuple):
    """One place in which a paper that was handed out says something else than one of today.

    Attributes:
        item: a person by number, or a page by its key.
        place: a field, or `round 2`; "" where the whole item is new, or gone.
        was: what stood there; None if the item is new.
        now: what stands there; None if the item is gone.
    """

    item: Item
    place: str
    was: Stood | None
    now: Stood | None


def papers_of(assembly: Assembly) -> Papers:
    """What stands on the list of everybody who is coming, and on the page of each group in each round."""
    papers: Papers = {person.id: _of_person(person) for person in assembly.coming()}
    if assembly.plan is None:
        return papers
    for number in assembly.plan.numbers:
        seated = tables(assembly, assembly.plan, number)
        for key, people in seated.items():
            papers[page_key(key, number)] = dict(_of_page(assembly, assembly.groups[key], people))
            for person in people:
                if person.id in papers:
                    papers[person.id][round_place(number)] = key
    return papers


def with_gone(now: Papers, before: Mapping[Item, HandedOut]) -> Papers:
    """What is to be noted as handed out: also that what was before is out there no more."""
    return {**{item: {} for item in before if item not in now}, **now}


def differences(before: Mapping[Item, HandedOut], now: Papers) -> list[Difference]:
    """In what papers differ, item by item; who joined or left a page is told of them, and not of the page."""
    return [
        difference
        for item in dict.fromkeys([*now, *before])
        for difference in _of_item(item, before[item].values if item in before else None, now.get(item))
    ]


def changed_pages(before: Mapping[Item, HandedOut], now: Papers) -> set[str]:
    """The keys of the pages on which anything is another, be it of somebody who sits there."""
    told = {
        difference.item
        for difference in differences(before, now)
        if not difference.place.startswith("round ")
    }
    return {
        item
        for item, values in now.items()
        if isinstance(item, str)
        and (item not in before or before[item].values != values or not told.isdisjoint(values[PEOPLE]))
    }


def _of_item(
    item: Item, was: Mapping[str, Stood] | None, now: Mapping[str, Stood] | None
) -> Iterator[Difference]:
    if was is None or now is None:
        if isinstance(item, int):
            yield Difference(item, "", None if was is None else "", None if now is None else "")
        return
    for place in dict.fromkeys([*was, *now]):
        if place != PEOPLE and was.get(place, "") != now.get(place, ""):
            yield Difference(item, place, was.get(place, ""), now.get(place, ""))


def _of_person(person: Participant) -> dict[str, Stood]:
    return {field: str(value) for field in PERSON_FIELDS if (value := getattr(person, field))}


def _of_page(assembly: Assembly, group: Group, people: list[Participant]) -> Iterator[tuple[str, Stood]]:
    topic = assembly.topics.get(group.topic) if group.topic else None
    texts: dict[str, Text | None] = {
        "label": group.label,
        "topic": topic.titles if topic else group.topic,
        "municipality": group.municipality,
        "room": room_of(assembly, group),
    }
    yield from ((place, " / ".join(forms_of(text))) for place, text in texts.items() if text)
    yield from ((role, (number,)) for role, number in group.hosts.items() if number is not None)
    yield PEOPLE, tuple(sorted(person.id for person in people))
