"""`iclei groups apart --file`, `together --file`: a rule for each row, or a sentence for each fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

if TYPE_CHECKING:
    from conftest import Iclei

NAMES = ("김하늘", "이바다", "박가람", "Ann Smith", "Ann Jones", "Gone")


@pytest.fixture
def six(iclei: Iclei) -> Iclei:
    """Six people, numbers 1 to 6, of whom the last has cancelled."""
    iclei.ok("init")
    for name in NAMES:
        iclei.ok("participants", "add", "--name", name)
    iclei.ok("participants", "cancel", "6")
    return iclei


def rules(iclei: Iclei) -> list[dict[str, Any]]:
    """Kind, people, rounds and reason of each rule."""
    return [
        {
            "kind": rule["kind"],
            "people": [person["id"] for person in rule["people"]],
            "rounds": rule["rounds"],
            "reason": rule["reason"],
        }
        for rule in iclei.json("groups", "rules")["rules"]
    ]


def write_csv(iclei: Iclei, text: str) -> str:
    """A file of text in the folder; its name."""
    (iclei.folder / "pairs.csv").write_text(text, "utf-8")
    return "pairs.csv"


def write_workbook(iclei: Iclei, rows: list[list[object]]) -> str:
    """A workbook in the folder; its name."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    book.active = 0
    for row in rows:
        sheet.append(row)
    book.save(iclei.folder / "pairs.xlsx")
    return "pairs.xlsx"


def test_each_row_is_a_rule_of_the_commands_kind(six: Iclei) -> None:
    """Numbers and names, two people or more, without a header; rounds and the reason are for all of them."""
    file = write_csv(six, "1,이바다\n\n박가람,Ann Smith,5\n")
    six.ok("groups", "together", "--file", file, "--round", "2", "--reason", "friends")
    assert rules(six) == [
        {"kind": "together", "people": [1, 2], "rounds": [2], "reason": "friends"},
        {"kind": "together", "people": [3, 4, 5], "rounds": [2], "reason": "friends"},
    ]


def test_a_column_can_say_the_kind_and_the_reason(six: Iclei) -> None:
    """Headers in any order and in Korean; a kind that is not given is the command's."""
    file = write_workbook(
        six, [["구분", "이름 1", "이름 2", "사유"], ["함께", 1, 2, None], [None, 3, 4, "경쟁"]]
    )
    six.ok("groups", "apart", "--file", file)
    assert rules(six) == [
        {"kind": "together", "people": [1, 2], "rounds": [], "reason": None},
        {"kind": "apart", "people": [3, 4], "rounds": [], "reason": "경쟁"},
    ]
    assert "nothing was changed" in six.ok("groups", "apart", "--file", file).out
    six.ok("undo")
    assert rules(six) == []


def test_every_fault_is_told_with_its_place_and_nothing_is_changed(six: Iclei) -> None:
    """Nobody so called, several, somebody who has cancelled, an unknown kind, one person, a contradiction."""
    six.ok("groups", "together", "1", "2")
    before = rules(six)
    file = write_csv(
        six,
        "name 1,name 2,rule\n3,4,\nNobody,Ann,apart\n1,Gone,\n1,3,maybe\n2,이바다,together\n1,2,apart\n",
    )
    answer = six("groups", "apart", "--file", file)
    assert answer.exit_code == 1
    told = [line for line in answer.err.splitlines() if line.startswith("Row ")]
    places = ["Row 3, column A", "Row 3, column B", "Row 4, column B", "Row 5, column C", "Row 6", "Row 7"]
    assert [line.split(":")[0] for line in told] == places
    assert "“Nobody”" in told[0]
    assert rules(six) == before


@pytest.mark.parametrize("text", ["name 1,name 2\n", ",,\n ; \n"])
def test_a_file_that_names_nobody_is_refused(six: Iclei, text: str) -> None:
    """A header alone, or nothing at all."""
    assert six("groups", "apart", "--file", write_csv(six, text)).exit_code == 1
    assert six("groups", "apart", "--file", "missing.csv").exit_code == 1
    assert six("groups", "apart").exit_code == 2
    assert six("groups", "apart", "1", "2", "--file", "missing.csv").exit_code == 2
    assert rules(six) == []
