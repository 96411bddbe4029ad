"""What became of a plan: who sits elsewhere, and what each tier came to before and after."""

from __future__ import annotations

from contextlib import nullcontext
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.plans.difference import difference
from iclei_cli.assembly.plans.plan import Placed
from iclei_cli.assembly.plans.proof import counted, present_proof
from iclei_cli.assignment.verify.check import score_plan
from iclei_cli.cli.plan.view import proof_text
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.documents import proof_document

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.plans.difference import Change
    from iclei_cli.assembly.plans.plan import Plan
    from iclei_cli.store.store import Store

SHOWN = 5
"""How many people a note names before it only counts the others."""


def opened(store: Store, *, dry_run: bool) -> AbstractContextManager[Assembly]:
    """The assembly to be changed; in a dry run, one whose changes nobody keeps."""
    return nullcontext(store.read()) if dry_run else store.transaction()


def show_changes(assembly: Assembly, before: Plan, after: Plan) -> None:
    """Show who sits elsewhere and the tiers before and after."""
    for number, changes in groupby(difference(before, after), key=attrgetter("round")):
        if len(after.rounds) > 1:
            terminal.say_text(f"Round {number}")
        terminal.show_table(
            ["No.", "Name", "From", "To", ""],
            [
                (
                    change.participant,
                    _name(assembly, change.participant),
                    change.before or "-",
                    change.after or "-",
                    _why(assembly, change),
                )
                for change in changes
            ],
            whole=("From", "To", ""),
        )
    _show_tiers(assembly, before, after)


def changes_document(assembly: Assembly, before: Plan, after: Plan, *, dry_run: bool) -> dict[str, Any]:
    """Who sits elsewhere and the tiers before and after, for scripts."""
    changes = difference(before, after)
    score = score_plan(assembly, after)
    return {
        "changed": before != after and not dry_run,
        "dry_run": dry_run,
        "moved": [_change_document(change) for change in changes if change.before and change.after],
        "seated": [_change_document(change) for change in changes if not change.before],
        "unseated": [_change_document(change) for change in changes if not change.after],
        "before": counted(before, score_plan(assembly, before)),
        "after": counted(after, score),
        "proof": proof_document(present_proof(assembly, after, score)),
    }


def tell_moved_by_hand(assembly: Assembly, plan: Plan) -> None:
    """Name those whom somebody moved by hand and who were left there."""
    moved = {
        f"{_name(assembly, item.participant)} ({item.group})": None
        for placements in plan.rounds
        for item in placements
        if item.placed is Placed.MOVED
    }
    if moved:
        more = [f"{len(moved) - SHOWN} more"] if len(moved) > SHOWN else []
        terminal.say_text(f"Left where they were moved by hand: {', '.join([*list(moved)[:SHOWN], *more])}")
        terminal.say_text("  To let them go: --unpin")


def tell_kept(*, dry_run: bool) -> None:
    """Name the next step, and how to take this one back."""
    if dry_run:
        terminal.say_text("Nothing was changed (--dry-run).   Next: the same without --dry-run")
    else:
        terminal.say_text("Next: iclei export roster   Undo: iclei undo")


def _show_tiers(assembly: Assembly, before: Plan, after: Plan) -> None:
    score = score_plan(assembly, after)
    old, new = counted(before, score_plan(assembly, before)), counted(after, score)
    tiers = {tier.name: tier for tier in present_proof(assembly, after, score).tiers}
    shown = [name for name in after.order if name != "meetings" or len(after.rounds) > 1]
    terminal.show_table(
        ["", "Before", "After", ""],
        [
            (name, f"{old[name]:g}", f"{new[name]:g}", proof_text(tiers[name]) if name in tiers else "")
            for name in shown
        ],
    )


def _why(assembly: Assembly, change: Change) -> str:
    if change.before and change.after:
        return "moves"
    if change.after:
        return "gets a seat"
    person = assembly.participants.get(change.participant)
    return "has cancelled" if person is None or not person.is_coming else "is absent"


def _name(assembly: Assembly, ident: int) -> str:
    person = assembly.participants.get(ident)
    return "(on no list)" if person is None else person.name


def _change_document(change: Change) -> dict[str, Any]:
    return {
        "id": change.participant,
        "round": change.round,
        "from": change.before,
        "to": change.after,
    }
