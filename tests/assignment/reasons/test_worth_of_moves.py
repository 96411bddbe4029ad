"""What moves would buy beyond a repair is what a repair with as many moves then gives."""

from __future__ import annotations

import pytest

from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assembly.plans.proof import tier_values
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.plans.repair import RepairLimits, repair_plan
from iclei_cli.assignment.reasons.worth_of_moves import worth_of_moves
from iclei_cli.assignment.verify.check import check_plan, score_plan
from instances import make_assembly, with_no_shows

SECONDS = 30.0


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_each_step_is_better_than_the_last_and_can_be_had(seed: int) -> None:
    """Asked for so many moves, the repair gives the plan that was told; none is better than the last."""
    assembly = make_assembly(60, 4, seed)
    whole = make_plan(assembly, Settings(seconds=SECONDS))
    left = with_no_shows(assembly, 6, seed)
    left.plan = plan = repair_plan(left, whole)
    worth = worth_of_moves(left, plan, RepairLimits(), SECONDS)
    values = tier_values(plan, score_plan(left, plan))
    last: tuple[float, ...] = (values["spread"], values["choices"])
    assert worth.is_complete
    for step in worth.steps:
        assert step.values < last
        last = step.values
        repaired = repair_plan(left, plan, RepairLimits(most_moves=step.moves))
        assert not check_plan(left, repaired).breaches
        values = tier_values(repaired, score_plan(left, repaired))
        assert (values["spread"], values["choices"]) == step.values
    anew = make_plan(left, Settings(seconds=SECONDS))
    values = tier_values(anew, score_plan(left, anew))
    assert (values["spread"], values["choices"]) == last


def test_of_the_best_plan_nothing_more_can_be_had() -> None:
    """A plan that is proved the best is told to be."""
    assembly = make_assembly(30, 3, 1)
    assembly.plan = plan = make_plan(assembly, Settings(seconds=SECONDS))
    worth = worth_of_moves(assembly, plan, RepairLimits(), SECONDS)
    assert (worth.steps, worth.is_complete) == ((), True)


def test_without_time_nothing_is_claimed() -> None:
    """What was not found out is not said to be impossible."""
    assembly = make_assembly(30, 3, 1)
    assembly.plan = plan = make_plan(assembly, Settings(seconds=SECONDS))
    worth = worth_of_moves(assembly, plan, RepairLimits(), 0.0)
    assert (worth.steps, worth.is_complete) == ((), False)
