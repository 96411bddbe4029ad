"""How a plan is shown: as a whole, group by group, for one person, and checked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import typer

from iclei_cli.assembly.lookup import find_group, find_participant
from iclei_cli.assembly.plans.plan import Placed
from iclei_cli.assembly.plans.proof import counted, is_current, present_proof
from iclei_cli.assembly.plans.seating import absentees, seats_of, tables, unseated
from iclei_cli.assignment.verify.check import check_plan, score_plan
from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.show import documents, terminal
from iclei_cli.cli.show.rules import facts_about
from iclei_cli.cli.show.words import SECTOR_WORDS, count, ordinal
from iclei_cli.system.errors import ExitCode, RefusedError

if TYPE_CHECKING:
    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.group import Group
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.assembly.plans.plan import Plan, Score, Tier

_HOW = {
    "relaxation": "relaxation",
    "search": "search",
    "rounds": "the sum of all rounds",
    "convexity": "evenness",
}
"""How a bound is known, in a word or two; docs/assignment.md says more."""

_CUT_SHORT = {"ctrl-c": "stopped with Ctrl-C", "time": "the time was over"}


def show_plan(assembly: Assembly, who: str | None, *, as_json: bool) -> None:
    """Show all groups, or the group or person that `who` names.

    Raises:
        RefusedError: there is no plan, or nothing is called so.
    """
    plan = plan_of(assembly)
    groups, person = _named(assembly, who)
    if as_json:
        if person is not None:
            terminal.show_json(documents.participant_document(assembly, person))
            return
        keys = [group.key for group in groups]
        terminal.show_json(documents.plan_document(assembly, plan, score_plan(assembly, plan), keys))
    elif person is not None:
        _show_person(assembly, plan, person)
    else:
        for group in groups:
            _show_group(assembly, plan, group)
        _tell_unseated(assembly, plan)
        if who is None:
            show_summary(assembly, plan, score_plan(assembly, plan))


def show_summary(assembly: Assembly, plan: Plan, score: Score) -> None:
    """Show the sizes, the tiers with their proof, and how the sectors are spread over the groups."""
    seated = [tables(assembly, plan, number) for number in plan.numbers]
    sizes = [len(table) for groups in seated for table in groups.values()]
    people = sum(len(table) for table in seated[0].values())
    rounds = f", {len(plan.rounds)} rounds" if len(plan.rounds) > 1 else ""
    terminal.say_text(f"{people} people, {len(assembly.groups)} groups of {_range(sizes)}{rounds}")
    terminal.say_text(f"  mixed by  {', '.join(plan.spread) or 'nothing: no attribute is filled in'}")
    if not is_current(assembly, plan):
        terminal.say_text(
            "  edited since the plan was made: counted anew, not proved   Next: iclei groups repair"
        )
    elif plan.cut_short is not None:
        terminal.say_text(f"  {_CUT_SHORT[plan.cut_short]}: this is the best plan found until then")
    for tier in present_proof(assembly, plan, score).tiers:
        for head, fact in zip((tier.name, ""), _tier_facts(tier, score), strict=False):
            terminal.say_text(f"  {head:<9} {fact}")
    for number, groups in enumerate(seated, start=1):
        if len(seated) > 1:
            terminal.say_text(f"Round {number}")
        _show_matrix(assembly, groups)


def show_check(assembly: Assembly, *, as_json: bool) -> None:
    """Show what the verifier finds.

    Raises:
        typer.Exit: something does not hold.
    """
    plan = plan_of(assembly)
    verdict = check_plan(assembly, plan)
    if as_json:
        document = documents.plan_document(assembly, plan, verdict.score, assembly.groups)
        breaches = [{"code": breach.code, "message": sentence(breach)} for breach in verdict.breaches]
        terminal.show_json({"holds": not breaches, "breaches": breaches, **document})
    elif not verdict.breaches:
        yours = f", and so is what {count(len(assembly.rules), 'rule')} asked for" if assembly.rules else ""
        terminal.say_text(f"All rules hold: everyone has one seat, sizes and hosts are right{yours}.")
        terminal.say_text("Counted anew:")
        terminal.show_table(["Tier", "Plan says", "Counted", "Bound"], _counted(plan, verdict.score))
        for attribute, excess in verdict.score.spread.items():
            terminal.say_text(f"  {attribute:<13} {excess} out of balance")
        terminal.say_text(f"  choices       {_choices(verdict.score)}")
    else:
        for breach in verdict.breaches:
            terminal.say_text(f"  {sentence(breach)}")
        terminal.say_text(f"It does not hold: {len(verdict.breaches)} found.   Next: iclei groups repair")
    if verdict.breaches:
        raise typer.Exit(ExitCode.REFUSED)


def plan_of(assembly: Assembly) -> Plan:
    """The plan that there is.

    Raises:
        RefusedError: there is none.
    """
    if assembly.plan is None:
        raise RefusedError("no-plan")
    return assembly.plan


def _named(assembly: Assembly, who: str | None) -> tuple[list[Group], Participant | None]:
    """The groups that are meant, or else the person."""
    if who is None:
        return list(assembly.groups.values()), None
    try:
        return [find_group(assembly, who)], None
    except RefusedError as no_group:
        if no_group.code == "group-ambiguous":
            raise
        try:
            return [], find_participant(assembly, who)
        except RefusedError as no_person:
            if no_person.code == "person-ambiguous":
                raise
            raise RefusedError(
                "nothing-so-called",
                words=who,
            ) from no_group


def _show_group(assembly: Assembly, plan: Plan, group: Group) -> None:
    roles: dict[int, list[str]] = {}
    for role, ident in group.hosts.items():
        roles.setdefault(ident, []).append(role)
    for number in plan.numbers:
        members = tables(assembly, plan, number)[group.key]
        which = f", round {number}" if len(plan.rounds) > 1 else ""
        facts = [
            f"{group.municipality} presents" if group.municipality else None,
            f"room {group.room}" if group.room else None,
            "1 person" if len(members) == 1 else f"{len(members)} people",
        ]
        terminal.say_text(f"{group.label} ({group.key}){which}: {', '.join(filter(None, facts))}")
        terminal.show_table(
            ["No.", "Name", "Organisation", "Municipality", "Sector", "Choice", "Role"],
            [
                (
                    person.id,
                    person.name,
                    person.organisation,
                    person.municipality,
                    SECTOR_WORDS[person.sector],
                    choice_text(person, group.topic),
                    ", ".join(roles.get(person.id, [])),
                )
                for person in members
            ],
        )
        terminal.say_text()


def _show_person(assembly: Assembly, plan: Plan, person: Participant) -> None:
    wishes = ", ".join(f"{rank}. {topic}" for rank, topic in enumerate(person.choices, start=1))
    terminal.say_text(f"No. {person.id} {person.name}: {wishes or 'no choices stated'}")
    placed = [{item.participant: item.placed for item in placements} for placements in plan.rounds]
    for number, key in enumerate(seats_of(plan, person.id), start=1):
        which = f"round {number}: " if len(plan.rounds) > 1 else ""
        if not person.is_coming:
            terminal.say_text(f"  {which}has cancelled")
        elif person.id in absentees(assembly, number):
            terminal.say_text(f"  {which}absent")
        elif key is None:
            terminal.say_text(f"  {which}no seat   Next: iclei groups place {person.id}")
        else:
            group = assembly.groups[key]
            fixed = "belongs to this table" if person.id in group.hosts.values() else "by a rule"
            reasons = {Placed.PINNED: f" ({fixed})", Placed.MOVED: " (moved by hand)", Placed.SOLVER: ""}
            why = reasons[placed[number - 1][person.id]]
            terminal.say_text(
                f"  {which}{group.label} ({key}), choice: {choice_text(person, group.topic)}{why}"
            )
    for head, fact in facts_about(assembly, person):
        terminal.say_text(f"  {head}: {fact}")


def _tell_unseated(assembly: Assembly, plan: Plan) -> None:
    for number in plan.numbers:
        people = unseated(assembly, plan, number)
        if people:
            names = ", ".join(f"no. {person.id} {person.name}" for person in people)
            terminal.say_text(f"Without a seat: {names}   Next: iclei groups repair")


def _show_matrix(assembly: Assembly, groups: dict[str, list[Participant]]) -> None:
    counts = {key: Counter(person.sector for person in table) for key, table in groups.items()}
    sectors = [sector for sector in SECTOR_WORDS if any(count[sector] for count in counts.values())]
    terminal.show_table(
        ["", *(SECTOR_WORDS[sector] or "not stated" for sector in sectors), "people"],
        [
            (assembly.groups[key].label, *(count[sector] for sector in sectors), count.total())
            for key, count in counts.items()
        ],
    )


def _range(sizes: list[int]) -> str:
    return str(min(sizes)) if min(sizes) == max(sizes) else f"{min(sizes)}-{max(sizes)}"


def _tier_facts(tier: Tier, score: Score) -> list[str]:
    """One line or two: what the tier comes to, and how good that is."""
    if tier.name == "spread":
        return [f"{tier.value:g} out of balance: {proof_text(tier)}"]
    if tier.name == "moves":
        return [f"{count(int(tier.value), 'seat')} changed by the last repair: {proof_text(tier)}"]
    if tier.name == "meetings":
        return [f"{tier.value:g} times somebody is met again: {proof_text(tier)}"]
    return [_choices(score), f"cost {tier.value:g}: {proof_text(tier)}"]


def proof_text(tier: Tier) -> str:
    """How good a tier is, as far as it is known."""
    if tier.bound is None:
        return "not proved"
    how = f", by {_HOW[tier.how]}" if tier.how in _HOW else ""
    if tier.is_proved:
        return f"proved best{how}"
    gap = (tier.value - tier.bound) / tier.value
    return f"no plan is below {tier.bound:g} (gap {gap:.1%}){how}"


def _choices(score: Score) -> str:
    """`1st 88 · 2nd 24 · 3rd 12 · other 2 · none stated 4`."""
    words = {"unlisted": "other", "none-stated": "none stated"}
    return " · ".join(
        f"{words.get(name) or ordinal(int(name))} {count}" for name, count in score.choices.items()
    )


def choice_text(person: Participant, topic: str | None) -> str:
    """`1st`, `other` or `none stated`: which wish a topic is."""
    if not person.choices:
        return "none stated"
    rank = person.rank_of(topic)
    return "other" if rank is None else ordinal(rank)


def _counted(plan: Plan, score: Score) -> list[tuple[str, str, str, str]]:
    real = counted(plan, score)
    return [
        (
            tier.name,
            f"{tier.value:g}",
            f"{real[tier.name]:g}" if tier.name in real else "",
            "" if tier.bound is None else f"{tier.bound:g}",
        )
        for tier in plan.proof.tiers
    ]
