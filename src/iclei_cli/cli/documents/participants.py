"""Participants as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec

from iclei_cli.assembly.nouns.participant import Gender, Participant, Sector, Status
from iclei_cli.assembly.plans.seating import seats_of
from iclei_cli.assembly.rules.describe import rules_about
from iclei_cli.cli.documents.document import Document
from iclei_cli.cli.documents.rules import RuleItem, rule_items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.people.search.index import Found


class ConsentItem(msgspec.Struct, frozen=True):
    """A person's answer on one use of their data.

    Attributes:
        purpose: `personal-data` (collection and use), `third-party` (giving it to others), `photo` (pictures
            and films) or another word of the office's.
        given: whether they said yes.
        date: the day of the answer, `YYYY-MM-DD`; null where nobody told.
    """

    purpose: str
    given: bool
    date: str | None


class WishAboutItem(msgspec.Struct, frozen=True, kw_only=True):
    """A wish to sit beside somebody else, or not to.

    Attributes:
        id: the number of that person.
        weight: how much it counts, 1 to 9.
    """

    id: int
    weight: int


class ParticipantItem(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a person.

    Attributes:
        id: their number, given once and never again to anybody else.
        merged: the numbers of records that turned out to be this person's, too.
        badges: the codes of blank badges that they were given.
        name: as it is printed.
        name_en: in Latin letters.
        organisation: whom they come from; free text.
        department: within the organisation.
        position: or title.
        sector: the part of society they speak for.
        municipality: the city or county they belong to; free text.
        gender: as they stated it; null when they were not asked.
        email: their address.
        phone: their number as E.164, `+821012345678`.
        languages: that they speak, as ISO 639-1 codes where those are known.
        choices: keys of topics, the most wanted first.
        wants_to_meet: those beside whom they wish to sit in some round.
        avoids: those beside whom they wish to sit in no round.
        status: whether they are expected to come.
        roles: what they do at the assembly.
        offers: the duties at a table that they are ready for, such as `facilitator` or `rapporteur`.
        notes: anything else worth knowing.
        consents: one answer for each purpose.
        extra: what lists said beyond these fields, each cell by its header.
        inferred: the fields that nobody stated, but an import took from others.
    """

    id: int
    merged: tuple[int, ...]
    badges: tuple[str, ...]
    name: str
    name_en: str | None
    organisation: str | None
    department: str | None
    position: str | None
    sector: Sector | None
    municipality: str | None
    gender: Gender | None
    email: str | None
    phone: str | None
    languages: tuple[str, ...]
    choices: tuple[str, ...]
    wants_to_meet: tuple[WishAboutItem, ...]
    avoids: tuple[WishAboutItem, ...]
    status: Status
    roles: tuple[str, ...]
    offers: tuple[str, ...]
    notes: str | None
    consents: tuple[ConsentItem, ...]
    extra: dict[str, str]
    inferred: tuple[str, ...]


class ParticipantsDocument(Document, frozen=True, kw_only=True):
    """People on the list.

    Attributes:
        participants: those who were asked for, in order of number.
    """

    commands: ClassVar[tuple[str, ...]] = ("participants list",)

    participants: list[ParticipantItem]


class FoundItem(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who was found.

    Attributes:
        participant: who it is.
        found_in: the fields in which the words stand.
    """

    participant: ParticipantItem
    found_in: tuple[str, ...]


class SearchDocument(Document, frozen=True, kw_only=True):
    """People who were searched for.

    Attributes:
        found: all who fit, the likeliest first.
    """

    commands: ClassVar[tuple[str, ...]] = ("participants search",)

    found: list[FoundItem]


class ParticipantDocument(Document, frozen=True, kw_only=True):
    """One person, with their place in the plan.

    Attributes:
        participant: the person.
        groups: the key of their group in each round, null where they have none; [] without a plan.
        rules: the rules that name them, in order of number.
    """

    commands: ClassVar[tuple[str, ...]] = (
        "participants show",
        "participants add",
        "participants edit",
        "participants cancel",
        "participants restore",
        "groups show PERSON",
    )

    participant: ParticipantItem
    groups: list[str | None]
    rules: list[RuleItem]


class ConfirmedDocument(Document, frozen=True, kw_only=True):
    """People who are coming now, and had no place before.

    Attributes:
        participants: those who were confirmed, in the order in which they were named.
        has_plan: whether there is a table plan, in which they have no seat yet.
    """

    commands: ClassVar[tuple[str, ...]] = ("participants confirm",)

    participants: list[ParticipantItem]
    has_plan: bool


class EditedField(msgspec.Struct, frozen=True, kw_only=True):
    """What a field said, and says now.

    Attributes:
        field: its name.
        before: in words; null for nothing.
        after: in words; null for nothing.
        was_inferred: whether nobody had stated it, but an import took it from other fields.
    """

    field: str
    before: str | None
    after: str | None
    was_inferred: bool


class EditedItem(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is changed.

    Attributes:
        id: their number.
        name: as it was.
        organisation: as it was.
        fields: those that are set.
    """

    id: int
    name: str
    organisation: str | None
    fields: list[EditedField]


class EditedDocument(Document, frozen=True, kw_only=True):
    """Many people who are edited at once.

    Attributes:
        changed: whom it changes, in order of number.
        unchanged: how many others are meant, who have these values already.
        dry_run: whether nothing was changed, because only a look was asked for.
        has_plan: whether there is a table plan that may have to be repaired.
    """

    commands: ClassVar[tuple[str, ...]] = ("participants edit --where",)

    changed: list[EditedItem]
    unchanged: int
    dry_run: bool
    has_plan: bool


class RemovedDocument(Document, frozen=True, kw_only=True):
    """Somebody who was taken off the list.

    Attributes:
        removed: the number they had.
        name: their name.
        has_plan: whether there is a table plan that may have to be repaired.
        quotes: how many quotes of theirs were removed with them; what else was noted of them stays.
    """

    commands: ClassVar[tuple[str, ...]] = ("participants remove",)

    removed: int
    name: str
    has_plan: bool
    quotes: int


class MergedField(msgspec.Struct, frozen=True, kw_only=True):
    """What two records said in a field, and what is kept.

    Attributes:
        field: its name, with the purpose of a consent or the header of another column behind a comma.
        first: what the record said that stays; null for nothing.
        second: what the record said that was merged into it; null for nothing.
        result: what is kept; null for nothing.
    """

    field: str
    first: str | None
    second: str | None
    result: str | None


class MergedDocument(ParticipantDocument, frozen=True, kw_only=True):
    """Two records of one person that were made one.

    Attributes:
        participant: the one who stays.
        removed: the number of the record that was merged into the other.
        fields: every field in which one of the two said something.
        dropped: the values that are not kept, by field.
    """

    commands: ClassVar[tuple[str, ...]] = ("participants merge",)

    removed: int
    fields: list[MergedField]
    dropped: dict[str, str]


class DoubleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One of two who are probably one person.

    Attributes:
        id: their number.
        name: as on the list.
        organisation: whom they come from.
        status: whether they are expected to come.
    """

    id: int
    name: str
    organisation: str | None
    status: Status


class DoubleItem(msgspec.Struct, frozen=True, kw_only=True):
    """Two who are probably one person.

    Attributes:
        participants: the two.
        why: what speaks for it, in words.
        but: what speaks against it, in words.
    """

    participants: list[DoubleRecord]
    why: list[str]
    but: list[str]


class SharedItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that so many share that it makes none of them one with another.

    Attributes:
        what: what they share, in words.
        participants: their numbers.
    """

    what: str
    participants: list[int]


class DuplicatesDocument(Document, frozen=True, kw_only=True):
    """Who is probably on the list twice.

    Attributes:
        doubles: pairs, the surest first, at most so many as were asked for.
        more: how many pairs there are that are less sure.
        shared: what too many share.
    """

    commands: ClassVar[tuple[str, ...]] = ("participants duplicates",)

    doubles: list[DoubleItem]
    more: int
    shared: list[SharedItem]


def participants_document(people: Iterable[Participant]) -> ParticipantsDocument:
    """Return people as a document."""
    return ParticipantsDocument(
        participants=msgspec.convert(list(people), list[ParticipantItem], from_attributes=True)
    )


def search_document(people: Iterable[Found]) -> SearchDocument:
    """Return people who were found as a document."""
    return SearchDocument(
        found=[FoundItem(participant=participant_item(one.person), found_in=one.fields) for one in people]
    )


def confirmed_document(assembly: Assembly, people: Iterable[Participant]) -> ConfirmedDocument:
    """Return people who were confirmed as a document."""
    return ConfirmedDocument(
        participants=[participant_item(person) for person in people], has_plan=assembly.plan is not None
    )


def participant_document(assembly: Assembly, person: Participant) -> ParticipantDocument:
    """Return a person as a document, with their place in the plan."""
    return ParticipantDocument(
        participant=participant_item(person),
        groups=seats_of(assembly.plan, person.id) if assembly.plan else [],
        rules=rule_items(assembly, rules_about(assembly, person)),
    )


def participant_item(person: Participant) -> ParticipantItem:
    """Return a person as documents have them: without what lists said, which is the same or is so no more."""
    return msgspec.convert(person, ParticipantItem, from_attributes=True)
