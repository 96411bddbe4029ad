"""Of one person's data, and of destroying it."""

from __future__ import annotations

SENTENCES = {
    "confirm-erase": "Erase no. {id} {name} from the assembly, its history and all backups? This cannot be undone.",
    "confirm-erase-merged": "Erase no. {id} {name}, who is also no. {merged:list}, from the assembly, its history and all backups? This cannot be undone.",
    "confirm-finish-erasing": "Erasing no. {ids:list} was interrupted. Finish it?",
    "confirm-purge": "Destroy the data of all {people:count|participant|participants}, with plan, history, backups and copies? This cannot be undone.",
    "erasure-due-again": "Erasing a participant was interrupted. Next: iclei participants erase {id}",
    "erasure-unfinished": "The data is not destroyed everywhere yet: {reason}. Next, when that is mended: {command}",
    "purge-due": "The people's data was to be destroyed by {day}. Next: iclei store purge",
    "purge-due-again": "Destroying the people's data was interrupted. Next: iclei store purge",
    "purge-unfinished": "Destroying everybody's data was interrupted. Next: iclei store purge",
}
