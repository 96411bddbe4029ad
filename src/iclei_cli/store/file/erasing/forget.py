"""A person taken out of a copy of the assembly, as it was at another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.store.privacy.traces import same_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.store.history.entries import Entry, History
    from iclei_cli.store.state import State


def forget(copy: State, records: Sequence[Participant], numbers: set[int], present: State) -> bool:
    """Take a person out of a copy, which gets the history and notes of the present; whether it held them.

    Args:
        copy: what to take them out of.
        records: the person as they were at different times.
        numbers: theirs, which mean them where the copy is of the present assembly.
        present: the assembly as it is now.
    """
    gone = same_people(copy.assembly, list(records), present.assembly)
    if copy.is_same(present):
        # It is of this very assembly: the number says enough, whatever was edited since.
        gone |= numbers & copy.assembly.participants.keys()
        gone |= _take_apart(copy.assembly, numbers, present.assembly)
        entries = copy.history.entries.items()
        copy.history.entries = {number: _entry_now(entry, present.history) for number, entry in entries}
        copy.identity, copy.erased = present.identity, present.erased
    for ident in gone:
        copy.assembly.remove_participant(ident)
    copy.assembly.forget_for_good(gone | numbers if copy.is_same(present) else gone)
    copy.destroyed = present.destroyed
    copy.erasing, copy.purging = (), False
    return bool(gone)


def _entry_now(entry: Entry, history: History) -> Entry:
    """The same change as the present history tells it; as it was, if that has forgotten it."""
    now = history.entries.get(entry.number)
    return now if now is not None and now.time == entry.time else entry


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
