"""The options of `sessions add` and `edit`, and what was typed into them as a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.cli.options import text, texts

if TYPE_CHECKING:
    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.programme import Session, SessionKind, Speaker, SpeakerRole, Talk

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


def changed_session(assembly: Assembly, session: Session, typed: dict[str, Any]) -> Session:
    """The session with the options that were given put in.

    Raises:
        UsageError: an option cannot be meant.
    """
    import msgspec

    from iclei_cli.assembly.programme import SpeakerRole
    from iclei_cli.system.errors import UsageError

    given = {name: value for name, value in typed.items() if value is not None}
    fields: dict[str, Any] = {name: given[name] or None for name in ("room", "summary") if name in given}
    if "title" in given:
        fields["title"] = given["title"]
    if "kind" in given:
        fields["kind"] = _kind(given["kind"])
    fields |= {name: _time(assembly, given[name], name) for name in ("start", "end") if name in given}
    if "talks" in given:
        fields["talks"] = tuple(_talk(assembly, words) for words in given["talks"] if words.strip())
    kept = {role: [item for item in session.speakers if item.role is role] for role in SpeakerRole}
    for role, name in ((SpeakerRole.MODERATOR, "moderators"), (SpeakerRole.SPEAKER, "speakers")):
        if name in given:
            kept[role] = [_speaker(words, role) for words in given[name] if words.strip()]
    fields["speakers"] = (*kept[SpeakerRole.MODERATOR], *kept[SpeakerRole.SPEAKER])
    changed = msgspec.structs.replace(session, **fields)
    if not changed.title.strip():
        raise UsageError("empty-title")
    if changed.start and changed.end and changed.end <= changed.start:
        raise UsageError("ends-before-start")
    return changed


def _kind(words: str) -> SessionKind:
    from iclei_cli.assembly.programme import SessionKind
    from iclei_cli.system.errors import UsageError

    try:
        return SessionKind(words.strip().lower())
    except ValueError as error:
        raise UsageError(
            "unknown-kind",
            words=words,
            known=", ".join(SessionKind),
        ) from error


def _time(assembly: Assembly, words: str, option: str) -> str | None:
    """A local time as it is kept, `YYYY-MM-DDTHH:MM`; a bare clock time is on the assembly's day."""
    from datetime import datetime

    from iclei_cli.system.errors import UsageError

    words = words.strip()
    if not words:
        return None
    if len(words) <= len("10:00") and assembly.event.date is None:
        raise UsageError("no-date", option=option)
    full = (
        f"{assembly.event.date} {words.zfill(5)}" if len(words) <= len("10:00") else words.replace("T", " ")
    )
    try:
        return datetime.strptime(full, "%Y-%m-%d %H:%M").strftime("%Y-%m-%dT%H:%M")  # noqa: DTZ007 - local
    except ValueError as error:
        raise UsageError(
            "not-a-time",
            option=option,
            words=words,
        ) from error


def _speaker(words: str, role: SpeakerRole) -> Speaker:
    from iclei_cli.assembly.programme import Speaker

    name, _, position = (part.strip() for part in words.partition(","))
    return Speaker(name=name, position=position or None, role=role)


def _talk(assembly: Assembly, words: str) -> Talk:
    from iclei_cli.assembly.programme import Talk
    from iclei_cli.intake.values.parse import BadValue, parse_topic
    from iclei_cli.system.errors import UsageError

    title, municipality, topic, *more = [*(part.strip() for part in words.split(";")), "", ""]
    if not title or any(more):
        raise UsageError("not-a-talk", words=words)
    try:
        key = parse_topic(topic, assembly.topics) if topic else None
    except BadValue as error:
        raise UsageError("option-value", option="--talk", reason=error.message) from error
    return Talk(title=title, municipality=municipality or None, topic=key)
