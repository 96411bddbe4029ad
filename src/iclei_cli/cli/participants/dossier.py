"""What `participants dossier` finds and shows: all that is held on one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.names import group_name, session_name
from iclei_cli.assembly.nouns.fields import FIELD
from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.assembly.nouns.rule import Rule
from iclei_cli.assembly.rules.describe import duty_word, requirement_of, rules_about
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.groups import role_word
from iclei_cli.cli.show.history import field_of, value_of
from iclei_cli.cli.show.notes import note_in_words
from iclei_cli.cli.show.people import Known, facts_of, field_word, roles_of, stage_facts
from iclei_cli.system.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.documents.privacy import DossierDocument, TraceItem
    from iclei_cli.store.store import Store
    from iclei_cli.store.values import Trace, Traces
    from iclei_cli.system.messages import Fact


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
        lambda dossier: _say_dossier(assembly, person, dossier, traces.history),
        as_json=as_json,
    )


def _dossier_document(assembly: Assembly, person: Participant, traces: Traces) -> DossierDocument:
    from iclei_cli.assembly.nouns.text import in_language
    from iclei_cli.assembly.plans.seating import duties_of, seats_of
    from iclei_cli.cli.documents.participants import participant_item
    from iclei_cli.cli.documents.privacy import (
        DossierDocument,
        RoleItem,
        appearance_items,
        own_arrival_items,
        own_handed_out_items,
        own_met_items,
        own_note_items,
        own_rule_items,
    )
    from iclei_cli.cli.messages.catalogue import phrase
    from iclei_cli.cli.participants.erase import unreached_items

    language, organiser = assembly.event.language, assembly.event.organiser
    return DossierDocument(
        participant=participant_item(person),
        superseded=person.superseded,
        listed=person.id in assembly.participants,
        purpose=phrase("purpose-of-data"),
        assembly=in_language(assembly.event.name, language),
        held_by=None if organiser is None else in_language(organiser, language),
        destroy_by=assembly.event.destroy_by,
        groups=seats_of(assembly.plan, person.id) if assembly.plan else [],
        duties=duties_of(assembly.plan, person.id) if assembly.plan else [],
        roles=[RoleItem(group=key, role=role) for key, role in roles_of(assembly, person)],
        programme=appearance_items(assembly, person),
        rules=own_rule_items(assembly, rules_about(assembly, person)),
        met=own_met_items(assembly, person),
        notes=own_note_items(assembly, person),
        arrivals=own_arrival_items(assembly, person),
        handed_out=own_handed_out_items(assembly, person),
        history=[_trace_item(trace) for trace in traces.history],
        backups=[made.isoformat(timespec="seconds") for made in traces.backups],
        copies=traces.copies,
        unseen=unreached_items(traces.unseen),
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


def _say_dossier(
    assembly: Assembly, person: Participant, dossier: DossierDocument, history: Sequence[Trace]
) -> None:
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
    _say_traces(assembly, person, history)
    places = [*map(terminal.local_time, dossier.backups), *dossier.copies]
    terminal.say("dossier-backups", count=len(dossier.backups))
    for place in places:
        terminal.say("dossier-place", place=place)
    for copy in dossier.unseen:
        terminal.say("dossier-unseen", place=copy.place, why=copy.why)
    if dossier.destroy_by is None:
        terminal.say("dossier-without-day")
    else:
        terminal.say("dossier-day", day=dossier.destroy_by)


def _facts(assembly: Assembly, person: Participant, dossier: DossierDocument) -> Iterator[tuple[Fact, Fact]]:
    """All that the assembly holds on a person, one thing a row."""
    yield from _fields(assembly, person)
    for role in dossier.roles:
        yield role_word(role.role), message("role-at", group=group_name(assembly, role.group))
    yield from stage_facts(assembly, person)
    for rule in rules_about(assembly, person):
        # Without whom else it names: that is not for this person to be told.
        requirement = message("rule-and-reason", rule=requirement_of(assembly, rule), reason=rule.reason)
        yield message("rule-number", number=rule.number), requirement
    for met in dossier.met:
        yield message("earlier-tables", number=met.number), str(met.tables)
    for note in dossier.notes:
        yield message("note-number", number=note.number), note_in_words(assembly, note)
    for number, group in enumerate(dossier.groups, start=1):
        seat: Fact = group_name(assembly, group) if group else message("no-seat")
        if duty := dossier.duties[number - 1]:
            seat = message("seat-with-duty", seat=seat, duty=duty_word(duty))
        yield message("group-in-round", round=number), seat
    for arrival in dossier.arrivals:
        noted = message(
            "arrival-noted",
            time=arrival.time[len("2026-02-27T") : len("2026-02-27T09:30")],
            day=arrival.time[: len("2026-02-27")],
            desk=arrival.desk,
            session=arrival.session and session_name(assembly, arrival.session),
            walk_in=arrival.walk_in or None,
            taken_back=None if arrival.in_effect or arrival.kind == "undo" else True,
        )
        yield message(f"arrival-{arrival.kind}"), noted
    for paper in dossier.handed_out:
        texts = [f"{place}: {text}" for place, text in paper.values.items()]
        stood = message("was-handed-out", time=terminal.local_time(paper.time), page=paper.page, texts=texts)
        yield message("handed-out", export=paper.export), stood


def _fields(assembly: Assembly, person: Participant) -> Iterator[tuple[Fact, Fact]]:
    """Every field, the empty ones too: that nothing is held is an answer."""
    known = Known(assembly)
    yield from facts_of(person, known, with_empty=True)
    for key, item in person.superseded.items():
        yield _by_the_last_list(key), value_of("participants", key, item, known)


def _by_the_last_list(key: str) -> Message:
    field = field_word(key) if key in FIELD else key.removeprefix("extra ")
    return message("field-by-the-last-list", field=field)


def _say_traces(assembly: Assembly, person: Participant, traces: Sequence[Trace]) -> None:
    terminal.say("dossier-changes", count=len({trace.entry.number for trace in traces}))
    rows: list[tuple[object, ...]] = []
    last = None
    for trace in traces:
        number = trace.entry.number
        head = (number, terminal.local_time(trace.entry.time)) if number != last else ("", "")
        rows.append((*head, *_row_of(assembly, person, trace)))
        last = number
    if rows:
        headings = ["heading-number", "heading-when", "heading-field", "heading-before", "heading-after"]
        terminal.say_table(headings, rows)


def _row_of(assembly: Assembly, person: Participant, trace: Trace) -> tuple[Fact, Fact, Fact]:
    """What a change did to a person, in words: the field, its value before and after."""
    field = trace.field
    code = field.code if isinstance(field, Message) else ""
    before, after = (_value_in(assembly, person, field, value) for value in (trace.before, trace.after))
    if isinstance(field, str):
        return field_of("participants", field), before, after
    if code == "field-by-the-last-list":
        return _by_the_last_list(str(field.facts["field"])), before, after
    if code == "role-of-group":
        role, group = role_word(str(field.facts["role"])), group_name(assembly, str(field.facts["group"]))
        return message("role-of-group", role=role, group=group), before, after
    return field, before, after


def _value_in(assembly: Assembly, person: Participant, field: str | Message, value: Any) -> Fact:
    known = Known(assembly)
    if isinstance(value, Message) or value is None:
        return value
    if isinstance(field, str):
        return value_of("plan" if field == "group" else "participants", field, value, known)
    if field.code == "field-by-the-last-list":
        return value_of("participants", str(field.facts["field"]), value, known)
    if field.code == "rule-number":
        # A trace does not tell whom else a rule is about, nor is that told here.
        them = {"number": 1, "person": person.id, "people": [person.id, person.id]}
        rule = msgspec.convert({**them, **value}, Rule)
        return message("rule-and-reason", rule=requirement_of(assembly, rule), reason=rule.reason)
    if field.code == "session-number":
        roles = list(SpeakerRole)
        told = [message(f"session-{item}") if item in roles else item for item in value]
        return message("listed", items=told)
    return value_of("notes", "note", value, known)
