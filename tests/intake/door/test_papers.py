"""Sheets on which people were marked, and logs of scanners: who came, by which row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.badge_codes import code_of
from iclei_cli.assembly.door.paper import Mark
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.intake.door.paper.moment import Clock
from iclei_cli.intake.door.paper.read import read_papers
from iclei_cli.system.errors import IcleiError, RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.assembly.door.paper import Line
    from iclei_cli.intake.door.paper.read import Papers
    from intake.conftest import WriteText, WriteWorkbook

CLOCK = Clock("2026-02-27", is_stated=False, zone="Asia/Seoul")
PEOPLE = (
    Participant(id=1, name="김하늘", organisation="창원시"),
    Participant(id=2, name="박바다", name_en="Park Bada", organisation="수원시"),
    Participant(id=3, name="이노을", organisation="당진시"),
    Participant(id=4, name="김하늘", organisation="푸른숲"),
    Participant(id=5, name="최이슬", merged=(9,)),
    Participant(id=502, name="정다움"),
)


@pytest.fixture
def people() -> Assembly:
    """Six people, two of one name."""
    return Assembly(
        event=Event(name="Day"), participants={person.id: person for person in PEOPLE}, last_id=600
    )


def lines_of(papers: Papers) -> list[Line]:
    """Every line of every sheet."""
    return [line for reading in papers.readings for line in reading.lines]


def marked(papers: Papers) -> list[tuple[int, tuple[int, ...], Mark]]:
    """The row, who may be meant, and the mark of each line."""
    return [(line.row, tuple(line.people), line.mark) for line in lines_of(papers)]


def write(folder: Path, text: str, name: str = "log.txt") -> Path:
    """A text, as a scanner writes it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "headers",
    [
        ("번호", "성명", "소속", "서명"),
        ("No.", "Name", "Organisation", "Signature"),
        ("番号", "氏名", "所属", "署名"),
        ("编号", "姓名", "单位", "签到"),
        ("연번", "이름", "소속기관", "출석 확인"),
        ("ID", "Full name", "Affiliation", "Checked in"),
    ],
)
def test_a_sheet_with_names_numbers_and_marks(
    headers: tuple[str, ...], people: Assembly, write_workbook: WriteWorkbook
) -> None:
    """Headers in four languages, below a title; a row without a mark is a line, too."""
    rows = [["참석자 등록부"], headers, [1, "김하늘", "창원시", "○"], [2, "박바다", "수원시", ""]]
    rows.append([3, "이노을", "당진시", "결석"])
    papers = read_papers(write_workbook(rows), people, CLOCK)
    assert marked(papers) == [(3, (1,), Mark.CAME), (4, (2,), Mark.BLANK), (5, (3,), Mark.ABSENT)]
    [reading] = papers.readings
    assert reading.read_as["mark"] == (headers[3],)
    assert reading.read_as["number"] == (headers[0],)


def test_rows_that_are_counted_are_no_numbers_of_people(people: Assembly, write_text: WriteText) -> None:
    """In another order the running number fits nobody's name: the names tell who it is."""
    rows = [("번호", "성명", "소속", "서명"), (1, "이노을", "당진시", "○"), (2, "박바다", "수원시", "○")]
    papers = read_papers(write_text(rows), people, CLOCK)
    assert marked(papers) == [(2, (3,), Mark.CAME), (3, (2,), Mark.CAME)]
    assert "number" not in papers.readings[0].read_as


def test_of_two_columns_of_numbers_the_one_that_fits_counts(people: Assembly, write_text: WriteText) -> None:
    """A running number and the number on the badge."""
    rows = [
        ("연번", "명찰번호", "성명", "서명"),
        (1, 4, "김하늘", "○"),
        (2, 2, "박바다", "○"),
        (3, 1, "김하늘", ""),
    ]
    papers = read_papers(write_text(rows), people, CLOCK)
    assert marked(papers) == [(2, (4,), Mark.CAME), (3, (2,), Mark.CAME), (4, (1,), Mark.BLANK)]


def test_namesakes_are_told_apart_by_their_organisation(people: Assembly, write_text: WriteText) -> None:
    """However the office is written; without any, both may be meant, and neither is."""
    rows = [
        ("성명", "소속", "서명"),
        ("김하늘", "창원시청", "○"),
        ("김하늘", "푸른숲", "○"),
        ("김하늘", "", "○"),
    ]
    papers = read_papers(write_text(rows), people, CLOCK)
    assert marked(papers) == [(2, (1,), Mark.CAME), (3, (4,), Mark.CAME), (4, (1, 4), Mark.CAME)]
    assert [line.fault for line in lines_of(papers)] == [None, None, "ambiguous-person"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ((77, "나그네", "부산시", "○"), "unknown-person"),
        ((2, "이노을", "당진시", "○"), "number-and-name-differ"),
        (("", "박바다", "대한변호사협회", "○"), "ambiguous-person"),
        (("", "", "부산시", "○"), "nobody-named"),
    ],
)
def test_whoever_is_not_clearly_somebody_is_nobody(
    row: tuple[object, ...], fault: str, people: Assembly, write_text: WriteText
) -> None:
    """A name that nobody has, or another one beside a number, or from elsewhere; and no name at all."""
    rows = [("번호", "성명", "소속", "서명"), (1, "김하늘", "창원시", "○"), (3, "이노을", "당진시", "○"), row]
    papers = read_papers(write_text(rows), people, CLOCK)
    assert {line.row: line.fault for line in lines_of(papers)} == {2: None, 3: None, 4: fault}


def test_names_in_latin_letters_and_numbers_of_merged_records_count(
    people: Assembly, write_text: WriteText
) -> None:
    """Whoever is on the list under them is meant."""
    rows = [("No", "Name", "Present"), (2, "Park Bada", "yes"), (9, "최이슬", "yes")]
    assert marked(read_papers(write_text(rows), people, CLOCK)) == [
        (2, (2,), Mark.CAME),
        (3, (5,), Mark.CAME),
    ]


def test_a_time_is_a_mark_and_the_day_may_stand_apart(people: Assembly, write_text: WriteText) -> None:
    """With a mark or without one; an absence with a time is unclear."""
    rows = [
        ("성명", "서명", "날짜", "시간"),
        ("박바다", "○", "2026-02-26", "09:31"),
        ("이노을", "", "", ""),
        ("최이슬", "결석", "2026-02-26", "10:00"),
    ]
    lines = lines_of(read_papers(write_text(rows), people, CLOCK))
    assert [line.mark for line in lines] == [Mark.CAME, Mark.BLANK, Mark.UNCLEAR]
    assert lines[0].time == "2026-02-26T09:31:00+09:00"
    lines = lines_of(
        read_papers(write_text([("성명", "입장시간"), ("박바다", "09:31"), ("이노을", "")]), people, CLOCK)
    )
    assert [line.mark for line in lines] == [Mark.CAME, Mark.BLANK]
    assert (lines[0].time, lines[0].is_dated, lines[0].is_timed) == ("2026-02-27T09:31:00+09:00", False, True)


def test_times_of_a_workbook_are_read(people: Assembly, write_workbook: WriteWorkbook) -> None:
    """Cells that hold a time or a moment, as spreadsheets keep them."""
    from datetime import datetime, time  # noqa: PLC0415 - what openpyxl writes as such cells

    rows = [
        ("성명", "서명", "시간"),
        ("박바다", "○", time(9, 31)),
        ("이노을", "○", datetime(2026, 2, 26, 9, 32)),  # noqa: DTZ001 - as openpyxl takes it
    ]
    lines = lines_of(read_papers(write_workbook(rows), people, CLOCK))
    assert [line.time for line in lines] == ["2026-02-27T09:31:00+09:00", "2026-02-26T09:32:00+09:00"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("타임스탬프", "성명", "소속", "이메일", "만찬"),
            ("2026-01-02 10:00", "박바다", "수원시", "a@b.kr", "O"),
        ],
        [("성명", "신청일시"), ("박바다", "2026-01-02 10:00")],
        [("성명", "날짜"), ("박바다", "2026-01-02")],
        [("성명", "참석여부"), ("박바다", "참석")],
        [("성명", "소속"), ("박바다", "수원시")],
    ],
)
def test_a_list_of_registrations_is_no_sheet_of_marks(
    rows: list[tuple[str, ...]], people: Assembly, write_text: WriteText
) -> None:
    """A day on which somebody registered, or a tick for dinner, lets nobody in."""
    with pytest.raises(RefusedError) as refused:
        read_papers(write_text(rows), people, CLOCK)
    assert refused.value.code == "marks-missing"


def test_of_several_columns_of_marks_one_is_to_be_said(people: Assembly, write_text: WriteText) -> None:
    """A column for each day: which of them is the day is for the user to say."""
    rows = [("성명", "2/27", "2/28"), ("박바다", "○", ""), ("이노을", "○", "○")]
    with pytest.raises(RefusedError) as refused:
        read_papers(write_text(rows), people, CLOCK)
    assert refused.value.code == "marks-in-several-columns"
    papers = read_papers(write_text(rows), people, CLOCK, "2/28")
    assert [line.mark for line in lines_of(papers)] == [Mark.BLANK, Mark.CAME]
    with pytest.raises(IcleiError) as refused_too:
        read_papers(write_text(rows), people, CLOCK, "2/29")
    assert refused_too.value.code == "column-not-there"


def test_people_beside_each_other_are_two_lines(people: Assembly, write_text: WriteText) -> None:
    """Paper is wide: two lists stand beside each other."""
    rows = [("성명", "서명", "성명", "서명"), ("박바다", "○", "이노을", ""), ("최이슬", "", "정다움", "○")]
    papers = read_papers(write_text(rows), people, CLOCK)
    assert [(line.people[0], line.mark) for line in lines_of(papers)] == [
        (2, Mark.CAME),
        (3, Mark.BLANK),
        (5, Mark.BLANK),
        (502, Mark.CAME),
    ]


def test_every_sheet_of_a_workbook_is_read_or_named(people: Assembly, write_workbook: WriteWorkbook) -> None:
    """A sheet for each desk; what is no such sheet is passed over with the reason."""
    header = ("성명", "서명")
    path = write_workbook(
        {"A": [header, ("박바다", "○")], "B": [header, ("이노을", "○")], "안내": [("행사장 안내",), ("1층",)]}
    )
    papers = read_papers(path, people, CLOCK)
    assert [(line.sheet, line.row) for line in lines_of(papers)] == [("A", 2), ("B", 2)]
    assert [notice.code for notice in papers.notices] == ["paper-sheet-passed"]


@pytest.mark.parametrize(
    "log",
    [
        "{a},2026-02-27 09:31:05\n{b},2026-02-27 09:32:05\n",
        "{a}\t2026-02-27T09:31:05\n{b}\t2026-02-27T09:32:05\n",
        "2026-02-27 09:31:05;{a}\n2026-02-27 09:32:05;{b}\n",
        "{a} 2026/02/27 09:31:05 CODE128 desk2\n{b} 2026/02/27 09:32:05 CODE128 desk2\n",
        "Barcode,Date,Time,Type\n{a},2026-02-27,09:31:05,CODE128\n{b},2026-02-27,09:32:05,CODE128\n",
        "{a},20260227093105\n{b},20260227093205\n",
        '"{a}","27/02/2026 09:31:05"\n"{b}","27/02/2026 09:32:05"\n',
        "1,{a},2026-02-27 오전 9:31:05\n2,{b},2026-02-27 오전 9:32:05\n",
    ],
)
def test_logs_of_scanners(log: str, people: Assembly, tmp_path: Path) -> None:
    """Code and time in the usual shapes, with a header or without, and with words of the scanner."""
    path = write(tmp_path, log.format(a=code_of(2), b=code_of(3)))
    lines = lines_of(read_papers(path, people, CLOCK))
    assert [(tuple(line.people), line.mark, line.time) for line in lines] == [
        ((2,), Mark.CAME, "2026-02-27T09:31:05+09:00"),
        ((3,), Mark.CAME, "2026-02-27T09:32:05+09:00"),
    ]


def test_a_log_without_times_is_of_the_day_of_the_file(people: Assembly, tmp_path: Path) -> None:
    """A scanner that keeps codes alone: the lines say neither day nor time."""
    path = write(tmp_path, f"{code_of(2)}\n{code_of(3)}\n")
    lines = lines_of(read_papers(path, people, CLOCK))
    assert [(line.people[0], line.is_dated, line.is_timed) for line in lines] == [
        (2, False, False),
        (3, False, False),
    ]


def test_codes_that_lost_their_zeros_are_not_numbers_of_others(people: Assembly, tmp_path: Path) -> None:
    """A spreadsheet makes 000502 of a code into 502, which is somebody else's number."""
    assert code_of(50) == "000502"
    people.participants[50] = Participant(id=50, name="한가람")
    path = write(tmp_path, "code,time\n502,2026-02-27 09:31\n", "scans.csv")
    papers = read_papers(path, people, CLOCK)
    assert [tuple(line.people) for line in lines_of(papers)] == [(50,)]
    assert [notice.code for notice in papers.readings[0].notices] == ["codes-without-zeros"]


def test_a_code_with_a_wrong_digit_is_nobodys(people: Assembly, tmp_path: Path) -> None:
    """A scan that went wrong is named, and is not somebody whose number it resembles."""
    path = write(tmp_path, f"{code_of(2)},09:31\n{code_of(3)},09:32\n005021,09:33\n")
    lines = lines_of(read_papers(path, people, CLOCK))
    assert [(tuple(line.people), line.fault) for line in lines] == [
        ((2,), None),
        ((3,), None),
        ((), "unknown-code"),
    ]


def test_numbers_and_marks_without_names(people: Assembly, write_text: WriteText) -> None:
    """A tick list by number; a cross is a tick there, and that is told."""
    rows = [("참가번호", "확인"), ("1", "x"), ("3번", ""), ("No. 2", "x"), ("77", "x")]
    papers = read_papers(write_text(rows), people, CLOCK)
    assert marked(papers) == [
        (2, (1,), Mark.CAME),
        (3, (3,), Mark.BLANK),
        (4, (2,), Mark.CAME),
        (5, (), Mark.CAME),
    ]
    assert [notice.code for notice in papers.readings[0].notices] == ["crosses-mean-came"]


@pytest.mark.parametrize("text", ["hello world\n", "2026-02-27\n", "a,b\n1,2\n", "12,09:31\n13,09:32\n"])
def test_what_says_nothing_of_who_came_is_refused(text: str, people: Assembly, tmp_path: Path) -> None:
    """Bare numbers are no codes: they could be anything."""
    with pytest.raises(RefusedError) as refused:
        read_papers(write(tmp_path, text), people, CLOCK)
    assert refused.value.code == "paper-not-understood"
