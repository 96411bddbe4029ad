"""The list of people as a table, in words, or as values for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.nouns.fields import FIELDS, ValueType
from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.people.phones import national
from iclei_cli.exports.tables.table import Table
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.fields import Field
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.system.messages import Fact

_OFFICE = {ValueType.NOTES, ValueType.PEOPLE, ValueType.CONSENTS}
"""What the office alone is to know."""


def people_table(assembly: Assembly, language: PrintLanguage, *, contacts: bool) -> Table:
    """Everybody on the list, in order of number, with the words of a language."""
    fields = _fields(contacts=contacts)
    headings = [language.phrase(f"heading-{field.name.replace('_', '-')}") for field in fields]
    people = [person for _, person in sorted(assembly.participants.items())]
    return Table(
        headings, [[_word(assembly, person, field, language) for field in fields] for person in people]
    )


def people_values(assembly: Assembly, *, contacts: bool) -> list[dict[str, Any]]:
    """Everybody on the list, in order of number, as the documents for scripts have them."""
    names = [field.name for field in _fields(contacts=contacts)]
    people = [msgspec.to_builtins(person) for _, person in sorted(assembly.participants.items())]
    return [{name: person[name] for name in names} for person in people]


def _fields(*, contacts: bool) -> list[Field]:
    return [
        field
        for field in FIELDS
        if field.name == "id" or (field.value is not None and field.value not in _OFFICE)
        if contacts or not field.is_contact
    ]


def _word(assembly: Assembly, person: Participant, field: Field, language: PrintLanguage) -> str:
    value = getattr(person, field.name)
    if isinstance(value, tuple):
        return language.main.phrase("print-list", items=[_item(assembly, field, one) for one in value])
    if not value:
        return ""
    if field.value is ValueType.SECTOR:
        return language.phrase(f"print-sector-{value}")
    if field.value in {ValueType.GENDER, ValueType.STATUS}:
        return language.phrase("print-list", items=[value.word])
    return national(value) if field.value is ValueType.PHONE else str(value)


def _item(assembly: Assembly, field: Field, value: str) -> Fact:
    """One of several values of a field."""
    if field.value is ValueType.TOPICS:
        topic = assembly.topics.get(value)
        return value if topic is None else topic.titles
    return message(f"role-{value}") if field.value is ValueType.DUTIES and value in HOST_ROLES else value
