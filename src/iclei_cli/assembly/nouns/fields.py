"""What there is to know of each field of a participant, once: every room reads it here.

A field is added with a line in `Participant` and one in `FIELDS`. A failing test tells what is left then: its
heading and what it means for scripts, the words by which lists call it, and its printed label.
"""

from __future__ import annotations

from enum import Enum, auto

import msgspec


class ValueType(Enum):
    """What the values of a field are; it decides how a text is read as one, and how one is shown."""

    TEXT = auto()
    """Some words on one line."""
    NOTES = auto()
    """A text of any length, with its lines."""
    TEXTS = auto()
    """Several texts of one line each."""
    EMAIL = auto()
    PHONE = auto()
    SECTOR = auto()
    MUNICIPALITY = auto()
    GENDER = auto()
    LANGUAGES = auto()
    TOPICS = auto()
    """Keys of topics, the most wanted first."""
    STATUS = auto()
    DUTIES = auto()
    """What people can do at a table: facilitator, rapporteur, or another word."""
    PEOPLE = auto()
    """Wishes about other people, by number, with what each counts."""
    CONSENTS = auto()
    """One answer for each purpose."""


class Merging(Enum):
    """What becomes of a field where two records of one person both say something, and not the same."""

    FIRST = auto()
    """The value of the record that stays."""
    UNITED = auto()
    """The values of both, for one does not contradict the other."""
    APPENDED = auto()
    """The second text behind the first."""
    SUREST = auto()
    """That of the two by which the person comes more surely."""
    LATEST = auto()
    """Purpose by purpose, the later answer."""
    COMBINED = auto()
    """The columns of both."""
    REMEMBERED = auto()
    """What lists said of either."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """The description of one field of a participant.

    Attributes:
        name: of the field in `Participant`, and its key in documents for scripts.
        value: what its values are; None for what the program itself notes.
        one: what one of its values is called, of a field that has several.
        is_column: whether a column of a list can be this field.
        is_typed: whether somebody can type it when they add or edit a person.
        is_contact: whether it is there to reach the person by; printed only where that is asked for.
        merging: what becomes of it when two records are merged; None where that follows from the others.
        is_counted: whether a rule can count the people at a table by it.
        is_mixable: whether tables can be mixed by it.
        is_mixed: whether they are, unless something else is asked for.
        is_listed: whether it is a column when people are listed in the terminal.
        is_printed: whether it is a column of the printed list of people.
    """

    name: str
    value: ValueType | None
    one: str | None = None
    is_column: bool = True
    is_typed: bool = True
    is_contact: bool = False
    merging: Merging | None = Merging.FIRST
    is_counted: bool = False
    is_mixable: bool = False
    is_mixed: bool = False
    is_listed: bool = False
    is_printed: bool = False


def _noted(name: str, *, merging: Merging | None = None, is_shown: bool = False) -> Field:
    """A field that the program itself fills."""
    return Field(
        name=name,
        value=None,
        is_column=False,
        is_typed=False,
        merging=merging,
        is_listed=is_shown,
        is_printed=is_shown,
    )


FIELDS = (
    _noted("id", is_shown=True),
    _noted("merged"),
    _noted("badges", merging=Merging.UNITED),
    Field(name="name", value=ValueType.TEXT, is_listed=True, is_printed=True),
    Field(name="name_en", value=ValueType.TEXT, is_printed=True),
    Field(
        name="organisation",
        value=ValueType.TEXT,
        is_counted=True,
        is_mixable=True,
        is_mixed=True,
        is_listed=True,
        is_printed=True,
    ),
    Field(name="department", value=ValueType.TEXT, is_mixable=True, is_printed=True),
    Field(name="position", value=ValueType.TEXT, is_mixable=True, is_listed=True, is_printed=True),
    Field(
        name="municipality",
        value=ValueType.MUNICIPALITY,
        is_counted=True,
        is_mixable=True,
        is_mixed=True,
        is_listed=True,
        is_printed=True,
    ),
    Field(
        name="sector",
        value=ValueType.SECTOR,
        is_counted=True,
        is_mixable=True,
        is_mixed=True,
        is_listed=True,
        is_printed=True,
    ),
    Field(name="gender", value=ValueType.GENDER, is_counted=True, is_mixable=True, is_mixed=True),
    Field(name="email", value=ValueType.EMAIL, is_contact=True),
    Field(name="phone", value=ValueType.PHONE, is_contact=True),
    Field(
        name="languages",
        value=ValueType.LANGUAGES,
        one="language",
        merging=Merging.UNITED,
        is_counted=True,
        is_mixable=True,
    ),
    Field(name="choices", value=ValueType.TOPICS, one="choice"),
    Field(name="wants_to_meet", value=ValueType.PEOPLE, one="wants_to_meet", merging=Merging.UNITED),
    Field(name="avoids", value=ValueType.PEOPLE, one="avoids", merging=Merging.UNITED),
    Field(name="status", value=ValueType.STATUS, merging=Merging.SUREST),
    Field(
        name="roles",
        value=ValueType.TEXTS,
        one="role",
        merging=Merging.UNITED,
        is_counted=True,
        is_mixable=True,
    ),
    Field(name="offers", value=ValueType.DUTIES, one="offer", merging=Merging.UNITED),
    Field(name="notes", value=ValueType.NOTES, merging=Merging.APPENDED),
    Field(name="consents", value=ValueType.CONSENTS, one="consent", merging=Merging.LATEST),
    _noted("extra", merging=Merging.COMBINED),
    _noted("inferred"),
    _noted("imported", merging=Merging.REMEMBERED),
)
"""Every field of a participant, in the order in which they are shown and printed."""

FIELD = {field.name: field for field in FIELDS}
"""Each field by its name."""

TEXT_FIELDS = frozenset(
    field.name
    for field in FIELDS
    if field.value
    in {ValueType.TEXT, ValueType.NOTES, ValueType.EMAIL, ValueType.PHONE, ValueType.MUNICIPALITY}
)
"""The names of the fields whose value is one text."""
