"""What can be done to people on the list, what is refused, and how they are selected."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Consent, Participant, Sector, Status
from iclei_cli.assembly.people.columns import Column
from iclei_cli.assembly.people.edit import (
    add_participant,
    cancel_participant,
    confirm_participants,
    edit_participant,
    restore_participant,
)
from iclei_cli.assembly.people.select import Condition, Selection, select
from iclei_cli.system.errors import RefusedError, UsageError


def of(field: str, *values: object) -> Selection:
    """People who have one of these values in a field."""
    return Selection(conditions=(Condition(column=Column(field), values=values),))


@pytest.fixture
def assembly() -> Assembly:
    """An assembly of two people."""
    assembly = Assembly(event=Event(name="모임"))
    add_participant(assembly, {"name": "김하늘", "sector": Sector.NGO, "municipality": "Suwon"})
    add_participant(assembly, {"name": "이바다", "organisation": "푸른 수원"})
    return assembly


def test_everybody_gets_a_number_of_their_own(assembly: Assembly) -> None:
    """Whoever is added after somebody was removed has a new one."""
    assembly.remove_participant(2)
    assert add_participant(assembly, {"name": "박솔"}).id == 3
    assert list(assembly.participants) == [1, 3]


@pytest.mark.parametrize("values", [{}, {"name": None}, {"name": ""}])
def test_nobody_is_without_a_name(assembly: Assembly, values: dict[str, Any]) -> None:
    """Neither when they are added nor by an edit."""
    with pytest.raises(UsageError) as refused:
        add_participant(assembly, values)
    assert refused.value.code == "participant-nameless"
    with pytest.raises(UsageError):
        edit_participant(assembly, assembly.participants[1], {"notes": "x", "name": None})
    assert assembly.participants[1].notes is None


def test_an_edit_of_nothing_is_refused(assembly: Assembly) -> None:
    """With no field there is nothing to do."""
    with pytest.raises(UsageError) as refused:
        edit_participant(assembly, assembly.participants[1], {})
    assert refused.value.code == "nothing-to-change"


def test_what_somebody_typed_is_inferred_no_more(assembly: Assembly) -> None:
    """An edited field is stated; the mark stays on the others."""
    guessed = Participant(id=1, name="김하늘", inferred=("municipality", "sector"))
    edited = edit_participant(assembly, guessed, {"sector": Sector.NGO})
    assert edited.inferred == ("municipality",)
    assert assembly.participants[1] == edited


def test_an_answer_on_consent_replaces_the_one_for_its_purpose(assembly: Assembly) -> None:
    """Answers on other purposes stay."""
    photo, given = Consent(purpose="photo", given=True), Consent(purpose="personal-data", given=True)
    person = edit_participant(assembly, assembly.participants[1], {"consents": (photo, given)})
    refused = Consent(purpose="photo", given=False)
    assert edit_participant(assembly, person, {"consents": (refused,)}).consents == (refused, given)


def test_cancelling_twice_is_refused(assembly: Assembly) -> None:
    """And so is restoring somebody who comes; all else that is known stays."""
    before = assembly.participants[1]
    cancelled = cancel_participant(assembly, before)
    with pytest.raises(RefusedError) as refused:
        cancel_participant(assembly, cancelled)
    assert refused.value.params == {"name": "김하늘", "id": 1, "status": "cancelled"}
    assert restore_participant(assembly, cancelled) == before
    with pytest.raises(RefusedError):
        restore_participant(assembly, before)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Selection(), [1, 2]),
        (of("sector", Sector.NGO), [1]),
        (of("municipality", "Suwon", "수원시"), [1]),
        (Selection(organisation="수원"), [2]),
        (of("status", Status.CANCELLED), []),
        (Selection(without=(Column("municipality"),)), [2]),
        (Selection(without_consent="photo"), [1, 2]),
        (Selection(inferred=True), []),
        (replace(of("sector", Sector.NGO), organisation="수원"), []),
    ],
)
def test_people_are_selected_by_what_is_so_of_them(
    assembly: Assembly, wanted: Selection, expected: list[int]
) -> None:
    """Each wish narrows the list, and together they do; in order of number."""
    assert [person.id for person in select(assembly, wanted)] == expected


@pytest.mark.parametrize("status", [Status.WAITING, Status.MAYBE])
def test_who_waits_or_may_come_is_confirmed(assembly: Assembly, status: Status) -> None:
    """They are on the list, without a seat; confirmed they are coming, and all else stays."""
    before = assembly.participants[1]
    waiting = edit_participant(assembly, before, {"status": status})
    assert [person.id for person in assembly.coming()] == [2]
    assert confirm_participants(assembly, [waiting, waiting]) == [before]
    assert len(assembly.coming()) == 2


def test_nobody_is_confirmed_where_one_cannot_be(assembly: Assembly) -> None:
    """Who comes already, and who has cancelled, is refused, and so are those named with them."""
    waiting = edit_participant(assembly, assembly.participants[1], {"status": Status.WAITING})
    other = assembly.participants[2]
    with pytest.raises(RefusedError) as refused:
        confirm_participants(assembly, [waiting, other])
    assert refused.value.code == "status-unchanged"
    with pytest.raises(RefusedError) as refused:
        confirm_participants(assembly, [waiting, cancel_participant(assembly, other)])
    assert refused.value.code == "has-cancelled"
    assert assembly.participants[1] == waiting


def test_only_who_has_cancelled_is_restored(assembly: Assembly) -> None:
    """Who waits is moved up by another command, so that nobody is by mistake."""
    waiting = edit_participant(assembly, assembly.participants[1], {"status": Status.WAITING})
    with pytest.raises(RefusedError) as refused:
        restore_participant(assembly, waiting)
    assert refused.value.code == "place-not-confirmed"


def test_people_are_selected_by_each_status(assembly: Assembly) -> None:
    """Everybody has one status, and is found by it alone."""
    for number, status in enumerate(Status, start=11):
        assembly.put([Participant(id=number, name=str(status), status=status)])
    for number, status in enumerate(Status, start=11):
        assert number in {person.id for person in select(assembly, of("status", status))}
        assert len(select(assembly, of("status", status))) == (3 if status.is_coming else 1)
