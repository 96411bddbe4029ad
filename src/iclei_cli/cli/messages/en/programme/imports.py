"""Of a programme that somebody sent."""

from __future__ import annotations

SENTENCES = {
    "import-new": "new",
    "no-programme-day": "“{text}”: the assembly has no date yet, and no column says the day. Next: iclei assembly edit --date YYYY-MM-DD",
    "no-programme-in-file": "{file} has no programme: no row has headers such as title and start. Next: name the columns title, start, end, room, chair, speaker …",
    "not-a-programme-day": "“{text}” is not a day; write it as 2026-02-26.",
    "not-a-programme-time": "“{text}” is not a time; write it as 10:00, or 10:00-10:30.",
    "not-programme-count": "“{text}” is not a number of people; write it as 120.",
    "not-programme-group": "“{text}” is not a table; there are: {known:else|none}.",
    "not-programme-minutes": "“{text}” is not a length of time; write minutes, as 20.",
    "not-programme-person": "“{text}”: nobody on the list has this number.",
    "not-programme-sdgs": "“{text}” are not Sustainable Development Goals; write their numbers, 1 to {last}.",
    "other-file-programme": "a programme (iclei sessions import)",
    "programme-changed-meanwhile": "The programme was changed meanwhile, so that the file does not fit any more. Nothing was changed. Next: import it again",
    "programme-event-refused": "Event {number}: {problem}",
    "programme-import-ignored": "Note: columns that are not taken: {names:quoted|8}",
    "programme-import-kept": "Note: not in the file, and still there: {names:list|8}",
    "programme-import-kinds": "Note: kinds of sessions that are not known, and are other, or as they were: {names:quoted|8}. There are: {known}",
    "programme-import-left-out": "Note: not taken, being cancelled or of a whole day: {names:quoted|8}",
    "programme-import-refused": "{count:count|thing|things} in the file cannot be meant. Nothing was changed. Next: correct the file and import it again",
    "programme-import-remarks": "Note: rows that are no session: {names:list|12}",
    "programme-import-repeated": "Note: repeated in the calendar; only the first time is taken: {names:quoted|8}",
    "programme-import-same": "\nThe programme is as the file has it: {same:count|session|sessions}{others:given|; {others} not in the file stay}. Nothing was changed.",
    "programme-imported": "\n{added} new, {changed} changed, {same} as they were{others:given|; {others} not in the file stay}. Undo: iclei undo. Next: iclei sessions check",
    "programme-row-refused": "Row {number}{sheet:given| of sheet {sheet}}: {problem}",
    "programme-row-twice": "“{title}” is there twice.",
    "programme-row-without-title": "there is no title.",
    "programme-would-import": "\n{added} new, {changed} changed, {same} as they were{others:given|; {others} not in the file stay}. Nothing was changed.",
}
