"""`groups assign`: the best plan, and how it is asked for."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.attributes import MIXABLE, MIXED
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.hosts import tell_absent_hosts
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assignment.settings import Settings
    from iclei_cli.assignment.solver.options import SearchProgress
    from iclei_cli.cli.documents.plans import PlanDocument
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message


def assign_groups(store: Store, settings: Settings, *, unpin: bool = False, as_json: bool) -> None:
    """Make the best plan for the assembly as it is, keep it, and show what it is worth.

    Raises:
        IcleiError: no plan can be made, or none was found in time; nothing was changed.
    """
    from iclei_cli.assignment.plans.make import make_plan
    from iclei_cli.assignment.verify.check import score_plan
    from iclei_cli.cli.documents.plans import plan_document

    with terminal.progress() as update, store.transaction() as assembly:
        assembly.plan = make_plan(assembly, settings, tier_progress(update), unpin=unpin)
    score = score_plan(assembly, assembly.plan)
    document = plan_document(assembly, assembly.plan, score, assembly.groups)
    terminal.show(document, partial(_say_plan, assembly), as_json=as_json)
    terminal.end_if_stopped(is_stopped=assembly.plan.cut_short == "ctrl-c")


def _say_plan(assembly: Assembly, document: PlanDocument) -> None:
    from iclei_cli.cli.plan.changes import say_kept_by_hand
    from iclei_cli.cli.plan.summary import say_summary

    say_summary(assembly, document)
    say_kept_by_hand(assembly)
    tell_absent_hosts(assembly)
    terminal.say("plan-made")


def parse_settings(
    *,
    rounds: int,
    order: str | None,
    spread: str | None,
    weights: Sequence[str],
    seconds: float,
    seed: int,
) -> Settings:
    """Return what was typed on how the plan is to be made.

    Raises:
        UsageError: it cannot be meant.
    """
    from iclei_cli.assignment.settings import TIERS, Settings
    from iclei_cli.system.errors import UsageError

    if not math.isfinite(seconds):
        raise UsageError("not-seconds")
    tiers = _words(order, TIERS)
    unknown = [word for word in tiers if word not in TIERS]
    if unknown or len(set(tiers)) < len(tiers):
        raise UsageError("not-an-order", order=order, tiers=TIERS)
    mixed = _words(spread, MIXED)
    for word in mixed:
        _require_attribute("--spread", word)
    counts = {}
    for typed in weights:
        name, _, number = typed.partition("=")
        _require_attribute("--weight", name.strip())
        if not number.strip().isdecimal() or int(number) == 0:
            raise UsageError("not-a-weight", typed=typed)
        counts[name.strip()] = int(number)
    return Settings(
        rounds=rounds,
        spread=mixed,
        weights=counts,
        order=(*tiers, *(tier for tier in TIERS if tier not in tiers)),
        seed=seed,
        seconds=seconds,
    )


def _words(typed: str | None, usual: tuple[str, ...]) -> tuple[str, ...]:
    return usual if typed is None else tuple(word.strip() for word in typed.split(",") if word.strip())


def _require_attribute(option: str, word: str) -> None:
    from iclei_cli.system.errors import UsageError

    if word not in MIXABLE:
        raise UsageError("not-an-attribute", option=option, word=word, known=MIXABLE)


def tier_progress(update: Callable[[Message], None]) -> SearchProgress:
    """Return what tells of a tier that is being solved, in one line."""

    def tell(tier: str, value: float | None, bound: float | None) -> None:
        update(message(f"doing-{tier}", value=_number(value), bound=_number(bound)))

    return tell


def _number(value: float | None) -> str | Message:
    return message("none-yet") if value is None else f"{value:g}"
