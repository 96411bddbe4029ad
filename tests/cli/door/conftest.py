"""The sample with its table plan, made once and copied for each test of the door."""

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


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample, planned."""
    folder = tmp_path_factory.mktemp("sample")
    for words in (["participants", "import", str(sample_path())], ["groups", "assign"]):
        result = CliRunner().invoke(app, ["--store", str(folder), *words], prog_name="iclei")
        assert result.exit_code == 0, result.stderr
    return folder


@pytest.fixture
def planned(iclei: Iclei, sample: Path) -> Iclei:
    """The sample, with its table plan."""
    shutil.copytree(sample, iclei.folder, dirs_exist_ok=True)
    return iclei
