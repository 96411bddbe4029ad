"""The commands of `iclei sessions` about rooms: how many people they take."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.assembly.names import group_name, session_name, with_key
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, text, with_options
from iclei_cli.cli.sessions.fields import parse_count
from iclei_cli.cli.show import terminal
from iclei_cli.cli.texts import IN_LANGUAGE, is_anything_typed, tell_replaced, typed_language, typed_texts
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.room import Room as KnownRoom
    from iclei_cli.cli.documents.programme.rooms import RoomsDocument

app = family()

Room = Annotated[str, typer.Argument(metavar="ROOM", help="The room's name or key.")]

OPTIONS = {
    "capacity": text("How many people it takes."),
    "may_hold_several": Annotated[
        bool | None,
        typer.Option(
            "--several/--one", help="Whether two things may be in it at a time, as in a yard or a large hall."
        ),
    ],
    **IN_LANGUAGE,
}
"""The options of `sessions add-room` and `edit-room` by field."""

TEXTS = ("name",)
"""The fields that are printed as they are typed, and may be so in several languages."""


@app.command("rooms")
def rooms(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the rooms: those of which something is known, and those that sessions and tables name.

    \b
    Example:
      iclei sessions rooms
    """
    from iclei_cli.cli.documents.programme.rooms import rooms_document

    assembly = store_of(ctx).read()
    terminal.show(rooms_document(assembly), partial(_say_rooms, assembly), as_json=as_json)


@app.command("add-room")
@with_options(OPTIONS)
def add_room(
    ctx: typer.Context,
    room: Annotated[str, typer.Argument(metavar="NAME", help="As sessions and tables name it.")],
    key: Annotated[
        str | None, typer.Option(help="Short name to type; made from the name unless given.", metavar="TEXT")
    ] = None,
    **typed: Any,
) -> None:
    """Say how many people a room takes; sessions and tables are in it that name it.

    \b
    Example:
      iclei sessions add-room "Grand Ballroom" --capacity 150
      iclei sessions add-room Courtyard --capacity 200 --several
    """
    from iclei_cli.assembly.programme import rooms as programme

    with store_of(ctx).transaction() as assembly:
        added = programme.add_room(assembly, key=key, **_fields({"name": room, **typed}, None))
    say_done("room-added", room=with_key(added.name, added.key))


@app.command("edit-room")
@with_options({"name": text("Another name, which sessions and tables in it get, too."), **OPTIONS})
def edit_room(ctx: typer.Context, room: Room, **typed: Any) -> None:
    """Change what is known of a room.

    \b
    Example:
      iclei sessions edit-room grand-ballroom --capacity 120
      iclei sessions edit-room grand-ballroom --name 대연회장 --in ko
    """
    from iclei_cli.assembly.programme import rooms as programme
    from iclei_cli.system.errors import UsageError

    if not is_anything_typed(typed):
        raise UsageError("nothing-to-change", example=message("change-of-room"))
    with store_of(ctx).transaction() as assembly:
        before = programme.find_room(assembly, room)
        after = programme.change_room(assembly, before.key, **_fields(typed, before))
    say_done("room-changed", room=after.name)
    tell_replaced(before, after)


@app.command("remove-room")
def remove_room(ctx: typer.Context, room: Room) -> None:
    """Forget what is known of a room; sessions and tables stay in it.

    \b
    Example:
      iclei sessions remove-room courtyard
    """
    from iclei_cli.assembly.programme import rooms as programme

    with store_of(ctx).transaction() as assembly:
        removed = programme.remove_room(assembly, programme.find_room(assembly, room).key)
    say_done("room-removed", room=removed.name)


def _fields(typed: dict[str, Any], before: KnownRoom | None) -> dict[str, Any]:
    """Return what was typed, as it is to be of a room (None: a new one)."""
    fields: dict[str, Any] = typed_texts(typed, TEXTS, before, typed_language(typed, TEXTS))
    if typed.get("capacity") is not None:
        fields["capacity"] = parse_count("capacity", typed["capacity"])
    if typed.get("may_hold_several") is not None:
        fields["may_hold_several"] = typed["may_hold_several"]
    return fields


def _say_rooms(assembly: Assembly, document: RoomsDocument) -> None:
    terminal.say_table(
        ["heading-room", "heading-key", "heading-capacity", "heading-sessions", "heading-tables"],
        [
            (
                message("room-for-several", name=room.text("name"))
                if room.may_hold_several
                else room.text("name"),
                room.key,
                room.capacity,
                message("listed", items=[session_name(assembly, key) for key in room.sessions]),
                message("listed", items=[group_name(assembly, key) for key in room.groups]),
            )
            for room in document.rooms
        ],
    )
    if any(room.capacity is None for room in document.rooms):
        terminal.note("room-of-unknown-size")
