"""Whoever refused that their data is given to others is told of with whatever names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.exports.registry import EXPORTS

if TYPE_CHECKING:
    from conftest import Iclei

TELL_NOTHING = {
    "badges-to-collect",  # beside new badges, which tell it
    "certificates",  # each goes to the person alone
    "rejects",  # rows of the office's own list
    "chart",  # names nobody
}
"""The exports that name nobody to anybody else."""

ARGUMENTS = {
    "minutes": ("opening",),
    "tents": ("--who", "all"),
    "calendar": ("--lang", "en"),
}
"""What has to be typed behind the name of an export."""

TOLD = "refused that their data is given to others"


@pytest.fixture
def refusing(iclei: Iclei) -> Iclei:
    """Three people at a table, of whom the second is in the programme, has an address, and refused."""
    iclei.ok(
        "init", "--template", "talk4action", "--name", "Assembly", "--date", "2026-03-29", "--language", "en"
    )
    for number, name in enumerate(("김하늘", "이바다", "박마루"), start=1):
        iclei.ok("participants", "add", "--name", name, "--email", f"p{number}@example.org")
    iclei.ok("participants", "edit", "2", "--consent", "third-party: no")
    iclei.ok("sessions", "edit", "opening", "--start", "10:00", "--end", "11:00")
    iclei.ok("sessions", "add-speaker", "opening", "--person", "2", "--role", "chair")
    iclei.ok("groups", "assign")
    return iclei


@pytest.mark.slow
def test_every_export_tells_that_it_names_who_refused_or_is_known_not_to(refusing: Iclei) -> None:
    """A new one that names people and says nothing is an error; the pages that lead to files say it, too."""
    tell = [export.identifier for export in EXPORTS if export.identifier not in TELL_NOTHING | {"changed"}]
    silent = [name for name in tell if TOLD not in refusing.ok("export", name, *ARGUMENTS.get(name, ())).err]
    assert silent == []
    refusing.ok("participants", "edit", "1", "--organisation", "수원시")
    assert TOLD in refusing.ok("export", "changed").err
    for folder in ("out", "changed"):
        assert TOLD in (refusing.folder / folder / "index.html").read_text("utf-8")


def test_the_report_counts_those_alone_whom_it_does_not_name(refusing: Iclei) -> None:
    """A chair is named as the programme names them: not among those who are not, on paper or on a screen."""
    told = refusing.ok("export", "report", "-o", "report.md", "--lang", "en").err
    report = (refusing.folder / "report.md").read_text("utf-8")
    assert "이바다" in report
    assert "2 people are not named in it (consent third-party): 2 were not asked" in told
    assert "2 people are not named in this report: 2 were not asked" in report
    assert "1 person not in this list is named above" in report
    assert "1 speaker in the programme refused" in told
    assert "이바다 (no. 2)" in told
