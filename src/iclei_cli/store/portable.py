"""Everything a store holds as one JSON file that people and other programs can read, and back.

The layout of this file is a promise (docs/store.md); that of the store itself may change with the version.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.day.arrival import Arrival
from iclei_cli.assembly.nouns.day.handed_out import HandedOut
from iclei_cli.assembly.nouns.day.note import Note
from iclei_cli.assembly.nouns.group import Group, Topic
from iclei_cli.assembly.nouns.headings import Headings
from iclei_cli.assembly.nouns.met import MetBefore
from iclei_cli.assembly.nouns.numbers import Count, Number
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.plan import Plan
from iclei_cli.assembly.nouns.programme.room import Room
from iclei_cli.assembly.nouns.programme.session import Session
from iclei_cli.assembly.nouns.rule import Rule
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.store.consistency import misfits
from iclei_cli.store.decoding_errors import UNDECODABLE, decoding_error
from iclei_cli.store.history.changes import KEY_OF, KEYED, flaw_of_changes
from iclei_cli.store.history.entries import Entry, History, command_name
from iclei_cli.store.soundness import flaws
from iclei_cli.store.state import State
from iclei_cli.store.values import Change, ChangedRecords, Destroyed
from iclei_cli.system.controls import stripped
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from iclei_cli.store.values import HistoryEntry
    from iclei_cli.system.messages import Message


_COULD_COMMAND = re.compile(
    rb"\\[ubf]|\x7f|\xc2[\x80-\x9f]|\xd8\x9c"
    rb"|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xaf]|\xef\xbf[\xb9-\xbb]"
)
"""What a text that commands a terminal has in JSON; an export of this program has none of it."""


class _Step(msgspec.Struct, kw_only=True):
    """One change: its head, and what it did; `did` sums it up for programs, `summary` for people."""

    number: Number
    time: str
    command: str
    summary: str
    did: list[ChangedRecords] = []
    changes: list[Change]


class _Steps(msgspec.Struct, kw_only=True):
    head: Count
    last_entry: Count
    entries: list[_Step]


class _Everything(msgspec.Struct, kw_only=True):
    format: Literal["iclei-assembly"] = "iclei-assembly"
    version: Literal[1] = 1
    event: Event
    last_id: Count
    participants: list[Participant]
    sessions: list[Session]
    rooms: list[Room] = []
    topics: list[Topic]
    groups: list[Group]
    rules: list[Rule] = []
    met: list[MetBefore] = []
    notes: list[Note] = []
    plan: Plan | None
    history: _Steps
    destroyed: list[Destroyed]
    headings: Headings = Headings()
    settings: Settings | None = None
    arrivals: list[Arrival] = []
    handed_out: list[HandedOut] = []


def encode_export(
    state: State,
    changes: Callable[[Entry], list[Change]],
    words: Callable[[HistoryEntry], str],
) -> bytes:
    """A whole state as UTF-8 JSON, indented.

    `changes` looks up what an entry of its history did; `words` sums it up for people.

    Raises:
        StoreError: what one of the changes did cannot be read.
    """
    assembly, history = state.assembly, state.history
    everything = _Everything(
        event=assembly.event,
        last_id=assembly.last_id,
        participants=list(assembly.participants.values()),
        sessions=list(assembly.sessions.values()),
        rooms=list(assembly.rooms.values()),
        topics=list(assembly.topics.values()),
        groups=list(assembly.groups.values()),
        rules=list(assembly.rules.values()),
        met=list(assembly.met.values()),
        notes=list(assembly.notes.values()),
        plan=assembly.plan,
        history=_Steps(
            head=history.head,
            last_entry=history.last_entry,
            entries=[
                _step(entry, changes(entry), words(history.describe(entry)))
                for entry in history.entries.values()
            ],
        ),
        destroyed=list(state.destroyed),
        headings=assembly.headings,
        settings=assembly.settings,
        arrivals=list(assembly.arrivals.values()),
        handed_out=list(assembly.handed_out.values()),
    )
    return msgspec.json.format(msgspec.json.encode(everything), indent=2) + b"\n"


def decode_export(content: bytes, file: Path) -> tuple[State, dict[int, list[Change]]]:
    """What an export holds, and what each change of its history did, by number; `file` is named in errors.

    Raises:
        RefusedError: it is no such file.
    """
    try:
        if _COULD_COMMAND.search(content):
            everything = msgspec.convert(_stripped(msgspec.json.decode(content)), _Everything)
        else:
            everything = msgspec.json.decode(content, type=_Everything)
    except UNDECODABLE as error:
        raise RefusedError("not-an-export", file=str(file), reason=decoding_error(error)) from error
    flaw = _repetition(everything)
    if flaw is None:
        state, changes = _decoded(everything)
        flaw = next(_flaws(state, changes), None)
    if flaw is not None:
        raise RefusedError("not-an-export", file=str(file), reason=flaw)
    return state, changes


def _stripped(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The same with texts that command no terminal."""
    match value:
        case str():
            return stripped(value)
        case list():
            return [_stripped(item) for item in value]
        case dict():
            return {stripped(key): _stripped(item) for key, item in value.items()}
        case _:
            return value


def _repetition(everything: _Everything) -> Message | None:
    """What is there twice, so that one of the two would be lost."""
    lists = {table: getattr(everything, table) for table in (*KEYED, "arrivals", "handed_out")}
    lists["history"] = everything.history.entries
    for table, records in lists.items():
        field = KEY_OF.get(table, "number")
        if len({getattr(record, field) for record in records}) < len(records):
            return message("flaw-repeated", where=table)
    return None


def _flaws(state: State, changes: dict[int, list[Change]]) -> Iterator[Message]:
    yield from flaws(state)
    for finding in misfits(state.assembly):
        yield finding.message
    for number, done in changes.items():
        flaw = flaw_of_changes(done)
        if flaw is not None:
            yield message("decoding-error-at", matter=flaw, where=f"history[{number}]")


def _decoded(everything: _Everything) -> tuple[State, dict[int, list[Change]]]:
    steps = everything.history
    history = History(
        entries={step.number: _head(step) for step in steps.entries},
        head=steps.head,
        last_entry=steps.last_entry,
    )
    state = State(assembly=_assembly(everything), history=history, destroyed=tuple(everything.destroyed))
    return state, {step.number: step.changes for step in steps.entries}


def _assembly(everything: _Everything) -> Assembly:
    return Assembly(
        event=everything.event,
        participants={item.id: item for item in everything.participants},
        sessions={item.key: item for item in everything.sessions},
        rooms={item.key: item for item in everything.rooms},
        topics={item.key: item for item in everything.topics},
        groups={item.key: item for item in everything.groups},
        rules={item.number: item for item in everything.rules},
        met={item.number: item for item in everything.met},
        notes={item.number: item for item in everything.notes},
        plan=everything.plan,
        headings=everything.headings,
        settings=everything.settings,
        arrivals={item.nonce: item for item in everything.arrivals},
        handed_out={item.key: item for item in everything.handed_out},
        last_id=everything.last_id,
    )


def _step(entry: Entry, changes: list[Change], words: str) -> _Step:
    return _Step(
        number=entry.number,
        time=entry.time,
        command=entry.command,
        summary=words,
        did=list(entry.did),
        changes=changes,
    )


def _head(step: _Step) -> Entry:
    return Entry(
        number=step.number,
        time=step.time,
        # An export of an earlier version may have more of the command line.
        command=command_name(step.command),
        # What can be told in any language is not told twice.
        summary="" if step.did else step.summary,
        did=tuple(step.did),
    )
