"""Who of the list is already a participant, who is new, and who is on the list twice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from iclei_cli.assembly.participant import Participant, with_consents
from iclei_cli.intake.inferring import with_guesses
from iclei_cli.intake.progress import Progress, silent, told
from iclei_cli.intake.rows import RowError, row_error
from iclei_cli.intake.words import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from iclei_cli.intake.rows import Draft
    from iclei_cli.intake.tables import Table

_Flags = tuple[bool, ...]
_EITHER = (False, True)


@dataclass(frozen=True, slots=True)
class Change:
    """A participant as they were, and as the list says they are."""

    before: Participant
    after: Participant


@dataclass(slots=True)
class Matches:
    """What a list would do: participants to add (with id 0), changes, and refused rows."""

    created: list[Participant] = field(default_factory=list)
    updated: list[Change] = field(default_factory=list)
    unchanged: int = 0
    repeated: int = 0
    errors: list[RowError] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def match(
    drafts: Iterable[Draft],
    participants: Mapping[int, Participant],
    table: Table,
    progress: Progress = silent,
) -> Matches:
    """Compare the rows of a list with the participants, and with each other.

    Two records are one person when their names are equal and their e-mail or phone is; or else when name
    and organisation are equal while neither e-mail nor phone says otherwise (where both organisations are
    missing, one of the two must be nothing but a name). All other namesakes are different people. Names
    are compared without spaces, case and width. A row that says the very same as an earlier one is taken
    once; one that says anything else of the same person is refused.
    """
    return _Matching(drafts, participants, table).run(progress)


class _Identity(NamedTuple):
    """What tells people apart, in the form in which it is compared; "" when unknown."""

    name: str
    organisation: str
    email: str
    phone: str


class _Index:
    """Finds the records of a person, each by a number, without looking at all of them."""

    def __init__(self) -> None:
        self._by_contact: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_place: dict[tuple[str, str, bool, bool], list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)

    def add(self, ref: int, person: _Identity) -> None:
        """Keep `ref` as a record of `person`."""
        self._by_name[person.name].append(ref)
        self._by_place[person.name, person.organisation, bool(person.email), bool(person.phone)].append(ref)
        for contact in filter(None, (person.email, person.phone)):
            self._by_contact[person.name, contact].append(ref)

    def by_contact(self, person: _Identity) -> list[int]:
        """Return the records with the same name and the same e-mail or phone."""
        if person.name not in self._by_name:
            return []
        contacts = filter(None, (person.email, person.phone))
        found = (self._by_contact.get((person.name, contact), ()) for contact in contacts)
        return list(dict.fromkeys(chain.from_iterable(found)))

    def by_place(self, person: _Identity) -> list[int]:
        """Return the records of the same name and organisation that have no other e-mail or phone."""
        if person.name not in self._by_name:
            return []
        emails = (False,) if person.email else _EITHER
        phones = (False,) if person.phone else _EITHER
        if not person.organisation and (person.email or person.phone):
            # Then the name is all they share: enough only for a record that has nothing but a name.
            emails = phones = (False,)
        return list(self._at_place(person.name, person.organisation, emails, phones))

    def in_doubt(self, person: _Identity) -> int | None:
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


class _Matching:
    """One comparison of a list with the participants.

    `claims` tells by which row a participant was found: one row only may change them.
    """

    def __init__(
        self, drafts: Iterable[Draft], participants: Mapping[int, Participant], table: Table
    ) -> None:
        self.drafts = [(draft, _identity(draft.fields)) for draft in drafts]
        self.participants = participants
        self.table = table
        self.known: _Index = _Index()
        self.listed: _Index = _Index()
        self.claims: dict[int, int] = {}
        self.by_row = {draft.row: draft for draft, _ in self.drafts}
        self.repeated: list[int] = []
        self.result = Matches()
        for person in participants.values():
            self.known.add(person.id, _identity(msgspec.structs.asdict(person)))

    def run(self, progress: Progress) -> Matches:
        self._claim_by_contact()
        drafts = told(self.drafts, "comparing row", progress)
        people = [(draft.row, self._settle(draft, identity)) for draft, identity in drafts]
        self.result.repeated = len(self.repeated)
        if self.repeated:
            rows = ", ".join(map(str, self.repeated))
            self.result.notices.append(f"Taken once, because an earlier row says the very same: row {rows}.")
        self.result.notices += self._shared_emails([(row, person) for row, person in people if person])
        return self.result

    def _claim_by_contact(self) -> None:
        """Let e-mails and phones decide first, whatever the order of the rows.

        A row without either may then be the one namesake whom no other row is.
        """
        for draft, identity in self.drafts:
            found = self.known.by_contact(identity)
            if len(found) == 1:
                self.claims.setdefault(found[0], draft.row)

    def _settle(self, draft: Draft, identity: _Identity) -> Participant | None:
        """Decide who the row is, and take what it says; None when it is refused."""
        sure = self.known.by_contact(identity)
        found = sure or self.known.by_place(identity)
        free = [ref for ref in found if self.claims.get(ref, draft.row) == draft.row]
        first = self._same_in_list(identity, found, free)
        if first is not None and _says_the_same(draft, self.by_row[first]):
            self.repeated.append(draft.row)
        elif first is not None:
            message = f"{draft.fields['name']} is on the list already, in row {first}."
            self._refuse(draft, "duplicate-row", message)
        elif len(sure) > 1 or len(free) > 1:
            ids = ", ".join(map(str, found))
            message = (
                f"{draft.fields['name']} could be any of participants {ids}: give an e-mail or phone of one."
            )
            self._refuse(draft, "ambiguous-person", message)
        elif free:
            return self._change(draft, free[0])
        else:
            return self._create(draft, identity)
        return None

    def _same_in_list(self, identity: _Identity, found: list[int], free: list[int]) -> int | None:
        """Return the row that is the same person, or that was found to be the only participant it can be."""
        if found and not free:
            return self.claims[found[0]]
        rows = self.listed.by_contact(identity) or ([] if found else self.listed.by_place(identity))
        return next(iter(rows), None)

    def _change(self, draft: Draft, known: int) -> Participant:
        self.claims[known] = draft.row
        before = self.participants[known]
        consents = with_consents(before.consents, draft.fields.get("consents", ()))
        stated = draft.fields | {"consents": consents, "extra": before.extra | draft.extra}
        fields = with_guesses(before, stated, draft.guesses)
        after = msgspec.structs.replace(before, **fields)
        if after == before:
            self.result.unchanged += 1
        else:
            self.result.updated.append(Change(before, after))
        self.listed.add(draft.row, _identity(msgspec.structs.asdict(after)))
        return after

    def _create(self, draft: Draft, identity: _Identity) -> Participant:
        known, listed = self.known.in_doubt(identity), self.listed.in_doubt(identity)
        if known is not None or listed is not None:
            whom = f"participant {known}" if known is not None else f"row {listed}"
            self.result.notices.append(
                f"Row {draft.row}: {draft.fields['name']} is taken as somebody else than {whom} of the same "
                "name, because no e-mail or phone says that they are one.",
            )
        person = Participant(id=0, **with_guesses(None, draft.fields, draft.guesses), extra=draft.extra)
        self.result.created.append(person)
        self.listed.add(draft.row, identity)
        return person

    def _refuse(self, draft: Draft, code: str, message: str) -> None:
        self.result.errors.append(row_error(self.table, draft.row, None, code, message))

    def _shared_emails(self, listed: list[tuple[int, Participant]]) -> list[str]:
        """Tell which e-mails of the list belong to several names: an office's, or a misspelt person's."""
        people = {**self.participants, **{change.after.id: change.after for change in self.result.updated}}
        owners: dict[str, list[tuple[Participant, int | None]]] = defaultdict(list)
        for row, person in [*((None, person) for person in people.values()), *listed]:
            owners[_email(person)].append((person, row))
        shared = dict.fromkeys(email for _, person in listed if len(owners[email := _email(person)]) > 1)
        names = {email: _names(owners[email]) for email in shared if email}
        return [
            f"{email} is given by {', '.join(owners)}; they are kept as different people."
            for email, owners in names.items()
            if len(owners) > 1
        ]


def _says_the_same(draft: Draft, other: Draft) -> bool:
    return (draft.fields, draft.extra) == (other.fields, other.extra)


def _identity(fields: Mapping[str, object]) -> _Identity:
    name, organisation, email, phone = (
        str(fields.get(field) or "") for field in ("name", "organisation", "email", "phone")
    )
    return _Identity(normal(name), normal(organisation), email.casefold(), phone.casefold())


def _email(person: Participant) -> str:
    return (person.email or "").casefold()


def _names(owners: Iterable[tuple[Participant, int | None]]) -> list[str]:
    """Return what to call each name among the owners of an e-mail, the first of several of one name."""
    names: dict[str, str] = {}
    for person, row in owners:
        place = f"participant {person.id}" if row is None else f"row {row}"
        names.setdefault(normal(person.name), f"{person.name} ({place})")
    return list(names.values())
