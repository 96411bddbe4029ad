"""`iclei checkin`: people who are typed on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.badge_codes import code_of

if TYPE_CHECKING:
    from conftest import Iclei


def came(iclei: Iclei, *more: str) -> list[int]:
    """Who has come, by number."""
    return [person["id"] for person in iclei.json("checkin", "list", *more)["people"]]


def test_whoever_is_typed_is_checked_in_and_shown_with_their_table(planned: Iclei) -> None:
    """By number, by badge, by a name that fits one, and by the last digits of a phone."""
    person = planned.json("participants", "show", "17")["participant"]
    [tables] = planned.json("groups", "show")["rounds"]
    [seat] = [table["key"] for table in tables["groups"] if 17 in [one["id"] for one in table["members"]]]
    answer = planned.ok("checkin", code_of(17), "--desk", "Main entrance")

    assert person["name"] in answer.out.replace("  ", "")
    assert "Checked in" in answer.out
    assert "Main entrance" in answer.out
    [checked] = planned.json("checkin", "17")["people"]
    assert checked["outcome"] == "already"
    assert checked["person"]["desk"] == "Main entrance"
    assert [item["group"] for item in checked["person"]["seats"]] == [seat]


def test_a_second_time_is_told_with_time_and_desk_and_is_no_error(planned: Iclei) -> None:
    """Checked in twice, somebody has come once."""
    planned.ok("checkin", "17", "--desk", "A")
    answer = planned.ok("checkin", "17", "--desk", "B")
    assert "Here already" in answer.out
    assert "at A" in answer.out
    assert came(planned) == [17]


def test_the_name_of_a_desk_is_one_line(planned: Iclei) -> None:
    """Whatever was pasted for it: it stands in tables and in the ledger."""
    planned.ok("checkin", "17", "--desk", " Main\tentrance\n2 ")
    [person] = planned.json("checkin", "list")["people"]
    assert person["desk"] == "Main entrance 2"


def test_several_are_noted_together_or_none(planned: Iclei) -> None:
    """If one of those who are typed is not known, nobody is noted."""
    answer = planned("checkin", "3", "4", "nobody at all")
    assert answer.exit_code == 1
    assert came(planned) == []
    planned.ok("checkin", "3", "4")
    assert came(planned) == [3, 4]


def test_what_is_noted_can_be_taken_back_and_is_no_change_of_the_list(planned: Iclei) -> None:
    """`checkin undo` takes it back; `iclei undo` is about the list and the plan, and leaves it alone."""
    before = planned.json("history")
    planned.ok("checkin", "3", "4")
    assert planned.json("history") == before

    assert planned.json("checkin", "undo", "3")["people"][0]["outcome"] == "undone"
    assert came(planned) == [4]
    assert planned("checkin", "undo", "3").exit_code == 1

    planned.ok("undo")
    assert came(planned) == [4]


def test_whoever_leaves_has_come_and_is_not_here(planned: Iclei) -> None:
    """`--out` notes it; they still have come, and can come again."""
    assert planned("checkin", "3", "--out").exit_code == 1
    planned.ok("checkin", "3")
    planned.ok("checkin", "--out", "3")
    status = planned.json("checkin", "status")
    assert (status["arrived"], status["here"]) == (1, 0)
    assert planned.json("checkin", "3")["people"][0]["outcome"] == "in"


def test_who_has_cancelled_is_told_so_and_let_in_if_that_is_confirmed(planned: Iclei) -> None:
    """Nothing is noted of them at first; `--confirm` gives them a place, and a seat at a table."""
    planned.ok("participants", "cancel", "17")
    planned.ok("groups", "repair")
    answer = planned("checkin", "17")
    assert answer.exit_code == 1
    assert "cancelled" in answer.err
    assert "iclei checkin 17 --confirm" in answer.err
    assert came(planned) == []

    [checked] = planned.json("checkin", "17", "--confirm")["people"]
    assert checked["outcome"] == "in"
    assert len(checked["person"]["seats"]) == 1
    assert came(planned) == [17]


def test_a_badge_of_somebody_who_is_gone_is_told(planned: Iclei) -> None:
    """Erased or removed: the number is on no list."""
    planned.ok("participants", "remove", "17", "--yes")
    answer = planned("checkin", code_of(17))
    assert answer.exit_code == 1
    assert "No. 17 is on the list no more" in answer.err


def test_a_session_has_a_ledger_of_its_own(planned: Iclei) -> None:
    """Who came to a session is counted there, and not at the door."""
    planned.ok("checkin", "3", "--session", "opening")
    assert came(planned) == []
    assert came(planned, "--session", "opening") == [3]
    assert planned.json("checkin", "status", "--session", "opening")["arrived"] == 1
    assert planned("checkin", "3", "--session", "nothing so called").exit_code == 1


def test_the_status_counts_who_has_come_of_whom(planned: Iclei) -> None:
    """By sector, city and table; a presenter who has not come is missing; all of it from the ledger."""
    planned.ok("groups", "edit", "energy", "--presenter", "3")
    planned.ok("checkin", "17", "18", "19")
    status = planned.json("checkin", "status")
    assert (status["expected"], status["arrived"], status["walk_ins"]) == (126, 3, 0)
    assert 3 in status["missing_speakers"]
    for part in ("by_sector", "by_municipality", "by_group"):
        assert sum(item["arrived"] for item in status[part].values()) == 3
        assert sum(item["expected"] for item in status[part].values()) == 126
    missing = came(planned, "--missing")
    assert len(missing) == 123
    assert not {17, 18, 19} & set(missing)

    planned.ok("checkin", "3")
    assert 3 not in planned.json("checkin", "status")["missing_speakers"]


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01"])
def test_a_day_that_is_none_is_told(planned: Iclei, day: str) -> None:
    """One sentence, and what to write."""
    answer = planned("checkin", "list", "--day", day)
    assert answer.exit_code == 2
    assert "2026-02-27" in answer.err


def test_json_of_nobody_is_refused(planned: Iclei) -> None:
    """The desk is for people; scripts are told what there is for them."""
    answer = planned("checkin", "--json")
    assert answer.exit_code == 2
    assert "checkin status --json" in answer.err


@pytest.mark.parametrize("command", ["remove", "erase"])
def test_the_number_of_somebody_who_is_gone_is_nobody_elses(planned: Iclei, command: str) -> None:
    """A bare number that was given out once is never taken for part of somebody's phone or number."""
    planned.ok("participants", command, "17", "--yes")
    answer = planned("checkin", "17")
    assert answer.exit_code == 1
    assert "No. 17 is on the list no more" in answer.err
    assert came(planned) == []


@pytest.mark.parametrize("typed", ["000126", "000018"])
def test_a_code_with_a_wrong_digit_is_nobodys_number(planned: Iclei, typed: str) -> None:
    """The check digit says that it was misread: it is told, and nobody comes."""
    answer = planned("checkin", typed)
    assert answer.exit_code == 1
    assert "no code of a badge" in answer.err
    assert came(planned) == []


def test_an_older_export_brings_nobody_back_who_was_erased(planned: Iclei) -> None:
    """`store import --force` of an export from before an erasure is refused; one from after it is taken."""
    planned.ok("store", "export", "-o", "before.json")
    planned.ok("participants", "erase", "17", "--yes")
    answer = planned("store", "import", "before.json", "--force")
    assert answer.exit_code == 1
    assert "1 person whose data was erased" in answer.err
    assert planned("participants", "show", "17").exit_code == 1

    planned.ok("store", "export", "-o", "after.json")
    planned.ok("store", "import", "after.json", "--force")
    assert len(planned.json("participants", "list")["participants"]) == 125


def test_times_are_those_of_the_event(planned: Iclei) -> None:
    """Whatever the clock of the computer is set to; also what was noted before the time zone was said."""
    planned.ok("checkin", "17")
    planned.ok("assembly", "edit", "--time-zone", "Pacific/Kiritimati")
    planned.ok("checkin", "18")
    people = planned.json("checkin", "list")["people"]
    assert [person["came"][-6:] for person in people] == ["+14:00", "+14:00"]
