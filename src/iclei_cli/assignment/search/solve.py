"""The way in: every round of a problem, seated as well as the time allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assignment.problem.from_assembly import visits
from iclei_cli.assignment.search.as_a_whole import search_one
from iclei_cli.assignment.search.one_round import ContradictionError, rough_round, solve_round
from iclei_cli.assignment.search.rounds_task import RoundsTask, Solution
from iclei_cli.assignment.search.settled_rounds import SettledRounds
from iclei_cli.assignment.search.several_rounds import solve_rounds
from iclei_cli.assignment.search.topics_first import has_many_tables, solve_topics_first
from iclei_cli.assignment.solver.lexicographic import tier_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assignment.problem.problem import Problem
    from iclei_cli.assignment.solver.options import SearchOptions


def solve(
    problems: Sequence[Problem],
    names: Sequence[str],
    options: SearchOptions,
    by_rules: Sequence[Problem] | None = None,
) -> Solution | None:
    """Find the best seats for the tiers `names`, the most important first; None: none were found in time.

    `by_rules` are the problems as the rules alone state them, where more is asked of `problems`: that people
    stay where somebody put them, or that groups are frozen. They tell how often topics may be visited.

    Raises:
        ContradictionError: no seats keep all rules.
    """
    if any(cohort.count and not cohort.groups for problem in problems for cohort in problem.cohorts):
        raise ContradictionError  # the rules leave somebody no group
    if len(problems) == 1 and problems[0].is_by_itself:
        tiers = [name for name in names if name != "meetings"]
        one = solve_round(problems[0], tiers, options) or rough_round(problems[0], tiers, options)
        return None if one is None else Solution([one.seating], one.tiers)
    if len(problems) == 1 and not problems[0].former:
        names = [name for name in names if name != "meetings"]
    task = RoundsTask(problems, visits(problems, by_rules), tuple(names))
    is_repair = "moves" in {*names, *options.limits}
    if not is_repair:
        faultless = _faultless_design(task)
        if faultless is not None:
            return faultless
    is_split = has_many_tables(problems) and not is_repair
    found = solve_topics_first(task, options) if is_split else solve_rounds(task, options)
    return search_one(task, found, options) if len(problems) == 1 else found


def _faultless_design(task: RoundsTask) -> Solution | None:
    """A plan by the theory of designs in which nothing is wanting: all tiers are 0, and none can be below."""
    rounds = task.designed_rounds
    settled = SettledRounds(task.problems, dict(enumerate(rounds)))
    if settled.open_rounds or any(settled.costs(task.names)):
        return None
    return Solution(rounds, [tier_of(name, 0, 0, "relaxation") for name in task.names])


def can_be_solved(
    problems: Sequence[Problem],
    names: Sequence[str],
    options: SearchOptions,
    by_rules: Sequence[Problem] | None = None,
) -> bool:
    """Whether any seats keep all rules, as far as can be told in the time left.

    Raises:
        KeyboardInterrupt: Ctrl-C, so that nothing can be told.
    """
    try:
        solve(problems, names, options, by_rules)
    except ContradictionError:
        return False
    if options.clock.is_stopped:
        raise KeyboardInterrupt
    return True
