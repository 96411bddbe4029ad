"""Names as cells hold them: with titles, in two scripts, spaced out, or of several people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.intake.values.names.read import plain_name, read_name
from iclei_cli.intake.values.names.several import people_in
from iclei_cli.intake.values.understood import Understood

if TYPE_CHECKING:
    from intake.conftest import Read


def reading_of(text: str, header: str = "성명") -> Understood:
    """What a cell is taken for, in full."""
    reading = plain_name(text) or read_name(text, header)
    return reading if isinstance(reading, Understood) else Understood(reading)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("홍 길 동", "홍길동"),
        ("김 다온", "김다온"),
        ("박\n나래", "박나래"),
        ("남궁 민수", "남궁민수"),
        ("홍길자 님", "홍길자"),
        ("홍길동님", "홍길동"),
        ("홍길중*", "홍길중"),
        ('"홍길동"', "홍길동"),
        ("“홍길동”", "홍길동"),
        ("\u202b홍길동\u202c", "홍길동"),
        ("1. 홍길동", "홍길동"),
        ("Mr. Gaon Kim", "Gaon Kim"),
        ("田中 太郎 様", "田中 太郎"),
        ("王小明先生", "王小明"),
        ("김, 가온", "김가온"),
        ("홍길동(홍길동)", "홍길동"),
        ("존 스미스", "존 스미스"),
        ("KIM Johnny", "KIM Johnny"),
        ("Maria-José O’Neill", "Maria-José O’Neill"),
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("洪吉童", "洪吉童"),
        ("外山 太郎", "外山 太郎"),
        ("艾力·买买提", "艾力·买买提"),
        ("홍길동입니다", "홍길동"),
        ("저는 홍길동입니다.", "홍길동"),
        ("박 나래 드림", "박나래"),
        ("홍길동 올림", "홍길동"),
        ("홍길동드림", "홍길동"),
        ("남궁 드림", "남궁드림"),
        ("김드림", "김드림"),
    ],
)
def test_a_name_is_taken_out_of_signs_and_spaces(text: str, name: str) -> None:
    """What says nothing is no part of a name, and a name of a form of its own stays as it is."""
    assert reading_of(text) == Understood(name)


@pytest.mark.parametrize(
    ("text", "header", "position"),
    [
        ("홍길동 과장", "성명", "과장"),
        ("홍길동(과장)", "성명", "과장"),
        ("과장 홍길동", "성명", "과장"),
        ("홍길동과장", "성명", "과장"),
        ("홍길동 시장님", "성명", "시장"),
        ("홍길동 환경정책과장", "성명", "환경정책과장"),
        ("홍길동\n과장", "성명", "과장"),
        ("홍길동-과장", "성명", "과장"),
        ("홍길동: 과장", "성명", "과장"),
        ("홍 길 동 과장", "성명", "과장"),
        ("홍길동(과장)", "성명(직위)", "과장"),
        ("홍길동(살림꾼)", "성명(직위)", "살림꾼"),
        ("살림꾼 홍길동", "직·성명", "살림꾼"),
        ("홍길동 / 살림꾼", "성명/직위", "살림꾼"),
        ("환경과장 홍길동", "성명(직급)", "환경과장"),
        ("기획자/홍길동", "성명(직급)", "기획자"),
        ("환경과 홍길동", "성명(직급)", "환경과"),
        ("처장(직무대리) 홍길동", "참석자(직위·성명)", "처장(직무대리)"),
        ("홍길동 처장(직무대리)", "성명", "처장(직무대리)"),
        ("홍길동(Deputy Mayor)", "성명", "Deputy Mayor"),
        ("과장\n홍길동", "성명", "과장"),
        ("과장, 홍길동", "성명", "과장"),
        ("연구위원/홍길동", "직/성명", "연구위원"),
        ("가람시의회 의장 홍길동", "직·성명", "가람시의회 의장"),
    ],
)
def test_a_title_beside_a_name_is_the_position(text: str, header: str, position: str) -> None:
    """By its word, or by a header that says that a position stands there."""
    reading = reading_of(text, header)
    assert (reading.value, dict(reading.others)) == ("홍길동", {"position": position})
    assert [remark.code for remark in reading.remarks] == ["position-beside-name"]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("王明 博士", "王明", "博士"),
        ("王小明博士", "王小明", "博士"),
        ("山田 太郎 課長", "山田 太郎", "課長"),
    ],
)
def test_a_title_beside_a_name_in_chinese_characters_is_the_position(
    text: str, name: str, title: str
) -> None:
    """Written together, too."""
    reading = reading_of(text)
    assert (reading.value, dict(reading.others)) == (name, {"position": title})


@pytest.mark.parametrize(
    "text", ["(사)가람숲 대표 홍길동", "홍길동 (사)가람숲 대표", "(사) 가람숲 대표 홍길동"]
)
@pytest.mark.parametrize("header", ["성명", "직·성명"])
def test_a_body_beside_a_name_is_the_organisation(text: str, header: str) -> None:
    """Which its mark shows: `(사)`, `㈜`."""
    reading = reading_of(text, header)
    organisation = text[: text.index("숲") + 1].removeprefix("홍길동 ")
    assert (reading.value, dict(reading.others)) == (
        "홍길동",
        {"organisation": organisation, "position": "대표"},
    )
    assert [remark.code for remark in reading.remarks] == ["organisation-beside-name", "position-beside-name"]


@pytest.mark.parametrize(
    "text",
    [
        "가람시의원 송이든·임하준",
        "국장 송이든, 과장 임하준, 주무관",
        "과장 송이든\n주무관 임하준",
        "이솔, 과장 김산",
    ],
)
@pytest.mark.parametrize("header", ["성명", "직·성명"])
def test_a_position_never_holds_another_name(text: str, header: str) -> None:
    """What is not understood as one person stays as it is written, and is told."""
    reading = reading_of(text, header)
    position = str(reading.others.get("position", ""))
    assert not any(name in position for name in ("송이든", "임하준", "이솔", "김산", ",", "·"))
    assert reading.unclear or "name-as-written" in [remark.code for remark in reading.remarks]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("송이든, 임하준", ["송이든", "임하준"]),
        ("송이든 임하준", ["송이든", "임하준"]),
        ("송이든(과장)/임하준(주무관)", ["송이든(과장)", "임하준(주무관)"]),
        ("과장 이솔\n주무관 남궁별", ["과장 이솔", "주무관 남궁별"]),
        ("송이든, 임하준 외 2명", ["송이든", "임하준 외 2명"]),
        ("가람시의원 송이든·임하준", ["가람시의원 송이든", "가람시의원 임하준"]),
        ("송이든·임하준 의원", ["송이든 의원", "임하준 의원"]),
        ("송이든 / Song Ideun\n임하준 / Im Hajun", ["송이든 / Song Ideun", "임하준 / Im Hajun"]),
        ("Kim Gaon & Park Narae", ["Kim Gaon", "Park Narae"]),
        ("王小明、李美", ["王小明", "李美"]),
    ],
)
def test_several_people_in_a_cell_are_taken_apart(text: str, names: list[str]) -> None:
    """Each with their title; one of all stands before the first or behind the last."""
    assert people_in(text, "직·성명") == names


@pytest.mark.parametrize(
    "text",
    [
        "송이든",
        "송 이 든",
        "송이든 과장",
        "송이든, 환경과",
        "송이든, 부산",
        "송이든(팀장, 환경과)",
        "송이든/송이든",
        "송이든, 미정",
        "송이든 / Song Ideun",
        "Kim, John",
        "John Kim, City Hall",
        "John Kim, Jr.",
        "艾力·买买提",
        "과장/송이든",
    ],
)
def test_what_is_not_plainly_several_people_stays_one_cell(text: str) -> None:
    """An office, a city or another script is nobody else."""
    assert people_in(text) == []


@pytest.mark.parametrize(
    ("text", "name", "others", "code"),
    [
        ("홍길동(Hong Gildong)", "홍길동", {"name_en": "Hong Gildong"}, "latin-name-beside-name"),
        ("Hong Gildong (홍길동)", "홍길동", {"name_en": "Hong Gildong"}, "latin-name-beside-name"),
        ("山田 太郎 (Taro YAMADA)", "山田 太郎", {"name_en": "Taro YAMADA"}, "latin-name-beside-name"),
        ("王教授", "王教授", {}, "name-as-written"),
        ("홍길서(대참)", "홍길서", {"roles": ("proxy",)}, "proxy-in-name"),
        ("陳大文 代", "陳大文", {"roles": ("proxy",)}, "proxy-in-name"),
        ("김가온代", "김가온", {"roles": ("proxy",)}, "proxy-in-name"),
        ("수원_이하나", "수원_이하나", {}, "name-as-written"),
        ("Kim, John", "John Kim", {}, "family-name-first"),
        ("Dr. John Kim", "John Kim", {}, "title-before-name"),
        ("홍길동2", "홍길동2", {}, "name-as-written"),
        ("김 과장", "김 과장", {}, "name-as-written"),
        ("김과장", "김과장", {}, "name-as-written"),
        ("창원시 홍길동", "창원시 홍길동", {}, "name-as-written"),
    ],
)
def test_how_a_name_was_taken_is_told(text: str, name: str, others: dict[str, Any], code: str) -> None:
    """Nothing is lost of these, but somebody should look."""
    reading = reading_of(text)
    assert (reading.value, dict(reading.others), reading.unclear) == (name, others, ())
    assert [remark.code for remark in reading.remarks] == [code]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("홍길동(洪吉童)", "홍길동", "name-in-two-scripts"),
        ("Gaon Kim / 김나온", "김나온", "name-in-two-scripts"),
        ("山田 太郎 / Taro YAMADA", "山田 太郎", "name-in-two-scripts"),
        ("山田太郎 / ヤマダタロウ", "山田太郎", "name-with-remark"),
        ("홍길남 外 1", "홍길남", "further-places"),
        ("국장 홍길남 외 1", "홍길남", "further-places"),
        ("홍길동 (창원시)", "홍길동", "name-with-remark"),
        ("[VIP] 홍길동", "홍길동", "name-with-remark"),
        ("홍길동(010-1234-5678)", "홍길동", "name-with-remark"),
        ("John Kim, Jr.", "John Kim", "name-with-remark"),
        ("홍길남 외 2명", "홍길남", "further-places"),
        ("홍길남(외 2인)", "홍길남", "further-places"),
        ("홍길남 외2", "홍길남", "further-places"),
        ("Gaon Kim +2", "Gaon Kim", "further-places"),
        ("Gaon Kim and 2 others", "Gaon Kim", "further-places"),
        ("김가온 他2名", "김가온", "further-places"),
        ("홍길북/김영희", "홍길북", "several-people"),
        ("김가온, 박나래", "김가온", "several-people"),
        ("김가온\n박나래", "김가온", "several-people"),
        ("김가온 박나래", "김가온", "several-people"),
        ("Kim Gaon, Park Narae", "Kim Gaon", "several-people"),
        ("김가온(과장)/박나래(주무관)", "김가온", "several-people"),
    ],
)
def test_a_cell_that_says_more_than_a_name_is_kept(text: str, name: str, code: str) -> None:
    """The name is taken, and what else stands there is not lost."""
    reading = reading_of(text)
    assert reading.value == name
    assert [why.code for why in reading.unclear] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("송이든·임하준", "several-people"),
        ("김가온 박나래", "several-people"),
        ("김가을(金秋)", "name-in-two-scripts"),
        ("강다온(대참: 윤슬기)", "name-with-remark"),
        ("조은결(수행)", "name-with-remark"),
    ],
)
@pytest.mark.parametrize("header", ["성명(직급)", "참석자(직위·성명)"])
def test_who_else_or_what_else_stands_beside_a_name_is_no_position(text: str, code: str, header: str) -> None:
    """Also where the header says that a position may stand there."""
    reading = reading_of(text, header)
    assert (reading.value, dict(reading.others)) == (text[:3], {})
    assert [why.code for why in reading.unclear] == [code]


@pytest.mark.parametrize("text", ["Siti Prabowo N/A", "Siti Prabowo (n/a)", "N/A Siti Prabowo"])
@pytest.mark.parametrize("header", ["Name", "Name (title)"])
def test_what_says_that_a_part_is_missing_is_no_name(text: str, header: str) -> None:
    """Programs join it to the given name of somebody without a family name."""
    assert reading_of(text, header) == Understood("Siti Prabowo")
    assert reading_of("Young Na").value == "Young Na"


@pytest.mark.parametrize("letters", ["(", "김가온 ", " 가", "/,", "(사)"])
def test_a_cell_far_longer_than_names_is_read_at_once(letters: str) -> None:
    """It stays as it is written, told: no form is tried on it, which could take for ever."""
    text = letters * 30_000
    assert [remark.code for remark in reading_of(text).remarks] == ["name-as-written"]
    assert people_in(text) == []


@given(
    st.text(alphabet="김가온박나래홍길동과장 /,()\n외2명님A bKim.洪·*", max_size=14),
    st.sampled_from(["성명", "직·성명"]),
)
def test_a_name_has_no_letter_that_is_not_written(text: str, header: str) -> None:
    """A name is made of what stands in its cell; only a cell without letters has none."""
    name = reading_of(text, header).value
    if name is None:
        assert not any(map(str.isalpha, text))
    else:
        assert isinstance(name, str)
        assert set(name) <= {*text, " "}


def test_what_a_name_tells_of_other_fields_yields_to_their_columns(read: Read) -> None:
    """A position of its own column stands, and the cell of the name is kept where it says another."""
    rows = [["성명", "직위"], ["홍길동 과장", "과장"], ["김가온 과장", "팀장"], ["박나래 과장", ""]]
    people = read(rows).changes.created
    assert [(person.name, person.position, person.extra) for person in people] == [
        ("홍길동", "과장", {}),
        ("김가온", "팀장", {"성명": "김가온 과장"}),
        ("박나래", "과장", {}),
    ]


def test_a_strict_reader_refuses_what_says_more_than_a_name(read_strictly: Read) -> None:
    """Nothing is taken of it."""
    rows = [["홍길북(수행)", "가람시청"], ["홍길남 외 2명", "나루군청"], ["김가온 과장", "새롬시청"]]
    registrations = read_strictly([["성명", "소속"], *rows])
    assert [(error.row, error.code) for error in registrations.errors] == [
        (2, "more-than-a-value"),
        (3, "more-than-a-value"),
    ]


def test_parts_fill_the_gaps_of_full_names(read: Read) -> None:
    """Where all full names are there, the parts are kept as other columns are."""
    header = ["name", "first_name", "last_name"]
    mixed = [header, ["Gaon Kim", "", ""], ["", "Narae", "Park"], ["Dasom Choe", "Dasom", "Choe"]]
    people = read(mixed).changes.created
    assert [person.name for person in people] == ["Gaon Kim", "Narae Park", "Dasom Choe"]
    (person,) = read([header, ["Dasom Choe", "Dasom", "Choe"]]).changes.created
    assert person.extra == {"first_name": "Dasom", "last_name": "Choe"}


def test_who_has_only_an_english_name_is_called_by_it(read: Read) -> None:
    """It is known who that is."""
    registrations = read([["성명", "영문성명"], ["김가온", "Gaon Kim"], ["", "Jane Roe"]])
    assert [person.name for person in registrations.changes.created] == ["김가온", "Jane Roe"]
    assert [notice.facts["rows"] for notice in registrations.notices] == [[3]]


def test_a_part_of_a_name_that_is_not_applicable_is_none(read: Read) -> None:
    """People with one name write what a form lets through; Na is a name."""
    rows = [
        ["First Name", "Last Name"],
        ["Suharto", ""],
        ["Prabowo", "N/A"],
        ["Megawati", "."],
        ["", "Wiranto"],
        ["Narae", "Na"],
    ]
    names = [person.name for person in read(rows).changes.created]
    assert names == ["Suharto", "Prabowo", "Megawati", "Wiranto", "Narae Na"]


def test_a_remark_beside_a_part_of_a_name_is_told(read: Read) -> None:
    """It is no part of it, and the cell is kept."""
    found = read([["First Name", "Last Name"], ["Gaon", "Kim (online)"]])
    (person,) = found.changes.created
    assert (person.name, person.extra) == ("Gaon Kim", {"Last Name": "Kim (online)"})
    assert [cell.reason.code for cell in found.rows.kept] == ["name-with-remark"]


@pytest.mark.parametrize("name", ["이사", "정책과장", "김과장"])
def test_a_title_that_could_be_a_name_is_told(name: str) -> None:
    """It is taken as it stands, and whoever imports it is asked to look."""
    reading = read_name(name)
    assert isinstance(reading, Understood)
    assert (reading.value, [remark.code for remark in reading.remarks]) == (name, ["name-as-written"])
