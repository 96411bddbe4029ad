"""What a plan is worth at a glance: sizes, how good it is, and how sectors are spread."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_plan
from iclei_cli.assembly.nouns.participant import Sector
from iclei_cli.assembly.nouns.settings import COMPANY, FAIR_TIERS
from iclei_cli.assembly.plans.proof import is_current
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.plan_facts import attribute_word, choices_met, goodness_of, proof_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.cli.documents.plans import PlanDocument, RoundItem, ScoreItem, TableNumberItem, TierItem
    from iclei_cli.system.messages import Message

_MORE_TIME = 5
"""So many times as much is advised where the time was up."""

_LARGE = 1000
"""From here on, fractions say nothing more."""


def say_summary(assembly: Assembly, document: PlanDocument, *, details: bool = False) -> None:
    """Show the sizes, how good the plan is, and how the sectors are spread over the groups.

    With `details` also what each tier comes to, and what is proved of it.
    """
    plan = find_plan(assembly)
    sizes = [len(group.members) for one in document.rounds for group in one.groups]
    several = len(document.rounds) > 1
    terminal.say(
        "plan-sizes",
        people=sum(len(group.members) for group in document.rounds[0].groups),
        groups=len(document.rounds[0].groups),
        sizes=range_of(min(sizes, default=0), max(sizes, default=0)),
        rounds=len(document.rounds) if several else None,
    )
    is_known = is_current(assembly, plan)
    known = dict(goodness_of(plan, document.proof.tiers)) if is_known else {}
    for tier in document.proof.tiers:
        _say_tier(tier, document.score)
        if tier in known:
            terminal.say("tier-line", line=known[tier])
    if not is_known:
        terminal.say("plan-edited")
    elif plan.cut_short is not None:
        _say_end(assembly, plan)
    if details:
        _say_details(document.proof.tiers)
    for one in document.rounds:
        if several:
            terminal.say("round-heading", number=one.round)
        _say_sectors(assembly, one)
        _say_numbers(document, one)


def range_of(least: int, most: int) -> int | Message:
    """Tell the sizes of the smallest and the largest group: `25-26`, or `25`."""
    return least if least == most else message("size-range", least=least, most=most)


def _say_tier(tier: TierItem, score: ScoreItem) -> None:
    """Tell what a tier comes to, in what can be counted on the lists."""
    match tier.name:
        case "spread":
            terminal.say("tier-spread", attributes=[attribute_word(name) for name in score.spread])
            excess = sum(score.spread.values())
            if excess:
                terminal.say("tier-line", line=message("mixed-unevenly", excess=excess))
            elif score.spread:
                terminal.say("tier-line", line=message("mixed-evenly"))
        case "moves":
            terminal.say("tier-moves", value=int(tier.value))
        case "meetings":
            terminal.say("tier-meetings", value=int(tier.value))
        case name if name == COMPANY or name in FAIR_TIERS:
            terminal.say(f"tier-{name}", value=int(tier.value))
        case _:
            terminal.say("tier-choices", choices=choices_met(score.choices))


def _say_end(assembly: Assembly, plan: Plan) -> None:
    """Tell why the search ended, and how it is given more time; a repair cannot be."""
    is_repair = any(tier.name == "moves" for tier in plan.proof.tiers)
    more = None if is_repair else f"{_MORE_TIME * assembly.asked().seconds:g}"
    terminal.say(f"cut-short-{plan.cut_short}", more=more)


def _say_numbers(document: PlanDocument, one: RoundItem) -> None:
    """Show the mean and the spread of each mixed number at each table, and of everybody."""
    if not document.numbers:
        return
    cells = [
        {item.group: _mean_and_spread(item) for item in number.tables if item.round == one.round}
        for number in document.numbers
    ]
    groups = [(group.key, group.label) for group in one.groups]
    everybody = (None, message("everybody"))
    terminal.say_table(
        [
            "heading-mean-and-spread",
            *(message("column-heading", header=number.attribute) for number in document.numbers),
        ],
        [(label, *(column[key] for column in cells)) for key, label in (*groups, everybody)],
    )


def _mean_and_spread(item: TableNumberItem) -> Message | None:
    if item.mean is None or item.deviation is None:
        return None
    return message("mean-and-spread", mean=_amount(item.mean), spread=_amount(item.deviation))


def _amount(number: float) -> str:
    return f"{number:,.0f}" if abs(number) >= _LARGE else f"{number:.1f}"


def _say_sectors(assembly: Assembly, one: RoundItem) -> None:
    counts = [
        Counter(assembly.participants[member.id].sector for member in group.members) for group in one.groups
    ]
    sectors = [sector for sector in (*Sector, None) if any(count[sector] for count in counts)]
    terminal.say_table(
        ["", *(f"sector-{sector or 'not-stated'}" for sector in sectors), "heading-everyone"],
        [
            (group.label, *(count[sector] for sector in sectors), count.total())
            for group, count in zip(one.groups, counts, strict=True)
        ],
    )


def _say_details(tiers: Sequence[TierItem]) -> None:
    """Tell the numbers of the search: what each tier comes to, its bound, and where that is from."""
    terminal.say_table(
        ["heading-tier", "heading-value", "heading-bound", ""],
        [(tier.name, f"{tier.value:g}", _shown(tier.bound), proof_of(tier)) for tier in tiers],
    )


def _shown(bound: float | None) -> str:
    return "" if bound is None else f"{bound:g}"
