"""The program's own solver; where people cancelled, asked to move as few others as can be."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from msgspec import structs

from benchmarks.planning import Planned
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.plans.repair import repair_plan

if TYPE_CHECKING:
    from benchmarks.cases import Case
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan


def plan(case: Case, assembly: Assembly, seed: int, seconds: float) -> Planned:
    """Plan an assembly within so many seconds."""
    settings = structs.replace(case.settings, seconds=seconds)
    if case.no_shows:
        return _repaired(assembly, before(case, seed))
    started = time.perf_counter()
    made = make_plan(assembly, settings)
    return Planned(seats_of(made), list(made.proof.tiers), time.perf_counter() - started)


def before(case: Case, seed: int) -> Plan:
    """The plan from before people cancelled."""
    order = tuple(name for name in case.settings.order if name != "moves")
    return make_plan(case.make(seed), structs.replace(case.settings, order=order))


def seats_of(plan: Plan) -> list[dict[int, str]]:
    """Who sits in which group in each round."""
    return [{item.participant: item.group for item in placements} for placements in plan.rounds]


def _repaired(assembly: Assembly, home: Plan) -> Planned:
    started = time.perf_counter()
    made = repair_plan(assembly, home)
    taken = time.perf_counter() - started
    return Planned(seats_of(made), list(made.proof.tiers), taken, moves=moves(home, seats_of(made)))


def moves(home: Plan, rounds: list[dict[int, str]]) -> int:
    """How many people sit elsewhere than they did."""
    return sum(
        old[person] != group
        for old, new in zip(seats_of(home), rounds, strict=True)
        for person, group in new.items()
    )
