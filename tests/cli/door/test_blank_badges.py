"""Blank badges at the door: one scan makes one somebody's."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from cli.door.test_desk import came, type_in
from iclei_cli.assembly.badge_codes import blank_code_of
from iclei_cli.cli.door.blanks import give_blank
from iclei_cli.store.open import open_store
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from conftest import Iclei

FIRST, SECOND, THIRD = map(blank_code_of, (1, 2, 3))
WALK_IN = "홍길동, 창원시, 주무관"


@pytest.fixture
def blanks(planned: Iclei) -> Iclei:
    """An assembly with a plan, for which two blank badges were printed."""
    answer = planned.ok("export", "badges", "--blanks", "2")
    assert re.findall(r"\d{8}", answer.out) == [FIRST, SECOND]
    return planned


def badges_of(iclei: Iclei, ident: int) -> list[str]:
    """The blank badges that somebody was given."""
    shown: list[str] = iclei.json("participants", "show", str(ident))["participant"]["badges"]
    return shown


def test_numbers_of_blank_badges_never_come_again(blanks: Iclei) -> None:
    """The next print goes on after the one before, also if that was undone, or everybody was destroyed."""
    blanks.ok("checkin", "17", "--badge", FIRST)
    blanks.ok("undo")
    assert THIRD in blanks.ok("export", "badges", "--blanks", "1", "-o", "more.pdf").out
    blanks.ok("store", "purge", "--yes")
    assert blank_code_of(4) in blanks.ok("export", "badges", "--blanks", "1", "-o", "last.pdf").out


@pytest.mark.parametrize("other", [["17"], ["--changed"], ["--ruler"], ["--honorific"]])
def test_blank_badges_are_nobodys(blanks: Iclei, other: list[str]) -> None:
    """Whatever asks for badges of people is refused beside --blanks, and no number is used up."""
    assert blanks("export", "badges", "--blanks", "1", *other, "-o", "x.pdf").exit_code == 2
    assert blanks("export", "badges", "--blanks", "1", "-o", "x.docx").exit_code == 2
    assert THIRD in blanks.ok("export", "badges", "--blanks", "1", "-o", "x.pdf").out


def test_a_scan_after_a_walk_in_is_theirs(blanks: Iclei) -> None:
    """One scan gives the badge; from then on it is they who come, leave, and are found by it."""
    answer = type_in(blanks, WALK_IN, "", FIRST, FIRST)
    assert f"Badge {FIRST} is 홍길동's now" in answer.out
    assert "Here already" in answer.out
    assert badges_of(blanks, 127) == [FIRST]
    blanks.ok("checkin", FIRST, "--out")
    assert 127 not in came(blanks)
    found = blanks.json("participants", "search", FIRST)["found"]
    assert [item["participant"]["id"] for item in found] == [127]


def test_a_scan_before_a_walk_in_is_theirs_too(blanks: Iclei) -> None:
    """Whoever is shown as understood is registered with the badge; and a badge alone asks whose it is."""
    type_in(blanks, WALK_IN, FIRST)
    assert badges_of(blanks, 127) == [FIRST]
    answer = type_in(blanks, SECOND, "이바다, 수원시, 팀장", "")
    assert "Whose is it to be?" in answer.out
    assert badges_of(blanks, 128) == [SECOND]
    assert {127, 128} <= came(blanks)


def test_whoever_has_lost_their_badge_gets_a_blank_one(blanks: Iclei) -> None:
    """A badge is scanned, and the name typed; who is here already stays so, and has the badge."""
    blanks.ok("checkin", "17")
    name = blanks.json("participants", "show", "17")["participant"]["name"]
    answer = type_in(blanks, FIRST, name, "")
    assert f"Badge {FIRST} is {name}'s now" in answer.out
    assert badges_of(blanks, 17) == [FIRST]


def test_a_scan_much_later_is_not_the_walk_ins(blanks: Iclei) -> None:
    """Once somebody else was before the desk, a badge asks whose it is; n puts it away, and that is told."""
    answer = type_in(blanks, WALK_IN, "", "17", FIRST, "n")
    assert badges_of(blanks, 127) == []
    answer = type_in(blanks, "이바다, 수원시, 팀장", "", "nobody at all", FIRST, "n")
    assert "Whose is it to be?" in answer.out
    assert f"Badge {FIRST} was scanned, and given to nobody" in answer.err


def test_what_cannot_be_given_is_refused_by_name(blanks: Iclei) -> None:
    """Of somebody else, never printed, misread, to several, or free and without anybody: nothing is noted."""
    blanks.ok("checkin", "17", "--badge", FIRST)
    name = blanks.json("participants", "show", "17")["participant"]["name"]
    taken = blanks("checkin", "18", "--badge", FIRST)
    assert (taken.exit_code, f"already that of no. 17 {name}" in taken.err) == (1, True)
    assert "never printed" in blanks("checkin", "18", "--badge", THIRD).err
    assert "no code of a blank badge" in blanks("checkin", "18", "--badge", "00000012").err
    assert "never printed" in blanks("checkin", "--new", WALK_IN, "--badge", THIRD).err
    assert blanks("checkin", "18", "19", "--badge", SECOND).exit_code == 2
    assert blanks("checkin", "--badge", SECOND).exit_code == 2
    assert f"--badge {SECOND}" in blanks("checkin", SECOND).err
    assert "never printed" in type_in(blanks, THIRD).err
    assert "digit of it is wrong" in type_in(blanks, "00000012").err
    assert came(blanks) == {17}
    assert len(blanks.json("participants", "list")["participants"]) == 126


def test_whoever_is_not_let_in_is_given_none(blanks: Iclei) -> None:
    """Who has cancelled gets a badge together with a place, and not without one; none gets lost."""
    blanks.ok("participants", "cancel", "17")
    assert blanks("checkin", "17", "--badge", FIRST).exit_code == 1
    assert badges_of(blanks, 17) == []
    blanks.ok("checkin", "17", "--badge", FIRST, "--confirm")
    blanks.ok("participants", "cancel", "18")
    name = blanks.json("participants", "show", "18")["participant"]["name"]
    type_in(blanks, SECOND, name, "")
    assert badges_of(blanks, 18) == []
    type_in(blanks, SECOND, name, "+")
    assert (badges_of(blanks, 17), badges_of(blanks, 18)) == ([FIRST], [SECOND])
    assert came(blanks) == {17, 18}


def test_a_badge_given_is_a_change_that_can_be_undone(blanks: Iclei) -> None:
    """By u at the desk, by a command, and by undo; each time it is free again for somebody else."""
    type_in(blanks, WALK_IN, "", FIRST, "u")
    assert badges_of(blanks, 127) == []
    assert 127 in came(blanks)
    given = blanks.json("checkin", "17", "--badge", FIRST)["people"][0]
    assert (given["badge"], given["person"]["badges"]) == (FIRST, [FIRST])
    assert blanks("checkin", "undo", "18", "--badge", FIRST).exit_code == 1
    freed = blanks.json("checkin", "undo", "17", "--badge", FIRST)["people"][0]
    assert (freed["outcome"], freed["person"]["badges"]) == ("badge-undone", [])
    blanks.ok("checkin", "18", "--badge", FIRST)
    blanks.ok("undo")
    assert badges_of(blanks, 18) == []
    assert "Whose is it to be?" in type_in(blanks, FIRST, "n").out


def test_two_desks_do_not_give_one_badge_twice(blanks: Iclei) -> None:
    """Of two who are given the same badge at the same moment one is refused, and has not come by it."""

    def give(ident: int) -> str:
        store = open_store(blanks.folder / "assembly.json", command="checkin", tell=print)
        try:
            return give_blank(store, ident, FIRST)
        except RefusedError as refused:
            return refused.code

    with ThreadPoolExecutor(2) as desks:
        assert sorted(desks.map(give, (17, 18))) == [FIRST, "blank-taken"]
    assert sorted(badges_of(blanks, 17) + badges_of(blanks, 18)) == [FIRST]


def test_a_badge_goes_with_its_person(blanks: Iclei) -> None:
    """Merged it is the other's, erased it is nobody's and used up; a dossier and a file have it."""
    blanks.ok("checkin", "17", "--badge", FIRST)
    blanks.ok("checkin", "18", "--badge", SECOND)
    blanks.ok("participants", "merge", "18", "17", "--yes")
    assert set(badges_of(blanks, 18)) == {FIRST, SECOND}
    assert FIRST in blanks.ok("participants", "dossier", "18").out
    blanks.ok("store", "export", "-o", "copy.json")
    assert FIRST in (blanks.folder / "copy.json").read_text(encoding="utf-8")
    blanks.ok("participants", "erase", "18", "--yes")
    assert blanks("checkin", FIRST).exit_code == 1
    assert "Whose is it to be?" in type_in(blanks, FIRST, "n").out
    assert blanks.ok("store", "check").exit_code == 0
    assert THIRD in blanks.ok("export", "badges", "--blanks", "1", "-o", "more.pdf").out


def test_the_log_of_a_scanner_knows_blank_badges(blanks: Iclei) -> None:
    """A log in which a blank badge was scanned lets in whose it is; one that is nobody's is named."""
    blanks.ok("checkin", "--new", WALK_IN, "--badge", FIRST)
    blanks.ok("checkin", "undo", "127")
    (blanks.folder / "scans.csv").write_text(f"000172\n{FIRST}\n{SECOND}\n", encoding="utf-8")
    answer = blanks("checkin", "import", "scans.csv")
    assert 127 in came(blanks)
    assert SECOND in answer.out + answer.err
