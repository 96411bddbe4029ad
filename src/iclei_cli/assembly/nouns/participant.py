"""A participant: one person on the list, and the closed vocabularies of their fields."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, assert_never

import msgspec

from iclei_cli.assembly.nouns.numbers import Number
from iclei_cli.system.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Sector(StrEnum):
    """The part of society a participant speaks for."""

    POLITICAL_LEADER = "political-leader"
    PUBLIC_OFFICER = "public-officer"
    CIVIL_SOCIETY = "civil-society"
    NGO = "ngo"
    RESEARCH_INSTITUTE = "research-institute"
    OTHER = "other"

    @property
    def word(self) -> Message:
        """The sector as a fact of a message."""
        return message(f"value-{self}")


class Gender(StrEnum):
    """As the participant stated it; nobody who was not asked has one."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"

    @property
    def word(self) -> Message:
        """The gender as a fact of a message."""
        return message(f"value-{self}")


class Status(StrEnum):
    """Whether the participant is expected to come.

    What a status means is said here alone, for each of them: a new one cannot be taken for another.
    """

    REGISTERED = "registered"
    WAITING = "waiting"
    """On the list, but without a place until somebody confirms it: a waiting list, or not approved yet."""
    MAYBE = "maybe"
    """On the list, and undecided: they may come."""
    CANCELLED = "cancelled"
    NO_SHOW = "no-show"
    """Expected, and not there when tables were planned anew for those who were."""

    @property
    def word(self) -> Message:
        """The status as a fact of a message."""
        return message(f"status-{self}")

    @property
    def is_coming(self) -> bool:
        """Whether a seat is to be kept for whoever has this status."""
        match self:
            case Status.REGISTERED:
                return True
            case Status.WAITING | Status.MAYBE | Status.CANCELLED | Status.NO_SHOW:
                return False
            case _:
                assert_never(self)

    @property
    def is_expected(self) -> bool:
        """Whether whoever has this status was to come, whether or not they have."""
        return self.is_coming or self is Status.NO_SHOW

    @property
    def may_come(self) -> bool:
        """Whether whoever has this status has a seat, or may have one yet."""
        match self:
            case Status.REGISTERED | Status.WAITING | Status.MAYBE | Status.NO_SHOW:
                return True
            case Status.CANCELLED:
                return False
            case _:
                assert_never(self)

    @property
    def is_assumed(self) -> bool:
        """Whether people have it without anybody having said so, so that what a list says takes its place."""
        match self:
            case Status.REGISTERED:
                return True
            case Status.WAITING | Status.MAYBE | Status.CANCELLED | Status.NO_SHOW:
                return False
            case _:
                assert_never(self)

    @property
    def certainty(self) -> int:
        """How surely somebody with this status comes; more is surer."""
        match self:
            case Status.CANCELLED:
                return 0
            case Status.MAYBE:
                return 1
            case Status.WAITING:
                return 2
            case Status.NO_SHOW:
                return 3
            case Status.REGISTERED:
                return 4
            case _:
                assert_never(self)


PERSONAL_DATA, THIRD_PARTY, PHOTO = "personal-data", "third-party", "photo"
"""The purposes of consents that lists ask for: that data is kept and used at all, that it is given to others
(PIPA, articles 15 and 17), and pictures and films of a person.
"""


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """A person's answer on one use of their data.

    `purpose` is one of these, or another word of the office's. `date` is the day of the
    answer, `YYYY-MM-DD`; None where the list did not tell.
    """

    purpose: str
    given: bool
    date: str | None = None


HEAVIEST = 9
"""The most that a wish about somebody can count."""

Weight: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=HEAVIEST)]


class WishAbout(msgspec.Struct, frozen=True, kw_only=True):
    """A wish about somebody else: the number of that person, and how much it counts, 1 unless given."""

    id: Number
    weight: Weight = 1


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """One person, as registered. Text fields are trimmed NFC; empty is None, never "".

    `id` is given once and never used again for anybody else; `merged` are the numbers of records that
    turned out to be this person's, too. `badges` are the codes of blank badges that they were given, whether
    they had none of their own or lost it. `phone` is E.164. `choices` are topic keys, most wanted first,
    without repetition. `wants_to_meet` and `avoids` are others beside whom the person wishes to sit in some
    round, or in none, each once, in order of number. `roles` are what they do at the assembly, such as
    speaker; `offers` the duties at a table that they are ready for, such as facilitator. `consents` has one
    answer for a purpose. `extra` keeps what a registration file held beyond these fields, by that file's own
    header. `inferred` names the fields that nobody stated, but the import took from others: the municipality
    from the organisation, say.

    `imported` is what lists said of the person last, however it was edited since, as JSON values by field;
    also `consent PURPOSE`, `extra HEADER`, `guess FIELD` (what was inferred), `refused FIELD` (other values,
    of rows that were refused for them; in `refused rows`, who these rows said it is), and `missing`, which
    somebody has who was cancelled because a list left them out: the status that they had before, or true in
    files of earlier versions. It is empty for people whom no list ever named.
    """

    id: Number
    merged: tuple[Number, ...] = ()
    badges: tuple[str, ...] = ()
    name: str
    name_en: str | None = None
    organisation: str | None = None
    department: str | None = None
    position: str | None = None
    sector: Sector | None = None
    municipality: str | None = None
    gender: Gender | None = None
    email: str | None = None
    phone: str | None = None
    languages: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    wants_to_meet: tuple[WishAbout, ...] = ()
    avoids: tuple[WishAbout, ...] = ()
    status: Status = Status.REGISTERED
    roles: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    notes: str | None = None
    consents: tuple[Consent, ...] = ()
    extra: dict[str, str] = msgspec.field(default_factory=dict)
    inferred: tuple[str, ...] = ()
    imported: dict[str, Any] = msgspec.field(default_factory=dict)

    @property
    def is_coming(self) -> bool:
        """Whether a seat is to be kept for this participant."""
        return self.status.is_coming

    def rank_of(self, topic: str | None) -> int | None:
        """Which of the person's choices a topic is, from 1; None if they did not list it."""
        return self.choices.index(topic) + 1 if topic in self.choices else None

    @property
    def superseded(self) -> dict[str, Any]:
        """What lists said of the person that is not so any more, by the keys of `imported`."""
        known = msgspec.to_builtins(self)
        known |= {f"consent {item['purpose']}": item for item in known["consents"]}
        known |= {f"extra {header}": cell for header, cell in self.extra.items()}
        now = {key: list(value) if isinstance(value, tuple) else value for key, value in known.items()}
        return {
            key: said
            for key, said in self.imported.items()
            if key != "missing" and said != (now.get(key.removeprefix("guess ")) or None)
        }

    @property
    def torn(self) -> set[int]:
        """The numbers of those whom the person wishes both to meet and to avoid: neither can be meant."""
        return {wish.id for wish in self.wants_to_meet} & {wish.id for wish in self.avoids}

    def without(self, ident: int) -> Participant:
        """The same once somebody else is off the list: nobody wishes for them any more."""
        return self._about({ident: None})

    def renamed(self, old: int, new: int) -> Participant:
        """The same with one of the others in another's place; nobody wishes for themselves."""
        return self._about({old: new, self.id: None} if new != self.id else {old: None, self.id: None})

    def _about(self, now: Mapping[int, int | None]) -> Participant:
        """The same with others instead of some, or nobody, in wishes and in what lists said of them."""
        fields: dict[str, Any] = {
            name: wishes_about(getattr(self, name), now) for name in WISHES if getattr(self, name)
        }
        said = {name: wishes for name in WISHES if (wishes := said_wishes(self.imported, name))}
        if said:
            fields["imported"] = self.imported | {
                name: msgspec.to_builtins(list(wishes_about(wishes, now))) or None
                for name, wishes in said.items()
            }
        changed = msgspec.structs.replace(self, **fields) if fields else self
        return self if changed == self else changed

    def has_consented(self, purpose: str) -> bool:
        """Whether the person said yes to a purpose: neither no, nor nothing."""
        return any(item.purpose == purpose and item.given for item in self.consents)

    def has_refused(self, purpose: str) -> bool:
        """Whether the person said no to a purpose."""
        return any(item.purpose == purpose and not item.given for item in self.consents)


WISHES = ("wants_to_meet", "avoids")
"""The fields that are wishes about other people."""

Wishes: TypeAlias = tuple[WishAbout, ...]


def wishes_about(wishes: Iterable[WishAbout], now: Mapping[int, int | None] = MappingProxyType({})) -> Wishes:
    """Wishes as they are kept: about each person once, as the weightiest of them counts, in order of number.

    `now` is who takes the place of whom, by number; None is nobody.
    """
    weights: dict[int, int] = {}
    for wish in wishes:
        ident = now.get(wish.id, wish.id)
        if ident is not None:
            weights[ident] = max(wish.weight, weights.get(ident, 0))
    return tuple(WishAbout(id=ident, weight=weight) for ident, weight in sorted(weights.items()))


def said_wishes(imported: Mapping[str, Any], name: str) -> Wishes:
    """The wishes that the last list had for a person; none where what is remembered of it is no wish."""
    try:
        return msgspec.convert(imported.get(name) or (), Wishes)
    except msgspec.ValidationError:
        return ()


def with_consents(known: tuple[Consent, ...], said: Iterable[Consent]) -> tuple[Consent, ...]:
    """The known answers with later ones in their place, purpose by purpose.

    The same answer without a date takes nothing from one that had a date.
    """
    answers = {item.purpose: item for item in known}
    for item in said:
        before = answers.get(item.purpose)
        if before is None or item.date is not None or before.given != item.given:
            answers[item.purpose] = item
    return tuple(answers.values())
