"""Of the rest of a day that is moved."""

from __future__ import annotations

SENTENCES = {
    "from-to": "{start}{end:given|–{end}}",
    "not-moved": "--by: a session that is moved by nothing stays where it is; write, for example, 15m.",
    "nothing-to-shift": "No session begins on {day} at {time} or later. Next: iclei sessions list",
    "role-and-about": "{role}, {about}",
    "sessions-shifted": "\n{count:count|session|sessions} moved. Undo: iclei undo",
    "sessions-would-shift": "\n{count:count|session|sessions} would be moved. Nothing was changed.",
    "shift-past-midnight": "{count:count|session begins|sessions begin} on another day now: {titles:list|6}. Next: iclei sessions list",
    "shift-problems": "\nWhat does not fit any more:",
    "shift-seated": "and the {count:count|person who sits|people who sit} at a table then.",
    "shift-tell": "\nTo be told:",
}
