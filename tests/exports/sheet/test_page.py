"""How a roster prints: nobody should have to set up a page."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from openpyxl import Workbook

from iclei_cli.assembly.nouns.assembly import Assembly
from iclei_cli.assembly.nouns.participant import Participant

Export = Callable[..., Workbook]


def test_every_sheet_is_a4_and_as_wide_as_the_page(assembly: Assembly, export: Export) -> None:
    """All columns come out on one page's width, on the paper that the office has."""
    for sheet in export(assembly):
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1


def test_group_sheets_are_upright(assembly: Assembly, export: Export) -> None:
    """What lies on a table is upright paper."""
    assert export(assembly)["1조"].page_setup.orientation == "portrait"


def test_a_long_list_takes_as_many_pages_as_it_needs(assembly: Assembly, export: Export) -> None:
    """A list is never squeezed in height."""
    assert export(assembly)["Participants"].page_setup.fitToHeight == 0


def test_a_group_with_little_too_much_is_one_page_and_one_with_much_is_not(
    assembly: Assembly, export: Export
) -> None:
    """A table of six is one page; two hundred names are not made small for it."""
    assert export(assembly)["2조"].page_setup.fitToHeight == 1
    crowd = [Participant(id=number, name=f"이름{number}") for number in range(100, 300)]
    assembly.put(crowd)
    assert assembly.plan
    ((*placements,),) = assembly.plan.rounds
    more = tuple(
        msgspec.structs.replace(placements[-1], participant=person.id, group="b") for person in crowd
    )
    assembly.plan = msgspec.structs.replace(assembly.plan, rounds=((*placements, *more),))
    assert export(assembly)["2조"].page_setup.fitToHeight == 0


@pytest.mark.parametrize("title", ["Participants", "1조"])
def test_the_heading_row_is_repeated_and_stays_in_view(
    assembly: Assembly, export: Export, title: str
) -> None:
    """The row that repeats on paper is the row of headings, and the pane is frozen below it."""
    sheet = export(assembly)[title]
    headings = next(cell.row for cell in sheet["A"] if cell.value == "No.")
    assert sheet.print_title_rows == f"${headings}:${headings}"
    assert sheet.freeze_panes == f"A{headings + 1}"


def test_the_footer_has_the_event_and_the_page(assembly: Assembly, export: Export) -> None:
    """An ampersand in the event's name is an ampersand on paper, not a code."""
    for sheet in export(assembly):
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.left.text == "R&&D 2019 모임"
        assert sheet.oddFooter.right.text == "&P / &N"


def test_a_very_long_event_name_leaves_the_footer_valid(assembly: Assembly, export: Export) -> None:
    """Footers hold 255 characters; more, and a spreadsheet program calls the file damaged."""
    assembly.event = msgspec.structs.replace(assembly.event, name="모임 & 만남 " * 100)
    for sheet in export(assembly):
        assert len(str(sheet.oddFooter)) <= 255


def test_the_list_can_be_filtered(assembly: Assembly, export: Export) -> None:
    """The table covers the headings and every participant, and has a filter; so has that of each page."""
    workbook = export(assembly)
    (table,) = workbook["Participants"].tables.values()
    assert table.ref == table.autoFilter.ref == "A1:H7"
    headings = [cell.value for cell in workbook["Participants"][1]][:8]
    assert [column.name for column in table.tableColumns] == headings
    assert [list(workbook[title].tables) for title in ("1조", "2조")] == [["table_1_1"], ["table_2_1"]]


def test_columns_fit_hangul_and_the_page(assembly: Assembly, export: Export) -> None:
    """A column of short Korean names is wide enough for them; a very long organisation is wrapped."""
    person = Participant(
        id=1, name="한가람", organisation="아주 긴 이름의 사단법인 " * 8, municipality="가람시"
    )
    assembly.put([person])
    sheet = export(assembly)["1조"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCD"]
    assert widths[1] >= 3 * 1.8
    assert max(widths) < 60
    row = next(cell for cell in sheet["B"] if cell.value == "한가람" and cell.row > 6)
    assert sheet.cell(row.row, 3).alignment.wrap_text
    assert sheet.row_dimensions[row.row].height > 3 * 14


def test_every_group_sheet_has_the_same_columns(assembly: Assembly, export: Export) -> None:
    """Sheets side by side look alike, whoever sits at the table."""
    workbook = export(assembly)
    one, two = (
        {letter: workbook[title].column_dimensions[letter].width for letter in "ABCDEF"}
        for title in ("1조", "2조")
    )
    assert one == two


def test_a_wide_list_lies_across(assembly: Assembly, export: Export) -> None:
    """A few narrow columns are upright, many wide ones lie across."""
    narrow = Assembly(event=assembly.event, participants={1: Participant(id=1, name="한가람")})
    assert export(narrow)["Participants"].page_setup.orientation == "portrait"
    wide = Participant(
        id=1,
        name="한가람",
        name_en="Han Garam the Second",
        organisation="가람시 지속가능발전 협의회 사무국",
        department="기후환경정책 대응 부서",
        position="기후변화대응팀 주무관",
        municipality="가람특별자치시",
    )
    broad = Assembly(event=assembly.event, participants={1: wide})
    assert export(broad)["Participants"].page_setup.orientation == "landscape"
