"""The assembly: everything the office knows about one event, and the questions asked of it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.nouns.day.arrival import Arrival
from iclei_cli.assembly.nouns.day.handed_out import BLANKS, HandedOut, Item
from iclei_cli.assembly.nouns.day.note import Note
from iclei_cli.assembly.nouns.group import Group, Topic
from iclei_cli.assembly.nouns.headings import Headings
from iclei_cli.assembly.nouns.met import MetBefore
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.plan import Plan
from iclei_cli.assembly.nouns.programme.room import Room
from iclei_cli.assembly.nouns.programme.session import Session, SessionKind
from iclei_cli.assembly.nouns.rule import Rule, group_of, people_of, without_person
from iclei_cli.assembly.nouns.settings import Settings, settings_of
from iclei_cli.assembly.nouns.text import Text

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The facts printed at the head of every list.

    `date` is `YYYY-MM-DD`, and so is `destroy_by`, the last day on which the people's data may be kept.
    `language` is the code of the one that is spoken where nothing else is said, and printed; a
    `second_language` is printed beside it. `time_zone` is that of all times of the programme, by its IANA
    name; None is the usual one (`time_zone_of`). `colour`, as `#1f4e79`, and `logo`, a picture
    as its file has it, stand on prints.
    """

    name: Text
    date: str | None = None
    host: Text | None = None
    organiser: Text | None = None
    theme: Text | None = None
    template: str | None = None
    destroy_by: str | None = None
    language: str = "ko"
    second_language: str | None = None
    time_zone: str | None = None
    colour: str | None = None
    logo: bytes | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The language of the assembly, and the second one if it has two."""
        return (self.language,) if self.second_language is None else (self.language, self.second_language)


class Assembly(msgspec.Struct, kw_only=True):
    """One event. Records are frozen; an assembly is changed by putting other records in their place.

    Dictionaries are keyed by participant id, by the number of the rule, of the note, or of what was said of
    who has met before, by the nonce of the arrival, or by the key of the session, room, topic, group or of
    what was handed out, and keep the order in which things were added. `arrivals` is the ledger of the door,
    and `handed_out` what stands on papers that left the office: no change and no undo touches these, and
    whoever is taken off the list has theirs still, to have them again when that is undone.
    `last_id` is the highest participant id ever given. `headings` is what the user said of the columns of
    lists. `settings` is what they asked of a plan: None until they did, and where the plan was made before
    settings were kept.
    """

    event: Event
    participants: dict[int, Participant] = {}
    sessions: dict[str, Session] = {}
    rooms: dict[str, Room] = {}
    topics: dict[str, Topic] = {}
    groups: dict[str, Group] = {}
    rules: dict[int, Rule] = {}
    met: dict[int, MetBefore] = {}
    notes: dict[int, Note] = {}
    plan: Plan | None = None
    headings: Headings = Headings()
    settings: Settings | None = None
    arrivals: dict[str, Arrival] = {}
    handed_out: dict[str, HandedOut] = {}
    last_id: int = 0

    def copy(self) -> Assembly:
        """An assembly that can be changed without changing this one; the records are shared, being frozen."""
        return Assembly(
            event=self.event,
            participants=dict(self.participants),
            sessions=dict(self.sessions),
            rooms=dict(self.rooms),
            topics=dict(self.topics),
            groups=dict(self.groups),
            rules=dict(self.rules),
            met=dict(self.met),
            notes=dict(self.notes),
            plan=self.plan,
            headings=self.headings,
            settings=self.settings,
            arrivals=dict(self.arrivals),
            handed_out=dict(self.handed_out),
            last_id=self.last_id,
        )

    def coming(self) -> list[Participant]:
        """The participants who are expected, in order of id: the people to seat."""
        return [person for _, person in sorted(self.participants.items()) if person.is_coming]

    def discussion(self) -> Session | None:
        """The session in which the groups sit: the first of kind `discussion`."""
        sessions = self.sessions.values()
        return next((item for item in sessions if item.kind is SessionKind.DISCUSSION), None)

    def asked(self) -> Settings:
        """What the next plan is to be like unless something else is asked: what was asked of the last one."""
        if self.settings is None:
            return Settings() if self.plan is None else settings_of(self.plan)
        return self.settings

    def new_id(self) -> int:
        """Give out an id that nobody has or ever had."""
        self.last_id += 1
        return self.last_id

    def new_rule_number(self) -> int:
        """A number that no rule has."""
        return max(self.rules, default=0) + 1

    def put(self, people: Iterable[Participant]) -> None:
        """Add people, or replace those who have the same id."""
        for person in people:
            self.participants[person.id] = person

    def remove_participant(self, ident: int) -> None:
        """Take a person off the list, out of all that names them, off the stage and their table."""
        del self.participants[ident]
        self.put([person.without(ident) for person in self.participants.values()])
        left = {number: without_person(rule, ident) for number, rule in self.rules.items()}
        self.rules = {number: rule for number, rule in left.items() if rule is not None}
        met = {number: item.without(ident) for number, item in self.met.items()}
        self.met = {number: item for number, item in met.items() if item is not None}
        notes = {number: note.without(ident) for number, note in self.notes.items()}
        self.notes = {number: note for number, note in notes.items() if note is not None}
        for key, group in self.groups.items():
            self.groups[key] = replace(group, **dict.fromkeys(_roles_held(group, ident)))
        self.sessions = {key: session.without_person(ident) for key, session in self.sessions.items()}
        if self.plan is not None:
            self.plan = self.plan.without(lambda item: item.participant == ident)

    def on_paper(self, export: str) -> dict[Item, HandedOut]:
        """What stands on the items of an export that were handed out and are still out there."""
        return {
            record.item: record
            for record in self.handed_out.values()
            if record.export == export and record.values
        }

    def forget_for_good(self, gone: Container[int]) -> None:
        """Take these people out of what no change touches: the ledger, and what was handed out."""
        self.arrivals = {nonce: item for nonce, item in self.arrivals.items() if item.participant not in gone}
        left = {key: record.without(gone) for key, record in self.handed_out.items()}
        self.handed_out = {key: record for key, record in left.items() if record is not None}

    def remove_everybody(self) -> None:
        """Take everybody off the list, out of all that names them, off the stage and their tables.

        What was said of headers goes, too: in a list without headers, one of them was somebody's name.
        So do headers by which tables were to be mixed, what people said in their own words, and the names of
        guests.
        """
        self.participants.clear()
        self.sessions = {key: session.without_people() for key, session in self.sessions.items()}
        self.arrivals = {}
        # The codes of blank badges are of nobody any more, and none is to be printed twice.
        blanks = {key: record for key, record in self.handed_out.items() if record.export == BLANKS}
        self.handed_out = blanks
        # Why a rule was made may well speak of somebody.
        self.rules = {
            number: replace(rule, reason=None) for number, rule in self.rules.items() if not people_of(rule)
        }
        self.met = {number: item for number, item in self.met.items() if item.colleagues}
        notes = {number: note.without_people() for number, note in self.notes.items()}
        self.notes = {number: note for number, note in notes.items() if note is not None}
        self.plan = None
        self.headings = Headings()
        if self.settings is not None:
            self.settings = self.settings.without_columns()
        for key, group in self.groups.items():
            self.groups[key] = replace(group, **dict.fromkeys(group.hosts))

    def remove_group(self, key: str) -> None:
        """Take a group away, and the rules about it; whoever sits in it loses that seat."""
        del self.groups[key]
        self.sessions = {name: session.without_group(key) for name, session in self.sessions.items()}
        self.rules = {number: rule for number, rule in self.rules.items() if group_of(rule) != key}
        if self.plan is not None:
            self.plan = self.plan.without(lambda item: item.group == key)


def _roles_held(group: Group, ident: int) -> list[str]:
    return [role for role, host in group.hosts.items() if host == ident]
