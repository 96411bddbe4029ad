"""The assembly as TinyDB documents, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from tinydb.table import Document

from iclei_cli.assembly.assembly import Assembly, Event
from iclei_cli.assembly.errors import StoreError
from iclei_cli.assembly.group import Group, Topic
from iclei_cli.assembly.participant import Participant
from iclei_cli.assembly.plan import Plan
from iclei_cli.assembly.programme import Session

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tinydb import TinyDB

Record = TypeVar("Record", bound=msgspec.Struct)

SCHEMA = 1
"""The version of the file's layout that this program writes."""


class _Meta(msgspec.Struct, kw_only=True):
    """The one document of the table `meta`."""

    schema: int
    event: Event
    last_id: int


def read_assembly(database: TinyDB, path: Path) -> Assembly:
    """The assembly that the tables hold; `path` is named in errors.

    Raises:
        StoreError: the file was written by a newer program, or a document is not what it should be.
    """
    meta = _read_meta(database, path)
    people = _documents(database, "participants", Participant, path)
    plans = _documents(database, "plan", Plan, path)
    return Assembly(
        event=meta.event,
        participants={person.id: person for person in people},
        sessions={item.key: item for item in _documents(database, "sessions", Session, path)},
        topics={item.key: item for item in _documents(database, "topics", Topic, path)},
        groups={item.key: item for item in _documents(database, "groups", Group, path)},
        plan=plans[0] if plans else None,
        last_id=meta.last_id,
    )


def write_assembly(database: TinyDB, before: Assembly | None, after: Assembly) -> None:
    """Put an assembly into the tables, touching only those in which it differs from what they hold."""
    for table, records in _tables(after).items():
        if before is None or _tables(before)[table] != records:
            _fill(database, table, records)


def _tables(assembly: Assembly) -> dict[str, dict[int, msgspec.Struct]]:
    """The records of every table by document id."""
    return {
        "meta": {1: _Meta(schema=SCHEMA, event=assembly.event, last_id=assembly.last_id)},
        "participants": dict(assembly.participants),
        "sessions": dict(enumerate(assembly.sessions.values(), start=1)),
        "topics": dict(enumerate(assembly.topics.values(), start=1)),
        "groups": dict(enumerate(assembly.groups.values(), start=1)),
        "plan": {1: assembly.plan} if assembly.plan else {},
    }


def _read_meta(database: TinyDB, path: Path) -> _Meta:
    document = database.table("meta").get(doc_id=1)
    if not isinstance(document, dict) or not isinstance(document.get("schema"), int):
        raise StoreError(
            "store-foreign",
            "{path} is no assembly made by this program. Next: move it away, or use another --store",
            path=str(path),
        )
    if document["schema"] > SCHEMA:
        raise StoreError(
            "store-newer",
            "{path} was written by a newer iclei (file version {found}, this one knows {known}). "
            "Next: update iclei",
            path=str(path),
            found=document["schema"],
            known=SCHEMA,
        )
    return _convert(document, _Meta, "meta", path)


def _documents(database: TinyDB, table: str, record: type[Record], path: Path) -> list[Record]:
    return [_convert(document, record, table, path) for document in database.table(table)]


def _convert(document: dict[str, Any], record: type[Record], table: str, path: Path) -> Record:
    try:
        return msgspec.convert(document, record)
    except msgspec.ValidationError as error:
        raise StoreError(
            "store-damaged",
            "{path} holds something in {table} that cannot be read: {reason}. Next: put a copy of it back",
            path=str(path),
            table=table,
            reason=str(error),
        ) from error


def _fill(database: TinyDB, name: str, records: Mapping[int, msgspec.Struct]) -> None:
    table = database.table(name)
    table.truncate()
    table.insert_multiple(
        Document(msgspec.to_builtins(record), doc_id=number) for number, record in records.items()
    )
