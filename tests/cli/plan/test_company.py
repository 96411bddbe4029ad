"""Whom people wish to meet, and whom not: by hand, in plans, explained, gone with whom it was about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import made_once
from pages import follow

if TYPE_CHECKING:
    from conftest import Iclei

PAGE = Path(__file__).parents[3] / "docs" / "assignment.md"


@pytest.fixture
@made_once
def example(iclei: Iclei) -> Iclei:
    """The assembly of the page, with its last plan."""
    page = PAGE.read_text("utf-8")
    section = page[page.index("## Company") : page.index("A wish can weigh more than another")]
    assert follow(iclei, section) == 2
    return iclei


def wishes_of(iclei: Iclei) -> dict[int, tuple[list[int], list[int]]]:
    """Whom everybody wishes to meet, and to avoid."""
    people = iclei.json("participants", "list")["participants"]
    return {
        person["id"]: (
            [wish["id"] for wish in person["wants_to_meet"]],
            [wish["id"] for wish in person["avoids"]],
        )
        for person in people
    }


def test_what_is_told_of_the_plan_is_what_was_wished(example: Iclei) -> None:
    """Ann sits with Cho: two wishes are not met, which is proved; each is listed with whether it is."""
    shown = example.json("groups", "show")
    tiers = {tier["name"]: (tier["value"], tier["bound"]) for tier in shown["proof"]["tiers"]}
    assert (list(tiers), tiers["company"]) == (["spread", "choices", "company"], (2, 2))
    assert shown["score"]["company"] == 2
    wishes = example.json("groups", "show", "--wishes")["company"]
    assert [(wish["id"], wish["other"], wish["wish"], wish["met"]) for wish in wishes] == [
        (1, 2, "meet", False),
        (2, 1, "meet", False),
        (3, 1, "meet", True),
        (3, 4, "avoid", True),
        (4, 3, "avoid", True),
    ]
    told = " ".join(example.ok("groups", "show", "--wishes").out.split())
    assert "Cho to meet Ann (no. 1) in round 1" in told
    assert "Ann to meet Bea (no. 2) in no round" in told
    assert len(example.json("groups", "show", "--wishes", "none")["company"]) == 2
    shown_person = " ".join(example.ok("participants", "show", "Cho").out.split())
    assert "Wants to meet Ann (no. 1) Avoids Dan (no. 4)" in shown_person
    assert "2 wishes to meet or to avoid somebody not met" in example.ok("groups", "show").out
    assert "to meet or to avoid somebody not met" in example.ok("status").out


def test_a_wish_that_weighs_more_outweighs_others(example: Iclei) -> None:
    """As on the page; the sentence counts wishes, and the tier what they weigh."""
    page = PAGE.read_text("utf-8")
    start = page.index("A wish can weigh more than another")
    assert follow(example, page[start : page.index("**One round** (`solver/company.py`)")]) == 1
    shown = example.json("groups", "show")
    assert (shown["score"]["company"], shown["score"]["company_weight"]) == (3, 3)
    example.ok("participants", "edit", "Cho", "--wants-to-meet", "Ann=2")
    shown = example.json("groups", "show")
    assert (shown["score"]["company"], shown["score"]["company_weight"]) == (3, 4)
    assert "3 wishes to meet or to avoid somebody not met" in example.ok("groups", "show").out
    wishes = example.json("groups", "show", "--wishes")["company"]
    assert [(wish["id"], wish["other"], wish["weight"]) for wish in wishes][:2] == [(1, 2, 3), (2, 1, 1)]
    assert "Bea (no. 2) ×3" in " ".join(example.ok("participants", "show", "Ann").out.split())


@pytest.mark.parametrize("typed", ["Bea=0", "Bea=10", "Bea=x", "Bea="])
def test_a_weight_that_no_wish_can_have_is_refused(example: Iclei, typed: str) -> None:
    """With what it can be; nothing is changed."""
    before = wishes_of(example)
    refused = example("participants", "edit", "Ann", "--avoids", typed)
    assert refused.exit_code
    assert "how much the wish counts, 1 to 9" in refused.err
    assert wishes_of(example) == before


def test_a_seat_elsewhere_is_explained_by_whom_one_would_sit_with(example: Iclei) -> None:
    """Bea would sit with Ann, whom she wishes to meet, and one more wish would not be met on the whole."""
    told = " ".join(example.ok("groups", "explain", "Bea").out.split())
    assert "would sit with Ann (no. 1), whom they wish to meet" in told
    assert "wishes to meet or to avoid somebody not met: +1" in told
    [stay] = example.json("groups", "explain", "Bea")["rounds"]
    assert [item["company"] for item in stay["elsewhere"]] == [[1]]


def test_a_repair_a_walk_in_and_several_rounds_keep_to_it(example: Iclei) -> None:
    """Whoever comes later counts, what a change does to it is told, and over two rounds more can be met."""
    example.ok("groups", "edit", "energy", "--seats", "2-3")
    example.ok("groups", "edit", "biodiversity", "--seats", "2-3")
    example.ok("groups", "repair")
    example.ok("participants", "add", "--name", "Eli", "--avoids", "Ann")
    placed = example.json("groups", "place", "Eli")
    assert (placed["before"]["company"], placed["after"]["company"]) == (2, 2)
    example.ok("groups", "check")
    example.ok("groups", "assign", "--rounds", "2")
    assert example.json("groups", "show")["score"]["company"] < 3
    example.ok("groups", "check")
    example.ok("groups", "assign", "--order", "company,choices")
    names = [tier["name"] for tier in example.json("groups", "show")["proof"]["tiers"]]
    assert names == ["company", "choices", "spread", "meetings"]
    example.ok("export", "roster")


def test_a_changed_wish_makes_the_plan_out_of_date(example: Iclei) -> None:
    """The proof speaks of the wishes as they were; without any, there is no such tier."""
    example.ok("participants", "edit", "Dan", "--avoids", "")
    assert not example.json("status")["plan"]["is_current"]
    for name in ("Ann", "Bea", "Cho"):
        example.ok("participants", "edit", name, "--wants-to-meet", "", "--avoids", "")
    example.ok("groups", "assign")
    assert "company" not in [tier["name"] for tier in example.json("groups", "show")["proof"]["tiers"]]


def test_wishes_that_cannot_be_meant_are_refused(example: Iclei) -> None:
    """About oneself, about the same person both ways, about nobody: one sentence, and nothing is changed."""
    before = wishes_of(example)
    for words, told in (
        (("--wants-to-meet", "1"), "cannot wish to meet or to avoid themselves"),
        (("--avoids", "Bea"), "both to meet and to avoid no. 2"),
        (("--avoids", "Zed"), "No participant matches “Zed”"),
    ):
        refused = example("participants", "edit", "Ann", *words)
        assert refused.exit_code
        assert told in refused.err
    assert wishes_of(example) == before


def test_whoever_is_removed_or_erased_is_in_nobody_s_wishes(example: Iclei) -> None:
    """And neither an undo nor the history brings an erased person back into them."""
    example.ok("participants", "edit", "Dan", "--notes", "late")
    example.ok("participants", "erase", "Cho", "--yes")
    assert wishes_of(example) == {1: ([2], []), 2: ([1], []), 4: ([], [])}
    example.ok("undo")
    assert wishes_of(example)[4] == ([], [])
    example.ok("undo")
    example.ok("undo")
    assert all(3 not in (*meet, *avoid) for meet, avoid in wishes_of(example).values())
    example.ok("participants", "remove", "Bea", "--yes")
    assert wishes_of(example)[1] == ([], [])
    example.ok("undo")
    assert wishes_of(example)[1] == ([2], [])
    example.ok("store", "check")


def test_a_merge_renames_who_is_wished_for(example: Iclei) -> None:
    """Dan is Bea, too: Cho avoids her now, she avoids Cho, and wishes to meet Ann."""
    example.ok("participants", "merge", "Bea", "Dan", "--yes")
    assert wishes_of(example) == {1: ([2], []), 2: ([1], [3]), 3: ([1], [2])}
    example.ok("participants", "merge", "Ann", "Bea", "--yes")
    assert wishes_of(example) == {1: ([], [3]), 3: ([1], [1])}
    assert "people-torn" in [item["code"] for item in example.json("status")["shortcomings"]]
    example.ok("store", "check")
    example.ok("participants", "edit", "Cho", "--notes", "late")
    example.ok("participants", "edit", "Cho", "--avoids", "")


def test_an_export_brings_wishes_along_and_names_nobody_unknown(example: Iclei) -> None:
    """Exported and imported elsewhere, wishes are the same; about somebody who is not there, refused."""
    example.ok("store", "export", "-o", "all.json")
    everything = json.loads((example.folder / "all.json").read_text("utf-8"))
    example.ok("--store", "copy", "store", "import", "all.json")
    copied = example.json("--store", "copy", "participants", "list")["participants"]
    assert copied == example.json("participants", "list")["participants"]
    everything["participants"][0]["avoids"] = [{"id": 9}]
    (example.folder / "wrong.json").write_text(json.dumps(everything), "utf-8")
    refused = example("--store", "other", "store", "import", "wrong.json")
    assert refused.exit_code
    assert "Participant 1 wishes to meet or to avoid participant 9, who does not exist" in refused.err
