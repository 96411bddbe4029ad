"""`groups check`: what the verifier finds when it counts everything anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer
from msgspec.structs import asdict

from iclei_cli.assembly.lookup import find_plan
from iclei_cli.assembly.plans.proof import tier_values
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.cli.documents.plan.plans import BreachItem, PlanCheckDocument, plan_document
from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.mixing import tell_what_is_not_mixed
from iclei_cli.cli.show.plan_facts import attribute_word, choices_met, goodness_of
from iclei_cli.system.errors import ExitCode
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Score
    from iclei_cli.assignment.verify.check import Verdict


def show_check(assembly: Assembly, *, details: bool, as_json: bool) -> None:
    """Show what the verifier finds; with `details` also the numbers that it counted.

    Raises:
        typer.Exit: something does not hold.
    """
    plan = find_plan(assembly)
    verdict = check_plan(assembly, plan)
    document = PlanCheckDocument(
        **asdict(plan_document(assembly, plan, verdict.score, assembly.groups)),
        holds=not verdict.breaches,
        breaches=breach_items(verdict.breaches),
    )
    terminal.show(document, partial(_say_check, assembly, plan, verdict, details=details), as_json=as_json)
    if verdict.breaches:
        raise typer.Exit(ExitCode.REFUSED)


def told_once(breaches: Iterable[Message]) -> list[Message]:
    """What is wrong in several rounds alike is told once, with all of them."""
    once: dict[str, Message] = {}
    for breach in breaches:
        alike = sentence(Message(breach.code, {**breach.facts, "round": []}))
        known = once.get(alike)
        rounds = [*(known.facts.get("round", []) if known else []), *breach.facts.get("round", [])]
        once[alike] = Message(breach.code, {**breach.facts, "round": rounds})
    return list(once.values())


def breach_items(breaches: Iterable[Message]) -> list[BreachItem]:
    """Return breaches as documents have them."""
    return [BreachItem(breach.code, sentence(breach)) for breach in breaches]


def _say_check(
    assembly: Assembly, plan: Plan, verdict: Verdict, document: PlanCheckDocument, *, details: bool
) -> None:
    if not document.holds:
        breaches = told_once(verdict.breaches)
        for breach in breaches:
            terminal.say("breach-line", breach=breach)
        terminal.say("check-fails", count=len(breaches))
        return
    terminal.say("check-holds", rules=len(assembly.rules) or None)
    terminal.say("counted-as-said")
    for attribute, excess in document.score.spread.items():
        terminal.say("spread-of", attribute=attribute_word(attribute), excess=excess)
    terminal.say("choices-met", choices=choices_met(document.score.choices))
    tell_what_is_not_mixed(assembly)
    if any(tier.name == "meetings" for tier in document.proof.tiers):
        terminal.say("meetings-met", meetings=document.score.meetings)
    for _, goodness in goodness_of(assembly, plan, document.proof.tiers):
        terminal.say("and-how-good", goodness=goodness)
    if details:
        terminal.say_table(
            ["heading-tier", "heading-plan-says", "heading-counted", "heading-bound"],
            _tiers(plan, verdict.score),
        )


def _tiers(plan: Plan, score: Score) -> Iterator[tuple[str, str, str, str]]:
    real = tier_values(plan, score)
    for tier in plan.proof.tiers:
        value = f"{real[tier.name]:g}" if tier.name in real else ""
        yield tier.name, f"{tier.value:g}", value, "" if tier.bound is None else f"{tier.bound:g}"
