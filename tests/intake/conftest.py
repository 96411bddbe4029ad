"""What the tests of the intake share: an assembly with its topics, and lists written to disk."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

import openpyxl
import pytest

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Topic
from iclei_cli.intake.people.three_way_merge import CAUTIOUS
from iclei_cli.intake.registrations import ListSettings, Policy, apply_registrations, read_registrations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from iclei_cli.intake.registrations import Registrations

    Rows = Sequence[Sequence[Any]]
    Read = Callable[[Rows], Registrations]

TOPICS = (
    Topic(key="ecomobility", titles={"en": "EcoMobility", "ko": "생태교통"}, aliases=("친환경 교통",)),
    Topic(key="green-public-procurement", titles={"en": "Green Public Procurement", "ko": "녹색구매"}),
    Topic(key="energy", titles={"en": "Energy", "ko": "에너지"}),
    Topic(key="climate-change", titles={"en": "Climate Change", "ko": "기후변화"}, aliases=("기후·환경",)),
    Topic(key="biodiversity", titles={"en": "Biodiversity", "ko": "생물다양성"}),
)


def skip_bad_rows(policy: Policy = CAUTIOUS) -> ListSettings:
    """By that policy, but the good rows of a list are imported whatever the others are."""
    return ListSettings(policy=replace(policy, skip_bad_rows=True))


def strict(policy: Policy = CAUTIOUS) -> ListSettings:
    """By that policy, but a row is refused for any cell that is not understood."""
    return ListSettings(policy=replace(policy, is_strict=True))


class WriteWorkbook(Protocol):
    """Writes an .xlsx of one sheet or, from a dictionary, of several."""

    def __call__(self, rows: Rows | dict[str, Rows], name: str = "list.xlsx") -> Path:
        """Return where it is."""


class WriteText(Protocol):
    """Writes a delimited text."""

    def __call__(self, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
        """Return where it is."""


@pytest.fixture
def assembly() -> Assembly:
    """An assembly with five topics and nobody in it."""
    return Assembly(event=Event(name="Assembly"), topics={topic.key: topic for topic in TOPICS})


@pytest.fixture
def write_workbook(tmp_path: Path) -> WriteWorkbook:
    """Write rows to an .xlsx file."""

    def write(rows: Rows | dict[str, Rows], name: str = "list.xlsx") -> Path:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, table in (rows if isinstance(rows, dict) else {"Sheet1": rows}).items():
            sheet = workbook.create_sheet(title)
            for number, row in enumerate(table, 1):
                for place, value in enumerate(row, 1):
                    sheet.cell(number, place, value)
        workbook.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def write_text(tmp_path: Path) -> WriteText:
    """Write rows to a .csv file."""

    def write(rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows(rows)
        path = tmp_path / "list.csv"
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return write


@pytest.fixture
def read(assembly: Assembly, write_text: WriteText) -> Read:
    """Read rows as a list, changing nothing."""
    return lambda rows: read_registrations(write_text(rows), assembly)


@pytest.fixture
def read_strictly(assembly: Assembly, write_text: WriteText) -> Read:
    """Read rows as a list in which every cell must be understood, changing nothing."""
    return lambda rows: read_registrations(write_text(rows), assembly, strict())


@pytest.fixture
def take_in(assembly: Assembly, write_text: WriteText) -> Read:
    """Read rows as a list, and put the people of its good rows into the assembly."""

    def take(rows: Rows) -> Registrations:
        registrations = read_registrations(write_text(rows), assembly, skip_bad_rows())
        apply_registrations(registrations, assembly)
        return registrations

    return take


def counts(registrations: Registrations) -> tuple[int, int, int, int]:
    """Return how many rows are created, updated, unchanged and refused."""
    created, updated = len(registrations.changes.created), len(registrations.changes.updated)
    return (created, updated, registrations.unchanged, len(registrations.bad_rows))
