"""Who comes, who waits and who has cancelled: as lists say it in any column, and across lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixtures.manifest import FILES
from iclei_cli.assembly.nouns.participant import Gender, Status
from iclei_cli.intake.columns.headers import recognise
from iclei_cli.intake.people.three_way_merge import Policy
from iclei_cli.intake.registrations import apply_registrations, read_registrations
from iclei_cli.intake.values.parse import BadValue, parse_status
from intake.conftest import skip_bad_rows

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import Read, WriteText


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("publish", Status.REGISTERED),
        ("입금대기", Status.REGISTERED),
        ("Wait List", Status.WAITING),
        ("キャンセル待ち", Status.WAITING),
        ("Tentative", Status.MAYBE),
        ("待定", Status.MAYBE),
        ("불참(출장)", Status.CANCELLED),
        ("无法参加", Status.CANCELLED),
    ],
)
def test_a_word_for_a_status_is_understood(word: str, status: Status) -> None:
    """In four languages, with a remark beside it or without."""
    assert parse_status(word) is status


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("취소 여부", "cancelled"),
        ("참가취소일시", "cancelled"),
        ("Is cancelled?", "cancelled"),
        ("Cancellation date", "cancelled"),
        ("キャンセル有無", "cancelled"),
        ("取消时间", "cancelled"),
        ("대기 순번", "waiting list"),
        ("Waitlist position", "waiting list"),
        ("キャンセル待ち", "waiting list"),
        ("체크인 시간", "checked in"),
        ("签到状态", "checked in"),
        ("대리참석자 성명", "proxy"),
        ("代理出席", "proxy"),
    ],
)
def test_a_flag_is_known_by_its_header(header: str, field: str) -> None:
    """What it tells of whether somebody comes is heeded, and the column is kept."""
    claim = recognise(header)
    assert claim is not None
    assert claim.field == field


@pytest.mark.parametrize(
    "header", ["환불계좌", "취소 규정 확인", "Refund amount", "대기실", "Waiting room", "x" * 3000]
)
def test_what_only_sounds_like_a_flag_is_none(header: str) -> None:
    """It says nothing of who comes."""
    claim = recognise(header)
    assert claim is None or claim.field not in {"cancelled", "waiting list"}


def test_a_header_that_is_made_to_be_hard_takes_no_time() -> None:
    """A form that could be read in very many ways is not tried on long texts."""
    assert recognise("참석" + "datetime" * 300) is None


def test_a_proxy_has_the_role_and_for_whom_stays(assembly: Assembly) -> None:
    """Who comes for another is coming; the one in whose place is in the cell that is kept."""
    first, second, _ = read_registrations(FILES / "proxies-ko.csv", assembly).changes.created
    assert (first.status, first.roles, first.notes) == (Status.REGISTERED, ("proxy",), "대리참석(시장)")
    assert second.extra == {"대리참석자": "이몽실"}


def test_a_remark_beside_an_answer_counts(read: Read) -> None:
    """Of two answers the less sure is taken, and the remark is told."""
    rows = [["성명", "참석여부", "비고"], ["김가온", "참석", "취소"], ["박나래", "참석", ""]]
    registrations = read(rows)
    assert [person.status for person in registrations.changes.created] == ["cancelled", "registered"]
    assert len(registrations.notices) == 1


def test_genders_are_understood_or_told(assembly: Assembly) -> None:
    """Titles and words; 1 and 2 where the column has both; who does not want to say has none."""
    titles = read_registrations(FILES / "gender-titles.csv", assembly).changes.created
    assert [person.gender for person in titles] == [
        Gender.MALE,
        Gender.FEMALE,
        Gender.MALE,
        Gender.OTHER,
        None,
        None,
    ]
    coded = read_registrations(FILES / "gender-codes-ko.csv", assembly).changes.created
    assert [person.gender for person in coded] == [Gender.MALE, Gender.FEMALE, Gender.FEMALE, None]


def test_a_code_alone_is_no_gender(read: Read) -> None:
    """Where a column has no 2, a 1 could be anything: it is kept, and told."""
    registrations = read([["성명", "성별"], ["김가온", "1"], ["박나래", "여"]])
    assert [person.gender for person in registrations.changes.created] == [None, Gender.FEMALE]
    assert registrations.changes.created[0].extra == {"성별": "1"}


def test_who_waits_is_moved_up_by_a_later_list(take_in: Read, assembly: Assembly) -> None:
    """A later list says that they come; one that says the same as before changes nothing by hand."""
    header = ["성명", "이메일", "상태"]
    take_in([header, ["김가온", "gaon@example.kr", "대기"], ["박나래", "nare@example.kr", "대기"]])
    assert assembly.coming() == []
    take_in([header, ["김가온", "gaon@example.kr", "확정"], ["박나래", "nare@example.kr", "대기"]])
    assert [person.status for person in assembly.participants.values()] == ["registered", "waiting"]


def test_who_waited_and_was_left_out_waits_again(
    take_in: Read, write_text: WriteText, assembly: Assembly
) -> None:
    """A list that leaves them out cancels them, and one that has them again does not seat them."""
    waiting = ["박나래", "nare@example.kr", "대기"]
    others = [[f"김가온{letter}", f"{letter}@example.kr", "참석"] for letter in "abc"]
    header = ["성명", "이메일", "상태"]
    take_in([header, *others, waiting])
    settings = skip_bad_rows(Policy(cancel_missing=True))
    apply_registrations(read_registrations(write_text([header, *others]), assembly, settings), assembly)
    assert [person.id for person in assembly.participants.values() if not person.status.may_come] == [4]
    take_in([["성명", "이메일"], *(row[:2] for row in others), waiting[:2]])
    assert assembly.participants[4].status is Status.WAITING


def test_a_cancellation_that_a_flag_takes_back(take_in: Read, assembly: Assembly) -> None:
    """A flag without a mark says that somebody comes."""
    header = ["성명", "이메일", "취소여부"]
    take_in([header, ["김가온", "gaon@example.kr", "Y"]])
    assert not assembly.participants[1].status.may_come
    take_in([header, ["김가온", "gaon@example.kr", ""]])
    assert assembly.participants[1].status is Status.REGISTERED


def test_who_is_not_sure_whether_to_stay_away_may_come_and_is_told(read: Read) -> None:
    """Under a flag of who does not come, an open answer is neither yes nor no, and never passed over."""
    found = read([["성명", "불참여부"], ["김가온", "N"], ["박나래", "Y"], ["정다래", "미정"]])
    assert [person.status for person in found.changes.created] == ["registered", "cancelled", "maybe"]
    assert any("미정" in str(notice) for notice in found.notices)


@pytest.mark.parametrize(
    "question",
    [
        "Will you come to Changwon?",
        "Are you able to attend the 2026 general assembly?",
        "참석하시겠습니까?",
        "창원 총회에 오실 수 있나요?",
        "총회 참석 여부를 알려주세요",
        "会議に参加しますか",
        "総会に出席されますか？",
        "您是否参加会议？",
        "您会来参加会议吗？",
    ],
)
def test_a_question_whether_one_comes_is_the_status(question: str, read: Read) -> None:
    """Whatever the assembly is called in it, also by its city: a bare no is somebody who does not come."""
    found = read([["Name", question], ["Anna Field", "Yes"], ["Ben Hill", "No"]])
    assert [person.status for person in found.changes.created] == [Status.REGISTERED, Status.CANCELLED]


@pytest.mark.parametrize(
    "question",
    [
        "Will you be there on 11 November?",
        "Will you attend online?",
        "1일차 참석여부",
        "オンラインで参加しますか",
        "能否来昌原参会",
    ],
)
def test_a_no_to_a_question_of_coming_is_never_passed_over(question: str, read: Read) -> None:
    """Where it is open what the question is about, the column is kept, and a notice has the option for it."""
    found = read([["Name", question], ["Anna Field", "Yes"], ["Ben Hill", "No"]])
    (told,) = found.notices
    assert (told.code, told.facts["text"]) == ("column-speaks-of-coming", "No")
    assert [person.status for person in found.changes.created] == [Status.REGISTERED] * 2


@pytest.mark.parametrize(
    "question", ["Will you attend the dinner?", "懇親会に参加しますか", "만찬 참석 여부", "Visa?"]
)
def test_a_no_to_another_question_is_no_matter(question: str, read: Read) -> None:
    """Who skips the dinner comes to the assembly, and nothing has to be said of it."""
    found = read([["Name", question], ["Anna Field", "Yes"], ["Ben Hill", "No"]])
    assert (found.notices, {person.status for person in found.changes.created}) == ([], {Status.REGISTERED})


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A.出席", Status.REGISTERED),
        ("(나) 불참", Status.CANCELLED),
        ("대기 2번", Status.WAITING),
        ("Waitlist #3", Status.WAITING),
        ("はい、参加します", Status.REGISTERED),
        ("No, sorry", Status.CANCELLED),
        ("불가능", Status.CANCELLED),
    ],
)
def test_a_status_is_understood_with_a_letter_a_place_in_line_or_said_twice(
    text: str, status: Status
) -> None:
    """As survey tools and waiting lists print it."""
    assert parse_status(text) is status


@pytest.mark.parametrize("text", ["Yes, but only online", "예, 불참", "제2번"])
def test_an_answer_with_two_meanings_is_no_status(text: str) -> None:
    """Such an answer is kept and told."""
    with pytest.raises(BadValue):
        parse_status(text)


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("□ 참석 ■ 불참", Status.CANCELLED),
        ("☑ 참석 ☐ 불참", Status.REGISTERED),
        ("참석( ) / 불참(V)", Status.CANCELLED),
        ("○ 참석 ● 불참", Status.CANCELLED),
    ],
)
def test_of_options_with_boxes_the_ticked_one_counts(cell: str, status: Status, read: Read) -> None:
    """Whoever ticks 불참 does not come."""
    found = read([["성명", "참석여부"], ["김가온", cell]])
    assert [person.status for person in found.changes.created] == [status]


@pytest.mark.parametrize("cell", ["□ 참석 □ 불참", "□ 참석", "☑ 참석 ☑ 불참 ☐ 미정"])
def test_where_not_exactly_one_box_is_ticked_the_cell_is_kept_and_told(cell: str, read: Read) -> None:
    """An option that nobody ticked is no answer."""
    found = read([["성명", "참석여부"], ["김가온", cell]])
    assert [kept.cell for kept in found.rows.kept] == [cell]


def test_a_column_without_any_answer_gives_way_to_one_with_answers(read: Read) -> None:
    """`참석` may hold what kind of guest somebody is; alone, it keeps the status, and its cells are told."""
    beside = read(
        [["성명", "참석", "응답"], ["김가온", "필수 참석자", "거절함"], ["박나래", "선택 참석자", "수락됨"]]
    )
    assert beside.mapping == {"성명": "name", "참석": None, "응답": "status"}
    assert [person.status for person in beside.changes.created] == [Status.CANCELLED, Status.REGISTERED]
    alone = read([["성명", "참석"], ["김가온", "필수 참석자"]])
    assert alone.mapping["참석"] == "status"
    assert len(alone.rows.kept) == 1
