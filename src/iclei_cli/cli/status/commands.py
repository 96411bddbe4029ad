"""`iclei status`: find out how far the assembly is, and show it."""

from __future__ import annotations

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

app = family()


@app.command()
def status(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show how far the assembly is, what is missing, and what to do next.

    `iclei` alone shows the same.

    \b
    Example:
      iclei status
    """
    show_status(ctx, as_json=as_json)


def show_status(ctx: typer.Context, *, as_json: bool = False) -> None:
    """Show how far the assembly is; where there is none, how to begin.

    Raises:
        StoreError: there is one that cannot be read, or one that is gone.
    """
    from iclei_cli.cli.status.find import nothing_yet, status_document
    from iclei_cli.cli.status.say import say_beginnings, say_status

    store = store_of(ctx)
    if store.exists():
        terminal.show(status_document(store.overview()), say_status, as_json=as_json)
        return
    store.require_new()
    terminal.show(nothing_yet(), say_beginnings, as_json=as_json)
