"""`iclei groups met`: an earlier assembly, a list, colleagues; listed, undone, merged and erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conftest import Iclei, made_once

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = (
    ("김하늘", "수원시", "a@example.org"),
    ("이바다", "수원시", "b@example.org"),
    ("박가람", "창원시", "c@example.org"),
    ("최누리", "창원시", "d@example.org"),
)


def started(folder: Path, people: tuple[tuple[str, str, str], ...] = PEOPLE) -> Iclei:
    """An assembly of these people in a folder of its own."""
    folder.mkdir()
    iclei = Iclei(folder)
    store = ("--store", str(folder))
    iclei.ok(*store, "init")
    for name, organisation, email in people:
        fields = ("--name", name, "--organisation", organisation, "--email", email)
        iclei.ok(*store, "participants", "add", *fields)
    return iclei


@pytest.fixture
@made_once
def four(iclei: Iclei) -> Iclei:
    """Four people at two tables of two."""
    iclei.ok("init")
    for key in ("energy", "climate-change", "biodiversity"):
        iclei.ok("groups", "remove", key, "--yes")
    for name, organisation, email in PEOPLE:
        fields = ("--name", name, "--organisation", organisation, "--email", email)
        iclei.ok("participants", "add", *fields)
    return iclei


def met(iclei: Iclei, *words: str) -> list[dict[str, Any]]:
    """What counts as met before."""
    found: list[dict[str, Any]] = iclei.json("groups", "met", *words)["met"]
    return found


def together(iclei: Iclei) -> set[tuple[int, ...]]:
    """Who sits together in the plan."""
    [only] = iclei.json("groups", "show")["rounds"]
    return {tuple(member["id"] for member in group["members"]) for group in only["groups"]}


def test_an_earlier_plan_counts_as_rounds_held(four: Iclei, tmp_path: Path) -> None:
    """People are recognised whatever their numbers were; who is not on this list is left out and named."""
    last = tmp_path / "last"
    started(last, (("Gone Person", "Elsewhere", "x@example.org"), *PEOPLE))
    store = ("--store", str(last))
    for key in ("energy", "climate-change", "biodiversity"):
        four.ok(*store, "groups", "remove", key, "--yes")
    for ident, group in zip(
        (1, 2, 3, 4, 5), ("ecomobility",) * 3 + ("green-public-procurement",) * 2, strict=True
    ):
        four.ok(*store, "groups", "pin", str(ident), group)
    four.ok(*store, "groups", "assign")
    answer = four.ok("groups", "met", str(last / "assembly.json"))
    assert "Gone Person" in answer.out
    [item] = met(four)
    assert item["tables"] == [[1, 2], [3, 4]]
    assert item["source"] == "last/assembly.json"
    assert item["pairs"] == 2
    four.ok("groups", "assign")
    assert together(four).isdisjoint({(1, 2), (3, 4)})
    assert four.json("groups", "show")["score"]["meetings"] == 0
    four.ok("groups", "check")
    assert four("groups", "met", str(last)).exit_code == 1  # the folder says the very same


def test_a_list_of_pairs_counts_and_unknown_names_are_told(four: Iclei) -> None:
    """Rows are read as those of rules are; whoever is nobody here is left out, and named."""
    (four.folder / "pairs.csv").write_text("Name 1,Name 2\n김하늘,이바다\n1,박가람\n최누리,아무개\n", "utf-8")
    document = four.json("groups", "met", "pairs.csv")
    assert document["unknown"] == ["아무개"]
    assert document["met"][0]["tables"] == [[1, 2], [1, 3]]
    four.ok("groups", "assign")
    assert (1, 4) in together(four)


def test_what_cannot_be_meant_is_told_and_nothing_is_changed(four: Iclei, tmp_path: Path) -> None:
    """A row of one person or of a rule, a list of nobody, a plan that there is not, two things at once."""
    (four.folder / "pairs.csv").write_text("1\n1,2,apart\n", "utf-8")
    answer = four("groups", "met", "pairs.csv")
    assert answer.exit_code == 1
    assert "Row 1" in answer.err
    assert "Row 2" in answer.err
    (four.folder / "nobody.csv").write_text("x,y\n", "utf-8")
    assert four("groups", "met", "nobody.csv").exit_code == 1
    started(tmp_path / "last")
    assert "no table plan" in four("groups", "met", str(tmp_path / "last")).err
    assert four("groups", "met", "pairs.csv", "--colleagues").exit_code == 2
    assert four("groups", "met", "--forget", "7").exit_code == 1
    assert four("groups", "met", "not-there.json").exit_code != 0
    (four.folder / "odd.json").write_text("{}", "utf-8")
    assert four("groups", "met", "odd.json").exit_code == 3
    assert met(four) == []


def test_the_assembly_s_own_plan_is_no_earlier_one(four: Iclei, tmp_path: Path) -> None:
    """Neither its folder, nor its file, nor a copy of it; another plan is."""
    four.ok("groups", "assign")
    for where in (".", "assembly.json", str(four.folder)):
        refused = four("groups", "met", where)
        assert refused.exit_code == 1
        assert "the plan of this assembly itself" in refused.err
    copy = tmp_path / "copy.json"
    copy.write_bytes((four.folder / "assembly.json").read_bytes())
    assert "the plan of this assembly itself" in four("groups", "met", str(copy)).err
    assert met(four) == []
    four.ok("groups", "apart", "1", "3")
    four.ok("groups", "assign", "--rounds", "2")
    four.ok("groups", "met", str(copy))
    assert len(met(four)) == 1


@pytest.mark.parametrize("row", ["김하늘,김하늘", "김하늘,a@example.org", "1,김하늘,1"])
def test_a_row_of_one_person_is_told(four: Iclei, row: str) -> None:
    """However they are named twice: with the row, and nothing is changed."""
    (four.folder / "met.csv").write_text(f"Name 1,Name 2,Name 3\n이바다,박가람,\n{row}\n", "utf-8")
    refused = four("groups", "met", "met.csv")
    assert refused.exit_code == 1
    assert "Row 3: it takes at least two different people" in refused.err
    assert met(four) == []


def test_colleagues_follow_later_edits_and_can_be_taken_back(four: Iclei) -> None:
    """Those of one organisation sit apart; who changes the organisation is no colleague any more."""
    [item] = met(four, "--colleagues")
    assert (item["source"], item["tables"]) == (None, [[1, 2], [3, 4]])
    four.ok("groups", "assign", "--spread", "gender")
    assert together(four).isdisjoint({(1, 2), (3, 4)})
    four.ok("participants", "edit", "4", "--department", "공원과")
    assert met(four)[0]["tables"] == [[1, 2]]
    assert four("groups", "met", "--colleagues").exit_code == 1
    four.ok("groups", "met", "--forget", "1")
    assert met(four) == []
    four.ok("undo")
    assert len(met(four)) == 1


def test_merged_and_erased_people_leave_nothing_behind(four: Iclei) -> None:
    """A merged record's meetings are the other's; an erased person is in no earlier table, nor in undo."""
    (four.folder / "pairs.csv").write_text("1,2\n3,4\n1,4\n", "utf-8")
    four.ok("groups", "met", "pairs.csv")
    four.ok("participants", "merge", "3", "2", "--yes")
    assert met(four)[0]["tables"] == [[1, 3], [3, 4], [1, 4]]
    assert four.json("participants", "dossier", "4")["met"] == [
        {"number": 1, "source": "pairs.csv", "tables": 2}
    ]
    four.ok("participants", "erase", "4", "--yes")
    assert met(four)[0]["tables"] == [[1, 3]]
    four.ok("groups", "met", "--forget", "1")
    four.ok("undo")
    assert met(four)[0]["tables"] == [[1, 3]]
    four.ok("store", "check")
    four.ok("participants", "remove", "1", "--yes")
    assert met(four) == []


def test_it_is_in_the_export_and_comes_back(four: Iclei, tmp_path: Path) -> None:
    """What is exported and imported elsewhere says the same."""
    (four.folder / "pairs.csv").write_text("1,2\n", "utf-8")
    four.ok("groups", "met", "pairs.csv")
    four.ok("store", "export", "-o", "all.json")
    four.ok("--store", str(tmp_path / "copy.json"), "store", "import", "all.json")
    assert four.json("--store", str(tmp_path / "copy.json"), "groups", "met")["met"] == met(four)


def test_repair_place_and_explain_count_who_has_met(four: Iclei) -> None:
    """In a plan of one round, too: the best seat is given, and what another would cost is told."""
    (four.folder / "pairs.csv").write_text("1,2\n3,4\n2,5\n", "utf-8")
    four.ok("participants", "add", "--name", "정다온", "--organisation", "서울시", "--email", "e@example.org")
    four.ok("participants", "cancel", "5")
    four.ok("groups", "met", "pairs.csv")
    four.ok("groups", "assign", "--spread", "gender")
    four.ok("participants", "restore", "5")
    placed = four.json("groups", "place", "5")
    assert placed["after"]["meetings"] == 0
    [table] = [table for table in together(four) if 5 in table]
    assert 2 not in table
    four.ok("groups", "check")
    told = four.json("groups", "explain", "5")
    [elsewhere] = told["rounds"][0]["elsewhere"]
    # The two tables are alike, so that all can change places.
    assert elsewhere["known"] == "exact"
    assert {tier["name"]: tier["value"] for tier in elsewhere["tiers"]}["meetings"] == 0
    four.ok("participants", "cancel", "3")
    repaired = four.json("groups", "repair")
    assert repaired["after"]["meetings"] == 0
    four.ok("groups", "check")
