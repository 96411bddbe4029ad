"""What is told of a plan is counted in people and wishes, each once, whatever counts how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei

NAMES = ("Ann Ash", "Bea Elm", "Cho Oak", "Dan Fir", "Eli Yew", "Fox Bay")
SECTORS = ("ngo", "ngo", "ngo", "public-officer", "public-officer", "public-officer")


@pytest.fixture
@made_once
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
    row = next(line.split() for line in told.splitlines() if "Biodiversity" in line and "here" in line)
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


def test_a_wish_is_never_a_problem(weighted: Iclei) -> None:
    """An edited wish leaves the plan whole: it holds, how good it is was not looked into, and both say so."""
    weighted.ok("participants", "edit", "1", "--wants-to-meet", "6", "--avoids", "2")
    weighted.ok("participants", "edit", "4", "--choice", "energy")
    checked = weighted.json("groups", "check")
    assert (checked["holds"], checked["is_current"], checked["breaches"]) == (True, False, [])
    told = weighted.ok("groups", "check").out
    assert "All rules hold" in told
    assert "how good it is now was not looked into. Next: iclei groups repair" in told
    plan = weighted.json("status")["plan"]
    assert (plan["problems"], plan["is_current"]) == (0, False)


def test_problems_are_counted_alike(weighted: Iclei) -> None:
    """What is wrong in two rounds alike is one problem, in the check and in the status."""
    for ident in ("1", "2", "3"):
        weighted.ok("groups", "unpin", ident)
    weighted.ok("groups", "assign", "--rounds", "2")
    weighted.ok("participants", "cancel", "6")
    told = weighted("groups", "check").out
    problems = weighted.json("status")["plan"]["problems"]
    assert f"The plan does not hold: {problems} problem" in told
    assert (
        len([line for line in told.splitlines() if "has cancelled but has a seat in rounds 1 and 2" in line])
        == 1
    )


def test_whatever_counts_is_told_by_the_check_and_by_further_moves(
    weighted: Iclei, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People without a wish, wishes about people: each with its number where the plan asks for it."""
    monkeypatch.setenv("COLUMNS", "200")
    for ident in range(1, 7):
        weighted.ok("participants", "edit", str(ident), "--choice", "energy", "--choice", "biodiversity")
    weighted.ok("participants", "edit", "1", "--avoids", "2", "--wants-to-meet", "4")
    weighted.ok("groups", "unpin", "3")
    weighted.ok("groups", "assign", "--fair", "--order", "fair,company,choices")
    told = weighted.ok("groups", "check").out
    assert "people with none of their wishes" in told
    assert "without their 1st choice" in told
    assert "wish to meet or to avoid somebody not met" in told
    checked = weighted.json("groups", "check")
    assert checked["reckoned"]["no-first"] <= checked["score"]["best"]["2"]
    assert "Reckoned anew" in weighted.ok("groups", "check", "--details").out
    weighted.ok("groups", "unpin", "1")
    weighted.ok("groups", "unpin", "2")
    curve = weighted.ok("groups", "repair").out.partition("What more moves would buy")[2].splitlines()
    for heading in ("Out of balance", "No wish", "No 1st or 2nd", "No 1st", "Wishes about people unmet"):
        assert heading in curve[1]


def test_a_weight_of_what_is_not_mixed_is_told(weighted: Iclei) -> None:
    """With what to do; while it is mixed, nothing is told."""
    done = weighted.ok(
        "groups", "assign", "--spread", "sector", "--weight", "gender=5", "--weight", "sector=2"
    )
    assert "“gender” is not mixed, so that its weight counts for nothing" in " ".join(done.err.split())
    assert "is not mixed" not in weighted.ok("groups", "assign", "--weight", "sector=2").err


def test_nothing_is_mixed_only_if_that_is_said(weighted: Iclei) -> None:
    """An empty text is refused in one sentence; with `none` it is told that nothing is, as was asked for."""
    refused = weighted("groups", "assign", "--spread", "")
    assert refused.exit_code == 2
    assert "--spread: say what is mixed, for example sector,gender; none mixes nothing" in refused.err
    assert "nothing, as was asked for" in weighted.ok("groups", "assign", "--spread", "none").out
    assert weighted.json("groups", "show")["score"]["spread"] == {}
