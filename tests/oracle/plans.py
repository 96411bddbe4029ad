"""Plans that are made: the rules are kept, values are right, bounds hold, and who is refused has no plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from assignment.brute_force import Judge, seatings_of
from iclei_cli.assembly.nouns.plan import PlacedBy, Plan, Proof
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError
from oracle.asking import Question
from oracle.conflicts import about_conflict
from oracle.findings import Finding, bounds, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Tier
    from iclei_cli.assembly.nouns.settings import Settings
    from oracle.asking import Engine


def make(assembly: Assembly, asked: Settings) -> Plan | RefusedError:
    """The plan, or why there is none."""
    try:
        return make_plan(assembly, asked)
    except RefusedError as refused:
        return refused


def about_made(
    assembly: Assembly, asked: Settings, made: Plan | RefusedError, ask: Engine
) -> Iterator[Finding]:
    """What is claimed of the plan, or of there being none."""
    judge = Judge(assembly, asked)
    question = Question(judge)
    if not isinstance(made, RefusedError):
        yield from about_plan("plan", made, question, ask)
    elif made.code == "rules-contradict":
        yield from about_conflict(made.params, question, ask)
    elif made.code == "nothing-found":
        yield Finding("a plan is found where there is one", not ask(question))


def about_plan(what: str, plan: Plan, question: Question, ask: Engine) -> Iterator[Finding]:
    """Whether a plan keeps the rules, comes to what it says, and none is below its bounds."""
    judge = question.judge
    rounds = seatings_of(plan)
    yield Finding(f"{what}: keeps the rules", keeps_rules(judge, plan))
    yield Finding(
        f"{what}: is where it has to be",
        all(
            seating[ident] in question.options(number, ident)
            for number, seating in enumerate(rounds)
            for ident in seating
        ),
    )
    yield values(f"{what}: values", plan.proof.tiers, judge.values(rounds))
    yield from bounds(f"{what}: bound", plan.proof.tiers, question, ask)
    breaches = check_plan(judge.assembly, plan).breaches
    yield from about_check(judge, plan)
    yield Finding(f"{what}: passes its own check", not breaches, str([breach.code for breach in breaches]))


def about_check(judge: Judge, plan: Plan) -> Iterator[Finding]:
    """Whether the verifier sees what breaks a rule, and what is claimed and not so."""
    codes = {breach.code for breach in check_plan(judge.assembly, plan).breaches}
    broken = codes - {"false-bound", "false-claim", "unproved-bound"}
    yield Finding("check: rules", bool(broken) != keeps_rules(judge, plan), str(codes))
    for tier in plan.proof.tiers:
        for code, lie in _lies(plan, tier):
            tiers = tuple(lie if other is tier else other for other in plan.proof.tiers)
            claimed = replace(plan, proof=Proof(tiers=tiers))
            verdict = check_plan(judge.assembly, claimed)
            found = {breach.code for breach in verdict.breaches}
            yield Finding(f"check: {code}", code in found or not verdict.is_current, f"{lie}")


def _lies(plan: Plan, tier: Tier) -> Iterator[tuple[str, Tier]]:
    """What could be claimed of a tier, with the code of what is wrong with it."""
    yield "false-bound", replace(tier, bound=tier.value + 1)
    is_repair = any(other.name == "moves" for other in plan.proof.tiers)
    is_kept = any(item.placed is PlacedBy.MOVED for items in plan.rounds for item in items)
    if not is_repair and not is_kept and tier.how == "convexity" and not tier.is_proved:
        yield "unproved-bound", replace(tier, bound=tier.value)
    if tier.name != "moves":  # of the plan alone it is not known who moved
        yield "false-claim", replace(tier, value=tier.value + 1)


def keeps_rules(judge: Judge, plan: Plan) -> bool:
    """Whether everybody who is there sits, as the rules say."""
    rounds = seatings_of(plan)
    return all(
        sorted(seating) == [person.id for person in judge.there(number)] and judge.allows(number, seating)
        for number, seating in enumerate(rounds)
    ) and (len(rounds) == 1 or judge.allows_visits(rounds))
