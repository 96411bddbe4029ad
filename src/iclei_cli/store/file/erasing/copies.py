"""Copies elsewhere: whether they are reached, and data destroyed in them, each within a time.

A place can be anything: a stick that is not plugged in, a drive that never answers, a folder of somebody
else's. Nothing of that ends a command: what is not reached is owed, and tried again by later commands.
"""

from __future__ import annotations

import os
import re
import stat
from collections import defaultdict
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.file.erasing.forget import forget
from iclei_cli.store.file.lock import if_free
from iclei_cli.store.file.records import replace_copy, state_of_copy
from iclei_cli.store.privacy.traces import same_people
from iclei_cli.store.values import KnownCopy, Unreached
from iclei_cli.system.atomic_file import sweep, sync_folder
from iclei_cli.system.bounded import answers_within
from iclei_cli.system.errors import StoreError, reason_of
from iclei_cli.system.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.store.file.assembly_file import AssemblyFile
    from iclei_cli.store.state import Owed, State

GLANCE_SECONDS = 0.5
"""How long a command that is about something else waits for places to answer."""

LOOK_SECONDS = 5.0
"""How long a command that is about copies waits for places to answer: a disk may have to start."""

WORK_SECONDS = 60.0
"""How long it waits for what is to be done at those that answer."""

_EXPORT = re.compile(rb'\s*\{\s*"format"\s*:\s*"iclei-assembly"')
_HEAD = 200


class Attempt(msgspec.Struct, frozen=True):
    """What came of trying a copy.

    Attributes:
        why: it was not reached, or not cleaned; None if it was.
        held: whether it held any of the people.
    """

    why: Message | None = None
    held: bool = False


def attempts(file: AssemblyFile, works: Mapping[str, Callable[[], Attempt]]) -> dict[str, Attempt]:
    """Try copies, all at once, each by its work if it answers at all; what came of it, by place."""
    looks = {place: partial(_look, file.place_of_copy(place), is_purge=True) for place in works}
    looked = _tried(LOOK_SECONDS, looks)
    answering = {place: work for place, work in works.items() if looked[place].why is None}
    return looked | _tried(WORK_SECONDS, answering)


def _tried(seconds: float, works: Mapping[str, Callable[[], Attempt]]) -> dict[str, Attempt]:
    found = answers_within(seconds, [partial(_guarded, work) for work in works.values()])
    silent = Attempt(message("copy-silent"))
    return {place: attempt or silent for place, attempt in zip(works, found, strict=True)}


def settle_owed(
    file: AssemblyFile, state: State, records: list[Participant], known: set[int]
) -> dict[str, Attempt]:
    """Inside a change: destroy in copies elsewhere what is owed there, and note what still is.

    `records` are a person, if it is known who that is, and `known` their numbers; of others, numbers must do.

    Returns:
        What came of it, by place.
    """
    owed = _by_place(state)
    works = {
        place: partial(_settle, file.place_of_copy(place), items, state, records, known)
        for place, items in owed.items()
    }
    tried = attempts(file, works)
    state.owed = tuple(item for item in state.owed if tried[item.place].why is not None)
    gone = {place for place, items in owed.items() if _is_purge(items) and tried[place].why is None}
    state.copies = tuple(place for place in state.copies if place not in gone)
    return {str(file.place_of_copy(place)): attempt for place, attempt in tried.items()}


def settle_now(file: AssemblyFile, known: State) -> list[Message]:
    """Try again what is owed, if that takes no time; what has come of it, to be told.

    `known` is what was read last. Whoever is changing the assembly at this moment is not waited for.
    """
    works = {
        place: partial(_look, file.place_of_copy(place), is_purge=_is_purge(items))
        for place, items in _by_place(known).items()
    }
    told: list[Message] = []
    left = known
    if any(attempt.why is None for attempt in _tried(GLANCE_SECONDS, works).values()):
        with if_free(file.folder) as is_free:
            pass
        with suppress(OSError, StoreError):
            if is_free:
                with file.changing() as state:
                    tried = settle_owed(file, state, [], set())
                left = state
                told += [message("copy-settled", place=place) for place in tried if tried[place].why is None]
    if left.owed:
        told.append(message("copies-owed", count=len(_by_place(left))))
    return told


def known_copies(file: AssemblyFile, state: State) -> list[KnownCopy]:
    """Every copy elsewhere, with what is owed there, and whether it is reached now."""
    owed = _by_place(state)
    places = dict.fromkeys([*state.copies, *owed])
    works = {place: partial(_look, file.place_of_copy(place), is_purge=True) for place in places}
    return [
        KnownCopy(
            place=str(file.place_of_copy(place)),
            owed=None if place not in owed else "purge" if _is_purge(owed[place]) else "erase",
            since=owed[place][0].since if place in owed else None,
            why=attempt.why,
        )
        for place, attempt in _tried(LOOK_SECONDS, works).items()
    ]


def copies_with(
    file: AssemblyFile, state: State, records: list[Participant]
) -> tuple[list[str], list[Unreached]]:
    """The places of copies that hold a person, and of those that cannot be looked at."""
    works = {place: partial(_look_for, file.place_of_copy(place), records, state) for place in state.copies}
    tried = [(str(file.place_of_copy(place)), found) for place, found in attempts(file, works).items()]
    return (
        [place for place, found in tried if found.held],
        [Unreached(place, found.why) for place, found in tried if found.why is not None],
    )


def _by_place(state: State) -> dict[str, list[Owed]]:
    """What is owed, place by place: of several assemblies, if one took the place of another."""
    places: defaultdict[str, list[Owed]] = defaultdict(list)
    for owed in state.owed:
        places[owed.place].append(owed)
    return places


def _is_purge(items: list[Owed]) -> bool:
    return any(owed.everybody for owed in items)


def _guarded(work: Callable[[], Attempt]) -> Attempt:
    """Whatever refuses is the answer."""
    try:
        return work()
    except FileNotFoundError:
        return Attempt(message("copy-gone"))
    except OSError as error:
        return Attempt(message("copy-refuses", reason=reason_of(error)))
    except StoreError as error:
        cause = error.__cause__
        reason = reason_of(cause) if isinstance(cause, OSError) else error.message
        return Attempt(message("copy-refuses", reason=reason))


def _look(path: Path, *, is_purge: bool) -> Attempt:
    """Whether there is a file that can be read and looks like a copy; for a purge, an export will do.

    Raises:
        OSError: there is none, or it cannot be read.
    """
    head = _head(path)
    is_meant = head.startswith(b"{") and (is_purge or not _EXPORT.match(head))
    return Attempt(None if is_meant else message("copy-foreign"))


def _head(path: Path) -> bytes:
    """The first bytes of a file; none of what is no plain file."""
    if not stat.S_ISREG(os.lstat(path).st_mode):
        return b""
    with path.open("rb") as file:
        return file.read(_HEAD)


def _look_for(path: Path, records: list[Participant], present: State) -> Attempt:
    _head(path)
    copy = state_of_copy(path)
    if copy is None:
        return Attempt(message("copy-foreign"))
    return Attempt(held=bool(same_people(copy.assembly, records, present.assembly)))


def _settle(
    path: Path, items: list[Owed], present: State, records: list[Participant], known: set[int]
) -> Attempt:
    """Destroy what is owed in one copy.

    Raises:
        OSError: it cannot be reached.
        StoreError: it cannot be replaced.
    """
    head = _head(path)
    sweep(path.parent, path.name)
    copy = state_of_copy(path) if head else None
    if _is_purge(items) and (copy is not None or _EXPORT.match(head)):
        path.unlink()
        sync_folder(path.parent)
        return Attempt(held=True)
    if copy is None:
        return Attempt(message("copy-foreign"))
    is_same = copy.is_same(present)
    numbers = {number for owed in items if owed.identity == present.identity for number in owed.numbers}
    held = forget(copy, records, numbers, present)
    replace_copy(path, copy)
    meant = {number for owed in items for number in owed.numbers}
    done = known | (numbers if is_same else set())
    return Attempt(None if meant <= done else message("copy-of-another"), held=held)
