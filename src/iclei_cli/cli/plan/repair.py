"""`groups repair`: the plan mended after cancellations, walk-ins and edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_group, find_plan
from iclei_cli.assignment.plans.repair import RepairLimits, repair_plan
from iclei_cli.cli.documents.changes import changes_document
from iclei_cli.cli.plan.assign import tier_progress
from iclei_cli.cli.plan.changes import open_for_change, say_changes, say_kept_by_hand, say_what_next
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.hosts import tell_absent_hosts
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.cli.documents.changes import ChangesDocument
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message


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
    with terminal.progress() as update, open_for_change(store, dry_run=dry_run) as assembly:
        before = find_plan(assembly)
        frozen = [find_group(assembly, words).key for words in freeze]
        limits = RepairLimits(most_moves=max_moves, frozen=frozen, unpin=unpin)
        after = assembly.plan = repair_plan(assembly, before, limits, tier_progress(update))

    def say_repair(document: ChangesDocument) -> None:
        if after is before:
            terminal.say("repair-nothing-to-do")
            return
        _say_moves(document, max_moves)
        say_changes(assembly, document)
        say_kept_by_hand(assembly)
        tell_absent_hosts(assembly)
        say_what_next(dry_run=dry_run)

    terminal.show(changes_document(assembly, before, after, dry_run=dry_run), say_repair, as_json=as_json)
    terminal.end_if_stopped(is_stopped=after is not before and after.cut_short == "ctrl-c")


def _say_moves(document: ChangesDocument, max_moves: int | None) -> None:
    if document.moved or document.seated or document.unseated:
        terminal.say(
            "repair-moves",
            moved=len(document.moved),
            fewest=_fewest(document, max_moves),
            gained=len(document.seated),
            lost=len(document.unseated),
        )
    else:
        terminal.say("repair-moves-nobody" if max_moves is None else "repair-finds-nothing-better")


def _fewest(document: ChangesDocument, max_moves: int | None) -> Message:
    """Tell whether fewer people could move."""
    [tier] = [tier for tier in document.proof.tiers if tier.name == "moves"]
    if max_moves is not None:
        return message("fewest-moves-allowed", most=max_moves)
    if tier.bound is None:
        return message("fewest-moves-not-proved")
    if tier.value == tier.bound:
        return message("fewest-moves-proved")
    return message("fewest-moves-bound", least=tier.bound)
