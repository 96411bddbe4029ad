"""Topics, and the breakout groups (one group is one discussion table) that discuss them."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.nouns.numbers import Count, Number
from iclei_cli.assembly.nouns.text import Text

HOST_ROLES = ("presenter", "facilitator", "rapporteur")
"""What people do who belong to a table, each a field of `Group`."""


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A subject to discuss.

    `titles` are what it is called, in as many languages as somebody gave. `aliases` are other words that
    registration files use for it.
    """

    key: str
    titles: Text
    aliases: tuple[str, ...] = ()


class Capacity(msgspec.Struct, frozen=True, kw_only=True):
    """How many people a group takes: at least `min`, at most `max`; None leaves that side open."""

    min: Count | None = None
    max: Count | None = None


class RoundSeats(Capacity, frozen=True, kw_only=True):
    """How many people a group takes in one round, from 1."""

    round: Number


MOST_ROWS = 12
"""So many rows and columns of tables a room has at most; of more, no name could be read on a plan of it."""


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """Where a table stands in its room: in which row, from the front, and in which column, from the left."""

    row: Annotated[int, msgspec.Meta(ge=1, le=MOST_ROWS)]
    column: Annotated[int, msgspec.Meta(ge=1, le=MOST_ROWS)]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """One discussion table.

    `presenter`, `facilitator` and `rapporteur` are participants' ids; in every round they sit here.
    `municipality` is the one whose practice is presented at this table. `languages` (codes such as `en`)
    are those in which one can take part, spoken or interpreted; none named: the assembly's own. A group
    `if_needed` opens only if at least as many as its seats ask for sit there; else nobody does.
    `seats_by_round` are the rounds in which it takes other numbers than its `seats`, in order, each once.
    `at` is where in its room it stands; None leaves that to whoever draws a plan of it.
    """

    key: str
    topic: str | None = None
    label: Text
    municipality: Text | None = None
    seats: Capacity = Capacity()
    room: str | None = None
    languages: tuple[str, ...] = ()
    presenter: Number | None = None
    facilitator: Number | None = None
    rapporteur: Number | None = None
    if_needed: bool = False
    seats_by_round: tuple[RoundSeats, ...] = ()
    at: Spot | None = None

    def in_round(self, number: int) -> Group:
        """The group as it is in a round (from 1): with the seats that it has there, and no others."""
        return replace(self, seats=self.seats_in(number), seats_by_round=()) if self.seats_by_round else self

    def seats_in(self, number: int | None) -> Capacity:
        """How many people it takes in a round (from 1); None: in those that are not spoken of."""
        return next((seats for seats in self.seats_by_round if seats.round == number), self.seats)

    def with_seats(self, seats: Capacity, number: int | None = None) -> Group:
        """The group with other seats in a round (from 1), or in all that are not spoken of.

        If any number will do, the round is no longer spoken of.
        """
        if number is None:
            return replace(self, seats=seats)
        others = [item for item in self.seats_by_round if item.round != number]
        if seats != Capacity():
            others.append(RoundSeats(round=number, min=seats.min, max=seats.max))
        return replace(self, seats_by_round=tuple(sorted(others, key=lambda item: item.round)))

    @property
    def hosts(self) -> dict[str, int]:
        """The people who belong to this table, by what they do there."""
        people = {role: getattr(self, role) for role in HOST_ROLES}
        return {role: person for role, person in people.items() if person is not None}
