"""What tells people apart, and how the records of one person are found among thousands."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.words import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.participant import Participant

_Flags = tuple[bool, ...]
_EITHER = (False, True)
_ALIKE = 0.6


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


def identity_of(fields: Mapping[str, object]) -> Identity:
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
    """Whether a number that two records share is believable: names nearly equal, or the same contact."""
    same_email = one.email and one.email == other.email
    same_phone = one.phone and one.phone == other.phone
    return bool(same_email or same_phone) or names_alike(one, other)


def names_alike(one: Identity, other: Identity) -> bool:
    """Whether two names may be spellings of one."""
    if one.name == other.name or sorted(one.name) == sorted(other.name):
        return True
    return SequenceMatcher(None, one.name, other.name).ratio() >= _ALIKE


# Everybody is compared several times: as a row, as a participant, as the last list had them.
@lru_cache(maxsize=50_000)
def _identity(name: object, organisation: object, email: object, phone: object) -> Identity:
    texts = (str(text or "") for text in (name, organisation))
    contacts = (str(text or "").casefold() for text in (email, phone))
    return Identity(*map(normal, texts), *contacts)


class Index:
    """Finds the records of a person, each by a number, without looking at all of them."""

    def __init__(self) -> None:
        self._by_contact: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_place: dict[tuple[str, str, bool, bool], list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)

    def add(self, ref: int, person: Identity) -> None:
        """Keep `ref` as a record of `person`."""
        self._by_name[person.name].append(ref)
        self._by_place[person.name, person.organisation, bool(person.email), bool(person.phone)].append(ref)
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
        if person.name not in self._by_name:
            return []
        emails = (False,) if person.email else _EITHER
        phones = (False,) if person.phone else _EITHER
        if not person.organisation and person.has_contact:
            # Then the name is all they share: enough only for a record that has nothing but a name.
            emails = phones = (False,)
        return list(dict.fromkeys(self._at_place(person.name, person.organisation, emails, phones)))

    def by_name(self, name: str) -> list[int]:
        """Return the records of that name."""
        return self._by_name.get(name, [])

    def in_doubt(self, person: Identity) -> int | None:
        """Return a namesake of whom nothing says that it is somebody else but a changed or missing entry."""
        if person.name not in self._by_name:
            return None
        if not person.organisation:
            return next(iter(self._by_name.get(person.name, ())), None)
        places = (person.organisation, "")
        found = chain.from_iterable(self._at_place(person.name, place, _EITHER, _EITHER) for place in places)
        return next(found, None)

    def _at_place(self, name: str, place: str, emails: _Flags, phones: _Flags) -> Iterator[int]:
        keys = ((name, place, has_email, has_phone) for has_email in emails for has_phone in phones)
        return chain.from_iterable(self._by_place.get(key, ()) for key in keys)
