"""Who stands by name in a report or in minutes: to be told that it was given out about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.day.note import NoteKind
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.programme.people import people_of_programme
from iclei_cli.assembly.record.places import notes_of
from iclei_cli.exports.report.consent import may_be_named
from iclei_cli.exports.report.counts import counts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.programme.session import Session


def named_in_report(assembly: Assembly) -> list[int]:
    """The numbers of whoever agreed to be named and was invited, stands in the programme, or is quoted."""
    invited = (person.id for person in counts_of(assembly).invited if may_be_named(person))
    hosts = (ident for group in assembly.groups.values() for ident in _hosts(assembly, group))
    noted = _in_notes(assembly, assembly.notes.values())
    return sorted({*invited, *hosts, *people_of_programme(assembly), *noted})


def unnamed_in_report(assembly: Assembly) -> list[Participant]:
    """Who was invited and is named nowhere in the report: neither in its list nor on a stage nor quoted."""
    named = set(named_in_report(assembly))
    return [person for person in counts_of(assembly).invited if person.id not in named]


def named_in_minutes(assembly: Assembly, about: Group | Session) -> list[int]:
    """The numbers of whoever is named in the minutes of a table or a session."""
    noted = _in_notes(assembly, notes_of(assembly, about))
    if isinstance(about, Group):
        return sorted({*_hosts(assembly, about), *noted})
    return sorted({*people_of_programme(assembly, {about.key}), *noted})


def _hosts(assembly: Assembly, group: Group) -> Iterator[int]:
    for number in group.hosts.values():
        host = assembly.participants.get(number or 0)
        if host is not None and may_be_named(host):
            yield host.id


def _in_notes(assembly: Assembly, notes: Iterable[Note]) -> Iterator[int]:
    for note in notes:
        person = assembly.participants.get(note.person or 0)
        if person is None or not note.may_go_out:
            continue
        if may_be_named(person) or note.kind is NoteKind.QUOTE:
            yield person.id
