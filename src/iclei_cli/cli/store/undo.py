"""`iclei undo` and `iclei redo`: take back the last changes, and make them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.documents.history import StepsDocument
    from iclei_cli.store.values import HistoryEntry

app = family()
redo_app = family()

Steps = Annotated[int, typer.Argument(min=1, metavar="[N]", help="How many changes.")]


@app.command()
def undo(ctx: typer.Context, steps: Steps = 1, as_json: AsJson = False) -> None:
    """Take back the last change, or the last N.

    \b
    Example:
      iclei undo
      iclei undo 3
    """
    store = store_of(ctx)
    undone = store.undo(steps)
    terminal.show(_document(undone, None if as_json else store.read()), _say_undone, as_json=as_json)


@redo_app.command()
def redo(ctx: typer.Context, steps: Steps = 1, as_json: AsJson = False) -> None:
    """Make the change again that was undone last, or the last N.

    \b
    Example:
      iclei redo
      iclei redo 3
    """
    store = store_of(ctx)
    redone = store.redo(steps)
    terminal.show(_document(redone, None if as_json else store.read()), _say_redone, as_json=as_json)


def _document(entries: Iterable[HistoryEntry], assembly: Assembly | None) -> StepsDocument:
    from iclei_cli.cli.documents.history import StepsDocument
    from iclei_cli.cli.show.history import change_items

    return StepsDocument(changes=change_items(entries, assembly))


def _say_undone(document: StepsDocument) -> None:
    for change in document.changes:
        terminal.say("change-undone", number=change.number, summary=change.summary)
    terminal.say("undo-next")


def _say_redone(document: StepsDocument) -> None:
    for change in document.changes:
        terminal.say("change-redone", number=change.number, summary=change.summary)
