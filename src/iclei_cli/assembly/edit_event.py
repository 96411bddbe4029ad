"""What can be done to the facts of the event, and what is refused: no name, no language, no such day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.programme.times import is_time_zone, zones_like
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.text import Text

_DAYS = ("date", "destroy_by")


def change_event(assembly: Assembly, **fields: Text | bytes | None) -> None:
    """Give the event other facts; None empties a field. Days may be in any form of ISO 8601.

    Raises:
        UsageError: `empty-name`, `empty-language`, `not-a-date`, `not-a-time-zone` or `not-a-colour`.
        RefusedError: `destroyed-before-event`.
    """
    if "name" in fields and not fields["name"]:
        raise UsageError("empty-name")
    if "language" in fields and not fields["language"]:
        raise UsageError("empty-language")
    for field in _DAYS:
        if isinstance(words := fields.get(field), str):
            fields[field] = _day(field, words)
    if isinstance(zone := fields.get("time_zone"), str) and not is_time_zone(zone):
        raise UsageError("not-a-time-zone", zone=zone, near=zones_like(zone))
    if isinstance(colour := fields.get("colour"), str):
        fields["colour"] = _colour(colour)
    event = replace(assembly.event, **fields)
    if event.date and event.destroy_by and event.destroy_by < event.date:
        raise RefusedError("destroyed-before-event", day=event.destroy_by, date=event.date)
    assembly.event = event


def _day(field: str, words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise UsageError("not-a-date", field=field, day=words) from error


def _colour(words: str) -> str:
    """A colour as #rrggbb; it may be typed without the sign."""
    match = re.fullmatch(r"#?([0-9a-f]{6})", words.strip().lower())
    if match is None:
        raise UsageError("not-a-colour", words=words)
    return f"#{match[1]}"
