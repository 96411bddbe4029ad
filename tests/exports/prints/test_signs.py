"""Table signs, as a reader of PDF finds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.cli.messages.catalogue import sentence_in
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.exports.prints.engine.draw import draw
from iclei_cli.exports.prints.signs.pages import signs_data
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan

PageTexts = Callable[[bytes], list[str]]


def test_there_is_a_sign_for_each_table_and_round(
    assembly: Assembly, plan_of: Callable[..., Plan], page_texts: PageTexts
) -> None:
    """With who sits there then; a table at which nobody sits has none."""
    assembly.plan = plan_of({1: "a", 2: "a", 4: "b"}, {1: "b", 2: "b"})
    first, second, third = page_texts(draw("signs", signs_data(assembly, ENGLISH_PRINT)).content)
    assert all(words in first for words in ("1조", "Round 1", "301호", "Energy", "한가람", "강나래"))
    assert all(words in second for words in ("2조", "Round 1", "김다온"))
    assert all(words in third for words in ("2조", "Round 2", "한가람"))
    assert "김다온" not in first + third


def test_a_sign_can_be_asked_for_alone(assembly: Assembly, plan_of: Callable[..., Plan]) -> None:
    """By table and round; nobody's contacts are in what is printed."""
    assembly.plan = plan_of({1: "a", 2: "b"}, {1: "b", 2: "a"})
    data = signs_data(assembly, ENGLISH_PRINT, groups={"a"}, rounds=[2])
    assert [(sign["names"], sign["round"]) for sign in data["signs"]] == [(["1조"], "Round 2")]
    assert [person["name"] for person in data["signs"][0]["people"]] == ["강나래"]
    assert "example.org" not in str(data)


def test_without_a_plan_there_is_a_sign_for_each_table(assembly: Assembly, page_texts: PageTexts) -> None:
    """With its facts, in both languages, and nobody's name but the hosts'."""
    assembly.plan = None
    assembly.groups["b"] = replace(assembly.groups["b"], label={"ko": "에너지", "en": "Energy"})
    language = PrintLanguage(("ko", "en"), sentence_in)
    first, second = page_texts(draw("signs", signs_data(assembly, language)).content)
    assert "한가람" in first
    assert "오취소" not in first
    assert "강나래" not in first
    assert "에너지" in second
    assert "Energy" in second


def test_many_names_stay_on_their_page(
    assembly: Assembly, plan_of: Callable[..., Plan], page_texts: PageTexts
) -> None:
    """Seventy people at one table, and the longest label: one page still, and all are on it."""
    someone = assembly.participants[2]
    long = "기후변화와 에너지 전환을 위한 지방정부의 역할과 시민참여 거버넌스 구축 방안"
    people = [
        replace(someone, id=number, name=f"김가온{number}", organisation=long) for number in range(10, 80)
    ]
    assembly.put(people)
    assembly.groups["a"] = replace(assembly.groups["a"], label=long)
    assembly.plan = plan_of({person.id: "a" for person in people})
    (page,) = page_texts(draw("signs", signs_data(assembly, ENGLISH_PRINT)).content)
    assert all(person.name in page for person in people)


def test_a_long_word_keeps_to_its_column(
    assembly: Assembly, plan_of: Callable[..., Plan], page_texts: PageTexts
) -> None:
    """It is broken, and in full; it ran over the names beside it."""
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    assembly.put([replace(assembly.participants[1], name="Maximiliana", organisation=long)])
    assembly.plan = plan_of({1: "a", 2: "a"})
    (page,) = page_texts(draw("signs", signs_data(assembly, ENGLISH_PRINT)).content)
    assert long not in page.replace("\u200b", "")
    assert long in "".join(page.replace("\u200b", "").split())
