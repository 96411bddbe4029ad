"""Those who are worst off come first, where that is asked for: told, remembered, and taken away again."""

from __future__ import annotations

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
    section = page[page.index("## Fair over all rounds") : page.index("**One round**: how many")]
    assert follow(iclei, section) == 2
    return iclei


def test_everybody_has_a_wish_though_it_costs_more(example: Iclei) -> None:
    """The page's six people: at cost 4 nobody is without a wish; at 3.75, the least, two people are."""
    fair = example.json("groups", "show")
    assert (fair["score"]["choice_cost"], fair["score"]["best"]) == (4, {"1": 2, "2": 4, "unlisted": 0})
    tiers = {tier["name"]: (tier["value"], tier["bound"]) for tier in fair["proof"]["tiers"]}
    assert list(tiers) == ["spread", "no-wish", "no-top-two", "no-first", "choices"]
    assert (tiers["no-wish"], tiers["no-first"]) == ((0, 0), (4, 4))
    example.ok("groups", "assign", "--no-fair")
    cheap = example.json("groups", "show")
    assert (cheap["score"]["choice_cost"], cheap["score"]["best"]) == (3.75, {"1": 4, "2": 0, "unlisted": 2})


def test_it_is_remembered_until_it_is_taken_away(example: Iclei) -> None:
    """The next plan is fair, too, which is told; after --no-fair it is not, wherever it stood."""
    told = example.ok("groups", "assign", "--order", "fair,spread").out
    assert "0 people with none of their wishes" in told
    assert "As the last time: fair" in told
    names = [tier["name"] for tier in example.json("groups", "show")["proof"]["tiers"]]
    assert names == ["no-wish", "no-top-two", "no-first", "spread", "choices"]
    assert "none of their wishes" not in example.ok("groups", "assign", "--no-fair").out
    assert "fair" not in example.ok("groups", "assign").out
    refused = example("groups", "assign", "--order", "fair,choices")
    assert (refused.exit_code, "add --fair" in refused.err) == (2, True)


def test_a_repair_and_a_walk_in_keep_to_it(example: Iclei) -> None:
    """Whoever comes later gets one of their wishes, and what is told compares those without any."""
    example.ok("groups", "edit", "energy", "--seats", "2-3")
    example.ok("groups", "edit", "ecomobility", "--seats", "2-3")
    example.ok("groups", "edit", "biodiversity", "--seats", "2-2")
    example.ok("groups", "repair")
    example.ok("participants", "add", "--name", "Gil", "--choice", "energy")
    placed = example.json("groups", "place", "Gil")
    assert (placed["before"]["no_wish"], placed["after"]["no_wish"]) == (0, 0)
    example.ok("groups", "check")
    assert "with none of their wishes: +1" in example.ok("groups", "explain", "Gil").out
    assert "with none of their wishes than 0" in " ".join(example.ok("groups", "tradeoff").out.split())
    assert "with none of their wishes" in example.ok("status").out
    example.ok("export", "roster")
