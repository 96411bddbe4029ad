"""`iclei groups explain` and `iclei groups tradeoff`, as they are typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from conftest import made_once
from iclei_cli.assembly.nouns.rule import Bar, Together
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.cli.plan.explain import show_explanation
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from instances import make_assembly

if TYPE_CHECKING:
    from conftest import Iclei

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
@made_once
def planned(iclei: Iclei) -> Iclei:
    """Forty people at four tables; no. 1 leads one of them."""
    iclei.ok("init")
    with FileStore(iclei.folder / FILE_NAME).transaction() as assembly:
        made = make_assembly(40, 4, seed=1)
        assembly.participants, assembly.last_id = made.participants, made.last_id
        assembly.topics, assembly.groups = made.topics, made.groups
    iclei.ok("groups", "edit", "energy-1", "--presenter", "1")
    iclei.ok("groups", "assign")
    return iclei


def elsewhere(iclei: Iclei, *words: str) -> dict[str, Any]:
    """What is told of each other group, by its key."""
    [one] = iclei.json("groups", "explain", *words)["rounds"]
    return {item["group"]: item for item in one["elsewhere"]}


def test_every_other_group_is_told_of(planned: Iclei) -> None:
    """Their choices, their seat, and each group where they do not sit, with what it takes."""
    document = planned.json("groups", "explain", "7")
    [one] = document["rounds"]
    assert document["participant"] == 7
    told = {item["group"] for item in one["elsewhere"]}
    everywhere = {group["key"] for group in planned.json("groups", "list")["groups"]}
    assert told == everywhere - {one["group"]}
    for item in one["elsewhere"]:
        assert item["known"] == "exact"
        changes = [tier["change"] for tier in item["tiers"]]
        assert changes >= [0, 0]
        assert item["moved"] >= item["moved_at_least"] >= 1
    text = planned.ok("groups", "explain", "7").out
    assert "No. 7 Person 7: 1. " in text
    assert "sits at" in text
    assert all(f"({key})" in text for key in everywhere)


def test_others_are_named_only_when_asked_for(planned: Iclei) -> None:
    """Counts alone, unless --names is said; then everybody who would move, with where they sit now."""
    text = planned.ok("groups", "explain", "7").out
    assert text.count("Person ") == 1
    assert all("moves" not in item for item in elsewhere(planned, "7").values())
    named = elsewhere(planned, "7", "--names")
    seats = {
        member["id"]: group["key"]
        for group in planned.json("groups", "show")["rounds"][0]["groups"]
        for member in group["members"]
    }
    for item in named.values():
        assert len(item["moves"]) == item["moved"]
        assert all(seats[move["id"]] == move["from"] != move["to"] for move in item["moves"])
    text = planned.ok("groups", "explain", "7", "--names").out
    assert all(f"Person {move['id']}" in text for item in named.values() for move in item["moves"])


def test_who_leads_at_a_table_sits_there(planned: Iclei) -> None:
    """That is what stands against every other table, and it is said."""
    for item in elsewhere(planned, "1").values():
        assert item["known"] == "impossible"
        [one] = item["against"]
        assert (one["kind"], one["group"], one["role"]) == ("host", "energy-1", "presenter")
    assert "breaks the rule: they are presenter at energy 1" in planned.ok("groups", "explain", "1").out


def test_the_rule_against_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule is told with its number and reason; who goes together moves together, which is no obstacle."""
    assembly = make_assembly(40, 4, seed=1)
    assembly.rules[3] = Bar(number=3, person=2, group="energy-1", reason="works there")
    assembly.rules[4] = Together(number=4, people=(3, 4))
    assembly.plan = make_plan(assembly, Settings())
    show_explanation(assembly, "2", seconds=60, names=False, as_json=False)
    assert "breaks the rule: barred from energy 1 (rule 3, reason: works there)" in capsys.readouterr().out
    show_explanation(assembly, "3", seconds=60, names=True, as_json=True)
    [one] = json.loads(capsys.readouterr().out)["rounds"]
    for item in one["elsewhere"]:
        assert (item["group"], 4) in {(move["to"], move["id"]) for move in item["moves"]}


def test_several_rounds_are_told_one_by_one(planned: Iclei) -> None:
    """Each round with the others as they are; where they are in another round, nobody is twice."""
    planned.ok("groups", "assign", "--rounds", "2", "--time-limit", "20")
    document = planned.json("groups", "explain", "7", "--time-limit", "60")
    seats = [one["group"] for one in document["rounds"]]
    for one, other in zip(document["rounds"], reversed(seats), strict=True):
        [twice] = [item for item in one["elsewhere"] if item["group"] == other]
        assert [item["kind"] for item in twice["against"]] == ["visits"]
    text = planned.ok("groups", "explain", "7").out
    assert "round 2: sits at" in text


def test_without_a_plan_there_is_nothing_to_explain(iclei: Iclei) -> None:
    """The command that makes one is named."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "김하늘")
    assert "There is no table plan yet. Next: iclei groups assign" in iclei("groups", "explain", "1").err


def test_what_was_edited_since_is_refused(planned: Iclei) -> None:
    """An edited plan and a person who has cancelled are refused with what to do."""
    planned.ok("participants", "edit", "9", "--choice", "energy")
    assert "iclei groups repair" in planned("groups", "explain", "7").err
    planned.ok("groups", "repair")
    assert "sits at" in planned.ok("groups", "explain", "7").out
    planned.ok("participants", "cancel", "7")
    assert "has cancelled" in planned("groups", "explain", "7").err


def test_the_tradeoff_is_a_table_and_a_document(planned: Iclei) -> None:
    """Both curves begin with the plan as asked for, and everyone is counted in every step."""
    found = planned.json("groups", "tradeoff")
    tiers = {tier["name"]: tier["value"] for tier in planned.json("groups", "show")["proof"]["tiers"]}
    for curve in (found["sizes"], found["mixing"]):
        assert curve[0]["cost"]["value"] == tiers["choices"]
        assert curve[0]["spread"] == tiers["spread"]
        assert all(sum(step["choices"].values()) == 40 for step in curve)
    text = planned.ok("groups", "tradeoff").out
    for sign, curve in (("±", found["sizes"]), ("+", found["mixing"])):
        for step in curve:
            label = "any" if step["looser"] is None else f"{sign}{step['looser']}"
            line = next(line for line in text.splitlines() if line.split()[:1] == [label])
            assert f" {step['choices']['1']} " in line
    assert max(len(line) for line in text.splitlines()) <= 80


def test_the_tradeoff_is_drawn(planned: Iclei) -> None:
    """The picture has a bar for each step, with its numbers, within its frame; none is replaced unasked."""
    found = planned.json("groups", "tradeoff", "--chart", "t.svg")
    svg = ET.parse(planned.folder / "t.svg").getroot()  # noqa: S314 - our own file
    texts = {item.text for item in svg.iter(f"{SVG}text")}
    width, height = (float(svg.attrib[name]) for name in ("width", "height"))
    for step in (*found["sizes"], *found["mixing"]):
        assert str(step["choices"]["1"]) in texts
    is_known = [
        step["cost"]["value"] == step["cost"]["bound"] for step in (*found["sizes"], *found["mixing"])
    ]
    assert ("perhaps better" in texts) == (not all(is_known))
    for box in svg.iter(f"{SVG}rect"):
        if "x" in box.attrib:
            assert float(box.attrib["x"]) + float(box.attrib["width"]) <= width
            assert float(box.attrib["y"]) + float(box.attrib["height"]) <= height
    before = (planned.folder / "t.svg").read_bytes() + b"<!-- mine -->"
    (planned.folder / "t.svg").write_bytes(before)
    refused = planned("groups", "tradeoff", "--chart", "t.svg")
    assert (refused.exit_code, "--force" in refused.err, "--chart" in refused.err) == (1, True, True)
    assert (planned.folder / "t.svg").read_bytes() == before
    planned.ok("groups", "tradeoff", "--chart", "t.svg", "--force")
    assert (planned.folder / "t.svg").read_bytes() + b"<!-- mine -->" == before
    assert planned("groups", "tradeoff", "--chart", "t.png").exit_code == 2


def test_neither_changes_anything(planned: Iclei) -> None:
    """The assembly is the same, byte for byte."""
    before = (planned.folder / FILE_NAME).read_bytes()
    planned.ok("groups", "explain", "7")
    planned.ok("groups", "tradeoff")
    assert (planned.folder / FILE_NAME).read_bytes() == before
