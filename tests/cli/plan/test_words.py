"""What an office reads about plans and rules: its own words, and those of the search only if it asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei

JARGON = re.compile(
    r"\b(relax\w*|convex\w*|evenness|tiers?|cohorts?|bounds?|proved|proof|solver|gap|cost|"
    r"by search|sum of all rounds|infeasible|lexicographic)\b|\d\.\d{2,}",
    re.IGNORECASE,
)
"""Words of those who write such programs, and numbers of which nobody can say what they count."""

ASKING = [
    ("groups", "assign"),
    ("groups", "assign", "--rounds", "3", "--time-limit", "2"),
    ("groups", "show"),
    ("groups", "show", "5"),
    ("groups", "show", "--wishes"),
    ("groups", "check"),
    ("groups", "explain", "5", "--time-limit", "3"),
    ("groups", "tradeoff", "--time-limit", "3"),
    ("groups", "list"),
    ("groups", "rules"),
    ("groups", "move", "5", "--to", "energy", "--round", "1", "--force"),
    ("groups", "swap", "1", "2", "--round", "1", "--force"),
    ("participants", "cancel", "9"),
    ("groups", "check"),
    ("groups", "show"),
    ("groups", "repair"),
    ("participants", "add", "--name", "남궁하늘", "--choice", "energy"),
    ("groups", "place", "31"),
    ("groups", "repair", "--max-moves", "3"),
    ("groups", "fit", "--table-size", "6-8", "--dry-run"),
    ("groups", "bar", "6", "energy"),
    ("groups", "check"),
    ("groups", "edit", "energy", "--seats", "40-50"),
    ("groups", "assign"),
]
"""A day of an office, command after command."""


@pytest.fixture
def small(iclei: Iclei) -> Iclei:
    """Thirty people at the five tables, of four cities and three sectors, and rules of several kinds."""
    iclei.ok("init")
    rows = ["Name,Sector,City,1st choice,2nd choice"]
    topics = ("energy", "biodiversity", "climate-change", "ecomobility", "energy")
    for number in range(1, 31):
        sector = ("public officer", "NGO", "civil society")[number % 3]
        city = ("Asan", "Bucheon", "Sejong", "Ulsan")[number % 4]
        rows.append(
            f"김{chr(0xAC00 + 28 * number)}라,{sector},{city},{topics[number % 5]},{topics[(number * 7) % 4]}"
        )
    (iclei.folder / "people.csv").write_text("\n".join(rows), encoding="utf-8")
    iclei.ok("participants", "import", "people.csv")
    iclei.ok("groups", "together", "1", "2")
    iclei.ok("groups", "apart", "3", "4", "--round", "1")
    iclei.ok("groups", "at-most", "3", "sector", "ngo")
    return iclei


@pytest.mark.slow
def test_no_command_speaks_as_a_solver(small: Iclei) -> None:
    """On the screen, of results and of errors alike, no such word and no such number is seen."""
    for words in ASKING:
        answer = small(*words)
        assert answer.exit_code in {0, 1}, (words, answer.err)
        found = [line for line in (answer.out + answer.err).splitlines() if JARGON.search(line)]
        assert found == [], words


def test_the_numbers_are_there_for_whoever_asks(small: Iclei) -> None:
    """With --details the tiers stand below the same text, with values, bounds and where these are from."""
    plain = small.ok("groups", "assign").out
    full = small.ok("groups", "show", "--details").out
    assert "Tier" not in plain
    line = next(line for line in full.splitlines() if line.startswith("spread"))
    assert re.search(r"proved best, by (relaxation|search)", line)


def test_what_is_wrong_in_several_rounds_is_told_once(small: Iclei) -> None:
    """One line, one problem, and all of its rounds; scripts have each round by itself."""
    small.ok("groups", "assign", "--rounds", "2", "--time-limit", "5")
    small.ok("participants", "add", "--name", "Late Comer")
    answer = small("groups", "check")
    assert "Late Comer (no. 31) is coming but has no seat in rounds 1 and 2." in answer.out
    items = [
        item
        for item in small("groups", "check", "--json").document["breaches"]
        if item["code"] == "not-seated"
    ]
    assert len(items) == 2
