"""The room plan, as a reader of PDF finds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.nouns.group import Spot
from iclei_cli.exports.prints.engine.draw import draw
from iclei_cli.exports.prints.room_plan.pages import room_plan_data
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan

PageTexts = Callable[[bytes], list[str]]


def test_each_room_has_a_page_in_each_round(
    assembly: Assembly, plan_of: Callable[..., Plan], page_texts: PageTexts
) -> None:
    """With its tables and who sits there; a table at which nobody sits does not stand there."""
    for key, room in (("a", "301호"), ("b", "302호")):
        assembly.groups[key] = replace(assembly.groups[key], room=room)
    plan = assembly.plan = plan_of({1: "a", 2: "a", 4: "b"}, {1: "b", 2: "b"})
    data = room_plan_data(assembly, plan, ENGLISH_PRINT, is_picture=False)
    pages = page_texts(draw("room-plan", data).content)
    assert [("301호" in page, "302호" in page) for page in pages] == [
        (True, False),
        (False, True),
        (False, True),
    ]
    assert all(words in pages[0] for words in ("Round 1", "1조", "한가람", "강나래"))
    assert all(words in pages[2] for words in ("Round 2", "2조", "한가람", "강나래"))
    assert "example.org" not in str(data)


def test_a_picture_has_all_rooms_and_rounds(assembly: Assembly, plan_of: Callable[..., Plan]) -> None:
    """Below each other, on the one page that a picture has."""
    plan = assembly.plan = plan_of({1: "a", 2: "b"}, {1: "b", 2: "a"})
    data = room_plan_data(assembly, plan, ENGLISH_PRINT, is_picture=True)
    assert sorted({room["round"] for room in data["rooms"]}) == ["Round 1", "Round 2"]
    assert draw("room-plan", data, ending=".svg").content.startswith(b"<svg")


def test_a_room_of_many_tables_is_split_and_loses_none(
    assembly: Assembly, plan_of: Callable[..., Plan], page_texts: PageTexts
) -> None:
    """Thirty tables of one room: pages of at most twelve, and each table and person on one of them."""
    group, someone = assembly.groups["a"], assembly.participants[2]
    keys = [f"t{number}" for number in range(30)]
    for number, key in enumerate(keys):
        assembly.groups[key] = replace(group, key=key, label=f"Table {number}.")
    people = [replace(someone, id=number, name=f"김가온{number}번") for number in range(10, 40)]
    assembly.put(people)
    plan = assembly.plan = plan_of({person.id: keys[person.id - 10] for person in people})
    data = room_plan_data(assembly, plan, ENGLISH_PRINT, is_picture=False)
    assert [len(room["tables"]) for room in data["rooms"]] == [12, 12, 6]
    text = "".join(page_texts(draw("room-plan", data).content))
    assert all(text.count(person.name) == 1 for person in people)
    assert all(text.count(f"Table {number}.") == 1 for number in range(30))


def test_tables_stand_where_somebody_has_said(
    assembly: Assembly, plan_of: Callable[..., Plan], page_texts: PageTexts
) -> None:
    """With room left where none stands; one of which nobody has said it takes the first free place."""
    assembly.groups["a"] = replace(assembly.groups["a"], room=None)
    assembly.groups["b"] = replace(assembly.groups["b"], room=None, at=Spot(row=2, column=3))
    plan = assembly.plan = plan_of({1: "a", 2: "b"})
    data = room_plan_data(assembly, plan, ENGLISH_PRINT, is_picture=False)
    (room,) = data["rooms"]
    places = [table and table["key"] for table in room["tables"]]
    assert (room["columns"], len(places)) == (3, 6)
    assert [bool(key) for key in places] == [True, False, False, False, False, True]
    assert "b" in places[5]
    (page,) = page_texts(draw("room-plan", data).content)
    assert "1조" in page
    assert "2조" in page


def test_one_long_name_does_not_make_all_others_small(
    assembly: Assembly, plan_of: Callable[..., Plan], page_texts: PageTexts
) -> None:
    """It has several lines in its column, is there in full, and nothing is told to be small."""
    group, someone = assembly.groups["a"], assembly.participants[2]
    keys = [f"t{number}" for number in range(12)]
    for number, key in enumerate(keys):
        assembly.groups[key] = replace(group, key=key, label=f"Table {number}.", room=None)
    long = "Maximiliana Wolfeschlegelsteinhausenbergerdorffschwarzenegger"
    people = [replace(someone, id=number, name="김가온") for number in range(10, 250)]
    assembly.put([replace(people[0], name=long), *people[1:]])
    plan = assembly.plan = plan_of({person.id: keys[person.id % 12] for person in people})
    drawn = draw("room-plan", room_plan_data(assembly, plan, ENGLISH_PRINT, is_picture=False))
    assert drawn.small == ()
    assert long.replace(" ", "") in "".join(page_texts(drawn.content)[0].replace("\u200b", "").split())
