"""The options of `sessions add` and `edit`, and what was typed into them as fields of a session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.assembly.names import topic_name, with_key
from iclei_cli.cli.options import parse_municipality, text, texts
from iclei_cli.cli.texts import IN_LANGUAGE, typed_language, typed_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session, SessionKind
    from iclei_cli.assembly.nouns.programme.speaker import Speaker, SpeakerRole
    from iclei_cli.assembly.nouns.programme.talk import Talk

TEXTS = ("title", "summary")
TALK_TEXTS = ("title", "municipality")
SPEAKER_TEXTS = ("name", "position")
"""The fields that are printed as they are typed, and may be so in several languages."""

_LISTS = ("chairs", "moderators", "speakers", "panellists", "talks")
"""The options of which each takes several things with such texts."""

_ARE_GUESTS = Annotated[
    bool | None,
    typer.Option("--guest", help="Those who are given by name are guests, who are not on the list."),
]

OPTIONS = {
    "title": text("Title, as it is to be printed."),
    "kind": text("opening, panel, briefing, presentations, discussion, break, closing or other."),
    "start": text("When it starts: 10:00 (on the same day) or 2019-02-28 10:00."),
    "end": text("When it ends, in the same way."),
    "room": text("Where it is."),
    "summary": text("What it is about, in a sentence."),
    "chairs": texts("Who leads it: a number of the list, “Name” or “Name, Position”; repeatable.", "--chair"),
    "moderators": texts("A moderator, in the same way; repeatable.", "--moderator"),
    "speakers": texts("A speaker, in the same way; repeatable.", "--speaker"),
    "panellists": texts("A panellist, in the same way; repeatable.", "--panellist"),
    "guest": _ARE_GUESTS,
    "talks": texts("A talk: “Title”, “Title; City” or “Title; City; topic”; repeatable.", "--talk"),
    "groups": texts(
        "A table that comes together in it; repeatable. A discussion has all unless told.", "--group"
    ),
    "sdgs": texts("A Sustainable Development Goal that it is about, 1 to 17; repeatable.", "--sdg"),
    "expected": text("How many people are; everybody who is coming unless given."),
    "round_minutes": text("Of a discussion, how many minutes a round takes."),
    **IN_LANGUAGE,
}
"""The options by field."""

TALK_OPTIONS = {
    "title": text("What is presented."),
    "municipality": text("The city that presents it."),
    "topic": text("The topic that it opens: its key or title."),
    "speakers": texts(
        "Who presents it: a number of the list, “Name” or “Name, Position”; repeatable.", "--speaker"
    ),
    "guest": _ARE_GUESTS,
    "minutes": text("How many minutes it takes."),
    "at": Annotated[int | None, typer.Option("--at", min=1, metavar="N", help="Its place, from 1.")],
    **IN_LANGUAGE,
}
"""The options of `sessions add-talk` and `edit-talk` by field."""

SPEAKER_OPTIONS = {
    "name": text("As the programme is to print it."),
    "person": text("Who of the list it is: number, e-mail address, or part of a name."),
    "position": text("What they are."),
    "role": text("chair, moderator, speaker or panellist."),
    "guest": Annotated[
        bool | None, typer.Option("--guest/--no-guest", help="They come without being on the list.")
    ],
    "minutes": text("How many minutes they speak."),
    "at": Annotated[int | None, typer.Option("--at", min=1, metavar="N", help="Their place, from 1.")],
    **IN_LANGUAGE,
}
"""The options of `sessions add-speaker` and `edit-speaker` by field."""

_MOST_MINUTES = 24 * 60


def parse_fields(assembly: Assembly, typed: dict[str, Any], session: Session | None = None) -> dict[str, Any]:
    """Return the fields of a session that were typed; an empty text empties the field.

    A time without a day is on that of the `session`.

    Raises:
        UsageError: an option cannot be meant.
        RefusedError: there is no such person or table.
    """
    from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole

    guest, language = bool(typed.get("guest")), typed_language(typed, (*TEXTS, *_LISTS))
    if session is not None and language is not None:
        _require_none_of_several(typed)
    day = session.start[:10] if session is not None and session.start else None
    fields: dict[str, Any] = {}
    if typed.get("start") is not None:
        fields["start"] = _time(assembly, "start", day, typed["start"])
        day = fields["start"][:10] if fields["start"] else day
    parsers: dict[str, Callable[[Any], object]] = {
        "kind": _kind,
        "end": partial(_time, assembly, "end", day),
        "room": _text,
        **{f"{role}s": partial(_people, assembly, role, guest, language) for role in SpeakerRole},
        "talks": partial(_talks, assembly, language),
        "groups": partial(_groups, assembly),
        "sdgs": _sdgs,
        "expected": partial(parse_count, "expected"),
        "round_minutes": partial(_minutes, "round-minutes"),
    }
    fields |= {
        name: parsers[name](words) for name, words in typed.items() if words is not None and name in parsers
    }
    return fields | typed_texts(typed, TEXTS, session, language)


def _require_none_of_several(typed: dict[str, Any]) -> None:
    """Refuse a list in one language in the place of one that may have others: these would be gone in silence.

    Raises:
        UsageError: `in-with-list`.
    """
    from iclei_cli.system.errors import UsageError

    for name in _LISTS:
        if typed.get(name) is not None:
            raise UsageError("in-with-list", option=name.removesuffix("s"))


def parse_talk(assembly: Assembly, typed: dict[str, Any], talk: Talk | None = None) -> dict[str, Any]:
    """Return the fields that were typed, as they are to be of a talk; an empty text empties the field.

    Raises:
        UsageError: an option cannot be meant.
        RefusedError: there is no such person.
    """
    from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole

    language = typed_language(typed, (*TALK_TEXTS, "speakers"))
    if talk is not None and language is not None:
        _require_none_of_several(typed)
    parsers: dict[str, Callable[[Any], object]] = {
        "topic": lambda words: _topic(assembly, words, "topic") if words.strip() else None,
        "speakers": partial(_people, assembly, SpeakerRole.SPEAKER, bool(typed.get("guest")), language),
        "minutes": partial(_minutes, "minutes"),
    }
    fields = {name: parse(typed[name]) for name, parse in parsers.items() if typed.get(name) is not None}
    if typed.get("municipality") is not None and language is None:
        fields["municipality"] = parse_municipality(typed["municipality"].strip())
    return typed_texts(typed, TALK_TEXTS, talk, language) | fields


def parse_speaker(
    assembly: Assembly, typed: dict[str, Any], speaker: Speaker | None = None
) -> dict[str, Any]:
    """Return the fields that were typed, as they are to be of a speaker; an empty position empties it.

    Raises:
        UsageError: there is no such role, or both a name and a person are given.
        RefusedError: there is no such person.
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.system.errors import UsageError

    if typed.get("name") is not None and typed.get("person") is not None:
        raise UsageError("name-or-person")
    language = typed_language(typed, SPEAKER_TEXTS)
    fields: dict[str, Any] = typed_texts(typed, SPEAKER_TEXTS, speaker, language)
    if "name" in fields:
        fields |= {"name": fields["name"] or "", "person": None}
    if typed.get("person") is not None:
        fields |= {"name": "", "person": find_participant(assembly, typed["person"]).id, "guest": False}
    if typed.get("role") is not None:
        fields["role"] = _role(typed["role"])
    if typed.get("guest") is not None:
        fields["guest"] = typed["guest"] and fields.get("person") is None
    if typed.get("minutes") is not None:
        fields["minutes"] = _minutes("minutes", typed["minutes"])
    return fields


def _text(words: str) -> str | None:
    return words.strip() or None


def _kind(words: str) -> SessionKind:
    """The kind that was typed: as scripts know it, or in the word that is shown for it."""
    from iclei_cli.assembly.nouns.programme.session import SessionKind
    from iclei_cli.cli.messages.catalogue import sentence
    from iclei_cli.system.errors import UsageError

    typed = words.strip().lower()
    shown = {sentence(kind.word): kind for kind in SessionKind}
    try:
        return shown.get(typed) or SessionKind(typed)
    except ValueError as error:
        raise UsageError("unknown-kind", words=words, known=[kind.word for kind in SessionKind]) from error


def _role(words: str) -> SpeakerRole:
    from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
    from iclei_cli.system.errors import UsageError

    try:
        return SpeakerRole(words.strip().lower())
    except ValueError as error:
        raise UsageError("unknown-speaker-role", words=words, known=list(SpeakerRole)) from error


def _time(assembly: Assembly, option: str, day: str | None, words: str) -> str | None:
    from iclei_cli.assembly.programme.times import read_time
    from iclei_cli.intake.programme.values import by_24_hours

    return read_time(assembly.event, option, by_24_hours(words), day=day) if words.strip() else None


def parse_count(option: str, words: str) -> int | None:
    """Return a number of people that was typed; None for an empty text.

    Raises:
        UsageError: `not-a-count`.
    """
    from iclei_cli.assembly.nouns.numbers import MOST
    from iclei_cli.system.errors import UsageError
    from iclei_cli.system.whole_numbers import whole_number

    digits = words.strip()
    if not digits:
        return None
    if not digits.isdecimal() or not 1 <= whole_number(digits) <= MOST:
        raise UsageError("not-a-count", option=option, words=words)
    return whole_number(digits)


def _minutes(option: str, words: str) -> int | None:
    from datetime import timedelta

    from iclei_cli.assembly.programme.times import read_duration
    from iclei_cli.system.errors import UsageError

    if not words.strip():
        return None
    minutes = int(read_duration(option, words) / timedelta(minutes=1))
    if not 1 <= minutes <= _MOST_MINUTES:
        raise UsageError("not-a-duration", option=option, words=words)
    return minutes


def _sdgs(typed: list[str]) -> tuple[int, ...]:
    """Goals by number; “SDG 11” and several with commas between them are understood, too."""
    import re

    from iclei_cli.assembly.nouns.programme.sdgs import LAST
    from iclei_cli.system.errors import UsageError
    from iclei_cli.system.whole_numbers import whole_number

    found = []
    for words in (part.strip() for given in typed for part in given.split(",")):
        if words:
            number = re.fullmatch(r"(?:sdgs?\s*)?(\d+)", words, re.IGNORECASE)
            if number is None or not 1 <= whole_number(number[1]) <= LAST:
                raise UsageError("not-an-sdg", words=words, last=LAST)
            found.append(whole_number(number[1]))
    return tuple(dict.fromkeys(found))


def _groups(assembly: Assembly, typed: list[str]) -> tuple[str, ...]:
    from iclei_cli.assembly.lookup import find_group

    return tuple(dict.fromkeys(find_group(assembly, words).key for words in typed if words.strip()))


def _people(
    assembly: Assembly, role: SpeakerRole, guest: bool, language: str | None, typed: list[str]
) -> tuple[Speaker, ...]:
    return tuple(_speaker(assembly, role, words, language, guest=guest) for words in typed if words.strip())


def _speaker(
    assembly: Assembly, role: SpeakerRole, words: str, language: str | None, *, guest: bool
) -> Speaker:
    """Somebody of the list by number or e-mail address, or else somebody by name."""
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.assembly.nouns.programme.speaker import Speaker
    from iclei_cli.assembly.nouns.text import with_words

    name, _, typed_position = (part.strip() for part in words.partition(","))
    position = with_words(None, typed_position, language)
    if name.isdecimal() or "@" in name:
        return Speaker(person=find_participant(assembly, name).id, position=position, role=role)
    return Speaker(name=with_words(None, name, language) or "", position=position, role=role, guest=guest)


def _talks(assembly: Assembly, language: str | None, typed: list[str]) -> tuple[Talk, ...]:
    return tuple(_talk(assembly, words, language) for words in typed if words.strip())


def _talk(assembly: Assembly, words: str, language: str | None) -> Talk:
    from iclei_cli.assembly.nouns.programme.talk import Talk
    from iclei_cli.assembly.nouns.text import with_words
    from iclei_cli.system.errors import UsageError

    title, municipality, topic, *more = [*(part.strip() for part in words.split(";")), "", ""]
    if not title or any(more):
        raise UsageError("not-a-talk", words=words)
    key = _topic(assembly, topic, "talk") if topic else None
    city = parse_municipality(municipality, "talk")
    return Talk(title=with_words(None, title, language) or "", municipality=city, topic=key)


def _topic(assembly: Assembly, words: str, option: str) -> str:
    from iclei_cli.intake.values.parse import BadValue
    from iclei_cli.intake.values.topics.read import parse_topic
    from iclei_cli.system.errors import UsageError

    try:
        return parse_topic(words, assembly.topics)
    except BadValue as error:
        keys = list(assembly.topics)
        known = [with_key(topic_name(assembly, key), key) for key in keys]
        raise UsageError("talk-topic-unknown", option=option, words=words, keys=keys, known=known) from error
