"""What the store's face promises of arrivals, held by the file and by a store that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.day.arrival import Arrival
from store.small import BADA, HANEUL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iclei_cli.store.store import Store


def _arrival(nonce: str, participant: int = 1, **more: object) -> Arrival:
    return Arrival(nonce=nonce, participant=participant, time="2026-02-27T09:30:00+09:00", **more)  # type: ignore[arg-type]


def test_what_is_noted_at_the_door_is_in_the_assembly_and_in_no_change(store: Store) -> None:
    """An arrival is there for whoever reads, in order; it is no change that could be undone."""
    before = len(store.history())
    watch = store.watch()

    assert watch.record(lambda _: [_arrival("a"), _arrival("b", 2)]) == [_arrival("a"), _arrival("b", 2)]

    assert list(store.read().arrivals.values()) == [_arrival("a"), _arrival("b", 2)]
    assert list(watch.assembly.arrivals) == ["a", "b"]
    assert len(store.history()) == before


def test_a_desk_sees_what_another_does(store: Store) -> None:
    """A watch learns of arrivals noted elsewhere, and of changes, and is told whether there were any."""
    mine, theirs = store.watch(), store.watch()
    assert not mine.refresh()

    theirs.record(lambda _: [_arrival("a")])
    assert mine.refresh()
    assert list(mine.assembly.arrivals) == ["a"]

    with store.transaction() as assembly:
        assembly.put([replace(BADA, name="박하늘")])
    assert mine.refresh()
    assert mine.assembly.participants[2].name == "박하늘"
    assert list(mine.assembly.arrivals) == ["a"]
    assert not mine.refresh()


def test_whoever_decides_sees_what_was_noted_before(store: Store) -> None:
    """What is noted is decided on the assembly as it is then: two desks do not both let somebody in."""
    mine, theirs = store.watch(), store.watch()

    def once(assembly: Assembly) -> list[Arrival]:
        return [] if assembly.arrivals else [_arrival("mine")]

    theirs.record(lambda _: [_arrival("theirs")])

    assert mine.record(once) == []
    assert list(store.read().arrivals) == ["theirs"]


def test_an_arrival_that_is_noted_twice_counts_once(store: Store) -> None:
    """The nonce tells it: sent twice, it is there once, as it came first."""
    store.watch().record(lambda _: [_arrival("a", desk="1")])
    store.watch().record(lambda _: [_arrival("a", desk="2")])

    assert list(store.read().arrivals.values()) == [_arrival("a", desk="1")]


def test_undo_and_restoring_lose_no_arrival(store: Store) -> None:
    """Whatever is undone, redone or put back, who came has come."""
    store.keep_backup()
    watch = store.watch()
    watch.record(lambda _: [_arrival("a")])
    with store.transaction() as assembly:
        assembly.remove_participant(1)
    watch.record(lambda _: [_arrival("b", 2)])

    store.undo(1)
    assert list(store.read().arrivals) == ["a", "b"]

    store.restore(store.find_backup(str(len(store.backups()))))
    assert list(store.read().arrivals) == ["a", "b"]


def test_arrivals_travel_with_copies_and_exports(
    store: Store, new_store: Callable[[], Store], tmp_path: Path
) -> None:
    """A copy of the store and its export have what was noted at the door."""
    store.watch().record(lambda _: [_arrival("a", desk="입구", walk_in=True)])

    store.write_copy(tmp_path / "copy.json", store.snapshot(), replace=False)
    exported = store.export_all(lambda _: "")

    store.restore(store.find_backup(str(tmp_path / "copy.json")))
    other = new_store()
    other.import_all(exported, tmp_path / "all.json", replace=False)
    for place in (store, other):
        assert place.read().arrivals == {"a": _arrival("a", desk="입구", walk_in=True)}


def test_erasing_takes_a_persons_arrivals_along(store: Store) -> None:
    """Nothing that was noted of an erased person is left, in the ledger or in backups; others have theirs."""
    store.watch().record(lambda _: [_arrival("a", 1), _arrival("b", 2)])
    store.keep_backup()
    store.watch().record(lambda _: [_arrival("c", 1)])

    store.erase(HANEUL)

    assert list(store.read().arrivals) == ["b"]
    store.restore(store.find_backup("1"))
    assert list(store.read().arrivals) == ["b"]


def test_purging_leaves_no_arrival(store: Store) -> None:
    """When everybody's data goes, so does who came and when."""
    store.watch().record(lambda _: [_arrival("a", 1), _arrival("b", 2)])

    store.purge()

    assert store.read().arrivals == {}


def test_a_new_assembly_begins_with_an_empty_ledger(store: Store) -> None:
    """Who came to another assembly has not come to the one that took its place."""
    store.watch().record(lambda _: [_arrival("a")])

    store.create(Assembly(event=Event(name="Another")), replace=True)

    assert store.read().arrivals == {}
