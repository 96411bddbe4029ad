"""The options of `sessions add` and `edit`, and what was typed into them as fields of a session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from iclei_cli.cli.options import parse_municipality, text, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import SessionKind
    from iclei_cli.assembly.nouns.programme.speaker import Speaker, SpeakerRole
    from iclei_cli.assembly.nouns.programme.talk import Talk

OPTIONS = {
    "title": text("Title, as it is to be printed."),
    "kind": text("opening, panel, briefing, discussion, break or other."),
    "start": text("When it starts: 10:00 (on the assembly's day) or 2019-02-28 10:00."),
    "end": text("When it ends, in the same way."),
    "room": text("Where it is."),
    "summary": text("What it is about, in a sentence."),
    "speakers": texts("A speaker: “Name” or “Name, Position”; repeatable.", "--speaker"),
    "moderators": texts("A moderator, in the same way; repeatable.", "--moderator"),
    "talks": texts("A talk: “Title”, “Title; City” or “Title; City; topic”; repeatable.", "--talk"),
}
"""The options by field."""

TALK_OPTIONS = {
    "title": text("What is presented."),
    "municipality": text("The city that presents it."),
    "topic": text("The topic that it opens: its key or title."),
}
"""The options of `sessions add-talk` and `edit-talk` by field."""

SPEAKER_OPTIONS = {
    "name": text("As the programme is to print it."),
    "position": text("What they are."),
    "role": text("speaker or moderator."),
}
"""The options of `sessions add-speaker` and `edit-speaker` by field."""

_CLOCK = len("10:00")


def parse_fields(assembly: Assembly, typed: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a session that were typed; an empty text empties the field.

    Raises:
        UsageError: an option cannot be meant.
    """
    from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole

    parsers: dict[str, Callable[[Any], object]] = {
        "title": str.strip,
        "kind": _kind,
        "start": partial(_time, assembly, "start"),
        "end": partial(_time, assembly, "end"),
        "room": _text,
        "summary": _text,
        "speakers": partial(_people, SpeakerRole.SPEAKER),
        "moderators": partial(_people, SpeakerRole.MODERATOR),
        "talks": partial(_talks, assembly),
    }
    return {name: parsers[name](words) for name, words in typed.items() if words is not None}


def parse_talk(assembly: Assembly, typed: dict[str, str | None]) -> dict[str, Any]:
    """Return the fields of a talk that were typed; an empty text empties the field.

    Raises:
        UsageError: an option cannot be meant.
    """
    fields: dict[str, Any] = {name: words.strip() for name, words in typed.items() if words is not None}
    if "municipality" in fields:
        fields["municipality"] = parse_municipality(fields["municipality"])
    if "topic" in fields:
        fields["topic"] = _topic(assembly, fields["topic"], "topic") if fields["topic"] else None
    return fields


def parse_speaker(typed: dict[str, str | None]) -> dict[str, Any]:
    """Return the fields of a speaker that were typed; an empty position empties it.

    Raises:
        UsageError: there is no such role.
    """
    from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
    from iclei_cli.system.errors import UsageError

    fields: dict[str, Any] = {name: words.strip() for name, words in typed.items() if words is not None}
    if "position" in fields:
        fields["position"] = fields["position"] or None
    if "role" in fields:
        try:
            fields["role"] = SpeakerRole(fields["role"].lower())
        except ValueError as error:
            raise UsageError("unknown-speaker-role", words=fields["role"], known=list(SpeakerRole)) from error
    return fields


def _text(words: str) -> str | None:
    return words or None


def _kind(words: str) -> SessionKind:
    from iclei_cli.assembly.nouns.programme.session import SessionKind
    from iclei_cli.system.errors import UsageError

    try:
        return SessionKind(words.strip().lower())
    except ValueError as error:
        raise UsageError("unknown-kind", words=words, known=list(SessionKind)) from error


def _time(assembly: Assembly, option: str, words: str) -> str | None:
    """A local time as it is kept, `YYYY-MM-DDTHH:MM`; a bare clock time is on the assembly's day."""
    from datetime import datetime

    from iclei_cli.system.errors import UsageError

    words = words.strip()
    if not words:
        return None
    full = words.replace("T", " ")
    if len(words) <= _CLOCK:
        if assembly.event.date is None:
            raise UsageError("no-date", option=option)
        full = f"{assembly.event.date} {words.zfill(_CLOCK)}"
    try:
        return datetime.strptime(full, "%Y-%m-%d %H:%M").strftime("%Y-%m-%dT%H:%M")  # noqa: DTZ007 - local
    except ValueError as error:
        raise UsageError("not-a-time", option=option, words=words) from error


def _people(role: SpeakerRole, typed: list[str]) -> tuple[Speaker, ...]:
    return tuple(_speaker(role, words) for words in typed if words.strip())


def _speaker(role: SpeakerRole, words: str) -> Speaker:
    from iclei_cli.assembly.nouns.programme.speaker import Speaker

    name, _, position = (part.strip() for part in words.partition(","))
    return Speaker(name=name, position=position or None, role=role)


def _talks(assembly: Assembly, typed: list[str]) -> tuple[Talk, ...]:
    return tuple(_talk(assembly, words) for words in typed if words.strip())


def _talk(assembly: Assembly, words: str) -> Talk:
    from iclei_cli.assembly.nouns.programme.talk import Talk
    from iclei_cli.system.errors import UsageError

    title, municipality, topic, *more = [*(part.strip() for part in words.split(";")), "", ""]
    if not title or any(more):
        raise UsageError("not-a-talk", words=words)
    key = _topic(assembly, topic, "talk") if topic else None
    return Talk(title=title, municipality=parse_municipality(municipality, "talk"), topic=key)


def _topic(assembly: Assembly, words: str, option: str) -> str:
    from iclei_cli.intake.values.parse import BadValue
    from iclei_cli.intake.values.topics.read import parse_topic
    from iclei_cli.system.errors import UsageError

    try:
        return parse_topic(words, assembly.topics)
    except BadValue as error:
        keys = list(assembly.topics)
        raise UsageError("talk-topic-unknown", option=option, words=words, keys=keys) from error
