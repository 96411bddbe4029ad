"""All that a store holds, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.assembly import Assembly
from iclei_cli.assembly.nouns.numbers import Number
from iclei_cli.store.history.entries import History
from iclei_cli.store.values import Destroyed, Unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.day.arrival import Arrival
    from iclei_cli.assembly.nouns.day.handed_out import HandedOut


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """What has still to be destroyed in a copy elsewhere that could not be reached.

    Nothing in it tells who somebody was, but their number.

    Attributes:
        place: of the copy, as the state remembers it.
        since: when it could not be reached first, UTC, ISO 8601.
        identity: of the assembly whose numbers these are.
        numbers: of the people who were erased.
        everybody: whether the whole copy is to be destroyed.
    """

    place: str
    since: str
    identity: str
    numbers: tuple[Number, ...] = ()
    everybody: bool = False


class State(msgspec.Struct, kw_only=True):
    """The assembly, its history, and what was destroyed.

    Attributes:
        assembly: as it is.
        history: the heads of its changes.
        revision: how often it was written.
        destroyed: notes of what was destroyed, oldest first.
        identity: of this assembly and all its copies; "" before it was written first.
        copies: the places of files that were made on request elsewhere.
        owed: what has still to be destroyed in some of them.
        erased: the numbers of those whose data was destroyed, one by one.
        erasing: participants whose data is not destroyed everywhere yet.
        purging: whether this is so of everybody.
    """

    assembly: Assembly
    history: History
    revision: int = 0
    destroyed: tuple[Destroyed, ...] = ()
    identity: str = ""
    copies: tuple[str, ...] = ()
    owed: tuple[Owed, ...] = ()
    erased: tuple[int, ...] = ()
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

    def is_same(self, other: State) -> bool:
        """Whether another state is of the same assembly, at whatever time: numbers mean the same people."""
        if self.identity and other.identity:
            return self.identity == other.identity
        # Earlier versions wrote none.
        entries = other.history.entries
        return any(
            number in entries and entries[number].time == entry.time
            for number, entry in self.history.entries.items()
        )

    def take_in(self, arrivals: Iterable[Arrival], handed_out: Iterable[HandedOut] = ()) -> None:
        """Put into the assembly what the journals hold beyond it; of nobody who was erased."""
        known, erased = self.assembly.arrivals, set(self.erased)
        for arrival in arrivals:
            if arrival.participant not in erased:
                known.setdefault(arrival.nonce, arrival)
        for record in handed_out:
            if (left := record.without(erased)) is not None:
                self.assembly.handed_out[left.key] = left

    def owe(self, numbers: Iterable[int], *, everybody: bool, since: str) -> None:
        """Note that people, or everybody, have still to be destroyed in every copy elsewhere."""
        known = {(owed.place, owed.identity): owed for owed in self.owed}
        for place in self.copies:
            key = (place, self.identity)
            owed = known.get(key, Owed(place=place, since=since, identity=self.identity))
            known[key] = msgspec.structs.replace(
                owed,
                numbers=tuple(sorted({*owed.numbers, *numbers})),
                everybody=owed.everybody or everybody,
            )
        self.owed = tuple(known.values())

    def forget_copy(self, place: str) -> None:
        """Forget a place, and what is owed there."""
        self.copies = tuple(copy for copy in self.copies if copy != place)
        self.owed = tuple(owed for owed in self.owed if owed.place != place)

    def succeed(self, present: State) -> None:
        """Remember of the state that this takes the place of, where its copies are and what is owed there."""
        self.copies = tuple(dict.fromkeys([*present.copies, *self.copies]))
        self.owed = tuple(dict.fromkeys([*present.owed, *self.owed]))

    def follow(self, present: State) -> int:
        """Become what comes after `present`, which this was copied from or is to replace.

        No number is given out twice, and no note, no copy, nobody's arrival and no paper is forgotten.

        Returns:
            Of how many people data was destroyed that this may have, whom their numbers do not tell.
        """
        is_known = self.is_same(present) and len(present.erased) >= sum(
            note.what == "erase" for note in present.destroyed
        )
        self.assembly.last_id = max(self.assembly.last_id, present.assembly.last_id)
        self.revision = max(self.revision, present.revision)
        self.history.last_entry = max(self.history.last_entry, present.history.last_entry)
        since = [note for note in present.destroyed if note not in self.destroyed]
        self.destroyed = (*self.destroyed, *since)
        self.succeed(present)
        if self.is_same(present):
            self.erased = tuple(sorted({*present.erased, *self.erased}))
            self.take_in(present.assembly.arrivals.values(), self._handed_out_since(present))
        return sum(note.people for note in since if not (is_known and note.what == "erase"))

    def _handed_out_since(self, present: State) -> Iterator[HandedOut]:
        """What was handed out later than this knows: it may be from another computer, and be the later."""
        known = self.assembly.handed_out
        for key, record in present.assembly.handed_out.items():
            if key not in known or known[key].time < record.time:
                yield record
