"""Changes of the history in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.names import group_name, session_name, topic_name
from iclei_cli.assembly.nouns.attributes import MIXABLE
from iclei_cli.assembly.nouns.day.note import NoteKind
from iclei_cli.assembly.nouns.fields import FIELD
from iclei_cli.assembly.nouns.participant import WISHES, Consent, Gender, Sector, Status, WishAbout
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.cli.documents.history import ChangeItem
from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.show.groups import seats_word
from iclei_cli.cli.show.people import NOTHING, Known, field_word, value_word, wish_word
from iclei_cli.cli.show.plan_facts import attribute_word
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.store.values import ChangedRecords, HistoryEntry
    from iclei_cli.system.messages import Fact, Message

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
    **{name: f"event-{name.replace('_', '-')}" for name in ("name", "second_language", "template")},
    **{name: f"settings-{name}" for name in ("order", "seconds", "seed", "weights")},
    "aliases": "field-aliases",
    "by": "heading-note-by",
    "colleagues": "met-colleagues",
    "done": "note-state-done",
    "fair": "word-fair",
    "fields": "heading-field",
    "guest": "is-guest",
    "if_needed": "field-if-needed",
    "may_hold_several": "field-several-at-once",
    "minutes": "session-minutes",
    "party": "heading-who",
    "position": "heading-position",
    "role": "heading-role",
    "spread": "word-spread",
    "uid": "session-uid",
    "words": "field-words",
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

_NAMED: dict[str, Callable[[Assembly, str], Text]] = {
    "group": group_name,
    "groups": group_name,
    "session": session_name,
    "topic": topic_name,
}
"""Fields that have keys of something, and what that is called."""

_NAMES: dict[str, Callable[[Assembly, str], Text]] = {
    "groups": group_name,
    "rooms": room_name,
    "sessions": session_name,
    "topics": topic_name,
}
"""What records of each table are called that have a key."""

_WORDED: dict[str, Any] = {"gender": Gender, "sector": Sector, "status": Status}
"""Fields of people that are one of a few."""

_SEATS = {"seats", "seats_by_round"}
"""Fields that say how many people a table takes."""

SIGNS_OF_THE_PROGRAM = {"edited", "row"}
"""Fields that nobody typed: that a note was changed by hand, and of which row of a sheet it came."""


def summary_of(entry: HistoryEntry, assembly: Assembly | None = None) -> Message:
    """What a change did, in one line: people by their numbers, other records as they are called today.

    Without an assembly those are told by their keys.
    """
    if entry.did:
        # Whatever is asked of a plan is told with the plan.
        told = [item for item in entry.did if item.table != "settings"] or entry.did
        return message("change-summary", parts=[_summed_up(records, assembly) for records in told])
    # Earlier versions noted the line itself.
    return message("listed", items=[entry.summary]) if entry.summary else message("change-erased")


def change_items(entries: Iterable[HistoryEntry], assembly: Assembly | None) -> list[ChangeItem]:
    """Changes as documents have them; without an assembly all that has a key is told by it."""
    return [
        ChangeItem(
            number=entry.number,
            time=entry.time,
            command=entry.command,
            summary=sentence(summary_of(entry, assembly)),
            undone=entry.is_undone,
        )
        for entry in entries
    ]


def records_of(table: str, count: int = 1) -> Message:
    """What so many records of a table are called: `participants`, `table plan`."""
    return message(_RECORDS[table], count=count)


def record_of(table: str, key: str, assembly: Assembly | None, name: str = "") -> Message:
    """What one record is called: `participant no. 17 김하늘`, `group Energy`, `table plan`."""
    if not key:
        return records_of(table)
    if name:
        return message("record-with-name", records=records_of(table), key=key, name=name)
    return message("record", records=records_of(table), name=record_name(table, key, assembly))


def record_name(table: str, key: str, assembly: Assembly | None) -> Text | Message:
    """What a record is called today: somebody by their number, what is there no more by its key."""
    if assembly is None:
        return key
    if table == "participants":
        return message("number", id=key)
    return _NAMES[table](assembly, key) if table in _NAMES else key


def field_of(table: str, name: str) -> str | Message:
    """What a field of a record is called; where there is no word for it, as it is kept."""
    if table == "participants" and name in FIELD:
        return field_word(name)
    if table == "settings" and name in MIXABLE:
        return attribute_word(name)
    return message(_FIELDS[name]) if name in _FIELDS else name


def value_of(table: str, field: str, value: Any, known: Known = NOTHING) -> Fact:
    """What a field of a record was: in words, where there are some for it."""
    if table == "participants" and value and field in WISHES:
        wishes = msgspec.convert(value, list[WishAbout])
        return message("listed", items=[wish_word(wish, known.people) for wish in wishes])
    if table == "participants" and value and field == "consents":
        consents = msgspec.convert(value, tuple[Consent, ...])
        return value_word(field, consents)
    if table == "participants" and value and (kinds := _WORDED.get(field)):
        word: Message = kinds(value).word
        return word
    if table == "event" and value and field == "logo":
        return message("picture-of-bytes", count=len(value) * 3 // 4)
    if table == "groups" and value and field == "at":
        return message("spot", row=value["row"], column=value["column"])
    return _in_words(table, field, value, known)


def _in_words(table: str, field: str, value: Any, known: Known) -> Fact:
    """What a field has: a text, several of them, or what is made of more, each part behind its name."""
    match value:
        case None:
            return ""
        case bool():
            return message("answer-yes" if value else "answer-no")
        case str():
            return _word(table, field, value, known)
        case list() | tuple():
            return message("listed", items=[_in_words(table, field, item, known) for item in value])
        case dict():
            return _seats(value) if field in _SEATS else _parts(table, value, known)
        case _:
            return json.dumps(value)


def _parts(table: str, value: Mapping[str, Any], known: Known) -> Message:
    """What is made of more, each part that says something behind its name."""
    parts = [(name, _in_words(table, name, item, known)) for name, item in value.items()]
    told = [
        message("part-of-value", name=field_of(table, name), value=part)
        for name, part in parts
        if sentence(message("told", what=part))
    ]
    return message("parts-of-value", parts=told)


def _word(table: str, field: str, value: str, known: Known) -> Fact:
    """A text that is a key, or one of a few, as it is told; any other as it is."""
    if table == "participants":
        # Other columns of lists may be called as anything is.
        return topic_name(known.assembly, value) if field == "choices" and known.assembly else value
    if known.assembly is not None and field in _NAMED:
        return _NAMED[field](known.assembly, value)
    if field == "kind":
        return message(f"note-kind-{value}" if value in list(NoteKind) else f"kind-{value}")
    if field == "role":
        return message(f"session-{value}")
    if table == "settings" and field in {"order", "spread"}:
        return attribute_word(value) if field == "spread" else message(f"word-{value}")
    return _meaning(value, known) if table == "headings" else value


def _meaning(value: str, known: Known) -> Fact:
    """What a header or a word of lists was said to mean: a field, `topic energy`, `sector ngo`."""
    kind, _, meaning = value.partition(" ")
    if kind == "topic" and known.assembly is not None:
        return topic_name(known.assembly, meaning)
    if kind in _WORDED and meaning:
        word: Message = _WORDED[kind](meaning).word
        return word
    return message("column-read-recognised", field=value)


def _seats(seats: Mapping[str, Any]) -> Message:
    told = seats_word(seats.get("min"), seats.get("max"))
    if "round" in seats:
        return message("seats-in-round", seats=told, round=seats["round"])
    return message("seats-always", seats=told)


def _summed_up(change: ChangedRecords, assembly: Assembly | None) -> Message:
    records = records_of(change.table, change.count)
    if change.how == "ordered":
        return message("change-of-order")
    if change.keys:
        return _few(change, records, assembly)
    if change.table in {"plan", "event", "headings", "settings"}:
        return _only_one(change, records)
    return _many(change, records)


def _few(change: ChangedRecords, records: Message, assembly: Assembly | None) -> Message:
    names = [record_name(change.table, key, assembly) for key in change.keys]
    match change.how:
        case "added":
            return message("few-added", records=records, names=names)
        case "removed":
            return message("few-removed", records=records, names=names)
        case _:
            told = [name for name in change.fields if name not in SIGNS_OF_THE_PROGRAM]
            fields = [field_of(change.table, name) for name in told] or [message("field-of-lists")]
            return message("few-edited", records=records, names=names, fields=fields)


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
