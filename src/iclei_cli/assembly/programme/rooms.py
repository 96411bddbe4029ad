"""The rooms of the venue: which one a text means, and what can be done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.assembly.keys import new_key
from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.names import with_key
from iclei_cli.assembly.nouns.programme.room import Room
from iclei_cli.assembly.nouns.text import forms_of, in_language, is_said
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.text import Text


def room_called(assembly: Assembly, words: str | None) -> Room | None:
    """The room of this name or key; None where nothing is known of one."""
    if words is None:
        return None
    if words in assembly.rooms:
        return assembly.rooms[words]
    sought = folded(words)
    return next((room for room in assembly.rooms.values() if sought in _words_of(room)), None)


def find_room(assembly: Assembly, words: str) -> Room:
    """The room of this name or key.

    Raises:
        RefusedError: `room-unknown`.
    """
    room = room_called(assembly, words)
    if room is None:
        known = [with_key(each.name, key) for key, each in assembly.rooms.items()]
        raise RefusedError("room-unknown", words=words, keys=list(assembly.rooms), known=known)
    return room


def place_of(assembly: Assembly, words: str) -> str:
    """What is the same for all texts that mean one room, and another for any other."""
    room = room_called(assembly, words)
    return folded(words if room is None else room.key)


def room_name(assembly: Assembly, words: str) -> Text:
    """What the room that a session or a group names is called, in as many languages as that is known."""
    room = room_called(assembly, words)
    return words if room is None else room.name


def room_of(assembly: Assembly, place: Group | Session) -> Text | None:
    """What the room of a table or session is called, if it has one; as `room_name`."""
    return None if place.room is None else room_name(assembly, place.room)


def rooms_named(assembly: Assembly) -> dict[str, Text]:
    """Every room that a session or a group names, or that is known, as it is written first, by its place."""
    found: dict[str, Text] = {folded(room.key): room.name for room in assembly.rooms.values()}
    texts = [
        *(session.room for session in assembly.sessions.values()),
        *(group.room for group in assembly.groups.values()),
    ]
    for text in texts:
        if text is not None:
            found.setdefault(place_of(assembly, text), text)
    return found


def add_room(assembly: Assembly, name: Text, *, key: str | None = None, **fields: Any) -> Room:  # noqa: ANN401
    """Add what is known of a room; its key is made of the name unless one is given.

    Raises:
        RefusedError: `room-exists`: there is a room of this name or key.
        UsageError: `empty-room`.
    """
    key = key or new_key(in_language(name or "", "en"), "room", assembly.rooms)
    if key in assembly.rooms:
        raise RefusedError("room-exists", key=key)
    room = Room(key=key, name=name, **fields)
    _require_own_name(assembly, room)
    assembly.rooms[key] = room
    return room


def change_room(assembly: Assembly, key: str, **fields: Any) -> Room:  # noqa: ANN401 - of any type
    """Say something else of a room; who named it by a name that it has no more, names it by the new one.

    Raises:
        RefusedError: `room-exists`: another room is called so.
        UsageError: `empty-room`.
    """
    before = assembly.rooms[key]
    room = replace(before, **fields)
    _require_own_name(assembly, room)
    name, words = in_language(room.name, assembly.event.language), _words_of(room)
    for own, session in assembly.sessions.items():
        if room_called(assembly, session.room) == before and folded(session.room) not in words:
            assembly.sessions[own] = replace(session, room=name)
    for own, group in assembly.groups.items():
        if room_called(assembly, group.room) == before and folded(group.room) not in words:
            assembly.groups[own] = replace(group, room=name)
    assembly.rooms[key] = room
    return room


def remove_room(assembly: Assembly, key: str) -> Room:
    """Forget what is known of a room; sessions and groups stay where they are."""
    return assembly.rooms.pop(key)


def _words_of(room: Room) -> set[str]:
    """Everything by which a room is named."""
    return set(map(folded, (room.key, *forms_of(room.name))))


def _require_own_name(assembly: Assembly, room: Room) -> None:
    if not is_said(room.name):
        raise UsageError("empty-room")
    forms = set(map(folded, forms_of(room.name)))
    for other in assembly.rooms.values():
        if other.key != room.key and forms & _words_of(other):
            raise RefusedError("room-exists", key=other.key)
