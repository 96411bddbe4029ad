"""What stands on sign-in sheets, whether they are a document or a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.fields import FIELDS, ValueType
from iclei_cli.assembly.nouns.participant import PERSONAL_DATA, Participant
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.roster_marks import page_key
from iclei_cli.exports.roster.order import by_name
from iclei_cli.exports.roster.seating import seating_of
from iclei_cli.exports.says import page_says

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import Item, Stood
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.exports.language import PrintLanguage

_UNTOLD = {ValueType.STATUS, ValueType.CONSENTS, ValueType.NOTES}
"""Of these kinds are fields that the office notes of its own accord."""


class SignInPage(msgspec.Struct, frozen=True):
    """One list to sign.

    Attributes:
        key: which list it is, in no language.
        heading: whose list it is, such as the name of a table.
        below: what is said of it beside: round, room, day.
        people: who is to sign, in the order of the list.
    """

    key: str
    heading: str
    below: str
    people: tuple[Participant, ...]


class SignIn(msgspec.Struct, frozen=True):
    """Lists to sign.

    Attributes:
        title: what they are called.
        pages: the lists.
        consent: what everybody has to be told of their data, each with what it is about.
        spare: so many empty rows at the end of each list, for those who are not on it.
    """

    title: str
    pages: tuple[SignInPage, ...]
    consent: tuple[tuple[str, str], ...]
    spare: int


def sign_in(
    assembly: Assembly,
    language: PrintLanguage,
    *,
    session: Session | None = None,
    by_table: bool = False,
    spare: int,
) -> SignIn:
    """The lists: one of everybody who is coming, for the day or a session; or `by_table`, one for each table.

    By table there are as many lists for each as there are rounds in which somebody sits there; without a plan
    none.
    """
    pages = _tables(assembly, language) if by_table else [_everybody(assembly, language, session)]
    return SignIn(
        title=language.phrase("print-sign-in"),
        pages=tuple(pages),
        consent=tuple(_consent(assembly, language)),
        spare=spare,
    )


def sign_in_says(assembly: Assembly, lists: SignIn, language: PrintLanguage) -> dict[Item, dict[str, Stood]]:
    """What is kept of each list, by its key."""
    around = (language.titles(assembly.event.name), lists.title, lists.consent, lists.spare)
    return {
        page.key: page_says(
            (person.id for person in page.people),
            around,
            page.heading,
            page.below,
            [_row(person) for person in page.people],
        )
        for page in lists.pages
    }


def _row(person: Participant) -> tuple[str | bool | int | None, ...]:
    """What stands of somebody on a list."""
    return (
        person.id,
        person.name,
        person.name_en,
        person.organisation,
        person.position,
        has_agreed(person),
    )


def has_agreed(person: Participant) -> bool | None:
    """What somebody answered so far on whether their data may be kept and used; None where nobody knows."""
    answers = [item.given for item in person.consents if item.purpose == PERSONAL_DATA]
    return answers[-1] if answers else None


def _everybody(assembly: Assembly, language: PrintLanguage, session: Session | None) -> SignInPage:
    day = session.start[:10] if session is not None and session.start else assembly.event.date
    told = [day and language.phrase("print-day", date=day)]
    if session is not None and session.room is not None:
        told.append(language.title(room_name(assembly, session.room)))
    people = by_name(assembly.coming(), language.codes[0])
    heading = language.phrase("print-everybody") if session is None else language.title(session.title)
    return SignInPage(
        "everybody" if session is None else f"session {session.key}", heading, _joined(told), tuple(people)
    )


def _tables(assembly: Assembly, language: PrintLanguage) -> Iterator[SignInPage]:
    several = assembly.plan is not None and len(assembly.plan.rounds) > 1
    for printed in seating_of(assembly, language).groups:
        room = printed.group.room
        for number, people in enumerate(printed.rounds, start=1):
            if people:
                told = [
                    language.phrase("print-round", round=number) if several else None,
                    room and language.title(room_name(assembly, room)),
                ]
                yield SignInPage(page_key(printed.group.key, number), printed.name, _joined(told), people)


def _consent(assembly: Assembly, language: PrintLanguage) -> Iterator[tuple[str, str]]:
    """The four facts that have to be told before somebody agrees: PIPA (Korea), article 15, paragraph 2."""
    until = assembly.event.destroy_by
    period = language.phrase("print-day", date=until) if until else "_" * 24
    for fact, text in (
        ("purpose", language.in_each(lambda alone: _purpose(assembly, alone))),
        ("items", language.in_each(lambda alone: _items(assembly, alone))),
        ("period", language.phrase("print-consent-until", until=period)),
        ("refusal", language.phrase("print-consent-may-refuse")),
    ):
        yield language.phrase(f"print-consent-{fact}"), text


def _purpose(assembly: Assembly, language: PrintLanguage) -> str:
    return language.phrase("print-consent-for", event=language.title(assembly.event.name))


def _items(assembly: Assembly, language: PrintLanguage) -> str:
    """The fields that are filled in of anybody, and the signature."""
    people = assembly.participants.values()
    held = [
        language.phrase(f"heading-{field.name.replace('_', '-')}")
        for field in FIELDS
        if field.value is not None
        and field.value not in _UNTOLD
        and any(getattr(person, field.name) for person in people)
    ]
    return language.phrase("print-list", items=[*held, language.phrase("print-signature")])


def _joined(texts: Sequence[str | None]) -> str:
    return " · ".join(text for text in texts if text)
