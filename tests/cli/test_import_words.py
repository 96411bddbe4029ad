"""`participants import --map "WORD=VALUE"`: what a word means is said once, remembered, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Iclei

LIST = '이름,희망 주제\n김가온,대중교통\n박나래,"에너지, 대중교통"\n'


def test_an_unknown_word_is_told_once_with_what_answers(iclei: Iclei) -> None:
    """Both people are taken, the word is named with both rows, and what it can mean is shown."""
    (iclei.folder / "list.csv").write_text(LIST, encoding="utf-8")
    told = iclei.ok("participants", "import", "list.csv")
    assert told.out.count("“대중교통” (rows 2 and 3)") == 1
    assert '--map "대중교통=TOPIC"' in told.out
    assert "ecomobility" in told.out.splitlines()[-1]


def test_what_it_means_is_remembered_until_it_is_undone(iclei: Iclei) -> None:
    """For lists and by hand."""
    (iclei.folder / "list.csv").write_text(LIST, encoding="utf-8")
    said = iclei.ok("participants", "import", "list.csv", "--map", "대중교통=ecomobility")
    assert "“대중교통” is taken as ecomobility" in said.err
    iclei.ok("participants", "add", "--name", "최다솜", "--choice", "대중교통")
    people = iclei.json("participants", "list")["participants"]
    assert [each["choices"] for each in people if each["name"] == "최다솜"] == [["ecomobility"]]
    iclei.ok("undo")
    iclei.ok("undo")
    assert iclei("participants", "add", "--name", "최다솜", "--choice", "대중교통").exit_code == 2


def test_one_command_answers_every_unknown_word(iclei: Iclei) -> None:
    """Words of several kinds, each with what it could mean; with the answers, none is unknown any more."""
    rows = ["이름,부문,희망 주제", "김가온,협회,대중교통", "박나래,조합,쓰레기", "최다솜,공무원,에너지"]
    (iclei.folder / "list.csv").write_text("\n".join(rows), encoding="utf-8")
    told = iclei.ok("participants", "import", "list.csv").out.splitlines()[-1]
    answers = {"협회=SECTOR": "협회=sector other", "대중교통=TOPIC": "대중교통=ecomobility"}
    answers |= {"조합=SECTOR": "조합=civil-society", "쓰레기=TOPIC": "쓰레기=energy"}
    assert [f'--map "{asked}"' for asked in answers if f'--map "{asked}"' not in told] == []
    assert "sector other" in told
    assert "biodiversity" in told
    maps = [word for answer in answers.values() for word in ("--map", answer)]
    assert iclei.json("participants", "import", "list.csv", *maps)["kept"] == []


def test_of_many_unknown_words_the_first_are_shown(iclei: Iclei) -> None:
    """The command stays one that can be read, and it is said how many are left."""
    rows = ["이름,희망 주제", *(f"김{sign}온,{sign}{sign}길" for sign in "가나다라마바사아자")]
    (iclei.folder / "list.csv").write_text("\n".join(rows), encoding="utf-8")
    *_, command, more = iclei.ok("participants", "import", "list.csv").out.splitlines()
    assert command.count("--map") == 6
    assert more.startswith("3 more words")
