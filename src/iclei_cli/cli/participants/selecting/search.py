"""`iclei participants search`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.cli.documents.participants import FoundItem, SearchDocument

SHOWN = 20
"""So many are shown, unless all are asked for: who is meant is among the first, or wants more words."""


def search(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help="Of a name (in Hangul, by its initials, in Latin letters or Hanja), an organisation or an "
            "e-mail address; a number; or the last digits of a phone, three or more.",
        ),
    ],
    everybody: Annotated[
        bool, typer.Option("--all", help="Show all who are found, not only the first.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find people by a few words, the likeliest first.

    Of several words, each has to fit. Case, spaces and signs do not matter.

    \b
    Example:
      iclei participants search 김하늘
      iclei participants search ㄱㅎㄴ
      iclei participants search Kim 창원
      iclei participants search 5678
    """
    from iclei_cli.assembly.people.search.index import PeopleIndex
    from iclei_cli.cli.documents.participants import search_document
    from iclei_cli.system.errors import UsageError

    asked = " ".join(words)
    if not asked.strip():
        raise UsageError("search-for-nothing")
    found = search_document(PeopleIndex(store_of(ctx).read().participants.values()).find(asked))
    most = len(found.found) if everybody else SHOWN
    terminal.show(found, partial(_say_found, asked=asked, most=most), as_json=as_json)


def _say_found(document: SearchDocument, *, asked: str, most: int) -> None:
    found = document.found
    if not found:
        terminal.say("nobody-found", words=asked)
        return
    terminal.say_table(
        [
            *("heading-id", "heading-name", "heading-organisation", "heading-position"),
            *("heading-found-in", "heading-status"),
        ],
        [_row(item) for item in found[:most]],
    )
    terminal.say("people-found", count=len(found), shown=most if most < len(found) else None)


def _row(item: FoundItem) -> tuple[object, ...]:
    from iclei_cli.cli.show.people import field_word

    person = item.participant
    return (
        person.id,
        person.name,
        person.organisation,
        person.position,
        message("listed", items=[field_word(name) for name in item.found_in]),
        None if person.status.is_assumed else person.status.word,
    )
