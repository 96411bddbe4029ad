"""What `groups repair` does and shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_group
from iclei_cli.assembly.plans.difference import difference
from iclei_cli.assignment.plans.repair import RepairLimits, repair_plan
from iclei_cli.cli.plan.assign import telling
from iclei_cli.cli.plan.changes import changes_document, opened, show_changes, tell_kept, tell_moved_by_hand
from iclei_cli.cli.plan.view import plan_of
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.hosts import tell_absent_hosts
from iclei_cli.cli.show.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.plans.plan import Plan
    from iclei_cli.store.store import Store


def repair_groups(
    store: Store,
    *,
    max_moves: int | None,
    freeze: Sequence[str],
    unpin: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Repair the plan, keep it unless it is a dry run, and show what became of it.

    Raises:
        IcleiError: there is no plan, or it cannot be repaired so; nothing was changed.
    """
    with terminal.progress() as update, opened(store, dry_run=dry_run) as assembly:
        before = plan_of(assembly)
        frozen = [find_group(assembly, words).key for words in freeze]
        limits = RepairLimits(most_moves=max_moves, frozen=frozen, unpin=unpin)
        after = assembly.plan = repair_plan(assembly, before, limits, telling(update))
    if as_json:
        terminal.show_json(changes_document(assembly, before, after, dry_run=dry_run))
        return
    if after is before:
        terminal.say_text("There is nothing to repair: everyone has a seat and all rules hold.")
        return
    terminal.say_text(_summary(before, after, max_moves))
    show_changes(assembly, before, after)
    tell_moved_by_hand(assembly, after)
    tell_absent_hosts(assembly)
    tell_kept(dry_run=dry_run)


def _summary(before: Plan, after: Plan, max_moves: int | None) -> str:
    changes = difference(before, after)
    if not changes:
        found = "the rules hold as everyone sits" if max_moves is None else "no better plan was found"
        return f"Nobody moves: {found}"
    moved = sum(1 for change in changes if change.before and change.after)
    [tier] = [tier for tier in after.proof.tiers if tier.name == "moves"]
    if max_moves is not None:
        fewest = f"of {max_moves} at most"
    elif tier.is_proved:
        fewest = "proved fewest"
    else:
        fewest = "not proved fewest" if tier.bound is None else f"at least {tier.bound:g} must"
    gained = sum(1 for change in changes if not change.before)
    lost = sum(1 for change in changes if not change.after)
    return f"{count(moved, 'move')} ({fewest}), {count(gained, 'seat')} given, {lost} taken back"
