"""`groups move` and `groups swap`: seats that somebody decides by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_coming, find_group, find_plan, require_round
from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.plans.seating import seats_of
from iclei_cli.cli.documents.plan.changes import by_hand_document
from iclei_cli.cli.plan.changes import open_for_change, say_changes, say_what_next
from iclei_cli.cli.plan.check import breach_items
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.plan_facts import choice_of, person_with_number
from iclei_cli.system.errors import UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.cli.documents.plan.changes import ByHandDocument
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message


def move(
    store: Store,
    who: str,
    to: str,
    *,
    number: int | None,
    force: bool,
    dry_run: bool,
    details: bool,
    as_json: bool,
) -> None:
    """Seat one person elsewhere by hand; where there is no plan, begin one.

    Raises:
        IcleiError: nothing is called so, or a rule would be broken; nothing was changed.
    """
    from iclei_cli.assignment.plans.by_hand import change_by_hand, empty_plan

    with open_for_change(store, dry_run=dry_run) as assembly:
        before = assembly.plan or empty_plan(assembly)
        number = _round(before, number)
        person, group = find_coming(assembly, who), find_group(assembly, to)
        seats = {person.id: group.key}
        after, broken = change_by_hand(assembly, before, number, seats, force=force)
        assembly.plan = after
    old = seats_of(before, person.id)[number - 1]
    facts = {
        "person": person_with_number(person),
        "old": None if old is None else group_name(assembly, old),
        "new": group.label,
        "was": choice_of(person, assembly.groups[old].topic) if old in assembly.groups else None,
        "choice": choice_of(person, group.topic),
    }
    told = message("sits-there-already" if after is before else "seat-moved", **facts)
    _show(assembly, (before, after), broken, told, dry_run=dry_run, details=details, as_json=as_json)


def swap(
    store: Store,
    who: str,
    other: str,
    *,
    number: int | None,
    force: bool,
    dry_run: bool,
    details: bool,
    as_json: bool,
) -> None:
    """Let two people change seats by hand.

    Raises:
        IcleiError: nobody is called so, or a rule would be broken; nothing was changed.
    """
    from iclei_cli.assignment.plans.by_hand import change_by_hand, swapped_seats

    with open_for_change(store, dry_run=dry_run) as assembly:
        before = find_plan(assembly)
        number = _round(before, number)
        first, second = find_coming(assembly, who), find_coming(assembly, other)
        seats = swapped_seats(before, first, second, number)
        after, broken = change_by_hand(assembly, before, number, seats, force=force)
        assembly.plan = after
    facts = {
        "first": person_with_number(first),
        "second": person_with_number(second),
        "here": group_name(assembly, seats[second.id]),
        "there": group_name(assembly, seats[first.id]),
    }
    told = message("sit-together-already" if after is before else "seats-swapped", **facts)
    _show(assembly, (before, after), broken, told, dry_run=dry_run, details=details, as_json=as_json)


def _show(
    assembly: Assembly,
    plans: tuple[Plan, Plan],
    broken: Sequence[Message],
    outcome: Message,
    *,
    dry_run: bool,
    details: bool,
    as_json: bool,
) -> None:
    """Show who sits elsewhere between two plans, what is broken by that, and how long it is kept."""
    from iclei_cli.assignment.plans.by_hand import UNEVEN

    before, after = plans

    def say_by_hand(document: ByHandDocument) -> None:
        terminal.say("told", what=outcome)
        if after is before:
            return
        say_changes(assembly, before, document, details=details)
        for breach in broken:
            terminal.note("no-longer-alike" if breach.code == UNEVEN else "no-longer-holds", breach=breach)
        terminal.say("kept-until-unpin")
        say_what_next(dry_run=dry_run)

    document = by_hand_document(assembly, before, after, breach_items(broken), dry_run=dry_run)
    terminal.show(document, say_by_hand, as_json=as_json)


def _round(plan: Plan, number: int | None) -> int:
    """Return the round that is meant, from 1."""
    if number is None and len(plan.rounds) > 1:
        raise UsageError("which-round", last=len(plan.rounds))
    require_round(plan, number or 1)
    return number or 1
