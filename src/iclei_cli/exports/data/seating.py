"""The tables of an assembly, and who sits at them in each round."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.plans.seating import tables
from iclei_cli.assembly.programme.rooms import room_of
from iclei_cli.assembly.rules.describe import duty_word
from iclei_cli.exports.data.kind import Column, Kind, titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.exports.language import PrintLanguage


class _Place(NamedTuple):
    """A table of an assembly."""

    assembly: Assembly
    group: Group

    @property
    def topic(self) -> Text | None:
        found = self.assembly.topics.get(self.group.topic or "")
        return None if found is None else found.titles

    @property
    def room(self) -> Text | None:
        return room_of(self.assembly, self.group)

    def host(self, role: str) -> str | None:
        person = self.assembly.participants.get(self.group.hosts.get(role, 0))
        return None if person is None else person.name


class _Seat(NamedTuple):
    """Somebody at a table in a round."""

    place: _Place
    round: int
    person: Participant
    dealt: str | None

    @property
    def rank(self) -> int | None:
        """Which of their choices it is, from 1."""
        return self.person.rank_of(self.place.group.topic)

    @property
    def duty(self) -> str | None:
        """What they do there: what they are named for, or what was dealt to them."""
        hosts = self.place.group.hosts
        return next((role for role in HOST_ROLES if hosts.get(role) == self.person.id), self.dealt)

    def duty_in_words(self, language: PrintLanguage) -> str:
        word = duty_word(self.duty or "")
        return word if isinstance(word, str) else language.told(word)


def _places(assembly: Assembly) -> Iterator[_Place]:
    return (_Place(assembly, group) for group in assembly.groups.values())


def _seats(assembly: Assembly) -> Iterator[_Seat]:
    if assembly.plan is None:
        return
    for number in assembly.plan.numbers:
        dealt = {item.participant: item.duty for item in assembly.plan.in_round(number)}
        for key, people in tables(assembly, assembly.plan, number).items():
            place = _Place(assembly, assembly.groups[key])
            for person in people:
                yield _Seat(place, number, person, dealt.get(person.id))


TABLES = Kind(
    "tables",
    _places,
    (
        Column("key", "heading-key", lambda row: row.group.key),
        Column(
            "label", "heading-table", lambda row: row.group.label, lambda row, to: to.title(row.group.label)
        ),
        Column("topic", "heading-topic", lambda row: row.group.topic, lambda row, to: titled(row.topic, to)),
        Column("room", "heading-room", lambda row: row.room, lambda row, to: titled(row.room, to)),
        Column(
            "municipality",
            "heading-city",
            lambda row: row.group.municipality,
            lambda row, to: titled(row.group.municipality, to),
        ),
        Column("min", "heading-seats-least", lambda row: row.group.seats.min),
        Column("max", "heading-seats-most", lambda row: row.group.seats.max),
        Column("languages", "heading-languages", lambda row: row.group.languages),
        *(
            Column(role, f"role-{role}", lambda row, role=role: row.host(role))  # type: ignore[misc]
            for role in HOST_ROLES
        ),
    ),
)
"""A row for each table."""

SEATS = Kind(
    "seats",
    _seats,
    (
        Column("id", "heading-id", lambda row: row.person.id),
        Column("name", "heading-name", lambda row: row.person.name),
        Column("round", "heading-round", lambda row: row.round),
        Column(
            "table",
            "heading-table",
            lambda row: row.place.group.key,
            lambda row, to: to.title(row.place.group.label),
        ),
        Column("choice", "heading-choice", lambda row: row.rank),
        Column("duty", "heading-role", lambda row: row.duty, lambda row, to: row.duty_in_words(to)),
    ),
)
"""A row for everybody at a table in a round."""
