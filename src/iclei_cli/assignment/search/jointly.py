"""All rounds searched at once, where they are small or nearly everybody stays: exact, meetings as well.

For each pair of rounds, those who are in one unit in the one and in one in the other are a *party*. Where a
party may choose, it has a column for each cell it can be in, which is 1 where it sits in both groups of the
cell; these add up to the columns of its seats. So the number of people in a cell is linear, those who cannot
choose being a number, and C(n, 2) is the largest of its lines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.settings import COMPANY
from iclei_cli.assignment.problem.company import count_company
from iclei_cli.assignment.problem.from_assembly import places_of
from iclei_cli.assignment.problem.wishes import unmet_over
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.search.rounds_program import add_part, add_wishes, hold_visits, model_of
from iclei_cli.assignment.search.rounds_task import Solution
from iclei_cli.assignment.search.settled_rounds import SettledRounds
from iclei_cli.assignment.solver.company import add_company
from iclei_cli.assignment.solver.lexicographic import Search
from iclei_cli.assignment.solver.model import seating_from
from iclei_cli.assignment.solver.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assignment.problem.problem import Cohort, Problem, Seating
    from iclei_cli.assignment.search.rounds_program import Part
    from iclei_cli.assignment.search.rounds_task import RoundsTask
    from iclei_cli.assignment.solver.model import Seated
    from iclei_cli.assignment.solver.options import SearchOptions

_MOST = 30_000
"""So many columns for cells are searched at once, at most."""


def solve_jointly(task: RoundsTask, options: SearchOptions, start: Sequence[Seating] = ()) -> Solution | None:
    """Find the best seats for every round, from those of `start` if there are any; None: not found in time.

    Raises:
        ContradictionError: no seats keep all rules.
    """
    program = Program()
    parts = [add_part(program, {index: problem}) for index, problem in enumerate(task.problems)]
    hold_visits(program, parts, task.visits, SettledRounds(task.problems))
    meetings = _Meetings(task.problems, program, parts).columns() if "meetings" in task.names else []
    wishes = add_wishes(program, parts, task.wishes, SettledRounds(task.problems))
    rounds_seated = [
        (problem, part.seated_alone()) for problem, part in zip(task.problems, parts, strict=True)
    ]
    company = add_company(program, task.problems[0].company, rounds_seated)
    search = Search(model_of(program, parts, meetings, wishes, company), options)
    known = search.values_at(dict(_taken(rounds_seated, start))) if start else None
    values, tiers = search.lexicographic(task.names, known)
    if search.is_impossible:
        raise ContradictionError
    if values is None:
        return None
    rounds = [seating_from(problem, seated, values) for problem, seated in rounds_seated]
    # The columns of unmet wishes may say more than there are, where nothing pressed them down.
    unmet = unmet_over(task.problems, dict(enumerate(rounds)))
    unmet[COMPANY] = count_company(task.problems[0].company, rounds)
    return Solution(
        rounds,
        [msgspec.structs.replace(tier, value=float(unmet.get(tier.name, tier.value))) for tier in tiers],
    )


def can_be_joint(task: RoundsTask, most: int = _MOST) -> bool:
    """Whether few enough people may choose for all rounds to be searched at once: for so many columns."""
    return sum(len(here) * len(there) for _, here, there, _ in _parties(task.problems)) <= most


def _taken(
    rounds: Sequence[tuple[Problem, Seated]], seatings: Sequence[Seating]
) -> Iterator[tuple[int, int]]:
    """Each column that seats a unit, and whether it sits there."""
    for (problem, seated), seating in zip(rounds, seatings, strict=True):
        for (index, group), column in seated.items():
            yield column, sum(seating[unit[0]] == group for unit in problem.cohorts[index].units)


def without_full_groups(problem: Problem) -> Problem:
    """The problem in which nobody may choose a group that those who have no choice fill already."""
    taken = Counter(
        cohort.groups[0]
        for cohort in problem.cohorts
        if len(cohort.groups) == 1
        for _ in range(cohort.count * cohort.size)
    )

    def narrowed(cohort: Cohort) -> Cohort:
        if len(cohort.groups) <= 1:
            return cohort
        room = [group for group in cohort.groups if taken[group] + cohort.size <= problem.sizes[group][1]]
        return replace(cohort, groups=tuple(room))

    return replace(problem, cohorts=tuple(narrowed(cohort) for cohort in problem.cohorts))


def _parties(
    problems: Sequence[Problem],
) -> Iterator[tuple[tuple[int, int], tuple[int, ...], tuple[int, ...], tuple[tuple[int, int], int]]]:
    """Those parties that may choose: the pair of rounds, the groups of each, and their cohorts and number."""
    for (one, first), (other, second), people in _joined(problems):
        here, there = problems[one].cohorts[first].groups, problems[other].cohorts[second].groups
        if len(here) > 1 or len(there) > 1:
            yield (one, other), here, there, ((first, second), people)


def _joined(problems: Sequence[Problem]) -> Iterator[tuple[tuple[int, int], tuple[int, int], int]]:
    """Every party: a round and a cohort, another round and a cohort, and how many people that is."""
    stories = Counter(places_of(problems).values())
    parties: Counter[tuple[tuple[int, int], tuple[int, int]]] = Counter()
    for places, people in stories.items():
        for pair in combinations(places, 2):
            parties[pair] += people
    yield from ((one, other, people) for (one, other), people in parties.items())


class _Meetings:
    """What it costs to meet again, over all pairs of rounds."""

    def __init__(self, problems: Sequence[Problem], program: Program, parts: Sequence[Part]) -> None:
        self.problems = problems
        self.program = program
        self.seated = [part.seated_alone() for part in parts]
        self.fixed: Counter[tuple[int, int, int, int]] = Counter()
        """How many without a choice are in a cell: two rounds, and a group in each.

        Rounds held before are numbered from -1 downwards.
        """
        self.choosing: defaultdict[tuple[int, int, int, int], list[tuple[int, int]]] = defaultdict(list)
        """The columns of those who may choose a cell, and how many people each is."""

    def columns(self) -> list[int]:
        """The columns that cost it."""
        for (one, first), (other, second), people in _joined(self.problems):
            here = self.problems[one].cohorts[first].groups
            there = self.problems[other].cohorts[second].groups
            if len(here) == len(there) == 1:
                self.fixed[one, other, here[0], there[0]] += people
            else:
                self._add_party((one, first), (other, second), people)
        self._add_former()
        known = sum(comb(people, 2) for cell, people in self.fixed.items() if cell not in self.choosing)
        costs = [self._cost(cell, parties) for cell, parties in self.choosing.items()]
        constant = self.program.add_column(upper=known)
        self.program.add_row([constant], lower=known)
        return [constant, *(cost for cost in costs if cost is not None)]

    def _add_former(self) -> None:
        """Who sat together in rounds that were held before: whether they do again, their seats alone tell."""
        for number, problem in enumerate(self.problems):
            for held, seating in enumerate(problem.former, start=1):
                for index, cohort in enumerate(problem.cohorts):
                    people = (person for unit in cohort.units for person in unit if person in seating)
                    for table, count in Counter(seating[person] for person in people).items():
                        self._add_cells((number, -held), index, table, count)

    def _add_cells(self, rounds: tuple[int, int], index: int, table: int, people: int) -> None:
        number = rounds[0]
        groups = self.problems[number].cohorts[index].groups
        for group in groups:
            if len(groups) == 1:
                self.fixed[*rounds, group, table] += people
            else:
                self.choosing[*rounds, group, table].append((self.seated[number][index, group], people))

    def _add_party(self, here: tuple[int, int], there: tuple[int, int], people: int) -> None:
        """A column for each cell that a party can be in: it is in one, as its seats say."""
        (one, first), (other, second) = here, there
        groups = self.problems[one].cohorts[first].groups
        others = self.problems[other].cohorts[second].groups
        cells = {(g, h): self.program.add_column(upper=1) for g in groups for h in others}
        for cell, column in cells.items():
            self.choosing[one, other, *cell].append((column, people))
        for g in groups:
            in_row = [cells[g, h] for h in others]
            self._equal(in_row, self.seated[one][first, g])
        for h in others:
            in_column = [cells[g, h] for g in groups]
            self._equal(in_column, self.seated[other][second, h])

    def _equal(self, columns: Sequence[int], seat: int) -> None:
        self.program.add_row([*columns, seat], lower=0, upper=0, coefficients=[*[1.0] * len(columns), -1.0])

    def _cost(self, cell: tuple[int, int, int, int], parties: Sequence[tuple[int, int]]) -> int | None:
        """The column of what a cell costs; None where nobody can meet there."""
        base = self.fixed[cell]
        most = base + sum(people for _, people in parties)
        if most < 2:  # noqa: PLR2004 - a pair
            return None
        cost = self.program.add_column(upper=comb(most, 2))
        columns = [column for column, _ in parties]
        for k in range(max(1, base), max(2, most)):
            coefficients = [1.0, *(-float(k * people) for _, people in parties)]
            lower = k * base - k * (k + 1) / 2
            self.program.add_row([cost, *columns], lower=lower, coefficients=coefficients)
        return cost
