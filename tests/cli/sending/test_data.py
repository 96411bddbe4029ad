"""`iclei export data`: everything that another program may know, and nothing that is the office's alone."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from conftest import Iclei

NAMES = ["people", "tables", "seats", "sessions", "speakers", "arrivals", "notes"]


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """Two tables, a talk, somebody who came and left, notes, names like formulas."""
    event = ("--name", "모임", "--date", "2026-03-29", "--language", "ko")
    iclei.ok("init", "--template", "blank", "--topic", "Energy", "--topic", "Water", *event, "--yes")
    add = ("participants", "add", "--name")
    iclei.ok(*add, "김가온", "--email", "gaon@example.kr", "--phone", "010-1234-5678", "--choice", "energy")
    iclei.ok(*add, "=김나래", "--organisation", "-1+1")
    iclei.ok(*add, "이다솜")
    iclei.ok(*add, "박마루")
    iclei.ok("groups", "edit", "energy", "--label", "에너지", "--facilitator", "3")
    iclei.ok("groups", "edit", "water", "--label", "+물")
    iclei.ok("groups", "apart", "1", "2", "--reason", "secret")
    iclei.ok("sessions", "edit", "discussion", "--start", "14:00", "--end", "15:00")
    iclei.ok("sessions", "add-talk", "discussion", "--title", "Rivers", "--speaker", "4")
    iclei.ok("groups", "assign", "--rounds", "1")
    iclei.ok("checkin", "1", "2")
    iclei.ok("checkin", "2", "--out")
    iclei.ok("notes", "add", "energy", "Roofs", "--who", "1", "--kind", "action", "--by", "2026-05-01")
    iclei.ok("notes", "add", "energy", "Never print this", "--kind", "quote", "--who", "2")
    return iclei


def test_programs_get_every_table_with_keys_and_numbers(office: Iclei) -> None:
    """Seats by round with which choice it is and the duty, talks, arrivals, notes that may go out."""
    told = office.json("export", "data", "-o", "data.json")
    assert [table["table"] for table in told["tables"]] == NAMES
    found = json.loads((office.folder / "data.json").read_text("utf-8"))
    assert list(found) == NAMES
    assert [len(found[name]) for name in NAMES] == [table["rows"] for table in told["tables"]]
    seats = {(seat["id"], seat["round"]): seat for seat in found["seats"]}
    assert seats.keys() == {(1, 1), (2, 1), (3, 1), (4, 1)}
    assert seats[3, 1]["table"] == "energy"
    assert seats[3, 1]["duty"] == "facilitator"
    for seat in found["seats"]:
        assert seat["choice"] == (1 if (seat["id"], seat["table"]) == (1, "energy") else None)
    assert found["speakers"][0] | {"position": None} == {
        "session": "discussion",
        "talk": "Rivers",
        "role": "presenter",
        "id": 4,
        "name": "박마루",
        "position": None,
    }
    assert [(item["id"], item["left"] is not None) for item in found["arrivals"]] == [(1, False), (2, True)]
    assert [note["text"] for note in found["notes"]] == ["Roofs"]


def test_what_the_office_alone_is_to_know_is_in_no_form_of_it(office: Iclei) -> None:
    """No contacts, reasons of rules or quotes without consent; contacts only if they are asked for."""
    for ending in ("json", "csv", "xlsx"):
        told = office.ok("export", "data", "-o", f"data.{ending}").err
        assert "1 quote is not in it" in told
    texts = [path.read_text("utf-8-sig") for path in office.folder.glob("data*.csv")]
    texts += [(office.folder / "data.json").read_text("utf-8")]
    texts += ["".join(map(str, cells(office)))]
    assert len(texts) == len(NAMES) + 2
    for secret in ("secret", "gaon@example.kr", "1234", "Never print this"):
        assert not [text for text in texts if secret in text]
    assert office("export", "data", "-o", "data.json", "--contacts").exit_code == 1, "it is for other eyes"
    office.ok("export", "data", "-o", "data.json", "--contacts", "--force")
    assert "gaon@example.kr" in (office.folder / "data.json").read_text("utf-8")
    assert (office.folder / "data.json").stat().st_mode & 0o077 == 0


def cells(office: Iclei) -> list[object]:
    """Every cell of the workbook."""
    book = load_workbook(office.folder / "data.xlsx")
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]


def test_a_spreadsheet_gets_a_file_or_sheet_for_each_table_in_words(office: Iclei) -> None:
    """In the assembly's language, with the sign by which Excel knows UTF-8, and no cell is a formula."""
    office.ok("export", "data", "-o", "data.csv")
    assert {path.name for path in office.folder.glob("data*.csv")} == {f"data-{name}.csv" for name in NAMES}
    content = (office.folder / "data-seats.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert rows[0][1] == "성명"
    assert {row[3] for row in rows[1:]} == {"에너지", "'+물"}
    assert "'=김나래" in {row[1] for row in rows[1:]}
    office.ok("export", "data")
    book = load_workbook(office.folder / "data.xlsx")
    assert book.sheetnames == ["참가자", "테이블", "자리", "세션", "연사", "도착", "기록"]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert [cell.value for cell in book["자리"][1]] == rows[0]


def test_an_assembly_without_anything_has_tables_without_rows(iclei: Iclei) -> None:
    """Before there is a plan, a door or a note."""
    iclei.ok("init", "--template", "blank", "--topic", "Energy", "--name", "모임", "--yes")
    told = iclei.json("export", "data", "-o", "data.json")
    assert {table["table"]: table["rows"] for table in told["tables"]} | {"sessions": 1, "tables": 1} == {
        **dict.fromkeys(NAMES, 0),
        "sessions": 1,
        "tables": 1,
    }
