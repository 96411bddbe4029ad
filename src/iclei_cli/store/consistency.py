"""Whether everything in an assembly fits together; and if not, what to do about it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.attendance import at_gone_sessions, strangers, undoes_of_nothing
from iclei_cli.assembly.nouns.participant import WISHES
from iclei_cli.assembly.nouns.rule import group_of, people_of
from iclei_cli.store.values import Finding
from iclei_cli.system.messages import message

_MADE_BY_COMMANDS = {
    "unknown-choice",
    "group-without-topic",
    "host-not-there",
    "unknown-talk-topic",
    "arrival-of-nobody",
    "arrival-at-no-session",
}
"""What may well be so until somebody sees to it."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.system.messages import Message


def inconsistencies(assembly: Assembly) -> list[Finding]:
    """Every reference to somebody or something that there is not."""
    return [
        *_people(assembly),
        *_groups(assembly),
        *_rules(assembly),
        *_met(assembly),
        *_notes(assembly),
        *_plan(assembly),
        *_sessions(assembly),
        *_arrivals(assembly),
    ]


def misfits(assembly: Assembly) -> Iterator[Finding]:
    """Those of them that no command makes, and that none need expect."""
    return (finding for finding in inconsistencies(assembly) if finding.code not in _MADE_BY_COMMANDS)


def _people(assembly: Assembly) -> Iterator[Finding]:
    for person in assembly.participants.values():
        if person.id > assembly.last_id:
            yield Finding(
                "id-not-given",
                message("number-never-given", id=person.id, last=assembly.last_id),
                message("mend-last-id"),
            )
        for topic in person.choices:
            if topic not in assembly.topics:
                yield Finding(
                    "unknown-choice",
                    message("chosen-topic-missing", id=person.id, topic=topic),
                    message("mend-choices", id=person.id),
                )
        for field in WISHES:
            wished = {wish.id for wish in getattr(person, field)}
            for ident in sorted(wished - set(assembly.participants)):
                yield Finding(
                    "wish-about-nobody",
                    message("person-of-wish-missing", id=person.id, other=ident),
                    message("mend-wish", id=person.id, option=field.replace("_", "-")),
                )


def _groups(assembly: Assembly) -> Iterator[Finding]:
    hosts = Counter(person for group in assembly.groups.values() for person in set(group.hosts.values()))
    for group in assembly.groups.values():
        if group.topic is None or group.topic not in assembly.topics:
            yield Finding(
                "group-without-topic",
                message("topic-of-group-missing", group=group.key, topic=group.topic)
                if group.topic
                else message("topic-of-group-unset", group=group.key),
                message("mend-topic-of-group", group=group.key),
            )
        yield from _hosts(assembly, group, hosts)


def _hosts(assembly: Assembly, group: Group, hosts: Counter[int]) -> Iterator[Finding]:
    for role, ident in group.hosts.items():
        problem = _problem_of_host(assembly, group, role, ident, is_shared=hosts[ident] > 1)
        if problem is not None:
            mend = message("mend-host", group=group.key, role=role)
            # Whoever falls ill leaves the data as sound as it was.
            is_warning = problem.code == "host-not-coming"
            yield Finding("host-not-there", problem, mend, is_warning=is_warning)


def _problem_of_host(
    assembly: Assembly, group: Group, role: str, ident: int, *, is_shared: bool
) -> Message | None:
    person = assembly.participants.get(ident)
    if person is None:
        return message("host-on-no-list", group=group.key, role=role, id=ident)
    if not person.is_coming:
        return message("host-not-coming", group=group.key, role=role, id=ident, status=person.status.word)
    return message("host-of-several", group=group.key, role=role, id=ident) if is_shared else None


def _rules(assembly: Assembly) -> Iterator[Finding]:
    for rule in assembly.rules.values():
        mend = message("mend-rule", number=rule.number)
        for ident in people_of(rule):
            if ident not in assembly.participants:
                problem = message("person-of-rule-missing", number=rule.number, id=ident)
                yield Finding("rule-about-nobody", problem, mend)
        group = group_of(rule)
        if group is not None and group not in assembly.groups:
            problem = message("group-of-rule-missing", number=rule.number, group=group)
            yield Finding("rule-about-no-group", problem, mend)


def _met(assembly: Assembly) -> Iterator[Finding]:
    for met in assembly.met.values():
        missing = {ident for table in met.tables for ident in table} - set(assembly.participants)
        for ident in sorted(missing):
            problem = message("person-of-met-missing", number=met.number, id=ident)
            yield Finding("met-nobody", problem, message("mend-met", number=met.number))


def _notes(assembly: Assembly) -> Iterator[Finding]:
    for note in assembly.notes.values():
        mend = message("mend-note", number=note.number)
        if note.person is not None and note.person not in assembly.participants:
            problem = message("person-of-note-missing", number=note.number, id=note.person)
            yield Finding("note-about-nobody", problem, mend)
        if note.group is not None and note.group not in assembly.groups:
            problem = message("group-of-note-missing", number=note.number, group=note.group)
            yield Finding("note-of-no-group", problem, mend)
        if note.session is not None and note.session not in assembly.sessions:
            problem = message("session-of-note-missing", number=note.number, session=note.session)
            yield Finding("note-of-no-session", problem, mend)


def _plan(assembly: Assembly) -> Iterator[Finding]:
    if assembly.plan is None:
        return
    mend = message("mend-plan")
    session = assembly.plan.session
    if session is not None and session not in assembly.sessions:
        yield Finding("unknown-session", message("session-of-plan-missing", session=session), mend)
    for number, placements in enumerate(assembly.plan.rounds, start=1):
        for placement in placements:
            ident, group = placement.participant, placement.group
            if ident not in assembly.participants:
                problem = message("seated-person-missing", round=number, id=ident)
                yield Finding("unknown-participant", problem, mend)
            if group not in assembly.groups:
                problem = message("seated-at-no-group", round=number, id=ident, group=group)
                yield Finding("unknown-group", problem, mend)


def _sessions(assembly: Assembly) -> Iterator[Finding]:
    for session in assembly.sessions.values():
        for talk in session.talks:
            if talk.topic is not None and talk.topic not in assembly.topics:
                yield Finding(
                    "unknown-talk-topic",
                    message("topic-of-talk-missing", session=session.key, topic=talk.topic),
                    message("mend-talk", session=session.key),
                )
        for ident in sorted({speaker.person for speaker in session.everybody if speaker.person is not None}):
            if ident not in assembly.participants:
                yield Finding(
                    "speaker-nobody",
                    message("person-of-session-missing", session=session.key, id=ident),
                    message("mend-speaker", session=session.key),
                )
        for group in session.groups:
            if group not in assembly.groups:
                yield Finding(
                    "session-of-no-group",
                    message("group-of-session-missing", session=session.key, group=group),
                    message("mend-groups-of-session", session=session.key),
                )


def _arrivals(assembly: Assembly) -> Iterator[Finding]:
    """What counts nowhere. The ledger is never changed: it is right, and what it speaks of is gone."""
    if lost := strangers(assembly):
        ids = sorted({arrival.participant for arrival in lost})
        problem = message("person-of-arrival-missing", count=len(lost), ids=ids)
        yield Finding("arrival-of-nobody", problem, message("mend-arrival-of-nobody"), is_warning=True)
    for arrival in undoes_of_nothing(assembly):
        problem = message("undone-arrival-missing", id=arrival.participant, time=arrival.time)
        yield Finding("undo-of-nothing", problem, message("mend-undo-of-nothing"), is_warning=True)
    sessions = Counter(arrival.session for arrival in at_gone_sessions(assembly))
    for session, count in sessions.items():
        problem = message("session-of-arrival-missing", count=count, session=session)
        yield Finding(
            "arrival-at-no-session", problem, message("mend-arrival-at-no-session"), is_warning=True
        )
