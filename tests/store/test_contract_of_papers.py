"""What the store's face promises of what was handed out, held by the file and by a store that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from store.small import BADA, HANEUL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from iclei_cli.assembly.nouns.day.handed_out import Item, Stood
    from iclei_cli.store.store import Store


def on_paper(store: Store, export: str = "badges") -> Mapping[Item, Mapping[str, Stood]]:
    """What stands on the items of an export, as whoever prints finds it."""
    return {item: paper.values for item, paper in store.read().on_paper(export).items()}


def test_what_was_handed_out_last_is_known_by_export_and_item(store: Store) -> None:
    """The last word on an item counts; other items and other exports keep theirs, and it is no change."""
    before = len(store.history())
    store.hand_out("badges", {1: {"name": "김하늘"}, 2: {"name": "박바다"}})
    store.hand_out("notices", {"a": {"label": "A", "seats": (1, 2)}})
    store.hand_out("badges", {1: {"name": "김하늘", "table": "A"}})

    assert on_paper(store) == {1: {"name": "김하늘", "table": "A"}, 2: {"name": "박바다"}}
    assert on_paper(store, "notices") == {"a": {"label": "A", "seats": (1, 2)}}
    papers = store.read().on_paper("badges")
    assert papers[1].time > papers[2].time
    assert len(store.history()) == before


def test_a_person_is_not_a_table_of_that_name(store: Store) -> None:
    """Number 1 and the key `1` are two items."""
    store.hand_out("badges", {1: {"name": "김하늘"}, "1": {"label": "Table 1"}})

    assert on_paper(store) == {1: {"name": "김하늘"}, "1": {"label": "Table 1"}}


def test_what_is_taken_back_is_on_no_paper(store: Store) -> None:
    """Empty values say that an item is out there no more."""
    store.hand_out("badges", {1: {"name": "김하늘"}, 2: {"name": "박바다"}})
    store.hand_out("badges", {1: {}})

    assert on_paper(store) == {2: {"name": "박바다"}}


def test_of_all_who_know_the_same_one_claims_an_item(store: Store) -> None:
    """Also where the same stands on it again, and what was noted was put elsewhere by a change since."""
    assert store.claim("notices", 1, {"sending": "a"}, None)
    assert not store.claim("notices", 1, {"sending": "b"}, None)
    first = store.read().on_paper("notices")[1]
    assert first.values == {"sending": "a"}

    assert store.claim("notices", 1, {"sending": "a"}, first)
    with store.transaction() as assembly:
        assembly.remove_group("b")
    assert not store.claim("notices", 1, {"sending": "b"}, first)
    assert not store.claim("notices", 1, {"sending": "b"}, None)

    assert store.claim("notices", 1, {}, store.read().on_paper("notices")[1])
    assert store.claim("notices", 1, {"sending": "b"}, None)
    assert on_paper(store, "notices") == {1: {"sending": "b"}}


def test_undo_and_restoring_take_no_paper_back(store: Store) -> None:
    """Whatever is undone or put back, what is in people's hands is what was handed out last."""
    store.hand_out("badges", {2: {"table": "A"}})
    store.keep_backup()
    with store.transaction() as assembly:
        assembly.remove_participant(1)
    store.hand_out("badges", {1: {"table": "B"}, 2: {"table": "B"}})

    store.undo(1)
    assert on_paper(store) == {1: {"table": "B"}, 2: {"table": "B"}}

    store.restore(store.find_backup(str(len(store.backups()))))
    assert on_paper(store) == {1: {"table": "B"}, 2: {"table": "B"}}


def test_papers_travel_with_copies_and_exports(
    store: Store, new_store: Callable[[], Store], tmp_path: Path
) -> None:
    """A copy of the store and its export know what was handed out."""
    papers: dict[Item, dict[str, Stood]] = {1: {"name": "김하늘"}, "a": {"seats": (1, 2)}}
    store.hand_out("badges", papers)

    store.write_copy(tmp_path / "copy.json", store.snapshot(), replace=False)
    exported = store.export_all(lambda _: "")

    store.restore(store.find_backup(str(tmp_path / "copy.json")))
    other = new_store()
    other.import_all(exported, tmp_path / "all.json", replace=False)
    assert on_paper(store) == on_paper(other) == papers


def test_a_change_during_which_something_is_handed_out_keeps_both(store: Store) -> None:
    """What is noted while a change is made is not lost when that is written."""
    with store.transaction() as assembly:
        assembly.remove_group("b")
        store.hand_out("badges", {1: {"name": "김하늘"}})
        store.read()

    assert on_paper(store) == {1: {"name": "김하늘"}}


def test_erasing_takes_a_persons_papers_along(store: Store) -> None:
    """Nothing of an erased person is left on any paper, now or in a backup; others keep theirs."""
    store.hand_out("badges", {1: {"name": "김하늘"}, 2: {"name": "박바다"}, "a": {"seats": (1, 2)}})
    store.keep_backup()
    store.hand_out("badges", {1: {"name": "김하늘"}})

    store.erase(HANEUL)

    left = {2: {"name": "박바다"}, "a": {"seats": (2,), "says": ""}}
    assert on_paper(store) == left
    store.restore(store.find_backup("1"))
    assert on_paper(store) == left


def test_a_paper_on_which_an_erased_person_is_named_is_told(store: Store) -> None:
    """What others were handed is theirs: where it still says the name, that is told, and left as it is."""
    store.hand_out("notices", {2: {"name": "박바다", "beside": "with 김하늘 and others"}})

    done = store.erase(HANEUL)

    assert [(mention.table, mention.field, mention.what) for mention in done.mentions] == [
        ("handed_out", "beside", "name")
    ]
    assert BADA.id in on_paper(store, "notices")


def test_purging_leaves_no_paper(store: Store) -> None:
    """When everybody's data goes, so does what was handed to them."""
    store.hand_out("badges", {1: {"name": "김하늘"}})

    store.purge()

    assert on_paper(store) == {}


def test_a_new_assembly_has_handed_out_nothing(store: Store) -> None:
    """What was handed out of another assembly was not of the one that took its place."""
    store.hand_out("badges", {1: {"name": "김하늘"}})

    store.create(Assembly(event=Event(name="Another")), replace=True)

    assert on_paper(store) == {}
