"""The rooms of the venue: which one a text means, and what can be done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.assembly.keys import new_key
from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.programme.room import Room
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly


def room_called(assembly: Assembly, words: str | None) -> Room | None:
    """The room of this name or key; None where nothing is known of one."""
    if words is None:
        return None
    if words in assembly.rooms:
        return assembly.rooms[words]
    sought = folded(words)
    return next(
        (room for room in assembly.rooms.values() if sought in {folded(room.key), folded(room.name)}), None
    )


def find_room(assembly: Assembly, words: str) -> Room:
    """The room of this name or key.

    Raises:
        RefusedError: `room-unknown`.
    """
    room = room_called(assembly, words)
    if room is None:
        raise RefusedError("room-unknown", words=words, keys=list(assembly.rooms))
    return room


def place_of(assembly: Assembly, words: str) -> str:
    """What is the same for all texts that mean one room, and another for any other."""
    room = room_called(assembly, words)
    return folded(words) if room is None else folded(room.name)


def rooms_named(assembly: Assembly) -> dict[str, str]:
    """Every room that a session or a group names, or that is known, as it is written first, by its place."""
    texts = [
        *(room.name for room in assembly.rooms.values()),
        *(session.room for session in assembly.sessions.values()),
        *(group.room for group in assembly.groups.values()),
    ]
    found: dict[str, str] = {}
    for text in texts:
        if text is not None:
            found.setdefault(place_of(assembly, text), text)
    return found


def add_room(assembly: Assembly, name: str, *, key: str | None = None, **fields: Any) -> Room:  # noqa: ANN401
    """Add what is known of a room; its key is made of the name unless one is given.

    Raises:
        RefusedError: `room-exists`: there is a room of this name or key.
        UsageError: `empty-room`.
    """
    key = key or new_key(name, "room", assembly.rooms)
    if key in assembly.rooms:
        raise RefusedError("room-exists", key=key)
    room = Room(key=key, name=name.strip(), **fields)
    _require_own_name(assembly, room)
    assembly.rooms[key] = room
    return room


def change_room(assembly: Assembly, key: str, **fields: Any) -> Room:  # noqa: ANN401 - of any type
    """Say something else of a room; where it gets another name, sessions and groups say that one, too.

    Raises:
        RefusedError: `room-exists`: another room is called so.
        UsageError: `empty-room`.
    """
    before = assembly.rooms[key]
    room = replace(before, **fields)
    _require_own_name(assembly, room)
    if room.name != before.name:
        for name, session in assembly.sessions.items():
            if room_called(assembly, session.room) == before:
                assembly.sessions[name] = replace(session, room=room.name)
        for name, group in assembly.groups.items():
            if room_called(assembly, group.room) == before:
                assembly.groups[name] = replace(group, room=room.name)
    assembly.rooms[key] = room
    return room


def remove_room(assembly: Assembly, key: str) -> Room:
    """Forget what is known of a room; sessions and groups stay where they are."""
    return assembly.rooms.pop(key)


def _require_own_name(assembly: Assembly, room: Room) -> None:
    if not room.name.strip():
        raise UsageError("empty-room")
    for other in assembly.rooms.values():
        if other.key != room.key and folded(room.name) in {folded(other.name), folded(other.key)}:
            raise RefusedError("room-exists", key=other.key)
