"""Whom a line of a paper means: by a code or a number, or by a name with what stands beside it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.assembly.badge_codes import blank_in
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.intake.people.duplicates import may_be
from iclei_cli.intake.values.municipalities import organisation_key
from iclei_cli.intake.words.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly

_TELLING = ("organisation", "department", "municipality", "email", "phone")


class Whom(NamedTuple):
    """Who is meant.

    Attributes:
        people: their numbers: one where it is clear, none where nobody is.
        fault: the code of why it is not clear; None where it is.
    """

    people: Sequence[int]
    fault: str | None = None


NOBODY = Whom((), "unknown-person")


class People:
    """Everybody on the list, made ready to be found by what papers say of them."""

    def __init__(self, assembly: Assembly) -> None:
        """Make the people of an assembly ready."""
        self._people = assembly.participants
        self._owners = {number: person.id for person in self._people.values() for number in person.merged}
        self._owners |= {ident: ident for ident in self._people}
        blanks = {code: person.id for person in self._people.values() for code in person.badges}
        self._owners |= {-(blank_in(code) or 0): ident for code, ident in blanks.items()}
        self._named: dict[str, list[Participant]] = defaultdict(list)
        for person in self._people.values():
            for name in {normal(person.name), normal(person.name_en or "")} - {""}:
                self._named[name].append(person)

    def by_number(self, number: int | None) -> Whom:
        """Find whose number it is."""
        owner = None if number is None else self._owners.get(number)
        return Whom((owner,)) if owner is not None else Whom((), "unknown-code")

    def by_fields(self, fields: Mapping[str, Any]) -> Whom:
        """Find who has a name, and of several who comes from where the paper says."""
        named = self._named.get(normal(fields["name"]), []) or self._named.get(
            normal(fields.get("name_en") or ""), []
        )
        if not named:
            return NOBODY
        if not any(fields.get(field) for field in _TELLING):
            return _only(person.id for person in named)
        place = organisation_key(fields.get("organisation") or "")
        ours = [
            person.id for person in named if place and organisation_key(person.organisation or "") == place
        ]
        if ours and (len(ours) == 1 or not (fields.get("email") or fields.get("phone"))):
            return _only(ours)
        known = {field: fields[field] for field in ("name", "name_en", *_TELLING) if fields.get(field)}
        likely = may_be(Participant(id=0, **known), named)
        surest = [pair.ids[1] for pair in likely if pair.score == likely[0].score]
        return _only(surest or (person.id for person in named), is_likely=bool(surest))

    def is_called(self, ident: int, name: str) -> bool:
        """Whether somebody has that name, in one script or the other."""
        person = self._people[ident]
        return normal(name) in {normal(person.name), normal(person.name_en or "")}


def _only(people: Iterable[int], *, is_likely: bool = True) -> Whom:
    found = tuple(people)
    return Whom(found, None if is_likely and len(found) == 1 else "ambiguous-person")
