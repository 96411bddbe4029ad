"""The main job: from an empty folder to a printed roster, with three commands, or with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from iclei_cli.store.template.load import sample_path

if TYPE_CHECKING:
    from conftest import Iclei


def test_three_commands_lead_to_the_roster(iclei: Iclei) -> None:
    """Import, assign, export: everybody of the sample is seated, proved best, and stands on the roster."""
    imported = iclei.ok("participants", "import", str(sample_path()))
    assert "126 created, 0 updated, 0 unchanged, 0 refused" in imported.out
    assert "Created assembly.json from the Talk4Action template: 5 groups." in imported.out
    assert "Next: iclei groups assign" in imported.out

    assigned = iclei.ok("groups", "assign")
    assert "126 people, 5 groups of 25-26" in assigned.out
    assert "No plan mixes better." in assigned.out
    assert "No plan that mixes as well meets wishes better." in assigned.out

    assert "All rules hold" in iclei.ok("groups", "check").out
    iclei.ok("export", "roster")
    workbook = openpyxl.load_workbook(iclei.folder / "roster.xlsx")
    assert len(workbook.sheetnames) == 3 + 5 + 1


def test_the_demo_runs_the_whole_job(iclei: Iclei) -> None:
    """One command leaves list, store and roster, and shows each of the three commands with its result."""
    told = iclei.ok("demo").out
    for step in ("$ iclei participants import", "$ iclei groups assign", "$ iclei export roster"):
        assert step in told
    assert {path.name for path in iclei.folder.iterdir()} >= {"assembly.json", "roster.xlsx"}
    assert (iclei.folder / "sample-registrations.xlsx").read_bytes() == sample_path().read_bytes()
    assert "$ iclei participants import sample-registrations.xlsx" in told
    assert iclei.json("groups", "show")["proof"]["status"] == "optimal"


@pytest.mark.slow
def test_the_demo_goes_on_to_the_evening(iclei: Iclei) -> None:
    """110 come, 16 do not, 5 are on no list; each table has notes, and the report counts all of them."""
    told = iclei.ok("demo", "--day").out
    for step in ("checkin", "groups repair --present", "notes add energy", "export report"):
        assert f"$ iclei {step}" in told
    status = iclei.json("checkin", "status")
    assert (status["expected"], status["arrived"], status["walk_ins"]) == (126, 110, 5)
    [tables] = iclei.json("groups", "show")["rounds"]
    assert sum(len(table["members"]) for table in tables["groups"]) == 115
    assert iclei.json("groups", "check")["breaches"] == []
    assert {note["group"] for note in iclei.json("notes", "list")["notes"]} == set(status["by_group"])
    iclei.ok("store", "check")
    iclei.ok("export", "report", "-o", "report.md", "--lang", "en")
    report = (iclei.folder / "report.md").read_text("utf-8")
    assert "110 of 126 came" in report
    assert "| Came without registration | 5 |" in report
    assert "ledger of arrivals, 28 February 2019" in report


@pytest.mark.parametrize("name", ["assembly.json", "roster.xlsx", "sample-registrations.xlsx"])
def test_the_demo_replaces_nothing_unless_told_to(iclei: Iclei, name: str) -> None:
    """Any of its files stops the demo before it does anything; --force replaces them."""
    (iclei.folder / name).write_bytes(b"mine")
    answer = iclei("demo")
    assert answer.exit_code == 1
    assert name in answer.err
    assert "--force" in answer.err
    assert [path.name for path in iclei.folder.iterdir()] == [name]
    assert (iclei.folder / name).read_bytes() == b"mine"
    iclei.ok("demo", "--force")
    assert len(iclei.json("participants", "list")["participants"]) == 126


def test_the_demo_does_not_touch_an_assembly_above(iclei: Iclei, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder below another assembly, the demo starts its own and leaves the other alone."""
    iclei.ok("init")
    before = (iclei.folder / "assembly.json").read_bytes()
    below = iclei.folder / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    iclei.ok("demo")
    assert (below / "assembly.json").exists()
    assert (iclei.folder / "assembly.json").read_bytes() == before
