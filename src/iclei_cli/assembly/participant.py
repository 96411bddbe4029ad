"""A participant: one person on the list, and the closed vocabularies of their fields."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Sector(StrEnum):
    """The part of society a participant speaks for."""

    POLITICAL_LEADER = "political-leader"
    PUBLIC_OFFICER = "public-officer"
    CIVIL_SOCIETY = "civil-society"
    NGO = "ngo"
    RESEARCH_INSTITUTE = "research-institute"
    OTHER = "other"


class Gender(StrEnum):
    """As the participant stated it; nobody who was not asked has one."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Status(StrEnum):
    """Whether the participant is expected to come."""

    REGISTERED = "registered"
    CANCELLED = "cancelled"


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """One person, as registered. Text fields are trimmed NFC; empty is None, never "".

    `id` is given once and never used again for anybody else. `phone` is E.164. `choices` are topic keys,
    most wanted first, without repetition. `extra` keeps what a registration file held beyond these fields,
    by that file's own header.
    """

    id: int
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
    status: Status = Status.REGISTERED
    roles: tuple[str, ...] = ()
    notes: str | None = None
    extra: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def is_coming(self) -> bool:
        """Whether a seat is to be kept for this participant."""
        return self.status is Status.REGISTERED

    def rank_of(self, topic: str | None) -> int | None:
        """Which of the person's choices a topic is, from 1; None if they did not list it."""
        return self.choices.index(topic) + 1 if topic in self.choices else None
