"""Prints with people on them: what goes out is noted, and who refused is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """An assembly of two people at a table, one of whom refused that her data is given to others."""
    iclei.ok("init")
    for name in ("김하늘", "이바다"):
        iclei.ok("participants", "add", "--name", name, "--organisation", "수원시")
    iclei.ok("participants", "edit", "2", "--consent", "third-party: no 2019-02-01")
    iclei.ok("groups", "assign")
    return iclei


@pytest.mark.parametrize(
    ("export", "is_own"),
    [("signs", False), ("room-plan", False), ("door-list", False), ("slips", True), ("sign-in", False)],
)
def test_what_goes_out_with_somebody_on_it_is_in_their_dossier(
    office: Iclei, export: str, is_own: bool
) -> None:
    """A slip as theirs, with what stands on it; else the page and no texts. That one refused is told."""
    answer = office.ok("export", export, "-o", "x.pdf")
    assert "1 person on it refused" in answer.err
    papers = [
        paper
        for paper in office.json("participants", "dossier", "1")["handed_out"]
        if paper["export"].removesuffix(".pdf") == export
    ]
    assert len(papers) == 1
    assert (papers[0]["page"] is None) == is_own
    assert (papers[0]["values"].get("name") == "김하늘") == is_own


def test_tables_and_pages_for_screens_are_in_the_dossier_of_whom_they_name(office: Iclei) -> None:
    """Whoever refused to be on the page on which everybody finds their table is not told that they are."""
    for export in ("site", "people", "mail-merge"):
        office.ok("export", export)
    told = {
        number: {paper["export"] for paper in office.json("participants", "dossier", number)["handed_out"]}
        for number in ("1", "2")
    }
    assert told == {"1": {"site", "people", "mail-merge"}, "2": {"people", "mail-merge"}}
