"""Breakout rooms of a video meeting, as Zoom takes them from a file.

Its help (KB0061353) says: the header exactly so, an address a row, at most 100 rooms and 1,000 people.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.plans.seating import tables
from iclei_cli.exports.sheet.text import starts_formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.exports.language import PrintLanguage

HEADER = ("Pre-assign Room Name", "Email Address")
MOST_ROOMS = 100
MOST_PEOPLE = 1000


class Rooms(msgspec.Struct, frozen=True, kw_only=True):
    """Who is in which room in a round.

    Attributes:
        round: its number, from 1.
        rows: a room and an address each.
        people: whose addresses these are, by number.
        without_email: who has a seat and no address.
        odd_email: whose address a spreadsheet would take for a formula; they are left out.
        shared_email: who has the address of somebody before them; Zoom takes each address once.
    """

    round: int
    rows: tuple[tuple[str, str], ...]
    people: tuple[int, ...]
    without_email: tuple[Participant, ...]
    odd_email: tuple[Participant, ...]
    shared_email: tuple[Participant, ...]

    @property
    def rooms(self) -> int:
        """How many rooms there are."""
        return len({room for room, _ in self.rows})


def rooms_of(assembly: Assembly, plan: Plan, number: int, language: PrintLanguage) -> Rooms:
    """The rooms of a round: one for each table at which anybody sits, called like it in one language."""
    names = _names(assembly, language)
    rows: dict[str, str] = {}
    listed = []
    without, odd, shared = [], [], []
    for key, people in tables(assembly, plan, number).items():
        for person in people:
            address = (person.email or "").strip()
            if not address:
                without.append(person)
            elif starts_formula(address):
                odd.append(person)
            elif address.lower() in rows:
                shared.append(person)
            else:
                rows[address.lower()] = key
                listed.append(person.id)
    return Rooms(
        round=number,
        rows=tuple((names[key], address) for address, key in rows.items()),
        people=tuple(listed),
        without_email=tuple(without),
        odd_email=tuple(odd),
        shared_email=tuple(shared),
    )


def _names(assembly: Assembly, language: PrintLanguage) -> dict[str, str]:
    """What each table is called; where two are called alike, their keys tell them apart."""
    labels = {key: language.main.title(group.label) for key, group in assembly.groups.items()}
    times = Counter(labels.values())
    return {key: label if times[label] == 1 else f"{label} ({key})" for key, label in labels.items()}


def crowded(rooms: Sequence[Rooms]) -> list[Rooms]:
    """Those of which Zoom does not take all."""
    return [item for item in rooms if item.rooms > MOST_ROOMS or len(item.rows) > MOST_PEOPLE]
