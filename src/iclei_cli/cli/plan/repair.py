"""`groups repair`: the plan mended after cancellations, walk-ins and edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.door.no_shows import mark_no_shows
from iclei_cli.assembly.lookup import find_group, find_plan
from iclei_cli.assignment.plans.repair import RepairLimits, repair_plan
from iclei_cli.assignment.reasons.worth_of_moves import worth_of_moves
from iclei_cli.cli.documents.plan.changes import repair_document
from iclei_cli.cli.options import day_typed
from iclei_cli.cli.plan.assign import tier_progress
from iclei_cli.cli.plan.changes import open_for_change, say_changes, say_kept_by_hand, say_what_next
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.drawing.progress import progress
from iclei_cli.cli.show.groups import tell_absent_hosts
from iclei_cli.cli.show.mixing import tell_what_is_not_mixed
from iclei_cli.cli.show.plan_facts import count_of, heading_of, outcome_heading, person_with_number, proof_of
from iclei_cli.system.errors import UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.door.no_shows import NoShows
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Tier
    from iclei_cli.assignment.reasons.worth_of_moves import MovesStep, WorthOfMoves
    from iclei_cli.cli.documents.plan.changes import ChangesDocument, RepairDocument
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message


_SECONDS = 5.0
"""So long it is tried what more moves would be worth."""


def repair_groups(
    store: Store,
    *,
    max_moves: int | None,
    freeze: Sequence[str],
    unpin: bool,
    present: bool,
    day: str | None,
    dry_run: bool,
    details: bool,
    as_json: bool,
) -> None:
    """Repair the plan, keep it unless it is a dry run, and show what became of it and what more could.

    With `present` it is for those who have come, on a `day` or on the latest.

    Raises:
        IcleiError: there is no plan, or it cannot be repaired so; nothing was changed.
    """
    wanted = None if day is None else day_typed(day)
    if wanted is not None and not present:
        raise UsageError("day-without-present")
    absent: NoShows | None = None
    with progress() as update, open_for_change(store, dry_run=dry_run) as assembly:
        before = find_plan(assembly)
        if present:
            absent = mark_no_shows(assembly, wanted)
        frozen = [find_group(assembly, words).key for words in freeze]
        limits = RepairLimits(most_moves=max_moves, frozen=frozen, unpin=unpin)
        after = assembly.plan = repair_plan(assembly, before, limits, tier_progress(update, before.weights))
    is_enough = after is before or max_moves is not None or after.cut_short == "ctrl-c"
    worth = None if is_enough else _worth(assembly, after, limits)

    def say_repair(document: RepairDocument) -> None:
        if absent is not None:
            _say_absent(assembly, absent, is_latest=wanted is None, dry_run=dry_run)
        if after is before:
            terminal.say("repair-nothing-to-do")
            return
        _say_moves(document, max_moves)
        say_changes(assembly, before, document, details=details)
        say_kept_by_hand(assembly)
        tell_absent_hosts(assembly)
        tell_what_is_not_mixed(assembly)
        if worth is not None:
            _say_worth(worth, details=details)
        say_what_next(dry_run=dry_run)

    document = repair_document(assembly, before, after, worth, absent=absent, dry_run=dry_run)
    terminal.show(document, say_repair, as_json=as_json)
    is_stopped = after is not before and after.cut_short == "ctrl-c"
    terminal.end_if_stopped(is_stopped=is_stopped or (worth is not None and worth.is_stopped))


def _say_absent(assembly: Assembly, absent: NoShows, *, is_latest: bool, dry_run: bool) -> None:
    """Tell who did not come, and on which day, where it could be another."""
    terminal.say(
        "repair-would-be-for-the-present" if dry_run else "repair-for-the-present",
        day=absent.day,
        here=len(assembly.coming()),
        missing=[person_with_number(person) for person in absent.people],
        nobody=not absent.people or None,
    )
    if is_latest and len(absent.days) > 1:
        terminal.note("repair-for-the-latest-day", day=absent.day, days=absent.days)


def _worth(assembly: Assembly, plan: Plan, limits: RepairLimits) -> WorthOfMoves:
    """Find out what more moves would be worth, once the repair itself is safe."""
    with progress() as update:
        return worth_of_moves(
            assembly,
            plan,
            limits,
            _SECONDS,
            lambda done, count: update(message("doing-more-moves", done=done, count=count)),
        )


def _say_worth(worth: WorthOfMoves, *, details: bool) -> None:
    if not worth.steps:
        terminal.say(
            "more-moves-buy-nothing" if worth.is_complete else "more-moves-not-known", seconds=_SECONDS
        )
        return
    terminal.say("more-moves-buy")
    outcomes = [outcome for outcome in worth.steps[0].score.choices if outcome != "none-stated"]
    names = [tier.name for tier in worth.steps[0].tiers]
    others = [name for name in names if name not in {"spread", "choices"}]
    terminal.say_table(
        [
            *("heading-max-moves", "heading-out-of-balance"),
            *map(outcome_heading, outcomes),
            *map(heading_of, others),
        ],
        [
            (
                step.moves,
                count_of("spread", 0, step.score),
                *(step.score.choices[outcome] for outcome in outcomes),
                *(count_of(tier.name, tier.value, step.score) for tier in step.tiers if tier.name in others),
            )
            for step in worth.steps
        ],
    )
    if details:
        terminal.say_table(
            ["heading-max-moves", *(f"heading-tier-{name}" for name in names), ""],
            [
                (step.moves, *(f"{tier.value:g}" for tier in step.tiers), proof_of(_first_open(step)))
                for step in worth.steps
            ],
        )
    if not worth.is_complete:
        terminal.say("more-moves-perhaps-more")


def _first_open(step: MovesStep) -> Tier:
    """The first tier that is not proved; the last if all are."""
    return next((tier for tier in step.tiers if tier.value != tier.bound), step.tiers[-1])


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
