"""What can be done to the sessions, and what is refused: no title, or an end before the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.assembly.keys import new_key
from iclei_cli.assembly.names import session_name
from iclei_cli.assembly.nouns.programme.session import Session
from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.assembly.nouns.text import in_language, is_said
from iclei_cli.assembly.programme.parts import SPEAKERS, TALKS, whole
from iclei_cli.assembly.programme.times import shown
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.text import Text


def add_session(assembly: Assembly, title: Text, *, key: str | None = None, **fields: Any) -> Session:  # noqa: ANN401
    """Add a session; its key is made of the title unless one is given. `fields` are as in `change_session`.

    Raises:
        RefusedError: `session-exists`: another one has this key.
        UsageError: as `change_session`.
    """
    key = key or new_key(in_language(title or "", "en"), "session", assembly.sessions)
    if key in assembly.sessions:
        raise RefusedError("session-exists", key=key)
    session = assembly.sessions[key] = _changed(Session(key=key, title=""), title=title, **fields)
    return session


def change_session(assembly: Assembly, key: str, **fields: Any) -> Session:  # noqa: ANN401 - of any type
    """Give a session other values in these fields.

    `chairs`, `moderators`, `speakers` and `panellists` are each a tuple of `Speaker`, which takes the place
    of those of that role.

    Raises:
        UsageError: `empty-title` or `ends-before-start`, or as `whole`.
    """
    session = assembly.sessions[key] = _changed(assembly.sessions[key], **fields)
    return session


def remove_session(assembly: Assembly, key: str) -> None:
    """Take a session off the programme.

    Raises:
        RefusedError: something was noted of it, which would be of no session then.
    """
    noted = [note.number for note in assembly.notes.values() if note.session == key]
    if noted:
        raise RefusedError(
            "session-has-notes",
            session=key,
            title=session_name(assembly, key),
            count=len(noted),
            first=noted[0],
        )
    del assembly.sessions[key]


def _changed(session: Session, **fields: Any) -> Session:  # noqa: ANN401 - of any type
    speakers = [
        speaker
        for role in SpeakerRole
        for speaker in fields.pop(f"{role}s", [item for item in session.speakers if item.role is role])
    ]
    talks = whole(TALKS, fields.pop("talks", session.talks))
    changed = replace(session, **fields, talks=talks, speakers=whole(SPEAKERS, speakers))
    if not is_said(changed.title):
        raise UsageError("empty-title")
    if changed.start and changed.end and changed.end <= changed.start:
        raise UsageError("ends-before-start", start=shown(changed.start), end=shown(changed.end))
    return changed
