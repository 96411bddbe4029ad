"""All that a store holds, in memory."""

from __future__ import annotations

import msgspec

from iclei_cli.assembly.nouns.assembly import Assembly
from iclei_cli.store.history.entries import History
from iclei_cli.store.values import Destroyed, Unfinished


class State(msgspec.Struct, kw_only=True):
    """The assembly, its history, and what was destroyed.

    Attributes:
        assembly: as it is.
        history: the heads of its changes.
        revision: how often it was written.
        destroyed: notes of what was destroyed, oldest first.
        copies: the places of files that were made on request elsewhere.
        erasing: participants whose data is not destroyed everywhere yet.
        purging: whether this is so of everybody.
    """

    assembly: Assembly
    history: History
    revision: int = 0
    destroyed: tuple[Destroyed, ...] = ()
    copies: tuple[str, ...] = ()
    erasing: tuple[int, ...] = ()
    purging: bool = False

    @property
    def unfinished(self) -> Unfinished:
        """What was interrupted while it destroyed data."""
        return Unfinished(self.erasing, self.purging)

    def copy(self) -> State:
        """A state that can be changed without changing this one."""
        history = msgspec.structs.replace(self.history, entries=dict(self.history.entries))
        return msgspec.structs.replace(self, assembly=self.assembly.copy(), history=history)

    def remember_copy(self, place: str) -> None:
        """Remember where a file with people's data was made."""
        self.copies = tuple(dict.fromkeys([*self.copies, place]))

    def follow(self, present: State) -> int:
        """Become what comes after `present`, which this was copied from or is to replace.

        No number is given out twice, and no note and no copy is forgotten.

        Returns:
            Of how many people data was destroyed that this may have.
        """
        self.assembly.last_id = max(self.assembly.last_id, present.assembly.last_id)
        self.revision = max(self.revision, present.revision)
        self.history.last_entry = max(self.history.last_entry, present.history.last_entry)
        since = [note for note in present.destroyed if note not in self.destroyed]
        self.destroyed = (*self.destroyed, *since)
        self.copies = tuple(dict.fromkeys([*present.copies, *self.copies]))
        return sum(note.people for note in since)
