"""Each field of a participant is described once, and every room has what it needs of it."""

from __future__ import annotations

from collections import Counter
from typing import get_type_hints

import pytest

from iclei_cli.assembly.nouns.attributes import COUNTED, MIXABLE, MIXED
from iclei_cli.assembly.nouns.fields import FIELD, FIELDS, TEXT_FIELDS, ValueType
from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.cli.documents.participants import ParticipantItem
from iclei_cli.cli.messages import en
from iclei_cli.cli.messages.catalogue import sentence_in
from iclei_cli.cli.messages.languages import KNOWN
from iclei_cli.cli.participants.fields import HELP, OPTIONS, option_of
from iclei_cli.intake.columns.fields import parsers
from iclei_cli.intake.words.company import wish_of_header
from iclei_cli.intake.words.vocabulary import CONSENT, HEADERS, WEAK_HEADERS
from iclei_cli.system.messages import message

NAMES = [field.name for field in FIELDS]
COLUMNS = [field.name for field in FIELDS if field.is_column]


def test_every_field_is_described() -> None:
    """There is one description for each field of a participant, and for nothing else."""
    assert sorted(NAMES) == sorted(Participant.__struct_fields__)
    assert list(FIELD) == NAMES


def test_what_the_program_notes_is_neither_typed_nor_in_a_column() -> None:
    """A field without a type of value is filled by no list and by no option; all others have a type."""
    for field in FIELDS:
        assert (field.value is not None) or not (field.is_column or field.is_typed)


def test_a_field_of_several_values_has_a_word_for_one() -> None:
    """So that an option can take them one by one."""
    empty = Participant(id=1, name="김하늘")
    for field in FIELDS:
        if field.value is not None:
            assert isinstance(getattr(empty, field.name), tuple) == (field.one is not None)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_list_can_fill_it(name: str) -> None:
    """Some header means the field, and there is something that reads the cells below it."""
    column = CONSENT if FIELD[name].value is ValueType.CONSENTS else name
    wishes = filter(None, map(wish_of_header, ("want to meet", "avoid")))
    headed = {*HEADERS.values(), *WEAK_HEADERS.values(), *wishes}
    assert any(claimed == column or claimed.startswith(column) for claimed in headed)
    assert column in parsers({})


@pytest.mark.parametrize("name", NAMES)
def test_the_command_line_has_a_word_for_it(name: str) -> None:
    """Where a person is shown, the field has its heading."""
    assert en.SENTENCES[f"heading-{name.replace('_', '-')}"]


def test_scripts_get_every_field() -> None:
    """Under its own name, with a meaning; but what lists said is told by the dossier alone."""
    keys = ParticipantItem.__struct_fields__
    assert set(keys) == set(NAMES) - {"imported"}
    assert ParticipantItem.__doc__ is not None
    assert [key for key in keys if f"    {key}: " not in ParticipantItem.__doc__] == []


def test_whoever_adds_a_person_can_type_it() -> None:
    """Each field that is typed has an option of its own, which says what it takes; no other has one."""
    typed = [field for field in FIELDS if field.is_typed]
    assert list(HELP) == list(OPTIONS) == [field.name for field in typed]
    assert len({option_of(field) for field in typed}) == len(typed)


@pytest.mark.parametrize("language", KNOWN)
def test_no_two_fields_have_the_same_heading(language: str) -> None:
    """On a printed list in any language each column is told from every other."""
    codes = [f"heading-{name.replace('_', '-')}" for name in ["id", *COLUMNS]]
    assert max(Counter(sentence_in(message(code), language) for code in codes).values()) == 1


def test_attributes_are_those_of_the_descriptions() -> None:
    """Rules count, and tables are mixed, by fields that say so; the sector is offered first."""
    assert set(COUNTED) == {field.name for field in FIELDS if field.is_counted}
    assert set(MIXABLE) == {field.name for field in FIELDS if field.is_mixable}
    assert MIXED == ("sector", "municipality", "organisation", "gender")
    assert COUNTED[: len(MIXED)] == MIXABLE[: len(MIXED)] == MIXED


def test_texts_are_texts() -> None:
    """A field of one text holds a text, and no word of a closed vocabulary."""
    types = get_type_hints(Participant)
    assert {name for name in NAMES if types[name] in {str, str | None}} == TEXT_FIELDS


@pytest.mark.parametrize("status", Status)
def test_what_a_status_means_is_said_of_each(status: Status) -> None:
    """Whether somebody comes, whether nobody had to say so, and how surely: no two are as sure."""
    person = Participant(id=1, name="김하늘", status=status)
    assert person.is_coming == status.is_coming
    assert status.is_assumed == (status is Participant(id=1, name="김하늘").status)
    assert [other for other in Status if other.certainty == status.certainty] == [status]
