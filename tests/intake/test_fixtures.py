"""Registration files as other systems write them are understood with no option at all."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from fixtures.manifest import FILES, fixtures, found_in
from iclei_cli.intake.registrations import read_registrations
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from fixtures.manifest import Fixture
    from iclei_cli.assembly.nouns.assembly import Assembly

PROTECTED = FILES.with_name("protected")


@pytest.mark.parametrize("fixture", fixtures(), ids=lambda fixture: fixture.path.name)
def test_a_file_of_another_system_is_understood(fixture: Fixture) -> None:
    """Encoding, sheet, header row, fields, extra columns, people, rows, notices: as in the manifest."""
    assert fixture.differences(found_in(fixture.path)) == {}


def test_every_fixture_is_in_the_manifest() -> None:
    """None is left out of the test above."""
    assert {path.name for path in FILES.iterdir()} == {fixture.path.name for fixture in fixtures()}


def test_the_command_takes_a_file_of_another_system_without_an_option(tmp_path: Path) -> None:
    """A semicolon-separated list in a Western encoding is imported by its name alone."""
    command = [sys.executable, "-m", "iclei_cli", "participants", "import", str(FILES / "openslides.csv")]
    done = subprocess.run([*command, "--json"], cwd=tmp_path, capture_output=True, check=True)
    document = json.loads(done.stdout)
    assert (document["created"], document["errors"]) == (2, [])
    assert document["encoding"] == "iso-8859-15"


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_a_workbook_locked_by_a_password_is_called_so(kind: str, assembly: Assembly) -> None:
    """LibreOffice encrypted these; they are protected, and not damaged."""
    with pytest.raises(RefusedError) as caught:
        read_registrations(PROTECTED / f"list.{kind}", assembly)
    assert caught.value.code == "file-protected"
