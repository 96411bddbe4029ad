"""`groups check`: what the verifier finds when it counts everything anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer
from msgspec.structs import asdict

from iclei_cli.assembly.lookup import find_plan
from iclei_cli.assembly.plans.proof import tier_values
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.cli.documents.plans import BreachItem, PlanCheckDocument, plan_document
from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.plan_facts import attribute_word, choices_met
from iclei_cli.system.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Score
    from iclei_cli.assignment.verify.check import Verdict
    from iclei_cli.system.messages import Message


def show_check(assembly: Assembly, *, as_json: bool) -> None:
    """Show what the verifier finds.

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
    terminal.show(document, partial(_say_check, assembly, plan, verdict), as_json=as_json)
    if verdict.breaches:
        raise typer.Exit(ExitCode.REFUSED)


def breach_items(breaches: Iterable[Message]) -> list[BreachItem]:
    """Return breaches as documents have them."""
    return [BreachItem(breach.code, sentence(breach)) for breach in breaches]


def _say_check(assembly: Assembly, plan: Plan, verdict: Verdict, document: PlanCheckDocument) -> None:
    if not document.holds:
        for breach in verdict.breaches:
            terminal.say("breach-line", breach=breach)
        terminal.say("check-fails", count=len(verdict.breaches))
        return
    terminal.say("check-holds", rules=len(assembly.rules) or None)
    terminal.say("counted-anew")
    terminal.say_table(
        ["heading-tier", "heading-plan-says", "heading-counted", "heading-bound"],
        _tiers(plan, verdict.score),
    )
    for attribute, excess in document.score.spread.items():
        terminal.say("spread-of", attribute=attribute_word(attribute), excess=excess)
    terminal.say("choices-met", choices=choices_met(document.score.choices))


def _tiers(plan: Plan, score: Score) -> Iterator[tuple[str, str, str, str]]:
    real = tier_values(plan, score)
    for tier in plan.proof.tiers:
        value = f"{real[tier.name]:g}" if tier.name in real else ""
        yield tier.name, f"{tier.value:g}", value, "" if tier.bound is None else f"{tier.bound:g}"
