"""What it takes to sit elsewhere, and what looser sizes or mixing gain."""

from __future__ import annotations

from dataclasses import replace as changed
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from assignment.brute_force import Judge, seatings_of
from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.nouns.rule import Absent
from iclei_cli.assembly.nouns.settings import settings_of
from iclei_cli.assignment.reasons.explain import LossCertainty, explain
from iclei_cli.assignment.reasons.tradeoff import trade_off
from iclei_cli.system.errors import RefusedError
from oracle.asking import Question, visits_by_rules
from oracle.conflicts import about_conflict
from oracle.findings import STEPS, Finding, bounds, never

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from assignment.brute_force import Seating, Values
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Tier
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assignment.reasons.explain import Elsewhere
    from iclei_cli.assignment.reasons.tradeoff import Step
    from oracle.asking import Engine

_SECONDS = 4.0


def about_explained(assembly: Assembly, plan: Plan, rng: Random, ask: Engine) -> Iterator[Finding]:
    """Everything that is said of where one person could sit instead."""
    settings = settings_of(plan, seconds=_SECONDS)
    judge = Judge(assembly, settings)
    rounds = seatings_of(plan)
    person = rng.choice(assembly.coming())
    for stay in explain(assembly, plan, person, settings).rounds:
        index = stay.round - 1
        seats = {
            (number, ident): {key}
            for number, seating in enumerate(rounds)
            if number != index
            for ident, key in seating.items()
        }
        for item in stay.elsewhere:
            asked = {**seats, (index, person.id): {item.group}}
            question = Question(judge, asked, home=rounds)
            yield from _about_seat(question, index, item, person.id, ask)


def _about_seat(
    question: Question, index: int, item: Elsewhere, person: int, ask: Engine
) -> Iterator[Finding]:
    if item.certainty is LossCertainty.UNKNOWN:
        return
    if item.certainty is LossCertainty.IMPOSSIBLE:
        yield Finding("explanation: impossible", never(ask(question)), f"{person} at {item.group}")
        against = ask(_only_against(question, item, person))
        yield Finding("explanation: what stands against it", never(against), f"{item.against}")
        return
    judge = question.judge
    others = [seating for number, seating in enumerate(question.home) if number != index]
    elsewhere = {
        "spread": judge.values(question.home)["spread"] - judge.spread(index, question.home[index]),
        "choices": sum(map(judge.choices, others), Fraction(0)),
        "meetings": judge.meetings(others),
        "company": _company_elsewhere(judge, others),
        **_unmet_of_absent(judge, question.home[index], others),
    }
    tiers = [_raised(tier, elsewhere[tier.name]) for tier in item.tiers]
    certainty = item.certainty.value
    said = f"{person} at {item.group} in round {index + 1}: {item.tiers}"
    as_good = question.within(**{tier.name: Fraction(tier.value) for tier in tiers})
    reached = ask(as_good.within(moves=1 + len(item.moves)))
    yield Finding(f"explanation: {certainty}: can be had", reached, said)
    for finding in bounds(f"explanation: {certainty}: bound", tiers, question, ask):
        yield changed(finding, detail=f"{said}; {finding.detail}")
    if item.fewest_moves:
        fewer = ask(as_good.within(moves=item.fewest_moves))
        yield Finding("explanation: fewest moves", never(fewer), said)


def _unmet_of_absent(judge: Judge, here: Seating, others: Sequence[Seating]) -> Values:
    """How many have none of their wishes met and are not there in the round."""
    return judge.unmet(
        [{ident: key for ident, key in seating.items() if ident not in here} for seating in others]
    )


def _company_elsewhere(judge: Judge, others: Sequence[Seating]) -> Fraction:
    """What it weighs that people sit in the other rounds with whom they wish to avoid; meeting counts not."""
    coming = {person.id: person for person in judge.assembly.coming()}
    return Fraction(
        sum(
            wish.weight * (seating.get(ident, ident) == seating.get(wish.id))
            for seating in others
            for ident, person in coming.items()
            for wish in person.avoids
            if wish.id in coming and wish.id not in person.torn
        )
    )


def _raised(tier: Tier, by: Fraction) -> Tier:
    bound = None if tier.bound is None else float(tier.bound + by)
    return replace(tier, value=float(tier.value + by), bound=bound)


def _only_against(question: Question, item: Elsewhere, person: int) -> Question:
    """The question if nothing but what stands against the seat has to hold."""
    judge = question.judge
    kinds = {obstacle.kind for obstacle in item.against}
    rules = {obstacle.rule for obstacle in item.against if obstacle.kind == "rule"}
    hosts = {(obstacle.group, obstacle.role) for obstacle in item.against if obstacle.kind == "host"}
    alone = judge.assembly.copy()
    for number, rule in judge.assembly.rules.items():
        if number not in rules and not isinstance(rule, Absent):
            del alone.rules[number]
    for key, group in judge.assembly.groups.items():
        gone = {role: None for role in HOST_ROLES if (key, role) not in hosts}
        alone.groups[key] = replace(group, **gone)
    if "languages" not in kinds:
        alone.put([replace(one, languages=()) for one in alone.coming()])
    visits = visits_by_rules(judge) if "visits" in kinds else {}
    everywhere = {key: (0, len(alone.coming())) for key in alone.groups}
    # The other rounds stay whatever holds, so that their sizes are left alone as well.
    sizes = None if "seats" in kinds else everywhere
    return changed(question, judge=Judge(alone, judge.settings), sizes=sizes, visits=visits)


def about_tradeoff(assembly: Assembly, settings: Settings, ask: Engine) -> Iterator[Finding]:
    """Every point of both curves."""
    judge = Judge(assembly, replace(settings, rounds=1, order=("spread", "choices")))
    question = Question(judge)
    try:
        curves = trade_off(assembly, settings)
    except RefusedError as refused:
        if refused.code == "rules-contradict":
            yield from about_conflict(refused.params, question, ask)
        return
    least = curves.sizes[0].spread
    question = question.within(**curves.unmet)
    for step in curves.sizes:
        wide = changed(question, sizes=_widened(judge, step.looser))
        yield from _about_step("sizes", wide.within(spread=least), step, ask)
    for step in curves.mixing:
        loose = question if step.looser is None else question.within(spread=least + step.looser)
        yield from _about_step("mixing", loose, step, ask)


def _about_step(what: str, question: Question, step: Step, ask: Engine) -> Iterator[Finding]:
    said = f"{step.looser}: {step.cost.value:g}, bound {step.cost.bound}"
    reached = ask(question.within(choices=Fraction(step.cost.value), spread=step.spread))
    yield Finding(f"trade-off, {what}: can be had", reached, said)
    if step.cost.bound is not None:
        bound = Fraction(step.cost.bound)
        below = bound > 0 and ask(question.within(choices=bound - STEPS["choices"]))
        is_true = None if below is None else not below and bound <= Fraction(step.cost.value)
        yield Finding(f"trade-off, {what}: bound", is_true, said)


def _widened(judge: Judge, looser: int | None) -> dict[str, tuple[int, int]]:
    people, groups, seats = len(judge.there(0)), judge.assembly.groups, judge.seats(0)
    by = people if looser is None else looser
    if all(own.min is None and own.max is None for own in seats.values()):
        low, high = people // len(groups), -(-people // len(groups))
        return dict.fromkeys(groups, (max(0, low - by), high + by))
    return {
        key: (
            max(0, (own.min or 0) - (0 if groups[key].if_needed else by)),
            (people if own.max is None else own.max) + by,
        )
        for key, own in seats.items()
    }


def seats_taken(rounds: Sequence[dict[int, str]]) -> dict[tuple[int, int], set[str]]:
    """Everybody where they sit."""
    return {(number, ident): {key} for number, seating in enumerate(rounds) for ident, key in seating.items()}
