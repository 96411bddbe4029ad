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

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.plans.seating import tables
from iclei_cli.store.copies.on_request import content_of
from iclei_cli.store.file.backups import backups
from iclei_cli.store.file.storage import AtomicStorage
from iclei_cli.store.history.changes import summary
from iclei_cli.store.history.entries import Entry, History, changes_of, file_of, rewrite
from iclei_cli.store.privacy.forgotten_changes import changes_without, merges_others_with
from iclei_cli.store.privacy.mentions import mentions
from iclei_cli.store.privacy.traces import numbers_of, records_of, same_people
from iclei_cli.store.records import Destroyed, State, write_state
from iclei_cli.system.atomic_file import sweep
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.store.privacy.mentions import Mention
    from iclei_cli.store.store import Store


@dataclass
class Destruction:
    """How far an erasure or a purge reached.

    Attributes:
        people: how many were on the list.
        changes: entries of the history that spoke of them.
        backups: backups that held them.
        copies: copies elsewhere that held them.
        damaged: what was deleted because it could not be read: backups, and what changes did.
        out_of_reach: copies elsewhere that are not there now, or are no assembly any more.
        mentions: where the person is still spoken of in texts about others.
    """

    people: int = 0
    changes: int = 0
    backups: int = 0
    copies: int = 0
    damaged: list[str] = field(default_factory=list)
    out_of_reach: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def erase(store: Store, person: Participant) -> Destruction:
    """Destroy one person's data everywhere; what others did and have stays, and can be undone as before.

    The records that were merged into theirs are theirs, too.

    Raises:
        StoreError: it could not be finished, or the file is locked; the message says how to go on.
    """
    done = Destruction()
    with store.changing() as state:
        state.erasing = tuple(dict.fromkeys([*state.erasing, person.id]))
    with _unfinished(f"iclei participants erase {person.id} --yes"):
        with store.changing() as state:
            records = records_of(store, state, person)
            numbers = numbers_of(state.assembly, person)
            _rewrite_history(store, state, numbers, done)
            state.destroyed = (*state.destroyed, _note("erase", 1))
            present = state.copy()
            _rewrite_copies(store, state, lambda copy: _forget(copy, records, numbers, present), done)
            if person.id in state.assembly.participants:
                done.people = 1
                state.assembly.remove_participant(person.id)
        finish_erasing(store, person.id)
    done.mentions = mentions(store, state, records)
    return done


def purge(store: Store) -> Destruction:
    """Destroy everybody's data everywhere; the programme, the groups and counts stay.

    Raises:
        StoreError: it could not be finished, or the file is locked; the message says how to go on.
    """
    done = Destruction()
    with store.changing() as state:
        state.purging = True
    with _unfinished("iclei store purge --yes"):
        with store.changing() as state:
            done.people = len(state.assembly.participants)
            done.changes = len(state.history.entries)
            state.copies = _delete_copies(store, state, done)
            if done.people or done.changes:
                note = _note("purge", done.people, _counts(state.assembly))
                state.destroyed = (*state.destroyed, note)
            state.assembly.remove_everybody()
            state.history = History(head=0, last_entry=state.history.last_entry)
        with store.changing() as state:
            _clear_away(store, state)
            state.erasing, state.purging = (), False
    return done


def finish_erasing(store: Store, ident: int) -> None:
    """Take the last step of an erasure: remove what only the file before needed, then the mark.

    Raises:
        OSError: something cannot be removed.
        StoreError: as `Store.changing`.
    """
    with store.changing() as state:
        _clear_away(store, state)
        state.erasing = tuple(other for other in state.erasing if other != ident)


def _clear_away(store: Store, state: State) -> None:
    entries = state.history.entries.values()
    kept = {file_of(store.history_folder, entry.number, entry.rewrites) for entry in entries}
    for path in _files(store.history_folder):
        if path not in kept:
            path.unlink()
    for copy in backups(store.backup_folder):
        content = None if copy.is_kept else content_of(copy.path)
        if content is not None and (content.erasing or content.purging):
            # Made on the way, with the mark in it; the next one is made in a moment.
            copy.path.unlink()


# The history


def _rewrite_history(store: Store, state: State, gone: set[int], done: Destruction) -> None:
    entries = {}
    for number, entry in state.history.entries.items():
        entries[number] = entry
        try:
            changes = changes_of(store.history_folder, entry)
        except StoreError:
            # It could hold anybody's data, and is of no use for undoing either.
            file_of(store.history_folder, number, entry.rewrites).unlink(missing_ok=True)
            done.damaged.append(f"change {number}")
            continue
        if number > state.history.head and merges_others_with(changes, gone):
            # Undone, but redone it would put what two people said into one again: nobody can tell it apart.
            del entries[number]
            done.changes += 1
            break
        kept = changes_without(changes, gone)
        if kept != changes:
            done.changes += 1
            told = summary(kept) if kept else "erased"
            head = msgspec.structs.replace(entry, rewrites=entry.rewrites + 1, summary=told)
            entries[number] = rewrite(store.history_folder, head, kept)
    state.history.entries = entries


# Backups and copies


def _rewrite_copies(store: Store, state: State, clean: Callable[[State], bool], done: Destruction) -> None:
    """Take a person out of every file that is kept: `clean` does so, and tells whether it held them."""
    for path in _files(store.backup_folder):
        content = content_of(path)
        if content is None:
            path.unlink()
            done.damaged.append(path.name)
        else:
            done.backups += clean(content)
            _replace(path, content)
    for path in map(Path, state.copies):
        content = _copy_elsewhere(path)
        if content is None:
            done.out_of_reach.append(str(path))
        else:
            done.copies += clean(content)
            _replace(path, content)


def _delete_copies(store: Store, state: State, done: Destruction) -> tuple[str, ...]:
    """Delete every file that is kept; the copies that could not be reached."""
    for path in _files(store.backup_folder):
        path.unlink()
        done.backups += 1
    for path in map(Path, state.copies):
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
    return content_of(path) if path.is_file() else None


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


def _replace(path: Path, state: State) -> None:
    storage = AtomicStorage(path)
    storage.write({})
    write_state(storage, state)
    storage.flush()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file())


# Notes


def _note(what: str, people: int, counts: dict[str, dict[str, int]] | None = None) -> Destroyed:
    time = datetime.now(UTC).isoformat(timespec="seconds")
    return Destroyed(time=time, what=what, people=people, counts=counts or {})


def _counts(assembly: Assembly) -> dict[str, dict[str, int]]:
    """How many people there were, by what a report of the event tells, and how many wishes were met."""
    people = assembly.participants.values()
    counts = {
        name: dict(sorted(Counter(str(getattr(person, name) or "not-stated") for person in people).items()))
        for name in ("sector", "municipality", "gender", "status")
    }
    for key in assembly.groups if assembly.plan else ():
        counts[f"choices-{key}"] = _choices_met(assembly, key)
    return {name: values for name, values in counts.items() if values}


def _choices_met(assembly: Assembly, key: str) -> dict[str, int]:
    """How many of those who sat in a group had wished for its topic first, second and so on."""
    plan, topic = assembly.plan, assembly.groups[key].topic
    assert plan is not None
    seated = (person for number in plan.numbers for person in tables(assembly, plan, number)[key])
    ranks = (
        str(person.rank_of(topic) or ("unlisted" if person.choices else "none-stated")) for person in seated
    )
    return dict(sorted(Counter(ranks).items()))


@contextmanager
def _unfinished(command: str) -> Iterator[None]:
    """Tell, of whatever stops the block, that data is left in places and how to go on."""
    try:
        yield
    except (OSError, StoreError, KeyboardInterrupt) as error:
        raise StoreError(
            "erasure-unfinished",
            reason=str(error) or "it was interrupted",
            command=command,
        ) from error
