"""Which rows of a list are about one person, and which participant that is; whatever the order of the rows.

First come those of whom the list says just what one participant was made of: the same list again finds the
same people, whatever was edited by hand since. Then comes what is sure: a registration id, or the same name
with the same e-mail or phone. Only then may name and organisation decide, and only where they can mean one
person alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from iclei_cli.intake.people.last_list import ListMemory
from iclei_cli.intake.people.three_way_merge import identities_refused
from iclei_cli.intake.rows.identity import Identity, Index, are_alike, identities_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.intake.people.registration_ids import RegistrationIds
    from iclei_cli.intake.rows.read import Draft
    from iclei_cli.system.messages import Message


@dataclass(slots=True, eq=False)
class Person:
    """One person of the list: the rows about them, and the participant they are, if known."""

    drafts: list[Draft]
    participant_id: int | None = None

    @property
    def row(self) -> int:
        """The first row about them."""
        return self.drafts[0].row

    @property
    def identity(self) -> Identity:
        """Who they are by all rows together."""
        if len(self.drafts) == 1:
            return self.drafts[0].identity
        parts = zip(*(draft.identity for draft in self.drafts), strict=True)
        return Identity(*(next(filter(None, part), "") for part in parts))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of which nobody can tell who it is, and why; `candidate_ids` are participants it may mean."""

    draft: Draft
    message: Message
    candidate_ids: tuple[int, ...] = ()


@dataclass(slots=True)
class WhoIsWho:
    """Who is on a list, in the order of first rows."""

    persons: list[Person] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def find_persons(
    drafts: Sequence[Draft], participants: Mapping[int, Participant], ids: RegistrationIds
) -> WhoIsWho:
    """Find out which rows are about one person, and who of the participants that is.

    Two records are one person when they have the same id and names that are alike or the same contact; when
    their names are equal and their e-mail or phone is; or else when name and organisation are equal while
    neither e-mail nor phone says otherwise (where both organisations are missing, one of the two must be
    nothing but a name). All other namesakes are different people. Names are compared without spaces, case
    and width. Before all that, rows that among themselves are one person, and say together just what lists
    said of one participant, are that participant.
    """
    return _Search(drafts, participants, ids).run()


class _Search:
    """One search. `claims` tells who of the list was found to be a participant.

    `doubted` are participants of whom a row could be any, by what is sure: each with the others.
    """

    def __init__(
        self, drafts: Sequence[Draft], participants: Mapping[int, Participant], ids: RegistrationIds
    ) -> None:
        self.drafts = drafts
        self.participants = participants
        self.ids = ids
        self.index = Index()
        self.refused: dict[Identity, list[int]] = defaultdict(list)
        self.claims: dict[int, Person] = {}
        self.doubted: dict[int, list[int]] = {}
        self.result = WhoIsWho()
        for person in participants.values():
            for identity in identities_of(person):
                self.index.add(person.id, identity)
            for identity in identities_refused(person):
                self.refused[identity].append(person.id)

    def run(self) -> WhoIsWho:
        remembered, others = self._by_memory(self._without_strangers())
        sure, unsure = self._by_what_is_sure(others)
        self._by_place([*remembered, *sure], unsure)
        self.result.persons.sort(key=lambda person: person.drafts[0].place)
        for person in self.result.persons:
            if len(person.drafts) > 1:
                person.drafts.sort(key=lambda draft: draft.place)
        return self.result

    def _without_strangers(self) -> list[Draft]:
        """Settle the rows, as most are, that share nothing with anybody; return the others."""
        namesakes: dict[str, list[Draft]] = defaultdict(list)
        for draft in self.drafts:
            namesakes[draft.identity.name].append(draft)
        numbers = Counter(self.ids.by_place.values())
        others = []
        for name, drafts in namesakes.items():
            are_told = bool(numbers) and any(
                numbers[self.ids.by_place.get(draft.place, "")] > 1 or self.ids.holders_of(draft)
                for draft in drafts
            )
            if are_told or self.index.by_name(name) or not _are_strangers(drafts):
                others += drafts
            else:
                self.result.persons += [Person([draft]) for draft in drafts]
        return sorted(others, key=lambda draft: draft.place)

    # By what lists said before

    def _by_memory(self, drafts: list[Draft]) -> tuple[list[Person], list[Draft]]:
        """Find people of whom an earlier list said exactly the same; return them, and the rows about others.

        Only what stands on the list joins the rows here: participants may have come to look alike by edits.
        """
        memory = ListMemory(self.participants.values())
        if not memory:
            return [], drafts
        remembered, others = [], []
        persons = self._grouped(drafts, {})
        surely = set(persons)
        # Those who surely are one person first, for they leave fewer to the others.
        for person, rivals in sorted(_joined_by_place(persons), key=lambda item: item[0] not in surely):
            rows = sorted(person.drafts, key=lambda draft: draft.place)
            holder = None
            if not rivals:
                holder = memory.holder_of(rows, taken=self.claims, are_sure=person in surely)
            if holder is None:
                others += rows
            else:
                self.claims[holder] = Person(rows, holder)
                remembered.append(self.claims[holder])
        self.result.persons += remembered
        return remembered, sorted(others, key=lambda draft: draft.place)

    # By ids and contacts

    def _by_what_is_sure(self, drafts: Sequence[Draft]) -> tuple[list[Person], list[Person]]:
        """Join the rows that surely are one person: those who surely are a participant, and the others."""
        known_of: dict[int, list[int]] = {}
        for draft in drafts:
            known = self._surely_known(draft)
            if known is not None:
                known_of[draft.place] = known
        sure, unsure = [], []
        for person in self._grouped([draft for draft in drafts if draft.place in known_of], known_of):
            refs = list(
                dict.fromkeys(chain.from_iterable([known_of[draft.place] for draft in person.drafts]))
            )
            if len(refs) > 1:
                self._refuse_ambiguous(person, refs)
                self.doubted.update(dict.fromkeys(refs, refs))
            elif refs and refs[0] in self.claims:
                self.claims[refs[0]].drafts += person.drafts
            elif refs:
                person.participant_id = refs[0]
                self.claims[refs[0]] = person
                sure.append(person)
            else:
                unsure.append(person)
        self.result.persons += sure
        return sure, unsure

    def _surely_known(self, draft: Draft) -> list[int] | None:
        """The participants who surely are the person of a row; None when the row contradicts itself."""
        identity = draft.identity
        holders = self.ids.holders_of(draft)
        if not holders:
            # A row that was refused before is about the same person, unless it says now who else it is.
            return self.index.by_contact(identity) or self.refused.get(identity, [])
        people = [self.participants[ref] for ref in holders]
        fitting = [
            person.id
            for person in people
            if any(are_alike(identity, other) for other in identities_of(person))
        ]
        if not fitting:
            why = message(
                "id-of-another",
                headers=list(self.ids.headers),
                value=self.ids.by_place[draft.place],
                people=[message("named-participant", name=person.name, id=person.id) for person in people],
                name=draft.fields["name"],
            )
            self.result.doubts.append(Doubt(draft, why, tuple(holders)))
            return None
        return fitting

    def _grouped(self, drafts: Iterable[Draft], known: Mapping[int, Sequence[int]]) -> list[Person]:
        """Join the rows that share a contact, an id, or a participant who is `known` to be meant by them."""
        first_with: dict[object, int] = {}
        union = _Union()
        by_place = {draft.place: draft for draft in drafts}
        for place, draft in by_place.items():
            for key in self._sure_keys(draft, known.get(place, ())):
                first = first_with.setdefault(key, place)
                if first != place:
                    union.join(first, place)
        return [Person([by_place[place] for place in group]) for group in union.groups(by_place)]

    def _sure_keys(self, draft: Draft, known: Sequence[int]) -> list[object]:
        name, _, email, phone = draft.identity
        keys: list[object] = [("contact", name, contact) for contact in (email, phone) if contact]
        if draft.place in self.ids.by_place:
            keys.append(("id", self.ids.by_place[draft.place]))
        if known:
            keys += [("participant", ref) for ref in known]
        return keys

    # By name and organisation

    def _by_place(self, sure: list[Person], unsure: list[Person]) -> None:
        """Settle those who can be recognised by name and organisation alone."""
        listed = Index()
        for number, person in enumerate(sure):
            for identity in {person.identity, *(draft.identity for draft in person.drafts)}:
                listed.add(number, identity)
        wanted: dict[int, list[Person]] = defaultdict(list)
        for person, rivals in _joined_by_place(unsure):
            identity = person.identity
            places = self.index.by_place(identity)
            if not places:
                owners = [*rivals, *(sure[number] for number in listed.by_place(identity))]
                self._join_or_keep(person, list(dict.fromkeys(owners)))
                continue
            free = [ref for ref in places if ref not in self.claims]
            doubted = [other for ref in places for other in self.doubted.get(ref, ())]
            if doubted:
                # Whom another row may surely be cannot be taken by one that is less sure.
                self._refuse_ambiguous(person, {*places, *doubted})
            elif len(free) > 1:
                self._refuse_ambiguous(person, places)
            elif free:
                wanted[free[0]].append(person)
            else:
                owners = [self.claims[ref] for ref in places]
                owners += [sure[number] for number in listed.by_place(identity)]
                self._join_or_keep(person, list(dict.fromkeys(owners)))
        for ref, people in wanted.items():
            self._claim(ref, people)

    def _join_or_keep(self, person: Person, owners: Sequence[Person]) -> None:
        """Add the rows to those of the one person whom they can mean; where there is none, they are new."""
        if not owners:
            self.result.persons.append(person)
        elif len(owners) == 1:
            owners[0].drafts += person.drafts
        else:
            rows = [owner.row for owner in owners]
            known = tuple(owner.participant_id for owner in owners if owner.participant_id is not None)
            for draft in person.drafts:
                reason = message("row-of-several-rows", name=draft.fields["name"], rows=rows)
                self.result.doubts.append(Doubt(draft, message("duplicate-row", reason=reason), known))

    def _claim(self, ref: int, people: list[Person]) -> None:
        """Make the one person who can be a participant that participant; refuse where several can."""
        if len(people) == 1:
            people[0].participant_id = ref
            self.result.persons.append(people[0])
            return
        rows = sorted(person.row for person in people)
        for person in people:
            for draft in person.drafts:
                others = [row for row in rows if row != person.row]
                reason = message(
                    "participant-of-several-rows", name=draft.fields["name"], id=ref, rows=others
                )
                self.result.doubts.append(Doubt(draft, message("ambiguous-person", reason=reason), (ref,)))

    def _refuse_ambiguous(self, person: Person, refs: Iterable[int]) -> None:
        known = tuple(sorted(refs))
        for draft in person.drafts:
            reason = message("row-of-several-participants", name=draft.fields["name"], ids=list(known))
            self.result.doubts.append(Doubt(draft, message("ambiguous-person", reason=reason), known))


def _are_strangers(namesakes: Sequence[Draft]) -> bool:
    """Whether no two of the same name share an organisation (or have none), an e-mail or a phone."""
    if len(namesakes) == 1:
        return True
    _, organisations, emails, phones = zip(*[draft.identity for draft in namesakes], strict=True)
    return (
        len(set(organisations)) == len(namesakes)
        and len(set(filter(None, emails))) == len(namesakes) - emails.count("")
        and len(set(filter(None, phones))) == len(namesakes) - phones.count("")
    )


def _joined_by_place(people: Iterable[Person]) -> Iterator[tuple[Person, list[Person]]]:
    """Join those of the same name and organisation who can only be one person.

    Beside each stand, where there are several whom it could be, those rivals.
    """
    places: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        identity = person.identity
        places[identity.name, identity.organisation].append(person)
    for (_, organisation), namesakes in places.items():
        if len(namesakes) == 1:
            yield namesakes[0], []
            continue
        plain = [person for person in namesakes if not person.identity.has_contact]
        reached = [person for person in namesakes if person.identity.has_contact]
        if len(reached) == 2 and organisation and _are_complementary(*reached):  # noqa: PLR2004 - a pair
            reached = [_joined(reached)]
        if len(reached) <= 1:
            yield _joined([*reached, *plain]), []
            continue
        yield from ((person, []) for person in reached)
        if plain:
            yield _joined(plain), reached


def _are_complementary(one: Person, other: Person) -> bool:
    """Whether one has an e-mail alone and the other a phone alone."""
    first, second = one.identity, other.identity
    return not (first.email and second.email) and not (first.phone and second.phone)


def _joined(people: Sequence[Person]) -> Person:
    return Person([draft for person in people for draft in person.drafts])


class _Union:
    """Sets of numbers that are joined pair by pair."""

    def __init__(self) -> None:
        self.parents: dict[int, int] = {}

    def root(self, number: int) -> int:
        while (parent := self.parents.setdefault(number, number)) != number:
            self.parents[number] = self.parents[parent]
            number = self.parents[number]
        return number

    def join(self, one: int, other: int) -> None:
        self.parents[self.root(other)] = self.root(one)

    def groups(self, numbers: Iterable[int]) -> list[list[int]]:
        together: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            root = self.root(number) if number in self.parents else number
            together[root].append(number)
        return list(together.values())
