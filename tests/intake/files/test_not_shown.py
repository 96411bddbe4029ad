"""What a file holds and does not show is read or passed over, and told; and what stands in quotes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from iclei_cli.intake.files.formats.delimited.read import read_text
from iclei_cli.intake.files.formats.registry import format_of
from iclei_cli.intake.files.formats.spreadsheet_ml.read import read_spreadsheet_ml
from iclei_cli.intake.files.formats.web_page.read import read_web_page
from iclei_cli.intake.files.formats.workbook.open_document import shapes_of
from iclei_cli.intake.files.formats.workbook.read import read_workbook
from iclei_cli.intake.files.formats.workbook.sheet_details import SheetDetails, details_in
from iclei_cli.intake.registrations import read_registrations
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import Read

EXCEL = "urn:schemas-microsoft-com:office"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def test_hidden_rows_and_formulas_are_found_in_the_xml_of_a_sheet() -> None:
    """With and without their places and a prefix; a formula whose text is empty has a value."""
    content = (
        b'<sheetData><row hidden="0"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f><v/></c></row>'
        b'<x:row spans="1:2" hidden="1"><x:c r="AA2" s="1"><x:f t="shared" si="0"/></x:c></x:row>'
        b'<row r="7" hidden=\'true\'><c r="A7" t="str"><f>""</f><v></v></c></row></sheetData>'
    )
    assert details_in(content) == SheetDetails(hidden_rows=(2, 7), uncalculated=((1, 2), (2, 27)))
    assert details_in(b'<cols><col hidden="1"/></cols><row r="1"/>') == SheetDetails()


def test_a_workbook_tells_what_it_hides(tmp_path: Path, assembly: Assembly) -> None:
    """The sheet that is shown is read before a fuller one that is not; its hidden rows are read and told."""
    workbook = openpyxl.Workbook()
    hidden, shown = workbook.worksheets[0], workbook.create_sheet("명단 & 기타")
    hidden.title, hidden.sheet_state = "예전", "hidden"
    for row in (["성명", "소속", "직위"], ["한라온", "가람시청", "과장"]):
        hidden.append(row)
    for row in (["성명", "소속"], ["김가온", "=1+1"], ["박나래", "#N/A"]):
        shown.append(row)
    shown["B3"].data_type = "s"
    shown.row_dimensions[3].hidden = True
    workbook.save(tmp_path / "list.xlsx")
    registrations = read_registrations(tmp_path / "list.xlsx", assembly)
    assert [person.name for person in registrations.changes.created] == ["김가온", "박나래"]
    assert registrations.table.notices == (
        message("sheets-not-read", names=["예전"]),
        message("error-values", text="#N/A", column="소속", rows=[3]),
        message("rows-hidden", rows=[3]),
        message("formulas-uncalculated", column="소속", rows=[2]),
    )


def test_errors_of_formulas_are_found_in_the_xml_of_a_sheet() -> None:
    """With a formula and without; a text that looks like one, and a cell without its place, are none."""
    content = (
        b'<row r="2"><c r="B2" s="1" t="e"><f>NA()</f><v>#N/A</v></c><c r="C2" t="s"><v>#N/A</v></c></row>'
        b"<row><x:c t='e' r='AA3'><x:v>#REF!</x:v></x:c><c t=\"e\"><v>#NUM!</v></c></row>"
        b'<c r="D4" t="e"><v/></c><c r="E4"><v>1</v></c>'
    )
    assert details_in(content) == SheetDetails(errors=((2, 2, "#N/A"), (3, 27, "#REF!")))


def test_the_error_of_a_formula_is_empty_and_told(tmp_path: Path, assembly: Assembly) -> None:
    """In a column of its own, too, of which nothing else is filled."""
    workbook = openpyxl.Workbook()
    for row in (["성명", "소속", "연락처"], ["김가온", "#N/A", "#REF!"], ["박나래", "가람시청", None]):
        workbook.worksheets[0].append(row)
    workbook.save(tmp_path / "list.xlsx")
    found = read_registrations(tmp_path / "list.xlsx", assembly)
    assert [(person.organisation, person.phone) for person in found.changes.created] == [
        (None, None),
        ("가람시청", None),
    ]
    assert found.notices == [
        message("error-values", text="#N/A", column="소속", rows=[2]),
        message("error-values", text="#REF!", column="연락처", rows=[2]),
    ]


def test_an_open_document_tells_errors_of_formulas() -> None:
    """Where repeated cells stand before them, too."""
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    error = '<t:table-cell c:value-type="error"><p>#N/A</p></t:table-cell>'
    cells = f'<t:table-cell t:number-columns-repeated="2"/>{error}'
    content = (
        f'<t:spreadsheet xmlns:t="{TABLE}" xmlns:c="{calc}"><t:table t:name="명단"><t:table-row/>'
        f"<t:table-row>{cells}</t:table-row></t:table></t:spreadsheet>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("content.xml", content)
    assert shapes_of(data.getvalue())["명단"].errors == ((2, 3, "#N/A"),)


def test_a_list_on_a_hidden_sheet_alone_is_told(tmp_path: Path, assembly: Assembly) -> None:
    """It is read, for there is no other."""
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("명단")
    sheet.sheet_state = "veryHidden"
    for row in (["성명"], ["김가온"]):
        sheet.append(row)
    workbook.save(tmp_path / "list.xlsx")
    notices = read_registrations(tmp_path / "list.xlsx", assembly).table.notices
    assert notices == (message("sheet-hidden", sheet="명단"),)


def test_a_formatted_cell_at_the_end_of_a_sheet_costs_nothing() -> None:
    """Nothing is in it."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"] = "성명"
    sheet["XFD1048576"].number_format = "@"
    data = io.BytesIO()
    workbook.save(data)
    assert read_workbook(data.getvalue())[0].rows == [["성명"]]


def test_an_open_document_tells_rows_that_are_hidden_or_filtered() -> None:
    """Rows that are repeated count as many; a cell over several columns is merged."""
    rows = (
        '<t:table-row t:number-rows-repeated="2"/><t:table-row t:visibility="collapse"/>'
        '<t:table-row t:visibility="filter" t:number-rows-repeated="2"/>'
        '<t:table-row><t:table-cell t:number-columns-spanned="3"/></t:table-row>'
    )
    content = f'<t:spreadsheet xmlns:t="{TABLE}"><t:table t:name="명단">{rows}</t:table></t:spreadsheet>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("content.xml", content)
    shape = shapes_of(data.getvalue())["명단"]
    assert (shape.hidden_rows, shape.merged) == ((3, 4, 5), [((5, 0), (5, 2))])


def test_an_open_document_tells_formulas_without_a_value(tmp_path: Path, assembly: Assembly) -> None:
    """As a program writes them that does not calculate; an empty text is a value."""
    names = ["성명", "소속"], ["김가온", None], ["박나래", ""]
    rows = "".join(
        f"<table:table-row>{''.join(_open_document_cell(cell) for cell in row)}</table:table-row>"
        for row in names
    )
    content = (
        f'<office:document-content xmlns:office="{OFFICE}" xmlns:table="{TABLE}" xmlns:text="{TEXT}">'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="명단">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "list.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    registrations = read_registrations(tmp_path / "list.ods", assembly)
    assert [person.name for person in registrations.changes.created] == ["김가온", "박나래"]
    assert registrations.notices == [message("formulas-uncalculated", column="소속", rows=[2])]


def _open_document_cell(text: str | None) -> str:
    """A cell with a text; None for a formula without a value, "" for one whose value is an empty text."""
    if text is None:
        return '<table:table-cell table:formula="of:=[.A2]"/>'
    formula = "" if text else 'table:formula="of:=&quot;&quot;" '
    return f'<table:table-cell {formula}office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_the_xml_of_excel_2003_tells_what_it_hides() -> None:
    """A row, and a sheet."""
    rows = '<ss:Row ss:Hidden="1"><ss:Cell><ss:Data ss:Type="String">성명</ss:Data></ss:Cell></ss:Row>'
    options = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    (sheet,) = read_spreadsheet_ml(
        f'<Workbook xmlns:ss="{EXCEL}:spreadsheet" xmlns:x="{EXCEL}:excel">'
        f'<ss:Worksheet ss:Name="명단"><ss:Table>{rows}</ss:Table>{options}</ss:Worksheet></Workbook>'
    )
    assert (sheet.is_hidden, sheet.hidden_rows, sheet.rows) == (True, (1,), [["성명"]])


@pytest.mark.parametrize(
    "hiding", ['style="color: red; DISPLAY : none"', "hidden", "style='visibility:collapse'"]
)
def test_what_a_page_does_not_show_is_left_empty(hiding: str) -> None:
    """Rows, parts and tables; cells that are not closed end where the next one begins."""
    (sheet,) = read_web_page(
        f"<table {hiding}><tr><td>틀</table><table><thead><tr><th colspan=2>명단<tr><th>성명<th>소속</thead>"
        f"<tbody {hiding}><tr><td>틀<td>틀</tbody><tr {hiding}><td>틀<table><tr><td>안</table><td>틀"
        "<tr><td>김가온<td>가람시청</table>"
    )
    assert sheet.rows == [["명단", ""], ["성명", "소속"], [], [], ["김가온", "가람시청"]]
    assert (sheet.unseen_rows, sheet.wide_rows) == ((3, 4), (1,))
    (alone,) = read_web_page(f"<table {hiding}><tr><td>성명</table>")
    assert alone.rows == [["성명"]]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('"Gaon \\"Gigi\\" Kim","Garam, Ltd"\n', ['Gaon "Gigi" Kim', "Garam, Ltd"]),
        ('Gaon, "Garam, ""Ltd"""\n', ["Gaon", 'Garam, "Ltd"']),
        ('"Gaon,""Garam, Ltd"""\n"Narae,Naru"\n', ["Gaon", "Garam, Ltd"]),
        ('"C:\\",Garam\n', ["C:\\", "Garam"]),
        ('Gaon, born "Kim"\n', ["Gaon", 'born "Kim"']),
    ],
)
def test_quotation_marks_are_read_however_they_are_written(text: str, row: list[str]) -> None:
    """Behind a backslash, behind a blank, around whole lines; a backslash at the end of a cell is one."""
    assert read_text(text)[0].rows[0] == row


def test_zero_bytes_at_the_end_of_a_text_say_nothing(tmp_path: Path, assembly: Assembly) -> None:
    """Some programs fill up the last block; among the text, they are no text."""
    path = tmp_path / "list.csv"
    path.write_bytes("성명\n김가온\n".encode() + bytes(500))
    assert [person.name for person in read_registrations(path, assembly).changes.created] == ["김가온"]
    assert format_of("성명\n".encode() + bytes(3)).name == "delimited text"


def test_errors_of_formulas_kept_as_text_are_empty(read: Read) -> None:
    """Only whole cells: `#1` is no error."""
    registrations = read(
        [["성명", "소속", "좌석"], ["김가온", "#REF!", "#1"], ["박나래", "Err:502", "#DIV/0!"]]
    )
    first, second = registrations.changes.created
    assert (first.organisation, first.extra) == (None, {"좌석": "#1"})
    assert (second.organisation, second.extra) == (None, {})
