"""What a plan is worth at a glance: sizes, how good it is, and how people are mixed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_plan
from iclei_cli.assembly.nouns.attributes import MIXED
from iclei_cli.assembly.nouns.participant import Sector
from iclei_cli.assembly.people.attributes import attribute_named, filled_in
from iclei_cli.assembly.plans.proof import is_current
from iclei_cli.assembly.rules.describe import value_word
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.many_tables import are_many, say_counts
from iclei_cli.cli.show.plan_facts import attribute_word, choices_met, count_of, goodness_of, proof_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.assembly.people.attributes import Attribute
    from iclei_cli.cli.documents.plan.plans import (
        PlanDocument,
        RoundItem,
        ScoreItem,
        TableNumberItem,
        TierItem,
    )
    from iclei_cli.system.messages import Message

_MORE_TIME = 5
"""So many times as much is advised where the time was up."""

_LARGE = 1000
"""From here on, fractions say nothing more."""

_SECTOR = "sector"

_MOST_VALUES = 6
"""So many columns fit beside each other, the values that most people have."""


def say_summary(
    assembly: Assembly, document: PlanDocument, *, details: bool = False, everything: bool = False
) -> None:
    """Show the sizes, how good the plan is, and how what is mixed is spread over the groups.

    With `details` also what each tier comes to, and what is proved of it; of very many groups, each only if
    `everything` is asked for.
    """
    with terminal.framed():
        _say_worth(assembly, document)
    if details:
        _say_details(document.proof.tiers)
    several = len(document.rounds) > 1
    for one in document.rounds:
        if several:
            terminal.say("round-heading", number=one.round)
        _say_counts(assembly, one, everything=everything)
        _say_numbers(document, one, everything=everything)


def _say_worth(assembly: Assembly, document: PlanDocument) -> None:
    """Tell the sizes, and how good the plan is."""
    plan = find_plan(assembly)
    sizes = [len(group.members) for one in document.rounds for group in one.groups]
    terminal.say(
        "plan-sizes",
        people=sum(len(group.members) for group in document.rounds[0].groups),
        groups=len(document.rounds[0].groups),
        sizes=range_of(min(sizes, default=0), max(sizes, default=0)),
        rounds=len(document.rounds) if len(document.rounds) > 1 else None,
    )
    is_known = is_current(assembly, plan)
    known = dict(goodness_of(assembly, plan, document.proof.tiers)) if is_known else {}
    for tier in document.proof.tiers:
        if tier.name == "spread" and not assembly.asked().spread and not document.score.spread:
            terminal.say("tier-spread-none")
        else:
            _say_tier(tier, document.score)
        if tier in known:
            terminal.say("tier-line", line=known[tier])
    if not is_known:
        terminal.say("plan-edited")
    elif plan.cut_short is not None:
        _say_end(assembly, plan)


def range_of(least: int, most: int) -> int | Message:
    """Tell the sizes of the smallest and the largest group: `25-26`, or `25`."""
    return least if least == most else message("size-range", least=least, most=most)


def _say_tier(tier: TierItem, score: ScoreItem) -> None:
    """Tell what a tier comes to, in what can be counted on the lists."""
    match tier.name:
        case "spread":
            terminal.say("tier-spread", attributes=[attribute_word(name) for name in score.spread])
            excess = count_of("spread", tier.value, score)
            if excess:
                terminal.say("tier-line", line=message("mixed-unevenly", excess=excess))
            elif score.spread:
                terminal.say("tier-line", line=message("mixed-evenly"))
        case "choices":
            terminal.say("tier-choices", choices=choices_met(score.choices))
        case name:
            terminal.say(f"tier-{name}", value=count_of(name, tier.value, score))


def _say_end(assembly: Assembly, plan: Plan) -> None:
    """Tell why the search ended, and how it is given more time; a repair cannot be."""
    is_repair = any(tier.name == "moves" for tier in plan.proof.tiers)
    more = None if is_repair else f"{_MORE_TIME * assembly.asked().seconds:g}"
    terminal.say(f"cut-short-{plan.cut_short}", more=more)


def _say_numbers(document: PlanDocument, one: RoundItem, *, everything: bool) -> None:
    """Show the mean and the spread of each mixed number at each table, and of everybody.

    Of very many tables, it is the lowest and the highest mean.
    """
    if not document.numbers:
        return
    columns = [
        {item.group: item for item in number.tables if item.round == one.round} for number in document.numbers
    ]
    rows: list[tuple[Text | Message | None, list[TableNumberItem | None]]]
    if are_many(len(one.groups), everything=everything):
        ends = [_ends(column.values()) for column in columns]
        rows = [
            (message("lowest-at-a-table"), [low for low, _ in ends]),
            (message("highest-at-a-table"), [high for _, high in ends]),
        ]
    else:
        rows = [(group.text("label"), [column[group.key] for column in columns]) for group in one.groups]
    rows.append((message("everybody"), [column[None] for column in columns]))
    terminal.say_table(
        [
            "heading-mean-and-spread",
            *(message("column-heading", header=number.attribute) for number in document.numbers),
        ],
        [(label, *map(_mean_and_spread, items)) for label, items in rows],
    )


def _ends(items: Iterable[TableNumberItem]) -> tuple[TableNumberItem | None, TableNumberItem | None]:
    """The tables with the lowest and the highest mean, if any has one."""
    known = sorted(
        (item.mean, index, item)
        for index, item in enumerate(items)
        if item.group is not None and item.mean is not None
    )
    return (known[0][-1], known[-1][-1]) if known else (None, None)


def _mean_and_spread(item: TableNumberItem | None) -> Message | None:
    if item is None or item.mean is None or item.deviation is None:
        return None
    return message("mean-and-spread", mean=_amount(item.mean), spread=_amount(item.deviation))


def _amount(number: float) -> str:
    return f"{number:,.0f}" if abs(number) >= _LARGE else f"{number:.1f}"


def _say_counts(assembly: Assembly, one: RoundItem, *, everything: bool) -> None:
    """Show how many of each value of what is mixed sit at each table; of numbers, the means are shown.

    Where it was not said what is to be mixed, it is the sectors.
    """
    asked = assembly.asked().spread
    attributes = [attribute_named(assembly, name) for name in filled_in(assembly, asked)]
    words = [attribute for attribute in attributes if attribute.numbers is None]
    if asked == MIXED or not words:
        words = [attribute_named(assembly, _SECTOR)]
    for attribute in words:
        _say_counts_of(attribute, one, is_only=len(words) == 1, everything=everything)


def _say_counts_of(attribute: Attribute, one: RoundItem, *, is_only: bool, everything: bool) -> None:
    """Show how many have each value at each table, of many values those that most people have."""
    counts = [
        Counter(value for member in group.members for value in attribute.words.get(member.id, (None,)))
        for group in one.groups
    ]
    held = Counter(value for count in counts for value in count.elements())
    values = _values_shown(attribute, held)
    heading = "" if is_only and attribute.name == _SECTOR else attribute_word(attribute.name)
    say_counts(
        [heading, *(_value_heading(attribute, value) for value in values), "heading-everyone"],
        [
            (group.text("label"), [*(count[value] for value in values), len(group.members)])
            for group, count in zip(one.groups, counts, strict=True)
        ],
        everything=everything,
    )


def _values_shown(attribute: Attribute, held: Counter[str | None]) -> list[str | None]:
    """The values that have a column: sectors in their order, others by how many people have them.

    What one person has is at one table, and says nothing of mixing. Last is that somebody has none.
    """
    if not any(held[value] for value in held if value is not None):
        return []
    if attribute.name == _SECTOR:
        return [value for value in (*Sector, None) if held[value]]
    shared = [value for value, people in held.most_common() if value is not None and people > 1]
    return [*shared[:_MOST_VALUES], *([None] if held[None] else [])]


def _value_heading(attribute: Attribute, value: str | None) -> str | Message:
    if value is None:
        return "sector-not-stated"
    if attribute.name == _SECTOR:
        return f"sector-{value}"
    return message("column-heading", header=value_word(attribute.name, value))


def _say_details(tiers: Sequence[TierItem]) -> None:
    """Tell the numbers of the search: what each tier comes to, its bound, and where that is from."""
    terminal.say_table(
        ["heading-tier", "heading-value", "heading-bound", ""],
        [(tier.name, f"{tier.value:g}", _shown(tier.bound), proof_of(tier)) for tier in tiers],
    )


def _shown(bound: float | None) -> str:
    return "" if bound is None else f"{bound:g}"
