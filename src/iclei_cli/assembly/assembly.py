"""The assembly: everything the office knows about one event, and the questions asked of it most."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from iclei_cli.assembly.group import Group, Topic
from iclei_cli.assembly.participant import Participant
from iclei_cli.assembly.plan import Plan
from iclei_cli.assembly.programme import Session, SessionKind


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The facts printed at the head of every list. `date` is `YYYY-MM-DD`."""

    name: str
    date: str | None = None
    host: str | None = None
    organiser: str | None = None
    theme: str | None = None
    template: str | None = None


class Assembly(msgspec.Struct, kw_only=True):
    """One event. Records are frozen; an assembly is changed by putting other records in their place.

    Dictionaries are keyed by participant id, or by the key of the session, topic or group, and keep the
    order in which things were added. `last_id` is the highest participant id ever given.
    """

    event: Event
    participants: dict[int, Participant] = {}
    sessions: dict[str, Session] = {}
    topics: dict[str, Topic] = {}
    groups: dict[str, Group] = {}
    plan: Plan | None = None
    last_id: int = 0

    def coming(self) -> list[Participant]:
        """The participants who are expected, in order of id: the people to seat."""
        return [person for _, person in sorted(self.participants.items()) if person.is_coming]

    def discussion(self) -> Session | None:
        """The session in which the groups sit: the first of kind `discussion`."""
        sessions = self.sessions.values()
        return next((item for item in sessions if item.kind is SessionKind.DISCUSSION), None)

    def new_id(self) -> int:
        """Give out an id that nobody has or ever had."""
        self.last_id += 1
        return self.last_id

    def put(self, people: Iterable[Participant]) -> None:
        """Add people, or replace those who have the same id."""
        for person in people:
            self.participants[person.id] = person
