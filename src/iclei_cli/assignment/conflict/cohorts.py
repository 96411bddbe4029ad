"""People whom the demands cannot tell apart: the program has one column for all of them and a group."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable
    from collections.abc import Set as AbstractSet

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assignment.conflict.demands import Demand
    from iclei_cli.assignment.conflict.needs import Need, Needs


@dataclass(frozen=True)
class Alike:
    """People whom the demands cannot tell apart.

    Attributes:
        people: their ids.
        needs: the demands about the first of them; those about the others are like these.
        languages: what all of them speak.
        rounds: in which they are there.
    """

    people: list[int]
    needs: list[Need]
    languages: tuple[str, ...]
    rounds: frozenset[int]

    def needs_in(self, number: int) -> list[tuple[int, Need]]:
        """The needs that hold in a round, with their index."""
        return [(index, need) for index, need in enumerate(self.needs) if need.place.is_about(number)]


def cohorts_of(needs: Needs, hard: Collection[Demand], active: AbstractSet[Demand]) -> list[Alike]:
    """Everybody, put together where no demand that is active (hard, or elastic) sees a difference."""
    bound = {ident for demand, bond in needs.bonds.items() if demand in active for ident in bond.people}
    if active & needs.duties.keys():
        # Whether somebody is named for a duty decides whether they do what they offer.
        bound |= {ident for ident, own in needs.places.items() if any(need.demand.role for need in own)}
    counted = _counted(needs, active)
    found: dict[Hashable, Alike] = {}
    for ident, person in needs.people.items():
        own = [need for need in needs.places[ident] if need.demand in active]
        rounds = frozenset(number for number, there in needs.there.items() if ident in there)
        key: Hashable = ident
        if len(own) < 2 and ident not in bound and needs.visits is None:  # noqa: PLR2004 - one or none
            shape = [(need.demand.batch, need.place.rounds, need.demand in hard) for need in own]
            key = (rounds, _languages(person, needs, active), tuple(counted[ident]), tuple(shape))
        cohort = found.setdefault(key, Alike([], own, person.languages, rounds))
        cohort.people.append(ident)
    return list(found.values())


def _counted(needs: Needs, active: Collection[Demand]) -> defaultdict[int, list[int]]:
    """The sorts of people (by index) that each person is in; but those of everybody tell nobody apart."""
    counted: defaultdict[int, list[int]] = defaultdict(list)
    sorts = [sort for demand, count in needs.counts.items() if demand in active for sort in count.sorts]
    for number, sort in enumerate(sorts):
        if not sort >= needs.people.keys():
            for ident in sort:
                counted[ident].append(number)
    return counted


def _languages(person: Participant, needs: Needs, active: Collection[Demand]) -> tuple[str, ...]:
    """A person's languages, where there is a group that they may not sit in for them."""
    foreign = needs.foreign[person.languages]
    is_felt = any(all(demand in active for demand in demands) for demands in foreign.values())
    return person.languages if is_felt else ()
