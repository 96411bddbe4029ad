"""What cannot be is neither read nor written, whatever checksum it has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from attacks.border import EXPORTS, STATES
from attacks.forging import sealed
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group, Topic
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.system.errors import IcleiError, RefusedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TOLD_BY_CHECK = {
    "an unknown group in the plan",
    "an unknown person in the plan",
    "no groups",
    "a rule about nobody",
    "a rule about no group",
}
"""What commands can mend: it can be read, and `store check` names it."""


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """Two people, a group, a plan, and a history of two changes."""
    placements = tuple(Placement(participant=ident, group="energy") for ident in (1, 2))
    plan = Plan(
        session=None,
        rounds=(placements,),
        spread=("sector",),
        proof=Proof(tiers=()),
        seed=0,
        made="2019-02-28T10:00:00+00:00",
    )
    store = FileStore(tmp_path / "assembly.json")
    store.create(Assembly(event=Event(name="Day")))
    with store.transaction() as assembly:
        assembly.topics["energy"] = Topic(key="energy", titles={"en": "Energy"})
        assembly.groups["energy"] = Group(key="energy", label="Energy", topic="energy")
        for name in ("Kim", "Lee"):
            ident = assembly.new_id()
            assembly.put([Participant(id=ident, name=name, imported={"name": name})])
    with store.transaction() as assembly:
        assembly.plan = plan
    return store


@pytest.mark.parametrize("name", STATES)
def test_a_file_that_says_what_cannot_be_is_refused(store: FileStore, name: str) -> None:
    """As damaged, with what is wrong in it; or, if commands can mend it, it is told with how."""
    tables = json.loads(store.path.read_bytes())["tables"]
    STATES[name](tables)
    store.path.write_bytes(sealed(json.dumps(tables)))
    if name in TOLD_BY_CHECK:
        assert [found for found in store.check() if not found.is_warning]
        assert store.misfit() is not None
        return
    with pytest.raises(StoreError) as refused:
        store.read()
    assert refused.value.code == "store-damaged"


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_that_says_what_cannot_be_is_refused_whole(store: FileStore, name: str) -> None:
    """Before anything is written."""
    exported = json.loads(store.export_all(lambda _: ""))
    EXPORTS[name](exported)
    before = store.path.read_bytes()
    with pytest.raises(RefusedError) as refused:
        store.import_all(json.dumps(exported).encode(), store.path.with_name("odd.json"), replace=True)
    assert refused.value.code == "not-an-export"
    assert store.path.read_bytes() == before


def test_texts_of_an_import_command_nothing(store: FileStore) -> None:
    """Escapes are left out of whatever an export says, names of columns and changes included."""
    content = store.export_all(lambda _: "").replace(b'"Kim"', b'"Ki\\u001b[2J\\u202em"')
    store.import_all(content, store.path, replace=True)
    assert store.read().participants[1].name == "Ki[2Jm"


def _seats(assembly: Assembly) -> None:
    assembly.groups["odd"] = Group(key="odd", label="Odd", seats=Capacity(min=3, max=10**12))


def _nameless(assembly: Assembly) -> None:
    assembly.put([Participant(id=1, name=" ")])


def _nested(assembly: Assembly) -> None:
    deep: Any = "x"
    for _ in range(20):
        deep = [deep]
    assembly.put([Participant(id=1, name="Kim", imported={"name": deep})])


@pytest.mark.parametrize("harm", [_seats, _nameless, _nested])
def test_no_command_writes_what_none_could_read(store: FileStore, harm: Callable[[Assembly], None]) -> None:
    """It is refused, and the file stays as it was."""
    before = store.path.read_bytes()
    with pytest.raises(RefusedError) as refused, store.transaction() as assembly:
        harm(assembly)
    assert refused.value.code == "state-unsound"
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("depth", [30, 900, 50_000])
def test_nesting_is_no_fault_of_the_program(store: FileStore, depth: int) -> None:
    """A file, an export and a change that are nested without an end are refused like others."""
    hook = b'"imported": {'
    deep = hook + b'"x": ' + b"[" * depth + b"]" * depth + b","
    exported = store.export_all(lambda _: "").replace(hook, deep, 1)
    with pytest.raises(IcleiError):
        store.import_all(exported, store.path, replace=True)
    body = json.dumps(json.loads(store.path.read_bytes())["tables"])
    store.path.write_bytes(sealed(body.replace(hook.decode(), deep.decode(), 1)))
    with pytest.raises(StoreError):
        store.read()


def test_a_change_that_never_was_is_damaged(store: FileStore) -> None:
    """One of a table that there is not is neither shown nor undone, though its checksum fits."""
    from attacks.forging import forge_change  # noqa: PLC0415
    from attacks.office import Office  # noqa: PLC0415

    forge_change(Office(store.path.parent), 2, [{"table": "x", "key": "1", "before": None, "after": {}}])
    for step in (lambda: store.undo(1), lambda: store.changes_of(2)):
        with pytest.raises(StoreError) as refused:
            step()
        assert refused.value.code == "history-damaged"
    assert [found.code for found in store.check() if not found.is_warning] == ["change-lost"]


def test_every_spoilt_backup_is_named(store: FileStore) -> None:
    """Each that cannot be put back, and the last of them as no backup at all."""
    store.keep_backup()
    copies = sorted(store.backup_folder.iterdir())
    copies[0].write_bytes(copies[0].read_bytes()[:-9])
    (found,) = store.check()
    assert (found.code, found.is_warning) == ("damaged-backup", True)
    assert found.message.facts == {"name": copies[0].name}
    for copy in copies:
        copy.write_bytes(msgspec.json.encode({}))
    codes = [found.code for found in store.check()]
    assert codes == ["damaged-backup"] * len(copies) + ["no-backup"]
