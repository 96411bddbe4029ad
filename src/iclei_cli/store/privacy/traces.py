"""Everything that a store and what is kept beside it hold on one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from iclei_cli.assembly.lookup import find_participant
from iclei_cli.assembly.nouns.assembly import Assembly
from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.rule import Rule, people_of
from iclei_cli.store.values import Trace
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from iclei_cli.store.history.entries import Entry
    from iclei_cli.store.state import State
    from iclei_cli.store.values import Change
    from iclei_cli.system.messages import Message


Recorded: TypeAlias = "Iterable[tuple[Entry, list[Change]]]"
"""What every entry of a history did, as far as that can be read, oldest first."""


def find_person(present: Assembly, copies: Iterable[State], recorded: Recorded, words: str) -> Participant:
    """The person meant by `words`: a participant, or one who was removed but can be had back.

    Whoever was merged into another is that one. `copies` are what the backups hold, oldest first.

    Raises:
        RefusedError: nobody fits, or several do.
    """
    try:
        return find_participant(present, words)
    except RefusedError as unknown:
        if unknown.code != "person-unknown":
            raise
    removed = _removed(present, copies, recorded)
    person = find_participant(Assembly(event=present.event, participants=removed), words)
    owners = [
        owner for owner in (*present.participants.values(), *removed.values()) if person.id in owner.merged
    ]
    return max(owners, key=lambda owner: len(owner.merged), default=person)


def numbers_of(present: Assembly, person: Participant) -> set[int]:
    """The number of a person, and those of the records that were merged into theirs.

    Where the merging was undone, the other record is on the list, and somebody else's.
    """
    return {person.id, *(number for number in person.merged if number not in present.participants)}


def records_of(present: Assembly, recorded: Recorded, person: Participant) -> list[Participant]:
    """The person as they are, and as they were before each change that can still be undone or redone."""
    records = [person]
    keys = set(map(str, numbers_of(present, person)))
    for _, changes in recorded:
        for change in changes:
            if change.table == "participants" and change.key in keys:
                records += _records(change)
    return list({msgspec.json.encode(record): record for record in records}.values())


def history_of(state: State, recorded: Recorded, person: Participant) -> list[Trace]:
    """What every change that is kept did to a person; that of a merged record says its number."""
    return [
        Trace(
            entry=state.history.describe(entry),
            field=field if number == person.id else message("field-of-merged", field=field, id=number),
            before=before,
            after=after,
        )
        for entry, changes in recorded
        for number in sorted(numbers_of(state.assembly, person))
        for change in changes
        for field, before, after in _done_to(change, number)
    ]


def same_people(assembly: Assembly, records: list[Participant], present: Assembly) -> set[int]:
    """The numbers under which an assembly, kept or made at another time, has the person of these records.

    The number is the same unless the whole assembly was replaced by another. Then another person may have
    it, and this one another number.
    """
    return same_records(assembly.participants.values(), records, present)


def same_records(others: Iterable[Participant], records: list[Participant], present: Assembly) -> set[int]:
    """The numbers of those of the others who are the person of these records, as `same_people`."""
    return {other.id for other in others if any(_is_same(other, record, present) for record in records)}


def recorded_people(recorded: Recorded) -> Iterator[Participant]:
    """Everybody as they were before and after each change."""
    for _, changes in recorded:
        for change in changes:
            if change.table == "participants" and change.key is not None:
                yield from _records(change)


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


def _removed(present: Assembly, copies: Iterable[State], recorded: Recorded) -> dict[int, Participant]:
    """Those who are on no list any more but in a backup or the history, as they were known last."""
    people: dict[int, Participant] = {}
    for copy in copies:
        people |= copy.assembly.participants
    for _, changes in recorded:
        people |= {
            record.id: record
            for change in changes
            if change.table == "participants"
            for record in _records(change)
        }
    return {ident: person for ident, person in people.items() if ident not in present.participants}


def _records(change: Change) -> list[Participant]:
    values = (change.before, change.after)
    return [msgspec.convert(value, Participant) for value in values if value is not None]


def _done_to(change: Change, ident: int) -> Iterator[tuple[str | Message, Any, Any]]:
    """What a change did to a person: the field, its value before and after."""
    if change.key is None:
        return
    if change.table == "participants" and change.key == str(ident):
        yield from _own_fields(change)
        yield from _superseded(change)
    elif change.table == "groups":
        for role in HOST_ROLES:
            was, became = ((value or {}).get(role) == ident for value in (change.before, change.after))
            if was != became:
                yield message("role-of-group", role=role, group=change.key), _answer(was), _answer(became)
    elif change.table in _SAID:
        said, field = _SAID[change.table]
        before, after = said(change.before, ident), said(change.after, ident)
        if before != after:
            yield field if field == "group" else message(field, number=change.key), before, after


def _answer(holds: bool) -> Message:
    return message("answer-yes") if holds else message("answer-no")


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


def _tables_of(met: dict[str, Any] | None, ident: int) -> int | None:
    """At how many earlier tables a person sat, without who else did; None: at none."""
    return sum(ident in table for table in (met or {}).get("tables", ())) or None


def _on_stage(session: dict[str, Any] | None, ident: int) -> list[str] | None:
    """What a person does in a session: their role on its stage, and the titles of their talks."""
    if session is None:
        return None
    roles = [speaker["role"] for speaker in session.get("speakers", ()) if speaker.get("person") == ident]
    talks = [
        talk["title"]
        for talk in session.get("talks", ())
        if any(speaker.get("person") == ident for speaker in talk.get("speakers", ()))
    ]
    return roles + talks or None


def _noted_of(note: dict[str, Any] | None, ident: int) -> dict[str, Any] | None:
    """What was noted of a person."""
    if note is None or note.get("person") != ident:
        return None
    unsaid = {"number", "person", "row", "edited"}
    return {field: value for field, value in note.items() if field not in unsaid and value not in (None, [])}


def _superseded(change: Change) -> Iterator[tuple[Message, Any, Any]]:
    """What lists said that was not so: what was so is told field by field."""
    was, became = (
        msgspec.convert(value, Participant).superseded if value else {}
        for value in (change.before, change.after)
    )
    for key in dict.fromkeys([*was, *became]):
        if was.get(key) != became.get(key):
            yield message("field-by-the-last-list", field=key), was.get(key), became.get(key)


def _seats(plan: dict[str, Any] | None, ident: int) -> list[str]:
    rounds = (plan or {}).get("rounds", ())
    return [item["group"] for seats in rounds for item in seats if item["participant"] == ident]


_SAID: dict[str, tuple[Callable[[dict[str, Any] | None, int], Any], str]] = {
    "rules": (_about, "rule-number"),
    "met": (_tables_of, "earlier-tables"),
    "notes": (_noted_of, "note-number"),
    "plan": (_seats, "group"),
    "sessions": (_on_stage, "session-number"),
}
"""What records that are not their own say of a person, and what that is called."""
