"""Tables are mixed by any column of the list: numbers, words, and cells with several values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Iclei

AGES = ["24세", "만 31 세", "３８", "45", "52세", "59", "66세", "73", "미정", ""]
NAMES = [
    "Ann Ash",
    "Bea Elm",
    "Cho Oak",
    "Dan Fir",
    "Eli Yew",
    "Fox Bay",
    "Gil Box",
    "Hal Fig",
    "Ida Nut",
    "Jo Plum",
]
TAGS = ["bees, solar", "Bees", "solar", "", "water / bees", "", "", "-", "water", "SOLAR"]


@pytest.fixture
def listed(iclei: Iclei) -> Iclei:
    """Ten people with an age, interests and a size of their city, for two tables."""
    rows = [
        f'{name},{age},"{tags}","{10_000 * index:,}명",motto of {name}'
        for index, (name, age, tags) in enumerate(zip(NAMES, AGES, TAGS, strict=True), start=1)
    ]
    header = 'Name,연령,"Tags, of yours",City size = people,Motto'
    (iclei.folder / "list.csv").write_text("\n".join([header, *rows]), "utf-8")
    iclei.ok("init")
    for key in ("climate-change", "ecomobility", "green-public-procurement"):
        iclei.ok("groups", "remove", key, "--yes")
    iclei.ok("participants", "import", "list.csv")
    return iclei


def numbers_of(document: Any) -> dict[str, Any]:
    """The numbers of a plan by their attribute."""
    return {item["attribute"]: item for item in document["numbers"]}


def test_the_means_of_a_number_are_alike_and_shown(listed: Iclei) -> None:
    """Of each quarter of the ages as many at either table; mean and spread are those of who sits there."""
    plan = listed.json("groups", "assign", "--spread", "연령")
    assert plan["score"]["spread"] == {"연령": 0}
    assert plan["proof"]["status"] == "optimal"
    everybody, *tables = numbers_of(plan)["연령"]["tables"]
    assert (everybody["group"], everybody["people"], everybody["mean"]) == (None, 8, 48.5)
    assert [table["people"] for table in tables] == [4, 4]
    assert all(abs(table["mean"] - 48.5) <= 7 for table in tables)
    assert "48.5 ±" in listed.ok("groups", "show").out
    listed.ok("groups", "check")


def test_each_value_is_counted_at_every_table(listed: Iclei) -> None:
    """What is mixed can be checked by counting: those who have a value, those who have none, and all."""
    out = listed.ok("groups", "assign", "--spread", "tags, of yours").out.splitlines()
    [head] = [at for at, line in enumerate(out) if line.startswith("“Tags, of yours”")]
    assert out[head].split()[3:] == ["bees", "solar", "water", "not", "stated", "people"]
    tables = [[int(word) for word in line.split()[-5:]] for line in out[head + 1 : head + 3]]
    assert [sum(column) for column in zip(*tables, strict=True)] == [3, 3, 2, 4, 10]
    again = listed.ok("groups", "assign", "--spread", "none")
    assert "As the last time" not in again.out
    assert "As the last time: nothing mixed." in listed.ok("groups", "assign").out


def test_a_cell_that_is_no_number_is_told_with_its_person(listed: Iclei) -> None:
    """In words and for scripts, and again whenever the plan is looked at; an empty one says nothing."""
    answer = listed.ok("groups", "assign", "--spread", "연령")
    assert "“미정” (no. 9 Ida Nut)" in answer.err
    shown = listed.json("groups", "show")
    assert numbers_of(shown)["연령"]["unread"] == [{"id": 9, "cell": "미정"}]
    assert "“미정”" in listed.ok("groups", "repair").err + listed.ok("groups", "check").err


def test_headers_with_signs_are_named_as_they_stand(listed: Iclei) -> None:
    """A comma in a header parts nothing, nor does an equals sign; case and spaces do not matter."""
    spread = "tags, OF yours , city size = People,sector"
    plan = listed.json("groups", "assign", "--spread", spread, "--weight", "city size = people=3")
    assert set(plan["score"]["spread"]) == {"Tags, of yours", "City size = people"}
    assert plan["not_mixed"] == ["sector"]
    assert set(numbers_of(plan)) == {"City size = people"}
    assert listed.json("groups", "check")["holds"]


def test_an_unknown_header_is_refused_with_all_that_can_be_mixed(listed: Iclei) -> None:
    """In one sentence; nothing is changed."""
    for words in (("--spread", "Shoe size"), ("--weight", "Shoe size=2")):
        answer = listed("groups", "assign", *words)
        assert answer.exit_code == 2
        assert len(answer.err.strip().splitlines()) == 1
        assert all(
            name in answer.err for name in ("Shoe size", "sector", "languages", "연령", "Tags, of yours")
        )
    assert listed("groups", "show").exit_code == 1


def test_a_field_is_found_by_a_header_that_lists_have_for_it(listed: Iclei) -> None:
    """`성별` is the gender, although no column of this list has it."""
    listed.ok("participants", "edit", "1", "--gender", "female")
    listed.ok("participants", "edit", "2", "--gender", "female")
    plan = listed.json("groups", "assign", "--spread", "성별,연령")
    assert set(plan["score"]["spread"]) == {"gender", "연령"}


def test_words_of_which_everybody_has_another_are_told(listed: Iclei) -> None:
    """There is nothing to mix by a column of mottos."""
    assert "Motto" in listed.ok("groups", "assign", "--spread", "Motto").err


def test_a_column_that_is_gone_breaks_nothing_and_is_told(listed: Iclei) -> None:
    """Whoever had it has left the list: plans are made, shown, explained and verified without it."""
    listed.ok("groups", "assign", "--spread", "연령,tags, of yours", "--weight", "연령=2")
    (listed.folder / "more.csv").write_text("Name,Sector\nZoe,NGO\nYuri,NGO\nXan,NGO\nWim,NGO\n", "utf-8")
    listed.ok("participants", "import", "more.csv")
    for ident in range(1, 11):
        listed.ok("participants", "erase", str(ident), "--yes")
    for words in (("repair",), ("assign",), ("show",), ("check",)):
        answer = listed.ok("groups", *words)
        assert "연령" in answer.err
    assert listed.json("groups", "show")["not_mixed"] == ["연령", "Tags, of yours"]
    listed.ok("groups", "explain", "11")
    listed.ok("groups", "tradeoff")
    listed.ok("export", "roster")


def test_what_is_mixed_is_printed_by_its_header(listed: Iclei) -> None:
    """The roster is written; explain tells of a number in words that name its column."""
    listed.ok("groups", "assign", "--spread", "연령")
    listed.ok("export", "roster")
    listed.ok("groups", "explain", "1")
