"""What differs between two states of an assembly, record by record; to be shown, undone and redone."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.assembly import Event
from iclei_cli.assembly.group import Group, Topic
from iclei_cli.assembly.headings import Headings
from iclei_cli.assembly.people.participant import Participant
from iclei_cli.assembly.plans.plan import Plan
from iclei_cli.assembly.programme import Session
from iclei_cli.assembly.rules.rule import Rule
from iclei_cli.system.collector import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.assembly import Assembly

KEYED: dict[str, Any] = {
    "participants": Participant,
    "sessions": Session,
    "topics": Topic,
    "groups": Group,
    "rules": Rule,
}
"""The dictionaries of an assembly and what is in them."""

NUMBERED = ("participants", "rules")
"""Those whose keys are numbers, by which they are in order."""

SINGLE: dict[str, type[msgspec.Struct]] = {"event": Event, "plan": Plan, "headings": Headings}

NAMES = {
    "participants": "participant",
    "sessions": "session",
    "topics": "topic",
    "groups": "group",
    "rules": "rule",
    "plan": "table plan",
    "event": "assembly's facts",
    "headings": "meaning of headers",
}

SHOWN = 3
"""How many records a summary names before it only counts them."""


class Change(msgspec.Struct, frozen=True):
    """One record before and after; None where it is not there.

    They are records where the change was just made, and JSON values where it was read from a file. `key` is
    the participant's id, the rule's number or the record's key as text, "" for the plan and the event. The
    order of a dictionary's keys is a change of its own, with key None and lists of keys.
    """

    table: str
    key: str | None
    before: Any
    after: Any

    def fields(self) -> Iterator[tuple[str, Any, Any]]:
        """The fields that differ, each with its value before and after."""
        before, after = (msgspec.to_builtins(value or {}) for value in (self.before, self.after))
        for field in dict.fromkeys([*before, *after]):
            if before.get(field) != after.get(field):
                yield field, before.get(field), after.get(field)


@uncollected()
def difference(before: Assembly, after: Assembly) -> list[Change]:
    """All changes that lead from one state to the other."""
    changes = []
    for table in KEYED:
        old, new = getattr(before, table), getattr(after, table)
        changes += [
            Change(table, str(key), old.get(key), new.get(key))
            for key in dict.fromkeys([*old, *new])
            if old.get(key) != new.get(key)
        ]
        if table not in NUMBERED and list(old) != list(new):
            changes.append(Change(table, None, list(old), list(new)))
    changes += [
        Change(table, "", getattr(before, table), getattr(after, table))
        for table in SINGLE
        if getattr(before, table) != getattr(after, table)
    ]
    return changes


def apply(assembly: Assembly, changes: Sequence[Change], *, backwards: bool) -> None:
    """Make the changes in `assembly`, or take them back."""
    # The order of keys can only be made once all the records are there.
    for change in sorted(changes, key=lambda change: change.key is None):
        value = change.before if backwards else change.after
        if change.key is None:
            _order(assembly, change.table, value)
        elif change.table in SINGLE:
            kind = SINGLE[change.table]
            setattr(assembly, change.table, None if value is None else msgspec.convert(value, kind))
        else:
            _put(assembly, change.table, change.key, value)
    for table in NUMBERED:
        setattr(assembly, table, dict(sorted(getattr(assembly, table).items())))


def summary(changes: Sequence[Change]) -> str:
    """The changes in one line, by numbers and keys: no names, no values."""
    kinds: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.key is not None:
            kinds[change.table, _verb(change)].append(change)
    return "; ".join(_phrase(table, verb, some) for (table, verb), some in kinds.items()) or "order changed"


def _order(assembly: Assembly, table: str, keys: Sequence[str]) -> None:
    records = getattr(assembly, table)
    setattr(assembly, table, {key: records[key] for key in (*keys, *records) if key in records})


def _put(assembly: Assembly, table: str, key: str, value: Any) -> None:  # noqa: ANN401 - a record of any table
    records = getattr(assembly, table)
    ident = int(key) if table in NUMBERED else key
    if value is None:
        records.pop(ident, None)
    else:
        records[ident] = msgspec.convert(value, KEYED[table])


def _verb(change: Change) -> str:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"


def _phrase(table: str, verb: str, changes: Sequence[Change]) -> str:
    name = NAMES[table]
    if table in SINGLE:
        return f"{name} {'made' if verb == 'added' else verb}"
    if len(changes) > SHOWN:
        return f"{len(changes)} {name}s {verb}"
    keys = ", ".join(change.key or "" for change in changes)
    fields = Counter(field for change in changes for field, _, _ in change.fields() if field != "imported")
    what = f" ({', '.join(fields) or 'what lists said'})" if verb == "changed" else ""
    return f"{name}{'s' if len(changes) > 1 else ''} {keys} {verb}{what}"
