"""The clock on the wall of the event: by it days are reckoned and times are shown.

The ledger has whatever distance from UTC the computer of a desk, or a paper, had.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iclei_cli.assembly.programme.times import DAY, clocks_of

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly, Event


def on_the_wall(event: Event, time: str) -> str:
    """A moment as the clock at the event has it, with its distance from UTC, ISO 8601.

    Where this computer does not know the time zone of the event, it is as it was written.
    """
    zone = clocks_of(event)
    return time if zone is None else datetime.fromisoformat(time).astimezone(zone).isoformat()


def day_of(event: Event, time: str) -> str:
    """The day of a moment where the event is, `YYYY-MM-DD`."""
    return on_the_wall(event, time)[:DAY]


def only_day(assembly: Assembly) -> str | None:
    """The day of an event that is on one day alone, `YYYY-MM-DD`; None where it has none, or several."""
    days = {session.start[:DAY] for session in assembly.sessions.values() if session.start}
    days |= {assembly.event.date} if assembly.event.date else set()
    return days.pop() if len(days) == 1 else None


def now(event: Event) -> str:
    """The time now, as the clock at the event has it, or else that of this computer, ISO 8601."""
    return datetime.now(UTC).astimezone(clocks_of(event)).isoformat(timespec="seconds")
