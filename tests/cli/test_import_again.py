"""Lists imported again: what is asked, who is cancelled, what is refused and corrected, and one undo."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from conftest import made_once
from iclei_cli.intake import registrations
from iclei_cli.intake.files.open import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Iclei
    from iclei_cli.intake.files.sheet import ListFile

FIRST = """\
접수ID,성명,소속,직위,이메일,연락처
101,김하늘,하늘군청,주무관,hn@example.kr,010-1111-2222
102,이바다,바다군청,과장,bd@example.kr,
103,박나래,나래군청,팀장,nr@example.kr,
"""
SECOND = """\
접수ID,성명,소속,직위,이메일,연락처
101,김하늘,하늘군청,팀장,new@example.kr,010-3333-4444
102,이바다,바다군청,과장,bd@example.kr,
104,정새롬,새롬군청,위원,sr@example.kr,
"""
BAD = """\
접수ID,성명,소속,이메일,연락처
101,김하늘,하늘군청,hn@example.kr,010-1111-2222
105,한별,별군청,nowhere,010-12
,,없는군청,,
"""


def write(iclei: Iclei, text: str, name: str = "list.csv") -> str:
    """Put a list into the folder; its name."""
    (iclei.folder / name).write_text(text, encoding="utf-8")
    return name


def people(iclei: Iclei) -> dict[int, Any]:
    """Everybody who is known, by number."""
    return {person["id"]: person for person in iclei.json("participants", "list")["participants"]}


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """An assembly with three people of a list, one of whom got another phone by hand."""
    iclei.ok("participants", "import", write(iclei, FIRST))
    iclei.ok("participants", "edit", "1", "--phone", "010-9999-8888")
    return iclei


def test_a_conflict_is_shown_and_decided(office: Iclei) -> None:
    """The phone edited here and changed there stays, is shown with both values, and --theirs takes it."""
    name = write(office, SECOND)
    document = office.json("participants", "import", name)
    (conflict,) = document["conflicts"]
    assert conflict == {
        "row": 2,
        "id": 1,
        "field": "phone",
        "ours": "+821099998888",
        "theirs": "+821033334444",
    }
    assert people(office)[1]["phone"] == "+821099998888"
    assert people(office)[1]["email"] == "new@example.kr"
    shown = office.ok("participants", "import", name).out
    for word in ("+821099998888", "+821033334444", "--theirs", "--ours", "phone"):
        assert word in shown
    assert office.json("participants", "import", name, "--theirs")["updated"] == 1
    assert people(office)[1]["phone"] == "+821033334444"


def test_ours_is_asked_once(office: Iclei) -> None:
    """--ours keeps the value and is not asked again."""
    name = write(office, SECOND)
    office.ok("participants", "import", name, "--ours")
    assert office.json("participants", "import", name)["conflicts"] == []
    assert people(office)[1]["phone"] == "+821099998888"


def test_both_sides_cannot_be_right(office: Iclei) -> None:
    """--ours with --theirs is refused as a usage error, and nothing is changed."""
    before = people(office)
    answer = office("participants", "import", write(office, SECOND), "--ours", "--theirs")
    assert answer.exit_code == 2
    assert people(office) == before


def test_every_row_is_told_and_one_undo_takes_all_back(office: Iclei) -> None:
    """Rows with their outcome, those left out without a row; then one undo, and all is as before."""
    before = people(office)
    name = write(office, SECOND)
    preview = office.ok("participants", "import", name, "--missing", "cancel", "--dry-run").out
    assert people(office) == before
    for word in ("conflict", "created", "cancelled", "박나래", "정새롬"):
        assert word in preview
    document = office.json("participants", "import", name, "--missing", "cancel")
    assert document["rows"] == [
        {"row": 2, "outcome": "conflict", "id": 1},
        {"row": 3, "outcome": "unchanged", "id": 2},
        {"row": 4, "outcome": "created", "id": 4},
        {"row": None, "outcome": "cancelled", "id": 3},
    ]
    assert (document["created"], document["updated"], document["unchanged"]) == (1, 1, 1)
    assert document["cancelled"] == 1
    assert people(office)[3]["status"] == "cancelled"
    office.ok("undo")
    assert people(office) == before


def test_another_word_for_missing_is_refused(office: Iclei) -> None:
    """--missing knows `cancel` alone."""
    answer = office("participants", "import", write(office, SECOND), "--missing", "remove")
    assert answer.exit_code == 2
    assert "cancel" in answer.err


def test_an_empty_cell_empties_when_told_to(office: Iclei) -> None:
    """--clear-empty empties a field whose cell is empty; without it nothing is emptied."""
    name = write(office, FIRST.replace("과장", ""))
    assert office.json("participants", "import", name)["updated"] == 0
    assert office.json("participants", "import", name, "--clear-empty")["updated"] == 1
    assert people(office)[2]["position"] is None


def correct(path: Path) -> list[list[Any]]:
    """Correct the two refused rows of `BAD` in a workbook; its cells as they were."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    cells = [list(row) for row in sheet.iter_rows(values_only=True)]
    for place, text in {"D2": "star@example.kr", "E2": "010-1212-3434", "B3": "없는이"}.items():
        sheet[place] = text
    workbook.save(path)
    return cells


def test_refused_rows_come_back_corrected(office: Iclei) -> None:
    """--rejects imports the good rows and writes the others with a reason; once corrected, they fit."""
    document = office.json("participants", "import", write(office, BAD), "--strict", "--rejects", "bad.xlsx")
    assert (document["created"], document["rejects"]) == (0, "bad.xlsx")
    path = office.folder / "bad.xlsx"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    header, star, nobody = correct(path)
    assert header[:-1] == ["접수ID", "성명", "소속", "이메일", "연락처"]
    assert "reason" in header[-1].lower()
    assert star[:-1] == ["105", "한별", "별군청", "nowhere", "010-12"]
    assert "nowhere" in star[-1]
    assert "010-12" in star[-1]
    assert "Row 4" in nobody[-1]
    again = office.json("participants", "import", "bad.xlsx")
    assert (again["created"], again["errors"]) == (2, [])
    names = {person["name"]: person for person in people(office).values()}
    assert names["한별"]["phone"] == "+821012123434"
    assert names["한별"]["extra"] == {"접수ID": "105"}
    assert names["없는이"]["extra"] == {}


def test_the_file_of_refused_rows_is_remembered(office: Iclei) -> None:
    """It holds personal data: erasing somebody tells that it has to be destroyed by hand."""
    office.ok("participants", "import", write(office, BAD), "--rejects", "bad.xlsx")
    assert "bad.xlsx" in office.ok("participants", "erase", "2", "--yes").out


@pytest.mark.parametrize("place", ["list.csv", "there.xlsx", "nowhere/bad.xlsx"])
def test_refused_rows_replace_no_file(place: str, office: Iclei) -> None:
    """A file that is there, a missing folder, or a name of no workbook: refused before anything is done."""
    (office.folder / "there.xlsx").write_bytes(b"mine")
    before = people(office)
    answer = office("participants", "import", write(office, SECOND), "--rejects", place)
    assert answer.exit_code in {1, 2}
    assert place.partition("/")[0] in answer.err
    assert (office.folder / "there.xlsx").read_bytes() == b"mine"
    assert people(office) == before


@pytest.mark.parametrize(("text", "options"), [(SECOND, []), (BAD, ["--dry-run"])])
def test_no_file_is_written_for_nothing(text: str, options: list[str], office: Iclei) -> None:
    """Where no row is refused, and in a dry run, there is no file, and it is said."""
    shown = office.ok("participants", "import", write(office, text), "--rejects", "bad.xlsx", *options).out
    assert not (office.folder / "bad.xlsx").exists()
    assert "refused rows" in shown


def test_what_lists_said_is_shown_only_where_it_differs(office: Iclei) -> None:
    """It is no field of list and show; the dossier tells what the list said otherwise."""
    assert "imported" not in people(office)[1]
    assert "imported" not in office.ok("participants", "show", "1").out
    assert "imported" not in office.ok("history", "show", "1").out
    dossier = office.json("participants", "dossier", "1")
    assert dossier["superseded"] == {"phone": "+821011112222"}
    assert "+821011112222" in office.ok("participants", "dossier", "1").out


def test_what_lists_said_is_erased_with_the_person(office: Iclei) -> None:
    """After an erasure, nothing in the folder's store has the phone that only the list said."""
    office.ok("participants", "erase", "1", "--yes")
    kept = [path for path in office.folder.rglob("*") if path.is_file() and path.name != "list.csv"]
    assert kept
    for path in kept:
        assert b"821011112222" not in path.read_bytes()


def test_an_assembly_of_before_meets_a_list(office: Iclei) -> None:
    """A file without memory of lists is read; then the same list asks about what differs."""
    office.ok("store", "export", "-o", "old.json")
    path = office.folder / "old.json"
    old = json.loads(path.read_bytes())
    for person in old["participants"]:
        del person["imported"]
    path.write_text(json.dumps(old), encoding="utf-8")
    office.ok("store", "import", "old.json", "--force")
    document = office.json("participants", "import", "list.csv")
    assert (document["unchanged"], document["updated"]) == (3, 0)
    assert [conflict["field"] for conflict in document["conflicts"]] == ["phone"]
    assert people(office)[1]["phone"] == "+821099998888"


def test_a_list_meets_the_assembly_as_it_is_when_it_is_saved(
    office: Iclei, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the file is read nobody is kept waiting, and what was changed meanwhile is not lost."""
    name = write(office, SECOND)

    def slowly(path: Path, encoding: str | None) -> ListFile:
        office.ok("participants", "edit", "2", "--position", "국장")
        return read_document(path, encoding)

    with monkeypatch.context() as patched:
        patched.setattr(registrations, "read_document", slowly)
        document = office.json("participants", "import", name)
    assert people(office)[2]["position"] == "국장"
    assert (document["created"], document["updated"]) == (1, 1)


def test_somebody_erased_does_not_come_back_in_silence(iclei: Iclei) -> None:
    """The next list with somebody new is asked about, names them, and changes nothing; others are told."""
    gaon, nare, dasom = "김가온,gaon@example.kr", "박나래,nare@example.kr", "최다솜,dasom@example.kr"
    (iclei.folder / "list.csv").write_text(f"이름,이메일\n{gaon}\n{nare}\n", encoding="utf-8")
    iclei.ok("participants", "import", "list.csv")
    iclei.ok("participants", "erase", "2", "--yes")
    asked = iclei("participants", "import", "list.csv")
    assert asked.exit_code == 1
    assert "박나래 (row 3)" in asked.err
    assert "--yes" in asked.err
    assert len(iclei.json("participants", "list")["participants"]) == 1
    (iclei.folder / "known.csv").write_text(f"이름,이메일\n{gaon}\n", encoding="utf-8")
    assert "erased" not in iclei.ok("participants", "import", "known.csv").err
    assert "1 person was erased" in iclei.ok("participants", "import", "list.csv", "--dry-run").err
    (iclei.folder / "new.csv").write_text(f"이름,이메일\n{dasom}\n", encoding="utf-8")
    assert "1 person was erased" in iclei.ok("participants", "import", "new.csv", "--yes").err
    assert len(iclei.json("participants", "list")["participants"]) == 2


def test_most_of_those_known_are_cancelled_only_with_yes(iclei: Iclei) -> None:
    """A short list is refused with what to add, which then does it."""
    people = "".join(f"사람{number},{number}@example.kr\n" for number in range(5))
    (iclei.folder / "list.csv").write_text("이름,이메일\n" + people, encoding="utf-8")
    iclei.ok("participants", "import", "list.csv")
    (iclei.folder / "part.csv").write_text("이름,이메일\n사람0,0@example.kr\n", encoding="utf-8")
    assert "--missing" not in iclei.ok("participants", "import", "part.csv").err
    refused = iclei("participants", "import", "part.csv", "--missing", "cancel")
    assert refused.exit_code == 1
    assert "4 of 5" in refused.err
    assert "--missing cancel --yes" in refused.err
    done = iclei.json("participants", "import", "part.csv", "--missing", "cancel", "--yes")
    assert done["cancelled"] == 4
