"""Which column is understood as which field."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from iclei_cli.intake.columns.headers import recognise
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from intake.conftest import Read

SAME_NAME = [
    "이름",
    "성 명",
    "성명*",
    "성명(필수)",
    "1. 성함",
    "성명\nName",
    "이름/성명",
    "참가자 성명",
    "성함을 입력해 주세요",
]
BY_FIELD = {
    "name": [
        "Q01. Your name",
        "G01Q02. 성함",
        "1-1. 성명",
        "① 성명",
        "가. 성명",
        "(1) 성명",
        "[Q1] 성명",
        "问题1：姓名",
        "grp_person-full_name",
        "grp/person-name",
        "user.name",
        "参会人员",
        "与会代表",
        "User display name",
        "出席者氏名",
        *SAME_NAME,
        "Name",
        "Full name",
        "Attendee name",
        "Participant's name",
        "What is your name?",
        "ＮＡＭＥ",
    ],
    "name_en": ["영문성명", "성명(영문)", "영문 이름", "Name (English)", "English name"],
    "organisation": [
        "소속(부서)",
        "소속 / 부서",
        "소 속\n(부서)",
        "Organisation (Department)",
        "所属（部署）",
        "Current Employer",
        "grp/organisation",
        "Q2[SQ001]. Organisation",
        "소속",
        "기관명",
        "소속(기관명)",
        "단체명",
        "Organisation / Company",
        "Affiliation",
        "현재 소속",
    ],
    "department": ["부서", "부서명", "소속 부서", "Department"],
    "position": ["직위", "직책", "직급", "직위/직책", "Job Title", "Position"],
    "sector": ["부문", "Sector", "Stakeholder group"],
    "municipality": ["지자체", "시·군", "City/County", "Municipality"],
    "gender": ["성별", "Gender"],
    "email": [
        "user/email",
        "attendees/0/email",
        "grp_person-email",
        "email1",
        "이메일1",
        "이메일",
        "이메일 주소",
        "E-mail",
        "Email Address",
        "전자우편",
        "연락처(이메일)",
        "What is your email address?",
    ],
    "phone": [
        "phone1",
        "연락처 1",
        "Phone_1",
        "contact.phone",
        "연락처",
        "휴대폰 번호",
        "핸드폰",
        "보내는분 연락처 (핸드폰번호)",
        "Mobile",
        "Phone number",
        "H.P.",
    ],
    "languages": ["언어", "사용 언어", "Languages"],
    "status": ["Participant Status", "Attendee status", "참석여부", "참석 여부 (O/X)", "상태", "Status"],
    "roles": ["역할", "Roles"],
    "notes": ["비고", "메모", "Notes", "Remarks"],
    "choice 1": [
        "희망 주제 1순위",
        "1순위",
        "희망분과1",
        "1지망",
        "제1희망주제",
        "1st choice",
        "First choice",
        "Choice 1",
    ],
    "choice 2": [
        "희망분과 ②",
        "두번째 희망 주제",
        "2순위 희망 주제",
        "2nd choice",
        "Choice #2",
        "Preference 2",
    ],
    "choice 3": ["Topic preference 3", "희망 토론 주제 (3순위)", "3rd choice", "Third preference"],
    "consent personal-data": [
        "개인정보 동의",
        "개인정보 수집 및 이용 동의",
        "개인정보 수집·이용에 동의하십니까?",
        "3. 개인정보 수집 및 이용에 동의하십니까? (필수)",
        "개인정보 활용 동의 (O/X)",
        "개인정보 수집·이용 동의서",
        "Consent",
        "Privacy consent",
        "I agree to the collection and use of my personal information",
    ],
    "consent third-party": [
        "제3자 제공 동의",
        "개인정보 제3자 제공동의",
        "Do you consent to sharing your personal data with third parties?",
    ],
    "consent photo": ["초상권 동의", "초상권 활용 동의", "사진·영상 촬영 동의", "Photo consent"],
    "consent personal-data third-party": ["개인정보 수집·이용 및 제3자 제공 동의"],
    "consent personal-data photo": ["개인정보 및 초상권 활용에 동의합니다"],
    "choices": [
        "희망주제 (1,2순위 기재)",
        "희망 분과(1~3순위)",
        "희망 주제",
        "희망분과",
        "희망 주제를 선택해 주세요 (복수 선택 가능)",
        "Preferred topics",
        "Choices",
    ],
}
OTHERS = [
    "차량번호",
    "비상연락처",
    "담당자 연락처",
    "구매자 이메일",
    "Name (Prefix)",
    "Consent (Text)",
    "Emergency contact. Phone?",
    "이메일 수신 동의",
    "개인정보 동의일자",
    "개인정보 보호책임자",
    "사진 촬영 활동의 경험",
    "타임스탬프",
    "세션1",
    "1조",
    "Dietary preference",
    "Session 2",
    "Order #",
    "Seat name",
    "SubmitterName",
    "event/name",
    "e-mail/phone",
    "dept-name",
    "group-name",
    "order.name",
    "emergency-contact/phone",
    "meta/instanceName",
    "Participant Role",
]


@pytest.mark.parametrize(
    ("field", "header"), [(field, header) for field in BY_FIELD for header in BY_FIELD[field]]
)
def test_a_header_is_recognised_by_its_meaning(field: str, header: str, read: Read) -> None:
    """Korean or English, short or a question, with marks and remarks: the field is found."""
    columns = [header] if field == "name" else ["이름", header]
    assert read([columns, ["가나다"]]).mapping[" ".join(header.split())] == field


@pytest.mark.parametrize("header", OTHERS)
def test_a_header_that_only_resembles_a_field_is_kept_as_extra(header: str, read: Read) -> None:
    """Somebody else's phone, two fields in one cell, or an unknown question fill no field."""
    registrations = read([["이름", header], ["김가온", "무엇"]])
    assert registrations.mapping[header] is None
    assert registrations.changes.created[0].extra == {header: "무엇"}


def test_decomposed_headers_are_recognised(read: Read) -> None:
    """Hangul as macOS writes it, in single letters, is the same word."""
    header = [unicodedata.normalize("NFD", word) for word in ("성명", "소속")]
    (person,) = read(
        [header, [unicodedata.normalize("NFD", word) for word in ("김가온", "가람시")]]
    ).changes.created
    assert (person.name, person.organisation) == ("김가온", "가람시")


@pytest.mark.parametrize("header", ["연번", "번호", "No.", "NO", "#", "순번"])
def test_the_running_number_is_not_kept(header: str, read: Read) -> None:
    """It changes when the list is sorted, so it must not count as something said of a person."""
    registrations = read([[header, "이름"], ["1", "김가온"]])
    assert registrations.mapping == {header: None, "이름": "name"}
    assert [column.is_kept for column in registrations.table.columns] == [False, True]
    assert registrations.changes.created[0].extra == {}


def test_headers_that_occur_twice_are_kept_apart(read: Read) -> None:
    """No answer overwrites another of the same header, even where a header looks numbered."""
    registrations = read([["Name", "Meal", "Meal (2)", "Meal", "Meal"], ["Gaon Kim", "a", "b", "c", "d"]])
    extra = {"Meal": "a", "Meal (2)": "b", "Meal (3)": "c", "Meal (4)": "d"}
    assert registrations.changes.created[0].extra == extra


def test_of_two_columns_that_say_the_same_the_first_has_the_field(read: Read) -> None:
    """Where no row says otherwise, either is right: the other is kept as extra, and the user is told."""
    registrations = read([["이름", "소속", "기관명"], ["김가온", "가람시청", "가람 시청"]])
    assert registrations.changes.created[0].organisation == "가람시청"
    assert registrations.changes.created[0].extra == {"기관명": "가람 시청"}
    assert registrations.notices == [
        message("column-yields", header="기관명", holder="소속", field="organisation")
    ]


def test_the_participants_own_column_beats_one_of_whoever_filled_in_the_form(read: Read) -> None:
    """A ticket shop lists the buyer's e-mail first, and the attendee's later."""
    registrations = read(
        [["Email", "Attendee name", "Attendee email"], ["b@example.kr", "Gaon", "g@example.kr"]]
    )
    assert registrations.changes.created[0].email == "g@example.kr"


def test_a_column_without_header_is_kept_under_its_letter(read: Read) -> None:
    """Its cells are not lost; a column with neither header nor cells is none."""
    registrations = read([["이름", "", ""], ["김가온", "", "통역 필요"]])
    assert registrations.mapping == {"이름": "name", "Column C": None}
    assert registrations.changes.created[0].extra == {"Column C": "통역 필요"}


def test_examples_are_the_first_values_each_once(read: Read) -> None:
    """Up to three, so that a wrong encoding or a wrong column is seen."""
    registrations = read([["이름", "소속"], *[[f"참가{n}", f"기관{n // 2}"] for n in range(7)]])
    assert registrations.table.columns[1].examples == ("기관0", "기관1", "기관2")


def test_a_vague_header_counts_when_its_values_speak(read: Read) -> None:
    """`구분` is the sector where it says sectors, and otherwise an answer like any other."""
    sectors = read([["이름", "구분"], ["김가온", "공무원"], ["박나래", "정치인"]])
    assert sectors.mapping["구분"] == "sector"
    meals = read([["이름", "구분"], ["김가온", "채식"], ["박나래", "일반식"]])
    assert meals.mapping["구분"] is None
    assert meals.changes.created[0].extra == {"구분": "채식"}
    assert not meals.errors
    assert meals.notices == [message("column-few-values", header="구분", field="sector")]


def test_a_contact_is_a_phone_where_numbers_stand(read: Read) -> None:
    """Elsewhere it may be a name or an address, and is kept as it is."""
    assert read([["Name", "Contact"], ["Gaon", "010-1234-5678"]]).mapping["Contact"] == "phone"
    assert read([["Name", "Contact"], ["Gaon", "gaon@example.kr"]]).mapping["Contact"] is None


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        (["First name", "Last name"], ["Gaon", "Kim"], "Gaon Kim"),
        (["Last name", "First name"], ["김", "가온"], "김가온"),
        (["성", "이름"], ["남궁", "가온"], "남궁가온"),
        (["Surname", "Name"], ["de la Cruz", "Ana"], "Ana de la Cruz"),
        (["First name", "Last name"], ["", "Kim"], "Kim"),
        (["Name", "First name", "Last name"], ["Kim Gaon", "Gaon", "Kim"], "Kim Gaon"),
    ],
)
def test_parts_of_a_name_are_joined(header: list[str], row: list[str], name: str, read: Read) -> None:
    """Korean names are written together, family name first; others apart, given name first."""
    assert [person.name for person in read([header, row]).changes.created] == [name]


def test_titles_above_the_header_are_passed_by(read: Read) -> None:
    """Title, contact and remarks stand above; the row with the most headers is the header."""
    registrations = read(
        [
            ["2019 ICLEI 한국 회원총회 참가자 명단"],
            ["담당", "홍담당", "연락처", "055-000-0000"],
            [],
            ["연번", "성명", "소속", "연락처"],
            ["1", "김가온", "가람시", "010-1234-5678"],
        ],
    )
    assert registrations.table.header_row == 4
    assert registrations.rows.count == 1


def test_one_column_per_option_is_a_choice(read: Read) -> None:
    """As pretix exports a question with several answers: `{question} – {option}`, Yes or No."""
    header = [
        "Attendee name",
        "Preferred topics – Energy",
        "Preferred topics – Climate Change",
        "Meal – Soup",
    ]
    registrations = read([header, ["Gaon Kim", "No", "Yes", "Yes"], ["Narae Park", "Yes", "Yes", "No"]])
    assert [person.choices for person in registrations.changes.created] == [
        ("climate-change",),
        ("energy", "climate-change"),
    ]
    assert registrations.changes.created[0].extra == {"Meal – Soup": "Yes"}
    assert registrations.mapping["Preferred topics – Energy"] == "option energy"


def test_look_alike_letters_are_folded_only_in_latin_words(read: Read) -> None:
    """A Cyrillic letter in a Latin word is that Latin letter; a Russian name stays as it is."""
    registrations = read([["Nаme", "Εmail"], ["Олег", "o@example.org"]])
    assert registrations.mapping == {"Nаme": "name", "Εmail": "email"}
    assert registrations.changes.created[0].name == "Олег"


@pytest.mark.parametrize(
    ("header", "cell", "field", "values"),
    [
        ("소속(부서)", "창원시청(환경정책과)", "department", ("창원시청", "환경정책과")),
        ("소속(부서)", "창원시청 환경정책과", "department", ("창원시청", "환경정책과")),
        ("소속/부서", "창원시청 / 환경정책과", "department", ("창원시청", "환경정책과")),
        ("소 속\n(부서)", "창원시청\n환경과", "department", ("창원시청", "환경과")),
        ("소속(부서)", "나루\n연구원", "department", ("나루 연구원", None)),
        ("소속(부서)", "한국 물 포럼", "department", ("한국 물 포럼", None)),
        ("소속(부서)", "", "department", (None, None)),
        (
            "Organisation (Department)",
            "Garam City (Climate Team)",
            "department",
            ("Garam City", "Climate Team"),
        ),
        ("所属（部署）", "カラム市役所（環境課）", "department", ("カラム市役所", "環境課")),
        ("소속(직위)", "창원시청(과장)", "position", ("창원시청", "과장")),
    ],
)
def test_an_organisation_and_what_stands_beside_it(
    header: str, cell: str, field: str, values: tuple[str | None, str | None], read: Read
) -> None:
    """The header tells of two fields; a cell that holds both is parted, any other is the organisation."""
    (person,) = read([["이름", header], ["김가온", cell]]).changes.created
    assert (person.organisation, getattr(person, field)) == values


def test_of_several_columns_of_one_title_the_first_counts(read: Read) -> None:
    """The second counts where the first is empty, and that is told; alone, it is the one that there is."""
    registrations = read([["이름", "phone1", "phone2"], ["김가온", "010-1234-5678", "055-123-4567"]])
    (person,) = registrations.changes.created
    assert (person.phone, person.extra) == ("+821012345678", {"phone2": "055-123-4567"})
    assert [notice.code for notice in registrations.notices] == ["column-fills"]
    assert read([["이름", "phone2"], ["김가온", "010-1234-5678"]]).changes.created[0].phone == "+821012345678"


def test_whoever_submitted_a_form_is_not_the_person(read: Read) -> None:
    """A display name is the name where there is no other; a question for the name is surer."""
    rows = [["User display name", "Q1. Your name"], ["관리자", "김가온"]]
    assert [person.name for person in read(rows).changes.created] == ["김가온"]


def test_codes_below_a_question_for_topics_are_passed_over(read: Read) -> None:
    """One cell that is no answer does not make a column of an option another column."""
    rows = [["이름", "Preferred topics - Energy"], ["김가온", "QID4_1"], ["박나래", "Energy"], ["최다솜", ""]]
    registrations = read(rows)
    assert registrations.mapping["Preferred topics - Energy"] == "option energy"
    assert [person.choices for person in registrations.changes.created] == [(), ("energy",), ()]
    assert [cell.cell for cell in registrations.rows.kept] == ["QID4_1"]


@pytest.mark.parametrize(
    ("mobile", "office"),
    [
        ("휴대폰", "사무실"),
        ("휴대전화", "전화번호(사무실)"),
        ("HP", "Tel"),
        ("Mobile", "Work phone"),
        ("携帯電話", "固定電話"),
        ("手机", "办公电话"),
    ],
)
def test_who_has_no_mobile_phone_has_that_of_the_office(mobile: str, office: str, read: Read) -> None:
    """The mobile number counts where there is one; the other column is kept as well, and a notice says so."""
    header = ["Name", mobile, office]
    rows = [["Anna Field", "+82 10-1234-5678", "+82 2-123-4567"], ["Ben Hill", "", "+82 2-123-4567"]]
    registrations = read([header, *rows, ["Cora Lake", "-", "없음"]])
    phones = [(person.phone, person.extra.get(office)) for person in registrations.changes.created]
    assert phones == [
        ("+821012345678", "+82 2-123-4567"),
        ("+8221234567", "+82 2-123-4567"),
        (None, "없음"),
    ]
    assert [notice.code for notice in registrations.notices] == ["column-fills"]


@pytest.mark.parametrize("other", ["신청자 연락처", "비상연락처", "보호자 전화번호", "사무실 팩스"])
def test_nobody_has_the_phone_of_somebody_else(other: str, read: Read) -> None:
    """Not that of whoever filled in the form, nor one for an emergency."""
    registrations = read(
        [["성명", "휴대폰", other], ["김가온", "", "02-123-4567"], ["박나래", "010-1234-5678", ""]]
    )
    assert [person.phone for person in registrations.changes.created] == [None, "+821012345678"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Organization you represent", "organisation"),
        ("Mobile number incl. country code", "phone"),
        ("연락 가능한 전자 메일", "email"),
        ("소속/직함", "organisation"),
        ("소속 및 직위", "organisation"),
        ("所属・役職", "organisation"),
        ("Thanks {{field:1}}! Which *city* are you from?", "municipality"),
        ("First up, what is your *full name*?", "name"),
        ("【都市/City】", "municipality"),
        ("Work City", "municipality"),
        ("org/municipality", "municipality"),
        ("About you - Family name", "family name"),
        ("Which topic(s) would you like to discuss? - Selected Choice", "choices"),
        ("희망분과 번호", "choices"),
        ("토론하고 싶은 주제를 순위대로 적어 주세요", "choices"),
        ("1순위로 참여하고 싶은 주제", "choice 1"),
        ("차선 주제", "choice 2"),
        ("参加を希望する分科会（第2希望）", "choice 2"),
        ("Alternative topic", "choice 2"),
        ("备选主题", "choice 2"),
    ],
)
def test_a_header_that_says_more_than_its_field_is_recognised(header: str, field: str) -> None:
    """Relative clauses, greetings, remarks, and ways to ask for what is wanted next."""
    claim = recognise(header)
    assert claim is not None
    assert claim.field == field
