"""`iclei init` and the first import: what is asked for, and that no event's facts are another's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from iclei_cli.cli.show import terminal
from iclei_cli.store.template.load import sample_path

if TYPE_CHECKING:
    from conftest import Iclei

OF_2019 = ("2019", "Changwon", "ICLEI Korea Members", "Heo Seong-mu", "ZEV", "Sejong")


@pytest.fixture
def typist(iclei: Iclei, monkeypatch: pytest.MonkeyPatch) -> Iclei:
    """The command with somebody before a terminal."""
    monkeypatch.setattr(terminal, "can_ask", lambda: True)
    return iclei


def event(iclei: Iclei) -> dict[str, Any]:
    """The facts of the event."""
    found: dict[str, Any] = iclei.json("assembly", "show")["assembly"]
    return found


def tables(iclei: Iclei) -> list[str]:
    """What the tables are called."""
    return [group["label"] for group in iclei.json("groups", "list")["groups"]]


def test_what_is_answered_is_what_the_assembly_is(typist: Iclei) -> None:
    """Name, day, host, language, topics and tables; a known topic is taken, another is made."""
    answers = "2026 총회\n2026-02-26\n수원시\nen\nEnergy, 물 순환\n2\n"
    assert typist("init", stdin=answers).exit_code == 0
    found = event(typist)
    assert (found["name"], found["date"], found["host"], found["language"]) == (
        "2026 총회",
        "2026-02-26",
        "수원시",
        "en",
    )
    assert sorted(tables(typist)) == ["Energy", "Energy 2", "물 순환", "물 순환 2"]


def test_enter_is_the_default_of_every_question(typist: Iclei) -> None:
    """Six times Enter gives the five topics with a table each, of an event of which nothing is known."""
    assert typist("init", stdin="\n" * 6).exit_code == 0
    assert event(typist)["texts"]["name"] == {"en": "Assembly", "ko": "총회", "ja": "総会", "zh": "大会"}
    assert event(typist)["name"] == "총회"
    assert event(typist)["date"] is None
    assert len(tables(typist)) == 5


def test_an_answer_that_cannot_be_meant_is_asked_for_again(typist: Iclei) -> None:
    """A day and a number of tables that there are not, each followed by one that there is."""
    answer = typist("init", stdin="A\ntomorrow\n2026-02-26\n\n\nWater\n0\nmany\n1\n")
    assert answer.exit_code == 0
    assert "tomorrow" in answer.err
    assert "many" in answer.err
    assert tables(typist) == ["Water"]


@pytest.mark.parametrize("words", ["2027. 2. 25.", "2027년 2월 25일", "25 February 2027", "２０２７-02-25"])
def test_a_day_is_understood_as_it_is_written(iclei: Iclei, words: str) -> None:
    """With its year, in four languages; without one it is refused, as nobody can tell which is meant."""
    iclei.ok("init", "--yes", "--date", words, "--destroy-by", words)
    assert (event(iclei)["date"], event(iclei)["destroy_by"]) == ("2027-02-25", "2027-02-25")
    assert iclei("assembly", "edit", "--date", "2월 25일").exit_code == 2
    assert event(iclei)["date"] == "2027-02-25"


def test_nobody_is_asked_for_what_was_said_or_with_yes(typist: Iclei) -> None:
    """Options are answers, and --yes takes the defaults for all the others."""
    answer = typist(
        *("init", "--name", "A", "--date", "2026-02-26", "--host", "B", "--language", "ko"),
        *("--topic", "Water", "--tables", "3"),
    )
    assert answer.exit_code == 0
    assert tables(typist) == ["Water", "Water 2", "Water 3"]
    assert typist("--store", "b.json", "init", "--yes").exit_code == 0


def test_where_there_is_an_assembly_nothing_is_asked(typist: Iclei) -> None:
    """It is refused before anybody has answered six questions."""
    typist("init", "--yes")
    answer = typist("init")
    assert answer.exit_code == 1
    assert "already holds an assembly" in answer.err


def test_answers_that_stop_make_nothing(typist: Iclei) -> None:
    """Who leaves in the middle has started nothing."""
    assert typist("init", stdin="A\n").exit_code == 130
    assert list(typist.folder.iterdir()) == []


def test_the_first_list_asks_for_the_event(typist: Iclei) -> None:
    """Name and day, after the list was understood; the second list asks nothing."""
    answer = typist("participants", "import", str(sample_path()), stdin="2026 총회\n2026-02-26\n")
    assert answer.exit_code == 0
    assert (event(typist)["name"], event(typist)["date"]) == ("2026 총회", "2026-02-26")
    assert typist("participants", "import", str(sample_path())).exit_code == 0


def test_a_list_that_is_refused_asks_nothing(typist: Iclei) -> None:
    """There is no assembly to name, then."""
    (typist.folder / "list.csv").write_text("성명,이메일\n김하늘,no address\n,a@b.kr\n", encoding="utf-8")
    answer = typist("participants", "import", "list.csv", "--strict")
    assert answer.exit_code == 1
    assert not (typist.folder / "assembly.json").exists()


def test_a_list_that_names_no_event_tells_what_it_is_called(iclei: Iclei) -> None:
    """Where nobody can be asked, the name that was given is told once, with the command that changes it."""
    (iclei.folder / "list.csv").write_text("성명\n김하늘\n", encoding="utf-8")
    told = iclei.ok("participants", "import", "list.csv").err
    assert event(iclei)["name"] == "총회"
    assert "“Assembly”" in told
    assert "iclei assembly edit --name" in told
    assert "“Assembly”" not in iclei.ok("participants", "import", "list.csv").err


def test_a_list_that_names_its_event_says_nothing_of_it(iclei: Iclei) -> None:
    """With --event there is nothing to tell, whatever the name; a dry run gives no name."""
    (iclei.folder / "list.csv").write_text("성명\n김하늘\n", encoding="utf-8")
    assert "assembly edit" not in iclei.ok("participants", "import", "list.csv", "--dry-run").err
    assert "assembly edit" not in iclei.ok("participants", "import", "list.csv", "--event", "Assembly").err


def test_the_event_can_be_named_with_the_first_list(iclei: Iclei) -> None:
    """--event names it; a later list may repeat the name, but not say another; an empty one is none."""
    (iclei.folder / "list.csv").write_text("성명\n김하늘\n", encoding="utf-8")
    assert iclei("participants", "import", "list.csv", "--event", " ").exit_code == 2
    iclei.ok("participants", "import", "list.csv", "--event", "2026 총회")
    assert event(iclei)["name"] == "2026 총회"
    iclei.ok("participants", "import", "list.csv", "--event", "2026 총회")
    answer = iclei("participants", "import", "list.csv", "--event", "2027 총회")
    assert answer.exit_code == 2
    assert "iclei assembly edit --name" in answer.err


@pytest.mark.parametrize("start", [("init",), ("init", "--template", "blank", "--topic", "Energy"), ()])
def test_nothing_is_printed_under_another_events_name(iclei: Iclei, start: tuple[str, ...]) -> None:
    """However an assembly begins, no sheet of its roster has a fact of 2019."""
    if start:
        iclei.ok(*start)
    (iclei.folder / "list.csv").write_text("성명,소속\n김하늘,수원시\n이바다,당진시\n", encoding="utf-8")
    iclei.ok("participants", "import", "list.csv")
    iclei.ok("groups", "assign")
    iclei.ok("export", "roster")
    workbook = openpyxl.load_workbook(iclei.folder / "roster.xlsx")
    printed = "\n".join(str(cell) for sheet in workbook for row in sheet.values for cell in row if cell)
    assert [fact for fact in OF_2019 if fact in printed] == []
    assert [fact for fact in OF_2019 if fact in iclei.ok().out] == []


def test_the_set_up_is_written_and_begun_with_again(iclei: Iclei) -> None:
    """`assembly template` writes what `init --template` reads; the file is not replaced unasked."""
    iclei.ok("init", "--name", "2026 총회", "--language", "en", "--topic", "물", "--tables", "2")
    iclei.ok("groups", "edit", "물", "--seats", "8-12", "--if-needed", "--language", "ko")
    iclei.ok("assembly", "template", "-o", "mine.toml")
    assert iclei("assembly", "template", "-o", "mine.toml").exit_code == 1
    iclei.ok("assembly", "template", "-o", "mine.toml", "--force")
    iclei.ok("--store", "b.json", "init", "--template", "mine.toml")
    for words in (("groups", "list"), ("sessions", "list")):
        assert iclei.json("--store", "b.json", *words) == iclei.json(*words)
    again = iclei.json("--store", "b.json", "assembly", "show")["assembly"]
    assert again == {**event(iclei), "template": "mine.toml"}
