"""Conditions and orders: people told apart by what they have in a column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Consent, Participant, Sector, Status
from iclei_cli.assembly.people.columns import Column, in_order
from iclei_cli.assembly.people.select import Condition, Selection, select

COLUMNS = (
    *map(Column, ("name", "organisation", "sector", "status", "languages", "consents", "notes")),
    Column("Diet", is_extra=True),
)
words = st.sampled_from(["가", "나 다", "나다", "A", "a "])
answers = st.builds(
    Consent,
    purpose=st.sampled_from(["photo", "mail"]),
    given=st.booleans(),
    date=st.none() | st.just("2019-02-01"),
)
people = st.lists(
    st.builds(
        Participant,
        id=st.integers(1, 9),
        name=words,
        organisation=st.none() | words,
        sector=st.none() | st.sampled_from(Sector),
        status=st.sampled_from(Status),
        languages=st.lists(words, unique=True, max_size=2).map(tuple),
        consents=st.lists(answers, max_size=2, unique_by=lambda one: one.purpose).map(tuple),
        notes=st.none() | words,
        extra=st.just({}) | st.builds(dict, Diet=words),
    ),
    max_size=6,
    unique_by=lambda person: person.id,
)
columns = st.sampled_from(COLUMNS)


def assembly_of(them: list[Participant]) -> Assembly:
    """An assembly of these people."""
    return Assembly(event=Event(name="모임"), participants={person.id: person for person in them})


@given(people, columns, st.data())
def test_a_condition_and_its_opposite_share_the_people_out(
    them: list[Participant], column: Column, data: st.DataObject
) -> None:
    """Everybody is in one of the two: who has the value in the first, who has none in the second."""
    assembly = assembly_of(them)
    held = [value for person in them for value in _held(column, person)]
    wanted = data.draw(st.sampled_from(held)) if held else "가"

    def those(*, is_not: bool) -> set[int]:
        condition = Condition(column=column, values=(wanted,), is_not=is_not)
        return {person.id for person in select(assembly, Selection(conditions=(condition,)))}

    without = {person.id for person in select(assembly, Selection(without=(column,)))}
    assert those(is_not=False) | those(is_not=True) == {person.id for person in them}
    assert not those(is_not=False) & those(is_not=True)
    assert without <= those(is_not=True)
    assert {person.id for person in them if wanted in _held(column, person)} <= those(is_not=False)


@given(people, st.lists(columns, max_size=3))
def test_an_order_keeps_everybody_and_puts_those_without_last(
    them: list[Participant], by: list[Column]
) -> None:
    """Nobody is lost, those who have nothing come last, and to sort again changes nothing."""
    ordered = in_order(them, by)
    assert sorted(person.id for person in ordered) == sorted(person.id for person in them)
    empty = [not by[0].value_of(person) for person in ordered] if by else []
    assert empty == sorted(empty)
    assert in_order(ordered, by) == ordered


def test_a_consent_counts_on_any_day_unless_one_is_named() -> None:
    """`photo: yes` is a yes on whatever day; with a day it is that of this day."""
    person = Participant(id=1, name="가", consents=(Consent(purpose="photo", given=True, date="2019-02-01"),))

    def fits(*, given: bool, date: str | None) -> bool:
        wanted = Consent(purpose="photo", given=given, date=date)
        return Condition(column=Column("consents"), values=(wanted,)).fits(person)

    assert fits(given=True, date=None)
    assert fits(given=True, date="2019-02-01")
    assert not fits(given=True, date="2019-02-02")
    assert not fits(given=False, date=None)


def _held(column: Column, person: Participant) -> list[object]:
    value = column.value_of(person)
    return [item for item in (value if isinstance(value, tuple) else (value,)) if item]
