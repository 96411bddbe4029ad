"""The event, and how far its assembly is, as documents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

import msgspec

from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.assembly.programme.times import time_zone_of
from iclei_cli.cli.documents.document import Document, InLanguages, texts_in
from iclei_cli.cli.documents.groups import CapacityItem
from iclei_cli.cli.documents.plan.plans import ProofItem, ScoreItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly, Event
    from iclei_cli.store.values import Destroyed


class EventItem(InLanguages, frozen=True, kw_only=True):
    """The facts of the event.

    Attributes:
        name: as it is printed.
        date: its day, `YYYY-MM-DD`.
        host: who hosts it.
        organiser: who organises it.
        theme: its theme.
        template: the template from which it was started.
        destroy_by: the last day on which the people's data may be kept, `YYYY-MM-DD`.
        time_zone: of the programme's times, by its IANA name.
        colour: that of prints, as `#1f4e79`.
        logo: how many bytes the picture for prints has.
        language: the code of the language that is spoken where nothing else is said, and printed.
        second_language: the code of the one that is printed beside it.
    """

    name: str
    date: str | None
    host: str | None
    organiser: str | None
    theme: str | None
    template: str | None
    destroy_by: str | None
    colour: str | None
    logo: int | None
    language: str
    time_zone: str
    second_language: str | None


class CountsItem(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is.

    Attributes:
        participants: all who are on the list.
        registered: those of them who are coming.
        waiting: those of them who have no place yet.
        maybe: those of them who may come.
        cancelled: those of them who have cancelled.
        no_shows: those of them who were expected and did not come.
        sessions: of the programme.
        topics: to discuss.
        groups: the discussion tables.
        rules: of the table plan.
        notes: of what was said and agreed.
        changes: in the history.
    """

    participants: int
    registered: int
    waiting: int
    maybe: int
    cancelled: int
    no_shows: int
    sessions: int
    topics: int
    groups: int
    rules: int
    notes: int
    changes: int


class DestroyedItem(msgspec.Struct, frozen=True, kw_only=True):
    """A note that people's data was destroyed; never whose.

    Attributes:
        time: when, in UTC.
        what: `erase` is one person's, `purge` everybody's, `copy` a file said to be destroyed or lost.
        people: how many; 0 of a copy.
        counts: of everybody, how many had each value, by attribute.
        place: of a copy, where it was; "" else.
        reason: of a copy, what somebody said of it; "" else.
    """

    time: str
    what: str
    people: int
    counts: dict[str, dict[str, int]]
    place: str
    reason: str


class AssemblyDocument(Document, frozen=True, kw_only=True):
    """The assembly itself.

    Attributes:
        assembly: the facts of the event.
        counts: how much there is.
        destroyed: every note of people's data that was destroyed, the oldest first.
    """

    commands: ClassVar[tuple[str, ...]] = ("assembly show",)

    assembly: EventItem
    counts: CountsItem
    destroyed: list[DestroyedItem]


class PlanStatusItem(msgspec.Struct, frozen=True, kw_only=True):
    """The plan in short.

    Attributes:
        rounds: how many there are.
        is_current: whether nothing that counts was edited since it was made.
        problems: how many things are wrong with it, beside that it is not current.
        score: of the whole plan, as counted now.
        proof: of the whole plan; after an edit, the values as counted and nothing proved.
    """

    rounds: int
    is_current: bool
    problems: int
    score: ScoreItem
    proof: ProofItem


class ShortcomingItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is missing, or cannot be so.

    Attributes:
        code: a stable name of it.
        message: the same as a sentence.
        next: the command that leads on.
    """

    code: str
    message: str
    next: str


class DoorStatusItem(msgspec.Struct, frozen=True, kw_only=True):
    """How many have come.

    Attributes:
        expected: who are on the list and were to come, or did; without walk-ins.
        arrived: how many of them have come.
        walk_ins: how many have come who were on no list before.
        here: how many are here now, walk-ins among them.
    """

    expected: int
    arrived: int
    walk_ins: int
    here: int


class RecordStatusItem(msgspec.Struct, frozen=True, kw_only=True):
    """What was noted, and what is still to be done.

    Attributes:
        notes: in all.
        groups: how many tables something was noted of.
        open_actions: how many actions are not done.
        late: how many of them were to be done by now.
        held_quotes: how many quotes may not be published, as nobody agreed to it.
    """

    notes: int
    groups: int
    open_actions: int
    late: int
    held_quotes: int


class StatusDocument(Document, frozen=True, kw_only=True):
    """How far the assembly is.

    Attributes:
        assembly: the facts of the event; null where there is no assembly yet, as is `counts`.
        counts: how much there is.
        sectors: how many of those who are coming there are of each; `not-stated` of none.
        talks: of the whole programme.
        start: of the first session that has a time, local, `YYYY-MM-DDTHH:MM`.
        end: of the last one, in the same way.
        seats: of all groups that are open in any case at least, of all groups at most; null is open.
        plan: null where there is none.
        door: who has come; null before anybody has.
        record: what was noted; null where nothing was.
        shortcomings: what is missing or cannot be so.
        next: the command to type next, in which words in capitals stand for what is to be typed; where there
            is no assembly, several: the ways to begin.
    """

    commands: ClassVar[tuple[str, ...]] = ("status",)

    assembly: EventItem | None
    counts: CountsItem | None
    sectors: dict[str, int]
    talks: int
    start: str | None
    end: str | None
    seats: CapacityItem
    plan: PlanStatusItem | None
    door: DoorStatusItem | None
    record: RecordStatusItem | None
    shortcomings: list[ShortcomingItem]
    next: list[str]


def assembly_document(
    assembly: Assembly, destroyed: Iterable[Destroyed], *, changes: int
) -> AssemblyDocument:
    """Return the assembly as a document; `changes` are how many the history has."""
    return AssemblyDocument(
        assembly=event_item(assembly.event),
        counts=counts_item(assembly, changes),
        destroyed=[
            DestroyedItem(
                time=note.time,
                what=note.what,
                people=note.people,
                counts=note.counts,
                place=note.place,
                reason=note.reason,
            )
            for note in destroyed
        ],
    )


def event_item(event: Event) -> EventItem:
    """Return the facts of an event as documents have them."""
    return EventItem(
        **texts_in(
            event.language, name=event.name, host=event.host, organiser=event.organiser, theme=event.theme
        ),
        date=event.date,
        template=event.template,
        destroy_by=event.destroy_by,
        colour=event.colour,
        logo=None if event.logo is None else len(event.logo),
        language=event.language,
        time_zone=time_zone_of(event),
        second_language=event.second_language,
    )


def counts_item(assembly: Assembly, changes: int) -> CountsItem:
    """Return how much there is of everything as documents have it."""
    people = Counter(person.status for person in assembly.participants.values())
    return CountsItem(
        participants=len(assembly.participants),
        registered=people[Status.REGISTERED],
        waiting=people[Status.WAITING],
        maybe=people[Status.MAYBE],
        cancelled=people[Status.CANCELLED],
        no_shows=people[Status.NO_SHOW],
        sessions=len(assembly.sessions),
        topics=len(assembly.topics),
        groups=len(assembly.groups),
        rules=len(assembly.rules),
        notes=len(assembly.notes),
        changes=changes,
    )
