"""`groups show`: who sits where, as a whole, at one group, or of one person."""

from __future__ import annotations

from collections import Counter
from itertools import starmap
from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_group_or_person, find_plan
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.plan import PlacedBy
from iclei_cli.assembly.plans.seating import absentees, duties_of, seats_of
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.rules.describe import duty_word
from iclei_cli.assignment.verify.check import score_plan
from iclei_cli.cli.documents.participants import participant_document
from iclei_cli.cli.documents.plan.plans import plan_document
from iclei_cli.cli.plan.summary import say_summary
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.groups import role_word
from iclei_cli.cli.show.many_tables import are_many, ends, say_where_all_are
from iclei_cli.cli.show.mixing import tell_what_is_not_mixed
from iclei_cli.cli.show.people import sector_word
from iclei_cli.cli.show.plan_facts import choice_of, outcome_word, person_with_number, round_of, wishes_of
from iclei_cli.cli.show.rules import facts_about
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.cli.documents.plan.plans import MemberItem, PlanDocument, SeatedGroup
    from iclei_cli.system.messages import Message


def show_plan(
    assembly: Assembly, who: str | None, *, details: bool, everything: bool = False, as_json: bool
) -> None:
    """Show all groups, or the group or person that `who` names; with `details` also what is proved.

    Of very many groups, each is shown only if `everything` is asked for.

    Raises:
        RefusedError: there is no plan, or nothing is called so.
    """
    plan = find_plan(assembly)
    named = None if who is None else find_group_or_person(assembly, who)
    if named is not None and not isinstance(named, Group):
        found = participant_document(assembly, named)
        terminal.show(found, lambda _: _say_person(assembly, plan, named), as_json=as_json)
        return
    keys = assembly.groups if named is None else [named.key]
    document = plan_document(assembly, plan, score_plan(assembly, plan), keys)

    is_summary = are_many(len(keys), everything=everything)

    def say_plan(found: PlanDocument) -> None:
        if not is_summary:
            _say_plan(assembly, found)
            _say_unseated(assembly, found)
        if named is None:
            say_summary(assembly, found, details=details, everything=everything)
            tell_what_is_not_mixed(assembly)
        if is_summary:
            _say_ends(assembly, found)
            _say_unseated(assembly, found)
            say_where_all_are(len(keys), everything=everything)

    terminal.show(document, say_plan, as_json=as_json)


def _say_plan(assembly: Assembly, document: PlanDocument) -> None:
    """Show each group in every round."""
    for rounds in zip(*(one.groups for one in document.rounds), strict=True):
        for number, group in enumerate(rounds, start=1):
            _say_group(assembly, group, round_of(number, len(rounds)))


def _say_ends(assembly: Assembly, document: PlanDocument) -> None:
    """Show of very many groups those in which wishes are met best, and worst."""
    seated = [(one.round, group) for one in document.rounds for group in one.groups if group.members]
    met = [
        (number, group, Counter(_outcome(assembly, member) for member in group.members))
        for number, group in seated
    ]
    outcomes = [outcome for outcome in document.score.choices if outcome != "none-stated"]
    if not any(document.score.choices[outcome] for outcome in outcomes):
        return
    best, worst = ends(met, lambda one: (one[2]["unlisted"], [-one[2][outcome] for outcome in outcomes]))
    several = len(document.rounds) > 1

    def row(number: int, group: SeatedGroup, counts: Counter[str]) -> tuple[object, ...]:
        numbers = (counts[outcome] for outcome in outcomes)
        return (*([number] if several else []), group.label, *numbers, len(group.members))

    gap = (*([None] if several else []), "…", *[None for _ in outcomes], None)
    terminal.say("tables-by-wishes")
    terminal.say_table(
        [
            *(["heading-round"] if several else []),
            "heading-group",
            *map(outcome_word, outcomes),
            "heading-people",
        ],
        [*starmap(row, best), gap, *starmap(row, worst)],
        whole=("heading-group",),
    )


def _outcome(assembly: Assembly, member: MemberItem) -> str:
    """What became of a wish at a seat, by its key in a score."""
    if member.choice is not None:
        return str(member.choice)
    return "unlisted" if assembly.participants[member.id].choices else "none-stated"


def _say_unseated(assembly: Assembly, document: PlanDocument) -> None:
    """Name whoever has no seat."""
    for one in document.rounds:
        if one.unseated:
            people = [person_with_number(assembly.participants[ident]) for ident in one.unseated]
            terminal.say("without-a-seat", people=people, round=round_of(one.round, len(document.rounds)))


def _say_group(assembly: Assembly, seated: SeatedGroup, number: int | None) -> None:
    group = assembly.groups[seated.key]
    facts = [
        message("city-presents", city=group.municipality) if group.municipality else None,
        message("in-room", room=room_name(assembly, group.room)) if group.room else None,
        message("people-at-group", count=len(seated.members)),
    ]
    terminal.say(
        "group-heading",
        label=group.label,
        key=group.key,
        round=number,
        facts=[fact for fact in facts if fact is not None],
    )
    terminal.say_table(
        [
            *("heading-number", "heading-name", "heading-organisation", "heading-municipality"),
            *("heading-sector", "heading-choice", "heading-role"),
        ],
        [_row(assembly.participants[member.id], group, member.duty) for member in seated.members],
    )
    terminal.say("blank-line")


def _row(person: Participant, group: Group, duty: str | None) -> tuple[object, ...]:
    roles: list[str | Message] = [
        role_word(role) for role, ident in group.hosts.items() if ident == person.id
    ]
    roles += [duty_word(duty)] if duty is not None and group.hosts.get(duty) != person.id else []
    return (
        person.id,
        person.name,
        person.organisation,
        person.municipality,
        sector_word(person.sector),
        choice_of(person, group.topic),
        message("listed", items=roles),
    )


def _say_person(assembly: Assembly, plan: Plan, person: Participant) -> None:
    terminal.say("person-wishes", person=person_with_number(person), wishes=wishes_of(assembly, person))
    for seat in _seats(assembly, plan, person):
        terminal.say("person-seat", seat=seat)
    for head, fact in facts_about(assembly, person):
        terminal.say("person-fact", head=head, fact=fact)


def _seats(assembly: Assembly, plan: Plan, person: Participant) -> Iterator[Message]:
    """Tell of each round where somebody sits and why, or why they do not."""
    for number, key in enumerate(seats_of(plan, person.id), start=1):
        shown = round_of(number, len(plan.rounds))
        if not person.is_coming:
            code = "seat-unconfirmed" if person.status.may_come else "seat-cancelled"
            yield message(code, round=shown, status=person.status.word)
        elif person.id in absentees(assembly, number):
            yield message("seat-absent", round=shown)
        elif key is None:
            yield message("seat-none", round=shown, id=person.id)
        else:
            group = assembly.groups[key]
            yield message(
                "seat-at",
                round=shown,
                label=group.label,
                key=key,
                choice=choice_of(person, group.topic),
                duty=_duty(plan, person, number),
                why=_why(plan, group, person, number),
            )


def _duty(plan: Plan, person: Participant, number: int) -> str | Message | None:
    """Tell what was dealt to somebody at their table."""
    duty = duties_of(plan, person.id)[number - 1]
    return None if duty is None else duty_word(duty)


def _why(plan: Plan, group: Group, person: Participant, number: int) -> Message | None:
    """Tell why somebody sits there, where it was not the solver who chose."""
    [placed] = [item.placed for item in plan.in_round(number) if item.participant == person.id]
    if placed is PlacedBy.MOVED:
        return message("placed-moved")
    if placed is PlacedBy.PINNED:
        return message("placed-host" if person.id in group.hosts.values() else "placed-pinned")
    return None
