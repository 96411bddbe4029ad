"""Walk-ins: one line registers somebody, seats them at the best table, and checks them in."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from iclei_cli.cli.door.walk_in import newcomer, register
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from conftest import Answer, Iclei

LINE = "홍길동, 창원시, 주무관"


def at_desk(iclei: Iclei, *lines: str) -> Answer:
    """What a desk answers to these lines."""
    answer = iclei("checkin", stdin="".join(f"{line}\n" for line in lines))
    assert answer.exit_code == 0, answer.err
    return answer


def listed(iclei: Iclei) -> list[str]:
    """The names on the list from no. 127 on: the sample has 126 people."""
    people = iclei.json("participants", "list")["participants"]
    return [person["name"] for person in people if person["id"] > 126]


def test_one_line_registers_seats_and_checks_in(planned: Iclei) -> None:
    """All of it is told, what was inferred as inferred; nobody else moves, and the seat is in the plan."""
    before = planned.json("groups", "show")["rounds"]
    answer = planned.ok("checkin", "--new", LINE, "--desk", "Main entrance")
    assert "창원시 (inferred)" in answer.out
    assert "public officer (inferred)" in answer.out
    assert "Checked in" in answer.out

    person = planned.json("participants", "show", "127")
    assert person["participant"]["inferred"] == ["municipality", "sector"]
    [group] = person["groups"]
    [after] = planned.json("groups", "show")["rounds"]
    [was] = before
    for table, earlier in zip(after["groups"], was["groups"], strict=True):
        people = {member["id"] for member in table["members"]}
        assert people - {member["id"] for member in earlier["members"]} == (
            {127} if table["key"] == group else set()
        )
    assert planned.ok("groups", "check").exit_code == 0


def test_scripts_hear_the_same_document_as_of_others(planned: Iclei) -> None:
    """Outcome `in`, a walk-in, with seats; and counted as such, not among those who were expected."""
    [checked] = planned.json("checkin", "--new", LINE, "--desk", "A")["people"]
    assert checked["outcome"] == "in"
    assert checked["person"]["walk_in"] is True
    assert checked["person"]["desk"] == "A"
    assert len(checked["person"]["seats"]) == 1
    status = planned.json("checkin", "status")
    assert (status["expected"], status["arrived"], status["walk_ins"], status["here"]) == (126, 0, 1, 1)


def test_a_walk_in_stays_one_on_other_days_and_in_sessions(planned: Iclei) -> None:
    """Whoever was on no list is not expected anywhere else either: the counts agree with who is missing."""
    planned.ok("checkin", "--new", LINE)
    status = planned.json("checkin", "status", "--session", "opening")
    assert (status["expected"], status["walk_ins"]) == (126, 0)
    assert len(planned.json("checkin", "list", "--missing", "--session", "opening")["people"]) == 126
    planned.ok("checkin", "127", "--session", "opening")
    status = planned.json("checkin", "status", "--session", "opening")
    assert (status["expected"], status["walk_ins"]) == (126, 1)


def test_whoever_is_on_the_list_is_named_and_registered_once(planned: Iclei) -> None:
    """Also if they had cancelled; `--another` says that it is somebody else."""
    person = planned.json("participants", "show", "17")["participant"]
    planned.ok("participants", "cancel", "17")
    line = f"{person['name']}, {person['organisation']}"
    answer = planned("checkin", "--new", line)
    assert answer.exit_code == 1
    assert "no. 17" in answer.err
    assert "iclei checkin 17" in answer.err
    assert listed(planned) == []

    [checked] = planned.json("checkin", "--new", line, "--another")["people"]
    assert checked["person"]["id"] == 127


def test_at_a_desk_a_line_is_shown_as_understood_and_enter_registers(planned: Iclei) -> None:
    """Without Enter nobody is registered; a second line replaces the first."""
    answer = at_desk(planned, LINE, "q")
    assert "Enter registers 홍길동" in answer.out
    assert listed(planned) == []
    at_desk(planned, LINE, "+ 성춘향", "")
    assert listed(planned) == ["성춘향"]


def test_at_a_desk_enter_makes_no_double(planned: Iclei) -> None:
    """A digit takes whoever is known, a plus registers somebody else."""
    person = planned.json("participants", "show", "17")["participant"]
    line = f"{person['name']}, {person['organisation']}"
    answer = at_desk(planned, line, "")
    assert "seems to be on the list already" in answer.out
    assert listed(planned) == []
    at_desk(planned, line, "1", "")
    assert [found["id"] for found in planned.json("checkin", "list")["people"]] == [17]
    assert listed(planned) == []
    at_desk(planned, line, "+")
    assert listed(planned) == [person["name"]]


def test_whoever_had_cancelled_and_stands_there_gets_a_place(planned: Iclei) -> None:
    """Taken by the digit, they get place and seat with Enter: no other command is needed at the desk."""
    person = planned.json("participants", "show", "17")["participant"]
    planned.ok("participants", "cancel", "17")
    planned.ok("groups", "repair")
    answer = at_desk(planned, f"{person['name']}, {person['organisation']}", "1", "")
    assert "on the list as cancelled" in answer.out
    [came] = planned.json("checkin", "list")["people"]
    assert (came["id"], len(came["seats"]), came["walk_in"]) == (17, 1, False)


def test_a_walk_in_who_was_a_mistake_is_taken_back_and_off_the_list(planned: Iclei) -> None:
    """`u` is about the arrival, `-` after it about the list; outside the desk the command is told."""
    answer = at_desk(planned, LINE, "", "u")
    assert "- takes them off it, too" in answer.out
    status = planned.json("checkin", "status")
    assert (status["expected"], status["arrived"], status["walk_ins"], status["here"]) == (126, 0, 0, 0)
    assert listed(planned) == ["홍길동"]
    planned.ok("participants", "remove", "127", "--yes")

    answer = at_desk(planned, "성춘향, 전주시", "", "-", "u", "-", "-")
    assert "No. 128 성춘향 is off the list" in answer.out
    assert listed(planned) == []
    assert planned.json("checkin", "status")["not_listed"] == 0
    assert planned.ok("store", "check").exit_code == 0

    planned.ok("checkin", "--new", LINE)
    assert "iclei participants remove 129" in planned.ok("checkin", "undo", "129").err


def test_no_seat_left_is_told_and_they_stand(planned: Iclei) -> None:
    """Every table is full: they are registered and here, and the desk hears that there is no seat."""
    tables = planned.json("groups", "show")["rounds"][0]["groups"]
    for table in tables:
        planned.ok("groups", "edit", table["key"], "--seats", f"1-{len(table['members'])}")
    answer = planned.ok("checkin", "--new", LINE)
    assert "has a place, but no seat" in answer.err
    [came] = planned.json("checkin", "list")["people"]
    assert (came["id"], came["seats"]) == (127, [])


def test_consent_is_to_be_asked_where_others_were_asked(planned: Iclei) -> None:
    """One line on the card, until an answer is known."""
    assert "consent" not in planned.ok("checkin", "--new", LINE).out
    planned.ok("participants", "edit", "17", "--consent", "personal-data: yes", "--consent", "photo: no")
    answer = planned.ok("checkin", "--new", "성춘향, 전주시")
    assert "Ask 성춘향 for consent (personal-data, photo)" in answer.out
    [checked] = planned.json("checkin", "128")["people"]
    assert checked["consents_to_ask"] == ["personal-data", "photo"]
    answers = ("--consent", "personal-data: yes", "--consent", "photo: yes")
    planned.ok("participants", "edit", "128", *answers)
    [checked] = planned.json("checkin", "128")["people"]
    assert checked["consents_to_ask"] == []


def test_killed_between_registration_and_arrival_nothing_wrong_counts(planned: Iclei) -> None:
    """They are on the list and have not come; typed again, they are found, and come once."""
    run = (
        "import os, sys; from iclei_cli.store.file.journals.watch import FileWatch; "
        "FileWatch.record = lambda *_: os._exit(9); "
        f"sys.argv = {['iclei', 'checkin', '--new', LINE]!r}; from iclei_cli.cli.app import main; main()"
    )
    assert subprocess.run([sys.executable, "-c", run], cwd=planned.folder, check=False).returncode != 0
    assert listed(planned) == ["홍길동"]
    assert planned.json("checkin", "list")["people"] == []

    assert "iclei checkin 127" in planned("checkin", "--new", LINE).err
    planned.ok("checkin", "127")
    status = planned.json("checkin", "status")
    assert (status["expected"], status["arrived"], status["not_listed"]) == (127, 1, 0)


@pytest.mark.parametrize(
    ("words", "exit_code", "told"),
    [
        (("--new", ", 창원시"), 1, "begins with nobody's name"),
        (("--new", "홍길동, 010-12"), 1, "is not a phone number"),
        (("17", "--new", LINE), 2, "--new registers one walk-in"),
        (("--new", LINE, "--out"), 2, "--new registers one walk-in"),
        (("--another",), 2, "--another is for a walk-in"),
    ],
)
def test_what_cannot_be_meant_registers_nobody(
    planned: Iclei, words: tuple[str, ...], exit_code: int, told: str
) -> None:
    """One sentence, and nothing is changed."""
    answer = planned("checkin", *words)
    assert (answer.exit_code, told in answer.err) == (exit_code, True), answer.err
    assert listed(planned) == []


def test_two_desks_register_somebody_once(planned: Iclei) -> None:
    """Whoever another desk registered while they were shown here is named, and is no double."""
    store = FileStore(planned.folder / "assembly.json")
    shown = newcomer(store.read(), LINE)
    planned.ok("checkin", "--new", LINE)
    with pytest.raises(RefusedError) as refused:
        register(store, shown, {known.person.id for known in shown.known})
    assert refused.value.code == "walk-in-known"
    assert listed(planned) == ["홍길동"]
