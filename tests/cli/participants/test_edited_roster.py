"""A roster that was exported, edited and imported again: what was edited is taken, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from conftest import Iclei

PEOPLE = 2
"""The place of the sheet of participants among all sheets."""


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """Four people, seated at two tables."""
    iclei.ok("init", "--language", "ko")
    for group in ("biodiversity", "climate-change", "ecomobility"):
        iclei.ok("groups", "remove", group, "--yes")
    for number, name in enumerate(("김하늘", "이바다", "박가람", "최나래"), start=1):
        organisation = f"가람시청 {number}과"
        iclei.ok("participants", "add", "--name", name, "--organisation", organisation, "--sector", "ngo")
    iclei.ok("groups", "assign", "--rounds", "2")
    return iclei


def edit(office: Iclei, change: Callable[[Workbook], object], *options: str) -> None:
    """Export a roster and edit it."""
    office.ok("export", "roster", "--force", *options)
    workbook = load_workbook(office.folder / "roster.xlsx")
    change(workbook)
    workbook.save(office.folder / "roster.xlsx")


def cell_of(sheet: Worksheet, number: int, place: int) -> Any:
    """The cell of the person of a number, so many columns to the right of the number."""
    row = next(row for row in sheet.iter_rows() if row[0].value == number)
    return row[place]


@pytest.mark.parametrize("language", ["ko", "en", "ja", "zh,ja"])
def test_exactly_the_edited_people_are_updated(office: Iclei, language: str) -> None:
    """In whatever language it was printed, sorted as it may be; untouched, it changes nothing."""
    edit(office, lambda _: None, "--lang", language)
    assert office.json("participants", "import", "roster.xlsx")["unchanged"] == 4

    def change(workbook: Workbook) -> None:
        sheet = workbook.worksheets[PEOPLE]
        cell_of(sheet, 1, 1).value = "김하나"
        texts = {str(cell.value): cell for cell in sheet[1] if cell.value}
        sector = next(
            cell.column
            for text, cell in texts.items()
            if text.startswith(("부문", "Sector", "セクター", "界别"))
        )
        other = workbook["iclei-roster"]["B2"].value
        cell_of(sheet, 2, sector - 1).value = other
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for row, values in enumerate(reversed(rows), start=2):
            for column, value in enumerate(values, start=1):
                sheet.cell(row, column).value = value

    edit(office, change, "--lang", language)
    done = office.json("participants", "import", "roster.xlsx")
    assert (done["created"], done["updated"], done["unchanged"], done["notices"]) == (0, 2, 2, [])
    people = {person["id"]: person for person in office.json("participants", "list")["participants"]}
    assert len(people) == 4
    assert (people[1]["name"], people[1]["sector"]) == ("김하나", "ngo")
    assert (people[2]["name"], people[2]["sector"]) == ("이바다", "public-officer")
    office.ok("undo")
    assert office.json("participants", "show", "1")["participant"]["name"] == "김하늘"


def test_seats_and_strangers_are_told_and_not_guessed(office: Iclei) -> None:
    """Who is put elsewhere, on the list or from page to page, is told with the command; nobody is added."""
    seats = office.json("participants", "show", "1")["groups"]

    def change(workbook: Workbook) -> None:
        sheet = workbook.worksheets[PEOPLE]
        sheet.cell(sheet.max_row + 1, 2).value = "홍길동"
        one, other = (
            next(page for page in workbook.worksheets[PEOPLE + 2 :] if page["A1"].value.startswith(title))
            for title in (("에너지",), ("공공녹색구매",))
        )
        if seats[0] != "energy":
            one, other = other, one
        row = next(row for row in one.iter_rows() if row[0].value == 1)
        ident, name = row[0].value, row[1].value
        row[0].value = row[1].value = None
        heading = next(row for row in other.iter_rows() if row[0].value == "번호")[0].row or 0
        other.insert_rows(heading + 1)
        other.cell(heading + 1, 1).value, other.cell(heading + 1, 2).value = ident, name

    edit(office, change, "--lang", "ko")
    done = office.json("participants", "import", "roster.xlsx")
    assert (done["created"], done["updated"]) == (0, 0)
    where = "green-public-procurement" if seats[0] == "energy" else "energy"
    moved, stranger = done["notices"]
    assert f"iclei groups move 1 --to {where} --round 1" in moved
    assert "홍길동" in stranger
    assert office.json("participants", "show", "1")["groups"] == seats


def test_what_was_changed_here_meanwhile_is_asked_about(office: Iclei) -> None:
    """Both sides changed the same field: it is left until somebody decides."""
    edit(office, lambda workbook: setattr(cell_of(workbook.worksheets[PEOPLE], 1, 2), "value", "다른 시청"))
    office.ok("participants", "edit", "1", "--organisation", "새 시청")

    done = office.json("participants", "import", "roster.xlsx")
    assert [(item["ours"], item["theirs"]) for item in done["conflicts"]] == [("새 시청", "다른 시청")]
    assert done["updated"] == 0
    assert office.json("participants", "import", "roster.xlsx", "--theirs")["updated"] == 1
    assert office.json("participants", "show", "1")["participant"]["organisation"] == "다른 시청"


def test_what_cannot_be_meant_refuses_all_of_it(office: Iclei) -> None:
    """A sector that is none is told with its sheet and row, and nothing is changed."""

    def change(workbook: Workbook) -> None:
        cell_of(workbook.worksheets[PEOPLE], 1, 3).value = "없는 부문"
        cell_of(workbook.worksheets[PEOPLE], 2, 1).value = "이강"

    edit(office, change, "--lang", "ko")
    refused = office("participants", "import", "roster.xlsx")
    assert refused.exit_code == 1
    assert "없는 부문" in refused.err
    assert office.json("participants", "show", "2")["participant"]["name"] == "이바다"


def test_an_emptied_cell_empties_nothing_unless_that_is_said(office: Iclei) -> None:
    """As of any list; it is told."""
    edit(office, lambda workbook: setattr(cell_of(workbook.worksheets[PEOPLE], 1, 2), "value", None))
    done = office.json("participants", "import", "roster.xlsx")
    assert (done["updated"], len(done["notices"])) == (0, 1)
    assert office.json("participants", "import", "roster.xlsx", "--clear-empty")["updated"] == 1
    assert office.json("participants", "show", "1")["participant"]["organisation"] is None


def test_a_roster_of_other_people_is_a_list_like_any_other(office: Iclei) -> None:
    """Where its numbers mean others, it is no roster of this assembly."""
    edit(office, lambda _: None)
    for number in ("1", "2", "3"):
        office.ok("participants", "edit", number, "--name", f"다른 사람{number}")
    told = office("participants", "import", "roster.xlsx", "--dry-run").out
    assert "is a roster of this assembly" not in told
