"""What stands on table signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.roster_marks import page_key
from iclei_cli.exports.prints.frame import frame, table_colours
from iclei_cli.exports.roster.seating import seating_of
from iclei_cli.exports.says import page_says
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import Item, Stood
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage


class _Table(NamedTuple):
    """A table with its names, who sits there, and in which round, from 1; without a plan in none."""

    group: Group
    names: list[str]
    people: tuple[Participant, ...]
    round: int | None


def signs_data(
    assembly: Assembly,
    language: PrintLanguage,
    *,
    groups: Collection[str] = (),
    rounds: Collection[int] = (),
) -> dict[str, Any]:
    """The signs of these groups in these rounds; where none are named, of all.

    Without a plan there is one sign for each group. A table at which nobody sits in a round has none.
    """
    colours = table_colours(assembly)
    signs = [
        _sign(assembly, table, language) | {"colour": colours[table.group.key]}
        for table in _tables(assembly, language)
        if (not groups or table.group.key in groups) and (not rounds or table.round in rounds)
    ]
    return frame(assembly, language, language.main.phrase("print-signs")) | {"signs": signs}


def signs_say(data: dict[str, Any]) -> dict[Item, dict[str, Stood]]:
    """What is kept of each sign, by its key."""
    around = {name: value for name, value in data.items() if name != "signs"}
    return {
        sign["key"]: page_says((person["number"] for person in sign["people"]), around, sign)
        for sign in data["signs"]
    }


def _tables(assembly: Assembly, language: PrintLanguage) -> Iterator[_Table]:
    if assembly.plan is None:
        for group in assembly.groups.values():
            yield _Table(group, language.titles(group.label), (), None)
        return
    for printed in seating_of(assembly, language).groups:
        for number, members in enumerate(printed.rounds, start=1):
            if members:
                yield _Table(printed.group, list(printed.names), members, number)


def _sign(assembly: Assembly, table: _Table, language: PrintLanguage) -> dict[str, Any]:
    several = assembly.plan is not None and len(assembly.plan.rounds) > 1
    return {
        "names": table.names,
        "round": language.phrase("print-round", round=table.round) if several else None,
        "facts": [{"label": label, "value": value} for label, value in _facts(assembly, table, language)],
        "key": page_key(table.group.key, table.round or 1),
        "people": [
            {"number": person.id, "name": person.name, "organisation": person.organisation}
            for person in table.people
        ],
    }


def _facts(assembly: Assembly, table: _Table, language: PrintLanguage) -> Iterator[tuple[str, str]]:
    group = table.group
    topic = assembly.topics.get(group.topic) if group.topic else None
    if topic is not None and language.titles(topic.titles) != table.names:
        yield language.phrase("heading-topic"), language.title(topic.titles)
    if group.room is not None:
        yield language.phrase("heading-room"), language.title(room_name(assembly, group.room))
    if group.municipality:
        yield language.phrase("print-presented-by"), language.title(group.municipality)
    for role in HOST_ROLES:
        host = assembly.participants.get(group.hosts.get(role, 0))
        if host is not None and host.is_coming:
            yield language.phrase("print-label", what=message(f"role-{role}")), host.name
