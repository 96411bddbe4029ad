"""What is told of a plan is counted in people and wishes, each once, whatever counts how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Iclei

NAMES = ("Ann Ash", "Bea Elm", "Cho Oak", "Dan Fir", "Eli Yew", "Fox Bay")
SECTORS = ("ngo", "ngo", "ngo", "public-officer", "public-officer", "public-officer")


@pytest.fixture
def weighted(iclei: Iclei) -> Iclei:
    """Six people at two tables of three or four, planned by sectors that weigh ten."""
    rows = [f"{name},{sector}" for name, sector in zip(NAMES, SECTORS, strict=True)]
    (iclei.folder / "list.csv").write_text("\n".join(["Name,Sector", *rows]), "utf-8")
    iclei.ok("init")
    for key in ("climate-change", "ecomobility", "green-public-procurement"):
        iclei.ok("groups", "remove", key, "--yes")
    for key in ("energy", "biodiversity"):
        iclei.ok("groups", "edit", key, "--seats", "3-4")
    iclei.ok("participants", "import", "list.csv")
    iclei.ok("groups", "pin", "1", "energy")
    iclei.ok("groups", "pin", "2", "energy")
    iclei.ok("groups", "pin", "3", "energy")
    iclei.ok("groups", "assign", "--spread", "sector", "--weight", "sector=10")
    return iclei


def out_of_balance(iclei: Iclei) -> int:
    """How many people are out of balance in the plan as it is."""
    return sum(iclei.json("groups", "show")["score"]["spread"].values())


def test_a_seat_is_told_in_people(weighted: Iclei) -> None:
    """The table of places and the lines beside it are of one unit; what is weighed stands in the details."""
    assert out_of_balance(weighted) == 4
    weighted.ok("participants", "add", "--name", "Gil Box", "--sector", "ngo")
    told = weighted.ok("groups", "place", "7", "--details", "--dry-run").out
    seats = weighted.json("groups", "place", "7")["groups"]
    here = {seat["group"]: seat for seat in seats}["biodiversity"]
    assert (here["out_of_balance"], here["spread"]) == (
        out_of_balance(weighted),
        10 * out_of_balance(weighted),
    )
    row = next(line.split() for line in told.splitlines() if "biodiversity" in line and "here" in line)
    assert row[-3:] == [str(here["out_of_balance"]), str(here["spread"]), "here"]
    change = next(line.split() for line in told.splitlines() if line.startswith("Out of balance "))
    assert change[-1] == str(here["out_of_balance"])


def test_a_seat_elsewhere_is_told_in_people(weighted: Iclei) -> None:
    """Two more or fewer, not twenty; the twenty stand in the details."""
    weighted.ok("groups", "unpin", "3")
    weighted.ok("groups", "assign")
    item = elsewhere(weighted, "3")
    change = {tier["name"]: tier["change"] for tier in item["tiers"]}["spread"]
    assert change == 10 * item["out_of_balance"]
    told = weighted.ok("groups", "explain", "3").out
    assert f"{abs(item['out_of_balance'])} more out of balance" in told
    assert str(int(change)) not in told
    assert (
        f"each as often as it counts: +{change:g}" in weighted.ok("groups", "explain", "3", "--details").out
    )


def elsewhere(iclei: Iclei, who: str) -> Any:
    """What it would take for somebody to sit at the other table."""
    [stay] = iclei.json("groups", "explain", who)["rounds"]
    return stay["elsewhere"][0]


def test_the_trade_off_is_told_in_people(weighted: Iclei) -> None:
    """What is looser by weight is said to be so."""
    found = weighted.json("groups", "tradeoff")
    assert [step["spread"] for step in found["mixing"]] == [
        10 * step["out_of_balance"] for step in found["mixing"]
    ]
    assert "by weight" in weighted.ok("groups", "tradeoff").out
