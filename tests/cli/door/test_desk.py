"""The desk: one person after the other, typed or scanned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.badge_codes import code_of

if TYPE_CHECKING:
    from conftest import Answer, Iclei


def type_in(iclei: Iclei, *lines: str, options: tuple[str, ...] = ()) -> Answer:
    """What a desk answers to these lines."""
    answer = iclei("checkin", *options, stdin="".join(f"{line}\n" for line in lines))
    assert answer.exit_code == 0, answer.err
    return answer


def came(iclei: Iclei) -> set[int]:
    """Who is here, by number."""
    people = iclei.json("checkin", "list")["people"]
    return {person["id"] for person in people if person["left"] is None}


def found_by(iclei: Iclei, words: str) -> list[int]:
    """Whom a search finds, by number, the likeliest first."""
    return [item["participant"]["id"] for item in iclei.json("participants", "search", words)["found"]]


def test_a_scanned_badge_is_an_arrival_without_a_key(planned: Iclei) -> None:
    """A scanner types the code and Enter; the next scan follows at once."""
    answer = type_in(planned, code_of(17), code_of(18), code_of(17))
    assert answer.out.count("Checked in") == 2
    assert answer.out.count("Here already") == 1
    assert "2 arrivals were noted here" in answer.out
    assert came(planned) == {17, 18}


def test_a_search_that_finds_one_asks_for_enter(planned: Iclei) -> None:
    """By a name in full, its initials, or a phone: shown first, noted with Enter; without it nothing is."""
    person = planned.json("participants", "show", "17")["participant"]
    assert "Enter checks" in type_in(planned, person["name"], "q").out
    assert came(planned) == set()
    type_in(planned, person["name"], "")
    assert came(planned) == {17}


def test_of_several_one_is_chosen_by_a_digit(planned: Iclei) -> None:
    """The list has a digit for each; several digits note several at once."""
    found = found_by(planned, "서울특별시")
    type_in(planned, "서울특별시", "1 3")
    assert came(planned) == {found[0], found[2]}
    type_in(planned, "서울특별시", "2", "")
    assert came(planned) == set(found[:3])


def test_those_of_one_organisation_can_come_together(planned: Iclei) -> None:
    """Whoever is shown is shown with colleagues who are not here yet; their digits note all of them."""
    person = planned.json("participants", "show", str(found_by(planned, "서울특별시")[0]))["participant"]
    answer = type_in(planned, person["name"], "1")
    assert "Also of" in answer.out
    assert len(came(planned)) == 2


def test_nobody_is_listed_before_two_letters(planned: Iclei) -> None:
    """One letter, or nothing, shows nobody; a list of everybody is nobody's business."""
    names = [person["name"] for person in planned.json("participants", "list")["participants"]]
    answer = type_in(planned, "김", "k", " ", "")
    assert not [name for name in names if name in answer.out.replace("  ", "")]
    assert "two letters or digits" in answer.err


def test_the_last_one_can_be_taken_back(planned: Iclei) -> None:
    """`u` takes back what this desk noted last, and then what it noted before; then there is nothing."""
    answer = type_in(planned, code_of(17), code_of(18), "u", "u", "u")
    assert "Taken back" in answer.out
    assert "Nothing to take back" in answer.err
    assert came(planned) == set()


def test_keys_of_hangul_are_understood(planned: Iclei) -> None:
    """With Hangul switched on, u, q and a name in Latin letters come as other letters, and mean the same."""
    planned.ok("participants", "edit", "17", "--name-en", "Wolfgang Mueller")
    answer = type_in(planned, "재ㅣㄹㅎ무ㅎ", "", "ㅕ", "ㅂ", code_of(18))
    assert answer.out.count("Checked in") == 1
    assert answer.out.count("Taken back") == 1
    assert came(planned) == set()


def test_who_is_not_expected_stops_nothing(planned: Iclei) -> None:
    """The desk tells of somebody who has cancelled or is gone, and goes on with the next."""
    planned.ok("participants", "cancel", "17")
    planned.ok("participants", "remove", "18", "--yes")
    answer = type_in(planned, code_of(17), code_of(18), "nobody at all", code_of(19))
    assert "cancelled" in answer.err
    assert "No. 18 is on the list no more" in answer.err
    assert "iclei " not in answer.err
    assert "Nobody is found" in answer.err
    assert came(planned) == {19}


def test_a_desk_at_which_people_leave(planned: Iclei) -> None:
    """With --out every scan is somebody who leaves."""
    planned.ok("checkin", "17", "18", "45")
    answer = type_in(planned, code_of(17), "장병철", "nobody at all", options=("--out",))
    assert came(planned) == {18, 45}
    assert "open for those who leave, 3 people here" in answer.out
    assert "1 person was checked out here" in answer.out
    assert "check them in" not in answer.out
    assert "register" not in answer.err


def test_everything_noted_here_can_be_taken_back_one_by_one(planned: Iclei) -> None:
    """Whatever was scanned again in between: `u` takes back the last that was noted, then the one before."""
    answer = type_in(planned, code_of(17), code_of(18), code_of(17), "u", "u", "u")
    assert answer.out.count("Taken back") == 2
    assert "Nothing to take back" in answer.err
    assert came(planned) == set()


def test_enter_is_not_offered_where_it_would_note_nothing(planned: Iclei) -> None:
    """Whoever is here already is shown as such, and not to be checked in."""
    planned.ok("checkin", "17")
    person = planned.json("participants", "show", "17")["participant"]
    answer = type_in(planned, person["name"])
    assert "Here already" in answer.out
    assert "Enter checks" not in answer.out.split("Enter checks in,", 1)[-1]


def test_whoever_has_no_place_gets_one_by_a_plus(planned: Iclei) -> None:
    """Scanned, searched for, or chosen with others: nobody comes before it, and no command is needed."""
    person = planned.json("participants", "show", "17")["participant"]
    planned.ok("participants", "cancel", "17")
    planned.ok("groups", "repair")
    answer = type_in(planned, code_of(17), "")
    assert "nobody was checked in. + gives them a place" in answer.err
    assert "+ gives them a place" in type_in(planned, person["name"], "").out
    assert came(planned) == set()
    type_in(planned, code_of(17), "+")
    assert came(planned) == {17}
    assert len(planned.json("participants", "show", "17")["groups"]) == 1

    found = found_by(planned, "서울특별시")
    planned.ok("participants", "cancel", str(found[1]))
    answer = type_in(planned, "서울특별시", "1 2", "+")
    assert "checks them in with 1 other" in answer.err
    assert came(planned) == {17, found[0], found[1]}


def test_what_another_desk_noted_is_taken_back_by_number(planned: Iclei) -> None:
    """`u 17`, also of somebody whom this desk noted; the others of this desk stay to be taken back."""
    planned.ok("checkin", "17", "--desk", "Side door")
    answer = type_in(planned, code_of(18), code_of(19), "u 17", "u 19", "u", "u")
    assert answer.out.count("Taken back") == 3
    assert "such as u 17" in answer.err
    assert came(planned) == set()
    assert "0 arrivals were noted here" in answer.out


def test_a_phone_or_a_number_is_typed_while_others_are_listed(planned: Iclei) -> None:
    """Only digits with spaces between them choose; those side by side are somebody else's."""
    answer = type_in(planned, "서울특별시", "17", "1", "")
    assert "Type one digit" not in answer.err
    assert came(planned) == {17}
    type_in(planned, "서울특별시", "\uff11 \uff12")
    assert len(came(planned)) == 3


def test_a_number_of_one_digit_is_somebodys(planned: Iclei) -> None:
    """It shows whose it is and nobody else; where people are listed, it chooses."""
    answer = type_in(planned, "8", "", "0")
    assert came(planned) == {8}
    assert "two letters or digits" in answer.err


def test_a_desk_takes_no_commands_and_says_so(planned: Iclei) -> None:
    """Whoever types one hears where; a badge with a wrong digit is told as such."""
    answer = type_in(planned, "iclei checkin 17 --confirm", "005725")
    assert "no commands" in answer.err
    assert "“005725” is no code of a badge" in answer.err
    assert came(planned) == set()


def test_whoever_is_expected_is_counted_as_in_the_status(planned: Iclei) -> None:
    """A desk that opens late counts no-shows, whoever came all the same, and no walk-ins."""
    planned.ok("checkin", *map(str, range(1, 101)))
    planned.ok("checkin", "--new", "홍길동, 창원시")
    planned.ok("participants", "cancel", "126")
    planned.ok("groups", "repair", "--present")
    expected = planned.json("checkin", "status")["expected"]
    assert expected == 125
    assert f"{expected} people expected" in type_in(planned, "q").out


@pytest.mark.parametrize("words", [("",), ("17", "")])
def test_nothing_typed_is_nobody(planned: Iclei, words: tuple[str, ...]) -> None:
    """An empty word, of a variable that is not set, say, is refused as such."""
    answer = planned("checkin", *words)
    assert answer.exit_code == 1
    assert "“”" not in answer.err
    assert came(planned) == set()


@pytest.mark.parametrize("words", [("17",), ("list",), ("status",), ("undo", "17"), ("import", "x.csv")])
def test_an_empty_session_is_not_the_assembly(planned: Iclei, words: tuple[str, ...]) -> None:
    """`--session ""` is refused: whoever meant a session would have noted arrivals at the door."""
    answer = planned("checkin", *words, "--session", "")
    assert answer.exit_code == 2
    assert "--session" in answer.err
    assert came(planned) == set()


def test_a_place_that_was_given_stays_and_that_is_told(planned: Iclei) -> None:
    """`u` after `+` takes back the arrival alone, and says so with what to do."""
    planned.ok("participants", "cancel", "17")
    answer = type_in(planned, code_of(17), "+", "u")
    assert "iclei participants cancel 17" in answer.err
    assert planned.json("participants", "show", "17")["participant"]["status"] == "registered"
