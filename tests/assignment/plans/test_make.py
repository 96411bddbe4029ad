"""The search as a whole: its proof, its limits, and that it can be repeated."""

from __future__ import annotations

import _thread
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.plan import ProofStatus
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError
from instances import make_assembly

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_assembly_of_the_usual_size_is_proved_best(seed: int) -> None:
    """125 people at five tables, three attributes and skewed choices: both tiers are proved."""
    assembly = make_assembly(125, 5, seed=seed)
    plan = make_plan(assembly, Settings(seed=0, seconds=60))
    assert plan.proof.status is ProofStatus.OPTIMAL
    assert plan.proof.tiers[0].value == 0
    assert not check_plan(assembly, plan).breaches


def test_the_same_input_and_seed_give_the_same_plan() -> None:
    """Two runs seat everybody the same."""
    assembly = make_assembly(60, 5, seed=4)
    plans = [make_plan(assembly, Settings(seed=7, seconds=60)) for _ in range(2)]
    assert plans[0].rounds == plans[1].rounds
    assert plans[0].proof == plans[1].proof


@pytest.mark.parametrize(
    ("people", "groups", "rounds"), [(2000, 50, 1), (125, 5, 1), (125, 5, 3), (60, 10, 5)]
)
def test_however_little_the_time_a_plan_that_keeps_the_rules_comes_back(
    people: int, groups: int, rounds: int
) -> None:
    """Where no good plan is found in time, a rough one is; it says so, and claims no proof it has not."""
    assembly = make_assembly(people, groups, seed=1)
    plan = make_plan(assembly, Settings(rounds=rounds, seconds=0.01))
    assert plan.cut_short == "time"
    assert not check_plan(assembly, plan).breaches
    assert all(tier.bound is None or tier.bound <= tier.value for tier in plan.proof.tiers)


@pytest.mark.slow
def test_the_best_so_far_is_kept_when_time_is_up() -> None:
    """A search cut short gives a plan that breaks no rule, with honest bounds, and tells how it goes."""
    heard: list[tuple[str, float | None, float | None]] = []
    assembly = make_assembly(1500, 10, seed=1)
    plan = first_plan_found(assembly, heard)
    assert not check_plan(assembly, plan).breaches
    for tier in plan.proof.tiers:
        assert tier.bound is None or tier.bound <= tier.value
    assert {tier for tier, _, _ in heard} <= {"spread", "choices"}
    assert all(bound is None or value is None or bound <= value for _, value, bound in heard)
    assert heard


def first_plan_found(assembly: Assembly, heard: list[tuple[str, float | None, float | None]]) -> Plan:
    """The plan of the shortest time in which this machine, however busy, finds any."""
    for seconds in (1, 2, 4, 8, 16, 32, 64):
        with suppress(RefusedError):
            return make_plan(
                assembly,
                Settings(seconds=seconds),
                lambda tier, value, bound: heard.append((tier, value, bound)),
            )
    pytest.fail("no plan was found within a minute")


def test_ctrl_c_before_there_is_a_plan_ends_the_search(ctrl_c: None) -> None:
    """An interruption before anything was found ends a long search at once."""
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        make_plan(
            make_assembly(1000, 5, seed=1),
            Settings(rounds=3, seconds=120),
            lambda *_: _thread.interrupt_main(),
        )
    assert time.monotonic() - started < 60


def test_ctrl_c_keeps_the_best_plan_so_far(ctrl_c: None) -> None:
    """An interruption once there is a plan keeps it: no rule is broken, bounds are honest, and it says so."""
    assembly = make_assembly(1000, 5, seed=1)
    pressed = False

    def press_once(tier: str, value: float | None, bound: float | None) -> None:
        nonlocal pressed
        if tier == "choices" and value is not None and not pressed:
            pressed = True
            _thread.interrupt_main()

    plan = make_plan(assembly, Settings(seconds=120), press_once)
    assert pressed
    assert plan.cut_short == "ctrl-c"
    assert not check_plan(assembly, plan).breaches
    assert all(tier.bound is None or tier.bound <= tier.value for tier in plan.proof.tiers)
