"""Of the tables."""

from __future__ import annotations

SENTENCES = {
    "change-of-group": "--seats 20-30",
    "confirm-remove-group": "Remove the group {group} and the rules about it? Whoever sits there loses that seat.",
    "empty-label": "--label: a group needs a name.",
    "empty-topic": "--topic: a topic needs a title.",
    "group-ambiguous": "{count} groups are called “{words}”; there are: {keys:else|none}",
    "group-changed": "Group {key} changed. Next: {next}. Undo: iclei undo",
    "group-exists": "There is already a group {key}.",
    "group-removed": "Group {key} removed. Next: {next}. Undo: iclei undo",
    "group-topic-unknown": "--topic: “{words}” is not a topic; there are: {keys:else|none}. Add --new-topic to make a new one.",
    "group-unknown": "No group is called “{words}”; there are: {keys:else|none}",
    "groups-added": "{count:form|Group|Groups} {keys} added. Next: {next}. Undo: iclei undo",
    "host": "{role} {host}",
    "host-does-not-come": "Note: {host} is {role} of {label} but is not coming. Next: iclei groups edit {key} --{option} PERSON",
    "host-of-two-groups": "{name} (no. {id}) already belongs to the table {group}, and nobody sits at two tables. Next: choose somebody else as {role}",
    "label-taken": "Group {group} is already called “{label}”; on lists the two could not be told apart. Next: choose another name",
    "no-seats": "--seats: with “{words}” nobody could sit there.",
    "not-a-key": "--key: “{words}” cannot be a key; use letters, digits and hyphens, for example energy-2.",
    "not-seats": "--seats: “{words}” is not understood; write 20-30, 25, 20- or any.",
    "one-table-only": "--{option} is for a single table. Next: leave it out, then iclei groups edit each GROUP",
    "role-facilitator": "facilitator",
    "role-presenter": "presenter",
    "role-rapporteur": "rapporteur",
    "topic-ambiguous": "{count} topics are called “{words}”; there are: {keys:else|none}",
    "topic-exists": "--new-topic: there is already a topic {key}.",
    "topic-unknown": "No topic is called “{words}”; there are: {keys:else|none}",
}
