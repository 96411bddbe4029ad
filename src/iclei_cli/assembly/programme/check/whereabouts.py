"""Who is where and when, as far as programme and table plan say so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.programme.session import SessionKind
from iclei_cli.assembly.nouns.rule import Absent
from iclei_cli.assembly.programme.people import appearances, printed_name
from iclei_cli.assembly.programme.times import Span, span_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.programme.people import Appearance
    from iclei_cli.system.messages import Message


class Presence(NamedTuple):
    """Somebody in a session.

    Attributes:
        session: which.
        span: from when until when.
        what: what they do there, in words.
        appearance: where on its stage they are; None of whoever is at a table.
        table: the key of that table; None on the stage.
        role: what they are at that table; None of whoever only sits there.
    """

    session: Session
    span: Span
    what: Message
    appearance: Appearance | None = None
    table: str | None = None
    role: str | None = None


def groups_in(assembly: Assembly, session: Session) -> list[Group]:
    """The groups that come together in a session; in a discussion that names none, all of them."""
    if session.groups:
        return [assembly.groups[key] for key in session.groups if key in assembly.groups]
    return list(assembly.groups.values()) if session.kind is SessionKind.DISCUSSION else []


def on_stage(assembly: Assembly) -> dict[int | str, list[Presence]]:
    """Where everybody of the programme is on a stage, by their number, or by the name of who has none."""
    found: dict[int | str, list[Presence]] = {}
    for session in assembly.sessions.values():
        whole = span_of(session)
        if whole is None:
            continue
        slots = _slots(session, whole)
        for item in appearances(session):
            speaker = item.speaker
            span = whole if item.talk is None else slots.get(session.talks.index(item.talk), whole)
            what = message(f"session-{'presenter' if item.talk else speaker.role}")
            key = speaker.person or folded(printed_name(assembly, speaker))
            found.setdefault(key, []).append(Presence(session, span, what, appearance=item))
    return found


def at_tables(assembly: Assembly, people: Collection[int]) -> dict[int, list[Presence]]:
    """Where these people are at a table: as its host, or with a seat in some round.

    Nobody is taken for seated who is not coming, or absent from some round: when that is, nobody has said.
    """
    sessions = _sessions_of_groups(assembly)
    found: dict[int, list[Presence]] = {}
    for ident, places in _places_of(assembly, people).items():
        for key, role in places.items():
            told = message(f"role-{role}" if role else "seat-at-table")
            what = message("what-at-table", what=told, group=assembly.groups[key].label)
            found.setdefault(ident, []).extend(
                Presence(session, span, what, table=key, role=role) for session, span in sessions.get(key, ())
            )
    return found


def _sessions_of_groups(assembly: Assembly) -> dict[str, list[tuple[Session, Span]]]:
    """In which sessions each group comes together, and when."""
    found: dict[str, list[tuple[Session, Span]]] = {}
    for session in assembly.sessions.values():
        span = span_of(session)
        if span is None:
            continue
        for group in groups_in(assembly, session):
            found.setdefault(group.key, []).append((session, span))
    return found


def _places_of(assembly: Assembly, people: Collection[int]) -> dict[int, dict[str, str | None]]:
    """The tables at which each of these people has a seat, and what they are there."""
    away = {rule.person for rule in assembly.rules.values() if isinstance(rule, Absent)}
    coming = (ident for ident in people if (person := assembly.participants.get(ident)) and person.is_coming)
    found: dict[int, dict[str, str | None]] = {ident: {} for ident in coming}
    placements = (item for seats in assembly.plan.rounds for item in seats) if assembly.plan else ()
    for item in placements:
        if item.participant in found and item.participant not in away and item.group in assembly.groups:
            found[item.participant][item.group] = None
    for group in assembly.groups.values():
        for role, host in group.hosts.items():
            if host in found:
                found[host][group.key] = role
    return found


def _slots(session: Session, whole: Span) -> dict[int, Span]:
    """When each talk is, by its place; nothing where not all that is said in the session has its minutes."""
    minutes = [talk.minutes for talk in session.talks]
    if None in minutes or any(speaker.minutes for speaker in session.speakers):
        return {}
    slots, start = {}, whole.start
    for place, length in enumerate(minutes):
        end = start + timedelta(minutes=length or 0)
        slots[place] = Span(start, end)
        start = end
    return slots
