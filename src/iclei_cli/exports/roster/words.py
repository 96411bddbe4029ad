"""What stands in the cells of a roster: values in the words of the print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.nouns.fields import FIELD, ValueType
from iclei_cli.assembly.nouns.participant import Gender, Sector, Status
from iclei_cli.assembly.people.phones import national

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.people.columns import Column
    from iclei_cli.exports.language import PrintLanguage


class Words:
    """How values of an assembly stand in a print.

    Attributes:
        sectors: the words for them.
        genders: likewise.
        statuses: likewise.
        topics: their titles, by key.
    """

    def __init__(self, assembly: Assembly, language: PrintLanguage) -> None:
        """Know the words of an assembly in a language, or in two."""
        label = language.phrase
        self.sectors = {sector: label(f"print-sector-{sector}") for sector in Sector}
        self.genders = {gender: label("print-label", what=gender.word) for gender in Gender}
        self.statuses = {status: label("print-label", what=status.word) for status in Status}
        self.topics = {key: language.title(topic.titles) for key, topic in assembly.topics.items()}
        self._language = language

    def heading_of(self, column: Column) -> str:
        """What stands over a column, the second language on a line of its own."""
        if column.is_extra:
            return column.name
        return self._language.heading(f"heading-{column.name.replace('_', '-')}")

    def value_of(self, column: Column, person: Participant) -> str | int | None:
        """What stands of a person in a column."""
        value = column.value_of(person)
        if not value or (column.name == "name_en" and not column.is_extra and value == person.name):
            return None
        if column.is_extra or isinstance(value, int):
            return value  # type: ignore[no-any-return]
        return self.value(FIELD[column.name].value, value)

    def value(self, kind: ValueType | None, value: Any) -> str:  # noqa: ANN401 - the value of any field
        """The words for the value of a field."""
        match kind:
            case ValueType.SECTOR:
                return self.sectors[Sector(value)]
            case ValueType.GENDER:
                return self.genders[Gender(value)]
            case ValueType.STATUS:
                return self.statuses[Status(value)]
            case ValueType.PHONE:
                return national(value)
            case ValueType.TOPICS:
                return ", ".join(self.topics.get(key, key) for key in value)
            case _:
                return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
