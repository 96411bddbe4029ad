"""Paper beside the ledger: who came and is not in it is added, and nothing in it is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.assembly.door.attendance import Place, attendance
from iclei_cli.assembly.door.check_in import Desk
from iclei_cli.assembly.door.paper import Line, Mark, Outcome, Paper, reconcile, take_back
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.day.arrival import Arrival, ArrivalKind
from iclei_cli.assembly.nouns.participant import Participant, Status

DAY = "2026-02-27"
DESK = Desk(Place(), "B", lambda: f"{DAY}T18:00:00+09:00")


def an_assembly() -> Assembly:
    """Four people, the last of whom has cancelled."""
    people = [Participant(id=ident, name=f"P{ident}") for ident in (1, 2, 3)]
    people.append(Participant(id=4, name="P4", status=Status.CANCELLED))
    return Assembly(event=Event(name="Day"), participants={item.id: item for item in people}, last_id=4)


def line(
    person: int, mark: Mark = Mark.CAME, clock: str = "09:30", fault: str | None = None, day: str = DAY
) -> Line:
    """A line about somebody."""
    return Line(
        sheet=None,
        row=person + 1,
        who=f"P{person}",
        fault=fault,
        people=(person,),
        mark=mark,
        written="○",
        time=f"{day}T{clock}:00+09:00",
        said=f"T{clock}",
        is_dated=False,
        is_timed=True,
    )


def paper(*lines: Line, digest: str = "0123456789abcdef", session: str | None = None) -> Paper:
    """A paper of these lines."""
    return Paper(lines, digest, session, "sign-in.xlsx")


def codes(outcomes: list[Outcome]) -> list[str]:
    """What became of each line."""
    return [outcome.code for outcome in outcomes]


def add(assembly: Assembly, outcomes: list[Outcome]) -> int:
    """Put into the ledger what is added; how many that are."""
    new = [item.arrival for item in outcomes if item.is_added and item.arrival is not None]
    assembly.arrivals |= {arrival.nonce: arrival for arrival in new}
    return len(new)


def came(assembly: Assembly, ident: int, clock: str = "09:00", day: str = DAY) -> None:
    """Note at a desk that somebody came."""
    nonce = f"{ident} {clock} {day}"
    assembly.arrivals[nonce] = Arrival(nonce=nonce, participant=ident, time=f"{day}T{clock}:00+09:00")


def test_who_came_by_the_paper_alone_is_added_with_its_time() -> None:
    """And whom the ledger has already is left as they are."""
    assembly = an_assembly()
    came(assembly, 2)
    outcomes = reconcile(assembly, paper(line(1), line(2), line(1, clock="10:00")))
    assert codes(outcomes) == ["added", "agrees", "repeated"]
    assert add(assembly, outcomes) == 1
    [added] = [item for item in assembly.arrivals.values() if item.participant == 1]
    assert (added.time, added.desk, added.walk_in) == (f"{DAY}T09:30:00+09:00", "sign-in.xlsx", False)


@pytest.mark.parametrize(
    ("mark", "is_here", "code"),
    [
        (Mark.ABSENT, True, "marked-absent"),
        (Mark.ABSENT, False, "agrees"),
        (Mark.BLANK, True, "not-marked"),
        (Mark.BLANK, False, "blank"),
        (Mark.UNCLEAR, True, "unclear-mark"),
        (Mark.UNCLEAR, False, "unclear-mark"),
    ],
)
def test_every_other_difference_is_named_and_adds_nothing(mark: Mark, is_here: bool, code: str) -> None:
    """Of people whom the ledger has and the paper does not, nothing is done."""
    assembly = an_assembly()
    if is_here:
        came(assembly, 1)
    [outcome] = reconcile(assembly, paper(line(1, mark)))
    assert (outcome.code, outcome.is_added) == (code, False)


def test_whoever_is_not_expected_is_added_and_named() -> None:
    """They were there; that the list has them as cancelled is for somebody to see to."""
    assembly = an_assembly()
    [outcome] = reconcile(assembly, paper(line(4)))
    assert (outcome.code, outcome.is_added, outcome.is_difference) == ("not-expected", True, True)


def test_whoever_is_not_clear_or_gone_is_named_if_they_are_marked() -> None:
    """A line of nobody in particular matters once it is marked."""
    assembly = an_assembly()
    lines = (
        line(1, fault="ambiguous-person"),
        line(1, Mark.BLANK, fault="unknown-person"),
        line(9),
        line(9, Mark.ABSENT),
    )
    assert codes(reconcile(assembly, paper(*lines))) == [
        "ambiguous-person",
        "blank",
        "unknown-person",
        "blank",
    ]


def test_each_day_and_each_session_is_compared_by_itself() -> None:
    """Who came yesterday, or to a session, has not come today."""
    assembly = an_assembly()
    came(assembly, 1, day="2026-02-26")
    assert codes(reconcile(assembly, paper(line(1)))) == ["added"]
    assert codes(reconcile(assembly, paper(line(1, day="2026-02-26")))) == ["agrees"]
    assert codes(reconcile(assembly, paper(line(1, day="2026-02-26"), session="opening"))) == ["added"]


def test_a_paper_without_a_day_adds_nothing_when_the_file_is_of_another_day() -> None:
    """Copied the day after, the file is of that day; the paper is the same."""
    assembly = an_assembly()
    add(assembly, reconcile(assembly, paper(line(1))))
    assert codes(reconcile(assembly, paper(line(1, day="2026-02-28")))) == ["agrees"]


def test_what_was_taken_back_at_a_desk_stays_so() -> None:
    """The same paper again does not bring it back, and says so."""
    assembly = an_assembly()
    add(assembly, reconcile(assembly, paper(line(1))))
    [arrival] = assembly.arrivals.values()
    undo = DESK.note(1, ArrivalKind.UNDO, undoes=arrival.nonce)
    assembly.arrivals[undo.nonce] = undo
    assert codes(reconcile(assembly, paper(line(1)))) == ["taken-back"]


def test_all_that_a_paper_added_can_be_taken_back_and_added_again() -> None:
    """To whatever session; what others noted stays."""
    assembly = an_assembly()
    came(assembly, 3)
    for times in range(3):
        assert add(assembly, reconcile(assembly, paper(line(1), line(2)))) == 2, times
        assert add(assembly, reconcile(assembly, paper(line(1), session="opening"))) == 1, times
        pairs = take_back(assembly, paper(), DESK)
        assert [arrival.participant for arrival, _ in pairs] == [1, 2, 1]
        assembly.arrivals |= {undo.nonce: undo for _, undo in pairs}
        assert attendance(assembly).keys() == {3}
        assert attendance(assembly, Place("opening")) == {}
        assert take_back(assembly, paper(), DESK) == []


@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.sampled_from(Mark), st.sampled_from(["09:30", "10:00"])), max_size=12
    ),
    st.sets(st.integers(1, 4)),
)
def test_nothing_in_the_ledger_is_changed_and_twice_is_once(
    said: list[tuple[int, Mark, str]], here: set[int]
) -> None:
    """Whatever both say: what was noted is as it was, who is marked has come, and again adds none."""
    assembly = an_assembly()
    for ident in here:
        came(assembly, ident)
    before = dict(assembly.arrivals)
    read = paper(*(line(person, mark, clock) for person, mark, clock in said))
    add(assembly, reconcile(assembly, read))
    assert before.items() <= assembly.arrivals.items()
    marked = {person for person, mark, _ in said if mark is Mark.CAME and person in assembly.participants}
    assert attendance(assembly).keys() == here | marked
    assert add(assembly, reconcile(assembly, read)) == 0
