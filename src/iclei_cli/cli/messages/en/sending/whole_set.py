"""Of the set for the day: what is said when it is written, and the page that leads to its files."""

from __future__ import annotations

SENTENCES = {
    "doing-export-all": "Writing {name}",
    "index-of-badges": "Badges, to cut or on cards",
    "index-of-calendar": "The programme, for calendar programs",
    "index-of-door-list": "Who sits where, name by name, to put up at the door",
    "index-of-mail-merge": "A row for everybody, for letters and mails",
    "index-of-people": "The list of people, for other programs",
    "index-of-programme": "The programme, day by day",
    "index-of-roster": "The roster: all participants, and a page for each table",
    "index-of-room-plan": "Where the tables stand and who sits there, to put up at each room",
    "index-of-sign-in": "Sign-in sheets; the workbook is taken back once it is filled in",
    "index-of-signs": "A sign for each table",
    "index-of-site": "A page on which everybody finds their table, on a phone or a screen",
    "index-of-slips": "A slip for everybody with table and room, to cut",
    "index-of-tents": "Table tents, to fold",
    "index-of-zoom": "Breakouts for Zoom{round:given|, round {round}}",
    "index-office": "For the office, not to hand out",
    "index-print": "To print",
    "index-share": "To show and to send",
    "index-title": "Files for the day",
    "not-a-folder": "{path} is a file, not a folder.",
    "set-files": "Written: {files:list}",
    "set-left-out": "Not made: {files:list}: {why}",
    "set-note": "{files:list}: {what}",
    "set-stale": "Of an earlier time, as they could not be made now: {files:list}",
    "set-written": "{path}: the page that leads to {files:count|file|files} for {event}",
}
