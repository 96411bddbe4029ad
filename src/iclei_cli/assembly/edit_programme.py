"""What can be done to the programme, and what is refused: no title, or an end before the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.assembly.keys import new_key
from iclei_cli.assembly.nouns.programme import Session, SpeakerRole
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly


def add_session(assembly: Assembly, title: str, *, key: str | None = None, **fields: Any) -> Session:  # noqa: ANN401
    """Add a session; its key is made of the title unless one is given. `fields` are as in `change_session`.

    Raises:
        RefusedError: `session-exists`: another one has this key.
        UsageError: as `change_session`.
    """
    key = key or new_key(title, "session", assembly.sessions)
    if key in assembly.sessions:
        raise RefusedError("session-exists", key=key)
    session = assembly.sessions[key] = _changed(Session(key=key, title=""), title=title, **fields)
    return session


def change_session(assembly: Assembly, key: str, **fields: Any) -> Session:  # noqa: ANN401 - of any type
    """Give a session other values in these fields.

    `moderators` and `speakers` are each a tuple of `Speaker`, which takes the place of those of that role.

    Raises:
        UsageError: `empty-title` or `ends-before-start`.
    """
    session = assembly.sessions[key] = _changed(assembly.sessions[key], **fields)
    return session


def remove_session(assembly: Assembly, key: str) -> None:
    """Take a session off the programme."""
    del assembly.sessions[key]


def sessions_in_order(assembly: Assembly) -> list[Session]:
    """Return the programme in order of time; sessions without a time stay where they were added."""
    started = [session for session in assembly.sessions.values() if session.start]
    in_order = iter(sorted(started, key=lambda session: session.start or ""))
    return [next(in_order) if session.start else session for session in assembly.sessions.values()]


def _changed(session: Session, **fields: Any) -> Session:  # noqa: ANN401 - of any type
    people = {
        role: fields.pop(f"{role}s", [item for item in session.speakers if item.role is role])
        for role in SpeakerRole
    }
    speakers = (*people[SpeakerRole.MODERATOR], *people[SpeakerRole.SPEAKER])
    changed = replace(session, **fields, speakers=speakers)
    if not changed.title.strip():
        raise UsageError("empty-title")
    if changed.start and changed.end and changed.end <= changed.start:
        raise UsageError("ends-before-start")
    return changed
