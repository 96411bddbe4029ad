"""People who have met before: at an earlier assembly, by a list of who has, or as colleagues."""

from __future__ import annotations

import msgspec

from iclei_cli.assembly.nouns.numbers import Number


class MetBefore(msgspec.Struct, frozen=True, kw_only=True):
    """What was said once of people who have met before.

    Attributes:
        number: from 1.
        source: the name of the file that says so; "" of colleagues.
        tables: who sat together, by id: two or more each, table after table as they were held.
        colleagues: whether those of one organisation and department have met, whoever that is.
    """

    number: Number
    source: str = ""
    tables: tuple[tuple[Number, ...], ...] = ()
    colleagues: bool = False

    def without(self, ident: int) -> MetBefore | None:
        """The same once a person is off the list; None where nothing is left of it."""
        return self._of(tuple(tuple(person for person in table if person != ident) for table in self.tables))

    def renamed(self, old: int, new: int) -> MetBefore | None:
        """The same with one person in another's place; None where it would speak of one person alone."""
        return self._of(
            tuple(
                tuple(dict.fromkeys(new if person == old else person for person in table))
                for table in self.tables
            )
        )

    def _of(self, tables: tuple[tuple[int, ...], ...]) -> MetBefore | None:
        left = tuple(table for table in tables if len(table) > 1)
        return msgspec.structs.replace(self, tables=left) if left or self.colleagues else None
