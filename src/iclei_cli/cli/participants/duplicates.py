"""`iclei participants duplicates`: people who are probably on the list twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.documents.participants import DoubleItem, DoubleRecord, DuplicatesDocument
    from iclei_cli.intake.people.duplicates import Duplicates
    from iclei_cli.system.messages import Fact, Message


def duplicates(
    ctx: typer.Context,
    most: Annotated[
        int, typer.Option("--most", min=1, metavar="N", help="Only the surest N; the others are counted.")
    ] = 500,
    as_json: AsJson = False,
) -> None:
    """List who is probably on the list twice, and why.

    The surest are first. Nothing is changed: look at them, and merge those who are one person.

    \b
    Example:
      iclei participants duplicates
      iclei participants duplicates --most 20
    """
    from iclei_cli.intake.people.duplicates import find_duplicates

    people = store_of(ctx).read().participants
    terminal.show(_document(people, find_duplicates(people.values(), most)), _say, as_json=as_json)


def _document(people: Mapping[int, Participant], duplicates: Duplicates) -> DuplicatesDocument:
    from iclei_cli.cli.documents.participants import DoubleItem, DoubleRecord, DuplicatesDocument, SharedItem

    def record(ident: int) -> DoubleRecord:
        person = people[ident]
        return DoubleRecord(
            id=ident, name=person.name, organisation=person.organisation, status=person.status
        )

    return DuplicatesDocument(
        doubles=[
            DoubleItem(
                participants=[record(ident) for ident in pair.ids],
                why=_words(pair.why),
                but=_words(pair.but),
            )
            for pair in duplicates.duplicates
        ],
        more=duplicates.more,
        shared=[
            SharedItem(what=_words([item.what])[0], participants=list(item.ids)) for item in duplicates.shared
        ],
    )


def _words(facts: Sequence[Fact]) -> list[str]:
    from iclei_cli.cli.messages.catalogue import plain

    return [str(plain(fact)) for fact in facts]


def _say(document: DuplicatesDocument) -> None:
    if document.doubles:
        terminal.say_table(
            ["", "heading-id", "heading-name", "heading-organisation", "heading-why"], _rows(document.doubles)
        )
    for shared in document.shared:
        terminal.say(
            "shared-by-many", what=shared.what, count=len(shared.participants), ids=shared.participants
        )
    if document.doubles:
        first, second = document.doubles[0].participants
        if document.more:
            terminal.say("doubles-more", count=document.more, most=len(document.doubles) + document.more)
        terminal.say("doubles-found", count=len(document.doubles), first=first.id, second=second.id)
    else:
        terminal.say("no-doubles")


def _rows(doubles: Sequence[DoubleItem]) -> Iterator[tuple[object, ...]]:
    """Two lines for each pair; the first has its number, and why."""
    for number, double in enumerate(doubles, start=1):
        first, second = double.participants
        yield number, first.id, _name(first), first.organisation, _why(double)
        yield None, second.id, _name(second), second.organisation, None


def _name(person: DoubleRecord) -> Fact:
    return (
        person.name
        if person.status.is_coming
        else message("name-with-status", name=person.name, status=person.status.word)
    )


def _why(double: DoubleItem) -> Message:
    return message("doubles-because", why=double.why, but=double.but)
