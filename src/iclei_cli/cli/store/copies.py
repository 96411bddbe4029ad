"""`iclei store copies`: the files with people's data that were made elsewhere, and what is owed in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.family import Family
from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.cli.documents.store import CopiesDocument, CopyItem, ForgottenCopyDocument
    from iclei_cli.store.values import KnownCopy
    from iclei_cli.system.messages import Message

app = typer.Typer(cls=Family, invoke_without_command=True, rich_markup_mode=None, add_completion=False)


@app.callback()
def copies(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the copies and other files with people's data that were made elsewhere.

    What was destroyed since is owed in those that could not be reached. Every command tries again.

    \b
    Example:
      iclei store copies
      iclei store copies forget /media/usb/copy.json --reason "stick lost"
    """
    if ctx.invoked_subcommand is None:
        document = _copies_document(store_of(ctx).copies())
        terminal.show(document, _say_copies, as_json=as_json)


@app.command()
def forget(
    ctx: typer.Context,
    place: Annotated[Path, typer.Argument(metavar="FILE", help="Where it was made, as listed.")],
    reason: Annotated[
        str,
        typer.Option("--reason", metavar="TEXT", help="What became of it: who deleted it, when it was lost."),
    ],
    as_json: AsJson = False,
) -> None:
    """Say that a copy is destroyed or lost: it is not looked for any more.

    A note stays, with the reason.

    \b
    Example:
      iclei store copies forget /media/usb/copy.json --reason "stick lost"
    """
    from iclei_cli.cli.documents.store import ForgottenCopyDocument

    store_of(ctx).forget_copy(place, reason)
    document = ForgottenCopyDocument(place=str(place), reason=reason)
    terminal.show(document, _say_forgotten, as_json=as_json)


def _copies_document(known: Iterable[KnownCopy]) -> CopiesDocument:
    from iclei_cli.cli.documents.store import CopiesDocument, CopyItem
    from iclei_cli.cli.messages.catalogue import sentence

    return CopiesDocument(
        copies=[
            CopyItem(
                place=copy.place,
                owed=copy.owed,
                since=copy.since,
                why=None if copy.why is None else sentence(copy.why),
            )
            for copy in known
        ]
    )


def _say_copies(document: CopiesDocument) -> None:
    if not document.copies:
        terminal.say("no-copies")
        return
    terminal.say_table(
        ["heading-file", "heading-owed", "heading-reached"],
        [(copy.place, _owed(copy), copy.why or message("answer-yes")) for copy in document.copies],
    )
    if any(copy.owed for copy in document.copies):
        terminal.say("copies-next")


def _owed(copy: CopyItem) -> Message | None:
    if copy.since is None:
        return None
    code = "owed-purge" if copy.owed == "purge" else "owed-erase"
    return message(code, since=terminal.local_time(copy.since))


def _say_forgotten(document: ForgottenCopyDocument) -> None:
    terminal.say("copy-forgotten", place=document.place)
