"""Two records of one person become one: what is kept, what is lost, and what is refused."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Consent, Participant, Sector, Status
from iclei_cli.assembly.people.comparison import compare_records
from iclei_cli.assembly.people.merging import combine_records, find_pair, merge
from iclei_cli.system.errors import RefusedError

HANEUL = Participant(
    id=1,
    name="김하늘",
    organisation="창원시청",
    email="haneul@example.kr",
    languages=("Korean",),
    choices=("energy",),
    notes="채식",
    extra={"차량": "유", "숙박": "무"},
)
DOUBLE = Participant(
    id=2,
    name="김 하늘",
    organisation="창원시 환경정책과",
    phone="+821023456789",
    languages=("English", "Korean"),
    choices=("biodiversity",),
    notes="휠체어 이용",
    extra={"숙박": "유", "식사": "유"},
)


def test_somebody_who_comes_by_one_record_comes() -> None:
    """Registered wins over cancelled, on whichever side, unless B's cancelling is taken."""
    cancelled = replace(HANEUL, status=Status.CANCELLED)
    assert combine_records(cancelled, DOUBLE).status is Status.REGISTERED
    assert combine_records(DOUBLE, cancelled).status is Status.REGISTERED
    assert combine_records(DOUBLE, cancelled, {"status"}).status is Status.CANCELLED
    assert combine_records(cancelled, replace(DOUBLE, status=Status.CANCELLED)).status is Status.CANCELLED


def test_who_comes_was_not_left_out_of_a_list() -> None:
    """That a list left one record out counts only if it left out both."""
    memory = {"name": "김하늘", "status": "cancelled", "missing": True}
    missing = replace(HANEUL, status=Status.CANCELLED, imported=memory)
    listed = replace(DOUBLE, imported={"name": "김 하늘", "position": "팀장"})
    assert combine_records(listed, missing).imported == {"name": "김 하늘", "position": "팀장"}
    assert combine_records(missing, listed).imported == {"name": "김하늘", "position": "팀장"}
    assert combine_records(missing, replace(missing, id=2)).imported == memory


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        (("yes", "2019-02-01"), ("no", "2019-01-01"), ("yes", "2019-02-01")),
        (("no", "2019-01-01"), ("yes", "2019-02-01"), ("yes", "2019-02-01")),
        (("yes", "2019-02-01"), ("no", None), ("no", None)),
        (("no", None), ("yes", None), ("no", None)),
        (("yes", None), ("yes", "2019-02-01"), ("yes", "2019-02-01")),
    ],
)
def test_the_later_consent_wins(
    mine: tuple[str, str | None], theirs: tuple[str, str | None], kept: tuple[str, str | None]
) -> None:
    """By its day; where days do not tell which is later, a no; a day is never lost. Other purposes stay."""

    def said(answer: tuple[str, str | None]) -> Consent:
        return Consent(purpose="photo", given=answer[0] == "yes", date=answer[1])

    other = Consent(purpose="third-party", given=False)
    first = replace(HANEUL, consents=(said(mine),))
    second = replace(DOUBLE, consents=(said(theirs), other))
    assert combine_records(first, second).consents == (said(kept), other)


def test_what_was_stated_wins_over_what_was_inferred() -> None:
    """The mark follows the value that is taken, and goes where one of the two stated it."""
    guessed = replace(HANEUL, municipality="창원시", sector=Sector.NGO, inferred=("municipality", "sector"))
    stated = replace(DOUBLE, municipality="창원시", sector=Sector.OTHER)
    assert combine_records(guessed, stated).inferred == ()
    assert combine_records(guessed, stated).sector is Sector.OTHER
    assert combine_records(stated, guessed).sector is Sector.OTHER
    assert combine_records(stated, guessed, {"sector"}).inferred == ("sector",)
    assert combine_records(DOUBLE, guessed).inferred == ("municipality", "sector")
    assert combine_records(guessed, guessed).inferred == ("municipality", "sector")


def test_what_is_dropped_is_told_field_by_field() -> None:
    """Values that the result has no more, part by part; united, appended and surer values are not lost."""
    first = replace(HANEUL, consents=(Consent(purpose="photo", given=True),), status=Status.CANCELLED)
    second = replace(DOUBLE, consents=(Consent(purpose="photo", given=False),))
    compared = compare_records(first, second, combine_records(first, second))
    lost = {(item.field.name, item.part): item.dropped for item in compared if item.dropped is not None}
    assert lost == {
        ("name", None): "김 하늘",
        ("organisation", None): "창원시 환경정책과",
        ("choices", None): ("biodiversity",),
        ("consents", "photo"): Consent(purpose="photo", given=True),
        ("extra", "숙박"): "유",
    }


def test_records_that_were_changed_meanwhile_are_not_merged() -> None:
    """Whoever decided looked at something else: nothing is done."""
    assembly = Assembly(event=Event(name="모임"), participants={1: HANEUL, 2: DOUBLE}, last_id=2)
    first, second = find_pair(assembly, "1", "2")
    result = combine_records(first, second)
    assembly.put([replace(DOUBLE, notes="다른 메모")])
    before = assembly.copy()
    with pytest.raises(RefusedError) as refused:
        merge(assembly, first, second, result)
    assert refused.value.code == "changed-meanwhile"
    assert assembly == before


def test_nobody_is_merged_with_themselves() -> None:
    """Two words for one person are told to be that."""
    assembly = Assembly(event=Event(name="모임"), participants={1: HANEUL}, last_id=1)
    with pytest.raises(RefusedError) as refused:
        find_pair(assembly, "1", "haneul@example.kr")
    assert refused.value.code == "same-person"
