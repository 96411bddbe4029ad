"""A whole day, made once: people who came, two walk away, notes of every kind; and copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from iclei_cli.cli.app import app
from iclei_cli.store.template.load import sample_path

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Iclei

DAY = (
    ("assembly", "edit", "--name", "2026 Assembly", "--date", "2026-02-27", "--language", "en"),
    ("participants", "edit", "17", "--consent", "third-party: yes"),
    ("participants", "edit", "18", "--consent", "third-party: no"),
    ("sessions", "add-speaker", "opening", "--name", "Park Minjae", "--position", "Mayor"),
    ("checkin", *map(str, range(1, 111))),
    ("groups", "repair", "--present"),
    ("notes", "add", "energy", "Roofs are many | and *flat*"),
    ("notes", "add", "energy", "One register of roofs", "--kind", "conclusion", "--sdg", "7"),
    ("notes", "add", "energy", "Draft it", "--kind", "action", "--who", "17", "--by", "2026-03-31"),
    ("notes", "add", "energy", "Count them", "--kind", "action", "--who", "18"),
    ("notes", "add", "energy", "We can do it", "--kind", "quote", "--who", "20", "--consent"),
    ("notes", "add", "energy", "Not for the paper", "--kind", "quote", "--who", "21"),
    ("notes", "add", "opening", "A warm welcome"),
)


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample after its day."""
    folder = tmp_path_factory.mktemp("day")
    for words in (("participants", "import", str(sample_path())), ("groups", "assign"), *DAY):
        result = CliRunner().invoke(app, ["--store", str(folder), *words], prog_name="iclei")
        assert result.exit_code == 0, f"{words}: {result.stderr}"
    return folder


@pytest.fixture
def planned_earlier(tmp_path: Path) -> str:
    """A folder with the people of the sample, to which nobody has come."""
    folder = str(tmp_path / "earlier")
    words = ("--store", folder, "participants", "import", str(sample_path()))
    assert CliRunner().invoke(app, words, prog_name="iclei").exit_code == 0
    return folder


@pytest.fixture
def held(iclei: Iclei, day: Path) -> Iclei:
    """The sample after its day."""
    shutil.copytree(day, iclei.folder, dirs_exist_ok=True)
    return iclei
