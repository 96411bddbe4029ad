"""What is told with what is written: which words and times it does not have, and who in it is not coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import unspoken
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.programme.own_day import OwnSeat
    from iclei_cli.exports.language import PrintLanguage

_ON_SHEETS = ("event", "topic", "group")
"""What has texts that are printed beside people and tables."""


def say_what_is_not_spoken(assembly: Assembly, language: PrintLanguage) -> None:
    """Tell which languages prints do not speak, and which titles are not there in those of this one."""
    from iclei_cli.assembly.texts import lacking

    if unknown := unspoken(language):
        terminal.note("print-not-spoken", languages=unknown)
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


def say_who_has_refused(assembly: Assembly, people: Iterable[int]) -> None:
    """Tell how many of these, whose names all others read, refused that their data is given to others."""
    from iclei_cli.assembly.nouns.participant import THIRD_PARTY

    if refused := sum(assembly.participants[ident].has_refused(THIRD_PARTY) for ident in set(people)):
        terminal.note("print-refused", people=refused)


def say_who_in_programme_has_refused(assembly: Assembly, sessions: Container[str] | None = None) -> None:
    """Tell who stands in the programme, in all of it or in some sessions, and refused the same."""
    from iclei_cli.assembly.nouns.participant import THIRD_PARTY

    numbers = {
        speaker.person
        for session in assembly.sessions.values()
        if sessions is None or session.key in sessions
        for speaker in session.everybody
    }
    named = [
        message("person", name=person.name, id=person.id)
        for person in assembly.participants.values()
        if person.id in numbers and person.has_refused(THIRD_PARTY)
    ]
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
