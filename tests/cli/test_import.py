"""`iclei participants import`: what it shows, and that it changes all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.store.template.load import sample_path

if TYPE_CHECKING:
    from conftest import Iclei

GOOD = """\
성명,소속,연락처,희망 주제 1순위,차량번호
김하늘,창원시청,010-2345-6789,에너지,12가 3456
이바다,수원시청,,기후변화,
"""
BAD = """\
성명,이메일,희망 주제 1순위
김하늘,hn@example.org,에너지
이바다,nowhere,에너지
,x@,우주여행
"""


def write(iclei: Iclei, text: str, name: str = "list.csv", encoding: str = "utf-8") -> str:
    """Put a list into the folder; its name."""
    (iclei.folder / name).write_bytes(text.encode(encoding))
    return name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_a_korean_list_is_understood_in_every_usual_encoding(iclei: Iclei, encoding: str) -> None:
    """The same list in three encodings gives the same people, with the unknown column kept."""
    document = iclei.json("participants", "import", write(iclei, GOOD, encoding=encoding))
    assert (document["created"], document["errors"]) == (2, [])
    first, second = iclei.json("participants", "list")["participants"]
    assert (first["name"], first["organisation"], first["phone"]) == ("김하늘", "창원시청", "+821023456789")
    assert first["choices"] == ["energy"]
    assert first["extra"] == {"차량번호": "12가 3456"}
    assert (second["choices"], second["phone"], second["extra"]) == (["climate-change"], None, {})


def test_the_same_file_again_changes_nothing(iclei: Iclei) -> None:
    """The sample, imported twice, is 126 created and then 126 unchanged, and the store is the same."""
    sample = str(sample_path())
    assert iclei.json("participants", "import", sample)["created"] == 126
    before = (iclei.folder / "assembly.json").read_bytes()
    again = iclei.json("participants", "import", sample)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 126)
    assert (iclei.folder / "assembly.json").read_bytes() == before


def test_a_dry_run_shows_all_and_changes_nothing(iclei: Iclei) -> None:
    """--dry-run tells what would be created, and makes no file."""
    name = write(iclei, GOOD)
    shown = iclei.ok("participants", "import", name, "--dry-run").out
    assert "2 created" in shown
    assert "dry run" in shown
    assert [path.name for path in iclei.folder.iterdir()] == [name]


def test_bad_rows_are_all_listed_and_nothing_is_imported(iclei: Iclei) -> None:
    """Every bad cell is named by file, row, column and reason; the folder stays as it was."""
    name = write(iclei, BAD)
    answer = iclei("participants", "import", name, "--strict")
    assert answer.exit_code == 1
    assert name in answer.err
    for fact in ("3", "이메일", "nowhere", "4", "희망 주제 1순위", "우주여행"):
        assert fact in answer.err
    assert "--skip-bad-rows" in answer.out
    assert [path.name for path in iclei.folder.iterdir() if path.suffix == ".json"] == []


def test_bad_rows_can_be_left_out(iclei: Iclei) -> None:
    """--skip-bad-rows imports the others and still lists the bad ones."""
    answer = iclei("participants", "import", write(iclei, BAD), "--strict", "--skip-bad-rows", "--json")
    assert answer.exit_code == 0
    assert answer.document["created"] == 1
    assert {error["row"] for error in answer.document["errors"]} == {3, 4}
    assert [person["name"] for person in iclei.json("participants", "list")["participants"]] == ["김하늘"]


def test_a_cell_that_is_not_understood_costs_nobody(iclei: Iclei) -> None:
    """The person is taken, the cell stays under its header, and row, column and cell are told."""
    name = write(iclei, BAD.replace(",x@", "최노을,x@"))
    document = iclei.json("participants", "import", name)
    assert (document["created"], document["errors"]) == (3, [])
    assert [(cell["row"], cell["column"], cell["cell"], cell["code"]) for cell in document["kept"]] == [
        (3, "이메일", "nowhere", "invalid-email"),
        (4, "희망 주제 1순위", "우주여행", "unknown-topic"),
    ]
    extras = [person["extra"] for person in iclei.json("participants", "list")["participants"]]
    assert extras == [{}, {"이메일": "nowhere"}, {"희망 주제 1순위": "우주여행"}]


def test_many_faults_are_told_in_few_lines(iclei: Iclei) -> None:
    """Of each kind the cells of most rows are shown, and the others counted; one command is next."""
    phones = [*(f"내선 {number}" for number in range(100, 120)), *["내선 7"] * 20]
    rows = [
        f"김{letter}{number},{phone}"
        for number, (letter, phone) in enumerate(zip("가나" * 20, phones, strict=True))
    ]
    answer = iclei.ok("participants", "import", write(iclei, "\n".join(["성명,연락처", *rows])))
    assert "내선 7" in answer.out
    assert answer.out.count("no phone number") == 1
    assert "18 more" in " ".join(answer.out.split())
    assert answer.out.count("Next:") == 1
    assert "40 people" in answer.out
    assert len(answer.out.splitlines()) < 20
    assert "37 more like these" in answer.err


def test_who_is_new_is_told_of_a_second_list(iclei: Iclei) -> None:
    """By name; of a first list everybody is."""
    assert "New:" not in iclei.ok("participants", "import", write(iclei, GOOD)).out
    added = write(iclei, f"{GOOD}최노을,고양시청,,에너지,\n")
    assert "New: 최노을" in iclei.ok("participants", "import", added).out


def test_a_refused_import_counts_nothing_as_created(iclei: Iclei) -> None:
    """With --json, a refused import exits 1 with its errors, and created is 0."""
    answer = iclei("participants", "import", write(iclei, BAD), "--strict", "--json")
    assert answer.exit_code == 1
    assert answer.document["created"] == 0
    assert {error["code"] for error in answer.document["errors"]} >= {"invalid-email", "unknown-topic"}


def test_the_mapping_is_told(iclei: Iclei) -> None:
    """Every header is shown with what it was taken for; what is kept as extra is null."""
    mapping = iclei.json("participants", "import", write(iclei, GOOD))["mapping"]
    assert mapping == {
        "성명": "name",
        "소속": "organisation",
        "연락처": "phone",
        "희망 주제 1순위": "choice 1",
        "차량번호": None,
    }


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"%PDF-1.4\n", b"PK\x03\x04broken", b"a,b\n1,2\n"])
def test_a_file_that_is_no_list_is_one_sentence(iclei: Iclei, content: bytes) -> None:
    """Anything else is refused in one line that names the file; no assembly is started."""
    (iclei.folder / "odd.xlsx").write_bytes(content)
    answer = iclei("participants", "import", "odd.xlsx")
    assert answer.exit_code == 1
    assert "odd.xlsx" in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not (iclei.folder / "assembly.json").exists()


def test_a_missing_file_is_one_sentence(iclei: Iclei) -> None:
    """A file that is not there is refused by name."""
    answer = iclei("participants", "import", "nowhere.xlsx")
    assert answer.exit_code == 1
    assert "nowhere.xlsx" in answer.err


def test_who_is_changed_is_shown(iclei: Iclei) -> None:
    """A second list that says something new is shown person by person, in a dry run too."""
    iclei.ok("participants", "import", write(iclei, GOOD))
    edited = write(iclei, GOOD.replace("에너지", "생물다양성"))
    for option in (["--dry-run"], []):
        shown = iclei.ok("participants", "import", edited, *option).out
        assert "Choices: Energy → Biodiversity" in " ".join(shown.split())


def test_a_refused_import_leaves_no_trace(iclei: Iclei) -> None:
    """In an empty folder, a bad list or a wrong name leaves nothing, hidden or not."""
    name = write(iclei, BAD)
    iclei("participants", "import", name)
    iclei("participants", "import", "nowhere.xlsx")
    assert [path.name for path in iclei.folder.iterdir()] == [name]


def test_a_list_of_nobody_is_refused(iclei: Iclei) -> None:
    """A header with nothing below it starts no assembly."""
    answer = iclei("participants", "import", write(iclei, GOOD.splitlines()[0]))
    assert answer.exit_code == 1
    assert "no people" in answer.err


def test_every_column_that_is_no_field_is_named_at_the_end(iclei: Iclei) -> None:
    """None is passed over in silence; one that is to be kept, or that has no cell, is not told again."""
    (iclei.folder / "list.csv").write_text("이름,식사,차량,빈칸\n김가온,채식,12가3456,\n", encoding="utf-8")
    told = iclei.ok("participants", "import", "list.csv", "--map", "차량=extra").out
    assert "Kept as written, and read as no field: 식사." in told
