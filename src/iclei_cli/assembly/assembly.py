"""The assembly: everything the office knows about one event, and the questions asked of it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.group import Group, Topic
from iclei_cli.assembly.headings import Headings
from iclei_cli.assembly.participant import Participant
from iclei_cli.assembly.plan import Plan
from iclei_cli.assembly.programme import Session, SessionKind

if TYPE_CHECKING:
    from collections.abc import Iterable


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The facts printed at the head of every list.

    `date` is `YYYY-MM-DD`, and so is `destroy_by`, the last day on which the people's data may be kept.
    """

    name: str
    date: str | None = None
    host: str | None = None
    organiser: str | None = None
    theme: str | None = None
    template: str | None = None
    destroy_by: str | None = None


class Assembly(msgspec.Struct, kw_only=True):
    """One event. Records are frozen; an assembly is changed by putting other records in their place.

    Dictionaries are keyed by participant id, or by the key of the session, topic or group, and keep the
    order in which things were added. `last_id` is the highest participant id ever given. `headings` is what
    the user said of the columns of lists.
    """

    event: Event
    participants: dict[int, Participant] = {}
    sessions: dict[str, Session] = {}
    topics: dict[str, Topic] = {}
    groups: dict[str, Group] = {}
    plan: Plan | None = None
    headings: Headings = Headings()
    last_id: int = 0

    def copy(self) -> Assembly:
        """An assembly that can be changed without changing this one; the records are shared, being frozen."""
        return Assembly(
            event=self.event,
            participants=dict(self.participants),
            sessions=dict(self.sessions),
            topics=dict(self.topics),
            groups=dict(self.groups),
            plan=self.plan,
            headings=self.headings,
            last_id=self.last_id,
        )

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

    def remove_participant(self, ident: int) -> None:
        """Take a person off the list, out of the plan, and from the table they present or lead at."""
        del self.participants[ident]
        for key, group in self.groups.items():
            self.groups[key] = replace(group, **dict.fromkeys(_roles_held(group, ident)))
        if self.plan is not None:
            self.plan = self.plan.without(lambda item: item.participant == ident)

    def remove_everybody(self) -> None:
        """Take everybody off the list, out of the plan, and from the tables they present or lead at.

        What was said of headers goes, too: in a list without headers, one of them was somebody's name.
        """
        self.participants.clear()
        self.plan = None
        self.headings = Headings()
        for key, group in self.groups.items():
            self.groups[key] = replace(group, **dict.fromkeys(group.hosts))

    def remove_group(self, key: str) -> None:
        """Take a group away; whoever sits in it loses that seat."""
        del self.groups[key]
        if self.plan is not None:
            self.plan = self.plan.without(lambda item: item.group == key)


def _roles_held(group: Group, ident: int) -> list[str]:
    return [role for role, host in group.hosts.items() if host == ident]
