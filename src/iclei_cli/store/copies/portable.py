"""Everything a store holds as one JSON file that people and other programs can read, and back.

The layout of this file is a promise (docs/store.md); that of the store itself may change with the version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from iclei_cli.assembly.assembly import Assembly, Event
from iclei_cli.assembly.group import Group, Topic
from iclei_cli.assembly.headings import Headings
from iclei_cli.assembly.people.participant import Participant
from iclei_cli.assembly.plans.plan import Plan
from iclei_cli.assembly.programme import Session
from iclei_cli.assembly.rules.rule import Rule
from iclei_cli.store.history.changes import Change
from iclei_cli.store.history.entries import Entry, History, changes_of, rewrite
from iclei_cli.store.records import Destroyed, State
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.store.store import Store


class _Step(msgspec.Struct, kw_only=True):
    """One change: its head, and what it did."""

    number: int
    time: str
    command: str
    summary: str
    changes: list[Change]


class _Steps(msgspec.Struct, kw_only=True):
    head: int
    last_entry: int
    entries: list[_Step]


class _Everything(msgspec.Struct, kw_only=True):
    format: Literal["iclei-assembly"] = "iclei-assembly"
    version: Literal[1] = 1
    event: Event
    last_id: int
    participants: list[Participant]
    sessions: list[Session]
    topics: list[Topic]
    groups: list[Group]
    rules: list[Rule] = []
    plan: Plan | None
    history: _Steps
    destroyed: list[Destroyed]
    headings: Headings = Headings()


def exported(store: Store) -> bytes:
    """The whole store as UTF-8 JSON, indented.

    Raises:
        StoreError: the store, or what one of its changes did, cannot be read.
    """
    state = store.read_state()
    assembly, history = state.assembly, state.history
    steps = [_step(entry, changes_of(store.history_folder, entry)) for entry in history.entries.values()]
    everything = _Everything(
        event=assembly.event,
        last_id=assembly.last_id,
        participants=list(assembly.participants.values()),
        sessions=list(assembly.sessions.values()),
        topics=list(assembly.topics.values()),
        groups=list(assembly.groups.values()),
        rules=list(assembly.rules.values()),
        plan=assembly.plan,
        history=_Steps(head=history.head, last_entry=history.last_entry, entries=steps),
        destroyed=list(state.destroyed),
        headings=assembly.headings,
    )
    return msgspec.json.format(msgspec.json.encode(everything), indent=2) + b"\n"


def import_store(store: Store, content: bytes, file: Path, *, replace: bool) -> Assembly:
    """Put everything that `content` (of `file`) holds into the store, in place of what is there.

    Raises:
        RefusedError: the content is no such file, or there is an assembly and `replace` is not said.
        StoreError: the folder cannot be written to.
    """
    try:
        everything = msgspec.json.decode(content, type=_Everything)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError(
            "not-an-export",
            file=str(file),
            reason=str(error),
        ) from error
    state = State(assembly=_assembly(everything), history=History(), destroyed=tuple(everything.destroyed))
    store.put(state, replace=replace)
    with store.changing() as kept:
        kept.history = History(
            entries={
                step.number: rewrite(store.history_folder, _head(step), step.changes)
                for step in everything.history.entries
            },
            head=everything.history.head,
            last_entry=everything.history.last_entry,
        )
    return state.assembly


def _assembly(everything: _Everything) -> Assembly:
    return Assembly(
        event=everything.event,
        participants={item.id: item for item in everything.participants},
        sessions={item.key: item for item in everything.sessions},
        topics={item.key: item for item in everything.topics},
        groups={item.key: item for item in everything.groups},
        rules={item.number: item for item in everything.rules},
        plan=everything.plan,
        headings=everything.headings,
        last_id=everything.last_id,
    )


def _step(entry: Entry, changes: list[Change]) -> _Step:
    return _Step(
        number=entry.number, time=entry.time, command=entry.command, summary=entry.summary, changes=changes
    )


def _head(step: _Step) -> Entry:
    return Entry(number=step.number, time=step.time, command=step.command, summary=step.summary)
