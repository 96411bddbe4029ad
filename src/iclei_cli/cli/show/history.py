"""Changes of the history in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.nouns.fields import FIELD
from iclei_cli.assembly.nouns.participant import WISHES, Gender, Sector, Status, WishAbout
from iclei_cli.cli.documents.history import ChangeItem
from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.show.people import NOBODY, field_word, wish_word
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.store.values import ChangedRecords, HistoryEntry
    from iclei_cli.system.messages import Message

_RECORDS = {
    "participants": "records-participants",
    "sessions": "records-sessions",
    "rooms": "records-rooms",
    "topics": "records-topics",
    "groups": "records-groups",
    "rules": "records-rules",
    "met": "records-met",
    "notes": "records-notes",
    "plan": "records-plan",
    "event": "records-event",
    "headings": "records-headings",
    "settings": "records-settings",
    "handed_out": "records-handed-out",
}
"""What the records of each table are called."""


_FIELDS = {
    **{name: f"event-{name}" for name in ("date", "host", "language", "organiser", "theme")},
    **{name: f"session-{name}" for name in ("expected", "groups", "summary")},
    **{name: f"role-{name}" for name in ("facilitator", "presenter", "rapporteur")},
    **{name: f"heading-{name}" for name in ("capacity", "consent", "end", "group", "key", "kind", "label")},
    **{
        name: f"heading-{name}" for name in ("languages", "municipality", "number", "reason", "room", "round")
    },
    **{name: f"heading-{name}" for name in ("round", "seats", "session", "start", "talks", "title", "topic")},
    **dict.fromkeys(("people", "person", "who"), "heading-who"),
    "at": "heading-spot",
    "by": "heading-note-by",
    "destroy_by": "event-destroy-by",
    "extra": "heading-extra",
    "round_minutes": "session-round-minutes",
    "rounds": "heading-round",
    "sdgs": "heading-sdg",
    "seats_by_round": "heading-seats",
    "source": "heading-met",
    "tables": "heading-tables",
    "speakers": "session-speaker",
    "text": "heading-note-text",
    "time_zone": "event-time-zone",
    "colour": "event-colour",
    "logo": "event-logo",
    "titles": "heading-title",
    "value": "heading-value",
}
"""What fields of other records than people are called; those that have no word are told as they are kept."""

_WORDED: dict[str, Any] = {"gender": Gender, "sector": Sector, "status": Status}
"""Fields of people that are one of a few."""

SIGNS_OF_THE_PROGRAM = {"edited"}
"""Fields that nobody typed: that a note was changed by hand."""


def summary_of(entry: HistoryEntry) -> Message:
    """What a change did, in one line, by numbers and keys."""
    if entry.did:
        # Whatever is asked of a plan is told with the plan.
        told = [item for item in entry.did if item.table != "settings"] or entry.did
        return message("change-summary", parts=[_summed_up(records) for records in told])
    # Earlier versions noted the line itself.
    return message("listed", items=[entry.summary]) if entry.summary else message("change-erased")


def change_items(entries: Iterable[HistoryEntry]) -> list[ChangeItem]:
    """Changes as documents have them."""
    return [
        ChangeItem(
            number=entry.number,
            time=entry.time,
            command=entry.command,
            summary=sentence(summary_of(entry)),
            undone=entry.is_undone,
        )
        for entry in entries
    ]


def records_of(table: str, count: int = 1) -> Message:
    """What so many records of a table are called: `participants`, `table plan`."""
    return message(_RECORDS[table], count=count)


def record_of(table: str, key: str, name: str = "") -> Message:
    """What one record is called: `participant 17 김하늘`, `group energy`, `table plan`."""
    if not key:
        return records_of(table)
    if not name:
        return message("record", records=records_of(table), key=key)
    return message("record-with-name", records=records_of(table), key=key, name=name)


def field_of(table: str, name: str) -> str | Message:
    """What a field of a record is called; where there is no word for it, as it is kept."""
    if table == "participants" and name in FIELD:
        return field_word(name)
    return message(_FIELDS[name]) if name in _FIELDS else name


def value_of(table: str, field: str, value: Any, people: Mapping[int, Participant] = NOBODY) -> str | Message:
    """What a field of a record was: where it is one of a few, in its word.

    Others whom a wish is about are named where `people` are given, by number; else their numbers are told.
    """
    if table == "participants" and value and field in WISHES:
        wishes = msgspec.convert(value, list[WishAbout])
        return message("listed", items=[wish_word(wish, people) for wish in wishes])
    if table == "participants" and value and (kinds := _WORDED.get(field)):
        word: Message = kinds(value).word
        return word
    if table == "event" and value and field == "logo":
        return message("picture-of-bytes", count=len(value) * 3 // 4)
    return value_in_words(value)


def value_in_words(value: Any) -> str:
    """What a field has: a text, several of them, or what is made of more, each part behind its name."""
    match value:
        case None:
            return ""
        case str():
            return value
        case list() | tuple():
            return ", ".join(value_in_words(item) for item in value)
        case dict():
            parts = ((name, value_in_words(item)) for name, item in value.items())
            return "; ".join(f"{name}: {told}" for name, told in parts if told)
        case _:
            return json.dumps(value)


def _summed_up(change: ChangedRecords) -> Message:
    records = records_of(change.table, change.count)
    if change.how == "ordered":
        return message("change-of-order")
    if change.keys:
        return _few(change, records)
    if change.table in {"plan", "event", "headings", "settings"}:
        return _only_one(change, records)
    return _many(change, records)


def _few(change: ChangedRecords, records: Message) -> Message:
    match change.how:
        case "added":
            return message("few-added", records=records, keys=change.keys)
        case "removed":
            return message("few-removed", records=records, keys=change.keys)
        case _:
            told = [name for name in change.fields if name not in SIGNS_OF_THE_PROGRAM]
            fields = [field_of(change.table, name) for name in told] or [message("field-of-lists")]
            return message("few-edited", records=records, keys=change.keys, fields=fields)


def _only_one(change: ChangedRecords, record: Message) -> Message:
    match change.how:
        case "added":
            return message("one-made", record=record)
        case "removed":
            return message("one-removed", record=record)
        case _:
            return message("one-edited", record=record)


def _many(change: ChangedRecords, records: Message) -> Message:
    match change.how:
        case "added":
            return message("many-added", count=change.count, records=records)
        case "removed":
            return message("many-removed", count=change.count, records=records)
        case _:
            return message("many-edited", count=change.count, records=records)
