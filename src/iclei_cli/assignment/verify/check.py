"""An independent verifier: recomputes from the people, the groups and the plan alone what the solver claims.

Nothing here is shared with the modules that build and solve the problem, so that a mistake there shows here.
Shares are exact fractions; everything is counted one by one.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.nouns.plan import Score
from iclei_cli.assembly.nouns.settings import FAIR_TIERS
from iclei_cli.assembly.people.person_fact import person_fact
from iclei_cli.assembly.plans.proof import is_current, tier_values
from iclei_cli.assembly.plans.seating import present, tables, unseated
from iclei_cli.assignment.verify.bounds import fewest_meetings
from iclei_cli.assignment.verify.company import unmet_company
from iclei_cli.assignment.verify.fair import fewest_unmet, is_all_there_is
from iclei_cli.assignment.verify.met_before import times_before
from iclei_cli.assignment.verify.mixing import excess_of, numbers_of
from iclei_cli.assignment.verify.rules import check_languages, check_rules, check_topics, shown_round
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.system.messages import Message

TOLERANCE = 1e-9
"""Scores are sums of eighths, exact in binary; this only forgives how a file was written."""


@dataclass(frozen=True)
class Verdict:
    """What the verifier found: the score as recomputed, and every breach of a rule or a claim.

    What a plan claims is only looked at if it `is_current`: else it speaks of people, groups, rules or wishes
    that have been edited since, which is no breach.
    """

    score: Score
    breaches: tuple[Message, ...]
    is_current: bool


def check_plan(assembly: Assembly, plan: Plan) -> Verdict:
    """Verify that everyone who is there sits once a round, that all rules hold, and the proof's values."""
    score = score_plan(assembly, plan)
    breaches = [
        *_seating(assembly, plan),
        *_sizes(assembly, plan),
        *_hosts(assembly, plan),
        *check_rules(assembly, plan),
        *check_languages(assembly, plan),
        *check_topics(assembly, plan),
    ]
    speaks_of_this = is_current(assembly, plan)
    if speaks_of_this:
        breaches.extend(_claims(assembly, plan, score))
    return Verdict(score, tuple(breaches), speaks_of_this)


def score_plan(assembly: Assembly, plan: Plan) -> Score:
    """Score the plan over the people who are there and have a seat in it."""
    numbers = {name: numbers_of(assembly, plan, name) for name in plan.spread}
    topics = _topics(assembly)
    # Thousands of people have few kinds of choices.
    wishes = Counter((person.choices, topic) for person, topic in _visits(assembly, plan))
    cost = sum(
        (times * _choice_cost(choices, topic, topics) for (choices, topic), times in wishes.items()),
        Fraction(),
    )
    unmet = unmet_company(assembly, plan)
    return Score(
        spread={name: excess_of(assembly, plan, name) for name in plan.spread},
        choices=choices_met(assembly, plan),
        choice_cost=float(cost),
        meetings=_meetings(assembly, plan),
        company=len(unmet),
        company_weight=sum(unmet),
        best=_best_met(assembly, plan),
        numbers={name: found for name, found in numbers.items() if found is not None},
    )


def choices_met(assembly: Assembly, plan: Plan) -> dict[str, int]:
    """How many seats are somebody's first, second, … choice, `unlisted` or `none-stated`; zeros included."""
    return _in_order(Counter(_choice_met(*visit) for visit in _visits(assembly, plan)), assembly)


def _seating(assembly: Assembly, plan: Plan) -> Iterator[Message]:
    for number in plan.numbers:
        shown = shown_round(plan, number)
        times = Counter(placement.participant for placement in plan.in_round(number))
        for key in sorted({placement.group for placement in plan.in_round(number)} - set(assembly.groups)):
            yield message("unknown-group", group=key, round=shown)
        for person in unseated(assembly, plan, number):
            if person.id not in times:
                yield message("not-seated", person=person_fact(person), round=shown)
        for ident, count in sorted(times.items()):
            sitting = assembly.participants.get(ident)
            if sitting is None:
                yield message("unknown-participant", id=ident, round=shown)
            elif not sitting.is_coming:
                if sitting.status.may_come:
                    yield message("unconfirmed-seated", person=person_fact(sitting), round=shown)
                else:
                    yield message("cancelled-seated", person=person_fact(sitting), round=shown)
            elif count > 1:
                yield message("seated-twice", person=person_fact(sitting), tables=count, round=shown)


def _sizes(assembly: Assembly, plan: Plan) -> Iterator[Message]:
    for number in plan.numbers:
        seats_of = {key: group.seats_in(number) for key, group in assembly.groups.items()}
        free = all(seats.min is None and seats.max is None for seats in seats_of.values())
        shown = shown_round(plan, number)
        sizes = {key: len(table) for key, table in tables(assembly, plan, number).items()}
        if free:
            if sizes and max(sizes.values()) - min(sizes.values()) > 1:
                listed = [
                    message("size-of-table", group=group_name(assembly, key), people=size)
                    for key, size in sizes.items()
                ]
                yield message("uneven-sizes", sizes=listed, round=shown)
            continue
        for key, size in sizes.items():
            seats, group = seats_of[key], assembly.groups[key]
            if seats.max is not None and size > seats.max:
                yield message("over-full", group=group.label, people=size, most=seats.max, round=shown)
            is_closed = group.if_needed and size == 0
            if seats.min is not None and size < seats.min and not is_closed:
                yield message("under-full", group=group.label, people=size, least=seats.min, round=shown)


def _hosts(assembly: Assembly, plan: Plan) -> Iterator[Message]:
    for number in plan.numbers:
        seat = {placement.participant: placement.group for placement in plan.in_round(number)}
        there = {person.id: person for person in present(assembly, number)}
        for group in assembly.groups.values():
            for role, ident in group.hosts.items():
                if ident in there and seat.get(ident, group.key) != group.key:
                    yield message(
                        "host-elsewhere",
                        person=person_fact(there[ident]),
                        role=message(f"role-{role}"),
                        group=group.label,
                        seat=group_name(assembly, seat[ident]),
                        round=shown_round(plan, number),
                    )


def _claims(assembly: Assembly, plan: Plan, score: Score) -> Iterator[Message]:
    """What the proof says and is not so; how many people a repair moved, the plan alone cannot tell.

    What can be reckoned anew is, if it is said of all plans. After a repair it is said of those that keep its
    frozen groups, of which the plan knows nothing.
    """
    is_repair = any(tier.name == "moves" for tier in plan.proof.tiers)
    real = tier_values(plan, score)
    proved = {} if is_repair else _most_to_claim(assembly, plan)
    for tier in plan.proof.tiers:
        if tier.name in real and abs(tier.value - real[tier.name]) > TOLERANCE:
            yield message(
                "false-claim", tier=message(f"word-{tier.name}"), claimed=tier.value, counted=real[tier.name]
            )
        if tier.bound is not None and tier.bound > tier.value + TOLERANCE:
            yield message("false-bound", tier=message(f"word-{tier.name}"), bound=tier.bound)
        elif tier.name in proved and tier.bound is not None and tier.bound > proved[tier.name]:
            yield message(
                "unproved-bound",
                tier=message(f"word-{tier.name}"),
                bound=tier.bound,
                proved=proved[tier.name],
            )


def bounds_reckoned(assembly: Assembly, plan: Plan) -> dict[str, int]:
    """What no plan is below, by tier, as far as that can be reckoned from people, groups and rules alone.

    That is what evenness says of the meetings, and seats of who can have a wish met. More may be true.
    """
    names = [tier.name for tier in plan.proof.tiers]
    unmet = fewest_unmet(assembly, plan) if any(name in FAIR_TIERS for name in names) else {}
    found = {name: unmet[name] for name in names if name in unmet}
    if "meetings" in names and (fewest := fewest_meetings(assembly, plan)) is not None:
        found["meetings"] = fewest
    return found


def _most_to_claim(assembly: Assembly, plan: Plan) -> dict[str, int]:
    """What may be claimed of tiers at most, as all that there is to know of them can be reckoned anew.

    That is so of a bound that is said to come of evenness, and of people without a wish where nothing counts
    before them and nothing else decides who may sit where.
    """
    known = [tier.name for tier in plan.proof.tiers if tier.how == "convexity" and tier.bound]
    if plan.proof.tiers and plan.proof.tiers[0].name in FAIR_TIERS and is_all_there_is(assembly, plan):
        known.append(plan.proof.tiers[0].name)
    found = bounds_reckoned(assembly, plan) if known else {}
    return {name: found[name] for name in known if name in found}


def _visits(assembly: Assembly, plan: Plan) -> Iterator[tuple[Participant, str | None]]:
    """Everyone with the topic of the table they sit at, once a round."""
    for number in plan.numbers:
        for key, table in tables(assembly, plan, number).items():
            for person in table:
                yield person, assembly.groups[key].topic


def _topics(assembly: Assembly) -> set[str]:
    return {group.topic for group in assembly.groups.values() if group.topic is not None}


def _choice_met(person: Participant, topic: str | None) -> str:
    if not person.choices:
        return "none-stated"
    rank = person.rank_of(topic)
    return "unlisted" if rank is None else str(rank)


def _best_met(assembly: Assembly, plan: Plan) -> dict[str, int]:
    """How many had each choice as the best of all rounds in which they sit, or none of theirs."""
    best: dict[int, float] = {}
    for person, topic in _visits(assembly, plan):
        if person.choices:
            rank = math.inf if topic not in person.choices else person.choices.index(topic) + 1
            best[person.id] = min(rank, best.get(person.id, math.inf))
    met = Counter("unlisted" if rank == math.inf else str(rank) for rank in best.values())
    return {name: number for name, number in _in_order(met, assembly).items() if name != "none-stated"}


def _choice_cost(choices: tuple[str, ...], topic: str | None, topics: set[str]) -> Fraction:
    """r(r-1)/2 of the rank r; an unlisted topic has the mean of the ranks that these choices leave free."""
    if not choices:
        return Fraction(0)
    if topic in choices:
        listed = choices.index(topic) + 1
        return Fraction(listed * (listed - 1), 2)
    first_left = len(choices) + 1
    last_left = max(len(topics), first_left)
    mean = Fraction(first_left + last_left, 2)
    return mean * (mean - 1) / 2


def _in_order(met: Counter[str], assembly: Assembly) -> dict[str, int]:
    """Every rank that anybody stated, then the two outcomes without a rank; zeros included."""
    longest = max((len(person.choices) for person in assembly.coming()), default=0)
    names = [*(str(rank) for rank in range(1, longest + 1)), "unlisted", "none-stated"]
    return {name: met[name] for name in names}


def _meetings(assembly: Assembly, plan: Plan) -> int:
    """Σ over pairs of C(times met, 2): a pair that meets once costs nothing, twice 1, thrice 3.

    Times before count, too, but not what they come to by themselves: that is so of every plan.
    """
    before = times_before(assembly)
    if len(plan.rounds) == 1 and not before:
        return 0
    times: Counter[tuple[int, int]] = Counter()
    for number in plan.numbers:
        for table in tables(assembly, plan, number).values():
            times.update(_pairs(table))
    return sum(
        math.comb(before[pair] + count, 2) - math.comb(before[pair], 2) for pair, count in times.items()
    )


def _pairs(table: Iterable[Participant]) -> Iterator[tuple[int, int]]:
    yield from combinations(sorted(person.id for person in table), 2)
