"""The demands of an assembly as numbers, to be written down with any of them hard, elastic or left out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.rule import Duties
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assignment.conflict.demands import Demand, demands_of, is_even
from iclei_cli.assignment.problem.rules import sorted_by_shape, statements_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assignment.problem.rules import Bond, Count, Place


class VisitLimit(NamedTuple):
    """How often one person may be in some groups (by index) over all rounds."""

    person: int
    groups: tuple[int, ...]
    most: int


class Need(NamedTuple):
    """A demand about one person, and where it lets them sit."""

    demand: Demand
    place: Place


class Needs:
    """All demands of an assembly in some rounds.

    Attributes:
        demands: all that could be given up, in order.
        visits: how often people may be at topics; None where it is not asked.
        groups: how many groups there are; they are told by their index.
        people: those who are coming, by id.
        rounds: the numbers of the rounds, from 1; of rounds that are alike the first only, without visits.
        even: those of the rounds in which no group says how many it seats, so that sizes are to be even.
        there: the ids of those who are there in each round.
        places, counts, bonds: the demands about one person, by their id; about numbers; about being together.
        duties: the rules that ask for duties; what they count is among `counts`, too, as if everybody who is
            named at a table were.
        foreign: by languages, the groups that people who speak these do not understand, and the demands
            that keep it so.
    """

    def __init__(
        self, assembly: Assembly, rounds: Iterable[int], visits: Sequence[VisitLimit] | None = None
    ) -> None:
        """Take the demands of some rounds; `visits` as well, where they are to be kept."""
        demands = demands_of(assembly)
        shapes = sorted_by_shape({demand: said for demand, said in demands.items() if said is not None})
        absences = sorted_by_shape(statements_of(assembly))
        self.demands = list(demands)
        self.visits = visits
        self.groups = len(assembly.groups)
        self.people = {person.id: person for person in assembly.coming()}
        self.counts = shapes.counts
        self.bonds = shapes.bonds
        rules = {demand: assembly.rules.get(demand.rule or 0) for demand in demands}
        self.duties = {demand: rule for demand, rule in rules.items() if isinstance(rule, Duties)}
        self.places: defaultdict[int, list[Need]] = defaultdict(list)
        for demand, place in shapes.places.items():
            self.places[place.person].append(Need(demand, place))
        away = {number: absences.away_in(number) for number in rounds}
        self.rounds = tuple(away) if visits is not None else self._different(away)
        self.even = tuple(number for number in self.rounds if is_even(assembly, number))
        self.there = {number: self.people.keys() - away[number] for number in self.rounds}
        self.foreign = {
            languages: _foreign(assembly, languages)
            for languages in {person.languages for person in self.people.values()}
        }

    def _different(self, away: dict[int, frozenset[int]]) -> tuple[int, ...]:
        """The first of the rounds that are alike."""
        first: dict[Hashable, int] = {}
        said: list[tuple[Demand, Place | Count | Bond]] = [
            *((need.demand, need.place) for needs in self.places.values() for need in needs),
            *self.counts.items(),
            *self.bonds.items(),
        ]
        for number, absent in away.items():
            asked = frozenset(demand for demand, statement in said if statement.is_about(number))
            first.setdefault((asked, absent), number)
        return tuple(first.values())


def _foreign(assembly: Assembly, languages: tuple[str, ...]) -> dict[int, tuple[Demand, ...]]:
    example = next(person for person in assembly.coming() if person.languages == languages)
    return {
        index: tuple(Demand("language", group.key, language=language) for language in languages)
        for index, group in enumerate(assembly.groups.values())
        if not understands(example, group, assembly)
    }
