"""What a store answers with: plain values, whatever it is that keeps them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from iclei_cli.assembly.nouns.assembly import Assembly
from iclei_cli.assembly.nouns.numbers import Count
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator


class Destroyed(msgspec.Struct, frozen=True, kw_only=True):
    """A note that people's data was destroyed; never whose.

    Attributes:
        time: when, UTC, ISO 8601.
        what: `erase` of one person, or `purge` of all; `copy` that somebody said is destroyed or lost.
        people: how many people's data it was; 0 of a copy.
        counts: of a purge, what is kept for reports: how many people, by attribute and value.
        place: of a copy, where it was.
        reason: of a copy, what somebody said of it.
    """

    time: str
    what: str
    people: Count
    counts: dict[str, dict[str, Count]] = {}
    place: str = ""
    reason: str = ""


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The assembly, and the figures about it that are not of the assembly itself.

    Attributes:
        assembly: as it is now.
        changes: how many changes the history keeps.
        destroyed: notes of what was destroyed, oldest first.
        identity: a random word that this assembly and all its copies have, and no other; "" where an earlier
            version of the program wrote it last.
    """

    assembly: Assembly
    changes: int
    destroyed: tuple[Destroyed, ...]
    identity: str


# The history


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


class ChangedRecords(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a change did to records of one kind, by numbers and keys: no names, no values.

    Attributes:
        table: `participants`, `sessions`, `rooms`, `topics`, `groups`, `rules`, `met`, `notes`, `plan`,
            `event`, `headings` or `settings`.
        how: what became of the records; `ordered`: they are the same in another order.
        count: how many records.
        keys: which, if they are few; none of what there is only one of.
        fields: what of them was edited, where `keys` has them; what lists said is no field.
    """

    table: str
    how: Literal["added", "edited", "removed", "ordered"]
    count: Count = 1
    keys: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


class HistoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One change, as the history lists it.

    Attributes:
        number: from 1; never given twice.
        time: when, UTC, ISO 8601.
        command: the name of the command that made it, and nothing that was typed with it.
        did: what it did, in short; nothing if all it did was about people who were erased since.
        summary: the same in English, of a change that an earlier version of the program noted; else "".
        is_undone: whether it is not in effect, and can be redone.
    """

    number: int
    time: str
    command: str
    did: tuple[ChangedRecords, ...]
    summary: str
    is_undone: bool


# Copies


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of the whole store that can be put back.

    Attributes:
        number: in the list of backups, 1 is the newest; None for a copy that somebody keeps elsewhere.
        name: what to call it in a sentence.
        place: where it is, in full.
        made: when, UTC.
        is_kept: whether it stays until it is destroyed with the data; others make room for newer ones.
        people: how many participants it has; None if it is damaged.
        last_change: the number of the last change in effect in it, 0 before the first; None if damaged.
    """

    number: int | None
    name: str
    place: str
    made: datetime
    is_kept: bool
    people: int | None
    last_change: int | None


class Unreached(msgspec.Struct, frozen=True):
    """A copy elsewhere of which nobody can say now what it holds.

    Attributes:
        place: where it was made.
        why: it cannot be looked at, or changed.
    """

    place: str
    why: Message


class KnownCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A file with people's data that was made on request elsewhere.

    Attributes:
        place: where.
        owed: what has still to be destroyed in it: `erase` of some people, `purge` of all; None if nothing.
        since: when that was to be done, UTC, ISO 8601; None if nothing is owed.
        why: it is not to be reached now, or is no copy; None if it is.
    """

    place: str
    owed: Literal["erase", "purge"] | None
    since: str | None
    why: Message | None


class Restored(msgspec.Struct, frozen=True):
    """What was put back.

    Attributes:
        assembly: as it is again.
        destroyed_since: of how many people data was destroyed since the copy was made, which may have it.
        forgotten: how many changes of its history cannot be had back, as what they did is not kept any more.
    """

    assembly: Assembly
    destroyed_since: int
    forgotten: int = 0


# Checking


class Finding(msgspec.Struct, frozen=True):
    """Something that is not as it should be.

    Attributes:
        code: the kind of finding, for scripts.
        message: what is wrong, and where.
        mend: what to do about it.
        is_warning: whether nothing is wrong with the data itself.
    """

    code: str
    message: Message
    mend: Message
    is_warning: bool = False


# People's data


class Unfinished(msgspec.Struct, frozen=True):
    """What was interrupted while it destroyed data, and waits to be finished.

    Attributes:
        erasing: the numbers of those who are being erased.
        purging: whether everybody's data is being destroyed.
    """

    erasing: tuple[int, ...]
    purging: bool


class Mention(msgspec.Struct, frozen=True):
    """A place in which an erased person is still spoken of.

    Attributes:
        change: the number of the change that has it; None if the assembly itself does.
        table: as in `ChangedRecords`.
        key: of the record; "" of what there is only one of.
        field: the record's field.
        what: what of the person stands there: `name`, `email` or `phone`.
    """

    change: int | None
    table: str
    key: str
    field: str
    what: Literal["name", "email", "phone"]


class Destruction(msgspec.Struct, kw_only=True):
    """How far an erasure or a purge reached.

    Attributes:
        people: how many were on the list.
        changes: entries of the history that spoke of them.
        backups: backups that held them.
        copies: copies elsewhere that held them.
        damaged: what was deleted because it could not be read: backups, and what changes did.
        given_up: how many backups were deleted because the disk was full.
        out_of_reach: copies that could not be cleaned, and why: that is owed, and done once they are reached.
        mentions: where the person is still spoken of in texts about others, which were left as they are.
    """

    people: int = 0
    changes: int = 0
    backups: int = 0
    copies: int = 0
    damaged: list[Message] = []
    given_up: int = 0
    out_of_reach: list[Unreached] = []
    mentions: list[Mention] = []


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a change did to a person.

    Attributes:
        entry: the change.
        field: the person's field, or a message that tells what else about them.
        before: its value before the change; a message where only words can tell it.
        after: its value after it.
    """

    entry: HistoryEntry
    field: str | Message
    before: Any
    after: Any


class Traces(msgspec.Struct, frozen=True, kw_only=True):
    """Where a store holds one person beside the assembly itself.

    Attributes:
        history: what every change that is kept did to them, oldest first.
        backups: when the backups that hold them were made, UTC, the newest first.
        copies: the places elsewhere whose copies hold them.
        unseen: copies elsewhere that could hold them and could not be looked at.
    """

    history: list[Trace]
    backups: list[datetime]
    copies: list[str]
    unseen: list[Unreached]
