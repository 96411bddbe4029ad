"""`iclei sessions`: the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, Yes, with_options
from iclei_cli.cli.sessions import fields, parts
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.cli.documents.programme.sessions import SessionItem, SessionsDocument
    from iclei_cli.system.messages import Message

app = family("The programme: sessions and their talks.")

Key = Annotated[str, typer.Argument(metavar="SESSION", help="The session's key or title.")]


@app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the sessions in the order of the programme.

    \b
    Example:
      iclei sessions list
    """
    from iclei_cli.assembly.programme.edit import sessions_in_order
    from iclei_cli.cli.documents.programme.sessions import sessions_document

    document = sessions_document(sessions_in_order(store_of(ctx).read()))
    terminal.show(document, _say_programme, as_json=as_json)


@app.command()
def show(ctx: typer.Context, session: Key, as_json: AsJson = False) -> None:
    """Show one session with its speakers and talks.

    \b
    Example:
      iclei sessions show talk4action
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.cli.documents.programme.sessions import sessions_document

    document = sessions_document([find_session(store_of(ctx).read(), session)])
    terminal.show(document, _say_session, as_json=as_json)


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
      iclei sessions add --title "Closing" --speaker "김하늘, Director"
    """
    from iclei_cli.assembly.programme.edit import add_session

    with store_of(ctx).transaction() as assembly:
        added = add_session(assembly, title, key=key, **fields.parse_fields(assembly, typed))
    terminal.say("session-added", key=added.key)


@app.command()
@with_options(fields.OPTIONS)
def edit(ctx: typer.Context, session: Key, **typed: Any) -> None:
    """Change a session; an empty text empties the field, and a list that is given replaces the old one.

    \b
    Example:
      iclei sessions edit talk4action --start 14:00 --end 17:00
      iclei sessions edit opening --moderator "김하늘, Director"
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.programme.edit import change_session
    from iclei_cli.system.errors import UsageError

    if all(value is None for value in typed.values()):
        raise UsageError("nothing-to-change", example=message("change-of-session"))
    with store_of(ctx).transaction() as assembly:
        key = find_session(assembly, session).key
        change_session(assembly, key, **fields.parse_fields(assembly, typed))
    terminal.say("session-changed", key=key)


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
    terminal.confirm("confirm-remove-session", key=found.key, title=found.title, yes=yes)
    with store.transaction() as assembly:
        remove_session(assembly, find_session(assembly, found.key).key)
    terminal.say("session-removed", key=found.key)


app.add_typer(parts.app)


def _say_programme(document: SessionsDocument) -> None:
    terminal.say_table(
        [
            *("heading-session", "heading-title", "heading-kind", "heading-start", "heading-end"),
            *("heading-room", "heading-talks"),
        ],
        [
            (
                *(session.key, session.title, session.kind, _time(session.start), _time(session.end)),
                *(session.room, len(session.talks)),
            )
            for session in document.sessions
        ],
    )


def _say_session(document: SessionsDocument) -> None:
    (session,) = document.sessions
    terminal.say_table(["heading-field", "heading-value"], _facts(session))


def _facts(session: SessionItem) -> Iterator[tuple[Message, str | Message]]:
    """What is known of a session, each fact under its name."""
    facts = {
        "session-key": session.key,
        "session-title": session.title,
        "session-kind": session.kind,
        "session-start": _time(session.start),
        "session-end": _time(session.end),
        "session-room": session.room,
        "session-summary": session.summary,
    }
    for code, value in facts.items():
        if value is not None:
            yield message(code), value
    for speaker in session.speakers:
        role = message("session-moderator" if speaker.role == "moderator" else "session-speaker")
        yield role, message("listed", items=list(filter(None, (speaker.name, speaker.position))))
    for talk in session.talks:
        # As it is typed, whatever the language.
        yield message("session-talk"), "; ".join(filter(None, (talk.title, talk.municipality, talk.topic)))


def _time(time: str | None) -> str | None:
    """A time as it is typed."""
    return time.replace("T", " ") if time else None
