"""Which files can be read, and what is said of those that cannot."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from iclei_cli.intake.files.open import read_document
from iclei_cli.intake.files.sandbox import read_isolated
from iclei_cli.intake.registrations import read_registrations
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message
from wording import told

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import WriteText, WriteWorkbook

HEADER = ["성명", "소속", "이메일", "희망 주제"]
PEOPLE = [
    ["김가온", "가람시", "gaon@example.kr", "에너지"],
    ["박나래", "나루군", "narae@example.kr", "생태교통"],
]
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def names(path: Path, assembly: Assembly) -> list[str]:
    """Return the names that a list brings."""
    return [person.name for person in read_registrations(path, assembly).changes.created]


def refusal(path: Path, assembly: Assembly) -> str:
    """Return the code with which a file is refused."""
    with pytest.raises(RefusedError) as caught:
        read_registrations(path, assembly)
    assert caught.value.params["file"] == str(path)
    return caught.value.code


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("cp949", "cp949")],
)
def test_text_in_any_encoding_korean_offices_use_is_read(
    encoding: str, told: str, assembly: Assembly, write_text: WriteText
) -> None:
    """UTF-8 with and without a mark, UTF-16 and cp949 give the same people, and the encoding is told."""
    path = write_text([HEADER, *PEOPLE, ["최똠방", "가람시", "choe@example.kr", ""]], encoding=encoding)
    registrations = read_registrations(path, assembly)
    assert [person.name for person in registrations.changes.created] == ["김가온", "박나래", "최똠방"]
    assert registrations.changes.created[0].organisation == "가람시"
    assert registrations.document.encoding == told
    assert registrations.table.sheet.name is None


def test_big_endian_utf16_is_read(assembly: Assembly, tmp_path: Path) -> None:
    """The byte order is taken from the mark."""
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xfe\xff" + "성명,소속\n김가온,가람시\n".encode("utf-16-be"))
    assert names(path, assembly) == ["김가온"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_found(delimiter: str, assembly: Assembly, write_text: WriteText) -> None:
    """Commas, semicolons and tabs are told apart by the header they make."""
    path = write_text([["참가자 명단"], HEADER, *PEOPLE], delimiter=delimiter)
    registrations = read_registrations(path, assembly)
    assert [person.email for person in registrations.changes.created] == [
        "gaon@example.kr",
        "narae@example.kr",
    ]
    assert registrations.table.header_row == 2


def test_a_delimiter_inside_every_cell_does_not_deceive(assembly: Assembly, tmp_path: Path) -> None:
    """Lists of topics joined by semicolons are more regular than the commas between the columns."""
    rows = "".join(
        f"참가자{letter},Energy; Climate Change; Biodiversity; EcoMobility\n" for letter in "가나다라"
    )
    path = tmp_path / "list.csv"
    path.write_text("Name,Topic preferences\n" + rows, encoding="utf-8")
    first = read_registrations(path, assembly).changes.created[0]
    assert first.name == "참가자가"
    assert first.choices == ("energy", "climate-change", "biodiversity", "ecomobility")


def test_the_content_and_not_the_name_tells_the_kind(
    assembly: Assembly, write_workbook: WriteWorkbook, write_text: WriteText, tmp_path: Path
) -> None:
    """A workbook called .csv and a text called .xlsx are read for what they are."""
    workbook = write_workbook([HEADER, *PEOPLE], "really-a-workbook.csv")
    text = write_text([HEADER, *PEOPLE]).rename(tmp_path / "really-a-text.xlsx")
    assert names(workbook, assembly) == names(text, assembly) == ["김가온", "박나래"]


def test_rows_are_numbered_as_the_spreadsheet_numbers_them(
    assembly: Assembly, write_workbook: WriteWorkbook
) -> None:
    """Empty rows and columns around the table do not shift the numbers of header and errors."""
    rows: list[list[object]] = [
        [],
        [None, None],
        ["", "", *HEADER],
        [],
        ["", "", "김가온", "가람시", "not an address", ""],
    ]
    registrations = read_registrations(write_workbook(rows), assembly)
    assert registrations.table.header_row == 3
    assert [(cell.row, cell.column) for cell in registrations.rows.kept] == [(5, "이메일")]


def test_rows_of_a_text_are_numbered_as_a_spreadsheet_shows_them(assembly: Assembly, tmp_path: Path) -> None:
    """A cell of two lines makes one row; a blank line is a row."""
    path = tmp_path / "list.csv"
    path.write_bytes('성명,이메일,비고\r\n김가온,,"한\r\n둘"\r\n\r\n박나래,nowhere,\r\n'.encode())
    registrations = read_registrations(path, assembly)
    assert registrations.changes.created[0].notes == "한\n둘"
    assert [cell.row for cell in registrations.rows.kept] == [4]
    assert registrations.rows.skipped == 1


def test_the_sheet_with_the_best_header_is_read(assembly: Assembly, write_workbook: WriteWorkbook) -> None:
    """Cover sheets and summaries before the list are passed by."""
    path = write_workbook(
        {
            "표지": [["2019 총회 참가자"], ["성명", "홍담당"]],
            "집계": [["구분", "인원"], ["정치인", 2]],
            "참가자": [["참가자 명단"], [], HEADER, *PEOPLE],
        },
    )
    registrations = read_registrations(path, assembly)
    assert (registrations.table.sheet.name, registrations.table.header_row) == ("참가자", 3)
    assert [person.name for person in registrations.changes.created] == ["김가온", "박나래"]


def test_another_sheet_of_people_is_not_passed_over_in_silence(
    assembly: Assembly, write_workbook: WriteWorkbook
) -> None:
    """Only one sheet is read, and the user is told which other one looks like a list."""
    path = write_workbook({"1일차": [HEADER, *PEOPLE], "2일차": [HEADER, *PEOPLE]})
    registrations = read_registrations(path, assembly)
    assert registrations.table.sheet.name == "1일차"
    assert registrations.notices == [message("sheets-not-read", names=["2일차"])]


def test_cells_of_a_workbook_read_as_a_person_reads_them(
    assembly: Assembly, write_workbook: WriteWorkbook
) -> None:
    """Numbers lose their `.0`, dates and times are ISO, booleans are words."""
    header = ["성명", "번호판", "비율", "신청일", "신청일시", "도착", "주차"]
    moment = dt.datetime(2019, 2, 1, 15, 45, 23)  # noqa: DTZ001 - a cell has no time zone
    row = ["김가온", 1234.0, 0.5, dt.date(2019, 2, 1), moment, dt.time(9, 30), True]
    (person,) = read_registrations(write_workbook([header, row]), assembly).changes.created
    assert person.extra == {
        "번호판": "1234",
        "비율": "0.5",
        "신청일": "2019-02-01",
        "신청일시": "2019-02-01 15:45:23",
        "도착": "09:30:00",
        "주차": "TRUE",
    }


def test_cells_come_out_of_the_reading_process_where_they_stood(write_workbook: WriteWorkbook) -> None:
    """Empty cells and rows, lines in a cell and characters nobody can see move no cell to another place."""
    path = write_workbook(
        [HEADER, [None] * 4, ["김\u200b가온", None, "a\nb", "에\x7f너지"], [None, " ", None, "x"]]
    )

    (sheet,) = read_document(path).sheets

    assert sheet.rows == [HEADER, [], ["김가온", "", "a\nb", "에너지"], ["", "", "", "x"]]


@pytest.mark.parametrize("format_name", ["web page", "SpreadsheetML"])
def test_marks_between_cells_cannot_be_forged(format_name: str) -> None:
    """A cell with the characters that nobody can see is one cell in markup, too."""
    inside = "a\x7fb&#8203;c&#127;d"
    page = f"<table><tr><td>{inside}</td><td>e</td></tr></table>"
    book = (
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table><Row>'
        f"<Cell><Data>{inside}</Data></Cell><Cell><Data>e</Data></Cell></Row></Table></Worksheet></Workbook>"
    )

    (sheet,) = read_isolated(format_name, (page if format_name == "web page" else book).encode()).sheets

    assert sheet.rows == [["abcd", "e"]]


def test_a_cell_merged_over_rows_is_true_of_each(assembly: Assembly, tmp_path: Path) -> None:
    """An organisation merged over three people belongs to all three, and to nobody after them.

    Wherever on its sheet the list begins.
    """
    rows = [("소속", "성명"), ("가람시", "김가온"), (None, "박나래"), (None, "최다솜"), (None, "한라온")]
    for above, left in ((0, 0), (3, 0), (0, 1), (2, 4)):
        workbook = openpyxl.Workbook()
        sheet = workbook.worksheets[0]
        for number, row in enumerate(rows, above + 1):
            sheet.cell(number, left + 1, row[0])
            sheet.cell(number, left + 2, row[1])
        sheet.merge_cells(None, above + 2, left + 1, above + 4, left + 1)
        path = tmp_path / "merged.xlsx"
        workbook.save(path)
        people = read_registrations(path, assembly).changes.created
        assert [person.name for person in people] == ["김가온", "박나래", "최다솜", "한라온"]
        assert [person.organisation for person in people] == ["가람시", "가람시", "가람시", None]


def test_merged_cells_that_hold_nothing_change_nothing(assembly: Assembly, tmp_path: Path) -> None:
    """A form merges empty cells too: above the list, below it, and beside it."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in [[], [], ["성명", "소속"], ["김가온", "가람시"]]:
        sheet.append(row)
    for cells in ("A1:A2", "B4:B9", "H1:H6", "C40:C50"):
        sheet.merge_cells(cells)
    path = tmp_path / "merged.xlsx"
    workbook.save(path)
    registrations = read_registrations(path, assembly)
    assert registrations.table.header_row == 3
    assert [(person.name, person.organisation) for person in registrations.changes.created] == [
        ("김가온", "가람시")
    ]
    assert (registrations.rows.count, registrations.rows.skipped) == (1, 0)


def test_a_header_of_two_merged_rows_is_understood(assembly: Assembly, tmp_path: Path) -> None:
    """Where one header is split in two below, the lower row tells the columns."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in [
        ["성명", "연락처", ""],
        ["", "휴대폰", "이메일"],
        ["김가온", "010-1234-5678", "gaon@example.kr"],
    ]:
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    path = tmp_path / "merged.xlsx"
    workbook.save(path)
    (person,) = read_registrations(path, assembly).changes.created
    assert (person.name, person.phone, person.email) == ("김가온", "+821012345678", "gaon@example.kr")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b" \r\n\r\n", "file-empty"),
        (b",,\n,,\n", "file-empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "file-not-a-table"),
        (b"\x89PNG\r\n\x1a\n\x00", "file-not-a-table"),
        (b"\n<!DOCTYPE html><p>x", "file-not-a-table"),
        (b"<?xml version='1.0'?><list/>", "file-not-a-table"),
        (OLE + b"\0" * 600 + b"HWP Document File V5.00", "file-not-a-table"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "file-damaged"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "file-protected"),
        (OLE + b"\0" * 600, "file-not-a-table"),
        (b"name,\x00\x01\x02", "file-not-a-table"),
        (b"PK\x03\x04 cut off", "file-damaged"),
        (b"name,city\nfoo,\xff\xff\xff\n", "file-encoding"),
        (b"\xff\xfe\x00", "file-encoding"),
        ("\n".join(map(chr, range(1, 600))).encode("utf-16-le"), "file-not-a-table"),
        ('성명,소속\n김가온,"가람시\n박나래,나루군\n'.encode(), "file-open-quote"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    content: bytes, code: str, assembly: Assembly, tmp_path: Path
) -> None:
    """Whatever is no table is refused with the reason, and with the file's name in the sentence."""
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    assert refusal(path, assembly) == code


def test_a_file_that_is_written_while_it_is_read_is_refused(
    assembly: Assembly, write_text: WriteText, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of two lists are no list: whoever reads is told to wait until it is written."""
    path = write_text([HEADER, *PEOPLE])
    status = os.fstat

    def look_and_write(descriptor: int) -> os.stat_result:
        seen = status(descriptor)
        with path.open("a", encoding="utf-8") as other:
            other.write("최다솜,가람시,dasom@example.kr,\n")
        return seen

    monkeypatch.setattr(os, "fstat", look_and_write)
    assert refusal(path, assembly) == "file-changing"


def test_a_missing_file_and_a_folder_are_refused(assembly: Assembly, tmp_path: Path) -> None:
    """A path without a file is told apart from a folder."""
    assert refusal(tmp_path / "none.xlsx", assembly) == "file-missing"
    assert refusal(tmp_path, assembly) == "file-is-folder"


def test_a_zip_that_is_no_workbook_is_refused(assembly: Assembly, tmp_path: Path) -> None:
    """A document of another program in a zip is named for what it is."""
    path = tmp_path / "document.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert refusal(path, assembly) == "file-not-a-table"


def test_a_workbook_with_empty_sheets_is_empty(assembly: Assembly, write_workbook: WriteWorkbook) -> None:
    """There is nothing to look for a header in."""
    assert refusal(write_workbook({"a": [], "b": []}), assembly) == "file-empty"


def test_an_open_quotation_mark_is_located(assembly: Assembly, tmp_path: Path) -> None:
    """Rows swallowed by a quotation mark are never lost without a word: its row is named."""
    path = tmp_path / "list.csv"
    path.write_text('성명,소속\n김가온,가람시\n박나래,"나루군\n' + "최다솜,가람시\n" * 50, encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        read_registrations(path, assembly)
    assert (caught.value.code, caught.value.params["row"]) == ("file-open-quote", 3)


def test_a_quotation_mark_that_swallows_a_long_list_is_located(assembly: Assembly, tmp_path: Path) -> None:
    """What is swallowed may be longer than any reader takes for one cell."""
    path = tmp_path / "list.csv"
    path.write_text('성명,소속\n김가온,"가람시\n' + "최다솜,가람시\n" * 20_000, encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        read_registrations(path, assembly)
    assert (caught.value.code, caught.value.params["row"]) == ("file-open-quote", 2)


def test_a_list_without_names_is_refused_with_what_was_seen(
    assembly: Assembly, write_text: WriteText
) -> None:
    """The sentence shows the header that was found, and says what is needed."""
    with pytest.raises(RefusedError) as caught:
        read_registrations(write_text([["목록"], ["이메일", "소속"], ["a@example.kr", "가람시"]]), assembly)
    assert caught.value.code == "header-missing-names"
    assert "이메일" in told(caught.value)
    assert "성명" in told(caught.value)


@pytest.mark.parametrize(
    ("rows", "code", "column"),
    [
        ([["그룹", "부르는말"], ["일반", "김가온"], ["일반", "박나래"]], "header-missing", "부르는말"),
        (
            [["그룹", "이메일"], ["일반", "a@x.example"], ["일반", "b@x.example"]],
            "header-missing-names",
            None,
        ),
        ([["김가온", "a@x.example"], ["박나래", "b@x.example"]], "header-missing-above-data", None),
    ],
)
def test_only_what_could_be_names_is_offered(
    assembly: Assembly, write_text: WriteText, rows: list[list[str]], code: str, column: str | None
) -> None:
    """No column whose cells repeat, and no row of somebody's data, is offered as that of names."""
    with pytest.raises(RefusedError) as caught:
        read_registrations(write_text(rows), assembly)
    assert (caught.value.code, caught.value.params.get("column")) == (code, column and [column, "name"])


def test_a_space_in_the_last_row_of_a_sheet_changes_nothing(
    assembly: Assembly, write_workbook: WriteWorkbook
) -> None:
    """A stray cell far below the list adds no people and no skipped rows."""
    rows = [HEADER, *PEOPLE, *[[]] * 3000, [" "]]
    registrations = read_registrations(write_workbook(rows), assembly)
    assert (registrations.rows.count, registrations.rows.skipped) == (2, 0)


def test_reading_a_path_as_typed_keeps_its_name(
    assembly: Assembly, write_text: WriteText, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is named in results as the user named it."""
    path = write_text([HEADER, ["김가온", "", "x", ""]])
    monkeypatch.chdir(path.parent)
    registrations = read_registrations(Path(path.name), assembly)
    assert registrations.document.file == "list.csv"
