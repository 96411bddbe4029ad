"""What can be done to the programme, and what is refused: no title, or an end before the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.assembly.keys import new_key
from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.programme.session import Session
from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.speaker import Speaker
    from iclei_cli.assembly.nouns.programme.talk import Talk


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


# Talks and speakers, one by one


def add_talk(assembly: Assembly, key: str, talk: Talk) -> None:
    """Add a talk at the end of a session.

    Raises:
        UsageError: `empty-talk`: it has no title.
    """
    _put_talks(assembly, key, (*assembly.sessions[key].talks, talk))


def change_talk(assembly: Assembly, key: str, words: str, **fields: Any) -> None:  # noqa: ANN401 - of any type
    """Give the talk that `words` name (its number in the session, from 1, or its title) other values.

    Raises:
        RefusedError: `talk-unknown` or `talk-ambiguous`.
        UsageError: as `add_talk`.
    """
    talks = list(assembly.sessions[key].talks)
    place = _place_of(words, [talk.title for talk in talks], "talk")
    talks[place] = replace(talks[place], **fields)
    _put_talks(assembly, key, tuple(talks))


def remove_talk(assembly: Assembly, key: str, words: str) -> Talk:
    """Take the talk that `words` name, as in `change_talk`, off a session; the talk.

    Raises:
        RefusedError: as `change_talk`.
    """
    talks = list(assembly.sessions[key].talks)
    removed = talks.pop(_place_of(words, [talk.title for talk in talks], "talk"))
    _put_talks(assembly, key, tuple(talks))
    return removed


def add_speaker(assembly: Assembly, key: str, speaker: Speaker) -> None:
    """Add a speaker to a session, or a moderator, as the last of those.

    Raises:
        UsageError: `empty-speaker`: they have no name.
    """
    _put_speakers(assembly, key, (*assembly.sessions[key].speakers, speaker))


def change_speaker(assembly: Assembly, key: str, words: str, **fields: Any) -> None:  # noqa: ANN401 - as above
    """Give the speaker or moderator whom `words` name (their number, from 1, or their name) other values.

    Raises:
        RefusedError: `speaker-unknown` or `speaker-ambiguous`.
        UsageError: as `add_speaker`.
    """
    speakers = list(assembly.sessions[key].speakers)
    place = _place_of(words, [speaker.name for speaker in speakers], "speaker")
    speakers[place] = replace(speakers[place], **fields)
    _put_speakers(assembly, key, tuple(speakers))


def remove_speaker(assembly: Assembly, key: str, words: str) -> Speaker:
    """Take the speaker whom `words` name, as in `change_speaker`, off a session; the speaker.

    Raises:
        RefusedError: as `change_speaker`.
    """
    speakers = list(assembly.sessions[key].speakers)
    removed = speakers.pop(_place_of(words, [speaker.name for speaker in speakers], "speaker"))
    _put_speakers(assembly, key, tuple(speakers))
    return removed


def _put_talks(assembly: Assembly, key: str, talks: tuple[Talk, ...]) -> None:
    if not all(talk.title.strip() for talk in talks):
        raise UsageError("empty-talk")
    assembly.sessions[key] = replace(assembly.sessions[key], talks=talks)


def _put_speakers(assembly: Assembly, key: str, speakers: tuple[Speaker, ...]) -> None:
    """Moderators stand before speakers."""
    if not all(speaker.name.strip() for speaker in speakers):
        raise UsageError("empty-speaker")
    in_order = tuple(
        speaker
        for role in (SpeakerRole.MODERATOR, SpeakerRole.SPEAKER)
        for speaker in speakers
        if speaker.role is role
    )
    assembly.sessions[key] = replace(assembly.sessions[key], speakers=in_order)


def _place_of(words: str, names: list[str], kind: str) -> int:
    """Which of these is meant, from 0: by its number from 1, by its name, or by part of it."""
    sought = folded(words)
    fits = [place for place, name in enumerate(names) if folded(name) == sought]
    if not fits and sought.isdecimal():
        number = whole_number(sought)
        fits = [number - 1] if 1 <= number <= len(names) else []
    elif not fits and sought:
        fits = [place for place, name in enumerate(names) if sought in folded(name)]
    if len(fits) != 1:
        raise RefusedError(f"{kind}-ambiguous" if fits else f"{kind}-unknown", words=words, names=names)
    return fits[0]
