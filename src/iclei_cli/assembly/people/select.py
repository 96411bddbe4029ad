"""The people on the list of whom something is so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.participant import Consent, Participant, WishAbout
from iclei_cli.assembly.people.columns import Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has to have in a column, or must not have.

    Attributes:
        column: where.
        values: any one of these will do. Texts are compared whole, without case, width and spaces; a consent
            without a day stands for that answer on any day, a wish for any about the same person.
        is_not: whether it must be none of them; whoever has nothing there fits, too.
    """

    column: Column
    values: tuple[Any, ...]
    is_not: bool = False

    def fits(self, person: Participant) -> bool:
        """Whether this is so of a person."""
        value = self.column.value_of(person)
        has = {form for item in (value if isinstance(value, tuple) else (value,)) for form in _forms(item)}
        return has.isdisjoint(_form(wanted) for wanted in self.values) == self.is_not


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Who is looked for; what is not said does not matter.

    Attributes:
        conditions: all of these are so.
        without: people who have nothing in any of these columns.
        organisation: people of organisations with these words in their name, however they are spaced.
        without_consent: people who did not consent to this purpose.
        inferred: people of whom an import inferred a field that nobody stated.
    """

    conditions: tuple[Condition, ...] = ()
    without: tuple[Column, ...] = ()
    organisation: str | None = None
    without_consent: str | None = None
    inferred: bool = False

    def fits(self, person: Participant) -> bool:
        """Whether all of this is so of a person."""
        return (
            all(condition.fits(person) for condition in self.conditions)
            and not any(column.value_of(person) for column in self.without)
            and (self.organisation is None or _bare(self.organisation) in _bare(person.organisation))
            and (self.without_consent is None or not person.has_consented(self.without_consent))
            and (bool(person.inferred) or not self.inferred)
        )


def select(assembly: Assembly, wanted: Selection) -> list[Participant]:
    """Return the people who are looked for, in order of number."""
    return [person for _, person in sorted(assembly.participants.items()) if wanted.fits(person)]


def _forms(item: Any) -> Iterable[object]:  # noqa: ANN401 - a value of any field
    """Return the forms in which a value is compared: a consent with and without its day."""
    if isinstance(item, Consent):
        return _form(item), (item.purpose, item.given, None)
    return (_form(item),)


def _form(item: Any) -> object:  # noqa: ANN401 - a value of any field
    if isinstance(item, Consent):
        return item.purpose, item.given, item.date
    if isinstance(item, WishAbout):
        return item.id
    return None if item is None else _bare(str(item))


def _bare(text: str | None) -> str:
    """Text for comparing, without any spaces: some write them within a name, some do not."""
    return folded(text).replace(" ", "")
