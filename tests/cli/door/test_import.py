"""`iclei checkin import`: paper and scanners' logs beside the ledger."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import openpyxl

from iclei_cli.assembly.badge_codes import code_of

if TYPE_CHECKING:
    from conftest import Answer, Iclei


def name_of(iclei: Iclei, ident: int) -> str:
    """What somebody is called."""
    name: str = iclei.json("participants", "show", str(ident))["participant"]["name"]
    return name


def write(iclei: Iclei, name: str, *lines: str) -> None:
    """A text in the folder, of 27 February as far as the file is concerned."""
    path = iclei.folder / name
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    os.utime(path, (1772164800, 1772164800))  # 2026-02-27 13:00 in Seoul, 04:00 UTC


def sheet(iclei: Iclei, *rows: tuple[int, str]) -> None:
    """A sign-in sheet with these people and their marks."""
    names = [f"{ident},{name_of(iclei, ident)},{mark}" for ident, mark in rows]
    write(iclei, "sign-in.csv", "번호,성명,서명", *names)


def codes(document: dict[str, Any]) -> list[tuple[int, str]]:
    """The differences by row."""
    return [(item["row"], item["code"]) for item in document["differences"]]


def came(iclei: Iclei, *more: str) -> list[int]:
    """Who has come, by number."""
    return sorted(person["id"] for person in iclei.json("checkin", "list", *more)["people"])


def test_a_log_is_added_with_its_times(planned: Iclei) -> None:
    """Who is in the ledger already is left alone; codes of nobody are named with their row."""
    planned.ok("checkin", "18", "--desk", "Main entrance")
    write(
        planned,
        "scans.csv",
        *(f"{code_of(ident)},2026-02-27 09:31:0{ident % 10}" for ident in (17, 19, 900)),
        "005725,2026-02-27 09:32:00",
    )
    document = planned.json("checkin", "import", "scans.csv", "--desk", "Side door")
    assert [(item["id"], item["time"]) for item in document["added"]] == [
        (17, "2026-02-27T09:31:07+09:00"),
        (19, "2026-02-27T09:31:09+09:00"),
    ]
    assert codes(document) == [(3, "unknown-code"), (4, "unknown-code")]
    people = {person["id"]: person for person in planned.json("checkin", "list")["people"]}
    assert people[17]["desk"] == "Side door"
    assert people[18]["desk"] == "Main entrance"


def test_every_difference_is_named_and_nothing_is_changed(planned: Iclei) -> None:
    """Absent or not marked on paper, though the ledger has them; a mark that is not known; nobody's name."""
    planned.ok("checkin", "17", "18")
    planned.ok("participants", "cancel", "21")
    sheet(planned, (17, "결석"), (18, ""), (19, "대리"), (20, "○"), (21, "○"), (22, ""))
    with (planned.folder / "sign-in.csv").open("a", encoding="utf-8") as file:
        file.write(",나그네,○\n")
    today = planned.json("checkin", "list")["people"][0]["came"][:10]
    before = planned.json("checkin", "list")["people"]
    words = ("checkin", "import", "sign-in.csv", "--day", today)

    tried = planned.json(*words, "--dry-run")
    assert planned.json("checkin", "list")["people"] == before
    document = planned.json(*words)
    assert {**document, "dry_run": True} == tried
    assert codes(document) == [
        (2, "marked-absent"),
        (3, "not-marked"),
        (4, "unclear-mark"),
        (6, "not-expected"),
        (8, "unknown-person"),
    ]
    assert [item["id"] for item in document["added"]] == [20, 21]
    after = {person["id"]: person for person in planned.json("checkin", "list")["people"]}
    assert [after[person["id"]] for person in before] == before
    assert planned.json("participants", "show", "21")["participant"]["status"] == "cancelled"


def test_imported_twice_it_adds_nothing(planned: Iclei) -> None:
    """Also when the file was copied on another day, and under another name."""
    sheet(planned, (17, "○"), (18, "○"))
    assert len(planned.json("checkin", "import", "sign-in.csv")["added"]) == 2
    again = planned.json("checkin", "import", "sign-in.csv")
    assert (again["added"], again["agreed"], again["differences"]) == ([], 2, [])
    (planned.folder / "copy.csv").write_bytes((planned.folder / "sign-in.csv").read_bytes())
    assert planned.json("checkin", "import", "copy.csv")["added"] == []
    assert planned.json("checkin", "status")["arrived"] == 2


def test_the_day_is_that_of_the_event_and_that_is_told(planned: Iclei) -> None:
    """Beside a mark stands no day: the event's is taken, `--day` says another, a missing time is 00:00."""
    planned.ok("assembly", "edit", "--date", "2026-02-26")
    sheet(planned, (17, "○"), (18, "09:31"))
    answer = planned.ok("checkin", "import", "sign-in.csv", "--dry-run")
    assert "2026-02-26 is taken, the day of the event" in answer.err
    assert "1 arrival has no time on the paper" in answer.err
    document = planned.json("checkin", "import", "sign-in.csv", "--day", "2019-02-28", "--dry-run")
    assert [item["time"] for item in document["added"]] == [
        "2019-02-28T00:00:00+09:00",
        "2019-02-28T09:31:00+09:00",
    ]


def test_a_sheet_says_its_day_and_its_session(planned: Iclei) -> None:
    """The signed list of a session says both: the day is taken, and the session is told with the command."""
    words = ("--title", "Opening talk", "--kind", "opening", "--start", "2019-02-28 09:00")
    planned.ok("sessions", "add", *words)
    planned.ok("assembly", "edit", "--date", "2019-02-27")
    planned.ok("export", "sign-in", "--session", "Opening talk", "-o", "signed.xlsx", "--lang", "ko")
    book = openpyxl.load_workbook(planned.folder / "signed.xlsx")
    [page] = book.worksheets
    [sign] = [cell for row in page for cell in row if cell.value == "서명"]
    page.cell(int(sign.row or 0) + 1, int(sign.column or 0), "○")
    book.save(planned.folder / "signed.xlsx")
    answer = planned.ok("checkin", "import", "signed.xlsx", "--dry-run")
    assert "--session " in answer.err
    [added] = planned.json("checkin", "import", "signed.xlsx", "--dry-run")["added"]
    assert added["time"][:10] == "2019-02-28"


def test_at_an_event_of_one_day_nobody_comes_twice(planned: Iclei) -> None:
    """Whoever the ledger has on another day than the event's is not added again by its paper."""
    planned.ok("assembly", "edit", "--date", "2019-02-28")
    planned.ok("checkin", "17")
    sheet(planned, (17, "○"), (18, "○"))
    document = planned.json("checkin", "import", "sign-in.csv")
    assert ([item["id"] for item in document["added"]], document["agreed"]) == ([18], 1)


def test_what_a_file_added_is_taken_back(planned: Iclei) -> None:
    """`--undo` takes back all of it, and nothing else; the command is told after the import."""
    planned.ok("checkin", "19")
    sheet(planned, (17, "○"), (18, "○"))
    answer = planned.ok("checkin", "import", "sign-in.csv")
    assert 'Undo: iclei checkin import "sign-in.csv" --undo' in answer.out
    assert came(planned) == [17, 18, 19]
    assert planned.json("checkin", "import", "sign-in.csv", "--undo", "--dry-run")["taken_back"] == [17, 18]
    assert came(planned) == [17, 18, 19]
    assert planned.json("checkin", "import", "sign-in.csv", "--undo")["taken_back"] == [17, 18]
    assert came(planned) == [19]
    assert planned.json("checkin", "import", "sign-in.csv", "--undo")["taken_back"] == []
    planned.ok("checkin", "import", "sign-in.csv")
    assert came(planned) == [17, 18, 19]


def test_a_workbook_with_a_sheet_for_each_desk(planned: Iclei) -> None:
    """All sheets are read, each row is told with its sheet; the ledger has the file's name for a desk."""
    book = openpyxl.Workbook()
    for title, ident in (("가-마", 17), ("바-하", 18)):
        page = book.create_sheet(title)
        page.append(["참석자 등록부"])
        page.append(["번호", "성명", "서명", "시간"])
        page.append([ident, name_of(planned, ident), "서명", "09:31"])
        page.append(["", "나그네", "서명", "09:32"])
    del book["Sheet"]
    book.save(planned.folder / "등록부.xlsx")
    document = planned.json("checkin", "import", "등록부.xlsx")
    assert [(item["sheet"], item["row"], item["id"]) for item in document["added"]] == [
        ("가-마", 3, 17),
        ("바-하", 3, 18),
    ]
    assert [(item["sheet"], item["row"]) for item in document["differences"]] == [("가-마", 4), ("바-하", 4)]
    assert {person["desk"] for person in planned.json("checkin", "list")["people"]} == {"등록부.xlsx"}


def test_a_session_has_a_paper_of_its_own(planned: Iclei) -> None:
    """Who came to a session by its paper is counted there, and not at the door."""
    sheet(planned, (17, "○"))
    planned.ok("checkin", "import", "sign-in.csv", "--session", "opening")
    assert came(planned) == []
    assert came(planned, "--session", "opening") == [17]


def refused(iclei: Iclei, *words: str) -> Answer:
    """What is answered to a file that cannot be imported; nothing is noted."""
    answer = iclei("checkin", "import", *words)
    assert answer.exit_code in {1, 2}
    assert came(iclei) == []
    assert len(answer.err.splitlines()) == 1
    return answer


def test_what_cannot_be_imported_is_one_sentence(planned: Iclei) -> None:
    """No such file, no marks, several columns of them, no such column, no such day or session."""
    name = name_of(planned, 17)
    write(planned, "none.csv", "성명,소속", f"{name},창원시")
    write(planned, "days.csv", "성명,2/27,2/28", f"{name},○,○")
    write(planned, "text.txt", "hello")
    assert "There is no file" in refused(planned, "nothing.xlsx").err
    assert "no column says who came" in refused(planned, "none.csv").err
    assert '--column "2/27"' in refused(planned, "days.csv").err
    assert "no column is headed" in refused(planned, "days.csv", "--column", "3/1").err
    assert "neither marked people nor codes" in refused(planned, "text.txt").err
    assert "is no day" in refused(planned, "days.csv", "--day", "tomorrow").err
    refused(planned, "days.csv", "--session", "nothing so called")


def test_a_walk_in_on_paper_is_named_with_the_command_that_registers(planned: Iclei) -> None:
    """Whoever wrote their name below the list is on no list yet."""
    write(planned, "sign-in.csv", "성명,소속,서명", "홍길동,창원시,홍길동")
    answer = planned.ok("checkin", "import", "sign-in.csv")
    assert "nobody on the list has this name" in answer.out
    assert 'iclei checkin --new "홍길동"' in answer.out


def test_a_mark_beside_which_nobody_is_named_is_told(planned: Iclei) -> None:
    """Rows with only a mark, a total or a note that is marked, a number without a name: each with its row."""
    name = name_of(planned, 17)
    rows = [f"17,{name},○", ",,○", "18,,○", ",합계,○", ",합계,15", ",,", ",비고,대리 서명 있음"]
    write(planned, "names.csv", "번호,성명,서명", *rows)
    document = planned.json("checkin", "import", "names.csv", "--dry-run")
    assert [item["id"] for item in document["added"]] == [17]
    assert codes(document) == [(3, "nobody-named"), (4, "nobody-named"), (5, "row-unclear")]

    write(planned, "numbers.csv", "번호,서명", "17,○", ",○", ",대리", ",", "번호,서명")
    document = planned.json("checkin", "import", "numbers.csv", "--dry-run")
    assert codes(document) == [(3, "nobody-named"), (4, "nobody-named")]

    write(planned, "nobody.csv", "성명,서명", ",○", ",○")
    document = planned.json("checkin", "import", "nobody.csv")
    assert (document["sheets"][0]["lines"], codes(document)) == (
        2,
        [(2, "nobody-named"), (3, "nobody-named")],
    )


def test_a_log_without_a_code_of_anybody_is_told_line_by_line(planned: Iclei) -> None:
    """One code, or all of them, misread, of another event, or below a header; and what is none at all."""
    for lines, rows in (
        ([code_of(900)], [1]),
        (["005725"], [1]),
        (["코드", code_of(900)], [2]),
        (["005725,2026-02-27 09:31", "005726,2026-02-27 09:32"], [1, 2]),
        (["005725", "hello", "005726"], [1, 2, 3]),
    ):
        write(planned, "scans.csv", *lines)
        document = planned.json("checkin", "import", "scans.csv")
        assert document["added"] == []
        assert codes(document) == [(row, "unknown-code") for row in rows]
    write(planned, "scans.csv", "005725", "005726", code_of(17))
    assert [item["id"] for item in planned.json("checkin", "import", "scans.csv")["added"]] == [17]
