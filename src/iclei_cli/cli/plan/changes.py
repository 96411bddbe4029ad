"""What became of a plan: who sits elsewhere, and what each tier came to before and after."""

from __future__ import annotations

from contextlib import nullcontext
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_plan
from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.assembly.nouns.plan import PlacedBy
from iclei_cli.assembly.plans.met_before import tiers_that_count
from iclei_cli.assembly.rules.describe import duty_word
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.plan_facts import (
    count_of,
    goodness_of,
    heading_of,
    outcome_heading,
    person_with_number,
    proof_of,
    round_of,
)
from iclei_cli.cli.workspace import say_done
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.cli.documents.plan.changes import ChangesDocument, DutyChange, SeatChange
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message


def open_for_change(store: Store, *, dry_run: bool) -> AbstractContextManager[Assembly]:
    """Open the assembly to be changed; in a dry run, one whose changes nobody keeps."""
    return nullcontext(store.read()) if dry_run else store.transaction()


def say_changes(assembly: Assembly, before: Plan, document: ChangesDocument, *, details: bool) -> None:
    """Show who sits elsewhere, and how good the plan was before and is after."""
    rounds = len(find_plan(assembly).rounds)
    changes = sorted([*document.moved, *document.seated, *document.unseated], key=attrgetter("round", "id"))
    for number, of_round in groupby(changes, key=attrgetter("round")):
        if rounds > 1:
            terminal.say("round-heading", number=number)
        terminal.say_table(
            ["heading-number", "heading-name", "heading-from", "heading-to", ""],
            [
                (
                    change.id,
                    _name(assembly, change.id),
                    group_name(assembly, change.from_) if change.from_ else "-",
                    group_name(assembly, change.to) if change.to else "-",
                    _why(assembly, change),
                )
                for change in of_round
            ],
            whole=("",),
        )
    if document.duties:
        terminal.say(
            "duties-changed", changes=[_duty(assembly, change, rounds) for change in document.duties]
        )
    _say_worth(assembly, before, document)
    if details:
        _say_tiers(assembly, document)


def say_kept_by_hand(assembly: Assembly) -> None:
    """Name those whom somebody moved by hand and who were left there."""
    moved = {
        (item.participant, item.group): message(
            "person-at-group",
            person=_name(assembly, item.participant),
            group=group_name(assembly, item.group),
        )
        for placements in find_plan(assembly).rounds
        for item in placements
        if item.placed is PlacedBy.MOVED
    }
    if moved:
        terminal.say("kept-by-hand", people=list(moved.values()))


def say_what_next(*, dry_run: bool) -> None:
    """Name the next step, and how to take this one back."""
    if dry_run:
        terminal.say("dry-run-over")
    else:
        say_done("plan-changed")


def _say_worth(assembly: Assembly, before: Plan, document: ChangesDocument) -> None:
    """Show what can be counted, before and after, and what is known of plans that are better."""
    from iclei_cli.assignment.verify.check import score_plan

    after = find_plan(assembly)
    old, new = score_plan(assembly, before), score_plan(assembly, after)
    rows: list[tuple[Message, int, int]] = []
    for name in after.order:
        if name == "choices":
            rows += [
                (outcome_heading(outcome), old.choices[outcome], new.choices[outcome])
                for outcome in new.choices
                if outcome != "none-stated"
            ]
        elif name == "spread" or any(tier.name == name for tier in document.proof.tiers):
            was, now = (
                count_of(name, values.of(name), score)
                for values, score in ((document.before, old), (document.after, new))
            )
            rows.append((heading_of(name), was, now))
    terminal.say_table(["", "heading-before", "heading-after"], rows)
    for tier, goodness in goodness_of(assembly, after, document.proof.tiers):
        if tier.bound is not None and tier.name != "moves":
            terminal.say("and-how-good", goodness=goodness)


def _say_tiers(assembly: Assembly, document: ChangesDocument) -> None:
    plan = find_plan(assembly)
    tiers = {tier.name: tier for tier in document.proof.tiers}
    shown = tiers_that_count(assembly, plan.order, len(plan.rounds))
    terminal.say_table(
        ["", "heading-before", "heading-after", ""],
        [
            (
                name,
                f"{document.before.of(name):g}",
                f"{document.after.of(name):g}",
                proof_of(tiers[name]) if name in tiers else "",
            )
            for name in shown
        ],
    )


def _duty(assembly: Assembly, change: DutyChange, rounds: int) -> Message:
    """Tell who has a duty now, or has it no more."""
    facts = {
        "person": person_with_number(assembly.participants[change.id]),
        "group": group_name(assembly, change.group),
        "round": round_of(change.round, rounds),
    }
    if change.to is not None:
        return message("duty-taken", duty=duty_word(change.to), **facts)
    return message("duty-left", duty=duty_word(change.from_ or ""), **facts)


def _why(assembly: Assembly, change: SeatChange) -> Message:
    if change.from_ and change.to:
        return message("change-moves")
    if change.to:
        return message("change-gets-a-seat")
    person = assembly.participants.get(change.id)
    if person is None or not person.status.may_come:
        return message("change-has-cancelled")
    if person.status is Status.NO_SHOW:
        return message("change-is-no-show")
    return message("change-is-absent" if person.is_coming else "change-is-unconfirmed")


def _name(assembly: Assembly, ident: int) -> str | Message:
    person = assembly.participants.get(ident)
    return message("on-no-list") if person is None else person.name
