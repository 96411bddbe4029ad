"""Seats that somebody decides by hand: what the plan is then, and which rules it breaks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.nouns.attributes import MIXED
from iclei_cli.assembly.nouns.plan import PlacedBy, Placement, Plan, Proof, Tier
from iclei_cli.assembly.nouns.settings import TIERS, settings_of
from iclei_cli.assembly.plans.met_before import tiers_that_count
from iclei_cli.assembly.plans.proof import fingerprint, is_current, tier_values
from iclei_cli.assembly.plans.seating import seats_of
from iclei_cli.assignment.plans.duties import with_duties
from iclei_cli.assignment.plans.kept_seats import homes_in
from iclei_cli.assignment.problem.from_assembly import state
from iclei_cli.assignment.verify.check import check_plan, score_plan
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.system.messages import Message

UNEVEN = "uneven-sizes"
_COUNTED = frozenset({"over-full", "under-full", UNEVEN, "too-few", "too-many", "too-few-but-some"})
"""Breaches that say by how many; their sentence changes, too, when things get better."""


def empty_plan(assembly: Assembly) -> Plan:
    """A plan of one round in which nobody sits yet: the start of one that is made by hand."""
    session = assembly.discussion()
    names = tiers_that_count(assembly, TIERS, 1)
    spread = tuple(name for name in MIXED if any(getattr(person, name) for person in assembly.coming()))
    return Plan(
        session=session.key if session else None,
        rounds=((),),
        spread=spread,
        proof=Proof(tiers=tuple(Tier(name=name, value=0, bound=None) for name in names)),
        seed=0,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        made_for=fingerprint(assembly, spread),
    )


def seat_by_hand(assembly: Assembly, plan: Plan, number: int, seats: Mapping[int, str]) -> Plan:
    """The plan with some people (by id) in other groups (by key) in round `number` (from 1).

    Their placements are `moved`, and duties that they leave are dealt to others at the table. The values of
    the tiers are counted anew; a bound stays only where it is still known to hold.
    """
    placed = {item.participant: item for item in plan.in_round(number)} | {
        person: Placement(participant=person, group=group, placed=PlacedBy.MOVED)
        for person, group in seats.items()
    }
    rounds = list(plan.rounds)
    rounds[number - 1] = tuple(placed[person] for person in sorted(placed))
    moved = with_duties(assembly, replace(plan, rounds=tuple(rounds)), plan)
    # A proof speaks of plans that keep whoever was moved by hand before.
    was_moved = any(
        item.placed is PlacedBy.MOVED and item.participant in seats for item in plan.in_round(number)
    )
    return replace(moved, proof=Proof(tiers=tuple(_tiers(assembly, plan, moved, is_known=not was_moved))))


def swapped_seats(plan: Plan, one: Participant, other: Participant, number: int) -> dict[int, str]:
    """The groups (by id) of two people who change seats in round `number` (from 1).

    Raises:
        RefusedError: one of them has no seat.
    """
    groups = []
    for person in (one, other):
        group = seats_of(plan, person.id)[number - 1]
        if group is None:
            raise RefusedError("no-seat-to-swap", name=person.name, id=person.id)
        groups.append(group)
    return {one.id: groups[1], other.id: groups[0]}


def change_by_hand(
    assembly: Assembly, plan: Plan, number: int, seats: Mapping[int, str], *, force: bool
) -> tuple[Plan, list[Message]]:
    """The plan with people seated as `seat_by_hand` does, and what it breaks; the same plan if all sit so.

    Raises:
        RefusedError: it would break a rule, and `force` is not set. That sizes are alike where nobody set any
            is no rule: whoever moves somebody means it.
    """
    now = {item.participant: item.group for item in plan.in_round(number)}
    if all(now.get(person) == group for person, group in seats.items()):
        return plan, []
    after = seat_by_hand(assembly, plan, number, seats)
    broken = newly_broken(assembly, plan, after)
    if any(breach.code != UNEVEN for breach in broken) and not force:
        raise RefusedError("breaks-a-rule", breaches=broken)
    return after, broken


def newly_broken(assembly: Assembly, before: Plan, after: Plan) -> list[Message]:
    """What is broken after a change by hand and was not before, or is broken by more now."""
    known = check_plan(assembly, before).breaches
    new = [breach for breach in check_plan(assembly, after).breaches if breach not in known]
    is_worse = any(breach.code in _COUNTED for breach in new) and _is_worse(assembly, before, after)
    return [breach for breach in new if breach.code not in _COUNTED or is_worse]


def _tiers(assembly: Assembly, before: Plan, after: Plan, *, is_known: bool) -> Iterator[Tier]:
    """The tiers as counted now, with bounds where these still hold, if they are known to at all.

    A bound speaks of plans that keep the rules, and the values of the tiers before it; and after a repair, of
    those near the plan that was repaired, which cannot be said any more.
    """
    values = tier_values(after, score_plan(assembly, after))
    is_known = is_known and is_current(assembly, before)
    is_known = is_known and all(tier.name != "moves" for tier in before.proof.tiers)
    for tier in before.proof.tiers:
        if tier.name == "moves":
            continue
        value = float(values[tier.name])
        bound = tier.bound if is_known else None
        if bound is not None and value < bound and _breaks_rules(assembly, after):
            bound = None
        yield replace(tier, value=value, bound=bound, how=None if bound is None else tier.how)
        is_known = is_known and value == tier.value


def _breaks_rules(assembly: Assembly, plan: Plan) -> bool:
    """Whether a plan breaks any rule, whatever it claims."""
    return bool(check_plan(assembly, replace(plan, proof=Proof(tiers=()))).breaches)


def _is_worse(assembly: Assembly, before: Plan, after: Plan) -> bool:
    """Whether somewhere more people are too many or too few than before."""
    problems = state(assembly, settings_of(before))
    return any(
        new > old
        for problem, *rounds in zip(problems, before.rounds, after.rounds, strict=True)
        for old, new in zip(
            *(_misfits(problem, homes_in(problem, placements)) for placements in rounds), strict=True
        )
    )


def _misfits(problem: Problem, homes: Seating) -> list[int]:
    """By how many each group's size, and each count that rules ask for, is off."""
    sizes = [0] * len(problem.groups)
    counts = [[0] * len(problem.groups) for _ in problem.limits]
    for index, cohort in enumerate(problem.cohorts):
        for unit in cohort.units:
            for person in unit:
                if person in homes:
                    sizes[homes[person]] += 1
            for limit, count in zip(problem.limits, counts, strict=True):
                if unit[0] in homes:
                    count[homes[unit[0]]] += limit.holders.get(index, 0)
    misfits = [
        max(0, low - size, size - high) for (low, high), size in zip(problem.sizes, sizes, strict=True)
    ]
    for limit, count in zip(problem.limits, counts, strict=True):
        misfits += [
            max(0, number - high, 0 if limit.is_enough(group, number, sizes[group]) else low - number)
            for group, (low, high, number) in enumerate(zip(limit.lows, limit.highs, count, strict=True))
        ]
    return misfits
