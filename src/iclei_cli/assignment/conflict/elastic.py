"""The problem with give: everyone is seated, and each demand is held, given up at a cost, or left out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.people.attributes import values_of
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assembly.rules.rule import Absent, Apart, AtLeast, AtMost, Pin, Together
from iclei_cli.assignment.conflict.demands import PERSONAL, Change, Demand, demands_of
from iclei_cli.assignment.conflict.program import ElasticProgram
from iclei_cli.assignment.solver.highs import minimise
from iclei_cli.assignment.solver.options import Effort
from iclei_cli.assignment.solver.program import OutcomeStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assignment.solver.clock import Clock
    from iclei_cli.assignment.solver.program import Outcome, Program


class VisitLimit(NamedTuple):
    """How often one person may be in some groups (by index) over all rounds."""

    person: int
    groups: tuple[int, ...]
    most: int


class Need(NamedTuple):
    """Where a demand about one person lets them sit, and in which rounds (none named: in all)."""

    demand: Demand
    groups: frozenset[int]
    rounds: tuple[int, ...]


class Count(NamedTuple):
    """How many of some people a demand lets sit in some groups."""

    demand: Demand
    people: frozenset[int]
    groups: tuple[int, ...]
    low: int | None
    high: int | None


class Relaxation(NamedTuple):
    """Changes that make everything fit, and whether no fewer would do."""

    changes: list[Change]
    is_fewest: bool


class Elastic:
    """All demands of an assembly, to be solved with any of them held, elastic or left out."""

    def __init__(
        self, assembly: Assembly, rounds: Iterable[int], visits: Sequence[VisitLimit] | None = None
    ) -> None:
        """Take the demands of some rounds (from 1); `visits` as well, where they are to be kept."""
        self.assembly = assembly
        self.demands = demands_of(assembly)
        self.visits = visits
        self.groups = tuple(assembly.groups.values())
        self.index = {group.key: index for index, group in enumerate(self.groups)}
        self.people = {person.id: person for person in assembly.coming()}
        self.rounds = tuple(rounds) if visits is not None else self._different(rounds)
        self.there = {number: self.people.keys() - _away(assembly, number) for number in self.rounds}
        self.needs = self._needs()
        self.counts = self._counts()
        self.foreign = {languages: self._foreign(languages) for languages in self._spoken()}
        self.bonds = {
            demand: tuple(ident for ident in rule.people if ident in self.people)
            for demand in self.demands
            if demand.kind == "together" and isinstance(rule := assembly.rules[demand.rule or 0], Together)
        }

    def is_contradictory(self, held: Collection[Demand], clock: Clock) -> bool:
        """Whether it is proved that these demands cannot all hold."""
        outcome = _solved(ElasticProgram(self, held, (), {}).program, clock)
        return outcome.status is OutcomeStatus.INFEASIBLE

    def is_possible(self, clock: Clock) -> bool:
        """Whether it is proved that all demands can hold."""
        return _solved(ElasticProgram(self, self.demands, (), {}).program, clock).values.size > 0

    def relax(
        self, elastic: Collection[Demand], clock: Clock, given: Collection[Change] = ()
    ) -> Relaxation | None:
        """The fewest of the `elastic` demands to give up, and as little of each as can be.

        All others hold, but for the changes that are `given`. None: it cannot be so, or was not found.
        """
        shifts = {change.demand: change.amount for change in given if change.to}
        gone = {change.demand for change in given} - shifts.keys()
        held = set(self.demands) - gone - set(elastic)
        build = ElasticProgram(self, held, set(elastic) - gone, shifts)
        first = _minimised(build, build.number, clock)
        if not first.values.size:
            return None
        build.hold(build.number, first.values)
        second = _minimised(build, build.amount, clock, start=first.values)
        values = second.values if second.values.size else first.values
        return Relaxation(list(build.changes(values)), first.status is OutcomeStatus.OPTIMAL)

    def _different(self, rounds: Iterable[int]) -> tuple[int, ...]:
        """The first of the rounds that are alike."""
        found: dict[Hashable, int] = {}
        for number in rounds:
            pins = frozenset(
                rule.number
                for rule in self.assembly.rules.values()
                if isinstance(rule, Pin) and (not rule.rounds or number in rule.rounds)
            )
            found.setdefault((pins, _away(self.assembly, number)), number)
        return tuple(found.values())

    def _needs(self) -> defaultdict[int, list[Need]]:
        found: defaultdict[int, list[Need]] = defaultdict(list)
        everywhere = frozenset(range(len(self.groups)))
        for demand in self.demands:
            if demand.kind not in PERSONAL:
                continue
            assert demand.group is not None
            assert demand.person is not None
            own = frozenset([self.index[demand.group]])
            rule = self.assembly.rules[demand.rule] if demand.rule is not None else None
            rounds = rule.rounds if isinstance(rule, Pin) else ()
            allowed = everywhere - own if demand.kind == "bar" else own
            found[demand.person].append(Need(demand, allowed, rounds))
        return found

    def _counts(self) -> list[Count]:
        found = []
        everywhere = tuple(range(len(self.groups)))
        for demand in self.demands:
            if demand.kind in {"seats-max", "seats-min"}:
                assert demand.group is not None
                group = self.index[demand.group]
                seats = self.groups[group].seats
                low, high = (None, seats.max) if demand.kind == "seats-max" else (seats.min, None)
                found.append(Count(demand, frozenset(self.people), (group,), low, high))
            rule = self.assembly.rules[demand.rule] if demand.rule is not None else None
            if isinstance(rule, Apart):
                found.append(Count(demand, frozenset(rule.people), everywhere, None, 1))
            elif isinstance(rule, AtLeast | AtMost):
                holders = (p.id for p in self.people.values() if rule.value in values_of(p, rule.attribute))
                groups = everywhere if rule.group is None else (self.index[rule.group],)
                bounds = (rule.count, None) if isinstance(rule, AtLeast) else (None, rule.count)
                found.append(Count(demand, frozenset(holders), groups, *bounds))
        return found

    def _spoken(self) -> set[tuple[str, ...]]:
        return {person.languages for person in self.people.values()}

    def _foreign(self, languages: tuple[str, ...]) -> dict[int, tuple[Demand, ...]]:
        """The groups that people of these languages do not understand, and the demands that keep it so."""
        example = next(person for person in self.people.values() if person.languages == languages)
        return {
            index: tuple(Demand("language", group.key, language=language) for language in languages)
            for index, group in enumerate(self.groups)
            if not understands(example, group, self.assembly)
        }


def _away(assembly: Assembly, number: int) -> frozenset[int]:
    rules = assembly.rules.values()
    return frozenset(rule.person for rule in rules if isinstance(rule, Absent) and number in rule.rounds)


def _minimised(
    build: ElasticProgram, costs: Mapping[int, int], clock: Clock, start: npt.NDArray[np.int64] | None = None
) -> Outcome:
    program = build.program.copy()
    for column, cost in costs.items():
        program.cost[column] = cost
    return _solved(program, clock, start)


def _solved(program: Program, clock: Clock, start: npt.NDArray[np.int64] | None = None) -> Outcome:
    # With its presolve, HiGHS 1.15 calls an allowed x of some elastic programs best that is not.
    return minimise(program, Effort(clock, presolve=False), start=start)
