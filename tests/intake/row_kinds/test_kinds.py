"""Of the rows below a header, exactly the people are taken; the others are told, and give what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iclei_cli.intake.row_kinds.headings import core_of
from iclei_cli.intake.row_kinds.kinds import sort_rows
from iclei_cli.intake.row_kinds.names import is_like_name, may_be_unnamed, seats_unnamed
from iclei_cli.intake.row_kinds.sorted_rows import RowKind

if TYPE_CHECKING:
    from iclei_cli.system.messages import Message
    from intake.conftest import Read

HEADER = ["연번", "성명", "소속", "직위", "연락처"]
FIELDS = {0: "row number", 1: "name", 2: "organisation", 3: "position", 4: "phone"}

NOBODY = [
    "미정",
    "(미정)",
    "미정 (추후 통보)",
    "담당자 지정 예정",
    "추후 확정",
    "공석",
    "참석자 1",
    "참석자 A",
    "홍○○",
    "○○○",
    "김OO",
    "1명",
    "외 1명",
    "TBD",
    "T.B.D.",
    "TBC (deputy)",
    "To be confirmed",
    "Name to follow",
    "N/A",
    "Guest 2",
    "未定",
    "担当者未定",
    "待定",
    "시장 미정",
    "-",
    "가람시장 ○○○",
    "○○○ 과장",
    "과장 (미정)",
    "Info Requested",
]
NAMES = [
    "김가온",
    "이미정",
    "김 미정",
    "이예정",
    "공석훈",
    "김*온",
    "홍길동",
    "이상",
    "진주",
    "김연대",
    "Na Young",
    "Jennifer Null",
    "Gaon Kim",
    "山田太郎",
    "알렉산더 해밀턴",
    "계나래",
    "O'Brien",
]
HEADINGS = [
    "■ 창원시 (2명)",
    "【시민사회】",
    "▶ 연구기관",
    "[수원시]",
    "<NGO>",
    "□ 나루재단 : 3명",
    "창원시",
    "고양시청",
]
NOTES = [
    "※ 명단은 바뀔 수 있습니다",
    "* 대리참석 가능",
    "작성자: 홍길동",
    "출력일시: 2026-11-26",
    "2026년 11월 26일",
    "1/3 페이지",
    "Page 1 of 3",
    "창원시장 (직인)",
    "위와 같이 제출합니다.",
    "문의: 055-123-4567",
    "이상 87명",
    "총 3명",
    "합계: 3명",
]


class Line(NamedTuple):
    """A row of a list that is made up, and whether it is about a person."""

    cells: list[str]
    is_person: bool


def person(name: str, *, is_full: bool) -> Line:
    """A row about a person: with all cells, or with the name alone."""
    return Line(["7", name, "가람시청", "과장", "010-2345-6789"] if is_full else ["", name, "", "", ""], True)


def nobody(text: str, place: int) -> Line:
    """A row with one cell, which is about no person."""
    cells = [""] * len(HEADER)
    cells[place] = text
    return Line(cells, False)


PEOPLE = st.builds(person, st.sampled_from(NAMES), is_full=st.just(True))
ONLY_NAMED = st.builds(person, st.sampled_from(NAMES), is_full=st.just(False))
SECTIONS = st.builds(nobody, st.sampled_from(HEADINGS), st.sampled_from([0, 1]))
FOOTERS = st.builds(nobody, st.sampled_from(NOTES), st.sampled_from([0, 1]))
UNNAMED = st.sampled_from(NOBODY).map(lambda text: Line(["3", text, "나루군", "과장", ""], False))


@settings(deadline=None)
@given(
    st.lists(PEOPLE, min_size=4, max_size=8),
    st.lists(st.one_of(PEOPLE, PEOPLE, PEOPLE, ONLY_NAMED, SECTIONS, UNNAMED), max_size=8),
    st.lists(PEOPLE, min_size=4, max_size=4),
    st.lists(FOOTERS, max_size=4),
)
def test_exactly_the_people_of_a_list_are_kept(
    first: list[Line], middle: list[Line], last: list[Line], footers: list[Line]
) -> None:
    """Wherever headings, places without a name and footers stand, and whatever people are called."""
    lines = [*first, *middle, *last, *footers]
    rows = sort_rows([(number, line.cells) for number, line in enumerate(lines, 2)], HEADER, FIELDS)
    assert [cells for _, cells in rows.people] == [line.cells for line in lines if line.is_person]
    assert [row.number for row in rows.passed] == [
        number for number, line in enumerate(lines, 2) if not line.is_person
    ]


@pytest.mark.parametrize("text", [text for text in NOBODY if text != "-"])
def test_a_place_without_a_name_counts_as_one(text: str) -> None:
    """Whatever words or signs stand there; those of letters alone are not passed over for speed."""
    assert seats_unnamed(text) == 1
    assert may_be_unnamed(text) or not text.replace(" ", "").isalpha()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_no_place(name: str) -> None:
    """Also one that has a word for it in it, or is masked but for two letters."""
    assert seats_unnamed(name) == 0


def test_a_count_keeps_as_many_places() -> None:
    """As for `외 2명`."""
    assert [seats_unnamed(text) for text in ("외 2명", "3 persons", "12명 추가")] == [2, 3, 12]


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("■ 1. 창원시 (2명)", "창원시"),
        ("Ⅱ. 시민사회", "시민사회"),
        ("【연구기관】 3명", "연구기관"),
        ("City of Changwon (2 persons)", "City of Changwon"),
    ],
)
def test_a_heading_is_read_without_its_signs(text: str, core: str) -> None:
    """Signs, number and count say how it looks, not what it says."""
    assert core_of(text) == core


@pytest.mark.parametrize("text", ["Printed by the office", "비고: 없음", "모두 참석 가능", "3"])
def test_a_remark_is_not_like_a_name(text: str) -> None:
    """It has signs, numbers, or words that no name has."""
    assert not is_like_name(text)


def told(notices: list[Message], code: str) -> Message:
    """The notice with that code."""
    return next(notice for notice in notices if notice.code == code)


def test_headings_give_their_rows_what_they_name(read: Read) -> None:
    """A sector and, below it, cities; what a row says itself counts more."""
    registrations = read(
        [
            ["연번", "성명", "소속", "직위"],
            ["Ⅰ. 지방자치단체", "", "", ""],
            ["창원시", "", "", ""],
            ["1", "김가온", "", "시장"],
            ["2", "이보라", "수원시청", "과장"],
            ["고양시", "", "", ""],
            ["3", "박나래", "", "국장"],
            ["Ⅱ. 시민사회", "", "", ""],
            ["4", "최다솜", "가람모임", "대표"],
        ]
    )
    people = registrations.changes.created
    assert [(person.sector, person.municipality) for person in people] == [
        ("public-officer", "창원시"),
        ("public-officer", "수원시"),
        ("public-officer", "고양시"),
        ("civil-society", None),
    ]
    headings = told(registrations.notices, "rows-headings")
    assert headings.facts["rows"] == [2, 3, 6, 8]


def test_a_heading_ends_what_another_of_its_people_said(read: Read) -> None:
    """A city with people of its own does not hold the sector below it."""
    registrations = read(
        [
            ["성명", "소속", "비고"],
            ["김가온", "창원시청", ""],
            ["[수원시]", "", ""],
            ["박나래", "", ""],
            ["<시민사회>", "", ""],
            ["최다솜", "다솜", ""],
        ]
    )
    assert [person.municipality for person in registrations.changes.created] == ["창원시", "수원시", None]


def test_a_heading_says_who_waits(read: Read) -> None:
    """People below `대기자 명단` are not expected like the others."""
    registrations = read(
        [
            ["성명", "소속", "직위"],
            ["김가온", "창원시청", "시장"],
            ["■ 대기자 명단", "", ""],
            ["박나래", "나루군", "과장"],
        ]
    )
    first, second = registrations.changes.created
    assert first.status.is_coming
    assert not second.status.is_coming


def test_places_without_a_name_are_counted_by_organisation(read: Read) -> None:
    """So many seats are expected; nobody is made up for them."""
    registrations = read(
        [
            ["성명", "소속", "직위"],
            ["김가온", "창원시청", "시장"],
            ["미정", "수원시청", "과장"],
            ["외 2명", "수원시청", ""],
            ["-", "고양시청", "팀장"],
        ]
    )
    assert [person.name for person in registrations.changes.created] == ["김가온"]
    notice = told(registrations.notices, "places-unnamed")
    assert (notice.facts["rows"], notice.facts["seats"]) == ([3, 4, 5], 4)


def test_a_given_name_like_the_word_for_nobody_is_one(read: Read) -> None:
    """`김` with `미정` is Kim Mi-jeong."""
    registrations = read([["성", "이름", "소속"], ["김", "미정", "창원시청"], ["박", "나래", "나루군"]])
    assert [person.name for person in registrations.changes.created] == ["김미정", "박나래"]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["예시", "홍길동", "○○시청", "과장", "010-0000-0000"], RowKind.EXAMPLE),
        (["", "예) 홍길동", "가람시청", "과장", "010-1234-5678"], RowKind.EXAMPLE),
        (["", "홍길동", "○○시", "", "010-0000-0000"], RowKind.EXAMPLE),
        (["", "실명 기재", "정식 명칭 기재", "직위 기재", "숫자만 입력"], RowKind.EXAMPLE),
        (['{"ImportId":"a"}', '{"ImportId":"b"}', '{"ImportId":"c"}', "", ""], RowKind.CODES),
        (["No", "성 명", "소 속", "직 위", "연락처"], RowKind.HEADER),
        (["7", "", "", "", ""], RowKind.EMPTY),
        (["", "이상 87명", "", "", ""], RowKind.TOTAL),
        (["", "", "", "계", "4"], RowKind.TOTAL),
        (["", "(한글)", "(정식 명칭)", "(직급)", "('-' 포함)"], RowKind.EXAMPLE),
        (["", "김가온", "예) 가람시청", "과장", "010-2345-6780"], RowKind.EXAMPLE),
        (["Page 1 of 2", "", "", "", ""], RowKind.NOTE),
        (["", "", "페이지 3", "", ""], RowKind.NOTE),
        (["", "計", "2名", "", ""], RowKind.TOTAL),
        (["", "计", "2", "", ""], RowKind.TOTAL),
        (["計", "3名", "", "", ""], RowKind.TOTAL),
        (["", "総数", "", "", ""], RowKind.TOTAL),
    ],
)
def test_a_row_under_the_header_may_be_none_of_a_person(row: list[str], kind: RowKind) -> None:
    """An example, instructions, codes, the header again, an empty row or a total."""
    people = [(number, ["1", "김가온", "가람시청", "과장", "010-2345-6789"]) for number in (3, 4, 5)]
    rows = sort_rows([(2, row), *people], HEADER, FIELDS)
    assert [passed.kind for passed in rows.passed] == [kind]


@pytest.mark.parametrize("place", [0, 2])
def test_a_marked_heading_may_have_its_count_in_the_next_cell(place: int) -> None:
    """It keeps no places for people who are not named; a count beside an organisation does."""
    heading = ["", "", "", "", ""]
    heading[place : place + 2] = ["【창원시】", "2명"]
    seats = ["", "2명", "가람시청", "", ""]
    people = [(number, ["1", "김가온", "", "과장", "010-2345-6789"]) for number in (3, 4, 5)]
    rows = sort_rows([(2, heading), *people, (6, seats)], HEADER, FIELDS)
    assert [(passed.number, passed.kind, passed.seats) for passed in rows.passed] == [
        (2, RowKind.HEADING, 0),
        (6, RowKind.UNNAMED, 2),
    ]
    assert [rows.people[place][0] for place in rows.given] == [3, 4, 5]
    assert {given["municipality"].value for given in rows.given.values()} == {"창원시"}


@pytest.mark.parametrize(
    ("name", "count", "kind", "seats"),
    [
        ("불참", "", RowKind.ABSENT, 0),
        ("Cancelled", "1", RowKind.ABSENT, 0),
        ("", "0명", RowKind.ABSENT, 0),
        ("(미정)", "0", RowKind.ABSENT, 0),
        ("참석", "2", RowKind.UNNAMED, 2),
        ("미정", "3명", RowKind.UNNAMED, 3),
        ("", "2", RowKind.UNNAMED, 2),
    ],
)
def test_a_row_that_says_who_comes_and_names_nobody_is_nobody(
    name: str, count: str, kind: RowKind, seats: int
) -> None:
    """A word for a status is no name; a count tells how many places are kept."""
    rows = [(number, ["가람시청", "1", "김가온", "과장"]) for number in (2, 3, 4)]
    header = ["소속", "참석인원", "성명", "직위"]
    fields = {0: "organisation", 2: "name", 3: "position"}
    found = sort_rows([*rows, (5, ["나루군청", count, name, ""])], header, fields)
    assert [(row.number, row.kind, row.seats) for row in found.passed] == [(5, kind, seats)]


def test_who_has_a_name_or_an_address_beside_a_count_is_somebody() -> None:
    """Also where none are counted."""
    header, fields = ["성명", "참석인원", "이메일"], {0: "name", 2: "email"}
    rows = [(2, ["김가온", "0", ""]), (3, ["", "1", "narae@example.org"])]
    assert sort_rows(rows, header, fields).people == rows


def test_the_guest_of_somebody_is_not_who_is_named() -> None:
    """Where the words stand in two columns, too."""
    header, fields = ["First Name", "Last Name", "Company"], {0: "given name", 1: "family name"}
    rows = [(2, ["Narae", "Park", "Naru"]), (3, ["Guest of", "Narae Park", "Naru"])]
    found = sort_rows(rows, header, fields)
    assert [(row.number, row.kind) for row in found.passed] == [(3, RowKind.UNNAMED)]


def test_labels_beside_each_other_below_a_list_are_a_note() -> None:
    """Who printed it, and when; no person without a name."""
    person_row = (2, ["1", "김가온", "가람시청", "과장", "010-2345-6789"])
    footer = (3, ["출력자: 총무과", "", "", "", "출력일자: 2026-11-26 09:11"])
    rows = sort_rows([person_row, footer], HEADER, FIELDS)
    assert (rows.people, [passed.kind for passed in rows.passed]) == ([person_row], [RowKind.NOTE])


def test_brackets_and_marks_alone_make_no_example() -> None:
    """Somebody whose cells are all in brackets is a person."""
    row = (2, ["", "(김가온)", "(가람시청)", "(과장)", ""])
    assert sort_rows([row], HEADER, FIELDS).people == [row]


def test_somebody_called_like_the_example_is_a_person() -> None:
    """With a phone of his own, even in the first row."""
    row = (2, ["1", "홍길동", "가람시청", "과장", "010-2345-9876"])
    assert sort_rows([row], HEADER, FIELDS).people == [row]


def test_a_list_of_names_alone_has_no_headings() -> None:
    """Where every row is one cell, a single cell says nothing."""
    rows = [(number, [name]) for number, name in enumerate(["진주", "김해", "시민사회", "이상"], 2)]
    assert sort_rows(rows, ["성명"], {0: "name"}).people == rows


@pytest.mark.parametrize(
    "rows",
    [
        [["참가 신청서", ""], ["성명", "김가온"], ["소속", "가람시청"], ["연락처", "010-2345-6789"]],
        [["성명", "김가온", "소속", "가람시청"], ["직위", "과장", "연락처", "010-2345-6789"], ["이메일", ""]],
        [["성명: 김가온"], ["소속: 가람시청"], ["연락처: 010-2345-6789"]],
    ],
)
def test_a_form_of_one_person_is_one_person(rows: list[list[str]], read: Read) -> None:
    """Labels and values side by side, in pairs, or with colons."""
    registrations = read(rows)
    (person,) = registrations.changes.created
    assert (person.name, person.organisation, person.phone) == ("김가온", "가람시청", "+821023456789")
    assert told(registrations.notices, "form-turned").facts["people"] == 1


def test_forms_below_each_other_and_a_turned_list_are_several_people(read: Read) -> None:
    """A label that stands again begins another form; names side by side are people side by side."""
    forms = [["성명", "김가온"], ["소속", "가람시청"], ["직위", "과장"]]
    others = [["성명", "박나래"], ["소속", "나루군"], ["직위", "팀장"]]
    turned = [[*one, other[1]] for one, other in zip(forms, others, strict=True)]
    for rows in ([*forms, *others], turned):
        first, second = read(rows).changes.created
        assert (first.name, first.position) == ("김가온", "과장")
        assert (second.name, second.position) == ("박나래", "팀장")


@pytest.mark.parametrize(
    "word",
    [
        "담당자",
        "담당 공무원",
        "수행 1",
        "수행원2",
        "실무자",
        "통역",
        "주무관",
        "환경과장",
        "Guest of the mayor",
        "Representative from Naru",
        "plus one",
        "+1",
        "随行員",
        "随行人员",
        "XXX",
        "(공란)",
        "（空）",
    ],
)
def test_what_somebody_is_is_no_name(word: str, read: Read) -> None:
    """A place is kept for them, whatever else the row says; nobody of that name is made up."""
    header = ["성명", "소속", "직위", "연락처"]
    people = [["김가온", "창원시청", "시장", "010-1234-5678"]] * 4
    found = read([header, *people, [word, "나루군청", "과장", "010-2234-5678"], *people])
    (places,) = found.table.unnamed
    assert places == ("나루군청", 1, (6,), (word,))
    assert [person.name for person in found.changes.created] == ["김가온"]


@pytest.mark.parametrize("name", ["이사", "주민", "Judith Guest", "Guest, Judith", "이담당", "정책과장"])
def test_what_could_be_a_name_is_one(name: str) -> None:
    """Also a title that begins like a name, which is told, or one beside a given name."""
    assert seats_unnamed(name) == 0


def test_places_are_told_with_their_words_and_whose_they_are(read: Read) -> None:
    """By a column of kinds that are cities, by the heading above, or else by the sector."""
    found = read(
        [
            ["구분", "성명", "직위"],
            ["창원시", "김가온", "과장"],
            ["창원시", "미정", ""],
            ["수원시", "미정", "팀장"],
            ["수원시청", "추후 통보", ""],
            ["수원시", "박나래", "주무관"],
        ]
    )
    assert found.table.unnamed == [
        ("창원시", 1, (3,), ("미정",)),
        ("수원시", 2, (4, 5), ("미정", "추후 통보")),
    ]
    by_heading = read([["성명", "직위"], ["■ 창원시", ""], ["김가온", "과장"], ["미정", "팀장"]])
    assert [places.organisation for places in by_heading.table.unnamed] == ["창원시"]
    by_sector = read([["성명", "부문"], ["김가온", "공무원"], ["미정", "연구기관"]])
    assert [places.organisation for places in by_sector.table.unnamed] == ["연구기관"]


def test_a_marked_role_heads_those_who_follow(read: Read) -> None:
    """`◎ 실무자` above people is no place, and `담당자` below them no person."""
    found = read(
        [
            ["연번", "성명", "소속", "직위"],
            ["", "◎ 실무자", "", ""],
            ["1", "김가온", "창원시청", "과장"],
            ["2", "담당자", "나루군청", "주무관"],
            ["3", "박나래", "창원시청", "과장"],
            ["", "담당자", "최다솜", "055-111-2222"],
        ]
    )
    assert [person.name for person in found.changes.created] == ["김가온", "박나래"]
    assert [row.kind for row in found.table.rows.passed] == [RowKind.HEADING, RowKind.UNNAMED, RowKind.NOTE]
