"""`iclei checkin`: who has come."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iclei_cli.cli.door.people_typed import DoorFamily, people_typed
from iclei_cli.cli.options import AsJson, DryRun, People
from iclei_cli.cli.workspace import store_of

app = typer.Typer(
    cls=DoorFamily,
    invoke_without_command=True,
    subcommand_metavar="[PERSON]... | COMMAND [ARGS]...",
    rich_markup_mode=None,
    add_completion=False,
)

Session = Annotated[
    str | None,
    typer.Option(metavar="SESSION", help="To this session: its key or title. Else to the assembly."),
]
DeskName = Annotated[
    str | None,
    typer.Option("--desk", envvar="ICLEI_DESK", metavar="NAME", help="The name of this desk, to be noted."),
]
Badge = Annotated[
    str | None,
    typer.Option(
        "--badge", metavar="CODE", help="The blank badge that whoever comes is given: the code on it."
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--day", metavar="DATE", help="On this day, such as 2026-02-27; else on any."),
]


@app.callback()
def checkin(
    ctx: typer.Context,
    session: Session = None,
    desk: DeskName = None,
    out: Annotated[bool, typer.Option("--out", help="They leave.")] = False,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Whoever is on the list without a place gets one, and a seat.")
    ] = False,
    new: Annotated[
        str | None,
        typer.Option(
            metavar="LINE",
            help="Register a walk-in, seat and check them in: name, organisation, position and what else is "
            "known, with commas between.",
        ),
    ] = None,
    another: Annotated[
        bool, typer.Option("--another", help="With --new: it is somebody else than who is like that already.")
    ] = False,
    badge: Badge = None,
    as_json: AsJson = False,
) -> None:
    """The door: check in whoever comes.

    People are typed by number, by the code on their badge, by name, by its initials, by e-mail address or by
    the last digits of their phone. Without any, the desk opens: it asks for one after the other, until it is
    ended with q. Several desks, each with a window of its own, may work at once.

    Whoever is here already is shown with the time and the desk; nothing is noted twice. Who is on no list is
    registered by one line, understood like a row of a list, and seated at the best table.

    A blank badge (iclei export badges --blanks 20) is given to somebody by its code: from then on it is
    theirs.

    \b
    Example:
      iclei checkin
      iclei checkin 17 김하늘 --desk "Main entrance"
      iclei checkin --new "홍길동, 창원시, 주무관"
      iclei checkin --new "홍길동, 창원시, 주무관" --badge 00000011
      iclei checkin 17 --session opening
      iclei checkin 17 --out
      iclei checkin undo 17
    """
    if ctx.invoked_subcommand is not None:
        return
    from iclei_cli.cli.door.check_in import check_in
    from iclei_cli.cli.door.desk.serve import open_desk
    from iclei_cli.cli.door.place import desk_of
    from iclei_cli.cli.door.walk_in import check_in_new
    from iclei_cli.system.errors import UsageError

    people = people_typed(ctx)
    if new is not None and (people or out or confirm):
        raise UsageError("new-with-others")
    if another and new is None:
        raise UsageError("another-without-new")
    if badge is not None and (out or not (people or new)):
        raise UsageError("badge-of-nobody")
    store = store_of(ctx)
    watch = store.watch()
    here = desk_of(watch.assembly, session, desk)
    if new is not None:
        check_in_new(store, watch, new, here, another=another, badge=badge, as_json=as_json)
    elif people:
        check_in(store, watch, people, here, out=out, confirm=confirm, badge=badge, as_json=as_json)
    elif as_json:
        raise UsageError("door-json-of-nobody")
    else:
        open_desk(store, here, watch, out=out, confirm=confirm)


@app.command()
def undo(
    ctx: typer.Context,
    people: People,
    session: Session = None,
    desk: DeskName = None,
    badge: Annotated[
        str | None,
        typer.Option(
            "--badge",
            metavar="CODE",
            help="Take back that they were given this blank badge; their arrival stays.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take back what was noted last of somebody, which was a mistake.

    \b
    Example:
      iclei checkin undo 17
      iclei checkin undo 17 --badge 00000011
    """
    from iclei_cli.cli.door.check_in import take_back, take_badge_back
    from iclei_cli.cli.door.place import desk_of

    store = store_of(ctx)
    watch = store.watch()
    here = desk_of(watch.assembly, session, desk)
    if badge is not None:
        take_badge_back(store, watch, people, here, badge, as_json=as_json)
    else:
        take_back(watch, people, here, as_json=as_json)


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Workbook or text; - reads standard input.")],
    session: Session = None,
    desk: Annotated[
        str | None,
        typer.Option("--desk", metavar="NAME", help="What the ledger is to call it; else the file's name."),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--day",
            metavar="DATE",
            help="Of people beside whom no day stands, such as 2026-02-27; else that on the sheet, of the "
            "event, or of the file.",
        ),
    ] = None,
    column: Annotated[
        str | None,
        typer.Option(metavar="HEADER", help="What heads the marks, where several columns could be meant."),
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back everything that this file has added.")
    ] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Add who came by a sheet on which people were marked, or by a scanner's log.

    A sheet has a column of names, numbers or codes, and one of marks (x, ○, ✓, signed, present) or times; a
    log has lines such as 005724,2026-02-27 09:31:05. Who came and is not in the ledger is added, with the
    time that stands there. Every other difference is named, and nothing is done about it. The same file again
    adds nothing.

    \b
    Example:
      iclei checkin import sign-in.xlsx --dry-run
      iclei checkin import scanner.csv --desk "Side door"
      iclei checkin import sign-in.xlsx --session opening --day 2026-02-27
      iclei checkin import sign-in.xlsx --undo
    """
    from iclei_cli.cli.door.import_paper import import_paper

    import_paper(
        store_of(ctx),
        file,
        session=session,
        desk=desk,
        day=day,
        column=column,
        undo=undo,
        dry_run=dry_run,
        as_json=as_json,
    )


@app.command("list")
def list_(
    ctx: typer.Context,
    missing: Annotated[
        bool, typer.Option("--missing", help="Who has not come, of those who are expected.")
    ] = False,
    session: Session = None,
    day: Day = None,
    as_json: AsJson = False,
) -> None:
    """List who has come, or who has not.

    \b
    Example:
      iclei checkin list
      iclei checkin list --missing
      iclei checkin list --session opening
    """
    from iclei_cli.cli.door.turnout import list_arrivals

    list_arrivals(store_of(ctx).read(), session=session, day=day, missing=missing, as_json=as_json)


@app.command()
def status(
    ctx: typer.Context,
    session: Session = None,
    day: Day = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Stay, and show it again whenever somebody comes; Ctrl-C ends it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show how many have come of how many, by sector, city and table, and who of the speakers is missing.

    \b
    Example:
      iclei checkin status
      iclei checkin status --watch
    """
    from iclei_cli.cli.door.turnout import show_status

    show_status(store_of(ctx), session=session, day=day, watch=watch, as_json=as_json)
