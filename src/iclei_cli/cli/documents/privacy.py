"""One person's data, and its destruction, as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from iclei_cli.assembly.door.attendance import arrivals_of, in_effect
from iclei_cli.assembly.door.clock import on_the_wall
from iclei_cli.assembly.nouns.day.handed_out import SAYS
from iclei_cli.assembly.nouns.text import in_language
from iclei_cli.assembly.programme.people import appearances_of
from iclei_cli.cli.documents.document import Document
from iclei_cli.cli.documents.participants import ParticipantItem
from iclei_cli.cli.documents.rules import rule_items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.rule import Rule


class MentionItem(msgspec.Struct, frozen=True, kw_only=True):
    """A place where an erased person is still spoken of in a text about somebody or something else.

    Attributes:
        change: the number of the change that has it; null if the assembly itself does.
        table: `participants`, `sessions`, `rooms`, `topics`, `groups`, `rules`, `met`, `notes`, `event` or
            `headings`.
        key: the record's number or key; "" of what there is only one of.
        field: the record's field.
        what: what of the person stands there: `name`, `email` or `phone`.
    """

    change: int | None
    table: str
    key: str
    field: str
    what: str


class UnreachedItem(msgspec.Struct, frozen=True, kw_only=True):
    """A copy elsewhere that could not be looked at, or not be changed.

    Attributes:
        place: where it was made.
        why: it could not, in words.
    """

    place: str
    why: str


class ReachItem(msgspec.Struct, frozen=True, kw_only=True):
    """How far data was destroyed.

    Attributes:
        changes: how many changes of the history spoke of the people.
        backups: how many backups held them.
        copies: how many copies elsewhere held them.
        damaged: what was deleted because it could not be read.
        given_up: how many backups were deleted because the disk was full.
        out_of_reach: copies in which it is still owed, and is done by a later command once they are reached.
    """

    changes: int
    backups: int
    copies: int
    damaged: list[str]
    given_up: int
    out_of_reach: list[UnreachedItem]


class ErasedItem(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who was erased.

    Attributes:
        id: their number, which nobody else gets.
        reach: how far that went.
        mentions: where they are still spoken of; these texts were left as they are.
    """

    id: int
    reach: ReachItem
    mentions: list[MentionItem]


class ErasedDocument(Document, frozen=True, kw_only=True):
    """Who was erased.

    Attributes:
        erased: one person; or those whose erasure was interrupted before and is finished now.
        resumed: whether it was an erasure that was interrupted before; then nobody else was erased.
    """

    commands: ClassVar[tuple[str, ...]] = ("participants erase",)

    erased: list[ErasedItem]
    resumed: bool


class PurgedDocument(Document, frozen=True, kw_only=True):
    """The destruction of everybody's data.

    Attributes:
        participants: how many there were.
        reach: how far that went.
        mentions: where somebody is still spoken of in what was noted; these texts were left as they are.
    """

    commands: ClassVar[tuple[str, ...]] = ("store purge",)

    participants: int
    reach: ReachItem
    mentions: list[MentionItem]


class RoleItem(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is at a group.

    Attributes:
        group: its key.
        role: `presenter`, `facilitator` or `rapporteur`.
    """

    group: str
    role: str


class OwnRuleItem(msgspec.Struct, frozen=True, kw_only=True):
    """A rule about somebody, without whom else it names: that is not for this person to be told.

    Attributes:
        number: from 1.
        kind: `pin`, `bar`, `together`, `apart` or `absent`.
        group: the key of the group it is about.
        rounds: from 1; of a pin, [] is all.
        count: null, as rules that count name nobody.
        attribute: null, as `count`.
        value: null, as `count`.
        reason: why, as somebody gave it.
    """

    number: int
    kind: str
    group: str | None
    rounds: list[int]
    count: int | None
    attribute: str | None
    value: str | None
    reason: str | None


class TraceItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a change did to somebody.

    Attributes:
        number: the change's.
        time: when, UTC, ISO 8601.
        command: which command made the change.
        undone: whether the change is undone.
        field: the person's field, or what else about them changed, in words.
        before: its value before the change.
        after: its value after it.
    """

    number: int
    time: str
    command: str
    undone: bool
    field: str
    before: Any
    after: Any


class OwnMetItem(msgspec.Struct, frozen=True, kw_only=True):
    """What was said of whom somebody has met before, as they are told of it.

    Attributes:
        number: of what was said, as `iclei groups met` shows it.
        source: the name of the file that says so.
        tables: at how many earlier tables they sat.
    """

    number: int
    source: str
    tables: int


class AppearanceItem(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody does in a session.

    Attributes:
        session: its key.
        role: what they do on its stage, or `presenter` of a talk.
        talk: its title; null on the stage.
    """

    session: str
    role: str
    talk: str | None


class OwnNoteItem(msgspec.Struct, frozen=True, kw_only=True):
    """What was noted of somebody: what they said, or are to do.

    Attributes:
        number: of the note, as `iclei notes show` takes it.
        kind: `point`, `conclusion`, `action` or `quote`.
        text: what was said.
        group: the key of the group; null of a session.
        session: the key of the session; null of a group.
        round: of the group, from 1; null where it is of none in particular.
        by: the day by which they are to do it.
        done: whether that is done.
        sdgs: the Sustainable Development Goals that it touches.
        consent: whether they agreed that their words are published; null if that was not asked.
    """

    number: int
    kind: str
    text: str
    group: str | None
    session: str | None
    round: int | None
    by: str | None
    done: bool
    sdgs: list[int]
    consent: bool | None


class OwnArrivalItem(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger of the door has of somebody.

    Attributes:
        kind: `in`, `out`, or `undo`: that another line was noted by mistake.
        time: when, in the event's time zone, ISO 8601.
        session: the key of the session to which they came; null: to the assembly.
        desk: where it was noted; null if that desk has no name.
        walk_in: whether they were on no list before.
        in_effect: whether it counts; false of what was taken back, and of the taking back.
    """

    kind: str
    time: str
    session: str | None
    desk: str | None
    walk_in: bool
    in_effect: bool


class OwnHandedOutItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was handed out and has somebody on it, without whom else.

    Attributes:
        export: of which it is, such as `badges`.
        page: the key of the table or page on which they stood among others; null of what is theirs alone.
        time: when it was handed out last, UTC, ISO 8601.
        values: the texts that stood on it, by the name of the place, where it is theirs alone; else {}.
    """

    export: str
    page: str | None
    time: str
    values: dict[str, str]


class DossierDocument(Document, frozen=True, kw_only=True):
    """All that is held on one person, for them to be told.

    Attributes:
        participant: every field, as in `participants show`.
        superseded: what the last list said, by field, where it is not so any more.
        listed: whether they are on the list; false if they were removed and could be had back.
        purpose: what the data is kept for.
        assembly: the assembly's name.
        held_by: the organiser.
        destroy_by: the day until which the data may be kept.
        groups: the key of their group in each round, null without a seat.
        duties: what was dealt to them at their table in each round, null if nothing.
        roles: what they are at groups.
        programme: what they do in sessions.
        rules: the rules that name them.
        met: at how many earlier tables they sat, without who else did.
        notes: what they said or are to do, as it was noted.
        arrivals: all that was noted of them at the door, in order.
        handed_out: what they were handed, and other papers on which they stood.
        history: what each change that is kept did to them, oldest first.
        backups: when the backups that hold them were made, UTC, the newest first.
        copies: where copies are that hold them.
        unseen: copies that may hold them, and could not be looked at.
    """

    commands: ClassVar[tuple[str, ...]] = ("participants dossier",)

    participant: ParticipantItem
    superseded: dict[str, Any]
    listed: bool
    purpose: str
    assembly: str
    held_by: str | None
    destroy_by: str | None
    groups: list[str | None]
    duties: list[str | None]
    roles: list[RoleItem]
    programme: list[AppearanceItem]
    rules: list[OwnRuleItem]
    met: list[OwnMetItem]
    notes: list[OwnNoteItem]
    arrivals: list[OwnArrivalItem]
    handed_out: list[OwnHandedOutItem]
    history: list[TraceItem]
    backups: list[str]
    copies: list[str]
    unseen: list[UnreachedItem]


def appearance_items(assembly: Assembly, person: Participant) -> list[AppearanceItem]:
    """Return what somebody does in the programme."""
    return [
        AppearanceItem(
            session=found.session.key,
            role="presenter" if found.talk else found.speaker.role.value,
            talk=None if found.talk is None else in_language(found.talk.title, assembly.event.language),
        )
        for found in appearances_of(assembly, person.id)
    ]


def own_met_items(assembly: Assembly, person: Participant) -> list[OwnMetItem]:
    """Return what was said of whom somebody has met, where they are named."""
    return [
        OwnMetItem(number=met.number, source=met.source, tables=tables)
        for met in assembly.met.values()
        if (tables := sum(person.id in table for table in met.tables))
    ]


def own_note_items(assembly: Assembly, person: Participant) -> list[OwnNoteItem]:
    """Return what was noted of somebody."""
    own = [note for note in assembly.notes.values() if note.person == person.id]
    fields = OwnNoteItem.__struct_fields__
    return [msgspec.convert({field: getattr(note, field) for field in fields}, OwnNoteItem) for note in own]


def own_arrival_items(assembly: Assembly, person: Participant) -> list[OwnArrivalItem]:
    """Return what the ledger of the door has of somebody, also of records that were merged into theirs."""
    arrivals = arrivals_of(assembly, person)
    counted = {arrival.nonce for arrival in in_effect(arrivals)}
    return [
        OwnArrivalItem(
            kind=arrival.kind.value,
            time=on_the_wall(assembly.event, arrival.time),
            session=arrival.session,
            desk=arrival.desk,
            walk_in=arrival.walk_in,
            in_effect=arrival.nonce in counted,
        )
        for arrival in arrivals
    ]


def own_handed_out_items(assembly: Assembly, person: Participant) -> list[OwnHandedOutItem]:
    """Return what was handed out with somebody on it, also with records that were merged into theirs."""
    numbers = {person.id, *person.merged} - (assembly.participants.keys() - {person.id})
    return [
        OwnHandedOutItem(
            export=paper.export,
            page=None if paper.item in numbers else str(paper.item),
            time=paper.time,
            values={
                place: text
                for place, text in paper.values.items()
                if paper.item in numbers and isinstance(text, str) and place != SAYS
            },
        )
        for paper in assembly.handed_out.values()
        if paper.names(numbers)
    ]


def own_rule_items(assembly: Assembly, rules: Iterable[Rule]) -> list[OwnRuleItem]:
    """Return rules as one of the people they name is told of them."""
    return [
        OwnRuleItem(**{field: getattr(item, field) for field in OwnRuleItem.__struct_fields__})
        for item in rule_items(assembly, rules)
    ]
