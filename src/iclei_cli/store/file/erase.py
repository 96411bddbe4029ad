"""Destroying people's data everywhere: assembly, history, undo, backups and copies.

One person (`erase`) or all (`purge`). Neither can be undone, and both can be repeated: the steps are
ordered so that a command killed in between finishes when it is given again.

1. A mark in the assembly's file says that data is being destroyed. So every command can tell when it was not
   finished; and a file of an older layout is brought to the present one, which keeps a last old copy.
2. The history is written anew under other names, then every backup and copy. The assembly still names the
   person, so that whoever repeats the command can name them, too; and its history is still whole, since the
   old files are there.
3. The assembly's file is replaced: the person is gone, the history is the new one, a note says so. This is
   the one step that cannot be half done.
4. What only the old file needed is removed, and last of all the mark.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.file.backups import backup_files
from iclei_cli.store.file.history_files import file_of, read_changes, readable_changes, write_changes
from iclei_cli.store.file.records import replace_copy, state_of_copy
from iclei_cli.store.history.changes import summary
from iclei_cli.store.history.entries import Entry, History
from iclei_cli.store.privacy.forgotten_changes import changes_without, merges_others_with
from iclei_cli.store.privacy.mentions import mentions
from iclei_cli.store.privacy.notes import note_of_erasing, note_of_purging
from iclei_cli.store.privacy.traces import numbers_of, records_of, same_people
from iclei_cli.store.values import Destruction
from iclei_cli.system.atomic_file import sweep
from iclei_cli.system.errors import StoreError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.store.file.assembly_file import AssemblyFile
    from iclei_cli.store.state import State
    from iclei_cli.system.messages import Message


def erase(file: AssemblyFile, person: Participant) -> Destruction:
    """Destroy one person's data everywhere; what others did and have stays, and can be undone as before.

    The records that were merged into theirs are theirs, too.

    Raises:
        StoreError: it could not be finished, or the file is locked.
    """
    done = Destruction()
    with file.changing() as state:
        state.erasing = tuple(dict.fromkeys([*state.erasing, person.id]))
    with _unfinished(message("command-erase", id=person.id)):
        with file.changing() as state:
            recorded = list(readable_changes(file.history_folder, state.history))
            records = records_of(state.assembly, recorded, person)
            numbers = numbers_of(state.assembly, person)
            _rewrite_history(file, state, numbers, done)
            state.destroyed = (*state.destroyed, note_of_erasing())
            present = state.copy()
            _rewrite_copies(file, state, lambda copy: _forget(copy, records, numbers, present), done)
            if person.id in state.assembly.participants:
                done.people = 1
                state.assembly.remove_participant(person.id)
        finish_erasing(file, person.id)
    done.mentions = mentions(state, readable_changes(file.history_folder, state.history), records)
    return done


def purge(file: AssemblyFile) -> Destruction:
    """Destroy everybody's data everywhere; the programme, the groups and counts stay.

    Raises:
        StoreError: it could not be finished, or the file is locked.
    """
    done = Destruction()
    with file.changing() as state:
        state.purging = True
    with _unfinished(message("command-purge")):
        with file.changing() as state:
            done.people = len(state.assembly.participants)
            done.changes = len(state.history.entries)
            state.copies = _delete_copies(file, state, done)
            if done.people or done.changes:
                state.destroyed = (*state.destroyed, note_of_purging(state.assembly))
            state.assembly.remove_everybody()
            state.history = History(head=0, last_entry=state.history.last_entry)
        with file.changing() as state:
            _clear_away(file, state)
            state.erasing, state.purging = (), False
    return done


def finish_erasing(file: AssemblyFile, ident: int) -> None:
    """Take the last step of an erasure: remove what only the file before needed, then the mark.

    Raises:
        OSError: something cannot be removed.
        StoreError: as `AssemblyFile.changing`.
    """
    with file.changing() as state:
        _clear_away(file, state)
        state.erasing = tuple(other for other in state.erasing if other != ident)


def _clear_away(file: AssemblyFile, state: State) -> None:
    kept = {file_of(file.history_folder, entry) for entry in state.history.entries.values()}
    for path in _files(file.history_folder):
        if path not in kept:
            path.unlink()
    for copy in backup_files(file.backup_folder):
        content = None if copy.is_kept else state_of_copy(copy.path)
        if content is not None and (content.erasing or content.purging):
            # Made on the way, with the mark in it; the next one is made in a moment.
            copy.path.unlink()


# The history


def _rewrite_history(file: AssemblyFile, state: State, gone: set[int], done: Destruction) -> None:
    entries = {}
    for number, entry in state.history.entries.items():
        entries[number] = entry
        try:
            changes = read_changes(file.history_folder, entry)
        except StoreError:
            # It could hold anybody's data, and is of no use for undoing either.
            file_of(file.history_folder, entry).unlink(missing_ok=True)
            done.damaged.append(message("damaged-change", number=number))
            continue
        if number > state.history.head and merges_others_with(changes, gone):
            # Undone, but redone it would put what two people said into one again: nobody can tell it apart.
            del entries[number]
            done.changes += 1
            break
        kept = changes_without(changes, gone)
        if kept != changes:
            done.changes += 1
            head = msgspec.structs.replace(entry, summary="", did=summary(kept))
            entries[number] = write_changes(file.history_folder, head, kept)
    state.history.entries = entries


# Backups and copies


def _rewrite_copies(
    file: AssemblyFile, state: State, clean: Callable[[State], bool], done: Destruction
) -> None:
    """Take a person out of every file that is kept: `clean` does so, and tells whether it held them."""
    for path in _files(file.backup_folder):
        content = state_of_copy(path)
        if content is None:
            path.unlink()
            done.damaged.append(message("damaged-backup", name=path.name))
        else:
            done.backups += clean(content)
            replace_copy(path, content)
    for path in file.places_of_copies(state):
        content = _copy_elsewhere(path)
        if content is None:
            done.out_of_reach.append(str(path))
        else:
            done.copies += clean(content)
            replace_copy(path, content)


def _delete_copies(file: AssemblyFile, state: State, done: Destruction) -> tuple[str, ...]:
    """Delete every file that is kept; the copies that could not be reached."""
    for path in _files(file.backup_folder):
        path.unlink()
        done.backups += 1
    for path in file.places_of_copies(state):
        if _copy_elsewhere(path) is None:
            done.out_of_reach.append(str(path))
        else:
            path.unlink()
            done.copies += 1
    return tuple(done.out_of_reach)


def _copy_elsewhere(path: Path) -> State | None:
    """What a copy holds; None if it is not there, or is something else by now."""
    if path.parent.is_dir():
        sweep(path.parent, path.name)
    return state_of_copy(path) if path.is_file() else None


def _forget(copy: State, records: list[Participant], numbers: set[int], present: State) -> bool:
    """Take the person of these records out of a copy, which gets the history and notes of the present."""
    entries = copy.history.entries
    now = {number: _entry_now(entry, present.history) for number, entry in entries.items()}
    gone = same_people(copy.assembly, records, present.assembly)
    if any(entry is not entries[number] for number, entry in now.items()):
        # It is of this very assembly: the number says enough, whatever was edited since.
        gone |= numbers & copy.assembly.participants.keys()
        gone |= _take_apart(copy.assembly, numbers, present.assembly)
    for ident in gone:
        copy.assembly.remove_participant(ident)
    copy.history.entries = now
    copy.destroyed = present.destroyed
    copy.erasing, copy.purging = (), False
    return bool(gone)


def _take_apart(copy: Assembly, numbers: set[int], present: Assembly) -> set[int]:
    """Undo in a copy what was undone since: that the person was merged with others.

    These become what they are now; those who are on no list now are to be taken out, being mixed up.
    """
    mixed: set[int] = set()
    for record in list(copy.participants.values()):
        parties = {record.id, *record.merged}
        if parties & numbers and parties - numbers:
            copy.put(present.participants[other] for other in parties - numbers & present.participants.keys())
            mixed |= {record.id} - present.participants.keys()
    copy.participants = dict(sorted(copy.participants.items()))
    return mixed


def _entry_now(entry: Entry, history: History) -> Entry:
    """The same change as the present history tells it; as it was, if that has forgotten it."""
    now = history.entries.get(entry.number)
    return now if now is not None and now.time == entry.time else entry


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file())


@contextmanager
def _unfinished(command: Message) -> Iterator[None]:
    """Tell, of whatever stops the block, that data is left in places and which command goes on."""
    try:
        yield
    except StoreError as error:
        raise StoreError("erasure-unfinished", reason=error.message, command=command) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError("erasure-unfinished", reason=reason, command=command) from error
    except KeyboardInterrupt as error:
        raise StoreError("erasure-unfinished", reason=message("was-interrupted"), command=command) from error
