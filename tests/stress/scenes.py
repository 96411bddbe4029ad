"""What is done to an assembly while its process is killed: every kind of write there is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

import msgspec

from iclei_cli.store.history import entries as history
from instances import make_assembly

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.store.file.file_store import FileStore

PEOPLE = 60


@dataclass(frozen=True)
class Scene:
    """A piece of work on a store, and what has to be there before it."""

    name: str
    prepare: Callable[[FileStore], object]
    work: Callable[[FileStore], object]


def new_assembly() -> Assembly:
    """The assembly of every scene."""
    return make_assembly(PEOPLE, 5, seed=1)


def edit(store: FileStore, number: int) -> None:
    """Make change `number`: a phone number that tells which change it is."""
    with store.transaction() as assembly:
        change(assembly, number)


def change(assembly: Assembly, number: int) -> None:
    """What change `number` does."""
    person = assembly.participants[(number - 1) % PEOPLE + 1]
    assembly.put([msgspec.structs.replace(person, phone=f"+8210{number:08}")])


def create_with_changes(store: FileStore) -> None:
    """An assembly with three changes, the last of them undone."""
    store.create(new_assembly())
    for number in (1, 2, 3):
        edit(store, number)
    store.undo(1)


def write_first_version(path: Path) -> None:
    """A file as the first version of the layout had it: TinyDB's tables, without an envelope."""
    assembly = new_assembly()
    event = msgspec.to_builtins(assembly.event)
    tables = {
        "meta": {"1": {"schema": 1, "event": event, "last_id": assembly.last_id}},
        "participants": {str(item.id): msgspec.to_builtins(item) for item in assembly.participants.values()},
        "topics": {str(n): msgspec.to_builtins(item) for n, item in enumerate(assembly.topics.values(), 1)},
        "groups": {str(n): msgspec.to_builtins(item) for n, item in enumerate(assembly.groups.values(), 1)},
    }
    path.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")


def _edit_and_forget(store: FileStore) -> None:
    with patch.object(history, "MOST_ENTRIES", 2):
        edit(store, 9)


SCENES = (
    Scene("an assembly is created", lambda _: None, lambda store: store.create(new_assembly())),
    Scene("first change", lambda store: store.create(new_assembly()), lambda store: edit(store, 9)),
    Scene("change, dropping an undone one", create_with_changes, lambda store: edit(store, 9)),
    Scene("change, forgetting the oldest", create_with_changes, _edit_and_forget),
    Scene("undo", create_with_changes, lambda store: store.undo(2)),
    Scene("redo", create_with_changes, lambda store: store.redo(1)),
    Scene(
        "assembly replaced by another",
        create_with_changes,
        lambda store: store.create(make_assembly(PEOPLE, 5, seed=2), replace=True),
    ),
    Scene(
        "change of a file of version 1",
        lambda store: write_first_version(store.path),
        lambda store: edit(store, 9),
    ),
)
