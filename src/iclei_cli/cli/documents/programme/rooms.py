"""The rooms of the venue as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from iclei_cli.assembly.programme.rooms import place_of, room_called, rooms_named
from iclei_cli.cli.documents.document import Document, InLanguages, texts_in

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.text import Text


class RoomItem(InLanguages, frozen=True, kw_only=True):
    """A room.

    Attributes:
        key: its short name, which is typed; null of a room that sessions or groups name and of which nothing
            else is known.
        name: as it is printed.
        capacity: how many people it takes.
        may_hold_several: whether two things may be in it at a time.
        sessions: the keys of the sessions in it.
        groups: the keys of the tables in it.
    """

    key: str | None
    name: str
    capacity: int | None
    may_hold_several: bool
    sessions: list[str]
    groups: list[str]


class RoomsDocument(Document, frozen=True, kw_only=True):
    """The rooms of the venue.

    Attributes:
        rooms: those that are known, then those that are only named.
    """

    commands: ClassVar[tuple[str, ...]] = ("sessions rooms",)

    rooms: list[RoomItem]


def rooms_document(assembly: Assembly) -> RoomsDocument:
    """Return the rooms as a document."""
    return RoomsDocument(
        rooms=[_room_item(assembly, place, name) for place, name in rooms_named(assembly).items()]
    )


def _room_item(assembly: Assembly, place: str, name: Text) -> RoomItem:
    room = room_called(assembly, place)
    return RoomItem(
        key=None if room is None else room.key,
        **texts_in(assembly.event.language, name=name),
        capacity=None if room is None else room.capacity,
        may_hold_several=room is not None and room.may_hold_several,
        sessions=[
            key
            for key, session in assembly.sessions.items()
            if session.room is not None and place_of(assembly, session.room) == place
        ],
        groups=[
            key
            for key, group in assembly.groups.items()
            if group.room is not None and place_of(assembly, group.room) == place
        ],
    )
