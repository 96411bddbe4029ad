"""The calendar: sessions, or somebody's own day, for any calendar program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.calendar.revision import Revised


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """Entries as iCalendar (RFC 5545), published (RFC 5546): nobody is asked to accept anything.

    Attributes:
        name: of the whole.
        entries: in any order.
        time_zone: that of their times, by its IANA name.
        made: when this is written, in UTC.
        own: whether it is one person's.
    """

    identifier: ClassVar[str] = "calendar"
    file_name: ClassVar[str] = "calendar.ics"
    endings: ClassVar[tuple[str, ...]] = (".ics",)

    name: str
    entries: Sequence[Revised]
    time_zone: str
    made: datetime
    own: bool = False

    @property
    def is_private(self) -> bool:
        """One person's own day is nobody else's business."""
        return self.own

    def write(self, file: BinaryIO) -> None:
        """Write the calendar."""
        from iclei_cli.exports.calendar.write import calendar_bytes  # noqa: PLC0415 - icalendar is slow

        file.write(calendar_bytes(self.name, self.entries, self.time_zone, self.made))
