"""`groups check`: what the verifier finds when it counts everything anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer
from msgspec.structs import asdict

from iclei_cli.assembly.lookup import find_plan
from iclei_cli.assembly.nouns.settings import COMPANY, FAIR_TIERS
from iclei_cli.assembly.plans.proof import tier_values
from iclei_cli.assignment.verify.check import bounds_reckoned, check_plan
from iclei_cli.cli.documents.plan.plans import BreachItem, PlanCheckDocument, plan_document
from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.mixing import tell_what_is_not_mixed
from iclei_cli.cli.show.plan_facts import attribute_word, choices_met, count_of, goodness_of, told_once
from iclei_cli.system.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Score
    from iclei_cli.assignment.verify.check import Verdict
    from iclei_cli.system.messages import Message


_COUNTED = frozenset({*FAIR_TIERS, COMPANY, "meetings"})
"""The tiers of which one number is told, beside what is mixed and the choices."""


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
        is_current=verdict.is_current,
        reckoned=bounds_reckoned(assembly, plan),
    )
    terminal.show(document, partial(_say_check, assembly, plan, verdict, details=details), as_json=as_json)
    if verdict.breaches:
        raise typer.Exit(ExitCode.REFUSED)


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
    terminal.say("counted-as-said" if document.is_current else "counted-after-edits")
    for attribute, excess in document.score.spread.items():
        terminal.say("spread-of", attribute=attribute_word(attribute), excess=excess)
    terminal.say("choices-met", choices=choices_met(document.score.choices))
    tell_what_is_not_mixed(assembly)
    counted = tier_values(plan, verdict.score)
    for tier in document.proof.tiers:
        if tier.name in _COUNTED:
            value = count_of(tier.name, counted[tier.name], document.score)
            terminal.say(f"counted-{tier.name}", value=value)
    for _, goodness in goodness_of(assembly, plan, document.proof.tiers):
        terminal.say("and-how-good", goodness=goodness)
    if details:
        terminal.say_table(
            ["heading-tier", "heading-plan-says", "heading-counted", "heading-bound", "heading-reckoned"],
            _tiers(plan, verdict.score, document.reckoned),
        )


def _tiers(plan: Plan, score: Score, reckoned: Mapping[str, int]) -> Iterator[tuple[str, str, str, str, str]]:
    real = tier_values(plan, score)
    for tier in plan.proof.tiers:
        value = f"{real[tier.name]:g}" if tier.name in real else ""
        bound = "" if tier.bound is None else f"{tier.bound:g}"
        yield tier.name, f"{tier.value:g}", value, bound, str(reckoned.get(tier.name, ""))
