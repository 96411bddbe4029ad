"""Prints speak the assembly's language, or what is asked for; a file for the office alone the terminal's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from conftest import made_once
from iclei_cli.cli.messages.catalogue import sentence_in
from iclei_cli.cli.messages.languages import KNOWN
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """Two people, seated."""
    iclei.ok("init")
    for name in ("김하늘", "이바다"):
        iclei.ok("participants", "add", "--name", name, "--sector", "ngo")
    iclei.ok("groups", "assign")
    return iclei


def sheets(office: Iclei) -> list[str]:
    """The names of the sheets of the roster."""
    return load_workbook(office.folder / "roster.xlsx").sheetnames


def words(office: Iclei) -> set[object]:
    """All that stands on the sheets of the roster."""
    book = load_workbook(office.folder / "roster.xlsx")
    return {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}


@pytest.mark.parametrize("spoken", KNOWN)
def test_the_terminal_does_not_matter(office: Iclei, spoken: str) -> None:
    """A Korean assembly has Korean sheets, whoever prints them."""
    told = office.ok("--lang", spoken, "export", "roster").out
    assert sheets(office)[1:4] == ["개요", "참가자", "생태교통"]
    assert "ko" in told


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Overview", "Participants", "EcoMobility"]),
        ("ko", ["개요", "참가자", "생태교통"]),
        ("ja", ["概要", "参加者", "エコモビリティ"]),
        ("zh", ["概览", "参会者", "生态交通"]),
    ],
)
def test_a_print_is_in_the_assemblys_language_or_in_the_one_asked_for(
    office: Iclei, language: str, names: list[str]
) -> None:
    """--lang behind the command is for this print alone; the assembly's is for all."""
    office.ok("--lang", "en", "export", "roster", "--lang", language)
    assert sheets(office)[1:4] == names
    office.ok("assembly", "edit", "--language", language)
    office.ok("export", "roster", "--force")
    assert sheets(office)[1:4] == names


@pytest.mark.parametrize("asked", [True, False])
def test_two_languages_stand_on_one_sheet(office: Iclei, asked: bool) -> None:
    """Headings one above the other, titles and values beside each other, what is the same once."""
    if asked:
        office.ok("export", "roster", "--lang", "ko,en")
    else:
        office.ok("assembly", "edit", "--language", "ko,en")
        office.ok("export", "roster")
    assert sheets(office)[3] == "생태교통"
    assert {"성명\nName", "참가자 / Participants", "에너지 / Energy", "NGO"} <= words(office)
    assert "총회" in words(office)
    assert "Assembly" in words(office)


@pytest.mark.parametrize("asked", ["fr", "ko,fr", "ko,ko", "ko,en,ja", ",", ""])
def test_other_languages_are_refused(office: Iclei, asked: str) -> None:
    """There is no print then."""
    assert office("export", "roster", "--lang", asked).exit_code == 2
    assert not (office.folder / "roster.xlsx").exists()


def test_what_a_print_does_not_say_in_its_language_is_told(office: Iclei) -> None:
    """It is printed as it was first given; of a language that prints do not speak, only titles are."""
    assert "Not there" not in office.ok("export", "roster", "--lang", "ja").err
    office.ok("assembly", "edit", "--name", "정기총회")
    told = office.ok("export", "roster", "--lang", "ja", "--force").err
    assert "Not there in ja" in told
    assert "정기총회" in words(office)
    office.ok("assembly", "edit", "--language", "de")
    office.ok("topics", "edit", "energy", "--title", "Energie", "--in", "de")
    told = office.ok("export", "roster", "--force").err
    assert "do not speak de" in told
    assert {"Energie", "Participants"} <= words(office)


@pytest.mark.parametrize("spoken", KNOWN)
def test_refused_rows_answer_in_the_terminals_language_and_come_back(iclei: Iclei, spoken: str) -> None:
    """Whoever corrects them reads why; the column of reasons is known to the next import in each language."""
    iclei.ok("init", "--language", "ko")
    (iclei.folder / "list.csv").write_text("성명,이메일\n김가온,nowhere\n", encoding="utf-8")
    refusing = ("participants", "import", "list.csv", "--strict", "--rejects", "bad.xlsx")
    iclei("--lang", spoken, *refusing)
    book = load_workbook(iclei.folder / "bad.xlsx")
    (sheet,) = book.worksheets
    head, row = list(sheet.iter_rows(values_only=True))
    assert head[-1] == sentence_in(message("print-refused-reason"), spoken)
    assert "nowhere" in str(row[-1])
    sheet["B2"].value = "gaon@example.kr"
    book.save(iclei.folder / "again.xlsx")
    again = iclei.json("participants", "import", "again.xlsx")
    assert (again["created"], again["errors"]) == (1, [])
    (person,) = iclei.json("participants", "list")["participants"]
    assert person["extra"] == {}
