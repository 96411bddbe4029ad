"""What is told with what is written: which words and times it does not have, and who in it is not coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import unspoken
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.programme.own_day import OwnSeat
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.system.messages import Message

_ON_SHEETS = ("event", "topic", "group")
"""What has texts that are printed beside people and tables."""

_NAMING = {"print-refused", "programme-has-refused", "mail-merge-refused", "zoom-refused"}
"""What is told of files that name people who refused that their data is given to others."""


def say_unspoken(language: PrintLanguage) -> None:
    """Tell which languages prints do not speak."""
    if unknown := unspoken(language):
        terminal.note("print-not-spoken", languages=unknown)


def say_what_is_not_spoken(assembly: Assembly, language: PrintLanguage) -> None:
    """Tell which languages prints do not speak, and which titles are not there in those of this one."""
    from iclei_cli.assembly.texts import lacking

    say_unspoken(language)
    for code in language.codes:
        texts = [item.name for item in lacking(assembly, code) if item.what in _ON_SHEETS]
        if texts:
            terminal.note("note", what=message("texts-without-language", language=code, texts=texts))


def say_who_has_cancelled(assembly: Assembly, sessions: Container[str] | None = None) -> None:
    """Tell who has cancelled and yet stands in the programme, in all of it or in sessions of these keys."""
    from iclei_cli.assembly.programme.check.speakers import speakers_missing

    gone = {
        ident: message("person", name=assembly.participants[ident].name, id=ident)
        for problem in speakers_missing(assembly)
        if problem.code == "speaker-cancelled" and (sessions is None or problem.sessions[0] in sessions)
        for ident in problem.people
    }
    if gone:
        terminal.note("programme-has-cancelled", count=len(gone), people=list(gone.values()))


def refused_among(assembly: Assembly, people: Iterable[int]) -> list[Participant]:
    """Who of these refused that their data is given to others, in order of number."""
    from iclei_cli.assembly.nouns.participant import THIRD_PARTY

    persons = (
        assembly.participants[ident] for ident in sorted(set(people)) if ident in assembly.participants
    )
    return [person for person in persons if person.has_refused(THIRD_PARTY)]


def say_who_has_refused(assembly: Assembly, people: Iterable[int], code: str = "print-refused") -> None:
    """Tell how many of these, whom others read of in a file, refused that, in the sentence for such files."""
    if refused := refused_among(assembly, people):
        terminal.note(code, people=len(refused))


def say_whose_address_may_not_go_out(assembly: Assembly, people: Iterable[int]) -> None:
    """Tell who of these, whose addresses go to another company, refused the same."""
    if refused := refused_among(assembly, people):
        terminal.note(
            "zoom-refused", people=[message("person", name=person.name, id=person.id) for person in refused]
        )


def told_with_files(notes: Iterable[Message]) -> tuple[Message, ...]:
    """What the page that leads to files tells of what was noted of them: whether they name who refused."""
    return (message("index-refused"),) if any(noted.code in _NAMING for noted in notes) else ()


def say_who_in_programme_has_refused(assembly: Assembly, sessions: Container[str] | None = None) -> None:
    """Tell who stands in the programme, in all of it or in some sessions, and refused the same."""
    from iclei_cli.assembly.programme.people import people_of_programme

    refused = refused_among(assembly, people_of_programme(assembly, sessions))
    named = [message("person", name=person.name, id=person.id) for person in refused]
    if named:
        terminal.note("programme-has-refused", count=len(named), people=named)


def say_what_has_no_time(seats: Iterable[OwnSeat]) -> None:
    """Tell why what is written of these seats does not say when they are, and what to set."""
    from iclei_cli.assembly.programme.own_day import why_untimed

    if why := why_untimed(seats):
        session = why.session
        terminal.note(
            f"times-without-{why.lack}",
            session=None if session is None else session.key,
            minutes=None if session is None else session.round_minutes,
        )


def tell_of_notes(assembly: Assembly, notes: Iterable[Note]) -> None:
    """Tell which quotes are left out, and what stands in the text of notes that nobody may have meant to."""
    from iclei_cli.assembly.record.given_away import naming_unnamed
    from iclei_cli.intake.values.contacts.in_text import holds_contacts

    told = [note for note in notes if note.may_go_out]
    for code, found in (
        ("report-leaves-out-quotes", [note for note in notes if not note.may_go_out]),
        ("report-holds-contacts", [note for note in told if holds_contacts(note.text)]),
        ("report-names-unnamed", naming_unnamed(assembly, told)),
    ):
        if found:
            numbers = [note.number for note in found]
            terminal.note(code, count=len(found), numbers=numbers, first=numbers[0])
