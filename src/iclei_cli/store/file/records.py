"""All that a store holds as the documents of a TinyDB database, and back.

TinyDB reads them: it knows tables and numbered documents, and the file can be opened with it. Undo, the
envelope, the lock and the replacement of the file are not its business, and it writes nothing here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from tinydb import TinyDB

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
from iclei_cli.store.decoding_errors import decoding_error
from iclei_cli.store.file.envelope import Tables, damage_error, is_of_version
from iclei_cli.store.file.migrations import SCHEMA
from iclei_cli.store.file.storage import AtomicStorage
from iclei_cli.store.history.changes import KEY_OF
from iclei_cli.store.history.entries import Entry, History
from iclei_cli.store.soundness import flaw_of
from iclei_cli.store.state import Owed, State
from iclei_cli.store.values import Destroyed
from iclei_cli.system.collector import collector_paused
from iclei_cli.system.errors import RefusedError, StoreError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from iclei_cli.system.messages import Message

_HEAD = 64
"""So many bytes of a file tell the version of its layout."""

_TYPED: dict[str, Any] = {"groups": list[Group], "rules": list[Rule], "notes": list[Note], "plan": list[Plan]}
"""Tables that may have numbers in them which somebody typed, and what is in them."""


class _Meta(msgspec.Struct, kw_only=True):
    """The one document of the table `meta`."""

    event: Event
    last_id: Count
    revision: Count
    head: Count
    last_entry: Count
    headings: Headings = Headings()
    settings: Settings | None = None
    identity: str = ""
    copies: tuple[str, ...] = ()
    owed: tuple[Owed, ...] = ()
    erased: tuple[Number, ...] = ()
    erasing: tuple[Number, ...] = ()
    purging: bool = False


class _Papers(msgspec.Struct, kw_only=True):
    """A document of the table `handed_out`: all of one export, as thousands of documents are slow."""

    export: str
    papers: list[HandedOut]


def read_file_state(path: Path) -> State:
    """What the file at `path` holds.

    Raises:
        StoreError: it cannot be read, or is no assembly.
    """
    with TinyDB(path, storage=AtomicStorage) as database:
        return read_state(database, path)


def state_of_copy(path: Path) -> State | None:
    """What a copy of the file holds; None if it is damaged."""
    try:
        return read_file_state(path)
    except StoreError:
        return None


@collector_paused()
def read_state(database: TinyDB, path: Path) -> State:
    """What the tables hold; `path` is named in errors.

    Raises:
        StoreError: the file is no assembly, or a document is not what it should be.
    """
    meta = _read_meta(database, path)
    plans = _documents(database, "plan", Plan, path)

    def by_key(table: str, record: Any) -> dict[Any, Any]:  # noqa: ANN401 - or a union
        return keyed(table, _documents(database, table, record, path))

    def keyed(table: str, records: list[Any]) -> dict[Any, Any]:
        field = KEY_OF.get(table, "number")
        found = {getattr(item, field): item for item in records}
        if len(found) < len(records):
            raise damage_error(path, message("flaw-repeated", where=table))
        return found

    state = State(
        assembly=Assembly(
            event=meta.event,
            participants=by_key("participants", Participant),
            sessions=by_key("sessions", Session),
            rooms=by_key("rooms", Room),
            topics=by_key("topics", Topic),
            groups=by_key("groups", Group),
            rules=by_key("rules", Rule),
            met=by_key("met", MetBefore),
            notes=by_key("notes", Note),
            plan=plans[0] if plans else None,
            headings=meta.headings,
            settings=meta.settings,
            arrivals=by_key("arrivals", Arrival),
            handed_out=keyed("handed_out", _papers(database, path)),
            last_id=meta.last_id,
        ),
        history=History(entries=by_key("history", Entry), head=meta.head, last_entry=meta.last_entry),
        revision=meta.revision,
        destroyed=tuple(_documents(database, "destroyed", Destroyed, path)),
        identity=meta.identity,
        copies=meta.copies,
        owed=meta.owed,
        erased=meta.erased,
        erasing=meta.erasing,
        purging=meta.purging,
    )
    flaw = flaw_of(state)
    if flaw is not None:
        raise damage_error(path, flaw)
    return state


def write_state(storage: AtomicStorage, state: State) -> None:
    """Put a state into the tables; others, that somebody may have added to the file, stay as they are.

    It is put there whole and as records: TinyDB would make documents of them one by one, and the file is the
    same without.

    Raises:
        RefusedError: there is something in it that no command could read again.
    """
    tables = _tables(state)
    flaw = flaw_of(state) or _flaw_of_numbers(tables)
    if flaw is not None:
        raise RefusedError("state-unsound", reason=flaw)
    storage.write({**(storage.read() or {}), **tables})


def _flaw_of_numbers(tables: Tables) -> Message | None:
    """A number that somebody typed and that is none; other numbers the program gives out itself."""
    for table, records in _TYPED.items():
        try:
            msgspec.json.decode(msgspec.json.encode(list(tables[table].values())), type=records)
        except (msgspec.ValidationError, OverflowError) as error:
            return message("content-of-table", table=table, reason=decoding_error(error))
    return None


def replace_copy(path: Path, state: State) -> None:
    """Put a state into a file in the place of what is there.

    Raises:
        StoreError: the disk or the folder refuses it.
    """
    storage = AtomicStorage(path)
    storage.write({})
    write_state(storage, state)
    storage.flush()


def bring_up(paths: Iterable[Path]) -> None:
    """Bring copies of the layout before to the present one, which notes less; damaged ones stay as they are.

    Raises:
        OSError: one cannot be read.
        StoreError: one cannot be written.
    """
    for path in paths:
        with path.open("rb") as file:
            is_older = is_of_version(file.read(_HEAD), SCHEMA - 1)
        state = state_of_copy(path) if is_older else None
        if state is not None:
            replace_copy(path, state)


def _tables(state: State) -> Tables:
    """The records of every table by document id."""
    assembly, history = state.assembly, state.history
    meta = _Meta(
        event=assembly.event,
        last_id=assembly.last_id,
        headings=assembly.headings,
        settings=assembly.settings,
        revision=state.revision,
        head=history.head,
        last_entry=history.last_entry,
        identity=state.identity,
        copies=state.copies,
        owed=state.owed,
        erased=state.erased,
        erasing=state.erasing,
        purging=state.purging,
    )
    return {
        "meta": {1: meta},
        "participants": dict(assembly.participants),
        "sessions": dict(enumerate(assembly.sessions.values(), start=1)),
        "rooms": dict(enumerate(assembly.rooms.values(), start=1)),
        "topics": dict(enumerate(assembly.topics.values(), start=1)),
        "groups": dict(enumerate(assembly.groups.values(), start=1)),
        "rules": dict(assembly.rules),
        "met": dict(assembly.met),
        "notes": dict(assembly.notes),
        "plan": {1: assembly.plan} if assembly.plan else {},
        "history": dict(history.entries),
        "destroyed": dict(enumerate(state.destroyed, start=1)),
        "arrivals": dict(enumerate(assembly.arrivals.values(), start=1)),
        "handed_out": dict(enumerate(_by_export(assembly), start=1)),
    }


def _papers(database: TinyDB, path: Path) -> list[HandedOut]:
    return [paper for item in _documents(database, "handed_out", _Papers, path) for paper in item.papers]


def _by_export(assembly: Assembly) -> list[_Papers]:
    papers: dict[str, list[HandedOut]] = {}
    for paper in assembly.handed_out.values():
        papers.setdefault(paper.export, []).append(paper)
    return [_Papers(export=export, papers=items) for export, items in papers.items()]


def _read_meta(database: TinyDB, path: Path) -> _Meta:
    document = database.table("meta").get(doc_id=1)
    if not isinstance(document, dict):
        raise StoreError(
            "store-foreign",
            path=str(path),
        )
    meta: _Meta = _convert(document, _Meta, "meta", path)
    return meta


def _documents(database: TinyDB, table: str, record: Any, path: Path) -> list[Any]:  # noqa: ANN401 - or a union
    return [_convert(document, record, table, path) for document in database.table(table)]


def _convert(document: dict[str, Any], record: Any, table: str, path: Path) -> Any:  # noqa: ANN401 - as above
    try:
        return msgspec.convert(document, record)
    except msgspec.ValidationError as error:
        raise damage_error(
            path, message("content-of-table", table=table, reason=decoding_error(error))
        ) from error
