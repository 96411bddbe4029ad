"""Plans that are changed: repaired after edits, with one more person, or by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assignment.brute_force import Judge, seatings_of
from iclei_cli.assembly.nouns.plan import PlacedBy
from iclei_cli.assembly.nouns.settings import settings_of
from iclei_cli.assignment.plans.by_hand import seat_by_hand
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.plans.place_one import place_person
from iclei_cli.assignment.plans.repair import RepairLimits, repair_plan
from iclei_cli.assignment.reasons.worth_of_moves import worth_of_moves
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.system.errors import RefusedError
from oracle.asking import Question
from oracle.cases import SECONDS, draw_edit, draw_rule, walk_in
from oracle.conflicts import about_conflict
from oracle.findings import Finding, best, bounds, never, values
from oracle.plans import about_check, about_plan, keeps_rules
from oracle.reasons import seats_taken
from oracle.trying import moves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Tier
    from oracle.asking import Engine


def by_hand(assembly: Assembly, plan: Plan, rng: Random) -> Plan:
    """The plan after two people changed seats, or one sits elsewhere, in some round."""
    number = rng.choice(plan.numbers)
    seats = {item.participant: item.group for item in plan.in_round(number)}
    if not seats:
        return plan
    one, other = rng.choice(sorted(seats)), rng.choice(sorted(seats))
    changed = {one: seats[other], other: seats[one]}
    if rng.random() < 0.3:
        changed = {one: rng.choice(sorted(assembly.groups))}
    return seat_by_hand(assembly, plan, number, changed)


def about_hand_moves(assembly: Assembly, plan: Plan, rng: Random, ask: Engine) -> Iterator[Finding]:
    """Bounds outlive what is changed by hand only where they still hold; and a new plan keeps it."""
    settings = settings_of(plan, seconds=SECONDS)
    judge = Judge(assembly, settings)
    moved = by_hand(assembly, plan, rng)
    before: Mapping[tuple[int, int], set[str]] = {}
    for _ in range(2):
        question = Question(judge, before)
        yield from about_check(judge, moved)
        yield values("by hand: values", moved.proof.tiers, judge.values(seatings_of(moved)))
        yield from bounds("by hand: bound", moved.proof.tiers, question, ask)
        assembly.plan = moved
        before = kept_by_hand(moved)
        kept, question = Question(judge, before), Question(judge)
        try:
            again = make_plan(assembly, settings)
        except RefusedError as refused:
            yield from _about_refusal("plan with people kept", refused, {"kept": kept, "free": question}, ask)
            return
        yield from about_plan("plan with people kept", again, kept, ask)
        moved = by_hand(assembly, again, rng)


def kept_by_hand(plan: Plan) -> dict[tuple[int, int], set[str]]:
    """Where those sit who were moved by hand."""
    return {
        (number - 1, item.participant): {item.group}
        for number in plan.numbers
        for item in plan.in_round(number)
        if item.placed is PlacedBy.MOVED
    }


def about_repair(assembly: Assembly, plan: Plan, rng: Random, ask: Engine) -> Iterator[Finding]:
    """What is claimed of a plan that is repaired after edits, perhaps with frozen groups or few moves."""
    if rng.random() < 0.3:
        plan = by_hand(assembly, plan, rng)
    assembly.plan = plan
    for _ in range(rng.choice((1, 1, 2))):
        draw_edit(rng, assembly, len(plan.rounds))
    frozen = [key for key in assembly.groups if rng.random() < 0.15]
    limits = RepairLimits(
        most_moves=rng.choice([None, None, None, 0, 1, 2]), frozen=frozen, unpin=rng.random() < 0.2
    )
    questions = _questions(assembly, plan, limits)
    asked = questions["all"]
    if not any(person for number in range(len(plan.rounds)) for person in asked.judge.there(number)):
        return
    try:
        repaired = repair_plan(assembly, plan, limits, clock=Clock(2 * SECONDS))
    except RefusedError as refused:
        yield from _about_refusal("repair", refused, questions, ask)
        return
    if repaired is plan:
        yield Finding("repair: none is needed", keeps_rules(asked.judge, plan))
        return
    counted = {"moves": Fraction(moves(asked, seatings_of(repaired)))}
    yield values("repair: moves", repaired.proof.tiers, counted)
    yield from about_plan("repair", repaired, asked, ask)
    yield from _about_worth(assembly, repaired, ask)


def _about_worth(assembly: Assembly, plan: Plan, ask: Engine) -> Iterator[Finding]:
    """What is claimed of what moves would buy."""
    free = RepairLimits(unpin=True)
    question = Question(Judge(assembly, settings_of(plan)), home=seatings_of(plan))
    worth = worth_of_moves(assembly, plan, free, 2 * SECONDS)
    for step in worth.steps:
        reached = question.within(**{tier.name: Fraction(tier.value) for tier in step.tiers})
        yield Finding("worth of moves: can be had", ask(reached.within(moves=step.moves)), f"{step}")
        yield from bounds("worth of moves: bound", step.tiers, question.within(moves=step.moves), ask)
    if worth.is_complete:
        tiers = worth.steps[-1].tiers if worth.steps else _counted(plan)
        yield from best("worth of moves: nothing more", tiers, question, ask)


def _counted(plan: Plan) -> list[Tier]:
    return [tier for tier in plan.proof.tiers if tier.name != "moves"]


def _questions(assembly: Assembly, plan: Plan, limits: RepairLimits) -> dict[str, Question]:
    """What was asked of a repair: all, with any number of moves, without the freeze, the rules alone."""
    home = seatings_of(plan)
    judge = Judge(assembly, settings_of(plan))
    kept: Mapping[tuple[int, int], set[str]] = {} if limits.unpin else kept_by_hand(plan)
    frozen = _frozen(judge, home, set(limits.frozen), kept)
    questions = {
        "any-moves": Question(judge, frozen, home=home),
        "kept": Question(judge, kept, home=home),
        "free": Question(judge, home=home),
    }
    most = limits.most_moves
    every = questions["any-moves"]
    return {"all": every if most is None else every.within(moves=most), **questions}


def _frozen(
    judge: Judge,
    home: list[dict[int, str]],
    frozen: set[str],
    kept: Mapping[tuple[int, int], set[str]],
) -> dict[tuple[int, int], set[str]]:
    seats = {}
    for number, before in enumerate(home):
        for person in judge.there(number):
            own = before.get(person.id)
            left = {own} if own in frozen else set(judge.assembly.groups) - frozen
            seats[number, person.id] = left & kept.get((number, person.id), set(judge.assembly.groups))
    return seats


def _about_refusal(
    what: str, refused: RefusedError, questions: Mapping[str, Question], ask: Engine
) -> Iterator[Finding]:
    every = questions.get("all", questions["kept"])
    yield Finding(f"{what}: refused, as there is none", never(ask(every)), refused.code)
    match refused.code:
        case "rules-contradict":
            yield from about_conflict(refused.params, questions["free"], ask)
        case "moved-cannot-stay":
            yield Finding(f"{what}: possible if people need not stay", ask(questions["free"]))
        case "frozen-in-the-way":
            yield Finding(f"{what}: possible without the freeze", ask(questions["kept"]))
        case "more-must-move":
            least = refused.params["least"]
            wider = questions["any-moves"]
            yield Finding(f"{what}: so many must move", ask(wider.within(moves=least)), f"{least}")
            yield Finding(f"{what}: no fewer can move", never(ask(wider.within(moves=least - 1))), f"{least}")


def about_placing(assembly: Assembly, plan: Plan, rng: Random, ask: Engine) -> Iterator[Finding]:
    """What is claimed of a seat for somebody who came since."""
    assembly.plan = plan
    ident = walk_in(rng, assembly)
    rounds = len(plan.rounds)
    if rng.random() < 0.4:
        number = max(assembly.rules, default=0) + 1
        assembly.rules[number] = draw_rule(rng, assembly, number, rounds)
    home = seatings_of(plan)
    judge = Judge(assembly, settings_of(plan))
    anyhow, alone = Question(judge, home=home), Question(judge, seats_taken(home), home=home)
    if any(
        {person.id for person in judge.there(number)} != {*home[number], ident} for number in range(rounds)
    ):
        return  # a rule took somebody away: others are without a seat, or have one too many
    try:
        placed, _ = place_person(assembly, plan, ident)
    except RefusedError as refused:
        yield from _about_refusal("placing", refused, {"kept": anyhow, "free": anyhow}, ask)
        return
    if not ask(alone):
        if moves(anyhow, seatings_of(placed)):
            yield from about_plan("placing, others move", placed, anyhow, ask)
        return
    yield from about_plan("placing", placed, alone, ask)
    yield from best("placing: the best seat while others stay", placed.proof.tiers, alone, ask)
