"""The commands of `iclei sessions` about one talk or one speaker: added, changed and removed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import with_options
from iclei_cli.cli.sessions import fields
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of
from iclei_cli.system.messages import message

app = family()

Session = Annotated[str, typer.Argument(metavar="SESSION", help="The session's key or title.")]
Talk = Annotated[str, typer.Argument(metavar="TALK", help="Its number in the session, or part of its title.")]
Speaker = Annotated[str, typer.Argument(metavar="SPEAKER", help="Their number there, or part of their name.")]


@app.command("add-talk")
@with_options(fields.TALK_OPTIONS)
def add_talk(
    ctx: typer.Context,
    session: Session,
    title: Annotated[str, typer.Option(help="What is presented.", metavar="TEXT")],
    **typed: Any,
) -> None:
    """Add a talk to a session.

    \b
    Example:
      iclei sessions add-talk talk4action --title "Rivers" --topic energy
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.nouns.programme.talk import Talk as NewTalk
    from iclei_cli.assembly.programme import edit as programme

    with store_of(ctx).transaction() as assembly:
        key = find_session(assembly, session).key
        talk = NewTalk(**fields.parse_talk(assembly, {"title": title, **typed}))
        programme.add_talk(assembly, key, talk)
    terminal.say("session-changed", key=key)


@app.command("edit-talk")
@with_options(fields.TALK_OPTIONS)
def edit_talk(ctx: typer.Context, session: Session, talk: Talk, **typed: Any) -> None:
    """Change a talk; an empty text empties the field.

    \b
    Example:
      iclei sessions edit-talk talk4action 2 --title "Rivers and ponds"
      iclei sessions edit-talk talk4action rivers --municipality 창원시
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.programme import edit as programme

    _require_something(typed)
    with store_of(ctx).transaction() as assembly:
        key = find_session(assembly, session).key
        programme.change_talk(assembly, key, talk, **fields.parse_talk(assembly, typed))
    terminal.say("session-changed", key=key)


@app.command("remove-talk")
def remove_talk(ctx: typer.Context, session: Session, talk: Talk) -> None:
    """Remove a talk from a session.

    \b
    Example:
      iclei sessions remove-talk talk4action rivers
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.programme import edit as programme

    with store_of(ctx).transaction() as assembly:
        key = find_session(assembly, session).key
        removed = programme.remove_talk(assembly, key, talk)
    terminal.say("session-part-removed", name=removed.title, key=key)


@app.command("add-speaker")
@with_options(fields.SPEAKER_OPTIONS)
def add_speaker(
    ctx: typer.Context,
    session: Session,
    name: Annotated[str, typer.Option(help="As the programme is to print it.", metavar="TEXT")],
    **typed: Any,
) -> None:
    """Add a speaker to a session, or a moderator.

    \b
    Example:
      iclei sessions add-speaker opening --name 김하늘 --position Director
      iclei sessions add-speaker opening --name 이바다 --role moderator
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.nouns.programme.speaker import Speaker as NewSpeaker
    from iclei_cli.assembly.programme import edit as programme

    with store_of(ctx).transaction() as assembly:
        key = find_session(assembly, session).key
        speaker = NewSpeaker(**fields.parse_speaker({"name": name, **typed}))
        programme.add_speaker(assembly, key, speaker)
    terminal.say("session-changed", key=key)


@app.command("edit-speaker")
@with_options(fields.SPEAKER_OPTIONS)
def edit_speaker(ctx: typer.Context, session: Session, speaker: Speaker, **typed: Any) -> None:
    """Change a speaker or moderator; an empty position empties it.

    \b
    Example:
      iclei sessions edit-speaker opening 김하늘 --position Mayor
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.programme import edit as programme

    _require_something(typed)
    with store_of(ctx).transaction() as assembly:
        key = find_session(assembly, session).key
        programme.change_speaker(assembly, key, speaker, **fields.parse_speaker(typed))
    terminal.say("session-changed", key=key)


@app.command("remove-speaker")
def remove_speaker(ctx: typer.Context, session: Session, speaker: Speaker) -> None:
    """Remove a speaker or moderator from a session.

    \b
    Example:
      iclei sessions remove-speaker opening 김하늘
    """
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.programme import edit as programme

    with store_of(ctx).transaction() as assembly:
        key = find_session(assembly, session).key
        removed = programme.remove_speaker(assembly, key, speaker)
    terminal.say("session-part-removed", name=removed.name, key=key)


def _require_something(typed: dict[str, Any]) -> None:
    from iclei_cli.system.errors import UsageError

    if all(value is None for value in typed.values()):
        raise UsageError("nothing-to-change", example=message("change-of-part"))
