"""Of the tables."""

from __future__ import annotations

SENTENCES = {
    "confirm-remove-group": "Remove the group {group}, and the rules about it? Whoever sits there loses that seat.",
    "empty-label": "--label: a group needs a name.",
    "empty-topic": "--topic: a topic needs a title.",
    "group-ambiguous": "{count} groups are called “{words}”; there are: {keys:else|none}",
    "group-exists": "There is a group {key} already.",
    "group-topic-unknown": "--topic: {reason} A topic that is new needs --new-topic.",
    "group-unknown": "No group is called “{words}”; there are: {keys:else|none}",
    "host-of-two-groups": "{name} (no. {id}) already belongs to the table {group}; nobody sits at two tables. Next: choose somebody else as {role}",
    "label-taken": "Group {group} is called “{label}” already; on the lists the two could not be told apart.",
    "no-seats": "--seats: {words} leaves no number of people.",
    "not-a-key": "--key: “{words}” will not do: use letters, digits and hyphens, for example energy-2.",
    "not-seats": "--seats: “{words}” is not understood; write 20-30, 25, 20- or any.",
    "nothing-to-change-group": "Say what to change, for example --seats 20-30.",
    "one-table-only": "--{option}: that is for one table; add them with --tables, then: iclei groups edit GROUP",
    "topic-ambiguous": "{count} topics are called “{words}”; there are: {keys:else|none}",
    "topic-exists": "--new-topic: there is a topic {key} already.",
    "topic-unknown": "No topic is called “{words}”; there are: {keys:else|none}",
}
