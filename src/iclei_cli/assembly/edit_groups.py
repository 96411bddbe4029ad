"""What can be done to the groups, and what is refused: two tables of one name, a host of two tables."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.assembly.keys import new_key
from iclei_cli.assembly.lookup import folded, require_coming
from iclei_cli.assembly.names import group_name, topic_name
from iclei_cli.assembly.nouns.group import HOST_ROLES, Group, Topic
from iclei_cli.assembly.nouns.rule import group_of
from iclei_cli.assembly.nouns.text import forms_of, free_label, in_language, renumbered
from iclei_cli.assembly.programme.rooms import place_of
from iclei_cli.assembly.rules.contradictions import contradiction
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Capacity
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.text import Text


def add_topic(assembly: Assembly, titles: Text) -> Topic:
    """Add a topic that is called so, with a key made of its title, the English one where there is one."""
    titles = titles.strip() if isinstance(titles, str) else titles
    topic = Topic(key=new_key(in_language(titles, "en"), "topic", assembly.topics), titles=titles)
    assembly.topics[topic.key] = topic
    return topic


def change_topic(assembly: Assembly, key: str, titles: Text) -> list[str]:
    """Give a topic another title; tables that are called by the old one, perhaps numbered, follow it.

    Returns:
        The keys of these tables.

    Raises:
        RefusedError: `topic-word-taken`: a word of it stands for another topic; or as `rename_group`.
    """
    before = assembly.topics[key]
    for form in forms_of(titles):
        for other in assembly.topics.values():
            if other.key != key and folded(form) in map(folded, _words_of(other)):
                raise RefusedError("topic-word-taken", topic=other.key, title=other.titles, words=form)
    assembly.topics[key] = replace(before, titles=titles)
    labels = {
        group.key: renumbered(group.label, before.titles, titles)
        for group in assembly.groups.values()
        if group.topic == key
    }
    for group, label in labels.items():
        if label is not None:
            rename_group(assembly, group, label)
    return [group for group, label in labels.items() if label is not None]


def set_topics(assembly: Assembly, titles: Iterable[str]) -> None:
    """Let the assembly have these topics alone, each by a title, key or alias, and else a new one.

    The tables of the other topics are removed, and talks about these are about no topic then; each of these
    topics has a table at least.

    Raises:
        RefusedError: something was noted of a table that would be removed.
    """
    wanted = [_topic_called(assembly, title) or add_topic(assembly, title) for title in titles]
    assembly.topics = {topic.key: topic for topic in wanted}
    for group in list(assembly.groups.values()):
        if group.topic is not None and group.topic not in assembly.topics:
            remove_group(assembly, group.key)
    seated = {group.topic for group in assembly.groups.values()}
    for topic in wanted:
        if topic.key not in seated:
            add_group(assembly, topic.key)
    for key, session in assembly.sessions.items():
        talks = tuple(
            talk if talk.topic in assembly.topics else replace(talk, topic=None) for talk in session.talks
        )
        assembly.sessions[key] = replace(session, talks=talks)


def _topic_called(assembly: Assembly, words: str) -> Topic | None:
    sought = folded(words)
    return next(
        (topic for topic in assembly.topics.values() if sought in map(folded, _words_of(topic))),
        None,
    )


def add_group(assembly: Assembly, topic: str, *, key: str | None = None) -> Group:
    """Add a table for the topic of this key, named after it; from the second one on with a number.

    Raises:
        RefusedError: there is a group of this key.
    """
    if key in assembly.groups:
        raise RefusedError("group-exists", key=key)
    group = Group(
        key=key or new_key(topic, "group", assembly.groups),
        topic=topic,
        label=_free_label(assembly, assembly.topics[topic].titles),
    )
    assembly.groups[group.key] = group
    return group


def remove_group(assembly: Assembly, key: str) -> None:
    """Take a group away, and the rules about it; whoever sits in it loses that seat.

    Raises:
        RefusedError: something was noted of it, which would be of no table then.
    """
    noted = [note.number for note in assembly.notes.values() if note.group == key]
    if noted:
        raise RefusedError(
            "group-has-notes",
            group=key,
            label=group_name(assembly, key),
            count=len(noted),
            first=noted[0],
        )
    assembly.remove_group(key)


def change_group(assembly: Assembly, key: str, **fields: Any) -> None:  # noqa: ANN401 - of any type
    """Give a group other values in these fields; hosts are ids, or None.

    Raises:
        RefusedError: another group is called so or stands there, a host has cancelled or belongs to another
            table, or it is to open only if needed, but not said from how many people on.
    """
    hosts = {role: fields.pop(role) for role in HOST_ROLES if role in fields}
    label = fields.pop("label", None)
    group = assembly.groups[key] = replace(assembly.groups[key], **fields)
    if group.if_needed and not group.seats.min:
        raise RefusedError("if-needed-from-how-many", group=key, label=group.label)
    for seats in group.seats_by_round:
        if group.if_needed and not seats.min:
            raise RefusedError("if-needed-in-round", group=key, label=group.label, round=seats.round)
    _require_own_spot(assembly, group)
    if label is not None:
        rename_group(assembly, key, label)
    for role, ident in hosts.items():
        set_host(assembly, key, role, None if ident is None else assembly.participants[ident])


def _require_own_spot(assembly: Assembly, group: Group) -> None:
    """Refuse that two tables stand on one spot of a room.

    Raises:
        RefusedError: `spot-taken`.
    """
    if group.at is None:
        return
    room = _room_of(assembly, group)
    for other in assembly.groups.values():
        if other.key != group.key and other.at == group.at and _room_of(assembly, other) == room:
            facts = {"row": group.at.row, "column": group.at.column, "room": group.room}
            raise RefusedError("spot-taken", group=group.key, other=other.key, **facts)


def _room_of(assembly: Assembly, group: Group) -> str | None:
    return None if group.room is None else place_of(assembly, group.room)


def change_seats(assembly: Assembly, key: str, seats: Capacity, rounds: Iterable[int]) -> None:
    """Let a group take other numbers of people in these rounds (from 1); any number takes that back.

    Raises:
        RefusedError: it is to open only if needed, but not said from how many people on.
    """
    group = assembly.groups[key]
    for number in rounds:
        group = group.with_seats(seats, number)
    change_group(assembly, key, seats_by_round=group.seats_by_round)


def rename_group(assembly: Assembly, key: str, label: Text) -> None:
    """Give a group another name on lists.

    Raises:
        RefusedError: another group is called so in some language; on lists the two could not be told apart.
    """
    for other in assembly.groups.values():
        taken = _common(other.label, label)
        if other.key != key and taken is not None:
            raise RefusedError("label-taken", group=other.key, label=taken)
    assembly.groups[key] = replace(assembly.groups[key], label=label)


def set_host(assembly: Assembly, key: str, role: str, person: Participant | None) -> None:
    """Let somebody present, facilitate or report at a table, or nobody.

    Raises:
        RefusedError: they have cancelled, or belong to another table.
    """
    if person is not None:
        require_coming(person)
        for other in assembly.groups.values():
            if other.key != key and person.id in other.hosts.values():
                facts = {"name": person.name, "id": person.id, "role": role}
                raise RefusedError("host-of-two-groups", group=other.key, label=other.label, **facts)
    assembly.groups[key] = replace(assembly.groups[key], **{role: person and person.id})


@contextmanager
def without_new_contradictions(assembly: Assembly) -> Iterator[None]:
    """Refuse what the block does to the groups if it makes rules and hosts contradict each other.

    Raises:
        RefusedError: they contradict each other after the block, and did not, or otherwise, before it.
    """
    before = contradiction(assembly)
    yield
    after = contradiction(assembly)
    if after is not None and (before is None or after.message != before.message):
        raise after


def droppable_tables(assembly: Assembly, topic: str | None) -> list[str]:
    """The keys of a topic's tables that nobody hosts, and of which no rule and no note is, the last first.

    One table stays.
    """
    named = {group_of(rule) for rule in assembly.rules.values()}
    named |= {note.group for note in assembly.notes.values()}
    of_topic = [group for group in assembly.groups.values() if group.topic == topic]
    free = [group.key for group in of_topic if not group.hosts and group.key not in named]
    return free[: 0 if len(free) == len(of_topic) else None : -1]


def set_tables(assembly: Assembly, topic: str, count: int) -> None:
    """Give a topic so many tables: more are added, or the last are removed that may be.

    Raises:
        RefusedError: too many of them are hosted, or named by a rule.
    """
    now = [group.key for group in assembly.groups.values() if group.topic == topic]
    for _ in range(count - len(now)):
        add_group(assembly, topic)
    drop = droppable_tables(assembly, topic)[: max(0, len(now) - count)]
    if len(now) - len(drop) > count:
        raise RefusedError("tables-in-use", topic=topic, title=topic_name(assembly, topic), count=count)
    for key in drop:
        remove_group(assembly, key)


def _words_of(topic: Topic) -> tuple[str, ...]:
    """Everything that a list may say for a topic."""
    return topic.key, *forms_of(topic.titles), *topic.aliases


def _free_label(assembly: Assembly, title: Text) -> Text:
    """The title, numbered from the second table on."""
    return free_label(title, [group.label for group in assembly.groups.values()])


def _common(one: Text, other: Text) -> str | None:
    """What two are both called, in whatever language; None if nothing."""
    taken = set(map(folded, forms_of(one)))
    return next((form for form in forms_of(other) if folded(form) in taken), None)
