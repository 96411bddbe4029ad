"""What differs between two states of an assembly, record by record; to be shown, undone and redone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from iclei_cli.assembly.nouns.assembly import Event
from iclei_cli.assembly.nouns.day.note import Note
from iclei_cli.assembly.nouns.group import Group, Topic
from iclei_cli.assembly.nouns.headings import Headings
from iclei_cli.assembly.nouns.met import MetBefore
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.plan import Plan
from iclei_cli.assembly.nouns.programme.room import Room
from iclei_cli.assembly.nouns.programme.session import Session
from iclei_cli.assembly.nouns.rule import Rule
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.store.decoding_errors import decoding_error
from iclei_cli.store.values import Change, ChangedRecords
from iclei_cli.system.collector import collector_paused
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.system.messages import Message

    How = Literal["added", "edited", "removed"]

KEYED: dict[str, Any] = {
    "participants": Participant,
    "sessions": Session,
    "rooms": Room,
    "topics": Topic,
    "groups": Group,
    "rules": Rule,
    "met": MetBefore,
    "notes": Note,
}
"""The dictionaries of an assembly and what is in them."""

NUMBERED = ("participants", "rules", "met", "notes")
"""Those whose keys are numbers, by which they are in order."""

KEY_OF = {
    "participants": "id",
    "sessions": "key",
    "rooms": "key",
    "topics": "key",
    "groups": "key",
    "rules": "number",
    "met": "number",
    "arrivals": "nonce",
    "handed_out": "key",
    "notes": "number",
}
"""The field of a record that is its key."""

SINGLE: dict[str, type[msgspec.Struct]] = {
    "event": Event,
    "plan": Plan,
    "headings": Headings,
    "settings": Settings,
}

ONCE_OR_NEVER = ("plan", "settings")
"""Of these there may be none."""

SHOWN = 3
"""How many records a summary names before it only counts them."""


@collector_paused()
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


def flaw_of_changes(changes: Sequence[Change]) -> Message | None:
    """What in changes that somebody may have written cannot be; None where all of it can."""
    for index, change in enumerate(changes):
        try:
            is_possible = _is_possible(change)
        except msgspec.ValidationError as error:
            return message("decoding-error-at", matter=decoding_error(error), where=f"changes[{index}]")
        if not is_possible:
            return message("flaw-unknown", where=f"changes[{index}]", word=f"{change.table} {change.key}")
    return None


def _is_possible(change: Change) -> bool:
    """Whether a change is of a record that there can be.

    Raises:
        msgspec.ValidationError: a record is none.
    """
    values = (change.before, change.after)
    if change.table in SINGLE:
        kind = SINGLE[change.table]
        for value in values:
            msgspec.convert(value, kind | None)
        return change.key == "" and (change.table in ONCE_OR_NEVER or None not in values)
    if change.table not in KEYED:
        return False
    if change.key is None:
        for value in values:
            msgspec.convert(value, list[str])
        return change.table not in NUMBERED
    field = KEY_OF[change.table]
    records = [msgspec.convert(value, KEYED[change.table]) for value in values if value is not None]
    return bool(records) and all(str(getattr(record, field)) == change.key for record in records)


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


def summary(changes: Sequence[Change]) -> tuple[ChangedRecords, ...]:
    """What the changes did, in short, kind by kind of record."""
    kinds: defaultdict[tuple[str, How], list[Change]] = defaultdict(list)
    for change in changes:
        if change.key is not None:
            kinds[change.table, _how(change)].append(change)
    if not kinds:
        return tuple(ChangedRecords(table=change.table, how="ordered") for change in changes)
    return tuple(_summed_up(table, how, some) for (table, how), some in kinds.items())


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


def _how(change: Change) -> How:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "edited"


def _summed_up(table: str, how: How, changes: Sequence[Change]) -> ChangedRecords:
    if table in SINGLE or len(changes) > SHOWN:
        return ChangedRecords(table=table, how=how, count=len(changes))
    fields = dict.fromkeys(field for change in changes for field, _, _ in change.fields())
    return ChangedRecords(
        table=table,
        how=how,
        count=len(changes),
        keys=tuple(change.key or "" for change in changes),
        fields=tuple(field for field in fields if field != "imported") if how == "edited" else (),
    )
