"""The commands of `iclei sessions` about one talk or one speaker: added, changed and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.assembly.names import session_name
from iclei_cli.cli.family import family
from iclei_cli.cli.options import with_options
from iclei_cli.cli.sessions import fields
from iclei_cli.cli.sessions.links import offer_links
from iclei_cli.cli.texts import is_anything_typed, tell_replaced
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.programme.parts import Part, PartKind

app = family()

Session = Annotated[str, typer.Argument(metavar="SESSION", help="The session's key or title.")]
Talk = Annotated[str, typer.Argument(metavar="TALK", help="Its number in the session, or part of its title.")]
Speaker = Annotated[str, typer.Argument(metavar="SPEAKER", help="Their number there, or part of their name.")]
OfTalk = Annotated[
    str | None,
    typer.Option("--talk", metavar="TALK", help="Of those who present this talk, by its number or title."),
]


@app.command("add-talk")
@with_options(fields.TALK_OPTIONS)
def add_talk(
    ctx: typer.Context,
    session: Session,
    title: Annotated[str, typer.Option(help="What is presented.", metavar="TEXT")],
    at: Annotated[int | None, typer.Option(min=1, metavar="N", help="Its place, from 1.")] = None,
    **typed: Any,
) -> None:
    """Add a talk to a session.

    \b
    Example:
      iclei sessions add-talk talk4action --title "Rivers" --topic energy
      iclei sessions add-talk opening --title "Rivers" --speaker 17 --minutes 10
    """
    from iclei_cli.assembly.nouns.programme.talk import Talk as NewTalk
    from iclei_cli.assembly.programme.parts import TALKS, add_part

    def add(assembly: Assembly, key: str) -> None:
        talk = NewTalk(**fields.parse_talk(assembly, {"title": title, **typed}))
        add_part(assembly, key, TALKS, talk, at=at)

    _change(ctx, session, add)


@app.command("edit-talk")
@with_options(fields.TALK_OPTIONS)
def edit_talk(
    ctx: typer.Context,
    session: Session,
    talk: Talk,
    at: Annotated[int | None, typer.Option(min=1, metavar="N", help="Its place, from 1.")] = None,
    **typed: Any,
) -> None:
    """Change a talk; an empty text empties the field.

    \b
    Example:
      iclei sessions edit-talk talk4action 2 --title "Rivers and ponds" --at 1
      iclei sessions edit-talk talk4action rivers --municipality 창원시
      iclei sessions edit-talk talk4action rivers --title 하천 --in ko
    """
    from iclei_cli.assembly.programme.parts import TALKS, change_part, find_talk

    _require_something({"at": at, **typed, "guest": None})

    def edit(assembly: Assembly, key: str) -> tuple[Part, Part]:
        before = find_talk(assembly, key, talk)
        said = fields.parse_talk(assembly, typed, before)
        return before, change_part(assembly, key, TALKS, talk, at=at, **said)

    _change(ctx, session, edit)


@app.command("remove-talk")
def remove_talk(ctx: typer.Context, session: Session, talk: Talk) -> None:
    """Remove a talk from a session.

    \b
    Example:
      iclei sessions remove-talk talk4action rivers
    """
    from iclei_cli.assembly.programme.parts import TALKS

    _remove(ctx, session, talk, lambda *_: TALKS)


@app.command("add-speaker")
@with_options(fields.SPEAKER_OPTIONS)
def add_speaker(
    ctx: typer.Context,
    session: Session,
    talk: OfTalk = None,
    at: Annotated[int | None, typer.Option(min=1, metavar="N", help="Their place, from 1.")] = None,
    **typed: Any,
) -> None:
    """Add somebody to the stage of a session, or to those who present a talk.

    They are of the list (--person), or named (--name); of a guest, who is not on the list, say --guest.

    \b
    Example:
      iclei sessions add-speaker opening --person 17 --role chair
      iclei sessions add-speaker opening --name 이바다 --position Director --guest
      iclei sessions add-speaker talk4action --talk 2 --person 17
    """
    from iclei_cli.assembly.nouns.programme.speaker import Speaker as NewSpeaker
    from iclei_cli.assembly.programme.parts import add_part

    def add(assembly: Assembly, key: str) -> None:
        speaker = NewSpeaker(**fields.parse_speaker(assembly, typed))
        add_part(assembly, key, _stage(assembly, key, talk), speaker, at=at)

    _change(ctx, session, add)


@app.command("edit-speaker")
@with_options(fields.SPEAKER_OPTIONS)
def edit_speaker(
    ctx: typer.Context,
    session: Session,
    speaker: Speaker,
    talk: OfTalk = None,
    at: Annotated[int | None, typer.Option(min=1, metavar="N", help="Their place, from 1.")] = None,
    **typed: Any,
) -> None:
    """Change what is said of somebody on the stage, or of who presents a talk; an empty position empties it.

    \b
    Example:
      iclei sessions edit-speaker opening 김하늘 --position Mayor
      iclei sessions edit-speaker opening 김하늘 --person 17
    """
    from iclei_cli.assembly.programme.parts import change_part, find_speaker

    _require_something({"at": at, **typed})

    def edit(assembly: Assembly, key: str) -> tuple[Part, Part]:
        stage = _stage(assembly, key, talk)
        before = find_speaker(assembly, key, stage, speaker)
        said = fields.parse_speaker(assembly, typed, before)
        return before, change_part(assembly, key, stage, speaker, at=at, **said)

    _change(ctx, session, edit)


@app.command("remove-speaker")
def remove_speaker(ctx: typer.Context, session: Session, speaker: Speaker, talk: OfTalk = None) -> None:
    """Remove somebody from the stage of a session, or from those who present a talk.

    \b
    Example:
      iclei sessions remove-speaker opening 김하늘
    """
    _remove(ctx, session, speaker, lambda assembly, key: _stage(assembly, key, talk))


def _stage(assembly: Assembly, key: str, talk: str | None) -> PartKind:
    """The people of a session, or of one of its talks."""
    from iclei_cli.assembly.programme.parts import SPEAKERS, presenters_of

    return SPEAKERS if talk is None else presenters_of(assembly, key, talk)


def _change(
    ctx: typer.Context, session: str, change: Callable[[Assembly, str], tuple[Part, Part] | None]
) -> None:
    """Change a session, and tell what became of a part of it, which `change` returns before and after."""
    from iclei_cli.assembly.lookup import find_session

    with store_of(ctx).transaction() as assembly:
        key = find_session(assembly, session).key
        changed = change(assembly, key)
    say_done("session-changed", session=session_name(assembly, key))
    if changed is not None:
        tell_replaced(*changed)
    offer_links(assembly, key)


def _remove(ctx: typer.Context, session: str, words: str, kind: Callable[[Assembly, str], PartKind]) -> None:
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.assembly.programme.parts import remove_part

    with store_of(ctx).transaction() as assembly:
        key = find_session(assembly, session).key
        parts = kind(assembly, key)
        removed = remove_part(assembly, key, parts, words)
    say_done("session-part-removed", name=parts.named(assembly, removed), session=session_name(assembly, key))


def _require_something(typed: dict[str, Any]) -> None:
    from iclei_cli.system.errors import UsageError

    if not is_anything_typed(typed):
        raise UsageError("nothing-to-change", example=message("change-of-part"))
