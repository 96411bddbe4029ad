"""Seats that a table has in some rounds alone: typed, taken back, kept in plans and told in conflicts."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei

TOPICS = ("climate-change", "green-public-procurement", "ecomobility")


@pytest.fixture
@made_once
def two_tables(iclei: Iclei) -> Iclei:
    """Six people, and two tables of two to four."""
    iclei.ok("init", "--yes")
    for key in TOPICS:
        iclei.ok("groups", "remove", key, "--yes")
    for key in ("energy", "biodiversity"):
        iclei.ok("groups", "edit", key, "--seats", "2-4")
    for name in ("Ann", "Bea", "Cho", "Dan", "Eli", "Fox"):
        iclei.ok("participants", "add", "--name", name)
    return iclei


def of_energy(iclei: Iclei) -> dict[str, Any]:
    """The group energy, as scripts see it."""
    groups = iclei.json("groups", "list")["groups"]
    return next(group for group in groups if group["key"] == "energy")


def sizes(iclei: Iclei) -> list[tuple[int, int]]:
    """How many sit at energy and at biodiversity, round by round."""
    shown = iclei.json("groups", "show")["rounds"]
    tables = [{group["key"]: len(group["members"]) for group in one["groups"]} for one in shown]
    return [(one["energy"], one["biodiversity"]) for one in tables]


def begin_anew(iclei: Iclei) -> None:
    """Have no assembly in the folder, nor anything of it."""
    (iclei.folder / "assembly.json").unlink()
    shutil.rmtree(iclei.folder / ".assembly.json.d")


def test_seats_of_a_round_are_kept_in_that_round_alone(two_tables: Iclei) -> None:
    """A plan has them there and the others elsewhere, and passes its check; lists and documents tell both."""
    two_tables.ok("groups", "edit", "energy", "--seats", "2", "--round", "2")
    assert of_energy(two_tables)["seats_by_round"] == [{"round": 2, "min": 2, "max": 2}]
    assert "2-4, 2 in round 2" in two_tables.ok("groups", "list").out
    two_tables.ok("groups", "assign", "--rounds", "2")
    assert sizes(two_tables) == [(4, 2), (2, 4)]
    two_tables.ok("groups", "check")
    shown = two_tables.json("groups", "show")["rounds"]
    seats = [next(g["seats"] for g in one["groups"] if g["key"] == "energy") for one in shown]
    assert seats == [{"min": 2, "max": 4}, {"min": 2, "max": 2}]


def test_a_plan_with_too_many_in_that_round_is_refused_by_the_check(two_tables: Iclei) -> None:
    """The verifier holds the plan to the seats of each round, and repair mends it."""
    two_tables.ok("groups", "edit", "energy", "--seats", "3")
    two_tables.ok("groups", "assign", "--rounds", "2")
    assert sizes(two_tables) == [(3, 3), (3, 3)]
    two_tables.ok("groups", "edit", "energy", "--seats", "2-4")
    two_tables.ok("groups", "edit", "energy", "--seats", "1-2", "--round", "2")
    answer = two_tables("groups", "check")
    assert answer.exit_code != 0
    assert "Energy has 3 people but seats 2 in round 2" in answer.out + answer.err
    two_tables.ok("groups", "repair")
    assert sizes(two_tables)[1] == (2, 4)
    two_tables.ok("groups", "check")


def test_any_takes_it_back(two_tables: Iclei) -> None:
    """Then the round has the seats of all others again; so it has after undo."""
    two_tables.ok("groups", "edit", "energy", "--seats", "2", "--round", "2", "--round", "1")
    two_tables.ok("groups", "edit", "energy", "--seats", "any", "--round", "2")
    assert [item["round"] for item in of_energy(two_tables)["seats_by_round"]] == [1]
    two_tables.ok("undo")
    assert [item["round"] for item in of_energy(two_tables)["seats_by_round"]] == [1, 2]
    two_tables.ok("groups", "edit", "energy", "--seats", "3-5")
    assert of_energy(two_tables)["seats"] == {"min": 3, "max": 5}
    assert len(of_energy(two_tables)["seats_by_round"]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--seats", "0", "--round", "2"], "cannot be closed in single rounds"),
        (["--round", "2"], "goes with --seats alone"),
        (["--seats", "3", "--room", "301", "--round", "2"], "goes with --seats alone"),
        (["--seats", "x", "--round", "2"], "not understood"),
        (["--seats", "3", "--round", "21"], "21"),
    ],
)
def test_what_cannot_differ_by_round_is_refused(two_tables: Iclei, words: list[str], said: str) -> None:
    """One clear sentence, and nothing is changed."""
    before = of_energy(two_tables)
    answer = two_tables("groups", "edit", "energy", *words)
    assert answer.exit_code != 0
    assert said in answer.err
    assert of_energy(two_tables) == before


def test_a_table_opens_only_if_needed_in_every_round(two_tables: Iclei) -> None:
    """From how many people on must be said of each round that has seats of its own."""
    two_tables.ok("groups", "edit", "energy", "--if-needed")
    answer = two_tables("groups", "edit", "energy", "--seats", "0-3", "--round", "2")
    assert "from how many people on in round 2" in answer.err
    two_tables.ok("groups", "edit", "energy", "--seats", "3-5", "--round", "2")


def test_a_conflict_names_the_round_and_what_is_told_mends_it(two_tables: Iclei) -> None:
    """Too few seats in the second round are told as such, with the command; after it a plan is made."""
    two_tables.ok("groups", "edit", "energy", "--seats", "1", "--round", "2")
    answer = two_tables("groups", "assign", "--rounds", "2", "--json")
    conflict = json.loads(answer.out or answer.err)["error"]["params"]
    assert conflict["round"] == 2
    assert {(item["group"], item["round"]) for item in conflict["conflict"]} == {
        ("energy", 2),
        ("biodiversity", None),
    }
    told = two_tables("groups", "assign", "--rounds", "2").err
    assert "iclei groups edit energy --seats 1-2 --round 2" in told
    assert "5 seats in round 2, but 6 people" in two_tables.ok("status").out
    two_tables.ok("groups", "edit", "energy", "--seats", "1-2", "--round", "2")
    two_tables.ok("groups", "assign", "--rounds", "2")


def test_where_no_table_has_seats_only_the_other_rounds_are_even(two_tables: Iclei) -> None:
    """A round in which a table has seats of its own is no longer shared out evenly; others are."""
    for key in ("energy", "biodiversity"):
        two_tables.ok("groups", "edit", key, "--seats", "any")
    two_tables.ok("groups", "edit", "energy", "--seats", "1", "--round", "1")
    two_tables.ok("groups", "pin", "Ann", "energy", "--round", "1")
    for name in ("Bea", "Cho"):
        two_tables.ok("groups", "absent", name, "--round", "2")
    answer = two_tables("groups", "assign", "--rounds", "2")
    assert answer.exit_code != 0  # three must change to energy in the second round, where two would be even
    assert "no group says how many it seats" in answer.err
    two_tables.ok("groups", "absent", "Dan", "--round", "1")
    two_tables.ok("groups", "absent", "Eli", "--round", "1")
    two_tables.ok("groups", "assign", "--rounds", "2")
    assert sizes(two_tables) == [(1, 3), (2, 2)]


def test_a_template_brings_them_along(two_tables: Iclei) -> None:
    """What is written from an assembly begins another with the same seats; a round said twice is refused."""
    two_tables.ok("groups", "edit", "energy", "--seats", "2-3", "--round", "2")
    two_tables.ok("assembly", "template", "-o", "own.toml")
    text = (two_tables.folder / "own.toml").read_text("utf-8")
    begin_anew(two_tables)
    two_tables.ok("init", "--template", "own.toml", "--yes")
    assert of_energy(two_tables)["seats_by_round"] == [{"round": 2, "min": 2, "max": 3}]
    begin_anew(two_tables)
    once = "[[groups.seats_by_round]]"
    start = text.index(once)
    part = text[start : text.index("[[groups]]", start)]
    (two_tables.folder / "own.toml").write_text(text.replace(part, part + part), "utf-8")
    answer = two_tables("init", "--template", "own.toml", "--yes")
    assert answer.exit_code != 0
    assert "seats_by_round[1]" in answer.err


def test_choosing_table_numbers_leaves_them_as_they_are(two_tables: Iclei) -> None:
    """`groups fit` sets the seats of all rounds that are not spoken of."""
    two_tables.ok("groups", "edit", "energy", "--seats", "2", "--round", "2")
    two_tables.ok("groups", "fit", "--table-size", "3", "--yes")
    assert of_energy(two_tables)["seats"] == {"min": 3, "max": 3}
    assert of_energy(two_tables)["seats_by_round"] == [{"round": 2, "min": 2, "max": 2}]


@pytest.mark.parametrize(
    "seats",
    [
        [{"round": 21, "min": 2, "max": 2}],
        [{"round": 2, "max": 3}] * 2,
        [{"round": 2, "max": 0}],
        [{"round": 2}],
    ],
)
def test_a_file_that_cannot_be_so_is_not_opened(two_tables: Iclei, seats: list[dict[str, int]]) -> None:
    """A round that there cannot be, one spoken of twice, seats for nobody, and none said."""
    path = two_tables.folder / "assembly.json"
    two_tables.ok("groups", "edit", "energy", "--seats", "2", "--round", "2")
    text = path.read_text("utf-8")
    spoilt = re.sub(r'"seats_by_round":\s*\[[^\[\]]+\]', f'"seats_by_round": {json.dumps(seats)}', text)
    assert spoilt != text
    path.write_text(spoilt, "utf-8")
    answer = two_tables("groups", "list")
    assert answer.exit_code == 3
    assert not answer.out
