"""A line that is typed for a walk-in: understood like the row of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Topic
from iclei_cli.assembly.nouns.participant import Participant, Sector
from iclei_cli.intake.door.known import known_like
from iclei_cli.intake.door.line import line_of_walk_in
from iclei_cli.intake.door.walk_in import read_walk_in
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from iclei_cli.intake.registrations import Registrations

TOPICS = {"energy": Topic(key="energy", titles={"en": "Energy", "ko": "에너지"})}


def stated(line: str) -> dict[str, Any]:
    """What is understood, without what nobody stated."""
    fields, _ = read_walk_in(line, TOPICS)
    return {field: value for field, value in fields.items() if field not in {"inferred", *fields["inferred"]}}


@pytest.mark.parametrize(
    ("line", "organisation", "position"),
    [
        ("홍길동, 창원시, 주무관", "창원시", "주무관"),
        ("홍길동, 주무관, 창원시", "창원시", "주무관"),
        ("홍길동 주무관, 창원시", "창원시", "주무관"),
        ("홍길동、창원시、주무관", "창원시", "주무관"),
        ("홍길동, 창원시정연구원, 책임연구원", "창원시정연구원", "책임연구원"),
        ("홍길동, 연구원, 서울대학교", "서울대학교", "연구원"),
        ("홍길동, 수원시장", None, "수원시장"),
        ("홍길동, 푸른숲, 회원", "푸른숲", "회원"),
        ("홍길동", None, None),
        ("山田太郎, 札幌市, 課長", "札幌市", "課長"),
        ("Mary Hong, City of Changwon, Director", "City of Changwon", "Director"),
    ],
)
def test_organisation_and_position_are_told_by_what_they_look_like(
    line: str, organisation: str | None, position: str | None
) -> None:
    """In any order behind the name; words that look like nothing are organisation and position in turn."""
    found = stated(line)
    assert (found.get("organisation"), found.get("position")) == (organisation, position)


def test_every_part_finds_its_field_in_any_order() -> None:
    """E-mail and phone by their shape, sectors and topics by their words, a city beside an organisation."""
    parts = [
        "hong@city.go.kr",
        "010-1234-5678",
        "창원YMCA협의회",
        "창원시",
        "기후환경과",
        "간사",
        "NGO",
        "에너지",
    ]
    expected = {
        "name": "홍길동",
        "email": "hong@city.go.kr",
        "phone": "+821012345678",
        "organisation": "창원YMCA협의회",
        "municipality": "창원시",
        "department": "기후환경과",
        "position": "간사",
        "sector": Sector.NGO,
        "choices": ("energy",),
    }
    for turned in range(len(parts)):
        line = ", ".join(["홍길동", *parts[turned:], *parts[:turned]])
        assert stated(line) == expected, line


def test_what_nobody_stated_is_inferred_as_the_import_infers_it_and_told_as_inferred() -> None:
    """The city of an office, and the sector of it and the position; what is stated is not inferred."""
    fields, _ = read_walk_in("홍길동, 창원시청, 주무관", TOPICS)
    assert fields["municipality"] == "창원시"
    assert fields["sector"] is Sector.PUBLIC_OFFICER
    assert fields["inferred"] == ("municipality", "sector")
    fields, _ = read_walk_in("홍길동, 창원시청, 주무관, 시민사회", TOPICS)
    assert fields["sector"] is Sector.CIVIL_SOCIETY
    assert fields["inferred"] == ("municipality",)


def test_a_line_says_what_the_row_of_a_list_would_say(
    read: Callable[[list[list[str]]], Registrations],
) -> None:
    """The same cells under headers make the same person."""
    rows = [["성명", "소속", "직위", "이메일", "연락처"]]
    rows.append(["홍길동 님", "수원시의회", "의원", "Hong@City.go.kr", "010 1234 5678"])
    [listed] = read(rows).changes.created
    fields, _ = read_walk_in(", ".join(rows[1]), TOPICS)
    typed = Participant(id=0, **fields)
    for field in ("name", "organisation", "position", "municipality", "sector", "email", "phone", "inferred"):
        assert getattr(typed, field) == getattr(listed, field), field


def test_what_finds_no_field_is_kept_as_a_note() -> None:
    """Nothing that was typed is dropped."""
    assert stated("홍길동, 서울대학교, 교수, 휠체어, 채식")["notes"] == "휠체어\n채식"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (", 창원시", "walk-in-nameless"),
        ("미정, 창원시", "walk-in-nameless"),
        ("010-1234-5678, 창원시", "walk-in-nameless"),
        ("홍길동, 010-12", "walk-in-unclear"),
        ("홍길동, hong@", "walk-in-unclear"),
    ],
)
def test_what_cannot_be_meant_is_refused(line: str, code: str) -> None:
    """A line without a name; something like an e-mail address or a phone number that is none."""
    with pytest.raises(RefusedError) as refused:
        read_walk_in(line, TOPICS)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("홍길동, 창원시", "홍길동, 창원시"),
        ("+ 홍길동", "홍길동"),
        ("＋홍길동, 창원시", "홍길동, 창원시"),
        ("홍길동 창원시", None),
        ("+82 10-1234-5678", None),
        ("+", None),
    ],
)
def test_a_desk_tells_a_walk_in_from_a_search(typed: str, line: str | None) -> None:
    """By a comma, or by a plus before a name; a phone number with a plus is a search."""
    assert line_of_walk_in(typed) == line


def test_whoever_may_be_the_same_is_named_first() -> None:
    """By name and organisation however it is written, or by the same phone; other namesakes after them."""
    people = [
        Participant(id=1, name="홍길동", organisation="부산광역시청"),
        Participant(id=2, name="홍길동", organisation="창원시청"),
        Participant(id=3, name="홍 길동", organisation="창원시", phone="+821012345678"),
        Participant(id=4, name="김하늘", organisation="창원시"),
    ]
    assembly = Assembly(event=Event(name="X"), participants={person.id: person for person in people})
    new = Participant(id=0, name="홍길동", organisation="창원시", phone="+821012345678")
    known = known_like(new, assembly.participants.values())
    assert [(item.person.id, item.is_likely) for item in known] == [(3, True), (2, True), (1, False)]
