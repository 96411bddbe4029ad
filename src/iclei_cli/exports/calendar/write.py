"""A calendar as bytes: lines of at most 75 octets that end with CR LF, as RFC 5545 asks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Calendar as Component
from icalendar import Event

from iclei_cli.assembly.programme.times import local_time
from iclei_cli.exports.calendar.zone import zone_component
from iclei_cli.exports.sheet.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from iclei_cli.exports.calendar.revision import Revised

_PRODUCT = "-//iclei//iclei//EN"


def calendar_bytes(name: str, entries: Sequence[Revised], time_zone: str, at: datetime) -> bytes:
    """The whole file, as it is made at a moment; `name` is that of the whole, all times are in the zone."""
    made = Component()
    made.add("PRODID", _PRODUCT)
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("METHOD", "PUBLISH")
    made.add("X-WR-CALNAME", one_line(name))
    made.add("X-WR-TIMEZONE", time_zone)
    times = [local_time(time) for item in entries for time in (item.entry.start, item.entry.end) if time]
    if times:
        made.add_component(zone_component(time_zone, min(times), max(times)))
    zone = ZoneInfo(time_zone)
    for item in entries:
        made.add_component(_event(item, zone, at))
    return bytes(made.to_ical())


def _event(item: Revised, zone: ZoneInfo, at: datetime) -> Event:
    event, entry = Event(), item.entry
    event.add("UID", entry.uid)
    event.add("DTSTAMP", at)
    event.add("SEQUENCE", item.sequence)
    event.add("DTSTART", local_time(entry.start).replace(tzinfo=zone))
    if entry.end is not None:
        event.add("DTEND", local_time(entry.end).replace(tzinfo=zone))
    if entry.title:
        event.add("SUMMARY", one_line(entry.title))
    if entry.place:
        event.add("LOCATION", one_line(entry.place))
    lines = [one_line(line) for text in (*entry.own, *entry.text) for line in text.split("\n")]
    if any(lines):
        event.add("DESCRIPTION", "\n".join(lines))
    if entry.category:
        event.add("CATEGORIES", [entry.category])
    event.add("STATUS", "CANCELLED" if item.is_cancelled else "CONFIRMED")
    return event
