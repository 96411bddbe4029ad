"""Of the people on the list."""

from __future__ import annotations

SENTENCES = {
    "changed-meanwhile": "No. {first} or no. {second} was changed meanwhile. Nothing was merged. Next: repeat the command, and look again",
    "confirm-merge": "Merge no. {second} {second_name} into no. {first} {first_name}?",
    "confirm-remove-participant": "Remove no. {id} {name} and all that is known of them?",
    "not-a-field": "--take: “{word}” is no field; there are: {fields}",
    "nothing-to-change-person": "Say what to change, for example --phone 010-2345-6789.",
    "nothing-to-take": "--take: no. {id} {name} has no {field}.",
    "participant-nameless": "--name: a participant needs a name.",
    "person-ambiguous": "“{words}” fits {count} participants: {people}. Next: use the number of the one you mean",
    "person-unknown": "No participant is “{words}”. Next: iclei participants list",
    "same-person": "“{first}” and “{second}” are both no. {id} {name}. Next: iclei participants duplicates",
    "status-unchanged": "{name} (no. {id}) is {status} already.",
}
