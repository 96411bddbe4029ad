"""Headers as forms in four languages ask, headers of two rows, and that nothing of a list is lost."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.intake.registrations import read_registrations
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message
from intake.conftest import TOPICS

if TYPE_CHECKING:
    from intake.conftest import Read, WriteText

QUESTIONS = {
    "name": [
        "Please tell us your full name",
        "お名前をご記入ください",
        "1、您的姓名：",
        "Ticket Full Name",
        "표시 이름",
        "表示名",
    ],
    "organisation": [
        "What organisation do you represent?",
        "Which company do you work for?",
        "ご所属を教えてください",
        "您的单位是?",
        "귀하의 소속은 무엇입니까?",
        "소속이 어떻게 되시나요?",
        "单位名称",
    ],
    "municipality": ["Which city do you come from?"],
    "email": ["メールアドレスをご入力ください", "2. 请输入您的邮箱", "Ticket Email"],
    "phone": ["3、您的手机号码是？", "Phone #", "電話番号【必須】"],
    "family name": ["And your last name?", "姓（漢字）"],
    "given name": ["What's your first name?", "名（漢字）"],
    "status": [
        "Will you attend the assembly in person?",
        "参加ステータス",
        "是否参会",
        "참석여부",
        "승인상태",
    ],
    "choice 1": ["第1希望", "第一志愿", "希望テーマ1", "志愿1"],
    "choice 2": ["第２希望テーマ", "第二选择", "志愿 2", "志望２"],
    "choices": ["희망하는 분과를 선택해 주세요.", "희망하는 토론 주제는 무엇입니까?"],
}
NO_FIELDS = [
    "Attendee #",
    "ticket_name",
    "Do you work for a city?",
    "What is your emergency contact?",
    "Will you attend the dinner?",
    "ご担当者氏名",
    "동반자 성명",
    "How old are you?",
    "フリガナ",
]


@pytest.mark.parametrize(
    ("field", "header"), [(field, header) for field in QUESTIONS for header in QUESTIONS[field]]
)
def test_a_question_is_recognised_by_what_it_asks_for(field: str, header: str, read: Read) -> None:
    """Korean, English, Japanese and Chinese, with whatever politeness stands around the word."""
    columns = [header] if field == "name" else ["氏名" if field == "given name" else "Name", header]
    if field in {"family name", "given name"}:
        columns = [header, "Email"]
    assert read([columns, ["가나다"]]).mapping[header] == field


@pytest.mark.parametrize("header", NO_FIELDS)
def test_a_question_about_something_else_is_kept_as_extra(header: str, read: Read) -> None:
    """A number of a ticket, another person, two things at once: the answer fills no field, and is kept."""
    registrations = read([["Name", header], ["Gaon Kim", "answer"]])
    assert registrations.changes.created[0].extra == {header: "answer"}


@pytest.mark.parametrize(
    ("names", "latin"),
    [
        (["송이든", "남궁별", "이솔"], ["SONG Ideun", "Byeol Namgung", "Lee, Sol"]),
        (["山田 太郎", "王小明"], ["Taro Yamada", "Wang Xiaoming"]),
    ],
)
def test_the_same_names_in_latin_letters_are_the_english_names(
    names: list[str], latin: list[str], read: Read
) -> None:
    """A second column of names that are those of the first is not asked about, but told."""
    found = read([["성명", "Name"], *map(list, zip(names, latin, strict=True))])
    assert [(person.name, person.name_en) for person in found.changes.created] == list(
        zip(names, latin, strict=True)
    )
    assert message("column-in-latin", header="Name", holder="성명") in found.notices


def test_other_people_in_latin_letters_are_asked_about(read: Read) -> None:
    """Somebody who sent the form for another is not called like them."""
    with pytest.raises(RefusedError) as caught:
        read([["성명", "Name"], ["송이든", "Hajun Im"], ["한보라", "Hajun Im"]])
    assert caught.value.code == "ambiguous-columns"


def test_a_title_over_several_columns_is_read_with_what_stands_below(read: Read) -> None:
    """희망 분과 over ranks are choices; 동반자 over a name is the name of somebody else."""
    registrations = read(
        [
            ["성명", "희망 분과", "", "동반자", ""],
            ["", "1순위", "2순위", "성명", "연락처"],
            ["김가온", "에너지", "생물다양성", "한라온", "010-2345-0000"],
        ]
    )
    (person,) = registrations.changes.created
    assert (person.name, person.choices, person.phone) == ("김가온", ("energy", "biodiversity"), None)
    assert person.extra == {"동반자 성명": "한라온", "동반자 연락처": "010-2345-0000"}


@pytest.mark.parametrize("title", ["희망 주제", "Preferred topics"])
def test_a_grid_of_ranks_is_read_in_their_order(title: str, read: Read) -> None:
    """Columns are topics, cells say 1, 2순위 or 3rd; what is blank or 0 is not wanted."""
    rows = [["Name", title, "", ""], ["", "Energy", "Biodiversity", "EcoMobility"]]
    people = [["Gaon Kim", "2", "1순위", "3rd"], ["Narae Park", "", "1", "0"]]
    registrations = read([*rows, *people])
    assert [person.choices for person in registrations.changes.created] == [
        ("biodiversity", "energy", "ecomobility"),
        ("biodiversity",),
    ]


def test_a_grid_without_a_title_is_known_by_its_topics(read: Read) -> None:
    """Columns headed by topics, with ranks below; a topic with other answers below is no choice."""
    ranked = read([["Name", "Energy", "Biodiversity"], ["Gaon Kim", "2", "1"]])
    assert ranked.changes.created[0].choices == ("biodiversity", "energy")
    told = read([["Name", "Energy"], ["Gaon Kim", "we built a solar park"]])
    assert (told.changes.created[0].choices, told.changes.created[0].extra) == (
        (),
        {"Energy": "we built a solar park"},
    )


def test_a_person_is_never_a_second_header_row(read: Read) -> None:
    """Not even where every cell of theirs but the name is a word that could head a column."""
    registrations = read(
        [["성명", "소속", "비고", ""], ["김가온", "기관", "참석", "이메일"], ["박나래", "", "", ""]]
    )
    assert [person.name for person in registrations.changes.created] == ["김가온", "박나래"]


def test_what_a_form_fills_in_itself_gives_way_to_an_answer(read: Read) -> None:
    """An anonymous form prints "anonymous" under its own Email, and asks for the address later."""
    rows = [["Email", "Name", "성함", "이메일"], ["anonymous", "", "김가온", "gaon@example.kr"]]
    (person,) = read(rows).changes.created
    assert (person.name, person.email) == ("김가온", "gaon@example.kr")


def test_a_username_that_is_an_address_is_an_address(read: Read) -> None:
    """Google Forms calls the e-mail address so; elsewhere it may be the only name there is."""
    (person,) = read([["Username", "Full name"], ["gaon@example.kr", "Gaon Kim"]]).changes.created
    assert (person.name, person.email) == ("Gaon Kim", "gaon@example.kr")


def test_who_is_on_a_waiting_list_has_no_place_yet_and_that_is_told(read: Read) -> None:
    """It is neither yes nor no: a notice says how it was taken."""
    registrations = read([["Name", "Approval status"], ["Gaon Kim", "waitlist"], ["Narae Park", "approved"]])
    assert [person.status for person in registrations.changes.created] == ["waiting", "registered"]
    remark = message("no-place-yet", text="waitlist", status=Status.WAITING.word)
    assert registrations.notices == [message("rows-remark", rows=[2], remark=remark)]


def test_western_letters_need_no_encoding(assembly: Assembly, write_text: WriteText) -> None:
    """Single accented letters among plain ones are neither UTF-8 nor cp949, and can be nothing else."""
    path = write_text([["Name", "City"], ["Jörg Müßig", "Zürich"]], encoding="iso-8859-15")
    registrations = read_registrations(path, assembly)
    assert (registrations.changes.created[0].name, registrations.document.encoding) == (
        "Jörg Müßig",
        "iso-8859-15",
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read(encoding: str, assembly: Assembly, write_text: WriteText) -> None:
    """In the right byte order lines end; in the wrong one they do not."""
    registrations = read_registrations(
        write_text([["성명", "소속"], ["김가온", "가람시"]], encoding=encoding, delimiter="\t"), assembly
    )
    assert ([person.name for person in registrations.changes.created], registrations.document.encoding) == (
        ["김가온"],
        encoding,
    )


COLUMNS = {
    "성명": st.sampled_from(["김가온", "박나래", "최다솜", "Gaon Kim", "이름", "정소속"]),
    "소속": st.sampled_from(["가람시청", "나루연구원", "", "기관"]),
    "이메일": st.just(""),
    "특별한 질문": st.sampled_from(["", "예", "성명", "이메일", "1순위"]),
    "Dietary preference": st.sampled_from(["", "Vegan", "Name", "Phone"]),
    "도착": st.sampled_from(["", "09:30", "연락처"]),
}


@given(
    order=st.permutations(list(COLUMNS)),
    titles=st.lists(st.sampled_from(["총회 명단", "담당: 홍담당", "", "2026"]), max_size=3),
    data=st.data(),
)
def test_the_header_is_no_person_no_person_a_header_and_nothing_is_dropped(
    order: list[str], titles: list[str], data: st.DataObject
) -> None:
    """Whatever the columns' order, the lines above and the cells: each row is one person with all it says."""
    drawn = {header: st.lists(cells, min_size=4, max_size=4) for header, cells in COLUMNS.items()}
    columns = {header: data.draw(cells) for header, cells in drawn.items()}
    columns["이메일"] = [f"person{number}@example.kr" for number in range(4)]
    rows = [[title] for title in titles]
    rows += [order, *([columns[header][number] for header in order] for number in range(4))]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.csv")
        path.write_text(text.getvalue(), encoding="utf-8")
        assembly = Assembly(event=Event(name="Assembly"), topics={topic.key: topic for topic in TOPICS})
        registrations = read_registrations(path, assembly)
    assert registrations.errors == []
    assert registrations.table.header_row == len(titles) + 1
    assert [person.name for person in registrations.changes.created] == columns["성명"]
    for number, person in enumerate(registrations.changes.created):
        said = {header: columns[header][number] for header in ("특별한 질문", "Dietary preference", "도착")}
        assert person.extra == {header: cell for header, cell in said.items() if cell}


def test_a_list_in_parts_is_read_whole(read: Read) -> None:
    """Each part has a title, and the header again: neither is a person."""
    header = ["성명", "소속"]
    rows = [header, ["김가온", "가람시"], ["□ 시민단체", ""], header, ["박나래", "나루모임"]]
    registrations = read(rows)
    assert [person.name for person in registrations.changes.created] == ["김가온", "박나래"]
    assert registrations.errors == []


def test_where_another_list_begins_is_told(read: Read) -> None:
    """A table with another header is not read as people of the first, and not passed over in silence."""
    rows = [
        ["Name", "Email"],
        ["Gaon Kim", "g@example.kr"],
        ["Staff", ""],
        ["Role", "Name"],
        ["Host", "Hana"],
    ]
    registrations = read(rows)
    assert [person.name for person in registrations.changes.created] == ["Gaon Kim"]
    assert registrations.notices == [message("another-list", row=3)]


def test_of_hosts_and_attendees_the_attendees_are_meant(read: Read) -> None:
    """Both have the same header; the title above tells which is which."""
    header = ["Name", "Email"]
    rows = [["Host Details"], header, ["Hana", "h@example.kr"], ["Attendee Details"], header]
    registrations = read([*rows, ["Gaon Kim", "g@example.kr"]])
    assert [person.name for person in registrations.changes.created] == ["Gaon Kim"]


@pytest.mark.parametrize("header", ["個人情報の取り扱いに同意しますか", "您是否同意我们使用您的个人信息？"])
def test_consent_is_asked_for_in_japanese_and_chinese(header: str, read: Read) -> None:
    """As in Korean and English: for personal data."""
    assert read([["Name", header], ["Gaon Kim", "同意する"]]).mapping[header] == "consent personal-data"


def test_cells_merged_in_an_open_document_are_true_of_each_row(assembly: Assembly) -> None:
    """An .ods that LibreOffice wrote, with an organisation merged over two people."""
    files = Path(__file__).parents[2] / "fixtures" / "files"
    people = read_registrations(files / "official-attachment.ods", assembly).changes.created
    assert [person.organisation for person in people] == ["창원시청", "창원시청", "나루연구원"]


@pytest.mark.parametrize("header", ["Guest", "Guest name", "게스트", "嘉宾"])
def test_a_guest_is_who_comes_where_there_is_no_other_name(header: str, read: Read) -> None:
    """Ticket systems call them so; beside a name, it is somebody whom that person brings, which is told."""
    alone = read([[header, "Email"], ["Anna Field", "anna@example.org"]])
    assert [person.name for person in alone.changes.created] == ["Anna Field"]
    beside = read([["Name", header], ["Ben Hill", "Dora Moor"]])
    assert [(person.name, person.extra) for person in beside.changes.created] == [
        ("Ben Hill", {header: "Dora Moor"})
    ]
    assert [notice.code for notice in beside.notices] == ["column-yields"]


@pytest.mark.parametrize(
    ("header", "cells", "number"),
    [
        ("Guests", ["2", "0", "1"], 3),
        ("동반 인원", ["2명", "", "없음"], 2),
        ("Quantity", ["1", "3", "1"], 2),
        ("随行人数", ["1人", "0", ""], 1),
    ],
)
def test_how_many_come_along_is_told(header: str, cells: list[str], number: int, read: Read) -> None:
    """Nobody is made up for them; a count of tickets has the person of the row in it."""
    rows = [[name, cell] for name, cell in zip(["Anna Field", "Ben Hill", "Cora Lake"], cells, strict=True)]
    found = read([["Name", header], *rows])
    assert len(found.changes.created) == len(rows)
    (notice,) = found.notices
    assert (notice.code, notice.facts["number"]) == ("companions-counted", number)


def test_a_count_of_nobody_else_is_no_matter(read: Read) -> None:
    """One ticket each is what everybody has."""
    assert read([["Name", "Quantity"], ["Anna Field", "1"], ["Ben Hill", "1"]]).notices == []


def test_organisation_and_position_in_one_cell_are_parted_where_the_second_is_a_title(read: Read) -> None:
    """A cell that is only one of them, or whose second half is no title, is the organisation."""
    found = read(
        [
            ["성명", "소속/직함"],
            ["김가온", "가람시청/주무관"],
            ["박나래", "나루연구원"],
            ["이다온", "가람시/나루구"],
        ]
    )
    people = [(person.organisation, person.position) for person in found.changes.created]
    assert people == [("가람시청", "주무관"), ("나루연구원", None), ("가람시/나루구", None)]


def test_a_second_wish_comes_behind_the_first(read: Read) -> None:
    """Also where the first stands in a column that may hold several."""
    found = read([["성명", "희망 주제", "차선 주제"], ["김가온", "에너지", "기후변화"]])
    assert found.changes.created[0].choices == ("energy", "climate-change")


def test_degrees_of_interest_are_wishes_the_greatest_first(read: Read) -> None:
    """In between, or not interested, is no wish; numbers, of which nobody says what is most, are kept."""
    header = ["성명", "분과별 관심도 [에너지]", "분과별 관심도 [생태교통]", "분과별 관심도 [생물다양성]"]
    found = read(
        [header, ["김가온", "관심", "매우 관심", "보통"], ["박나래", "관심 없음", "관심", "관심 없음"]]
    )
    choices = [person.choices for person in found.changes.created]
    assert choices == [("ecomobility", "energy"), ("ecomobility",)]
    numbers = read([header, ["김가온", "5", "1", "3"]])
    assert [numbers.mapping[title] for title in header] == ["name", None, None, None]


def test_an_option_below_a_question_about_experience_is_no_wish(read: Read) -> None:
    """What somebody did is not what they want."""
    wish, deed = "참여를 희망하는 분과를 고르십시오. [에너지]", "발표한 경험이 있는 분과 [에너지]"
    found = read([["성명", wish, deed], ["김가온", "예", "예"]])
    assert found.mapping == {"성명": "name", wish: "option energy", deed: None}


@pytest.mark.parametrize(
    ("header", "row", "suggested"),
    [
        (["예약번호", "누구신가요", "거주지"], ["R-1", "김가온", "서울"], "누구신가요"),
        (["Recipient Last Name", "Who are you", "Organisation"], ["", "Gaon Kim", "Garam"], "Who are you"),
        (["코드", "거주지", "대표 이름"], ["R-1", "서울 중구", "김가온"], "대표 이름"),
    ],
)
def test_the_column_suggested_for_names_is_one_whose_cells_may_be_names(
    header: list[str], row: list[str], suggested: str, read: Read
) -> None:
    """Neither an empty column nor one of numbers; first one that speaks of names."""
    with pytest.raises(RefusedError) as error:
        read([header, row])
    assert error.value.message.facts["column"] == [suggested, "name"]


def test_a_buyer_is_nobody_else(read: Read) -> None:
    """Whose address a ticket shop keeps is not who comes, and it is not suggested as theirs."""
    found = read([["구매자 이름", "구매자 이메일", "참가자 이름"], ["김가온", "gaon@example.org", "박나래"]])
    assert found.mapping == {"구매자 이름": None, "구매자 이메일": None, "참가자 이름": "name"}
    assert not [notice for notice in found.notices if notice.code == "column-looks-like"]
