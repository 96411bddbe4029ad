"""What was asked of a plan is asked of the next one, and no edit asks for a plan made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei

PEOPLE = 12


@pytest.fixture
@made_once
def asked(iclei: Iclei) -> Iclei:
    """A small assembly with a plan of two rounds, in which sectors count three times."""
    iclei.ok("init")
    for number in range(1, PEOPLE + 1):
        sector = ("public-officer", "ngo", "civil-society")[number % 3]
        iclei.ok("participants", "add", "--name", f"김{number}", "--sector", sector)
    for group in [item["key"] for item in iclei.json("groups", "list")["groups"]][2:]:
        iclei.ok("groups", "remove", group, "--yes")
    iclei.ok("groups", "assign", "--rounds", "2", "--weight", "sector=3", "--time-limit", "20")
    return iclei


def test_what_was_asked_is_asked_again(asked: Iclei) -> None:
    """Without options the plan is made as the last one was: that is told."""
    told = asked.ok("groups", "assign").out
    assert len(asked.json("groups", "show")["rounds"]) == 2
    assert "As the last time: 2 rounds, weights sector=3" in told


def test_what_is_typed_counts_and_the_rest_stays(asked: Iclei) -> None:
    """One option changes one thing."""
    told = asked.ok("groups", "assign", "--weight", "sector=1").out
    assert len(asked.json("groups", "show")["rounds"]) == 2
    assert "As the last time: 2 rounds and 20 s at most" in told


def test_a_plan_of_other_rounds_is_one_undo_away(asked: Iclei) -> None:
    """Fewer rounds take the place of more, which is said; undo brings back plan and what was asked of it."""
    before = asked.json("groups", "show")["rounds"]
    told = asked.ok("groups", "assign", "--rounds", "1").out
    assert "takes the place of one of 2 rounds. To have that one back: iclei undo" in " ".join(told.split())
    assert len(asked.json("groups", "show")["rounds"]) == 1
    asked.ok("undo")
    assert asked.json("groups", "show")["rounds"] == before
    assert "2 rounds" in asked.ok("groups", "assign").out


def test_what_cannot_be_done_is_not_remembered(asked: Iclei) -> None:
    """A plan that was refused leaves what was asked before."""
    answer = asked("groups", "assign", "--rounds", "3", "--time-limit", "0.01")
    if answer.exit_code:
        asked.ok("groups", "assign")
        assert len(asked.json("groups", "show")["rounds"]) == 2


@pytest.mark.parametrize(
    "edit",
    [
        ("groups", "edit", "ecomobility", "--seats", "2-10"),
        ("groups", "add", "--topic", "energy"),
        ("groups", "remove", "ecomobility", "--yes"),
        ("participants", "edit", "3", "--choice", "energy"),
        ("participants", "cancel", "3"),
        ("groups", "apart", "1", "4"),
    ],
)
def test_after_an_edit_the_plan_is_repaired(edit: tuple[str, ...], asked: Iclei) -> None:
    """What is named next is a repair, after which the plan is proved and explained again."""
    told = asked(*edit)
    assert told.exit_code == 0, told.err
    assert "groups assign" not in told.out
    asked.ok("groups", "repair")
    assert asked.json("groups", "check")["breaches"] == []
    asked.ok("groups", "explain", "5")
