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
    assert '--map "대중교통=VALUE"' in told.out
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
