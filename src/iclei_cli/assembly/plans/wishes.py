"""What became of everybody's wishes in a plan, those who got least first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    """A wish to meet or to avoid somebody, and in which rounds, from 1, the two sit together."""

    person: Participant
    other: Participant
    is_to_avoid: bool
    rounds: tuple[int, ...]

    @property
    def is_met(self) -> bool:
        """Whether it is so as they wish."""
        return bool(self.rounds) != self.is_to_avoid


def company_in(assembly: Assembly, plan: Plan) -> list[CompanyWish]:
    """The wishes of those who are coming about others who are, in order of number."""
    people = {person.id: person for person in assembly.coming()}
    found = []
    for person in people.values():
        seats = seats_of(plan, person.id)
        for others, is_to_avoid in ((person.wants_to_meet, False), (person.avoids, True)):
            for other in (people[ident] for ident in others if ident in people):
                pairs = zip(seats, seats_of(plan, other.id), strict=True)
                rounds = tuple(
                    number for number, (mine, theirs) in enumerate(pairs, start=1) if mine and mine == theirs
                )
                found.append(CompanyWish(person, other, is_to_avoid, rounds))
    return found


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
