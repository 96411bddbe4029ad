"""The store's face: what the rest of the program may ask of whatever keeps an assembly.

Nothing here tells how it is kept. `open.open_store` makes the store of this program, one file; the tests have
another, in memory, and hold both to what is promised here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.arrival import Arrival
    from iclei_cli.assembly.nouns.day.handed_out import HandedOut, Item, Made, Stood
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.store.values import (
        Backup,
        Change,
        Destruction,
        Finding,
        HistoryEntry,
        KnownCopy,
        Overview,
        Restored,
        Traces,
        Unfinished,
    )
    from iclei_cli.system.atomic_file import Content
    from iclei_cli.system.messages import Message


class Watch(Protocol):
    """An assembly at hand, and what others do to it as they do it.

    Any method raises a `StoreError`, and has noted nothing, where what is kept cannot be read, written or
    locked.
    """

    @property
    def assembly(self) -> Assembly:
        """The assembly as it was when this was asked of last, to be looked at."""

    def refresh(self) -> bool:
        """Learn what others did; whether they did anything. It takes little time if they did not."""

    def record(self, decide: Callable[[Assembly], Sequence[Arrival]]) -> Sequence[Arrival]:
        """Note the arrivals that `decide` makes of the assembly as it is at this moment; those.

        Nobody else notes any from the deciding to the noting. They are safe when this returns. No change and
        no undo of the assembly touches them.
        """


class Store(Protocol):
    """One assembly that is kept, with its history and its copies; there may be none yet.

    Any method raises a `StoreError`, and has changed nothing, where what is kept cannot be read, written or
    locked; or is not there, but for those that start one: `exists`, `require_new`, `create`, `restore`,
    `import_all` and a transaction with `otherwise`. Every change is one step, that others see whole or not at
    all, unless its method says otherwise. Waiting for another command is told to whoever opened the store.
    """

    @property
    def name(self) -> str:
        """What to call it in a sentence: `assembly.json`."""

    @property
    def place(self) -> str:
        """Where it is, in full, for a sentence."""

    @property
    def has_written(self) -> bool:
        """Whether anything was changed through this object."""

    @property
    def has_changed(self) -> bool:
        """Whether the last transaction changed the assembly, so that there is something new to undo."""

    def doubt(self) -> Message | None:
        """Why its place is not to be trusted; None where nothing speaks against it."""

    # The assembly

    def exists(self) -> bool:
        """Whether there is an assembly yet."""

    def require_new(self) -> None:
        """Make sure that no assembly was here whose history the first change of a new one would sweep away.

        Raises:
            StoreError: `store-gone`: it is lost, but there are backups of it.
        """

    def create(self, assembly: Assembly, *, replace: bool = False) -> None:
        """Put a new assembly here, without a history. What is replaced stays among the backups.

        Raises:
            RefusedError: `store-exists`: there is one already and `replace` is not said.
            StoreError: as `require_new`.
        """

    def read(self) -> Assembly:
        """The assembly as it is now, to be looked at: what is done to it is kept nowhere."""

    def overview(self) -> Overview:
        """The assembly as it is now, with how much history there is and what was destroyed."""

    def transaction(self, *, otherwise: Assembly | None = None) -> AbstractContextManager[Assembly]:
        """Change the assembly: what the block does to it is kept when the block ends well.

        Nobody else can change it from the reading to the writing. A block that raises changes nothing, and
        a block that changes nothing writes nothing. The change is one entry of the history, and can be
        undone; what was undone before it can no longer be redone. Where there is no assembly yet, the block
        gets the one given as `otherwise`.
        """

    # The door

    def watch(self) -> Watch:
        """Have the assembly at hand, to note arrivals at it one after the other."""

    # What was handed out

    def hand_out(
        self, export: str, values: Mapping[Item, Mapping[str, Stood]], made: Made | None = None
    ) -> None:
        """Note what stands on each item of an export that has gone out; empty values take one back.

        How they were made is noted with each, if it is said.

        It is safe when this returns, at a price that does not grow with the assembly. No change and no undo
        of the assembly touches it: what is in somebody's hands stays there. `Assembly.on_paper` tells it to
        whoever reads from here on.
        """

    def claim(self, export: str, item: Item, values: Mapping[str, Stood], known: HandedOut | None) -> bool:
        """Note what stands on one item, as `hand_out` does, if that is what is `known` of it still.

        Nobody else notes anything from the comparing to the noting: of all who know the same of an item, one
        claims it. `known` is what `Assembly.on_paper` told; None where it told nothing.

        Returns:
            Whether it was noted; if not, somebody else has noted something since.
        """

    # The history

    def history(self) -> list[HistoryEntry]:
        """The changes that are kept, oldest first; the undone ones are at the end."""

    def changes_of(self, number: int) -> tuple[HistoryEntry, list[Change]]:
        """What one change did, record by record.

        Raises:
            RefusedError: `entry-unknown`: there is none of this number, or it is forgotten.
            StoreError: `history-damaged`: what it did is lost.
        """

    def undo(self, steps: int) -> list[HistoryEntry]:
        """Take back the last changes that are in effect; those, the latest first.

        Raises:
            RefusedError: `nothing-to-undo`, or `too-few-to-undo`.
            StoreError: `history-damaged`: what one of them did is lost.
        """

    def redo(self, steps: int) -> list[HistoryEntry]:
        """Make the changes again that were undone last; those, in order.

        Raises:
            RefusedError: `nothing-to-redo`, or `too-few-to-redo`.
            StoreError: `history-damaged`: what one of them did is lost.
        """

    # Copies

    def backups(self) -> list[Backup]:
        """The copies that are kept with it, the newest first; they are made by themselves, too."""

    def keep_backup(self) -> str:
        """Keep a copy with it that never makes room for newer ones; its place."""

    def find_backup(self, which: str) -> Backup:
        """The backup of this number in the list (1 is the newest), or the copy in the file of this name.

        Raises:
            RefusedError: `backup-unknown`: there is none.
        """

    def copies(self) -> list[KnownCopy]:
        """The files with people's data that were made on request elsewhere, with what is owed in each."""

    def forget_copy(self, place: Path, reason: str) -> None:
        """Take it as said that the copy at a place is destroyed or lost, with the reason; a note stays.

        Raises:
            RefusedError: `copy-unknown`: none was made there.
        """

    def settle_copies(self) -> list[Message]:
        """Destroy in copies elsewhere what is owed there, as far as they are reached at once.

        It is for every command to do last, and does nothing if nothing is owed by what was read, or if this
        object has tried already.

        Returns:
            What has come of it, and that something still is owed.
        """

    def restore(self, backup: Backup) -> Restored:
        """Put a copy in the place of what is here, which is kept, even if it is damaged.

        Numbers go on from the highest ever given out, notes of what was destroyed stay, and so do the places
        of copies. Those who were erased since the copy was made do not come back.

        Raises:
            RefusedError: `backup-damaged`.
        """

    def snapshot(self) -> bytes:
        """The whole store as it is now, as `write_copy` is to write it for `find_backup` to find."""

    def export_all(self, words: Callable[[HistoryEntry], str]) -> bytes:
        """Everything as UTF-8 JSON in the documented layout of exports; `words` sums up a change."""

    def import_all(self, content: bytes, file: Path, *, replace: bool) -> Assembly:
        """Put everything that an export holds here, in place of what there is; `file` is for errors.

        Raises:
            RefusedError: `not-an-export`; `import-has-erased`: it has people who were erased here since; or
                as `create`.
        """

    def require_writable(self, target: Path, *, replace: bool = False, export: str | None = None) -> None:
        """Make sure, before any work is done for it, that a file may go out to this place.

        Where `replace` is not said, an `export` of this identifier may still take the place of what this
        assembly wrote there last, as the same export, if not a byte of it was changed since: it is nobody's
        work.

        Raises:
            RefusedError: as `system.atomic_file.require_writable`; `file-exists`; of an export,
                `file-edited`, `file-of-another-export`, `file-of-another-assembly` or `file-unknown`; or
                `file-is-precious`: an assembly, or what is kept beside one, is there.
        """

    def write_out(
        self, target: Path, content: Content, *, replace: bool, private: bool, export: str | None = None
    ) -> None:
        """Write a file that somebody is to have; what a kill leaves of it is removed by the next command.

        Of an export it is known from then on where it is and what it holds, for `require_writable`.

        Raises:
            RefusedError: as `require_writable`.
        """

    def write_copy(self, target: Path, content: Content, *, replace: bool) -> None:
        """Write a file with people's data for its owner's eyes alone.

        The place is remembered, so that the data can be destroyed there one day, too. Inside of a transaction
        it is part of it: the file is there when the change is, or neither. What it is to hold is asked for
        while nobody can change the assembly.

        Raises:
            RefusedError: as `require_writable`.
        """

    # Whether all is well

    def check(self) -> list[Finding]:
        """Look at everything that it holds and keeps: what is not as it should be."""

    def misfit(self) -> Finding | None:
        """What no command makes and none need expect, in what this object has read last; None if nothing."""

    def reminder(self, today: date) -> Message | None:
        """What the office is to be reminded of, by what this object has read last; None if nothing.

        It is data that should have been destroyed, or destroying that was left half done.
        """

    # People's data

    def find_person(self, words: str) -> Participant:
        """The person meant by `words`: a participant, or one who was removed but can be had back.

        Whoever was merged into another is that one.

        Raises:
            RefusedError: as `assembly.lookup.find_participant`.
        """

    def traces(self, person: Participant) -> Traces:
        """What the history, backups and copies hold on a person."""

    def unfinished(self) -> Unfinished:
        """What was interrupted while it destroyed data."""

    def erase(self, person: Participant) -> Destruction:
        """Destroy one person's data everywhere; what others did and have stays, and can be undone as before.

        The records that were merged into theirs are theirs, too. It cannot be undone. These are several
        steps, but whatever stops them, `finish_erasing` goes on.

        Raises:
            StoreError: `erasure-unfinished`: it could not be finished; data is left in places.
        """

    def finish_erasing(self) -> dict[int, Destruction]:
        """Finish every erasure that was interrupted: how far each reached, by the person's number.

        Raises:
            StoreError: as `erase`.
        """

    def purge(self) -> Destruction:
        """Destroy everybody's data everywhere; the programme, the groups and counts stay.

        It cannot be undone. These are several steps, but whatever stops them, repeating it goes on.

        Raises:
            StoreError: as `erase`.
        """
