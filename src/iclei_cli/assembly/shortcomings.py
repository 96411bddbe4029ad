"""What an assembly lacks, or where it contradicts itself: what somebody should see to before the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.assembly.plans.seating import present
from iclei_cli.assembly.programme.check.find import problems
from iclei_cli.assembly.rules.contradictions import contradiction
from iclei_cli.assembly.texts import lacking
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.texts import Titled
    from iclei_cli.system.messages import Message


def shortcomings(assembly: Assembly) -> Iterator[Message]:
    """Each thing that is missing or cannot be so, in the order of an office's work.

    What is wrong with a plan, the verifier finds.
    """
    yield from _of_event(assembly)
    yield from _of_people(assembly)
    yield from _of_tables(assembly)
    found = contradiction(assembly)
    if found is not None:
        yield message("rules-at-odds", facts=found.params["facts"])


def _of_event(assembly: Assembly) -> Iterator[Message]:
    if assembly.event.date is None:
        yield message("event-without-date")
    sessions = assembly.sessions.values()
    if not assembly.discussion():
        yield message("no-discussion")
    for language in assembly.event.languages:
        if found := lacking(assembly, language):
            texts = [item.name for item in found]
            first = message(f"give-text-of-{found[0].what}", **_place(found[0]), language=language)
            yield message("texts-without-language", language=language, texts=texts, first=first)
    untimed = sum(session.start is None for session in sessions)
    if untimed:
        yield message("sessions-without-time", count=untimed)
    wrong = problems(assembly)
    if wrong:
        yield message("programme-has-problems", count=len(wrong), first=wrong[0].message)


def _place(item: Titled) -> dict[str, str | int]:
    """Where a text stands, as facts."""
    return {"key": item.key, "field": item.field, "number": item.number}


def _of_people(assembly: Assembly) -> Iterator[Message]:
    coming = assembly.coming()
    everybody = assembly.participants.values()
    for status in (Status.WAITING, Status.MAYBE):
        if count := sum(person.status is status for person in everybody):
            yield message("people-undecided", count=count, status=status.word, word=status.value)
    if count := sum(person.sector is None for person in coming):
        yield message("people-without-sector", count=count)
    # Where nobody was asked for wishes, none are missing.
    wishless = sum(not person.choices for person in coming)
    if 0 < wishless < len(coming):
        yield message("people-without-choices", count=wishless)
    torn = [person.id for person in coming if person.torn]
    if torn:
        yield message("people-torn", count=len(torn), id=torn[0])


def _of_tables(assembly: Assembly) -> Iterator[Message]:
    groups = list(assembly.groups.values())
    coming = assembly.coming()
    if not groups:
        return
    discussed = {group.topic for group in groups}
    for topic in assembly.topics.values():
        wished = sum(topic.key in person.choices for person in coming)
        if wished and topic.key not in discussed:
            yield message("topic-without-table", topic=topic.titles, key=topic.key, count=wished)
    spoken_of = {seats.round for group in groups for seats in group.seats_by_round}
    if not spoken_of.issuperset(range(1, assembly.asked().rounds + 1)):
        yield from _of_seats(groups, len(coming), None)
    for number in sorted(spoken_of):
        yield from _of_seats(groups, len(present(assembly, number)), number)
    for group in groups:
        for role, ident in group.hosts.items():
            host = assembly.participants.get(ident)
            if host is None or not host.is_coming:
                yield message(
                    "host-missing",
                    group=group.label,
                    key=group.key,
                    role=message(f"role-{role}"),
                    option=role,
                )


def _of_seats(groups: Sequence[Group], people: int, number: int | None) -> Iterator[Message]:
    """Too few seats, or too many to fill, for so many people in a round; None: one not spoken of."""
    seats = [(group, group.seats_in(number)) for group in groups]
    sizes = [own.max for _, own in seats if own.max is not None]
    if len(sizes) == len(groups) and sum(sizes) < people:
        yield message("too-few-seats", seats=sum(sizes), people=people, round=number)
    least = sum(own.min or 0 for group, own in seats if not group.if_needed)
    if people and least > people:
        yield message("too-many-seats-to-fill", seats=least, people=people, round=number)
