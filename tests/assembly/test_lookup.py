"""Finding the person, the group or the plan that somebody means."""

from __future__ import annotations

import pytest

from iclei_cli.assembly.edit_groups import add_group, add_topic
from iclei_cli.assembly.lookup import (
    find_coming,
    find_group,
    find_group_or_person,
    find_participant,
    find_plan,
)
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.assembly.nouns.plan import Plan, Proof
from iclei_cli.system.errors import RefusedError


@pytest.fixture
def assembly() -> Assembly:
    """One group, two namesakes, and somebody who has cancelled."""
    made = Assembly(event=Event(name="Talk4Action"))
    add_group(made, add_topic(made, "Energy").key)
    made.put(
        [
            Participant(id=1, name="김하늘", email="Sky@example.com"),
            Participant(id=2, name="김하늘", merged=(7,)),
            Participant(id=3, name="박나무", name_en="Namu Park", status=Status.CANCELLED),
        ]
    )
    return made


def code_of(refused: pytest.ExceptionInfo[RefusedError]) -> str:
    """The code of a refusal."""
    return refused.value.code


@pytest.mark.parametrize(
    ("words", "ident"),
    [("2", 2), ("7", 2), ("sky@EXAMPLE.com", 1), (" namu  park", 3), ("나무", 3)],
)
def test_a_person_is_found_by_number_address_or_name(assembly: Assembly, words: str, ident: int) -> None:
    """By their number, that of a record merged into theirs, their address, or part of one name only."""
    assert find_participant(assembly, words).id == ident


def test_namesakes_and_strangers_are_refused(assembly: Assembly) -> None:
    """Nobody is guessed; and nothing typed finds nobody."""
    for words, code in (
        ("김하늘", "person-ambiguous"),
        ("이바다", "person-unknown"),
        ("", "person-not-typed"),
    ):
        with pytest.raises(RefusedError) as refused:
            find_participant(assembly, words)
        assert code_of(refused) == code


def test_who_has_cancelled_is_no_one_to_seat(assembly: Assembly) -> None:
    """They are found, but not among those who come; everybody who comes is."""
    assert find_coming(assembly, "1").id == 1
    with pytest.raises(RefusedError) as refused:
        find_coming(assembly, "3")
    assert code_of(refused) == "has-cancelled"
    assert refused.value.params == {"name": "박나무", "id": 3}


@pytest.mark.parametrize("status", [Status.WAITING, Status.MAYBE])
def test_who_has_no_place_yet_is_no_one_to_seat(assembly: Assembly, status: Status) -> None:
    """They are found; before anything is said of their seat, they are to be confirmed."""
    assembly.put([Participant(id=4, name="최들", status=status)])
    assert find_participant(assembly, "4").status is status
    with pytest.raises(RefusedError) as refused:
        find_coming(assembly, "4")
    assert code_of(refused) == "place-not-confirmed"


def test_a_group_is_found_by_key_or_label(assembly: Assembly) -> None:
    """Case and spaces do not matter; what is called otherwise is refused."""
    for words in ("energy", " ENERGY ", "Energy"):
        assert find_group(assembly, words).key == "energy"
    with pytest.raises(RefusedError) as refused:
        find_group(assembly, "water")
    assert code_of(refused) == "group-unknown"


def test_a_word_may_mean_a_group_or_a_person(assembly: Assembly) -> None:
    """A group first, then a person; of several people none is guessed, and nothing is found of no name."""
    assert find_group_or_person(assembly, "energy") is assembly.groups["energy"]
    assert find_group_or_person(assembly, "박나무") is assembly.participants[3]
    for words, code in (("김하늘", "person-ambiguous"), ("water", "nothing-so-called")):
        with pytest.raises(RefusedError) as refused:
            find_group_or_person(assembly, words)
        assert code_of(refused) == code


def test_there_is_a_plan_or_a_refusal(assembly: Assembly) -> None:
    """Whoever needs a plan is told that there is none yet."""
    with pytest.raises(RefusedError) as refused:
        find_plan(assembly)
    assert code_of(refused) == "no-plan"
    assembly.plan = Plan(session=None, rounds=((),), spread=(), proof=Proof(tiers=()), seed=0, made="")
    assert find_plan(assembly) is assembly.plan
