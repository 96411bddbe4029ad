"""`iclei sessions`: the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.assembly import session_fields
from iclei_cli.cli.options import AsJson, Yes, family, with_options
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.programme import Session

app = family("The programme: sessions and their talks.")

Key = Annotated[str, typer.Argument(metavar="SESSION", help="The session's key or title.")]


@app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the sessions in the order of the programme.

    \b
    Example:
      iclei sessions list
    """
    from iclei_cli.cli.show.documents import sessions_document

    sessions = _in_order(store_of(ctx).read())
    if as_json:
        terminal.show_json(sessions_document(sessions))
        return
    terminal.show_table(
        ["Session", "Title", "Kind", "Start", "End", "Room", "Talks"],
        [
            (
                item.key,
                item.title,
                item.kind,
                _clock(item.start),
                _clock(item.end),
                item.room,
                len(item.talks),
            )
            for item in sessions
        ],
    )


@app.command()
def show(ctx: typer.Context, session: Key, as_json: AsJson = False) -> None:
    """Show one session with its speakers and talks.

    \b
    Example:
      iclei sessions show talk4action
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.cli.show.documents import sessions_document

    found = find_session(store_of(ctx).read(), session)
    if as_json:
        terminal.show_json(sessions_document([found]))
    else:
        terminal.show_table(["Field", "Value"], _facts(found))


@app.command()
@with_options(session_fields.OPTIONS)
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
      iclei sessions add --title "Closing" --speaker "김하늘, Director"
    """
    from iclei_cli.assembly.keys import new_key
    from iclei_cli.assembly.programme import Session
    from iclei_cli.system.errors import RefusedError

    with store_of(ctx).transaction() as assembly:
        key = key or new_key(title, "session", assembly.sessions)
        if key in assembly.sessions:
            raise RefusedError("session-exists", key=key)
        session = Session(key=key, title=title)
        assembly.sessions[key] = session_fields.changed_session(assembly, session, typed)
    terminal.say_text(f"Session {key} added.")


@app.command()
@with_options(session_fields.OPTIONS)
def edit(ctx: typer.Context, session: Key, **typed: Any) -> None:
    """Change a session; an empty text empties the field, and a list that is given replaces the old one.

    \b
    Example:
      iclei sessions edit talk4action --start 14:00 --end 17:00
      iclei sessions edit opening --moderator "김하늘, Director"
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.system.errors import UsageError

    if all(value is None for value in typed.values()):
        raise UsageError("nothing-to-change-session")
    with store_of(ctx).transaction() as assembly:
        found = find_session(assembly, session)
        assembly.sessions[found.key] = session_fields.changed_session(assembly, found, typed)
    terminal.say_text(f"Session {found.key} changed.")


@app.command()
def remove(ctx: typer.Context, session: Key, yes: Yes = False) -> None:
    """Remove a session from the programme.

    \b
    Example:
      iclei sessions remove lunch --yes
    """
    from iclei_cli.assembly.lookup import find_session

    store = store_of(ctx)
    found = find_session(store.read(), session)
    terminal.confirm("confirm-remove-session", key=found.key, title=found.title, yes=yes)
    with store.transaction() as assembly:
        del assembly.sessions[find_session(assembly, found.key).key]
    terminal.say_text(f"Session {found.key} removed.")


def _in_order(assembly: Assembly) -> list[Session]:
    """By start, as far as it is known; otherwise as they were added."""
    started = [item for item in assembly.sessions.values() if item.start]
    timed = iter(sorted(started, key=lambda item: item.start or ""))
    return [next(timed) if item.start else item for item in assembly.sessions.values()]


def _clock(time: str | None) -> str | None:
    return time.replace("T", " ") if time else None


def _facts(session: Session) -> Iterator[tuple[str, str]]:
    for field in ("key", "title", "kind", "start", "end", "room", "summary"):
        value = getattr(session, field)
        if value is not None:
            yield field, value.replace("T", " ") if field in {"start", "end"} else str(value)
    for speaker in session.speakers:
        yield str(speaker.role), ", ".join(filter(None, (speaker.name, speaker.position)))
    for talk in session.talks:
        yield "talk", "; ".join(filter(None, (talk.title, talk.municipality, talk.topic)))
