"""How a calendar is recognised: by its first line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.files.formats.format import Format

if TYPE_CHECKING:
    from iclei_cli.intake.files.formats.format import Content
    from iclei_cli.intake.files.sheet import Reading


def _recognises(content: Content) -> bool:
    return content.begins_with(b"BEGIN:VCALENDAR")


def _read(data: bytes, encoding: str | None) -> Reading:
    from iclei_cli.intake.files.formats.calendar.read import read_calendar

    return read_calendar(data, encoding)


CALENDAR = Format("calendar", _recognises, _read, is_isolated=True, is_programme=True)
"""Its events, one a row."""
