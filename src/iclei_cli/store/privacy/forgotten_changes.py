"""What was changed, without certain people: so that nothing that is undone or redone brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.nouns.day.note import Note
from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.nouns.met import MetBefore
from iclei_cli.assembly.nouns.participant import WISHES
from iclei_cli.assembly.nouns.programme.session import Session
from iclei_cli.assembly.nouns.rule import Rule, people_of, without_person
from iclei_cli.store.values import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence


def changes_without(changes: Sequence[Change], gone: Container[int]) -> list[Change]:
    """The changes as if the people in `gone` had never been: for all others they do what they did."""
    return list(_without(changes, gone))


def merges_others_with(changes: Sequence[Change], gone: Container[int]) -> bool:
    """Whether a change merges one of the people in `gone` with somebody who is not."""
    for change in changes:
        if change.table == "participants" and change.key is not None and change.after is not None:
            merged = set(change.after.get("merged", ())) - set((change.before or {}).get("merged", ()))
            ours = [ident in gone for ident in (int(change.key), *merged)]
            if merged and any(ours) and not all(ours):
                return True
    return False


def _without(changes: Sequence[Change], gone: Container[int]) -> Iterator[Change]:
    for change in changes:
        if change.table == "participants":
            if change.key is None or int(change.key) not in gone:
                yield from _wishes_without(change, gone)
        elif change.table in _CLEANED and change.key is not None:
            clean = _CLEANED[change.table]
            before, after = (value and clean(value, gone) for value in (change.before, change.after))
            if before != after:
                yield Change(change.table, change.key, before, after)
        else:
            yield change


def _wishes_without(change: Change, gone: Container[int]) -> Iterator[Change]:
    """A change of somebody else, without wishes about those in `gone`; none if it was about these alone."""
    before, after = (_person_without(value, gone) for value in (change.before, change.after))
    if (before, after) == (change.before, change.after):
        yield change
    elif before != after:
        yield Change(change.table, change.key, before, after)


def _person_without(person: dict[str, Any] | None, gone: Container[int]) -> dict[str, Any] | None:
    if person is None:
        return None
    said = _without_wishes(person.get("imported", {}), gone)
    return {**_without_wishes(person, gone), **({"imported": said} if said else {})}


def _without_wishes(record: dict[str, Any], gone: Container[int]) -> dict[str, Any]:
    left = {
        field: [wish for wish in record[field] if not (isinstance(wish, dict) and wish.get("id") in gone)]
        for field in WISHES
        if record.get(field)
    }
    return {**record, **left}


def _group_without(group: dict[str, Any], gone: Container[int]) -> dict[str, Any]:
    return {**group, **{role: None for role in HOST_ROLES if group.get(role) in gone}}


def _plan_without(plan: dict[str, Any], gone: Container[int]) -> dict[str, Any]:
    rounds = [[item for item in seats if item["participant"] not in gone] for seats in plan["rounds"]]
    return {**plan, "rounds": rounds}


def _rule_without(rule: dict[str, Any], gone: Container[int]) -> dict[str, Any] | None:
    left: Rule | None = msgspec.convert(rule, Rule)
    for ident in people_of(left) if left else ():
        if left is not None and ident in gone:
            left = without_person(left, ident)
    return None if left is None else msgspec.to_builtins(left)


def _session_without(session: dict[str, Any], gone: Container[int]) -> dict[str, Any]:
    whole: Session = msgspec.convert(session, Session)
    left = whole
    for speaker in whole.everybody:
        if speaker.person is not None and speaker.person in gone:
            left = left.without_person(speaker.person)
    return session if left is whole else msgspec.to_builtins(left)


def _met_without(met: dict[str, Any], gone: Container[int]) -> dict[str, Any] | None:
    left: MetBefore | None = msgspec.convert(met, MetBefore)
    for ident in sorted({person for table in left.tables for person in table} if left else ()):
        if left is not None and ident in gone:
            left = left.without(ident)
    return None if left is None else msgspec.to_builtins(left)


def _note_without(note: dict[str, Any], gone: Container[int]) -> dict[str, Any] | None:
    known = msgspec.convert(note, Note)
    left = known.without(known.person) if known.person is not None and known.person in gone else known
    return None if left is None else msgspec.to_builtins(left)


_CLEANED: dict[str, Callable[[dict[str, Any], Container[int]], dict[str, Any] | None]] = {
    "groups": _group_without,
    "met": _met_without,
    "notes": _note_without,
    "plan": _plan_without,
    "rules": _rule_without,
    "sessions": _session_without,
}
