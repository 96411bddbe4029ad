"""The door list and seat slips, as a reader of PDF finds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from iclei_cli.exports.prints.engine.draw import draw
from iclei_cli.exports.prints.seats.pages import door_list_data, slips_data
from iclei_cli.exports.roster.order import mark_of
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan

PageTexts = Callable[[bytes], list[str]]


def test_everybody_stands_on_the_door_list_once(
    assembly: Assembly, plan_of: Callable[..., Plan], page_texts: PageTexts
) -> None:
    """Three hundred people, in order of name, each with their table, on pages whose heads repeat."""
    someone = assembly.participants[2]
    people = [replace(someone, id=number, name=f"김가온{number}번") for number in range(100, 400)]
    assembly.put(people)
    plan = assembly.plan = plan_of({person.id: "ab"[person.id % 2] for person in people})
    pages = page_texts(draw("door-list", door_list_data(assembly, plan, ENGLISH_PRINT)).content)
    text = "\n".join(pages)
    assert all(text.count(person.name) == 1 for person in people)
    assert all("Who sits where" in page for page in pages)
    assert text.index("김가온100번") < text.index("김가온250번") < text.index("김가온399번")
    assert "example.org" not in text


@pytest.mark.parametrize("print_", ["door-list", "slips"])
def test_a_name_too_long_for_its_place_is_printed_smaller_and_told(
    print_: str, assembly: Assembly, plan_of: Callable[..., Plan]
) -> None:
    """It is there in full and takes no other's place."""
    name = "가나다라마바사" * 60
    assembly.put([replace(assembly.participants[1], name=name)])
    plan = assembly.plan = plan_of({1: "a"}, {1: "b"})
    made = {"door-list": door_list_data, "slips": slips_data}[print_]
    assert draw(print_, made(assembly, plan, ENGLISH_PRINT)).small == (name,)


def test_the_first_of_each_letter_is_marked(assembly: Assembly, plan_of: Callable[..., Plan]) -> None:
    """And no other."""
    plan = assembly.plan = plan_of({1: "a"})
    rows = door_list_data(assembly, plan, ENGLISH_PRINT)["people"]
    marks = [row["mark"] for row in rows if row["mark"]]
    assert marks == list(dict.fromkeys(mark_of(row["name"]) for row in rows))


@pytest.mark.parametrize(
    ("name", "mark"),
    [("김가온", "ㄱ"), ("까치", "ㄱ"), ("Ångström", "A"), ("金哲秀", None), ("あおい", "あ"), ("…", None)],
)
def test_a_name_is_looked_up_under_its_first_letter(name: str, mark: str | None) -> None:
    """Without accent, in capitals; a doubled consonant with the single one; a Chinese name under none."""
    assert mark_of(name) == mark


def test_a_slip_has_ones_own_table_in_each_round(
    assembly: Assembly, plan_of: Callable[..., Plan], page_texts: PageTexts
) -> None:
    """And the room; who has no table is told so; only those who are asked for have one."""
    plan = assembly.plan = plan_of({1: "a"}, {1: "b"})
    text = "".join(page_texts(draw("slips", slips_data(assembly, plan, ENGLISH_PRINT, {1})).content))
    assert all(words in text for words in ("한가람", "Round 1", "1조", "301호", "Round 2", "2조"))
    assert "강나래" not in text
    everybody = "".join(page_texts(draw("slips", slips_data(assembly, plan, ENGLISH_PRINT)).content))
    assert all(person.name in everybody for person in assembly.coming())
    assert "No table yet" in everybody
