"""`iclei status`: how far the assembly is, on one screen, and the next command to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.settings import TIERS
from iclei_cli.cli.messages import en

if TYPE_CHECKING:
    from conftest import Iclei

LIST = """\
성명,소속,1순위
김하늘,창원시,에너지
이바다,수원시,생태교통
박노을,당진시,에너지
최이슬,아산시,기후변화
"""


@pytest.fixture
def listed(iclei: Iclei) -> Iclei:
    """An assembly of four people who stated a wish each."""
    (iclei.folder / "list.csv").write_text(LIST, encoding="utf-8")
    iclei.ok("participants", "import", "list.csv")
    return iclei


def codes(iclei: Iclei) -> list[str]:
    """The stable names of what is missing or cannot be so."""
    return [item["code"] for item in iclei.json("status")["shortcomings"]]


def test_an_empty_folder_shows_how_to_begin(iclei: Iclei) -> None:
    """`iclei` and `iclei status` name three commands there, make nothing, and are no error."""
    told = iclei.ok()
    assert told.out == iclei.ok("status").out
    beginnings = ["iclei demo", "iclei participants import FILE", "iclei init"]
    assert all(command in told.out for command in beginnings)
    document = iclei.json("status")
    assert document["assembly"] is None
    assert document["next"] == beginnings
    assert list(iclei.folder.iterdir()) == []


def test_bare_iclei_shows_the_assembly(listed: Iclei) -> None:
    """Where there is an assembly, `iclei` alone says what `iclei status` does, and fits the screen."""
    told = listed.ok()
    assert told.out == listed.ok("status").out
    lines = told.out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


def test_the_next_command_leads_from_the_list_to_the_print(iclei: Iclei, listed: Iclei) -> None:
    """With people: assign; with a plan that holds: print; after an edit: repair."""
    assert listed.json("status")["next"] == ["iclei groups assign"]
    listed.ok("groups", "assign")
    assert listed.json("status")["plan"]["is_current"]
    assert listed.json("status")["next"] == ["iclei export roster"]
    listed.ok("participants", "cancel", "1")
    plan = listed.json("status")["plan"]
    assert not plan["is_current"]
    assert plan["proof"]["status"] == "unproven"
    assert listed.json("status")["next"] == ["iclei groups repair"]
    assert "not current" in iclei.ok().out


def test_an_assembly_without_people_or_tables_asks_for_them(iclei: Iclei) -> None:
    """First the list, then the tables."""
    iclei.ok("init")
    assert iclei.json("status")["next"] == ["iclei participants import FILE"]
    for group in iclei.json("groups", "list")["groups"]:
        iclei.ok("groups", "remove", group["key"], "--yes")
    iclei.ok("participants", "add", "--name", "김하늘")
    assert iclei.json("status")["next"] == ["iclei groups add --topic TOPIC"]


def test_people_are_counted_by_status_and_sector(listed: Iclei) -> None:
    """The sectors of those who are coming; whoever is waiting is told with the command that lists them."""
    listed.ok("participants", "edit", "1", "--sector", "ngo")
    listed.ok("participants", "edit", "2", "--status", "waiting")
    document = listed.json("status")
    assert document["counts"]["waiting"] == 1
    assert sum(document["sectors"].values()) == document["counts"]["registered"] == 3
    assert document["sectors"]["ngo"] == 1
    assert "people-undecided" in codes(listed)
    assert "iclei participants list --status waiting" in listed.ok().out


def test_what_cannot_be_is_told(listed: Iclei) -> None:
    """A wish that no table is about, and a host who does not come, each with its command."""
    listed.ok("groups", "remove", "climate-change", "--yes")
    assert "topic-without-table" in codes(listed)
    listed.ok("groups", "edit", "energy", "--facilitator", "1")
    listed.ok("participants", "cancel", "1")
    assert "host-missing" in codes(listed)
    assert "iclei groups edit energy --facilitator PERSON" in listed.ok().out


def test_seats_that_do_not_fit_the_people_are_told(listed: Iclei) -> None:
    """Five tables of one are enough for four; four tables are too few once somebody else comes."""
    for group in listed.json("groups", "list")["groups"]:
        listed.ok("groups", "edit", group["key"], "--seats", "0-1")
    assert listed.json("status")["seats"]["max"] == 5
    assert "too-few-seats" not in codes(listed)
    for name in ("정가람", "한여울"):
        listed.ok("participants", "add", "--name", name)
    assert "too-few-seats" in codes(listed)
    for group in listed.json("groups", "list")["groups"]:
        listed.ok("groups", "edit", group["key"], "--seats", "2-9")
    assert "too-many-seats-to-fill" in codes(listed)


def test_a_lost_assembly_is_not_taken_for_none(listed: Iclei) -> None:
    """Where an assembly was and is gone, `iclei` says so instead of offering to begin."""
    listed.ok("participants", "edit", "1", "--notes", "x")
    (listed.folder / "assembly.json").unlink()
    answer = listed()
    assert answer.exit_code == 3
    assert "store restore" in answer.err


@pytest.mark.parametrize("tier", [*TIERS, "moves"])
def test_every_tier_has_its_words(tier: str) -> None:
    """What is told of a tier in short is in the catalogue."""
    assert f"in-short-{tier}" in en.SENTENCES


def test_what_was_noted_is_told(listed: Iclei) -> None:
    """Of how many tables, what is to do and late, quotes that may not go out; then comes the report."""
    assert listed.json("status")["record"] is None
    listed.ok("notes", "add", "energy", "More roofs", "--kind", "conclusion")
    listed.ok("notes", "add", "energy", "Count them", "--kind", "action", "--by", "2019-03-31")
    listed.ok("notes", "add", "opening", "We will", "--kind", "quote")
    listed.ok("groups", "assign")
    status = listed.json("status")
    assert status["record"] == {
        "notes": 3,
        "groups": 1,
        "open_actions": 1,
        "late": 1,
        "held_quotes": 1,
    }
    assert status["next"] == ["iclei export report"]
    assert "3 notes, of 1 of 5 tables · 1 action to do (1 late) · 1 quote without consent" in " ".join(
        listed.ok("status").out.split()
    )
