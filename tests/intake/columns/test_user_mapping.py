"""What the user says of columns counts; what nobody can know is asked."""

from __future__ import annotations

import re
import shlex
import unicodedata
from typing import TYPE_CHECKING

import pytest

from iclei_cli.intake.registrations import ListSettings, apply_registrations, read_registrations
from iclei_cli.store.template.load import BUILT_IN, load_template
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.messages import message
from wording import told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.registrations import Registrations
    from intake.conftest import Read, Rows, WriteText

PEOPLE = [["누구", "소속명칭", "비고"], ["김가온", "가람시청", "채식"]]

# Headers as other systems print them. In each, all cells of a row differ.
KNOWN = {
    "pretix": "Status,Email,Phone number,Order date,Attendee name,Attendee email,Company,Address,City,"
    "Country,Order comment,Company,Invoice address name,Address,City,Country,E-mail address verified",
    "pretix check-in": "Order code,Attendee name,Product,Price,Checked in,E-mail,Company,Order date,Comment",
    "indico": "ID,Name,First Name,Last Name,Email Address,Affiliation,Address,Country,Phone Number,Position,"
    "Title,Registration date,Created by,Checked in",
    "openslides": "title,first_name,last_name,email,member_number,structure_level,groups,number,gender,"
    "username,comment",
    "eventbrite": "Order #,Order Date,First Name,Last Name,Email,Ticket Type,Attendee #,Group,Home Country,"
    "Job Title,Company",
    "zoom": "User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Join Time,Is Guest",
    "google": "타임스탬프,이메일 주소,성함,연락처,소속 및 직위",
    "korean": "접수ID,신청일시,성명,소속,부서,직위,직급,이메일,연락처,휴대폰,신청회차,문의",
    "two people": "신청자명,신청자 연락처,참가자명,참가자 연락처,기관명,직위,영문성명",
}


def read_with(
    assembly: Assembly, write_text: WriteText, rows: Rows, *maps: str, header_row: int | None = None
) -> Registrations:
    """Read rows as a list of which the user says `maps`."""
    return read_registrations(
        write_text(rows), assembly, ListSettings(maps=tuple(maps), header_row=header_row)
    )


def test_a_column_is_what_the_user_says(assembly: Assembly, write_text: WriteText) -> None:
    """A header that nobody could know, even that of the names, is read as told, wherever it stands."""
    rows = [["명단"], ["담당", "홍담당"], *PEOPLE]
    registrations = read_with(assembly, write_text, rows, "누구=name", "소속명칭=소속")
    assert registrations.table.header_row == 3
    assert registrations.mapping == {"누구": "name", "소속명칭": "organisation", "비고": "notes"}
    assert [(person.name, person.organisation) for person in registrations.changes.created] == [
        ("김가온", "가람시청")
    ]


def test_extra_and_minus_are_no_fields(assembly: Assembly, write_text: WriteText) -> None:
    """`extra` keeps a column under its header, `-` does not take it."""
    rows = [["이름", "소속", "비고"], ["김가온", "가람시청", "채식"]]
    registrations = read_with(assembly, write_text, rows, "소속=extra", "비고=-")
    (person,) = registrations.changes.created
    assert (person.organisation, person.notes, person.extra) == (None, None, {"소속": "가람시청"})
    assert [column.is_kept for column in registrations.table.columns] == [True, True, False]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("organisation", "organisation"),
        ("소속", "organisation"),
        ("E-Mail", "email"),
        ("choice1", "choice 1"),
        ("Choice 2", "choice 2"),
        ("2지망", "choice 2"),
        ("choices", "choices"),
        ("given name", "given name"),
        ("consent photo", "consent photo"),
        ("초상권 동의", "consent photo"),
        ("option 에너지", "option energy"),
        ("English name", "name_en"),
        ("name_en", "name_en"),
        ("구분", "sector"),
        ("번호", None),
    ],
)
def test_a_field_may_be_written_in_several_ways(
    typed: str, field: str | None, assembly: Assembly, write_text: WriteText
) -> None:
    """As the table shows it, or by any word that could head its column."""
    rows = [["이름", "무엇"], ["김가온", "-"]]
    assert read_with(assembly, write_text, rows, f"무엇={typed}").mapping["무엇"] == field


@pytest.mark.parametrize("typed", ["누 구", " 누구* ", unicodedata.normalize("NFD", "누구"), "누구?"])
def test_a_header_is_found_as_other_headers_are(
    typed: str, assembly: Assembly, write_text: WriteText
) -> None:
    """Spaces, marks and decomposed Hangul make no difference."""
    assert read_with(assembly, write_text, PEOPLE, f"{typed}=name").changes.created[0].name == "김가온"


def test_the_last_equals_sign_parts_header_and_field(assembly: Assembly, write_text: WriteText) -> None:
    """A header may hold one of its own."""
    rows = [["이름", "a=b"], ["김가온", "가람시청"]]
    assert read_with(assembly, write_text, rows, "a=b=organisation").mapping["a=b"] == "organisation"


def test_a_column_is_meant_as_the_table_shows_it(assembly: Assembly, write_text: WriteText) -> None:
    """The second of two like headers, one of two spellings, and a column without a header, by its letter."""
    rows = [
        ["이름", "Meal", "Meal", "E-mail", "email", ""],
        ["김가온", "a", "b", "?", "g@example.kr", "팀장"],
    ]
    registrations = read_with(
        assembly, write_text, rows, "Meal (2)=notes", "E-mail=extra", "email=email", "Column F=position"
    )
    (person,) = registrations.changes.created
    assert (person.notes, person.email, person.position) == ("b", "g@example.kr", "팀장")
    assert person.extra == {"Meal": "a", "E-mail": "?"}


def test_names_without_a_header_can_be_said(assembly: Assembly, write_text: WriteText) -> None:
    """The letter of a column finds the header row, too. It is not remembered: elsewhere it says nothing."""
    rows = [["명단"], ["연번", "", "소속"], ["1", "김가온", "가람시청"]]
    registrations = read_with(assembly, write_text, rows, "Column B=name")
    assert [person.name for person in registrations.changes.created] == ["김가온"]
    assert registrations.headings.fields == {}


def test_parts_of_a_name_are_read_where_the_user_says_so(assembly: Assembly, write_text: WriteText) -> None:
    """They are surer than a column that only looks like full names."""
    rows = [["성명", "A", "B"], ["kgaon", "가온", "김"]]
    registrations = read_with(assembly, write_text, rows, "A=given name", "B=성")
    assert registrations.changes.created[0].name == "김가온"
    assert registrations.mapping["성명"] is None


@pytest.mark.parametrize(
    ("maps", "code", "named"),
    [
        (["누구"], "map-malformed", "누구"),
        (["=name"], "map-malformed", "=name"),
        (["누구="], "map-malformed", "누구="),
        (["누구=nome"], "field-unknown", "organisation"),
        (["누구=choice 0"], "field-unknown", "choice 1"),
        (["누구=option 우주"], "field-unknown", "option TOPIC"),
        (["누구=name", "아무개=email"], "header-unknown", "소속명칭"),
        (["누구=name", "비고=성명"], "map-twice", "비고"),
        (["누구=name", "누구=extra"], "map-twice", "누구"),
        (["누구=name", "비고=extra", "비 고=-"], "map-twice", "비고"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(
    maps: list[str], code: str, named: str, assembly: Assembly, write_text: WriteText
) -> None:
    """It names what is wrong, or what there is."""
    with pytest.raises(UsageError) as caught:
        read_with(assembly, write_text, PEOPLE, *maps)
    assert caught.value.code == code
    assert named in told(caught.value)


def test_the_way_out_of_a_missing_header_is_told(assembly: Assembly, write_text: WriteText) -> None:
    """The error shows an option that makes the list readable."""
    with pytest.raises(RefusedError) as caught:
        read_with(assembly, write_text, [["번호", "누구", "소속"], ["1", "김가온", "가람시청"]])
    assert caught.value.params["column"] == ["누구", "name"]
    assert told(caught.value).endswith('--map "누구=name"')


# Columns that nobody can tell apart


def test_equally_sure_columns_are_never_guessed(assembly: Assembly, write_text: WriteText) -> None:
    """The error shows both with values that differ; each option that it shows makes the list readable."""
    rows = [
        ["이름", "이메일", "전자우편"],
        ["김가온", "g@example.kr", "g@example.kr"],
        ["박나래", "n@example.kr", "nr@example.com"],
    ]
    with pytest.raises(RefusedError) as caught:
        read_with(assembly, write_text, rows)
    assert caught.value.code == "ambiguous-columns"
    assert caught.value.params["columns"] == {
        "email": {"이메일": ["n@example.kr"], "전자우편": ["nr@example.com"]}
    }
    options = re.findall(r"--map .+", told(caught.value))
    emails = [
        read_with(assembly, write_text, rows, shlex.split(option)[1]).changes.created[1].email
        for option in options
    ]
    assert emails == ["n@example.kr", "nr@example.com"]


def test_options_are_quoted_for_a_shell(assembly: Assembly, write_text: WriteText) -> None:
    """A header may hold what a shell would take as its own."""
    rows = [["Name", 'E-mail "$"', "Mail"], ["Gaon", "a@example.kr", "b@example.kr"]]
    with pytest.raises(RefusedError) as caught:
        read_with(assembly, write_text, rows)
    option, _ = re.findall(r"--map .+", told(caught.value))
    assert (
        read_with(assembly, write_text, rows, shlex.split(option)[1]).changes.created[0].email
        == "a@example.kr"
    )


@pytest.mark.parametrize(
    ("header", "cells", "second"),
    [
        (["연락처", "전화번호"], ["010-1234-5678", "+82 10 1234 5678"], "second phone"),
        (["이메일", "전자우편"], ["g@example.kr", ""], None),
        (["이메일", "전자우편"], ["g@example.kr", "없음"], None),
        (["개인정보 수집·이용 동의", "개인정보 동의"], ["동의합니다", "예"], None),
        (["등록상태", "상태"], ["등록완료", "승인완료"], None),
        (["소속", "기관명"], ["가람시청", "가람 시청"], None),
    ],
)
def test_columns_that_mean_the_same_are_no_question(
    header: list[str], cells: list[str], second: str | None, read: Read
) -> None:
    """Where no row has two different values, the first has the field, and a notice says so."""
    registrations = read([["이름", *header], ["김가온", *cells]])
    assert registrations.mapping[header[0]] is not None
    assert registrations.mapping[header[1]] == second
    assert len(registrations.changes.created) == 1


@pytest.mark.parametrize(
    ("header", "cells", "surer", "other"),
    [
        (["연락처", "휴대폰"], ["02-123-4567", "010-1234-5678"], "휴대폰", "second phone"),
        (["Mobile", "Phone"], ["010-1234-5678", "02-123-4567"], "Mobile", "second phone"),
        (["직급", "직위"], ["5급", "과장"], "직위", None),
        (["Company", "Company"], ["가람시청", "가람연구소"], "Company", None),
    ],
)
def test_a_surer_column_has_the_field(
    header: list[str], cells: list[str], surer: str, other: str | None, read: Read
) -> None:
    """Whatever the order: the mobile phone, the position; of two with one title the first."""
    mapping = read([["성명", *header], ["김가온", *cells]]).mapping
    assert mapping.pop(surer) is not None
    assert list(mapping.values()) == ["name", other]


def test_the_person_who_comes_is_surer_than_who_applied(read: Read) -> None:
    """An office fills in one form for several of its people."""
    registrations = read([["신청자명", "참가자명"], ["박나래", "김가온"]])
    assert registrations.changes.created[0].name == "김가온"
    assert registrations.changes.created[0].extra == {"신청자명": "박나래"}


@pytest.mark.parametrize("name", KNOWN)
def test_lists_of_known_systems_raise_no_question(name: str, read: Read) -> None:
    """Whatever stands in their columns, none of them is in doubt."""
    header = KNOWN[name].split(",")
    body = [[f"말 {row}{column}" for column in range(len(header))] for row in range(2)]
    assert read([header, *body]).rows.count == 2


# Memory


def take(
    assembly: Assembly, write_text: WriteText, rows: Sequence[Sequence[str]], *maps: str
) -> Registrations:
    """Import rows."""
    registrations = read_with(assembly, write_text, rows, *maps)
    apply_registrations(registrations, assembly)
    return registrations


def test_what_was_said_counts_for_the_next_list(assembly: Assembly, write_text: WriteText) -> None:
    """Of columns with the same header, and a notice says so."""
    take(assembly, write_text, PEOPLE, "누구=name", "비고=-", "소속명칭=extra")
    registrations = take(assembly, write_text, [["소속명칭", "누구 ", "비고"], ["나린시", "박나래", "x"]])
    (person,) = registrations.changes.created
    assert (person.name, person.notes, person.extra) == ("박나래", None, {"소속명칭": "나린시"})
    for notice in (
        message("column-read-as-before", header="누구", field="name"),
        message("column-kept-as-before", header="소속명칭"),
        message("column-dropped-as-before", header="비고"),
    ):
        assert notice in registrations.notices


def test_what_is_said_now_overrules_what_was_said(assembly: Assembly, write_text: WriteText) -> None:
    """For the same column, and for the same field of another column; from then on, too."""
    take(assembly, write_text, PEOPLE, "누구=name", "소속명칭=organisation")
    rows = [["누구", "소속명칭", "본명"], ["가온이", "가람시청", "김가온"]]
    registrations = take(assembly, write_text, rows, "본명=name", "소속명칭=municipality")
    assert registrations.mapping == {"누구": None, "소속명칭": "municipality", "본명": "name"}
    assert assembly.headings.fields == {"본명": "name", "소속명칭": "municipality"}


def test_a_topic_that_is_gone_is_not_remembered(assembly: Assembly, write_text: WriteText) -> None:
    """What was said of it says nothing any more, and spoils no list."""
    take(assembly, write_text, [["이름", "A"], ["김가온", "예"]], "A=option energy")
    del assembly.topics["energy"]
    assert take(assembly, write_text, [["이름", "A"], ["박나래", "예"]]).mapping["A"] is None


def test_what_is_said_stands_against_what_the_cells_say(assembly: Assembly, write_text: WriteText) -> None:
    """A column nobody answered, and one of addresses, are what they are said to be."""
    rows = [["이름", "이메일", "전자우편"], ["g@example.kr", "", "n@example.kr"]]
    registrations = read_with(assembly, write_text, rows, "이름=notes", "이메일=email", "전자우편=name")
    assert list(registrations.mapping.values()) == ["notes", "email", "name"]


def test_a_header_of_two_rows_is_found_by_what_is_said(assembly: Assembly, write_text: WriteText) -> None:
    """A title that means nothing by itself is one of the lower row when it is said to be."""
    rows = [["성명", "연락", ""], ["", "손전화", "이메일"], ["김가온", "010-1234-5678", "g@example.kr"]]
    registrations = read_with(assembly, write_text, rows, "손전화=phone")
    assert registrations.table.header_row == 2
    assert [person.phone for person in registrations.changes.created] == ["+821012345678"]


def test_a_question_who_stays_away_keeps_its_sense_as_status(tmp_path: Path) -> None:
    """Said to be the status, `불참하시나요?` cancels those who answer yes, not those who answer no; told."""
    path = tmp_path / "list.csv"
    path.write_text("성명,불참하시나요?\n김가온,아니오\n박나래,예\n", encoding="utf-8")
    settings = ListSettings(maps=("불참하시나요?=status",))
    found = read_registrations(path, load_template(BUILT_IN), settings)
    assert [person.status.value for person in found.changes.created] == ["registered", "cancelled"]
    assert [notice.code for notice in found.notices if notice.code == "asked-who-stays-away"]
