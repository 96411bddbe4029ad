"""`groups place`: a seat at once for somebody who has none."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_coming, find_plan
from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.nouns.settings import with_fair_as_one
from iclei_cli.assembly.plans.met_before import tiers_that_count
from iclei_cli.assembly.plans.seating import lacks_a_seat, seats_of
from iclei_cli.cli.documents.plan.changes import PossibleSeat, place_document
from iclei_cli.cli.plan.changes import open_for_change, say_changes, say_what_next
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.many_tables import are_many, best_few
from iclei_cli.cli.show.plan_facts import choice_of, person_with_number, round_of, tier_words
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assignment.plans.place_one import Seat
    from iclei_cli.cli.documents.plan.changes import PlaceDocument
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message

_MOST_SHOWN = 12
"""Of very many seats in a round, so many are shown at most, unless each is asked for."""


def place(
    store: Store, who: str, *, dry_run: bool, details: bool, everything: bool = False, as_json: bool
) -> None:
    """Seat one person as well as can be, and show which groups there were; of very many only the best.

    With `everything`, each of very many.

    Raises:
        IcleiError: there is no such person, no plan, or no seat; nothing was changed.
    """
    from iclei_cli.assignment.plans.place_one import place_person

    with open_for_change(store, dry_run=dry_run) as assembly:
        before = after = find_plan(assembly)
        person = find_coming(assembly, who)
        options: Sequence[Seat] = []
        if lacks_a_seat(assembly, before, person):
            after, options = place_person(assembly, before, person.id)
            assembly.plan = after

    def say_place(document: PlaceDocument) -> None:
        if after is before:
            terminal.say(
                "place-seated-already",
                person=person_with_number(person),
                seats=_seats(assembly, before, person),
            )
            return
        _say_seats(assembly, person, document, everything=everything, details=details)
        say_changes(assembly, before, document, details=details)
        say_what_next(dry_run=dry_run)

    groups = [_possible_seat(assembly, person, seat) for seat in options]
    document = place_document(assembly, before, after, groups, dry_run=dry_run)
    terminal.show(document, say_place, as_json=as_json)
    terminal.end_if_stopped(is_stopped=after is not before and after.cut_short == "ctrl-c")


def _possible_seat(assembly: Assembly, person: Participant, seat: Seat) -> PossibleSeat:
    return PossibleSeat(
        round=seat.round,
        group=seat.group,
        choice=person.rank_of(assembly.groups[seat.group].topic),
        people=seat.people,
        free=seat.free,
        out_of_balance=seat.out_of_balance,
        spread=seat.spread,
        open=seat.is_open,
    )


def _say_seats(
    assembly: Assembly, person: Participant, document: PlaceDocument, *, everything: bool, details: bool
) -> None:
    """Tell where the person sits now, why there, and what the other groups would have meant."""
    plan = find_plan(assembly)
    several = len(plan.rounds) > 1
    seats = _seats(assembly, plan, person)
    if document.moved:
        terminal.say(
            "place-moves-others", person=person_with_number(person), seats=seats, others=len(document.moved)
        )
    else:
        terminal.say("place-moves-nobody", person=person_with_number(person), seats=seats)
    tiers = tiers_that_count(assembly, with_fair_as_one(plan.order), len(plan.rounds))
    terminal.say("place-best-by", tiers=tier_words(tiers))
    own = seats_of(plan, person.id)
    shown: Sequence[PossibleSeat] = document.groups
    if are_many(len(assembly.groups), everything=everything):
        shown = _best(assembly, person, document.groups, own)
        terminal.say("best-tables", count=len(assembly.groups))
    terminal.say_table(
        [
            *(["heading-round"] if several else []),
            *("heading-group", "heading-choice", "heading-people", "heading-free"),
            "heading-out-of-balance",
            *(["heading-tier-spread"] if details else []),
            "",
        ],
        [
            (
                *([seat.round] if several else []),
                group_name(assembly, seat.group),
                choice_of(person, assembly.groups[seat.group].topic),
                seat.people,
                _free(assembly, seat),
                seat.out_of_balance,
                *([seat.spread] if details else []),
                _note(seat, own[seat.round - 1]),
            )
            for seat in shown
        ],
    )


def _best(
    assembly: Assembly, person: Participant, seats: Sequence[PossibleSeat], own: Sequence[str | None]
) -> list[PossibleSeat]:
    """Of very many seats those that are best in each round, and where the person sits."""

    def topic(seat: PossibleSeat) -> tuple[int, str | None]:
        return seat.round, assembly.groups[seat.group].topic

    def badness(seat: PossibleSeat) -> tuple[bool, bool, float, float]:
        rank = person.rank_of(assembly.groups[seat.group].topic)
        return not seat.open, not seat.free, seat.spread, rank or math.inf

    best = best_few(seats, topic, badness, _MOST_SHOWN * len(own))
    return [seat for seat in seats if seat in best or own[seat.round - 1] == seat.group]


def _free(assembly: Assembly, seat: PossibleSeat) -> int | Message:
    """How many more a table takes, where somebody said how many it seats."""
    is_limited = assembly.groups[seat.group].seats_in(seat.round).max is not None
    return seat.free if is_limited else message("seats-any")


def _note(seat: PossibleSeat, own: str | None) -> str | Message:
    if own == seat.group:
        return message("seat-here")
    if not seat.open:
        return message("seat-against-a-rule")
    return "" if seat.free else message("seat-full")


def _seats(assembly: Assembly, plan: Plan, person: Participant) -> list[Message]:
    """Name the group in which somebody sits, in every round in which they do."""
    rounds = len(plan.rounds)
    return [
        message("seat-in-round", group=group_name(assembly, key), round=round_of(number, rounds))
        for number, key in enumerate(seats_of(plan, person.id), start=1)
        if key is not None
    ]
