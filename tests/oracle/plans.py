"""Plans that are made: the rules are kept, values are right, bounds hold, and who is refused has no plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assignment.brute_force import Judge, seatings_of
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError
from oracle.asking import Question
from oracle.conflicts import about_conflict
from oracle.findings import Finding, bounds, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
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
    yield Finding(f"{what}: passes its own check", not breaches, str([breach.code for breach in breaches]))


def keeps_rules(judge: Judge, plan: Plan) -> bool:
    """Whether everybody who is there sits, as the rules say."""
    rounds = seatings_of(plan)
    return all(
        sorted(seating) == [person.id for person in judge.there(number)] and judge.allows(number, seating)
        for number, seating in enumerate(rounds)
    ) and (len(rounds) == 1 or judge.allows_visits(rounds))
