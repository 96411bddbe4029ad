"""The command starts fast: help, Tab and the version load nothing heavy."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Iclei

HEAVY = {
    "openpyxl",
    "numpy",
    "highspy",
    "python_calamine",
    "phonenumbers",
    "email_validator",
    "filelock",
    "rich",
    "typst",
    "segno",
    "pypdf",
}


def modules_loaded(folder: Path, *words: str, **environment: str) -> set[str]:
    """The modules that are loaded when `iclei` has answered."""
    run = (
        "import atexit, sys; "
        "atexit.register(lambda: print('\\n' + ' '.join(sys.modules))); "
        f"sys.argv = {['iclei', *words]!r}; from iclei_cli.cli.app import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", run],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("--version",),
        ("participants", "--help"),
        ("participants", "import", "--help"),
        ("groups", "assign", "--help"),
        ("export", "roster", "--help"),
        ("export", "notes-sheet", "--help"),
        ("export", "badges", "--help"),
        ("notes", "import", "--help"),
        ("notes", "add", "--help"),
    ],
)
def test_help_and_version_load_nothing_heavy(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Neither the spreadsheet libraries, nor the solver, nor even Rich is loaded to show help."""
    assert not HEAVY & modules_loaded(tmp_path, *words)


def test_a_family_makes_the_command_that_is_typed_alone(tmp_path: Path) -> None:
    """Neither to help with one family nor to complete its name are the others loaded."""
    environment = {"_ICLEI_COMPLETE": "complete_bash", "COMP_WORDS": "iclei expo", "COMP_CWORD": "1"}
    for loaded in (modules_loaded(tmp_path, "export", "--help"), modules_loaded(tmp_path, **environment)):
        assert "iclei_cli.cli.exports.commands" in loaded
        assert not {"iclei_cli.cli.groups.commands", "iclei_cli.cli.participants.commands"} & loaded


def test_tab_loads_nothing_heavy(tmp_path: Path) -> None:
    """Completing `iclei groups as` offers `assign` without loading anything heavy."""
    environment = {"_ICLEI_COMPLETE": "complete_bash", "COMP_WORDS": "iclei groups as", "COMP_CWORD": "2"}
    assert not HEAVY & modules_loaded(tmp_path, **environment)


def test_status_loads_neither_solver_nor_spreadsheets(tmp_path: Path) -> None:
    """`iclei` alone reads the store and verifies the plan; it needs nothing that makes plans or workbooks."""
    (tmp_path / "list.csv").write_text("성명\n김하늘\n이바다\n", encoding="utf-8")
    for words in (("participants", "import", "list.csv"), ("groups", "assign")):
        modules_loaded(tmp_path, *words)
    slow = {"openpyxl", "numpy", "highspy", "python_calamine", "phonenumbers", "email_validator", "rapidfuzz"}
    assert not slow & modules_loaded(tmp_path)


@pytest.mark.slow
def test_tab_reads_the_assembly_without_anything_heavy(iclei: Iclei) -> None:
    """Neither spreadsheets nor the solver, nor TinyDB, is loaded to offer names."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "김하늘")
    line = {"_ICLEI_COMPLETE": "complete_bash", "COMP_WORDS": "iclei participants show 김", "COMP_CWORD": "3"}
    assert not (HEAVY | {"tinydb"}) & modules_loaded(iclei.folder, **line)


def test_a_walk_in_loads_no_spreadsheets_and_the_solver_for_a_seat_alone(iclei: Iclei) -> None:
    """Lines are read by what reads lists, not by what reads their files; without a plan there is no seat."""
    iclei.ok("init")
    loaded = modules_loaded(
        iclei.folder, "checkin", "--new", "홍길동, 창원시, 010-1234-5678, hong@city.go.kr"
    )
    assert "iclei_cli.intake.door.walk_in" in loaded
    assert not {"openpyxl", "numpy", "highspy", "python_calamine", "phonenumbers", "email_validator"} & loaded
    assert not [name for name in loaded if name.startswith("iclei_cli.intake.files")]
