"""Of calendars and other files that are sent on, and what stands in them."""

from __future__ import annotations

SENTENCES = {
    "calendar-empty": "There is nothing to put into a calendar: no session has a start. Nothing was written. Next: iclei sessions edit SESSION --start 10:00, or iclei sessions import",
    "calendar-without-discussion": "The tables come together in no session, so that it does not tell when. Next: iclei sessions add --kind discussion",
    "calendar-without-plan": "There is no table plan yet, so that it has nobody's seat. Next: iclei groups assign",
    "calendar-without-rounds": "It is not said when each round is: all of them are in one entry. Next: iclei sessions edit {session} --round-minutes N; what is said in it needs its minutes, too",
    "calendar-without-seat": "{name} ({id}) has no seat at any table.",
    "calendar-without-start": "{sessions:count|session is|sessions are} not in it, as nobody has said when it starts: {sessions:list|6}",
    "calendar-written": "{path}: {entries:count|entry|entries}{person:given|, the day of {person}}",
    "no-clocks-of-zone": "This computer does not know the time zone {zone}, so that nothing with times can be written for other programs. Next: pip install tzdata",
    "print-own-part": "Your part: {part}",
    "print-seat": "{round:given|Round {round}: }{table}{room:given|, {room}}{does:given| ({does})}",
    "print-seat-title": "{session}{round:given| · Round {round}} – {table}",
}
