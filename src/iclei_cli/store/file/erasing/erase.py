"""Destroying people's data everywhere: assembly, history, undo, backups and copies.

One person (`erase`) or all (`purge`). Neither can be undone, and both can be repeated: the steps are
ordered so that a command killed in between finishes when it is given again.

1. A mark in the assembly's file says that data is being destroyed. So every command can tell when it was not
   finished; and a file of an older layout is brought to the present one, which keeps a last old copy.
2. The history is written anew beside the old one, then every backup. The assembly still names the person, so
   that whoever repeats the command can name them, too; and its history is still whole, since the old files
   are there. What refuses is passed over.
3. The assembly's file is replaced: the person is gone, the history is the new one, a note says so, and what
   is owed by every copy elsewhere. This is the one step that cannot be half done.
4. What only the old file needed is removed, and then the mark, if nothing has refused.
5. Copies elsewhere are cleaned. What is not reached stays owed, and is tried again by later commands.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from iclei_cli.store.file.erasing.copies import settle_owed
from iclei_cli.store.file.erasing.own_files import OwnFiles, files_in
from iclei_cli.store.file.erasing.room import with_room
from iclei_cli.store.file.history_files import readable_changes
from iclei_cli.store.history.entries import History
from iclei_cli.store.privacy.mentions import mentions, mentions_in_notes
from iclei_cli.store.privacy.notes import note_of_erasing, note_of_purging, now
from iclei_cli.store.privacy.traces import numbers_of, records_of
from iclei_cli.store.values import Destruction, Unreached
from iclei_cli.system.errors import StoreError, reason_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.store.file.assembly_file import AssemblyFile
    from iclei_cli.system.messages import Message


def erase(file: AssemblyFile, person: Participant) -> Destruction:
    """Destroy one person's data everywhere; what others did and have stays, and can be undone as before.

    The records that were merged into theirs are theirs, too.

    Raises:
        StoreError: it could not be finished, or the file is locked.
    """
    _, given_up = with_room(file, lambda: _mark(file, erasing=person.id))
    with _unfinished(message("command-erase", id=person.id)):
        (done, records, numbers, own), more = with_room(file, lambda: _erase_here(file, person))
        _, last = with_room(file, lambda: finish_erasing(file, person.id, own))
        done.given_up = given_up + more + last
        _settle(file, done, records, numbers)
        _require_no_refusal(own)
    state = file.read_state()
    done.mentions = mentions(state, readable_changes(file.history_folder, state.history), records)
    return done


def purge(file: AssemblyFile) -> Destruction:
    """Destroy everybody's data everywhere; the programme, the groups and counts stay.

    Raises:
        StoreError: it could not be finished, or the file is locked.
    """
    _, given_up = with_room(file, lambda: _mark(file))
    with _unfinished(message("command-purge")):
        (done, own), more = with_room(file, lambda: _purge_here(file))
        _, last = with_room(file, lambda: _finish_purging(file, own))
        done.given_up = given_up + more + last
        _settle(file, done, [], set())
        _require_no_refusal(own)
    return done


def finish_erasing(file: AssemblyFile, ident: int, own: OwnFiles | None = None) -> None:
    """Take the last step of an erasure: remove what only the file before needed, then the mark.

    Raises:
        OSError: something cannot be removed.
        StoreError: as `AssemblyFile.changing`.
    """
    own = own or OwnFiles(file, Destruction())
    with file.changing() as state:
        own.clear_away(state.history)
        if not own.refusals:
            state.erasing = tuple(other for other in state.erasing if other != ident)


def _mark(file: AssemblyFile, *, erasing: int | None = None) -> None:
    with file.changing() as state:
        if erasing is None:
            state.purging = True
        else:
            state.erasing = tuple(dict.fromkeys([*state.erasing, erasing]))


def _erase_here(
    file: AssemblyFile, person: Participant
) -> tuple[Destruction, list[Participant], set[int], OwnFiles]:
    done = Destruction()
    own = OwnFiles(file, done)
    with file.changing() as state:
        recorded = list(readable_changes(file.history_folder, state.history))
        records = records_of(state.assembly, recorded, person)
        numbers = numbers_of(state.assembly, person)
        state.history.entries = own.clean_history(state.history, numbers)
        if not numbers <= set(state.erased):
            state.destroyed = (*state.destroyed, note_of_erasing())
            state.erased = tuple(sorted({*state.erased, *numbers}))
        own.clean_backups(records, numbers, state.copy())
        state.owe(numbers, everybody=False, since=now())
        if person.id in state.assembly.participants:
            done.people = 1
            state.assembly.remove_participant(person.id)
        state.assembly.forget_for_good(numbers)
    # By a digest of a file somebody could find out whose name was in it.
    file.written.clear()
    return done, records, numbers, own


def _purge_here(file: AssemblyFile) -> tuple[Destruction, OwnFiles]:
    done = Destruction()
    own = OwnFiles(file, done)
    with file.changing() as state:
        done.people = len(state.assembly.participants)
        done.changes = len(state.history.entries)
        done.backups = sum(own.remove(path) for path in files_in(file.backup_folder))
        state.owe((), everybody=True, since=now())
        if done.people or done.changes:
            state.destroyed = (*state.destroyed, note_of_purging(state.assembly))
        everybody = list(state.assembly.participants.values())
        state.assembly.remove_everybody()
        done.mentions = mentions_in_notes(state, everybody)
        state.history = History(head=0, last_entry=state.history.last_entry)
    return done, own


def _finish_purging(file: AssemblyFile, own: OwnFiles) -> None:
    # Somebody may have been noted meanwhile.
    file.journals.clear()
    file.written.clear()
    with file.changing() as state:
        own.clear_away(state.history)
        if not own.refusals:
            state.erasing, state.purging = (), False


def _settle(file: AssemblyFile, done: Destruction, records: list[Participant], known: set[int]) -> None:
    """Clean the copies elsewhere, as far as they are reached; what is not is told.

    If that cannot be noted, what is owed stays so, and is tried again.
    """
    with suppress(OSError, StoreError), file.changing() as state:
        for place, attempt in settle_owed(file, state, records, known).items():
            if attempt.why is None:
                done.copies += attempt.held
            else:
                done.out_of_reach.append(Unreached(place, attempt.why))


def _require_no_refusal(own: OwnFiles) -> None:
    """Make sure that nothing of the store's own refused.

    Raises:
        OSError: the first refusal.
        StoreError: the same.
    """
    if own.refusals:
        raise own.refusals[0]


@contextmanager
def _unfinished(command: Message) -> Iterator[None]:
    """Tell, of whatever stops the block, that data is left in places and which command goes on."""
    try:
        yield
    except StoreError as error:
        raise StoreError("erasure-unfinished", reason=error.message, command=command) from error
    except OSError as error:
        raise StoreError("erasure-unfinished", reason=reason_of(error), command=command) from error
    except KeyboardInterrupt as error:
        raise StoreError("erasure-unfinished", reason=message("was-interrupted"), command=command) from error
