"""`iclei groups repair --present`: the tables planned anew for those who came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.badge_codes import code_of

if TYPE_CHECKING:
    from conftest import Iclei

CAME = [str(number) for number in range(1, 111)]


def statuses(iclei: Iclei) -> dict[int, str]:
    """The status of everybody, by number."""
    return {person["id"]: person["status"] for person in iclei.json("participants", "list")["participants"]}


def seated(iclei: Iclei) -> set[int]:
    """Who has a seat."""
    [tables] = iclei.json("groups", "show")["rounds"]
    return {member["id"] for table in tables["groups"] for member in table["members"]}


def test_those_who_did_not_come_lose_their_seats_and_few_others_move(planned: Iclei) -> None:
    """The plan is for the 110 who came; it keeps the rules, and one undo takes all of it back."""
    planned.ok("checkin", *CAME)
    repaired = planned.json("groups", "repair", "--present")

    assert repaired["no_shows"] == list(range(111, 127))
    assert len(repaired["moved"]) <= 3
    assert seated(planned) == set(range(1, 111))
    assert planned.json("groups", "check")["breaches"] == []
    assert [ident for ident, status in statuses(planned).items() if status == "no-show"] == list(
        range(111, 127)
    )

    planned.ok("undo")
    assert seated(planned) == set(range(1, 127))
    assert set(statuses(planned).values()) == {"registered"}


def test_whoever_comes_late_is_let_in_and_seated(planned: Iclei) -> None:
    """A no-show who comes after all is expected again, and gets the best seat, at the desk, too."""
    planned.ok("checkin", *CAME)
    planned.ok("groups", "repair", "--present")

    [checked] = planned.json("checkin", "120")["people"]
    assert checked["outcome"] == "in"
    assert len(checked["person"]["seats"]) == 1
    assert "Checked in" in planned("checkin", stdin=f"{code_of(121)}\n").out
    assert {120, 121} <= seated(planned)
    assert statuses(planned)[120] == statuses(planned)[121] == "registered"


def test_no_shows_were_expected(planned: Iclei) -> None:
    """Whoever did not come counts among those who were to, and is on the list of who is missing."""
    planned.ok("checkin", *CAME)
    planned.ok("groups", "repair", "--present")
    status = planned.json("checkin", "status")
    assert (status["expected"], status["arrived"]) == (126, 110)
    missing = planned.json("checkin", "list", "--missing")["people"]
    assert [person["id"] for person in missing] == list(range(111, 127))


def test_a_dry_run_changes_nothing(planned: Iclei) -> None:
    """It is shown who would be given up; they are not."""
    planned.ok("checkin", "1", "2", "3")
    assert len(planned.json("groups", "repair", "--present", "--dry-run")["no_shows"]) == 123
    assert set(statuses(planned).values()) == {"registered"}


def test_which_day_is_meant_is_said_where_there_are_several(planned: Iclei) -> None:
    """The latest, and that is told; `--day` takes another, and refuses one on which nobody came."""
    for day, people in (("2026-02-26", range(1, 101)), ("2026-02-27", range(1, 4))):
        paper = planned.folder / f"{day}.csv"
        paper.write_text("번호,서명\n" + "".join(f"{ident},○\n" for ident in people), "utf-8")
        planned.ok("checkin", "import", paper.name, "--day", day)

    words = ("groups", "repair", "--present", "--dry-run")
    answer = planned.ok(*words)
    assert "several days (2026-02-26 and 2026-02-27); this is for 2026-02-27, the latest" in answer.err
    assert "would have no seat" in answer.out
    assert len(planned.json(*words)["no_shows"]) == 123
    assert "several days" not in planned.ok(*words, "--day", "2026-02-26").err
    tried = planned.json(*words, "--day", "2026. 2. 26.")
    assert (tried["day"], len(tried["no_shows"])) == ("2026-02-26", 26)
    answer = planned(*words, "--day", "2026-02-28")
    assert (answer.exit_code, "Nobody was checked in on 2026-02-28" in answer.err) == (1, True)
    assert planned("groups", "repair", "--day", "2026-02-26").exit_code == 2
    assert set(statuses(planned).values()) == {"registered"}


def test_before_anybody_came_it_is_refused(planned: Iclei) -> None:
    """An empty ledger would cancel everybody: it is refused with the way on."""
    answer = planned("groups", "repair", "--present")
    assert answer.exit_code == 1
    assert "iclei checkin" in answer.err
    assert set(statuses(planned).values()) == {"registered"}


def test_no_shows_on_a_sign_in_sheet_are_seated_and_counted(planned: Iclei) -> None:
    """Whoever was given up and is marked as present gets a place and a seat; all counts agree."""
    planned.ok("checkin", *CAME)
    planned.ok("groups", "repair", "--present")
    (planned.folder / "sheet.csv").write_text("번호,서명\n121,○\n122,○\n", "utf-8")
    planned.ok("checkin", "import", "sheet.csv")

    assert {121, 122} <= seated(planned)
    assert statuses(planned)[121] == "registered"
    assert planned.json("checkin", "status")["here"] == 112
    assert len(planned.json("groups", "repair", "--present")["no_shows"]) == 0
    assert len(seated(planned)) == 112
