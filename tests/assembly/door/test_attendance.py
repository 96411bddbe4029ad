"""Who has come, computed from the ledger."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.assembly.door.attendance import DOOR, Place, attendance, presence_of, strangers, walk_ins
from iclei_cli.assembly.door.check_in import Desk, arrive, leave, take_back
from iclei_cli.assembly.door.no_shows import mark_no_shows
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.day.arrival import Arrival, ArrivalKind
from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence


def assembly_of(*people: Participant) -> Assembly:
    """An assembly of these people."""
    return Assembly(
        event=Event(name="Day"), participants={person.id: person for person in people}, last_id=99
    )


def desk_at(time: str = "2026-02-27T09:30:00+09:00", session: str | None = None) -> Desk:
    """A desk at a time."""
    return Desk(Place(session), "A", lambda: time)


def note(assembly: Assembly, arrivals: Sequence[Arrival]) -> None:
    """Put arrivals into the ledger."""
    assembly.arrivals |= {arrival.nonce: arrival for arrival in arrivals}


HANEUL, BADA = Participant(id=1, name="김하늘"), Participant(id=2, name="박바다")


def test_nothing_is_noted_of_who_is_here_already() -> None:
    """The second check-in of a day notes nothing; after leaving, and the next day, it does."""
    assembly = assembly_of(HANEUL)
    note(assembly, arrive(assembly, 1, desk_at()))
    assert arrive(assembly, 1, desk_at()) == ()

    note(assembly, leave(assembly, 1, desk_at("2026-02-27T12:00:00+09:00")))
    assert len(arrive(assembly, 1, desk_at("2026-02-27T13:00:00+09:00"))) == 1
    assert len(arrive(assembly, 1, desk_at("2026-02-28T09:00:00+09:00"))) == 1


def test_what_is_taken_back_the_day_after_is_so_on_its_own_day() -> None:
    """A mistake is noticed the next morning: the day before counts one less."""
    assembly = assembly_of(HANEUL)
    note(assembly, arrive(assembly, 1, desk_at()))
    note(assembly, take_back(assembly, 1, desk_at("2026-02-28T08:00:00+09:00")))
    assert attendance(assembly, Place(None, "2026-02-27")) == {}
    assert not presence_of(assembly, HANEUL, Place(None, "2026-02-27")).has_come


def test_whoever_walked_in_is_a_walk_in_on_every_day() -> None:
    """Also when an arrival was taken back; but not once they are merged with somebody on the list."""
    assembly = assembly_of(HANEUL, BADA)
    note(assembly, arrive(assembly, 1, desk_at(), walk_in=True))
    note(assembly, arrive(assembly, 2, desk_at()))
    note(assembly, arrive(assembly, 1, desk_at("2026-02-28T09:00:00+09:00")))
    assert walk_ins(assembly) == {1}
    note(assembly, take_back(assembly, 1, desk_at("2026-02-28T09:01:00+09:00")))
    assert walk_ins(assembly) == {1}
    for merged in (
        Participant(id=3, name="김하늘", merged=(1,)),
        Participant(id=1, name="김하늘", merged=(3,)),
    ):
        known = assembly_of(merged)
        known.arrivals = assembly.arrivals
        assert walk_ins(known) == set()


def test_an_arrival_at_a_session_is_none_at_the_door() -> None:
    """Each place is counted by itself, and each day if it is asked for."""
    assembly = assembly_of(HANEUL, BADA)
    note(assembly, arrive(assembly, 1, desk_at(session="opening")))
    note(assembly, arrive(assembly, 2, desk_at("2026-02-28T09:00:00+09:00")))

    assert attendance(assembly).keys() == {2}
    assert attendance(assembly, Place("opening")).keys() == {1}
    assert attendance(assembly, Place(None, "2026-02-27")).keys() == set()
    assert attendance(assembly, Place(None, "2026-02-28")).keys() == {2}


def test_the_order_is_of_time_and_not_of_noting() -> None:
    """What is noted late, from a paper list, stands where it belongs."""
    assembly = assembly_of(HANEUL)
    note(assembly, arrive(assembly, 1, desk_at("2026-02-27T14:00:00+09:00")))
    note(assembly, arrive(assembly_of(HANEUL), 1, desk_at("2026-02-27T00:30:00+00:00")))

    first = presence_of(assembly, HANEUL).first
    assert first is not None
    assert first.time == "2026-02-27T00:30:00+00:00"


@pytest.mark.parametrize("status", [status for status in Status if not status.is_coming])
def test_who_is_not_expected_is_not_let_in(status: Status) -> None:
    """Whoever has cancelled, waits or is undecided is named as such."""
    assembly = assembly_of(Participant(id=1, name="김하늘", status=status))
    with pytest.raises(RefusedError) as refused:
        arrive(assembly, 1, desk_at())
    assert refused.value.code == "not-expected"


def test_whose_number_is_on_no_list_is_told_so() -> None:
    """A badge of somebody who was removed is no arrival."""
    with pytest.raises(RefusedError) as refused:
        arrive(assembly_of(HANEUL), 7, desk_at())
    assert refused.value.code == "person-gone"


def test_merged_records_are_one_person() -> None:
    """What was noted of a record that was merged into another counts for that one, and nobody else."""
    assembly = assembly_of(HANEUL, BADA)
    note(assembly, arrive(assembly, 2, desk_at()))
    merged = assembly_of(Participant(id=1, name="김하늘", merged=(2,)))
    merged.arrivals = assembly.arrivals

    assert attendance(merged).keys() == {1}
    assert arrive(merged, 2, desk_at()) == ()


def test_arrivals_of_people_who_are_gone_count_nowhere_and_are_found() -> None:
    """They are no presence of anybody, and told apart."""
    assembly = assembly_of(HANEUL, BADA)
    note(assembly, arrive(assembly, 2, desk_at()))
    assembly.remove_participant(2)

    assert attendance(assembly) == {}
    assert [arrival.participant for arrival in strangers(assembly)] == [2]


STEPS = st.lists(st.tuples(st.sampled_from(["in", "out", "undo"]), st.integers(1, 3)), max_size=30)


@given(STEPS)
def test_the_ledger_says_what_a_list_kept_by_hand_would(steps: list[tuple[str, int]]) -> None:
    """Whatever is checked in, out and taken back, who is here is who would be on a list kept by hand."""
    assembly = assembly_of(*(Participant(id=number, name=str(number)) for number in (1, 2, 3)))
    by_hand: dict[int, list[str]] = {1: [], 2: [], 3: []}
    for minute, (what, number) in enumerate(steps):
        desk = desk_at(f"2026-02-27T09:{minute:02}:00+09:00")
        kept = by_hand[number]
        if what == "in" and kept[-1:] != ["in"]:
            kept.append("in")
        elif what == "out" and kept[-1:] == ["in"]:
            kept.append("out")
        elif what == "undo" and kept:
            kept.pop()
        noting = {"in": arrive, "out": leave, "undo": take_back}[what]
        with suppress(RefusedError):  # nobody leaves who has not come
            note(assembly, noting(assembly, number, desk))

    here = {number for number, presence in attendance(assembly, DOOR).items() if presence.is_here}
    assert here == {number for number, kept in by_hand.items() if kept[-1:] == ["in"]}
    assert attendance(assembly).keys() == {number for number, kept in by_hand.items() if "in" in kept}


def test_an_arrival_names_its_kind() -> None:
    """What is taken back names what it takes back."""
    assembly = assembly_of(HANEUL)
    [came] = arrive(assembly, 1, desk_at())
    note(assembly, [came])
    [undone] = take_back(assembly, 1, desk_at())
    assert (came.kind, undone.kind, undone.undoes) == (ArrivalKind.IN, ArrivalKind.UNDO, came.nonce)


def test_days_are_those_of_the_event() -> None:
    """A desk on UTC notes the evening before; where the event is, it is the morning of the day."""
    assembly = assembly_of(HANEUL, BADA)
    note(assembly, arrive(assembly, 1, desk_at("2026-11-27T22:35:19+00:00")))
    assert attendance(assembly, Place(None, "2026-11-28")).keys() == {1}
    assert arrive(assembly, 1, desk_at("2026-11-28T09:00:00+09:00")) == ()
    missing = mark_no_shows(assembly, "2026-11-28")
    assert ([person.id for person in missing.people], missing.days) == ([2], ["2026-11-28"])
