"""How often an entry has changed since it first went out, so that calendars take the latest of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from iclei_cli.exports.calendar.entry import Entry
from iclei_cli.exports.says import checksum

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import Item

_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


class Revised(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it goes out.

    Attributes:
        entry: as it is now, or as far as it is known of one that is cancelled.
        sequence: higher than whenever the entry was otherwise.
        is_cancelled: whether it went out before, and is no more.
    """

    entry: Entry
    sequence: int
    is_cancelled: bool = False


class _Sent(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of an entry that went out: nothing of its words but a checksum of when and where it is."""

    sequence: int
    start: str
    says: str


def sent_before(assembly: Assembly, export: str, item: Item) -> dict[str, str]:
    """What is kept of the entries of a calendar that went out before, by their uid; nothing if none did."""
    record = assembly.on_paper(export).get(item)
    return (
        {} if record is None else {uid: text for uid, text in record.values.items() if isinstance(text, str)}
    )


def revised(
    entries: Sequence[Entry], sent: Mapping[str, str], now: datetime, *, is_all: bool = True
) -> list[Revised]:
    """Entries with their numbers; `sent` is what `kept` made of those that went out before, by their uid.

    What has changed has the seconds since the beginning of 2020 for its number, which is higher than before
    even if what was sent is not known any more. With `is_all`, those that are no more are cancelled.
    """
    second = int((now - _BEGINNING).total_seconds())
    before = {uid: msgspec.json.decode(text, type=_Sent) for uid, text in sent.items()}
    found = []
    for entry in entries:
        known = before.get(entry.uid)
        is_same = known is not None and known.says == _says(entry)
        number = known.sequence if known and is_same else max(second, known.sequence + 1 if known else 0)
        found.append(Revised(entry=entry, sequence=number))
    there = {entry.uid for entry in entries}
    for uid, known in before.items() if is_all else ():
        if uid not in there:
            gone = Entry(uid=uid, title="", start=known.start)
            number = known.sequence if not known.says else max(second, known.sequence + 1)
            found.append(Revised(entry=gone, sequence=number, is_cancelled=True))
    return found


def kept(sent: Mapping[str, str], entries: Sequence[Revised]) -> dict[str, str]:
    """What is to be kept of entries that went out now, and of those that did before."""
    now = {
        item.entry.uid: msgspec.json.encode(
            _Sent(item.sequence, item.entry.start, "" if item.is_cancelled else _says(item.entry))
        ).decode()
        for item in entries
    }
    return {**sent, **now}


def has_changed(entries: Sequence[Revised], sent: Mapping[str, str]) -> bool:
    """Whether anything of these entries is not as it went out before."""
    return dict(sent) != kept(sent, entries)


def _says(entry: Entry) -> str:
    """A checksum of what matters to whoever goes there; names of others are not in it."""
    return checksum(msgspec.json.encode(replace(entry, text=())))
