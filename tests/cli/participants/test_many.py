"""Many participants: told by conditions, shown in columns and order, edited at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei

ROWS = """\
이름,소속,시군,참가자 구분,전화번호,언어,희망주제1,식사,좌석 (A=B)
김하늘,푸른 창원,창원시,공무원,010-1111-2222,한국어,Energy,채식,첫째
이바다,푸른창원,창원특례시,,,영어,,일반,
박솔,수원마을,수원시,ngo,,,Energy,,둘째
"""


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """An assembly of three people, with a column of the list's own."""
    (iclei.folder / "list.csv").write_text(ROWS, encoding="utf-8")
    iclei.ok("participants", "import", "list.csv")
    return iclei


def ids(office: Iclei, *options: str) -> list[int]:
    """The numbers of those who are listed."""
    return [person["id"] for person in office.json("participants", "list", *options)["participants"]]


def person(office: Iclei, number: int) -> Any:
    """What is known of one person."""
    return office.json("participants", "show", str(number))["participant"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        *((["--where", "organisation=푸른창원"], [1, 2]), (["--where", "organisation=창원"], [])),
        *((["--where", "municipality=창원"], [1, 2]), (["--where", "sector=공무원"], [1])),
        *((["--where", "sector!=ngo"], [1, 2]), (["--where", "phone=010 1111 2222"], [1])),
        *((["--where", "language=Korean"], [1]), (["--where", "languages!=ko"], [2, 3])),
        *(
            (["--where", "choice=energy", "--where", "municipality=수원시"], [3]),
            (["--where", "식사=채식"], [1]),
        ),
        *((["--where", "식사!=채식"], [2, 3]), (["--where", "좌석 (A=B)=둘째"], [3])),
        *((["--without", "sector"], [2]), (["--without", "choice"], [2]), (["--without", "식사"], [3])),
        *((["--without", "phone", "--without", "language"], [3]), (["--sector", "ngo"], [3])),
        *((["--sort", "name"], [1, 3, 2]), (["--sort", "sector,name"], [1, 3, 2])),
        *((["--sort", "식사"], [2, 1, 3]), (["--sort", "id"], [1, 2, 3])),
    ],
)
def test_people_are_told_by_conditions(office: Iclei, options: list[str], expected: list[int]) -> None:
    """A value means what it means in the cell of a list; columns of lists count, too; the rest comes last."""
    assert ids(office, *options) == expected


@pytest.mark.parametrize("language", ["en", "ko"])
def test_fields_are_typed_as_they_are_shown(office: Iclei, language: str) -> None:
    """Each heading of the list can be typed into its options, as can other words that lists have for it."""
    told = office.ok(
        "--lang", language, "participants", "list", "--columns", "id,성명,기관명,부문,wants-to-meet"
    )
    heads = ["No.  Name", "번호  성명"]
    assert told.out.startswith(heads[language == "ko"])
    for typed in ("만나고 싶은 사람", "희망 주제", "자원 임무"):
        office.ok("--lang", "ko", "participants", "list", "--without", typed)
    edit = ("participants", "edit", "--where", "소속=푸른창원", "--set", "부문=시민사회", "--yes")
    office.ok("--lang", language, *edit)
    assert ids(office, "--where", "부문=civil-society", "--sort", "지자체") == [1, 2]


@pytest.mark.parametrize(
    ("options", "part"),
    [
        *((["--where", "shoe=43"], "“shoe” is not known"), (["--columns", "name,shoe"], "name-en")),
        *(
            (["--without", "imported"], "식사"),
            (["--sort", ""], "not known"),
            (["--where", "sector"], "FIELD=VALUE"),
        ),
        *((["--where", "sector=astronaut"], "--where"), (["--where", "sector="], "--without sector")),
    ],
)
def test_what_cannot_be_meant_is_refused(office: Iclei, options: list[str], part: str) -> None:
    """One sentence says what is wrong, and which fields there are."""
    answer = office("participants", "list", *options)
    assert answer.exit_code == 2
    assert part in answer.err
    assert len(answer.err.splitlines()) == 1


def test_the_columns_are_those_that_were_asked_for(office: Iclei) -> None:
    """In their order, of lists' own too, and a header with a comma is one."""
    (office.folder / "more.csv").write_text('이름,"숙소, 층"\n최별,새우\n', encoding="utf-8")
    office.ok("participants", "import", "more.csv")
    head, *rows = office.ok("participants", "list", "--columns", "phone,name,숙소, 층").out.splitlines()
    assert head.split("  ")[0] == "Phone"
    assert "숙소, 층" in head
    assert any("최별" in row and "새우" in row for row in rows)


def test_many_are_edited_at_once(office: Iclei) -> None:
    """What would change is shown, and it is one step of the history; those who have it already stay."""
    where = ("--where", "municipality=창원시")
    words = (
        "participants",
        "edit",
        *where,
        "--set",
        "sector=공무원",
        "--set",
        "role=안내",
        "--set",
        "role=발표",
    )
    tried = office.json(*words, "--dry-run")
    assert [item["id"] for item in tried["changed"]] == [1, 2]
    assert tried["changed"][1]["fields"][0] == {
        "field": "sector",
        "before": None,
        "after": "public-officer",
        "was_inferred": False,
    }
    assert person(office, 1)["roles"] == []
    told = office.ok(*words, "--yes").out
    assert "2 participants changed. Undo: iclei undo" in told
    assert [person(office, number)["roles"] for number in (1, 2, 3)] == [
        ["안내", "발표"],
        ["안내", "발표"],
        [],
    ]
    assert "2 participants have it already" in office.ok(*words, "--yes").out
    everybody = ("participants", "edit", "--where", "name!=없음", "--set", "sector=공무원")
    assert "1 participant would change, 2 had it already" in office.ok(*everybody, "--dry-run").out
    office.ok("undo")
    assert [person(office, number)["sector"] for number in (1, 2)] == ["public-officer", None]


def test_nothing_is_changed_unasked(office: Iclei) -> None:
    """Where nobody can be asked, --yes has to be said; and nobody meant is no success."""
    before = office.json("participants", "list")
    assert office("participants", "edit", "--without", "sector", "--set", "sector=other").exit_code == 2
    assert (
        office("participants", "edit", "--where", "name=없음", "--set", "sector=other", "--yes").exit_code
        == 1
    )
    assert office.json("participants", "list") == before


NGO = ("--where", "sector=ngo")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        *(
            (["1", *NGO, "--set", "sector=other"], "not both"),
            ([], "whom"),
            ([*NGO, "--sector", "other"], "--set"),
        ),
        *((["1", "--set", "sector=other"], "--sector"), (["1", "--sector", "other", "--dry-run"], "--where")),
        *(
            ([*NGO], "--set"),
            ([*NGO, "--set", "식사!=채식"], "FIELD=VALUE"),
            ([*NGO, "--set", "x"], "FIELD=VALUE"),
        ),
        *(([*NGO, "--set", "sector=1"], "--set"), ([*NGO, "--set", "name="], "name")),
        ([*NGO, "--set", "sector=ngo", "--set", "sector=other"], "once"),
    ],
)
def test_an_edit_that_cannot_be_meant_is_refused(office: Iclei, words: list[str], part: str) -> None:
    """One person by options, many by --set; nothing is changed."""
    before = office.json("participants", "list")
    answer = office("participants", "edit", *words, *(["--yes"] if "--where" in words else []))
    assert answer.exit_code == 2
    assert part in answer.err
    assert office.json("participants", "list") == before


def test_other_columns_of_lists_are_set_of_many_and_of_one(iclei: Iclei) -> None:
    """By their headers; the other cells stay, an empty text empties one, and what no list had is refused."""
    (iclei.folder / "list.csv").write_text("Name,Meal,Bus\nAnn Ash,rice,A\nBea Elm,,B\n", "utf-8")
    iclei.ok("participants", "import", "list.csv")

    def cells() -> list[dict[str, str]]:
        return [person["extra"] for person in iclei.json("participants", "list")["participants"]]

    tried = iclei.json("participants", "edit", "--where", "bus=B", "--set", "meal=fish", "--dry-run")
    [changed] = tried["changed"]
    [field] = changed["fields"]
    assert (field["field"], field["before"], field["after"]) == ("Meal", None, "fish")
    told = iclei.ok("participants", "edit", "--where", "bus=B", "--set", "meal=fish", "--yes").out
    assert "Meal" in told
    assert cells() == [{"Meal": "rice", "Bus": "A"}, {"Bus": "B", "Meal": "fish"}]
    iclei.ok("participants", "edit", "Ann", "--set", "Meal=", "--set", "Bus=C")
    assert cells()[0] == {"Bus": "C"}
    refused = iclei("participants", "edit", "Ann", "--set", "Shoes=43")
    assert refused.exit_code
    assert "“Shoes” is not known of participants" in refused.err
    iclei.ok("participants", "import", "list.csv")
    assert cells()[0] == {"Bus": "C"}  # what was changed by hand stays
