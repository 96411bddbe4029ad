"""What it takes to sit in each other group of a round: cheap bounds for all, then a search where it pays.

A chain of swaps is a plan, so that it costs no less than the best one; the relaxation of the round, a topic's
tables merged, costs no more. Where both are equal, the loss is exact. Otherwise a small round is searched.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.plan import Tier
from iclei_cli.assembly.nouns.settings import COMPANY
from iclei_cli.assignment.problem.company import count_company
from iclei_cli.assignment.problem.cost import presences
from iclei_cli.assignment.problem.parts import merge_groups
from iclei_cli.assignment.reasons.chains import cheapest_chains
from iclei_cli.assignment.reasons.seated_elsewhere import nearest, reseat, with_seat, worth
from iclei_cli.assignment.search.one_round import RoundSolution
from iclei_cli.assignment.solver.lexicographic import Search
from iclei_cli.assignment.solver.model import UNITS, build_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.reasons.chains import Chain
    from iclei_cli.assignment.reasons.seated_elsewhere import Around
    from iclei_cli.assignment.solver.options import SearchOptions

_SEARCHED = 20_000
"""Of so many variables a round may still be searched for each group."""


@dataclass(frozen=True)
class Imbalance:
    """So many more people with a value than now are too many (`excess` > 0) or too few (< 0) in a group."""

    attribute: str
    value: str
    group: str
    excess: int


@dataclass(frozen=True)
class Answer:
    """The best seating found with the person in a group, and its tiers with what no such seating is below.

    `fewest_moves` is how many people a seating as good moves at least; None where that is not known.
    """

    seating: Seating
    tiers: Sequence[Tier]
    fewest_moves: float | None = None


def is_large(problem: Problem) -> bool:
    """Whether a round is too large to be searched anew for each group."""
    return sum(len(cohort.groups) for cohort in problem.cohorts if cohort.count) > _SEARCHED


class RoundAnswers:
    """A person in one round of a plan that stays in the others."""

    def __init__(
        self, problem: Problem, around: Around, seating: Seating, person: int, names: Sequence[str]
    ) -> None:
        """Take the round as the rules and the visits in the others leave it."""
        self.problem = problem
        self.around = around
        self.seating = seating
        self.person = person
        self.names = names
        self.now = worth(problem, around, seating, names)
        self.is_large = is_large(problem)
        self.groups = next(
            cohort.groups for cohort in problem.cohorts if any(person in unit for unit in cohort.units)
        )
        self._present = list(presences(problem, seating))
        self._cohorts = {
            unit[0]: index for index, cohort in enumerate(problem.cohorts) for unit in cohort.units
        }
        self._chains: dict[int, Chain] = {}
        self._floors: dict[str | None, list[float | None]] = {}

    def look(self) -> None:
        """Find the chains, and write down the round with each topic's tables as one."""
        others = list(self.around.others.values())
        # Who sits beside whom is no sum over the arcs of a chain.
        names = [name for name in self.names if name != COMPANY]
        chains = cheapest_chains(self.problem, self.seating, others, self.person, names)
        self._chains = {group: self._with_company(chain) for group, chain in chains.items()}
        topics = list(self.problem.tables_of)
        everywhere = range(len(topics))
        merged = self.problem
        if merged.has_several_tables_of_a_topic:
            merged = merge_groups(merged, list(merged.tables_of.values()))
        self._coarse = build_model(with_seat(merged, self.person, everywhere))
        own = len(merged.cohorts)  # the cohort that is the person's alone
        self._columns = {
            topics[group]: self._coarse.seated[own, group]
            for group in everywhere
            if (own, group) in self._coarse.seated
        }

    def _with_company(self, chain: Chain) -> Chain:
        if COMPANY not in self.names:
            return chain
        change = count_company(self.problem.company, [chain.seating]) - self.now[COMPANY]
        return replace(chain, changes={**chain.changes, COMPANY: change})

    def bound(self, topic: str | None, options: SearchOptions) -> None:
        """Find what no seating with them at a topic is below, the tiers before being as in the best chain."""
        values = self._best_values(topic)
        if values is None:
            return
        program = self._coarse.program.copy()
        for other, column in self._columns.items():
            program.upper[column] = int(other == topic)
        search = Search(replace(self._coarse, program=program), options)
        ceilings: dict[str, float] = {}
        floors: list[float | None] = []
        for name, value in zip(self.names, values, strict=True):
            is_least = value <= 0
            by_pairs = name in {"meetings", COMPANY}
            floor = 0.0 if is_least else None if by_pairs else search.floor(name, ceilings)
            floors.append(floor)
            if not by_pairs:
                ceilings[name] = value * UNITS[name]
        self._floors[topic] = floors

    def at(self, group: int, options: SearchOptions) -> Answer | None:
        """The answer for a group that the person may sit in; None where nothing was found in time.

        Raises:
            ContradictionError: there is no seating that keeps all rules.
        """
        quick = self._quick(group)
        if quick is not None and (self.is_large or all(tier.is_proved for tier in quick.tiers)):
            return quick
        if not options.clock.seconds_left:
            return quick
        start = None if quick is None else quick.seating
        held = with_seat(self.problem, self.person, [group])
        best = reseat(held, self.names, self.around, options, start)
        if best is None:
            return quick
        found = Answer(best.seating, self._counted(best.seating, best.tiers))
        return min(found, quick or found, key=lambda answer: [tier.value for tier in answer.tiers])

    def nearest(self, answer: Answer, group: int, homely: Problem, options: SearchOptions) -> Answer:
        """Of all seatings that are as good, the one that moves the fewest; they are counted in `homely`.

        It is the answer itself where no time is left.
        """
        if not options.clock.seconds_left:
            return answer
        best = RoundSolution(answer.seating, list(answer.tiers))
        near = nearest(with_seat(homely, self.person, [group]), best, self.around, options)
        return Answer(near.seating, self._counted(near.seating, answer.tiers), near.fewest)

    def imbalances(self, after: Seating) -> Iterator[Imbalance]:
        """What is more out of balance in another seating than in the plan."""
        moves = [
            (index, self.seating[first], after[first])
            for first, index in self._cohorts.items()
            if self.seating[first] != after[first]
        ]
        for band, was in self._present:
            change: Counter[int] = Counter()
            for index, origin, target in moves:
                held = band.holders.get(index, 0)
                change[target] += held
                change[origin] -= held
            for group, more in sorted(change.items()):
                old, new = was[group], was[group] + more
                low, high = band.lows[group], band.highs[group]
                over = max(0, new - high) - max(0, old - high)
                under = max(0, low - new) - max(0, low - old)
                if over > 0:
                    yield Imbalance(band.attribute, band.value, self.problem.groups[group], over)
                if under > 0:
                    yield Imbalance(band.attribute, band.value, self.problem.groups[group], -under)

    def _best_values(self, topic: str | None) -> list[float] | None:
        """What the tiers come to in the best chain to a table of a topic."""
        tables = self.problem.tables_of[topic]
        found = (self._values(self._chains[table]) for table in tables if table in self._chains)
        return min(found, default=None)

    def _values(self, chain: Chain) -> list[float]:
        return [self.now[name] + chain.changes[name] for name in self.names]

    def _quick(self, group: int) -> Answer | None:
        """The chain with the bounds of its topic, as far as they speak of it."""
        chain = self._chains.get(group)
        if chain is None:
            return None
        values = self._values(chain)
        topic = self.problem.topics[group]
        floors = self._floors.get(topic, [None] * len(values))
        best = self._best_values(topic) or values
        tiers, is_known = [], True
        for name, value, floor, least in zip(self.names, values, floors, best, strict=True):
            unit = UNITS[name]
            bound = floor / unit if is_known and floor is not None else None
            tiers.append(
                Tier(name=name, value=value, bound=bound, how=None if bound is None else "relaxation")
            )
            is_known = is_known and value <= least
        return Answer(chain.seating, tiers)

    def _counted(self, seating: Seating, tiers: Sequence[Tier]) -> list[Tier]:
        """The tiers with their values as counted.

        A search may underestimate the meetings. Its bounds of the tiers after them speak of plans that have
        no more than it reckoned, so that they are left out where there are more.
        """
        values: Mapping[str, float] = worth(self.problem, self.around, seating, self.names)
        is_known, counted = True, []
        for tier in tiers:
            value = values[tier.name]
            bound = tier.bound if is_known else None
            counted.append(
                Tier(name=tier.name, value=value, bound=bound, how=None if bound is None else tier.how)
            )
            is_known = is_known and value <= tier.value
        return counted
