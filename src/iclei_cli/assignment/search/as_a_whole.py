"""What is small is searched as a whole, too: a round in which it matters who sits beside whom, or few rounds.

Round by round, or by swaps of two, people are soon where only several at once could make it better.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.plan import Tier
from iclei_cli.assignment.search.jointly import can_be_joint, solve_jointly
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.search.rounds_task import Solution
from iclei_cli.assignment.search.settled_rounds import SettledRounds
from iclei_cli.assignment.solver.lexicographic import Search, tier_of
from iclei_cli.assignment.solver.meetings import model_among
from iclei_cli.assignment.solver.model import seating_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.search.rounds_task import RoundsTask
    from iclei_cli.assignment.solver.options import SearchOptions

_LARGEST = 20_000
"""Of so many columns a round may still be searched as a whole."""
_NODES = 500
"""How far it is searched where people may meet again: that may take for ever to be proved."""
_CELLS = {2: 4_000}
"""So many columns for cells (see `jointly`) a plan of so many rounds may have to be searched as a whole."""
_CELLS_OF_MORE = 800
"""And one of more rounds, of which less can be proved."""
_SHARE = 0.7
"""Such a part of the time left that may take: swaps need the rest, if it comes to nothing."""


def search_one(task: RoundsTask, found: Solution | None, options: SearchOptions) -> Solution | None:
    """Find the better of what was `found` and of what a search of the whole round finds, with both's bounds.

    Raises:
        ContradictionError: no seats keep all rules.
    """
    [problem] = task.problems
    is_proved = found is not None and all(tier.is_proved for tier in found.tiers)
    if is_proved or _columns(problem) > _LARGEST or not options.clock.seconds_left:
        return found
    model = model_among(problem, problem.former)
    search = Search(model, replace(options, nodes=_NODES if problem.former else None))
    values, reckoned = search.lexicographic(task.names)
    if search.is_impossible:
        raise ContradictionError
    if values is None:
        return found
    return better(task, found, [seating_from(problem, model.seated, values)], reckoned)


def are_small(task: RoundsTask) -> bool:
    """Whether all rounds can be searched at once."""
    count = len(task.problems)
    return count > 1 and can_be_joint(task, _CELLS.get(count, _CELLS_OF_MORE))


def search_all(task: RoundsTask, found: Solution, options: SearchOptions) -> Solution:
    """Find the better of what was `found` and of what a search of all rounds at once makes of it.

    Raises:
        ContradictionError: no seats keep all rules.
    """
    if not options.clock.seconds_left:
        return found
    clock = options.clock.part(_SHARE * options.clock.seconds_left)
    joint = solve_jointly(task, replace(options, clock=clock, nodes=_NODES), found.rounds)
    return found if joint is None else better(task, found, joint.rounds, joint.tiers)


def better(
    task: RoundsTask, found: Solution | None, rounds: Sequence[Seating], reckoned: Sequence[Tier]
) -> Solution:
    """The better of what was `found` and of these seats, with all that is known of bounds.

    `reckoned` are the tiers of the search that came to the seats; what the seats cost is counted.
    """
    settled = SettledRounds(task.problems, dict(enumerate(rounds)))
    new = Solution(rounds, [tier_of(name, settled.cost(name), None, None) for name in task.names])
    best = new if found is None else min(found, new, key=lambda solution: _worth(solution.tiers))
    known = [reckoned] if found is None else [reckoned, found.tiers]
    return Solution(best.rounds, list(_bounded(best.tiers, known)))


def _columns(problem: Problem) -> int:
    tables = sum(len(set(held.values())) for held in problem.former)
    pairs = len(problem.company.wants) + len(problem.company.avoids)
    return problem.pairs + (tables + pairs) * len(problem.groups)


def _worth(tiers: Sequence[Tier]) -> list[float]:
    return [tier.value for tier in tiers]


def _bounded(tiers: Sequence[Tier], known: Sequence[Sequence[Tier]]) -> Iterator[Tier]:
    """Each tier with the best bound known of it.

    A bound speaks of plans whose tiers before are as good as those beside which it was found. So it is left
    out where one of these came out worse here; the search may have underestimated the meetings.
    """
    speaking = list(known)
    for place, tier in enumerate(tiers):
        bounds = [item[place] for item in speaking if item[place].bound is not None]
        best = max(bounds, key=lambda item: item.bound or 0, default=None)
        yield Tier(
            name=tier.name,
            value=tier.value,
            bound=None if best is None else best.bound,
            how=None if best is None else best.how,
        )
        speaking = [item for item in speaking if tier.value <= item[place].value]
