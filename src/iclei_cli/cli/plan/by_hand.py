"""What `groups place`, `groups move` and `groups swap` do and show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_coming, find_group
from iclei_cli.assembly.plans.seating import present, seats_of
from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.plan.changes import changes_document, opened, show_changes, tell_kept
from iclei_cli.cli.plan.view import choice_text, plan_of
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.words import count
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.assembly.plans.plan import Plan
    from iclei_cli.assignment.plans.place_one import Seat
    from iclei_cli.store.store import Store

    Chosen = tuple[dict[int, str], str]
    """The groups' keys by the people's ids, and the sentence that tells of it."""


def place(store: Store, who: str, *, dry_run: bool, as_json: bool) -> None:
    """Seat one person as well as can be, and show which groups there were.

    Raises:
        IcleiError: there is no such person, no plan, or no seat; nothing was changed.
    """
    from iclei_cli.assignment.plans.place_one import place_person

    with opened(store, dry_run=dry_run) as assembly:
        before = after = plan_of(assembly)
        person = find_coming(assembly, who)
        table: list[Seat] = []
        if _lacks_a_seat(assembly, before, person):
            after, table = place_person(assembly, before, person.id)
            assembly.plan = after
    if as_json:
        document = changes_document(assembly, before, after, dry_run=dry_run)
        groups = [
            {
                "round": seat.round,
                "group": seat.group,
                "choice": person.rank_of(assembly.groups[seat.group].topic),
                "people": seat.people,
                "free": seat.free,
                "spread": seat.spread,
                "open": seat.is_open,
            }
            for seat in table
        ]
        terminal.show_json({**document, "groups": groups})
        return
    if after is before:
        terminal.say_text(f"{_named(person)} has a seat already: {', '.join(_seats(before, person))}.")
        terminal.say_text("Nothing was changed.   Next: iclei groups move")
        return
    _tell_seats(assembly, before, after, person, table)
    show_changes(assembly, before, after)
    tell_kept(dry_run=dry_run)


def move(
    store: Store, who: str, to: str, *, number: int | None, force: bool, dry_run: bool, as_json: bool
) -> None:
    """Seat one person elsewhere by hand; where there is no plan, begin one.

    Raises:
        IcleiError: nothing is called so, or a rule would be broken; nothing was changed.
    """

    def choose(assembly: Assembly, plan: Plan, number: int) -> Chosen:
        person, group = find_coming(assembly, who), find_group(assembly, to)
        old = seats_of(plan, person.id)[number - 1]
        choices = [
            choice_text(person, assembly.groups[key].topic)
            for key in (old, group.key)
            if key in assembly.groups
        ]
        told = f"{_named(person)}: {old or 'no seat'} → {group.key}, choice: {' → '.join(choices)}"
        return ({} if old == group.key else {person.id: group.key}), told

    _seat(store, choose, number=number, force=force, dry_run=dry_run, as_json=as_json, begins=True)


def swap(
    store: Store, who: str, other: str, *, number: int | None, force: bool, dry_run: bool, as_json: bool
) -> None:
    """Let two people change seats by hand.

    Raises:
        IcleiError: nobody is called so, or a rule would be broken; nothing was changed.
    """

    def choose(assembly: Assembly, plan: Plan, number: int) -> Chosen:
        people = [find_coming(assembly, words) for words in (who, other)]
        old = [_seat_of(plan, person, number) for person in people]
        told = f"{_named(people[0])}: {old[0]} → {old[1]}; {_named(people[1])}: {old[1]} → {old[0]}"
        seats = {people[0].id: old[1], people[1].id: old[0]}
        return ({} if old[0] == old[1] else seats), told

    _seat(store, choose, number=number, force=force, dry_run=dry_run, as_json=as_json)


def _seat(
    store: Store,
    choose: Callable[[Assembly, Plan, int], Chosen],
    *,
    number: int | None,
    force: bool,
    dry_run: bool,
    as_json: bool,
    begins: bool = False,
) -> None:
    from iclei_cli.assignment.plans.by_hand import empty_plan, newly_broken, seat_by_hand

    with opened(store, dry_run=dry_run) as assembly:
        begun = empty_plan(assembly) if begins and assembly.plan is None else None
        before = after = begun or plan_of(assembly)
        which = _round(before, number)
        seats, told = choose(assembly, before, which)
        broken = []
        if seats:
            after = seat_by_hand(assembly, before, which, seats)
            broken = newly_broken(assembly, before, after)
        if broken and not force:
            raise RefusedError("breaks-a-rule", breaches=broken)
        assembly.plan = after
    if as_json:
        document = changes_document(assembly, before, after, dry_run=dry_run)
        breaches = [{"code": breach.code, "message": sentence(breach)} for breach in broken]
        terminal.show_json({**document, "breaches": breaches})
        return
    if after is before:
        terminal.say_text(f"{told}: they sit there already. Nothing was changed.")
        return
    terminal.say_text(told)
    show_changes(assembly, before, after)
    for breach in broken:
        terminal.note_text(f"Does not hold now: {sentence(breach)}")
    terminal.say_text("Kept by iclei groups assign and repair, unless --unpin is given.")
    tell_kept(dry_run=dry_run)


def _round(plan: Plan, number: int | None) -> int:
    """The round that is meant, from 1."""
    last = len(plan.rounds)
    if number is None and last > 1:
        raise UsageError("which-round", last=last)
    if (number or 1) > last:
        raise UsageError(
            "no-such-round",
            rounds=count(last, "round"),
            number=number,
        )
    return number or 1


def _seat_of(plan: Plan, person: Participant, number: int) -> str:
    key = seats_of(plan, person.id)[number - 1]
    if key is None:
        raise RefusedError(
            "no-seat-to-swap",
            name=person.name,
            id=person.id,
        )
    return key


def _lacks_a_seat(assembly: Assembly, plan: Plan, person: Participant) -> bool:
    return any(
        key is None and person in present(assembly, number)
        for number, key in enumerate(seats_of(plan, person.id), start=1)
    )


def _tell_seats(
    assembly: Assembly, before: Plan, after: Plan, person: Participant, table: Sequence[Seat]
) -> None:
    """Say where the person sits now, why there, and what the other groups would have meant."""
    several = len(after.rounds) > 1
    own = seats_of(after, person.id)
    others = sum(
        1
        for old, new in zip(before.rounds, after.rounds, strict=True)
        for item in old
        if {later.participant: later.group for later in new}.get(item.participant, item.group) != item.group
    )
    alone = (
        "nobody else moves" if not others else f"{count(others, 'other seat')} must change, as none is free"
    )
    terminal.say_text(f"{_named(person)} sits at {', '.join(_seats(after, person))}; {alone}.")
    terminal.say_text(f"  The best seat for {', then '.join(after.order[: None if several else 2])}:")
    terminal.show_table(
        [*(["Round"] if several else []), "Group", "Choice", "People", "Free", "Out of balance", ""],
        [
            (
                *([seat.round] if several else []),
                seat.group,
                choice_text(person, assembly.groups[seat.group].topic),
                seat.people,
                seat.free,
                f"{seat.spread:g}",
                _note(seat, own),
            )
            for seat in table
        ],
        whole=("Group",),
    )


def _note(seat: Seat, own: Sequence[str | None]) -> str:
    if own[seat.round - 1] == seat.group:
        return "here"
    if not seat.is_open:
        return "against a rule"
    return "" if seat.free else "full"


def _seats(plan: Plan, person: Participant) -> list[str]:
    keys = seats_of(plan, person.id)
    if len(keys) == 1:
        return [str(keys[0])]
    return [f"{key} (round {number})" for number, key in enumerate(keys, start=1) if key is not None]


def _named(person: Participant) -> str:
    return f"No. {person.id} {person.name}"
