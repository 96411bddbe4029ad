"""Web pages and the XML of Excel 2003 that pose as workbooks, and files that no reader may trust."""

from __future__ import annotations

import io
import sys
import tracemalloc
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from iclei_cli.intake.files.formats.registry import format_of
from iclei_cli.intake.files.sheet import Unreadable
from iclei_cli.intake.registrations import ListSettings, read_registrations
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import WriteText, WriteWorkbook

_SS = "urn:schemas-microsoft-com:office:spreadsheet"


@pytest.mark.parametrize("charset", ["utf-8", "euc-kr"])
def test_a_web_page_called_xls_is_read(charset: str, assembly: Assembly, tmp_path: Path) -> None:
    """Cells over several rows are true of each; entities are characters; cp949 calls itself EUC-KR."""
    page = (
        f'<html><head><meta charset="{charset}"></head><table><tr><td colspan=2>명단</td></tr>'
        "<tr><th>소속<th>성명</tr><tr><td rowspan=2>가람 &amp; 나루</td><td>최똠방</td></tr>"
        "<tr><td>박나래</td></tr></table></html>"
    )
    path = tmp_path / "list.xls"
    path.write_bytes(page.encode("cp949" if charset == "euc-kr" else charset))
    people = read_registrations(path, assembly).changes.created
    assert [(person.name, person.organisation) for person in people] == [
        ("최똠방", "가람 & 나루"),
        ("박나래", "가람 & 나루"),
    ]


def test_the_xml_of_excel_2003_is_read(assembly: Assembly, tmp_path: Path) -> None:
    """Cells may say where they stand, span rows, and be numbers."""
    path = tmp_path / "list.xls"
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{_SS}" xmlns:ss="{_SS}"><Worksheet ss:Name="명단"><Table>'
        '<Row ss:Index="3"><Cell><Data ss:Type="String">소속</Data></Cell>'
        '<Cell ss:Index="3"><Data ss:Type="String">성명</Data></Cell>'
        '<Cell><Data ss:Type="String">전화</Data></Cell></Row>'
        '<Row><Cell ss:MergeDown="1"><Data ss:Type="String">가람시</Data></Cell>'
        '<Cell ss:Index="3"><Data ss:Type="String">김가온</Data></Cell>'
        '<Cell><Data ss:Type="Number">1012345678</Data></Cell></Row>'
        '<Row><Cell ss:Index="3"><Data ss:Type="String">박나래</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    registrations = read_registrations(path, assembly)
    assert (registrations.table.sheet.name, registrations.table.header_row) == ("명단", 3)
    assert [(person.name, person.organisation) for person in registrations.changes.created] == [
        ("김가온", "가람시"),
        ("박나래", "가람시"),
    ]
    assert registrations.changes.created[0].phone == "+821012345678"


def test_entities_that_multiply_are_refused(assembly: Assembly, tmp_path: Path) -> None:
    """A document type in a workbook of XML is an attack."""
    path = tmp_path / "list.xls"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><Workbook xmlns="{_SS}"/>', encoding="utf-8"
    )
    with pytest.raises(RefusedError) as caught:
        read_registrations(path, assembly)
    assert caught.value.code == "file-damaged"


@pytest.mark.parametrize("place", ["XFD1048576", "ZZ900000"])
def test_a_cell_far_away_is_refused_before_it_takes_all_memory(
    place: str, assembly: Assembly, write_workbook: WriteWorkbook
) -> None:
    """A sheet whose rectangle has billions of places is told to be too large."""
    path = write_workbook([["성명"], ["김가온"]])
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    entries[name] = entries[name].replace(b'r="A2"', f'r="{place}"'.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for title, content in entries.items():
            archive.writestr(title, content)
    with pytest.raises(RefusedError) as caught:
        read_registrations(path, assembly)
    assert caught.value.code == "file-too-large"


def test_a_zip_bomb_is_refused(assembly: Assembly, tmp_path: Path) -> None:
    """What would unpack to more than a list can be is not unpacked."""
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/x.xml", "w") as entry:
        for _ in range(310):
            entry.write(bytes(1_000_000))
    with pytest.raises(RefusedError) as caught:
        read_registrations(path, assembly)
    assert caught.value.code == "file-too-large"


def test_what_a_zip_says_of_itself_is_read_no_further_than_needed(tmp_path: Path) -> None:
    """A list of contents that unpacks to 200 MB takes no such memory."""
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("META-INF/manifest.xml", "mimetype"):
            with archive.open(name, "w") as entry:
                for _ in range(200):
                    entry.write(bytes(1_000_000))
    data = path.read_bytes()
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="file-not-a-table"):
            format_of(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000


def test_the_user_overrules_what_is_found(
    assembly: Assembly, write_workbook: WriteWorkbook, write_text: WriteText
) -> None:
    """Sheet by name or number, header row and encoding; what is not there is said in one sentence."""
    book = write_workbook(
        {"가": [["성명", "소속"], ["이름", "기관"], ["김가온", "가람시"]], "나": [["성명"], ["박나래"]]}
    )
    for sheet in ("나", "2"):
        assert (
            read_registrations(book, assembly, ListSettings(sheet=sheet)).changes.created[0].name == "박나래"
        )
    assert read_registrations(book, assembly, ListSettings(sheet="1", header_row=2)).table.header_row == 2
    text = write_text([["Name"], ["山田花子"]], encoding="shift_jis")
    assert (
        read_registrations(text, assembly, ListSettings(encoding="shift_jis")).changes.created[0].name
        == "山田花子"
    )
    for options in ({"sheet": "다"}, {"encoding": "no-such"}):
        with pytest.raises(UsageError, match=f"{next(iter(options))}-unknown"):
            read_registrations(book, assembly, ListSettings(**options))  # type: ignore[arg-type]


def test_a_list_that_is_piped_in_is_read(assembly: Assembly, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is standard input."""
    content = io.TextIOWrapper(io.BytesIO("성명\n김가온\n".encode()))
    monkeypatch.setattr(sys, "stdin", content)
    assert read_registrations(Path("-"), assembly).changes.created[0].name == "김가온"


def test_a_header_in_two_rows_without_merged_cells_is_joined(
    assembly: Assembly, write_text: WriteText
) -> None:
    """The lower row heads the columns that the upper row leaves empty."""
    path = write_text(
        [["성명", "", ""], ["", "휴대폰", "이메일"], ["김가온", "010-1234-5678", "a@example.kr"]]
    )
    registrations = read_registrations(path, assembly)
    assert registrations.changes.created[0].email == "a@example.kr"
    assert registrations.table.header_row == 2


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX")
def test_spoilt_files_end_with_a_result_or_a_clear_error() -> None:
    """A few of what `python -m fuzz` does to thousands."""
    from fuzz.running import read_spoilt  # noqa: PLC0415 - it needs a POSIX system

    outcomes = [read_spoilt(7, None, number) for number in range(60)]
    assert [outcome for outcome in outcomes if outcome.result.startswith("crashed")] == []
    assert {outcome.result.partition(":")[0] for outcome in outcomes} == {"read", "refused"}
