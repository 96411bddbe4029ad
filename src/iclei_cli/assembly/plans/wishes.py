"""What became of everybody's wishes in a plan, those who got least first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.plans.company import wishes_of_company
from iclei_cli.assembly.plans.seating import seats_of

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan


class Wish(NamedTuple):
    """One person's wishes and seats.

    Attributes:
        person: who is coming and has stated choices.
        seats: the key of their group in every round; None where they have no seat.
        ranks: of each seat, the rank of its topic among the choices, from 1; None if it is none of them.
    """

    person: Participant
    seats: tuple[str | None, ...]
    ranks: tuple[int | None, ...]

    @property
    def best(self) -> int | None:
        """The best rank that was met in any round; None if none was."""
        return min((rank for rank in self.ranks if rank is not None), default=None)


class CompanyWish(NamedTuple):
    """A wish to meet or to avoid somebody.

    Attributes:
        person: whose wish it is.
        other: whom it is about.
        is_to_avoid: whether they are to be avoided.
        weight: how much it counts.
        rounds: in which the two sit together, from 1.
    """

    person: Participant
    other: Participant
    is_to_avoid: bool
    weight: int
    rounds: tuple[int, ...]

    @property
    def is_met(self) -> bool:
        """Whether it is so as they wish."""
        return bool(self.rounds) != self.is_to_avoid


def company_in(assembly: Assembly, plan: Plan) -> list[CompanyWish]:
    """The wishes of those who are coming about others who are, in order of number."""
    people = assembly.participants
    wants, avoids = wishes_of_company(assembly)
    found = []
    for wish, is_to_avoid in (*((wish, False) for wish in wants), *((wish, True) for wish in avoids)):
        pairs = zip(seats_of(plan, wish.person), seats_of(plan, wish.other), strict=True)
        rounds = tuple(number for number, (mine, theirs) in enumerate(pairs, 1) if mine and mine == theirs)
        found.append(CompanyWish(people[wish.person], people[wish.other], is_to_avoid, wish.weight, rounds))
    return sorted(found, key=lambda wish: (wish.person.id, wish.is_to_avoid, wish.other.id))


def wishes_in(assembly: Assembly, plan: Plan) -> list[Wish]:
    """Everybody's wishes: first those of whom none was met, then by the best that was, the worst first."""
    found = []
    for person in assembly.coming():
        if person.choices:
            seats = tuple(seats_of(plan, person.id))
            groups = (assembly.groups.get(key) if key else None for key in seats)
            ranks = tuple(person.rank_of(group.topic) if group else None for group in groups)
            found.append(Wish(person, seats, ranks))
    return sorted(found, key=lambda wish: (wish.best is not None, -(wish.best or 0), wish.person.id))
