"""`iclei sessions import`: spreadsheets, schedules and calendars, compared and taken; nothing is lost."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei

FILES = Path(__file__).parents[2] / "fixtures" / "programmes"


@pytest.fixture
@made_once
def day(iclei: Iclei) -> Iclei:
    """An assembly with one session, the discussion, and two people."""
    iclei.ok("init", "--template", "blank", "--date", "2026-02-26", "--name", "A day", "--yes")
    for name in ("Kim Haneul", "이바다"):
        iclei.ok("participants", "add", "--name", name)
    return iclei


def sessions(iclei: Iclei) -> dict[str, dict[str, Any]]:
    """The sessions by key."""
    return {item["key"]: item for item in iclei.json("sessions", "list")["sessions"]}


def save(path: Path, *rows: list[object]) -> str:
    """Save a workbook of these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return str(path)


def test_a_schedule_is_taken_and_taken_again(day: Iclei) -> None:
    """Times are those of the event's clocks, the night is of the day before; once more changes nothing."""
    schedule = str(FILES / "schedule.xml")
    document = day.json("sessions", "import", schedule)
    assert [item["what"] for item in document["sessions"]] == ["added"] * 3
    assert document["unknown_kinds"] == ["party"]
    panel = sessions(day)["mayors-panel-cities-and-the-sdgs"]
    assert (panel["start"], panel["end"], panel["room"]) == (
        "2026-02-26T10:30",
        "2026-02-26T12:00",
        "Grand Ballroom",
    )
    assert [item["name"] for item in panel["speakers"]] == ["Kim Haneul", "이바다"]
    assert sessions(day)["late-songs"]["start"] == "2026-02-27T00:30"
    again = day.json("sessions", "import", schedule)
    assert [item["what"] for item in again["sessions"]] == ["unchanged"] * 3
    assert not again["changed"]
    day.ok("undo")
    assert list(sessions(day)) == ["discussion"]


def test_what_was_done_here_outlives_the_next_file(day: Iclei) -> None:
    """Whoever is known to be a person on the list stays that person and the chair; the others stay, too."""
    schedule = str(FILES / "schedule.xml")
    day.ok("sessions", "import", schedule)
    key = "mayors-panel-cities-and-the-sdgs"
    day.ok("sessions", "edit-speaker", key, "1", "--person", "1", "--role", "chair")
    day.ok("sessions", "edit", key, "--sdg", "11", "--title", "The panel", "--panellist", "박노을")
    document = day.json("sessions", "import", schedule)
    (changed,) = [item for item in document["sessions"] if item["what"] == "changed"]
    assert [item["fact"] for item in changed["changes"]] == ["title"]
    assert changed["kept"] == ["박노을"]
    panel = sessions(day)[key]
    assert [(item["person"], item["name"], item["role"]) for item in panel["speakers"]] == [
        (1, "Kim Haneul", "chair"),
        (None, "이바다", "speaker"),
        (None, "박노을", "panellist"),
    ]
    assert panel["sdgs"] == [11]


def test_a_calendar_is_taken_in_the_time_zone_of_the_event(day: Iclei) -> None:
    """Whatever zone it names; chairs are taken, other guests not; whole days and cancelled ones are told."""
    document = day.json("sessions", "import", str(FILES / "calendar.ics"))
    assert document["left_out"] == ["Assembly day", "Excursion"]
    assert document["repeated"] == ["Panel"]
    found = sessions(day)
    times = {item["title"][:7]: (item["start"], item["end"]) for item in found.values()}
    assert times["Opening"] == ("2026-02-26T10:00", "2026-02-26T10:30")
    assert times["Panel"] == ("2026-02-26T10:30", "2026-02-26T12:00")
    assert times["점심"] == ("2026-02-26T12:00", "2026-02-26T13:00")
    opening = next(item for item in found.values() if item["title"].startswith("Opening"))
    assert [(item["name"], item["role"]) for item in opening["speakers"]] == [("Kim Haneul", "chair")]
    assert opening["kind"] == "opening"


def test_a_workbook_is_taken_as_offices_write_it(day: Iclei, tmp_path: Path) -> None:
    """Titles above the header, a day for the rows below, cells of times, talks in rows of their own."""
    file = save(
        tmp_path / "programme.xlsx",
        ["2026 총회 프로그램"],
        ["시간", "구분", "내용", "좌장", "발표", "발표자", "장소", "예상 인원", "비고"],
        ["2월 26일(목)"],
        [dt.time(10, 0), "개회", "개회식", "이바다", None, None, "대강당", "120명", "동시통역"],
        [
            "10:30~12:00",
            "사례발표",
            "도시 사례",
            None,
            "하천; 수원",
            "Kim Haneul, Mayor",
            "대강당",
            None,
            None,
        ],
        [None, None, None, None, "생태", "이바다"],
        ["12:00~13:00", "오찬", "점심", "-"],
        ["※ 사정에 따라 변경될 수 있음"],
    )
    document = day.json("sessions", "import", file)
    assert document["ignored"] == ["비고"]
    assert document["remarks"] == [8]
    found = sessions(day)
    opening, talks, lunch = found["gaehoesik"], found["dosi-sarye"], found["jeomsim"]
    assert (opening["kind"], opening["start"], opening["expected"]) == ("opening", "2026-02-26T10:00", 120)
    assert [(item["name"], item["role"]) for item in opening["speakers"]] == [("이바다", "chair")]
    assert [(talk["title"], talk["municipality"]) for talk in talks["talks"]] == [
        ("하천", "수원시"),
        ("생태", None),
    ]
    assert [[item["name"] for item in talk["speakers"]] for talk in talks["talks"]] == [
        ["Kim Haneul"],
        ["이바다"],
    ]
    assert (lunch["kind"], lunch["speakers"]) == ("break", [])


@pytest.mark.parametrize(
    "header",
    [
        "title,start,end,room",
        "제목,시작,종료,장소",
        "タイトル,開始,終了,会場",
        "标题,开始时间,结束时间,地点",
    ],
)
def test_headers_are_read_in_four_languages(day: Iclei, tmp_path: Path, header: str) -> None:
    """The same programme in each."""
    (tmp_path / "p.csv").write_text(f"{header}\nOpening,10:00,10:30,Hall\n", encoding="utf-8")
    day.ok("sessions", "import", str(tmp_path / "p.csv"))
    opening = sessions(day)["opening"]
    assert (opening["start"], opening["end"], opening["room"]) == (
        "2026-02-26T10:00",
        "2026-02-26T10:30",
        "Hall",
    )


def test_a_session_is_known_by_key_title_and_start(day: Iclei, tmp_path: Path) -> None:
    """Of two coffee breaks each stays itself; one that is the only one of its title may move; others stay."""
    lines = ["title,start,end", "Coffee,10:00,10:30", "Panel,10:30,12:00", "Coffee,15:00,15:30"]
    (tmp_path / "p.csv").write_text("\n".join(lines), encoding="utf-8")
    day.ok("sessions", "import", str(tmp_path / "p.csv"))
    lines = [
        "key,title,start,end",
        ",Coffee,10:00,10:15",
        ",Panel,10:45,12:00",
        "discussion,Tables,14:00,15:00",
    ]
    (tmp_path / "p.csv").write_text("\n".join(lines), encoding="utf-8")
    document = day.json("sessions", "import", str(tmp_path / "p.csv"))
    assert [(item["session"], item["what"]) for item in document["sessions"]] == [
        ("coffee", "changed"),
        ("panel", "changed"),
        ("discussion", "changed"),
    ]
    assert document["others"] == ["coffee-2"]
    found = sessions(day)
    assert (found["coffee"]["end"], found["coffee-2"]["end"]) == ("2026-02-26T10:15", "2026-02-26T15:30")
    assert found["panel"]["start"] == "2026-02-26T10:45"
    assert found["discussion"]["kind"] == "discussion"


def test_it_can_be_looked_at_first(day: Iclei) -> None:
    """The table of changes is shown, and nothing is changed."""
    answer = day.ok("sessions", "import", str(FILES / "schedule.xml"), "--dry-run")
    assert "Grand Ballroom" in answer.out
    assert "Nothing was changed" in answer.out
    assert list(sessions(day)) == ["discussion"]
    assert "calendar.ics is a programme" in day("participants", "import", str(FILES / "calendar.ics")).err


def test_whatever_cannot_be_meant_is_told_and_changes_nothing(day: Iclei, tmp_path: Path) -> None:
    """All of it at once, with its row: no time, an end before the start, no title, a session twice."""
    lines = [
        "title,start,end,sdg,minutes",
        "Opening,soon,,,",
        "Panel,12:00,11:00,,",
        ",13:00,,18,",
        "Talks,14:00,,18,",
        "Lunch,12:00,,,",
        "Lunch,12:00,,,",
    ]
    (tmp_path / "p.csv").write_text("\n".join(lines), encoding="utf-8")
    answer = day("sessions", "import", str(tmp_path / "p.csv"), "--json")
    assert answer.exit_code == 1
    assert [(item["row"], item["code"]) for item in answer.document["faults"]] == [
        (2, "not-a-programme-time"),
        (3, "ends-before-start"),
        (4, "programme-row-without-title"),
        (5, "not-programme-sdgs"),
        (7, "programme-row-twice"),
    ]
    told = day("sessions", "import", str(tmp_path / "p.csv")).out
    assert "Row 2" in told
    assert "--" not in told, "an option of another command"
    assert list(sessions(day)) == ["discussion"]


def test_a_time_that_no_clock_shows_is_told_of_the_cell(day: Iclei, tmp_path: Path) -> None:
    """Where clocks are put forward, with the zone, and without the options of another command."""
    day.ok("assembly", "edit", "--time-zone", "Europe/Berlin")
    (tmp_path / "p.csv").write_text("title,date,start\nNight,2026-03-29,02:30\n", encoding="utf-8")
    told = day("sessions", "import", str(tmp_path / "p.csv")).out
    assert "“02:30” does not exist on that day in Europe/Berlin" in told
    assert "--" not in told


@pytest.mark.parametrize("language", ["en", "ko", "ja", "zh"])
def test_kinds_that_are_not_known_are_told_with_those_that_are(
    day: Iclei, tmp_path: Path, language: str
) -> None:
    """In words of the language spoken, each of which is then understood."""
    (tmp_path / "p.csv").write_text("title,kind\nA,karaoke\n", encoding="utf-8")
    told = day.ok("--lang", language, "sessions", "import", str(tmp_path / "p.csv"), "--dry-run").err
    known = re.split(", |、", re.split("[:：]", told.strip().rstrip(".。"))[-1])
    assert len(known) == 8, told
    lines = "\n".join(f"{number},{word.strip()}" for number, word in enumerate(known))
    (tmp_path / "p.csv").write_text(f"title,kind\n{lines}\n", encoding="utf-8")
    document = day.json("sessions", "import", str(tmp_path / "p.csv"))
    assert document["unknown_kinds"] == []
    assert len({item["kind"] for item in sessions(day).values()}) == 8


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name,email\nKim,kim@example.org\n", "no programme"),
        ("<schedule><day>", "damaged"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "damaged"),
        ("", "no filled cell"),
    ],
)
def test_a_file_without_a_programme_is_refused(day: Iclei, tmp_path: Path, content: str, told: str) -> None:
    """With the reason; a list of people is none."""
    (tmp_path / "file").write_text(content, encoding="utf-8")
    answer = day("sessions", "import", str(tmp_path / "file"))
    assert answer.exit_code == 1
    assert told in answer.err
