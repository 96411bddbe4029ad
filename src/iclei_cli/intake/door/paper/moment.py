"""When somebody came by a paper, with the day and the time zone that it leaves open."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from datetime import tzinfo

    from iclei_cli.intake.door.paper.marks import When

_MIDNIGHT = "00:00:00"


class Clock(NamedTuple):
    """What a paper leaves open.

    Attributes:
        day: of people beside whom none stands, `YYYY-MM-DD`.
        is_stated: whether the user said so; else it is that of the sheet, of the event or of the file.
        is_on_sheet: whether it stands above the table, or on the tab.
        zone: the IANA name of the time zone; where this computer does not know it, its own is taken.
    """

    day: str
    is_stated: bool
    zone: str
    is_on_sheet: bool = False

    def moment(self, when: When) -> str:
        """The moment with its distance from UTC, ISO 8601."""
        moment = datetime.fromisoformat(
            f"{when.day or self.day}T{when.clock or _MIDNIGHT}{when.offset or ''}"
        )
        zone = self._zone()
        local = moment.replace(tzinfo=zone) if zone and moment.tzinfo is None else moment.astimezone(zone)
        return local.isoformat(timespec="seconds")

    def said(self, when: When) -> str:
        """What was said of the moment: the same for the same paper, on whatever day the file is from."""
        day = when.day or (self.day if self.is_stated else "")
        return f"{day}T{when.clock or ''}{when.offset or ''}"

    def _zone(self) -> tzinfo | None:
        try:
            return ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None
