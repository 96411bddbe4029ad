"""How people are told apart, and how the records of one person are found among thousands."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.intake.values.municipalities import organisation_key
from iclei_cli.intake.words.similarity import are_similar
from iclei_cli.intake.words.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.assembly.nouns.participant import Participant

_Text = str | None


class Identity(NamedTuple):
    """Who somebody is, in the form in which it is compared; "" when unknown."""

    name: str
    organisation: str
    email: str
    phone: str

    @property
    def has_contact(self) -> bool:
        """Whether an e-mail or a phone is known."""
        return bool(self.email or self.phone)


def identity_of(fields: Mapping[str, Any]) -> Identity:
    """The identity that fields by name tell."""
    get = fields.get
    return _identity(get("name"), get("organisation"), get("email"), get("phone"))


def identity_now(person: Participant) -> Identity:
    """Who a participant is."""
    return _identity(person.name, person.organisation, person.email, person.phone)


def identities_of(person: Participant) -> list[Identity]:
    """Who a participant is, and who they were by the last list, if that was corrected by hand since."""
    now = identity_now(person)
    return list(dict.fromkeys([now, identity_of(person.imported)])) if person.imported else [now]


def are_alike(one: Identity, other: Identity) -> bool:
    """Whether two records with the same id can be one person: similar names, or the same contact."""
    same_email = one.email and one.email == other.email
    same_phone = one.phone and one.phone == other.phone
    return bool(same_email or same_phone) or names_alike(one, other)


def names_alike(one: Identity, other: Identity) -> bool:
    """Whether two names may be spellings of one."""
    if one.name == other.name or sorted(one.name) == sorted(other.name):
        return True
    return are_similar(one.name, other.name)


# Everybody is compared several times: as a row, as a participant, as the last list had them.
@lru_cache(maxsize=50_000)
def _identity(name: _Text, organisation: _Text, email: _Text, phone: _Text) -> Identity:
    return Identity(
        normal(name or ""),
        organisation_key(organisation or ""),
        (email or "").casefold(),
        (phone or "").casefold(),
    )


class Index:
    """Finds the records of a person, each by a number, without looking at all of them."""

    def __init__(self) -> None:
        self._by_contact: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_place: dict[tuple[str, str], list[tuple[int, Identity]]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)

    def add(self, ref: int, person: Identity) -> None:
        """Keep `ref` as a record of `person`."""
        self._by_name[person.name].append(ref)
        self._by_place[person.name, person.organisation].append((ref, person))
        for contact in filter(None, (person.email, person.phone)):
            self._by_contact[person.name, contact].append(ref)

    def by_contact(self, person: Identity) -> list[int]:
        """Return the records with the same name and the same e-mail or phone."""
        if person.name not in self._by_name:
            return []
        contacts = filter(None, (person.email, person.phone))
        found = (self._by_contact.get((person.name, contact), ()) for contact in contacts)
        return list(dict.fromkeys(chain.from_iterable(found)))

    def by_place(self, person: Identity) -> list[int]:
        """Return the records of the same name and organisation that have no other e-mail or phone."""
        # Without an organisation the name is all they share: enough only for one that is nothing but a name.
        is_weak = not person.organisation and person.has_contact
        namesakes = self._by_place.get((person.name, person.organisation), ())
        found = (
            ref
            for ref, other in namesakes
            if not (other.email and (person.email or is_weak))
            and not (other.phone and (person.phone or is_weak))
        )
        return list(dict.fromkeys(found))

    def by_name(self, name: str) -> list[int]:
        """Return the records of that name."""
        return self._by_name.get(name, [])


class Namesakes:
    """The first record of each name and organisation, by a number."""

    def __init__(self) -> None:
        self._first: dict[str, dict[str, int]] = defaultdict(dict)

    def add(self, ref: int, person: Identity) -> None:
        """Keep `ref` as a record of `person`, unless there is one at that place."""
        self._first[person.name].setdefault(person.organisation, ref)

    def in_doubt(self, person: Identity) -> int | None:
        """Return a namesake who may be the same person with a changed or missing entry, if there is one."""
        places = self._first.get(person.name)
        if places is None:
            return None  # as for most
        if not person.organisation:
            return next(iter(places.values()), None)
        return places.get(person.organisation, places.get(""))
