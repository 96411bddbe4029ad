"""Everything that a store and what is kept beside it hold on one person."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.assembly import Assembly
from iclei_cli.assembly.group import HOST_ROLES
from iclei_cli.assembly.lookup import find_participant
from iclei_cli.assembly.people.participant import Participant
from iclei_cli.assembly.rules.rule import Rule, people_of
from iclei_cli.store.copies.on_request import content_of
from iclei_cli.store.file.backups import backups
from iclei_cli.store.history.entries import changes_of
from iclei_cli.system.errors import RefusedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.store.file.backups import Backup
    from iclei_cli.store.history.changes import Change
    from iclei_cli.store.history.entries import Entry
    from iclei_cli.store.records import State
    from iclei_cli.store.store import Store


@dataclass(frozen=True)
class Trace:
    """One thing that a change did to a person: a field, and its value before and after."""

    entry: Entry
    field: str
    before: Any
    after: Any


def find_person(store: Store, state: State, words: str) -> Participant:
    """The person meant by `words`: a participant, or one who was removed but can be had back.

    Whoever was merged into another is that one.

    Raises:
        RefusedError: nobody fits, or several do.
    """
    try:
        return find_participant(state.assembly, words)
    except RefusedError as unknown:
        if unknown.code != "person-unknown":
            raise
    removed = _removed(store, state)
    found = find_participant(Assembly(event=state.assembly.event, participants=removed), words)
    owners = [
        person
        for person in (*state.assembly.participants.values(), *removed.values())
        if found.id in person.merged
    ]
    return max(owners, key=lambda person: len(person.merged), default=found)


def numbers_of(present: Assembly, person: Participant) -> set[int]:
    """The number of a person, and those of the records that were merged into theirs.

    Where the merging was undone, the other record is on the list, and somebody else's.
    """
    return {person.id, *(number for number in person.merged if number not in present.participants)}


def records_of(store: Store, state: State, person: Participant) -> list[Participant]:
    """The person as they are, and as they were before each change that can still be undone or redone."""
    records = [person]
    keys = set(map(str, numbers_of(state.assembly, person)))
    for _, changes in all_changes(store, state):
        for change in changes:
            if change.table == "participants" and change.key in keys:
                records += _records(change)
    return list({msgspec.json.encode(record): record for record in records}.values())


def history_of(store: Store, state: State, person: Participant) -> list[Trace]:
    """What every change that is kept did to a person; that of a merged record says its number."""
    return [
        Trace(entry, field if number == person.id else f"{field} (no. {number})", before, after)
        for entry, changes in all_changes(store, state)
        for number in sorted(numbers_of(state.assembly, person))
        for change in changes
        for field, before, after in _told(change, number)
    ]


def copies_holding(store: Store, state: State, records: list[Participant]) -> tuple[list[Backup], list[str]]:
    """The backups that hold a person, the newest first, and the copies elsewhere that do."""

    def holds(content: State | None) -> bool:
        return content is not None and bool(same_people(content.assembly, records, state.assembly))

    held = [copy for copy in backups(store.backup_folder) if holds(content_of(copy.path))]
    elsewhere = [path for path in state.copies if holds(content_of(Path(path)))]
    return held, elsewhere


def same_people(assembly: Assembly, records: list[Participant], present: Assembly) -> set[int]:
    """The numbers under which an assembly, kept or made at another time, has the person of these records.

    The number is the same unless the whole assembly was replaced by another. Then another person may have
    it, and this one another number.
    """
    return {
        other.id
        for other in assembly.participants.values()
        if any(_is_same(other, record, present) for record in records)
    }


def all_changes(store: Store, state: State) -> Iterator[tuple[Entry, list[Change]]]:
    """What every entry did, oldest first; entries of which that is lost are passed over."""
    for entry in state.history.entries.values():
        try:
            changes = changes_of(store.history_folder, entry)
        except StoreError:
            continue
        yield entry, changes


def _is_same(other: Participant, record: Participant, present: Assembly) -> bool:
    contact = any(
        mine is not None and mine == theirs
        for mine, theirs in ((record.email, other.email), (record.phone, other.phone))
    )
    if other.id == record.id:
        return contact or other.name == record.name
    namesake = present.participants.get(other.id)
    is_listed = namesake is not None and namesake.name == other.name
    return contact and other.name == record.name and not is_listed


def _removed(store: Store, state: State) -> dict[int, Participant]:
    """Those who are on no list any more but in a backup or the history, as they were known last."""
    people: dict[int, Participant] = {}
    for copy in reversed(backups(store.backup_folder)):
        content = content_of(copy.path)
        people |= content.assembly.participants if content else {}
    for _, changes in all_changes(store, state):
        people |= {
            record.id: record
            for change in changes
            if change.table == "participants"
            for record in _records(change)
        }
    return {ident: person for ident, person in people.items() if ident not in state.assembly.participants}


def _records(change: Change) -> list[Participant]:
    values = (change.before, change.after)
    return [msgspec.convert(value, Participant) for value in values if value is not None]


def _told(change: Change, ident: int) -> Iterator[tuple[str, Any, Any]]:
    if change.key is None:
        return
    if change.table == "participants" and change.key == str(ident):
        yield from _own_fields(change)
        yield from _said_otherwise(change)
    elif change.table == "groups":
        for role in HOST_ROLES:
            was, became = ((value or {}).get(role) == ident for value in (change.before, change.after))
            if was != became:
                yield f"{role} of {change.key}", "yes" if was else "no", "yes" if became else "no"
    elif change.table == "rules":
        said, says = _about(change.before, ident), _about(change.after, ident)
        if said != says:
            yield f"rule {change.key}", said, says
    elif change.table == "plan":
        before, after = _seats(change.before, ident), _seats(change.after, ident)
        if before != after:
            yield "group", before, after


def _own_fields(change: Change) -> Iterator[tuple[str, Any, Any]]:
    empty: tuple[Any, ...] = (None, [], {})
    for field, before, after in change.fields():
        if field not in {"id", "imported"} and not (before in empty and after in empty):
            yield field, before, after


def _about(rule: dict[str, Any] | None, ident: int) -> dict[str, Any] | None:
    """What a rule says about a person, without whom else it names."""
    if rule is None or ident not in people_of(msgspec.convert(rule, Rule)):
        return None
    return {
        field: value for field, value in rule.items() if field not in {"number", "person", "people"} and value
    }


def _said_otherwise(change: Change) -> Iterator[tuple[str, Any, Any]]:
    """What lists said that was not so: what was so is told field by field."""
    was, became = (
        msgspec.convert(value, Participant).superseded if value else {}
        for value in (change.before, change.after)
    )
    for key in dict.fromkeys([*was, *became]):
        if was.get(key) != became.get(key):
            yield f"{key}, by the last list", was.get(key), became.get(key)


def _seats(plan: dict[str, Any] | None, ident: int) -> list[str]:
    rounds = (plan or {}).get("rounds", ())
    return [item["group"] for seats in rounds for item in seats if item["participant"] == ident]
