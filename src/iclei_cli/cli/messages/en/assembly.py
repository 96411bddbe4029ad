"""Of the event and its programme."""

from __future__ import annotations

SENTENCES = {
    "confirm-remove-session": "Remove the session {key}, “{title}”?",
    "empty-language": "--language: some language is spoken; write ko, for example.",
    "empty-name": "--name: an assembly needs a name.",
    "empty-title": "--title: a session needs a title.",
    "ends-before-start": "--end: the session would end before it starts.",
    "no-date": "--{option}: the assembly has no date; give one: 2019-02-28 10:00.",
    "not-a-date": "--{option}: “{day}” is no date; write 2019-02-28.",
    "not-a-talk": "--talk: write “Title; City; topic”, not “{words}”.",
    "not-a-time": "--{option}: “{words}” is no time; write 10:00 or 2019-02-28 10:00.",
    "nothing-to-change-assembly": "Say what to change, for example --destroy-by 2019-03-31.",
    "nothing-to-change-session": "Say what to change, for example --start 14:00.",
    "session-ambiguous": "{count} sessions are called “{words}”; there are: {keys:else|none}",
    "session-exists": "There is a session {key} already.",
    "session-unknown": "No session is called “{words}”; there are: {keys:else|none}",
    "unknown-kind": "--kind: “{words}” is none of: {known}.",
}
