"""What `participants erase` and `dossier` do and show: one person's data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.people.fields import FIELD
from iclei_cli.assembly.rules.describe import requirement_of, rules_about
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.people import facts_of, field_word, roles_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.cli.documents.privacy import (
        DossierDocument,
        ErasedDocument,
        MentionItem,
        ReachItem,
        TraceItem,
    )
    from iclei_cli.store.store import Store
    from iclei_cli.store.values import Destruction, Trace, Traces
    from iclei_cli.system.messages import Fact, Message

SHOWN = 20
"""How many mentions are told before the others are only counted."""


# Erasing


def erase_person(store: Store, words: str, *, yes: bool, as_json: bool) -> None:
    """Destroy one person's data everywhere, or finish doing so, and tell how far it reached.

    Raises:
        IcleiError: there is nobody of that name, it was not confirmed, or it could not be finished.
    """
    from iclei_cli.system.errors import RefusedError

    unfinished = store.unfinished()
    if unfinished.purging:
        raise RefusedError("purge-unfinished")
    if unfinished.erasing:
        # Nobody else is looked for: these words meant somebody who may be gone from the list by now.
        terminal.confirm("confirm-finish-erasing", ids=unfinished.erasing, yes=yes)
        done = store.finish_erasing()
    else:
        person = store.find_person(words)
        _confirm(person, yes=yes)
        done = {person.id: store.erase(person)}
    document = _erased_document(done, resumed=bool(unfinished.erasing))
    terminal.show(document, _say_erased, as_json=as_json)
    terminal.note("lists-are-yours-to-delete")


def _confirm(person: Participant, *, yes: bool) -> None:
    if person.merged:
        terminal.confirm(
            "confirm-erase-merged", id=person.id, name=person.name, merged=person.merged, yes=yes
        )
    else:
        terminal.confirm("confirm-erase", id=person.id, name=person.name, yes=yes)


def _erased_document(done: Mapping[int, Destruction], *, resumed: bool) -> ErasedDocument:
    from iclei_cli.cli.documents.privacy import ErasedDocument, ErasedItem, MentionItem

    return ErasedDocument(
        erased=[
            ErasedItem(
                id=ident,
                reach=reach_item(destruction),
                mentions=[
                    MentionItem(
                        change=mention.change,
                        table=mention.table,
                        key=mention.key,
                        field=mention.field,
                        what=mention.what,
                    )
                    for mention in destruction.mentions
                ],
            )
            for ident, destruction in done.items()
        ],
        resumed=resumed,
    )


def reach_item(done: Destruction) -> ReachItem:
    """How far an erasure or a purge reached, as documents have it."""
    from iclei_cli.cli.documents.privacy import ReachItem
    from iclei_cli.cli.messages.catalogue import sentence

    return ReachItem(
        changes=done.changes,
        backups=done.backups,
        copies=done.copies,
        damaged=list(map(sentence, done.damaged)),
        out_of_reach=done.out_of_reach,
    )


def _say_erased(done: ErasedDocument) -> None:
    for item in done.erased:
        if done.resumed:
            terminal.say("erased-at-last", id=item.id)
        else:
            terminal.say("erased", id=item.id)
        say_reach(item.reach)
        _say_mentions(item.mentions)
    if done.resumed:
        terminal.say("erased-nobody-else")


def say_reach(reach: ReachItem) -> None:
    """Tell how far an erasure or a purge reached, and where it did not."""
    terminal.say("reached", changes=reach.changes, backups=reach.backups, copies=reach.copies)
    if reach.damaged:
        terminal.say("damaged-deleted", damaged=reach.damaged)
    for place in reach.out_of_reach:
        terminal.say("copy-not-reached", place=place)


def _say_mentions(mentions: Sequence[MentionItem]) -> None:
    if not mentions:
        return
    places = [_place(mention) for mention in mentions[:SHOWN]]
    more = len(mentions) - SHOWN
    if more > 0:
        places.append(message("mentions-more", count=more))
    terminal.say("mentions-left", places=places)


def _place(mention: MentionItem) -> Message:
    from iclei_cli.cli.show.history import record_of

    what_is_there = {
        "name": message("mention-of-name"),
        "email": message("mention-of-email"),
        "phone": message("mention-of-phone"),
    }[mention.what]
    record = record_of(mention.table, mention.key)
    if mention.change is None:
        return message("mention", record=record, field=mention.field, what=what_is_there)
    return message(
        "mention-in-history",
        change=mention.change,
        record=record,
        field=mention.field,
        what=what_is_there,
    )


# The dossier


def show_dossier(store: Store, words: str, *, as_json: bool) -> None:
    """Tell all that is held on one person.

    Raises:
        RefusedError: there is nobody of that name.
    """
    person = store.find_person(words)
    traces = store.traces(person)
    assembly = store.read()
    terminal.show(
        _dossier_document(assembly, person, traces),
        lambda dossier: _say_dossier(assembly, person, dossier),
        as_json=as_json,
    )


def _dossier_document(assembly: Assembly, person: Participant, traces: Traces) -> DossierDocument:
    from iclei_cli.assembly.plans.seating import seats_of
    from iclei_cli.cli.documents.participants import participant_item
    from iclei_cli.cli.documents.privacy import DossierDocument, RoleItem, own_rule_items
    from iclei_cli.cli.messages.catalogue import phrase

    return DossierDocument(
        participant=participant_item(person),
        superseded=person.superseded,
        listed=person.id in assembly.participants,
        purpose=phrase("purpose-of-data"),
        assembly=assembly.event.name,
        held_by=assembly.event.organiser,
        destroy_by=assembly.event.destroy_by,
        groups=seats_of(assembly.plan, person.id) if assembly.plan else [],
        roles=[RoleItem(group=key, role=role) for key, role in roles_of(assembly, person)],
        rules=own_rule_items(assembly, rules_about(assembly, person)),
        history=[_trace_item(trace) for trace in traces.history],
        backups=[made.isoformat(timespec="seconds") for made in traces.backups],
        copies=traces.copies,
    )


def _trace_item(trace: Trace) -> TraceItem:
    from iclei_cli.cli.documents.privacy import TraceItem
    from iclei_cli.cli.messages.catalogue import plain

    return TraceItem(
        number=trace.entry.number,
        time=trace.entry.time,
        command=trace.entry.command,
        undone=trace.entry.is_undone,
        field=plain(trace.field),
        before=plain(trace.before),
        after=plain(trace.after),
    )


def _say_dossier(assembly: Assembly, person: Participant, dossier: DossierDocument) -> None:
    terminal.say(
        "dossier-head",
        id=person.id,
        assembly=dossier.assembly,
        organiser=dossier.held_by or message("the-organiser"),
        purpose=dossier.purpose,
    )
    if not dossier.listed:
        terminal.say("dossier-of-removed")
    terminal.say_table(["heading-field", "heading-value"], _facts(assembly, person, dossier))
    _say_traces(dossier.history)
    places = [*map(terminal.local_time, dossier.backups), *dossier.copies]
    terminal.say("dossier-backups", count=len(dossier.backups))
    for place in places:
        terminal.say("dossier-place", place=place)
    if dossier.destroy_by is None:
        terminal.say("dossier-without-day")
    else:
        terminal.say("dossier-day", day=dossier.destroy_by)


def _facts(assembly: Assembly, person: Participant, dossier: DossierDocument) -> Iterator[tuple[Fact, Fact]]:
    """All that the assembly holds on a person, one thing a row."""
    yield from _fields(person)
    for role in dossier.roles:
        yield role.role, message("role-at", group=assembly.groups[role.group].label)
    for rule in rules_about(assembly, person):
        told = message("rule-and-reason", rule=requirement_of(rule), reason=rule.reason)
        yield message("rule-number", number=rule.number), told
    for number, group in enumerate(dossier.groups, start=1):
        seat = assembly.groups[group].label if group else message("no-seat")
        yield message("group-in-round", round=number), seat


def _fields(person: Participant) -> Iterator[tuple[Fact, Fact]]:
    """Every field, the empty ones too: that nothing is held is an answer."""
    yield from facts_of(person, with_empty=True)
    for key, item in person.superseded.items():
        field = field_word(key) if key in FIELD else key.removeprefix("extra ")
        yield message("field-by-the-last-list", field=field), _text(item)


def _say_traces(traces: Sequence[TraceItem]) -> None:
    terminal.say("dossier-changes", count=len({trace.number for trace in traces}))
    rows: list[tuple[object, ...]] = []
    last = None
    for trace in traces:
        is_first = trace.number != last
        head = (trace.number, terminal.local_time(trace.time)) if is_first else ("", "")
        rows.append((*head, trace.field, _text(trace.before), _text(trace.after)))
        last = trace.number
    if rows:
        headings = ["heading-number", "heading-when", "heading-field", "heading-before", "heading-after"]
        terminal.say_table(headings, rows)


def _text(value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
