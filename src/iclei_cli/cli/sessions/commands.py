"""`iclei sessions`: the programme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.assembly.names import with_key
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, Yes, with_options
from iclei_cli.cli.sessions import check, fields, import_file, parts, rooms, shift
from iclei_cli.cli.sessions.links import offer_links
from iclei_cli.cli.sessions.say import say_grids, say_programme, say_session, say_tree
from iclei_cli.cli.show import terminal
from iclei_cli.cli.texts import is_anything_typed, tell_replaced
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.programme.grid import Grid

app = family("The programme: sessions and their talks.")

Key = Annotated[str, typer.Argument(metavar="SESSION", help="The session's key or title.")]


@app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the sessions in the order of the programme.

    \b
    Example:
      iclei sessions list
    """
    from iclei_cli.assembly.programme.times import in_order
    from iclei_cli.cli.documents.programme.sessions import sessions_document

    assembly = store_of(ctx).read()
    document = sessions_document(assembly, in_order(assembly.sessions.values()))
    terminal.show(document, say_programme, as_json=as_json)


@app.command()
def show(
    ctx: typer.Context,
    session: Annotated[
        str | None, typer.Argument(metavar="[SESSION]", help="The session's key or title; without, all.")
    ] = None,
    grid: Annotated[
        bool, typer.Option("--grid", help="Rooms beside each other, times below each other.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show the programme as a tree of days, sessions and who speaks; or one session with all its facts.

    \b
    Example:
      iclei sessions show
      iclei sessions show --grid
      iclei sessions show talk4action
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.programme.grid import grids
    from iclei_cli.assembly.programme.times import in_order
    from iclei_cli.cli.documents.programme.sessions import sessions_document
    from iclei_cli.system.errors import UsageError

    assembly = store_of(ctx).read()
    if session is not None:
        if grid:
            raise UsageError("grid-of-one-session")
        document = sessions_document(assembly, [find_session(assembly, session)])
        terminal.show(document, partial(say_session, assembly), as_json=as_json)
        return
    document = sessions_document(assembly, in_order(assembly.sessions.values()))
    days = grids(assembly)
    terminal.show(
        document, lambda all_: say_grids(days) if grid else say_tree(assembly, all_), as_json=as_json
    )
    if not as_json:
        _note_what_is_not_seen(assembly, days, grid=grid)


def _note_what_is_not_seen(assembly: Assembly, days: list[Grid], *, grid: bool) -> None:
    """Tell of the other picture where it shows more, and of problems."""
    from iclei_cli.assembly.programme.check.find import problems

    untimed = [key for key, session in assembly.sessions.items() if session.start is None]
    if grid and untimed:
        terminal.note("not-in-grid", sessions=[assembly.sessions[key].title for key in untimed])
    at_once = (
        {cell.session.key for cells in row.cells for cell in cells} for day in days for row in day.rows
    )
    if not grid and any(len(sessions) > 1 for sessions in at_once):
        terminal.note("several-at-once")
    if count := len(problems(assembly)):
        terminal.note("programme-to-check", count=count)


@app.command()
@with_options(fields.OPTIONS)
def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Option(help="Title, as it is to be printed.", metavar="TEXT")],
    key: Annotated[
        str | None, typer.Option(help="Short name to type; made from the title unless given.", metavar="TEXT")
    ] = None,
    **typed: Any,
) -> None:
    """Add a session.

    \b
    Example:
      iclei sessions add --title "Lunch" --kind break --start 12:00 --end 13:30
      iclei sessions add --title "Mayors" --kind panel --panellist 17 --sdg 11
      iclei sessions add --title "Closing" --speaker "김하늘, Director" --guest
    """
    from iclei_cli.assembly.programme.edit import add_session

    with store_of(ctx).transaction() as assembly:
        said = fields.parse_fields(assembly, {"title": title, **typed})
        added = add_session(assembly, key=key, **said)
    say_done("session-added", session=with_key(added.title, added.key))
    offer_links(assembly, added.key)


@app.command()
@with_options(fields.OPTIONS)
def edit(ctx: typer.Context, session: Key, **typed: Any) -> None:
    """Change a session; an empty text empties the field, and a list that is given replaces the old one.

    \b
    Example:
      iclei sessions edit talk4action --start 14:00 --end 17:00
      iclei sessions edit opening --chair 17 --moderator "김하늘, Director"
      iclei sessions edit opening --title 개회식 --in ko
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.programme.edit import change_session
    from iclei_cli.system.errors import UsageError

    if not is_anything_typed({**typed, "guest": None}):
        raise UsageError("nothing-to-change", example=message("change-of-session"))
    with store_of(ctx).transaction() as assembly:
        found = find_session(assembly, session)
        changed = change_session(assembly, found.key, **fields.parse_fields(assembly, typed, found))
    say_done("session-changed", session=changed.title)
    tell_replaced(found, changed)
    offer_links(assembly, found.key)


@app.command()
def remove(ctx: typer.Context, session: Key, yes: Yes = False) -> None:
    """Remove a session from the programme.

    \b
    Example:
      iclei sessions remove lunch --yes
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.programme.edit import remove_session

    store = store_of(ctx)
    found = find_session(store.read(), session)
    terminal.confirm("confirm-remove-session", title=found.title, yes=yes)
    with store.transaction() as assembly:
        remove_session(assembly, find_session(assembly, found.key).key)
    say_done("session-removed", session=found.title)


app.add_typer(check.app)
app.add_typer(shift.app)
app.add_typer(import_file.app)
app.add_typer(parts.app)
app.add_typer(rooms.app)
