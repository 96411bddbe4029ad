"""What is on the sheets of a roster."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING
from zipfile import ZipFile

import msgspec
import pytest
from openpyxl import Workbook

from iclei_cli.assembly.nouns.assembly import Assembly
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.assembly.nouns.plan import Plan, Score
from iclei_cli.assembly.nouns.programme.room import Room
from iclei_cli.cli.messages.catalogue import sentence_in
from iclei_cli.exports.export import save
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.exports.roster.export import Roster
from iclei_cli.exports.roster.wishes import RosterWishes
from keeping import put
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from pathlib import Path


Export = Callable[..., Workbook]
Rows = Callable[[Workbook, str], list[list[object]]]
PlanOf = Callable[..., Plan]


def _column(table: list[list[object]], heading: str) -> list[object]:
    place = table[0].index(heading)
    return [row[place] if place < len(row) else None for row in table[1:]]


def _facts(table: list[list[object]]) -> dict[object, object]:
    """What a sheet says in the manner of a label and, in some column after it, a fact."""
    return {row[0]: row[-1] for row in table if len([value for value in row if value is not None]) == 2}


def test_sheets_are_overview_participants_and_groups_in_order(assembly: Assembly, export: Export) -> None:
    """The cover comes first, then numbers, the list, and the groups as the assembly has them."""
    workbook = export(assembly)
    assert workbook.sheetnames == ["Cover", "Overview", "Participants", "1조", "2조"]


def test_participants_are_those_who_come_in_order_of_name(
    assembly: Assembly, export: Export, rows: Rows
) -> None:
    """Latin names stand A-Z, Korean ones after them 가나다, each with their own number."""
    table = rows(export(assembly), "Participants")
    assert _column(table, "Name") == ["adam Lee", "Zoe Park", "강나래", "김다온", "나보리", "한가람"]
    assert _column(table, "No.") == [6, 3, 2, 4, 7, 1]


def test_participants_show_their_group_and_readable_sector(
    assembly: Assembly, export: Export, rows: Rows
) -> None:
    """Groups stand by their label and sectors in words; nothing is said where nothing is known."""
    table = rows(export(assembly), "Participants")
    assert _column(table, "Group") == ["2조", "1조", "1조", "2조", "2조", "1조"]
    assert _column(table, "Sector")[2] == "Research institute"
    assert _column(table, "Sector")[0] is None


def test_empty_columns_are_left_out(assembly: Assembly, export: Export, rows: Rows) -> None:
    """A column that would be empty from top to bottom is not printed; one with a single entry is."""
    headings = rows(export(assembly), "Participants")[0]
    assert "Department" not in headings
    assert "Position" in headings


def test_an_english_name_that_is_the_name_is_not_said_twice(
    assembly: Assembly, export: Export, rows: Rows
) -> None:
    """The English name is printed only where it tells something new."""
    assembly.put([Participant(id=3, name="Zoe Park", name_en="Zoe Park")])
    table = rows(export(assembly), "Participants")
    assert _column(table, "English name") == [None, None, None, None, None, "Han Garam"]


def test_contacts_are_nowhere_unless_asked_for(assembly: Assembly, export: Export, tmp_path: Path) -> None:
    """Without `contacts` neither a phone number nor an e-mail address is anywhere in the file."""
    export(assembly)
    with ZipFile(tmp_path / "roster.xlsx") as archive:
        whole = unescape(b"".join(archive.read(name) for name in archive.namelist()).decode())
    assert "한가람" in whole
    assert "example.org" not in whole
    assert "5678" not in whole


def test_contacts_are_columns_of_text(assembly: Assembly, export: Export, rows: Rows) -> None:
    """With `contacts` the phone number keeps its zero, in the form that staff dial."""
    table = rows(export(assembly, contacts=True), "Participants")
    assert _column(table, "Phone")[5] == "010-1234-5678"
    assert _column(table, "E-mail")[5] == "garam@example.org"


def test_overview_tells_event_counts_plan_and_proof(
    assembly: Assembly, score: Score, export: Export, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The facts of the event, the counts, and the proof of every tier are each one plain line."""
    monkeypatch.setenv("TZ", "Asia/Seoul")
    if sys.platform == "win32":
        pytest.skip("POSIX only")
    time.tzset()
    table = rows(export(assembly, score), "Overview")
    facts = _facts(table)
    assert table[0] == ["R&D 2019 모임"]
    assert facts["Date"] == "28 February 2019"
    assert facts["Host"] == "가람시"
    assert facts["Organiser"] == "사무국"
    assert facts["Participants coming"] == 6
    assert facts["Cancelled"] == 1
    assert facts["Municipalities"] == 2
    assert facts["Organisations"] == 2
    assert facts["Made"] == "20 February 2019, 18:15"
    assert facts["Mixed by"] == "sector, municipality (2 out of balance)"
    assert facts["How good it is"] == "mixing: 2 out of balance; no plan is better"
    assert [None, "wishes as told here; there may be a better plan"] in table
    assert [None, "who meets again: 7; there may be a better plan"] in table


def test_a_proof_that_no_longer_holds_says_so(
    assembly: Assembly, score: Score, export: Export, rows: Rows
) -> None:
    """Where people or groups were edited since, the sheet does not claim what is not true any more."""
    assembly.participants[3] = msgspec.structs.replace(assembly.participants[3], choices=("energy",))
    edited = msgspec.structs.replace(score, spread={"sector": 5})
    table = rows(export(assembly, edited), "Overview")
    assert _facts(table)["How good it is"] == "mixing: 5 out of balance; there may be a better plan"
    assert [None, "people or groups were edited since the plan was made"] in table


def test_overview_lists_choices_met_from_the_first_on(
    assembly: Assembly, score: Score, export: Export, rows: Rows
) -> None:
    """Ranks come first, in order, then topics not listed and people who stated none."""
    table = rows(export(assembly, score), "Overview")
    start = table.index(["Choices met"])
    assert table[start + 1 : start + 5] == [
        ["1st choice", 3],
        ["2nd choice", 2],
        ["A topic not listed", 1],
        ["No choice stated", 4],
    ]


def test_overview_counts_groups_by_sector_with_totals(assembly: Assembly, export: Export, rows: Rows) -> None:
    """Rows and columns add up to those who come; sectors that do not occur are no column."""
    table = rows(export(assembly), "Overview")
    matrix = table[table.index(["Sectors"]) + 1 :]
    assert matrix == [
        ["Group", "Public officer", "NGO", "Research institute", "Not stated", "Total"],
        ["1조", 1, 1, 1, 0, 3],
        ["2조", 1, 1, 0, 1, 3],
        ["Total", 2, 2, 1, 1, 6],
    ]


def test_a_group_sheet_tells_the_table_what_it_is(assembly: Assembly, export: Export, rows: Rows) -> None:
    """The head names topic, presenting municipality, room and hosts, and says who of them does not come."""
    table = rows(export(assembly), "1조")
    facts = _facts(table)
    assert table[0] == ["1조"]
    assert facts["Topic"] == "Energy"
    assert facts["Presented by"] == "가람시"
    assert facts["Room"] == "301호"
    assert facts["Presenter"] == "한가람"
    assert facts["Facilitator"] == "오취소 (cancelled)"
    assert facts["Rapporteur"] == "한가람"
    assert facts["Members"] == 3


def test_a_group_sheet_lists_members_and_marks_hosts(assembly: Assembly, export: Export, rows: Rows) -> None:
    """Members stand in order of name; a host has all roles in the last column, and is bold."""
    workbook = export(assembly)
    table = rows(workbook, "1조")
    members = table[[row[0] for row in table].index("No.") :]
    assert _column(members, "Name") == ["Zoe Park", "강나래", "한가람"]
    assert _column(members, "Role") == [None, None, "Presenter, Rapporteur"]
    bold = {
        cell.value for row in workbook["1조"].iter_rows() for cell in row if cell.font.b and cell.column == 2
    }
    assert "한가람" in bold
    assert "강나래" not in bold


def test_who_cancelled_after_the_plan_is_at_no_table(assembly: Assembly, export: Export) -> None:
    """A placement of somebody who does not come any more is not printed."""
    values = {cell for row in export(assembly)["2조"].iter_rows(values_only=True) for cell in row}
    assert "김다온" in values
    assert "오취소" not in values


def test_who_came_after_the_plan_is_told_of(
    assembly: Assembly, export: Export, rows: Rows, plan_of: PlanOf
) -> None:
    """Somebody without a place is on the list without a group, and the overview counts them."""
    assembly.plan = plan_of({1: "a", 4: "b"})
    workbook = export(assembly)
    table = rows(workbook, "Overview")
    assert _facts(table)["Without a group"] == 4
    assert ["Without a group", 1, 1, 1, 1, 4] in table
    assert _column(rows(workbook, "Participants"), "Group") == [None, None, None, "2조", None, "1조"]


def test_rounds_are_columns_of_the_list_and_blocks_of_the_sheets(
    assembly: Assembly, export: Export, rows: Rows, plan_of: PlanOf
) -> None:
    """With two rounds everybody has two groups, and each table has its members of either round."""
    assembly.plan = plan_of({1: "a", 2: "a", 3: "b"}, {1: "a", 2: "b", 3: "a"})
    workbook = export(assembly)
    table = rows(workbook, "Participants")
    assert _column(table, "Round 1") == [None, "2조", "1조", None, None, "1조"]
    assert _column(table, "Round 2") == [None, "1조", "2조", None, None, "1조"]
    blocks = [row[:2] for row in rows(workbook, "1조")]
    for number, members in ((1, [[2, "강나래"], [1, "한가람"]]), (2, [[3, "Zoe Park"], [1, "한가람"]])):
        start = blocks.index([f"1조 · Round {number}"])
        first = blocks.index(["No.", "Name"], start) + 1
        assert blocks[first : first + 2] == members
        assert [row[0] for row in blocks[start:first]].count("Topic") == 1
    assert ["Round 2"] in rows(workbook, "Overview")
    # Each round after the first begins a page: one break, above its title.
    sheet = workbook["1조"]
    (page_break,) = sheet.row_breaks.brk
    assert sheet.cell(page_break.id + 1, 1).value == "1조 · Round 2"
    side_by_side = rows(workbook, "Rounds side by side")
    assert side_by_side[side_by_side.index(["1조"]) + 1 :][:2] == [
        ["강나래 (2)", "Zoe Park (3)"],
        ["한가람 (1)", "한가람 (1)"],
    ]


def test_without_a_plan_there_is_a_list_without_groups(
    assembly: Assembly, export: Export, rows: Rows
) -> None:
    """An assembly that has not been assigned yet still has its overview and its list."""
    assembly.plan = None
    workbook = export(assembly)
    assert workbook.sheetnames == ["Cover", "Overview", "Participants"]
    assert "Group" not in rows(workbook, "Participants")[0]
    overview = rows(workbook, "Overview")
    assert _facts(overview)["Plan"] == "none yet"
    assert overview[-1] == ["All participants", 2, 2, 1, 1, 6]


def test_an_assembly_with_nobody_is_still_a_workbook(export: Export, assembly: Assembly) -> None:
    """Nobody registered is no reason to fail."""
    empty = Assembly(event=assembly.event)
    assert export(empty).sheetnames == ["Cover", "Overview", "Participants"]


def test_an_empty_group_says_so(assembly: Assembly, export: Export, rows: Rows) -> None:
    """A group added after the plan has a sheet that says nobody sits there."""
    assembly.groups["c"] = Group(key="c", label="3조")
    workbook = export(assembly)
    assert rows(workbook, "3조")[-1] == ["Nobody is seated here."]
    assert ["3조", 0, 0, 0, 0, 0] in rows(workbook, "Overview")


def test_the_people_of_a_group_that_is_gone_are_without_a_group(
    assembly: Assembly, export: Export, rows: Rows
) -> None:
    """A plan may name a group that is no group any more: it has no sheet, and its people are counted."""
    before = assembly.plan.rounds[0] if assembly.plan else ()
    gone = sum(item.group == "b" and assembly.participants[item.participant].is_coming for item in before)
    del assembly.groups["b"]
    workbook = export(assembly)
    assert len(workbook.sheetnames) == 3 + len(assembly.groups)
    assert ["Without a group", gone] in [row[:2] for row in rows(workbook, "Overview")]


def test_a_group_sheet_names_topic_and_hosts_even_where_there_are_none(
    assembly: Assembly, export: Export, rows: Rows
) -> None:
    """Whoever prepares the table sees who presents, leads and reports, and what is still open."""
    named, open_ones = (_facts(rows(export(assembly), title)) for title in ("1조", "2조"))
    assert (named["Topic"], named["Presenter"]) == ("Energy", "한가람")
    roles = ("Topic", "Presenter", "Facilitator", "Rapporteur")
    assert [open_ones[label] for label in roles] == ["–"] * 4


def test_groups_of_the_same_label_are_told_apart_everywhere(
    assembly: Assembly, export: Export, rows: Rows
) -> None:
    """The second of two tables called alike is numbered in its title, its sheet and the list alike."""
    assembly.groups["b"] = Group(key="b", label="1조")
    workbook = export(assembly)
    assert workbook.sheetnames[3:] == ["1조", "1조 (2)"]
    assert rows(workbook, "1조 (2)")[0] == ["1조 (2)"]
    assert _column(rows(workbook, "Participants"), "Group")[3] == "1조 (2)"


def test_the_same_assembly_makes_the_same_content(assembly: Assembly, score: Score, tmp_path: Path) -> None:
    """No time, name or number of the machine is in the file: two exports have equal parts."""
    parts = []
    for name in ("one.xlsx", "two.xlsx"):
        save(Roster(assembly, score, ENGLISH_PRINT), tmp_path / name, put)
        with ZipFile(tmp_path / name) as archive:
            parts.append({part: archive.read(part) for part in archive.namelist()})
    assert parts[0] == parts[1]


def test_the_file_is_dated_as_its_plan(assembly: Assembly, export: Export) -> None:
    """The properties say who made the file, and the time of the plan."""
    properties = export(assembly).properties
    assert properties.creator == "iclei"
    assert properties.created == datetime(2019, 2, 20, 9, 15, 30)  # noqa: DTZ001 - as workbooks have it
    assert properties.modified == properties.created


def test_nobody_is_changed_by_an_export(assembly: Assembly, export: Export) -> None:
    """Exporting reads; it does not write into the assembly."""
    before = msgspec.json.encode(assembly)
    export(assembly, contacts=True)
    assert msgspec.json.encode(assembly) == before


def test_two_languages_are_on_one_sheet(assembly: Assembly, score: Score, export: Export, rows: Rows) -> None:
    """Headings stand above each other, all else side by side, what is the same once; a sheet has one name."""
    event = msgspec.structs.replace(assembly.event, name={"ko": "모임", "en": "Meeting"})
    assembly.event = msgspec.structs.replace(event, host={"und": "가람시", "en": "Garam"})
    assembly.groups["a"] = msgspec.structs.replace(
        assembly.groups["a"], label={"ko": "에너지", "en": "Energy"}, room="hall"
    )
    assembly.rooms["hall"] = Room(key="hall", name={"ko": "대연회장", "en": "Ballroom"})
    workbook = export(assembly, score, language=PrintLanguage(("ko", "en"), sentence_in))
    assert workbook.sheetnames == ["표지", "개요", "참가자", "에너지", "2조"]
    overview = rows(workbook, "개요")
    assert overview[:2] == [["모임"], ["Meeting"]]
    assert _facts(overview)["날짜 / Date"] == "2019년 2월 28일 / 28 February 2019"
    assert _facts(overview)["주최 / Host"] == "가람시 / Garam"
    table = rows(workbook, "참가자")
    assert _column(table, "성명\nName") == ["강나래", "김다온", "나보리", "한가람", "adam Lee", "Zoe Park"]
    assert _column(table, "부문\nSector")[1] == "NGO"
    assert _column(table, "테이블\nGroup")[0] == "에너지 / Energy"
    sheet = rows(workbook, "에너지")
    assert _facts(sheet)["장소 / Room"] == "대연회장 / Ballroom"
    assert _facts(sheet)["진행자 / Facilitator"] == "오취소(취소) / 오취소 (cancelled)"
    members = sheet[[row[0] for row in sheet].index("번호\nNo.") :]
    assert _column(members, "역할\nRole")[1] == "발표자, 기록자 / Presenter, Rapporteur"


@pytest.mark.parametrize(("language", "is_there"), [("ko", False), ("en", True)])
def test_english_names_are_at_the_table_where_not_all_read_korean(
    assembly: Assembly, export: Export, rows: Rows, language: str, is_there: bool
) -> None:
    """On the list of participants they are in any case."""
    workbook = export(assembly, language=PrintLanguage((language,), sentence_in))
    found = [any("Han Garam" in row for row in rows(workbook, name)) for name in workbook.sheetnames[2:4]]
    assert found == [True, is_there]


@pytest.mark.parametrize(("language", "font"), [("ko", "Malgun Gothic"), ("ja", "Yu Gothic")])
def test_a_language_has_its_font(assembly: Assembly, export: Export, language: str, font: str) -> None:
    """One that has its signs."""
    workbook = export(assembly, language=PrintLanguage((language, "en"), sentence_in))
    fonts = {cell.font.name for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert fonts == {font}


def test_all_cancelled_is_an_empty_list(assembly: Assembly, export: Export, rows: Rows) -> None:
    """When nobody comes any more, the counts say so."""
    assembly.put(
        msgspec.structs.replace(person, status=Status.CANCELLED)
        for person in list(assembly.participants.values())
    )
    facts = _facts(rows(export(assembly), "Overview"))
    assert facts["Participants coming"] == 0
    assert facts["Cancelled"] == 7


def test_a_date_in_words_is_printed_as_it_is(assembly: Assembly, export: Export, rows: Rows) -> None:
    """What is not `YYYY-MM-DD` is no reason to fail, nor to guess."""
    assembly.event = msgspec.structs.replace(assembly.event, date="spring 2019")
    assert _facts(rows(export(assembly), "Overview"))["Date"] == "spring 2019"


def test_a_list_with_contacts_is_for_its_owner_alone(assembly: Assembly, tmp_path: Path) -> None:
    """With phone numbers on it, nobody else on the machine can read the file, new or replaced."""
    path = tmp_path / "office.xlsx"
    save(Roster(assembly, None, ENGLISH_PRINT), path, put)
    assert path.stat().st_mode & 0o077
    save(Roster(assembly, None, ENGLISH_PRINT, RosterWishes(contacts=True)), path, put, replace=True)
    assert not path.stat().st_mode & 0o077
