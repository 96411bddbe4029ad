"""Groups, and the topics that they discuss, as documents."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

import msgspec

from iclei_cli.assembly.plans.met_before import colleagues
from iclei_cli.assembly.programme.rooms import room_of
from iclei_cli.cli.documents.document import Document, InLanguages, texts_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Capacity, Group
    from iclei_cli.assignment.plans.table_numbers import TopicTables


class CapacityItem(msgspec.Struct, frozen=True):
    """How many people a group takes.

    Attributes:
        min: at least so many; null is open.
        max: at most so many; null is open.
    """

    min: int | None
    max: int | None


class RoundSeatsItem(msgspec.Struct, frozen=True):
    """How many people a group takes in one round.

    Attributes:
        round: its number, from 1.
        min: at least so many; null is open.
        max: at most so many; null is open.
    """

    round: int
    min: int | None
    max: int | None


class SpotItem(msgspec.Struct, frozen=True):
    """Where a table stands in its room.

    Attributes:
        row: from the front, from 1.
        column: from the left, from 1.
    """

    row: int
    column: int


class GroupItem(InLanguages, frozen=True, kw_only=True):
    """A group, without the people who sit in it.

    Attributes:
        key: its short name, which is typed.
        topic: the key of the topic that is discussed there.
        label: its name on lists.
        municipality: the city whose practice is presented there.
        seats: how many people it takes, but in rounds that have seats of their own.
        seats_by_round: the rounds in which it takes other numbers.
        room: where it is.
        at: where in its room it stands; null where nobody has said.
        languages: codes of those in which one can take part there; [] is the assembly's own.
        presenter: the number of the participant who presents there.
        facilitator: the number of the participant who leads the discussion.
        rapporteur: the number of the participant who reports.
        if_needed: whether nobody sits there, unless at least as many do as `min` of its seats.
    """

    key: str
    topic: str | None
    label: str
    municipality: str | None
    seats: CapacityItem
    seats_by_round: list[RoundSeatsItem]
    room: str | None
    at: SpotItem | None
    languages: list[str]
    presenter: int | None
    facilitator: int | None
    rapporteur: int | None
    if_needed: bool


class GroupsDocument(Document, frozen=True, kw_only=True):
    """The groups, in the order in which they were added.

    Attributes:
        groups: every group.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups list",)

    groups: list[GroupItem]


class TopicItem(InLanguages, frozen=True, kw_only=True):
    """A topic.

    Attributes:
        key: its short name, which is typed.
        title: what it is called.
        aliases: other words that lists use for it.
    """

    key: str
    title: str
    aliases: list[str]


class TopicsDocument(Document, frozen=True, kw_only=True):
    """The topics, in their order.

    Attributes:
        topics: every topic.
    """

    commands: ClassVar[tuple[str, ...]] = ("topics list",)

    topics: list[TopicItem]


class TopicTablesItem(msgspec.Struct, frozen=True, kw_only=True):
    """The tables of a topic, as they are and as they are to be.

    Attributes:
        topic: its key; null: tables without a topic.
        wished: how many people have it as their first choice.
        now: how many tables it had.
        then: how many it needs.
        people: how many would sit at these.
    """

    topic: str | None
    wished: int
    now: int
    then: int
    people: int


class FitDocument(Document, frozen=True, kw_only=True):
    """How many tables each topic needs.

    Attributes:
        changed: whether the tables, or how many they seat, were changed.
        seats: how many people each table takes.
        topics: every topic.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups fit",)

    changed: bool
    seats: CapacityItem
    topics: list[TopicTablesItem]


def fit_document(numbers: Iterable[TopicTables], size: tuple[int, int], *, changed: bool) -> FitDocument:
    """Return how many tables each topic needs as a document."""
    return FitDocument(
        changed=changed,
        seats=CapacityItem(*size),
        topics=[
            TopicTablesItem(
                topic=item.topic, wished=item.wished, now=item.now, then=item.then, people=item.people
            )
            for item in numbers
        ],
    )


def groups_document(assembly: Assembly) -> GroupsDocument:
    """Return the groups as a document."""
    return GroupsDocument(groups=[_group_item(assembly, group) for group in assembly.groups.values()])


def topics_document(assembly: Assembly) -> TopicsDocument:
    """Return the topics as a document."""
    language = assembly.event.language
    return TopicsDocument(
        topics=[
            TopicItem(key=topic.key, **texts_in(language, title=topic.titles), aliases=list(topic.aliases))
            for topic in assembly.topics.values()
        ]
    )


def capacity_item(capacity: Capacity) -> CapacityItem:
    """Return a capacity as documents have it."""
    return CapacityItem(capacity.min, capacity.max)


def _group_item(assembly: Assembly, group: Group) -> GroupItem:
    language = assembly.event.language
    room = room_of(assembly, group)
    return GroupItem(
        key=group.key,
        topic=group.topic,
        **texts_in(language, label=group.label, municipality=group.municipality, room=room),
        seats=capacity_item(group.seats),
        seats_by_round=[RoundSeatsItem(item.round, item.min, item.max) for item in group.seats_by_round],
        at=None if group.at is None else SpotItem(group.at.row, group.at.column),
        languages=list(group.languages),
        presenter=group.presenter,
        facilitator=group.facilitator,
        rapporteur=group.rapporteur,
        if_needed=group.if_needed,
    )


class MetItem(msgspec.Struct, frozen=True, kw_only=True):
    """What was said once of people who have met before.

    Attributes:
        number: from 1; what `iclei groups met --forget` takes.
        source: the name of the file that says so; null of colleagues.
        colleagues: whether those of one organisation and department have met.
        tables: who sat together, by number, table after table; of colleagues, those who are coming now.
        pairs: how many pairs of people that is, each counted once.
    """

    number: int
    source: str | None
    colleagues: bool
    tables: list[list[int]]
    pairs: int


class MetDocument(Document, frozen=True, kw_only=True):
    """Who counts as having met before the first round.

    Attributes:
        met: all that was said of it, in order of number.
        unknown: whom the file that was just read names and who is nobody on this list; [] if none was read.
        unsure: whom it names and who could be several people of this list, or one with somebody else.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups met",)

    met: list[MetItem]
    unknown: list[str]
    unsure: list[str]


def met_items(assembly: Assembly) -> list[MetItem]:
    """Return what was said of who has met as documents have it."""
    items = []
    for met in assembly.met.values():
        tables = [list(table) for table in (colleagues(assembly) if met.colleagues else met.tables)]
        pairs = {pair for table in tables for pair in combinations(sorted(table), 2)}
        items.append(
            MetItem(
                number=met.number,
                source=met.source or None,
                colleagues=met.colleagues,
                tables=tables,
                pairs=len(pairs),
            )
        )
    return items
