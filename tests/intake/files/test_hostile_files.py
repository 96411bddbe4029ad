"""What is damaged, hostile or something else is refused by the very code that meets it, here in this process.

Elsewhere it runs in a process of its own, where no coverage is measured.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import os
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from fixtures.manifest import FILES
from iclei_cli.intake.files import sandbox
from iclei_cli.intake.files.encodings import decode, decode_markup, is_known
from iclei_cli.intake.files.formats.delimited.read import read_text
from iclei_cli.intake.files.formats.registry import format_of
from iclei_cli.intake.files.formats.spreadsheet_ml.read import read_spreadsheet_ml
from iclei_cli.intake.files.formats.web_page.read import read_web_page
from iclei_cli.intake.files.formats.workbook.open_document import shapes_of
from iclei_cli.intake.files.formats.workbook.read import read_workbook
from iclei_cli.intake.files.formats.workbook.size import check_size
from iclei_cli.intake.files.sandbox import reading_in
from iclei_cli.intake.files.sheet import MOST_CELLS, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
SS = f'xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}"'


def zipped(members: dict[str, bytes | str]) -> bytes:
    """An archive of these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def spoilt(data: bytes, name: bytes) -> bytes:
    """An archive in which the packed content of the member `name` is no longer what it was."""
    start = data.index(name) + len(name)
    return data[:start] + b"\xff" * 20 + data[start + 20 :]


def workbook_of(sheet: str) -> bytes:
    """A workbook whose only sheet has these rows in XML."""
    data = io.BytesIO()
    openpyxl.Workbook().save(data)
    with zipfile.ZipFile(data) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(
        {**members, "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>"}
    )


def refused(read: Callable[[], object]) -> tuple[str, str | None]:
    """Why a file is refused, and what it is instead."""
    with pytest.raises(Unreadable) as caught:
        read()
    return caught.value.code, caught.value.instead


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped({"mimetype": "application/hwp+zip"}), "other-file-hwpx"),
        (zipped({"Contents/header.xml": ""}), "other-file-hwpx"),
        (zipped({"word/document.xml": ""}), "other-file-docx"),
        (zipped({"ppt/presentation.xml": ""}), "other-file-pptx"),
        (zipped({"Index/Document.iwa": ""}), "other-file-iwork"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}),
            "other-file-opendocument",
        ),
        (zipped({"list.csv": "Name"}), "other-file-zip"),
        (OLE + "WordDocument".encode("utf-16-le"), "other-file-doc"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "other-file-ppt"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "other-file-msg"),
        (OLE + "HwpSummaryInformation".encode("utf-16-le"), "other-file-hwp"),
        (OLE, "other-file-old"),
        (b"\xef\xbb\xbf {\\RTF1", "other-file-rtf"),
        (b"<!-- made by hand --><?xml version='1.0'?><list/>", "other-file-xml"),
        (b"name,\x00\x01", "other-file-binary"),
    ],
)
def test_what_is_no_table_is_called_what_it_is(data: bytes, what: str) -> None:
    """By its first bytes, by what is zipped in it, or by its streams."""
    assert refused(lambda: format_of(data)) == ("file-not-a-table", what)


def test_archives_that_cannot_be_unpacked_are_damaged() -> None:
    """Whether that shows when it is looked for what it is, or when its size is looked at."""
    manifest = zipped({"META-INF/manifest.xml": "x" * 500, "content.xml": ""})
    assert refused(lambda: format_of(spoilt(manifest, b"META-INF/manifest.xml"))) == ("file-damaged", None)
    workbook = zipped({"xl/x.xml": "x" * 500})
    assert refused(lambda: check_size(spoilt(workbook, b"xl/x.xml"))) == ("file-damaged", None)
    assert refused(lambda: read_workbook(b"no workbook")) == ("file-damaged", None)


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c r = \"xfd2\"><v>1</v></c></row>",
        "<row></row>" * 70_000 + f"<row>{'<c/>' * 300}</row>",
        '<x:row xmlns:x="x" r="999999"><c r="ZZ1"><v>1</v></c></x:row>',
    ],
)
def test_a_sheet_that_spans_too_much_is_refused_unread(sheet: str) -> None:
    """Its places are counted in the XML, however they are written."""
    assert refused(lambda: check_size(workbook_of(sheet))) == ("file-too-large", None)


@pytest.mark.parametrize(
    "sheet", ['<row r="1"><c r="A1"/></row>', '<row r="120000"><c r="AB1"/></row>', "<row><c/></row>" * 50]
)
def test_a_sheet_of_a_usual_size_is_let_through(sheet: str) -> None:
    """Also one with a cell that is somewhat far away."""
    check_size(workbook_of(sheet))


def test_an_archive_that_declares_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it would unpack to is added up before anything is unpacked."""
    monkeypatch.setattr("iclei_cli.intake.files.formats.workbook.size._MOST_BYTES", 1000)
    assert refused(lambda: check_size(zipped({"xl/x.xml": bytes(1001)}))) == ("file-too-large", None)
    check_size(zipped({"xl/x.xml": bytes(1000)}))


@pytest.mark.parametrize(("most", "count"), [("MOST_CELLS", 100), ("MOST_PLACES", 81)])
def test_a_sheet_of_too_many_cells_is_refused_while_it_is_read(
    most: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Filled ones are counted, and the rectangle around them all."""
    row = '<c t="inlineStr"><is><t>x</t></is></c>' * 10
    data = workbook_of(f"<row>{row}</row>" * 10)
    monkeypatch.setattr(f"iclei_cli.intake.files.formats.workbook.read.{most}", count)
    assert len(read_workbook(data)[0].rows) == 10
    monkeypatch.setattr(f"iclei_cli.intake.files.formats.workbook.read.{most}", count - 1)
    assert refused(lambda: read_workbook(data)) == ("file-too-large", None)


def test_days_times_and_truth_are_words() -> None:
    """As a spreadsheet shows them; half a second is rounded."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append([dt.datetime(2019, 2, 1, 15, 45, 23), dt.time(9, 30), True, False])  # noqa: DTZ001
    data = io.BytesIO()
    workbook.save(data)
    (sheet,) = read_workbook(data.getvalue())
    assert sheet.rows == [["2019-02-01 15:45:23", "09:30:00", "TRUE", "FALSE"]]


def test_merged_cells_of_an_open_document_are_told_only_where_it_is_whole() -> None:
    """A document type in it is an attack, and XML that ends too soon is damage."""
    assert shapes_of(zipped({"mimetype": ""})) == {}
    for content in ("<!DOCTYPE x><x rows-spanned='2'/>", "<x rows-spanned='2'>"):
        assert refused(lambda content=content: shapes_of(zipped({"content.xml": content})))[0] == (  # type: ignore[misc]
            "file-damaged"
        )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<Cell/>", ""),
        ('<Cell><Data ss:Type="Number">1012345678.0</Data></Cell>', "1012345678"),
        ('<Cell><Data ss:Type="Number">1e400</Data></Cell>', "1e400"),
        ('<Cell><Data ss:Type="Number">many</Data></Cell>', "many"),
        ('<Cell><Data ss:Type="DateTime">2019-02-28T00:00:00.000</Data></Cell>', "2019-02-28"),
        ('<Cell><Data ss:Type="DateTime">2019-02-28T09:30:00.000</Data></Cell>', "2019-02-28 09:30:00"),
        ('<Cell><Data ss:Type="Boolean">1</Data></Cell>', "TRUE"),
        ('<Cell><Data ss:Type="Boolean">0</Data></Cell>', "FALSE"),
    ],
)
def test_a_cell_in_xml_reads_as_a_person_reads_it(cell: str, text: str) -> None:
    """Numbers are plain, days have no time, and truth is a word."""
    book = f"<Workbook {SS}><Worksheet><Table><Row>{cell}</Row></Table></Worksheet></Workbook>"
    (sheet,) = read_spreadsheet_ml(book)
    assert sheet.rows == [[text]]


@pytest.mark.parametrize(
    "row",
    [
        '<Row ss:Index="99999999"/>',
        '<Row><Cell ss:MergeDown="99999999"/></Row>',
        '<Row><Cell ss:Index="99999999"/></Row>',
        '<Row><Cell ss:MergeDown="2000" ss:MergeAcross="2000"/></Row>',
        '<Row><Cell ss:Index="1500000"/></Row>' * 2,
    ],
)
def test_markup_cannot_ask_for_more_cells_than_any_list_has(row: str) -> None:
    """Neither by a far place nor by a wide span, nor by many rows of one."""
    book = f"<Workbook {SS}><Worksheet><Table>{row}</Table></Worksheet></Workbook>"
    assert refused(lambda: read_spreadsheet_ml(book)) == ("file-too-large", None)


def test_a_web_page_is_read_however_it_is_written() -> None:
    """Tables in tables, cells that are never closed, scripts, and cells before any row."""
    page = (
        "</table><script>var a = '<td>';</script><td>out</td><table><td>a<br>b"
        "<table><tr><td>inner</table><tr><th rowspan=0>c<style>td {}</style><td><p>d</p><p>e</p>"
    )
    first, second = read_web_page(page)
    assert (first.name, first.rows) == ("Table 1", [["a\nb"], ["c", "d\ne"]])
    assert (second.name, second.rows) == ("Table 2", [["inner"]])


def test_a_text_of_too_many_cells_is_refused() -> None:
    """By whatever delimiter it is read."""
    assert refused(lambda: read_text("a,b;c\td|e\n" * (MOST_CELLS // 2 + 1))) == ("file-too-large", None)


def test_an_encoding_that_a_page_names_falsely_is_passed_over() -> None:
    """What it is in truth is found out; without any encoding that fits, it is refused."""
    page = '<meta charset="ascii"><td>가온</td>'
    assert decode_markup(page.encode()) == (page, "utf-8")
    assert decode_markup(page.replace("ascii", "no-such").encode())[1] == "utf-8"
    assert refused(lambda: decode("가".encode(), "ascii")) == ("file-encoding", None)
    assert (is_known("utf-16"), is_known("hex"), is_known("no-such")) == (True, False, False)


def test_the_process_bounds_itself_reads_answers_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """All it does, with its limits noted instead of set, and its end noted instead of met."""
    if sys.platform == "win32":
        pytest.skip("POSIX only")
    import resource  # noqa: PLC0415 - Windows has none

    bounds: dict[int, tuple[int, int]] = {}
    ends: list[int] = []
    output = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(resource, "setrlimit", bounds.__setitem__)
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    monkeypatch.setattr(os, "_exit", ends.append)
    monkeypatch.setattr(sys, "argv", ["-c", "web page", ""])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<table><td>a")))
    monkeypatch.setattr(sys, "stdout", output)
    try:
        sandbox.main()
    finally:
        gc.enable()
    assert [sheet.rows for sheet in reading_in(output.buffer.getvalue()).sheets] == [[["a"]]]
    assert {most for most, _ in bounds.values()} == {sandbox.MOST_MEMORY, sandbox.MOST_SECONDS}
    assert ends == [0]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX")
def test_a_limit_that_the_system_does_not_take_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading goes on without it."""
    import resource  # noqa: PLC0415 - Windows has none

    def refuse(_: int, __: tuple[int, int]) -> None:
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refuse)
    sandbox.limit_process()


def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is told to be too large."""
    monkeypatch.setattr(sandbox, "MOST_SECONDS", 0.001)
    data = next(FILES.glob("*.xlsx")).read_bytes()
    assert refused(lambda: sandbox.read_isolated("workbook", data)) == ("file-too-large", None)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c r = "xfd1048576"><v>1</v></c>',
        '<c\nr="A99999999"><v>1</v></c>',
        '</row><row r="99999999"><c><v>1</v></c>',
        "<c/>" * 300,
    ],
)
def test_a_sheet_far_larger_than_a_list_is_refused_before_it_is_read(cell: str) -> None:
    """However the place of the far cell is written, and where many rows are without any."""
    data = io.BytesIO()
    openpyxl.Workbook().save(data)
    above = "<row></row>" * (70_000 if cell.startswith("<c/>") else 0)
    sheet = f"<worksheet><sheetData>{above}<row>{cell}</row></sheetData></worksheet>"
    changed = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    with pytest.raises(Unreadable, match="file-too-large"):
        sandbox.read_isolated("workbook", changed.getvalue())
