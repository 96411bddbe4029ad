"""The form of a template: which keys it can have, and what in it cannot be meant."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.group import Capacity, RoundSeats, Spot, Topic
from iclei_cli.assembly.nouns.programme.room import Room
from iclei_cli.assembly.nouns.programme.session import Session, SessionKind
from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.assembly.nouns.settings import MOST_ROUNDS
from iclei_cli.assembly.nouns.text import Text, forms_of, is_language, is_said
from iclei_cli.assembly.programme.times import is_time_zone
from iclei_cli.store.decoding_errors import error_and_place
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VOCABULARIES = {"kind": SessionKind, "role": SpeakerRole}


class TemplateGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A group as a template has it: its people are not known yet, and its label may go without saying."""

    key: str
    topic: str | None = None
    label: Text | None = None
    municipality: Text | None = None
    seats: Capacity = Capacity()
    room: str | None = None
    languages: tuple[str, ...] = ()
    if_needed: bool = False
    seats_by_round: tuple[RoundSeats, ...] = ()
    at: Spot | None = None


class TemplateEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event as a template has it: which template that is, the loader knows, and its name may be open."""

    name: Text | None = None
    date: str | None = None
    host: Text | None = None
    organiser: Text | None = None
    theme: Text | None = None
    destroy_by: str | None = None
    language: str = "ko"
    time_zone: str | None = None
    second_language: str | None = None


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file. What it leaves out is as in the built-in template that it `extends`."""

    extends: str | None = None
    event: TemplateEvent = TemplateEvent()
    topics: tuple[Topic, ...] = ()
    sessions: tuple[Session, ...] = ()
    rooms: tuple[Room, ...] = ()
    groups: tuple[TemplateGroup, ...] = ()


def parse_template(tables: dict[str, Any], file: str) -> Template:
    """What the tables of a template say, with everything refused that could not be used later.

    Raises:
        RefusedError: naming `file` and the place in it, `groups[2].topic`.
    """
    return _Reading(file).template(tables)


class _Reading:
    """One template on its way from tables; every refusal names its file."""

    def __init__(self, file: str) -> None:
        self._file = file

    def template(self, tables: dict[str, Any]) -> Template:
        self._require_known(tables, msgspec.inspect.type_info(Template), "")
        template = self._convert(tables)
        self._require_keys(template)
        self._require_titles(template)
        self._require_own_words(template.topics)
        self._require_topics(template)
        self._require_one_discussion(template.sessions)
        self._require_programme(template)
        self._require_times(template)
        self._require_seats(template.groups)
        self._require_own_spots(template)
        self._require_languages(template)
        self._require_time_zone(template.event.time_zone)
        self._require_own_labels(template.groups)
        return template

    def _convert(self, tables: dict[str, Any]) -> Template:
        try:
            return msgspec.convert(tables, Template)
        except msgspec.ValidationError as error:
            reason, where = error_and_place(error)
            if reason.code == "value-not-understood":
                known = list(_VOCABULARIES[where.rpartition(".")[2]])
                reason = message("value-not-of", value=reason.facts["value"], known=known)
            self._refuse("template-value", where=where or None, reason=reason)

    def _require_known(self, value: object, kind: msgspec.inspect.Type, path: str) -> None:
        """Refuse keys that no field has: a misspelt one would be passed over in silence."""
        match kind:
            case msgspec.inspect.UnionType():
                for option in kind.types:
                    self._require_known(value, option, path)
            case msgspec.inspect.VarTupleType() if isinstance(value, list):
                for index, item in enumerate(value):
                    self._require_known(item, kind.item_type, f"{path}[{index}]")
            case msgspec.inspect.StructType() if isinstance(value, dict):
                fields = {field.name: field.type for field in kind.fields}
                for key, item in value.items():
                    if key not in fields:
                        self._refuse_key(key, fields, path)
                    self._require_known(item, fields[key], f"{path}.{key}" if path else key)

            case msgspec.inspect.DictType() if isinstance(value, dict):
                self._require_forms(value, path)

    def _require_forms(self, text: dict[str, object], path: str) -> None:
        """Refuse a text in several languages of which one is no language, or says nothing."""
        for language, words in text.items():
            if not is_language(language):
                self._refuse("template-not-a-language", where=path, text=language)
            if isinstance(words, str) and not words.strip():
                self._refuse("template-empty-text", where=f"{path}.{language}")

    def _refuse_key(self, key: str, fields: Iterable[str], path: str) -> NoReturn:
        known = list(fields)
        near = get_close_matches(key, known, n=1)
        self._refuse(
            "template-key-misspelt" if near else "template-unknown-key",
            where=path or None,
            key=key,
            known=known,
            near=near[0] if near else None,
        )

    def _require_keys(self, template: Template) -> None:
        for table in ("topics", "sessions", "rooms", "groups"):
            seen: dict[str, int] = {}
            for index, item in enumerate(getattr(template, table)):
                if not item.key.strip():
                    self._refuse("template-empty-key", where=f"{table}[{index}].key")
                first = seen.setdefault(item.key, index)
                if first != index:
                    self._refuse(
                        "template-duplicate-key",
                        where=f"{table}[{index}].key",
                        key=item.key,
                        first=f"{table}[{first}]",
                    )

    def _require_titles(self, template: Template) -> None:
        if template.event.name is not None and not is_said(template.event.name):
            self._refuse("template-nameless", where="event.name")
        for index, topic in enumerate(template.topics):
            if not is_said(topic.titles):
                self._refuse("template-untitled", where=f"topics[{index}]")

    def _require_own_words(self, topics: Iterable[Topic]) -> None:
        """Refuse a word that stands for two topics: a registration that says it could mean either."""
        owners: dict[str, str] = {}
        for index, topic in enumerate(topics):
            for word in (topic.key, *forms_of(topic.titles), *topic.aliases):
                owner = owners.setdefault(_normal(word), topic.key)
                if owner != topic.key:
                    self._refuse(
                        "template-shared-word",
                        where=f"topics[{index}]",
                        word=word,
                        owner=owner,
                    )

    def _require_topics(self, template: Template) -> None:
        known = [topic.key for topic in template.topics]
        for where, topic in _topics_named(template):
            if topic not in known:
                self._refuse(
                    "template-unknown-topic",
                    where=where,
                    topic=topic,
                    known=known,
                )

    def _require_one_discussion(self, sessions: Iterable[Session]) -> None:
        discussions = [
            index for index, session in enumerate(sessions) if session.kind is SessionKind.DISCUSSION
        ]
        if len(discussions) > 1:
            self._refuse(
                "template-two-discussions",
                where=f"sessions[{discussions[1]}].kind",
                first=f"sessions[{discussions[0]}]",
            )

    def _require_programme(self, template: Template) -> None:
        """Refuse people of a list, groups that there are not, and two rooms of one name."""
        known = [group.key for group in template.groups]
        for index, session in enumerate(template.sessions):
            for speaker in session.everybody:
                if speaker.person is not None or not is_said(speaker.name):
                    self._refuse("template-speaker", where=f"sessions[{index}]")
            for group in session.groups:
                if group not in known:
                    self._refuse(
                        "template-unknown-group", where=f"sessions[{index}].groups", group=group, known=known
                    )
        names: dict[str, int] = {}
        for index, room in enumerate(template.rooms):
            where = f"rooms[{index}].name"
            forms = set(map(folded, forms_of(room.name)))
            if not is_said(room.name) or any(names.setdefault(form, index) != index for form in forms):
                self._refuse("template-room", where=where, name=room.name)

    def _require_times(self, template: Template) -> None:
        for name in ("date", "destroy_by"):
            self._require_format(f"event.{name}", getattr(template.event, name), "%Y-%m-%d", "2019-02-28")
        for index, session in enumerate(template.sessions):
            for name in ("start", "end"):
                where = f"sessions[{index}].{name}"
                self._require_format(where, getattr(session, name), "%Y-%m-%dT%H:%M", "2019-02-28T14:00")
            if session.start and session.end and session.end <= session.start:
                self._refuse(
                    "template-session-ends-first",
                    where=f"sessions[{index}].end",
                    start=session.start,
                )

    def _require_format(self, where: str, text: str | None, form: str, example: str) -> None:
        if text is not None and not _is_time(text, form):
            self._refuse(
                "template-not-a-time",
                where=where,
                text=text,
                example=example,
            )

    def _require_seats(self, groups: Iterable[TemplateGroup]) -> None:
        for index, group in enumerate(groups):
            places: list[tuple[str, Capacity]] = [(f"groups[{index}].seats", group.seats)]
            for number, own in enumerate(group.seats_by_round):
                where = f"groups[{index}].seats_by_round[{number}]"
                places.append((where, own))
                is_open = own.min is None and own.max is None
                if is_open or own.round > MOST_ROUNDS or own.round in _rounds_before(group, number):
                    self._refuse("template-round", where=where, round=own.round, highest=MOST_ROUNDS)
            for where, seats in places:
                least, most = seats.min, seats.max
                if most is not None and most < max(least or 0, 1):
                    self._refuse("template-seats", where=where, least=least, most=most)
                if group.if_needed and not least:
                    self._refuse("template-if-needed", where=where.removesuffix(".seats"))

    def _require_own_spots(self, template: Template) -> None:
        """Refuse two tables on one spot of a room, by whichever of its names they say where they are."""
        rooms = {
            folded(form): room.key for room in template.rooms for form in (room.key, *forms_of(room.name))
        }
        seen: dict[tuple[str, Spot], int] = {}
        for index, group in enumerate(template.groups):
            if group.at is not None:
                room = folded(group.room or "")
                first = seen.setdefault((rooms.get(room, room), group.at), index)
                if first != index:
                    self._refuse("template-spot-taken", where=f"groups[{index}].at", first=first)

    def _require_languages(self, template: Template) -> None:
        named = [("event.language", template.event.language)]
        if template.event.second_language is not None:
            named.append(("event.second_language", template.event.second_language))
        for index, group in enumerate(template.groups):
            named += [(f"groups[{index}].languages", language) for language in group.languages]
        for where, language in named:
            if not is_language(language):
                self._refuse("template-not-a-language", where=where, text=language)

    def _require_time_zone(self, zone: str | None) -> None:
        if zone is not None and not is_time_zone(zone):
            self._refuse("template-not-a-time-zone", where="event.time_zone", text=zone)

    def _require_own_labels(self, groups: Iterable[TemplateGroup]) -> None:
        """Refuse two tables of one name: on a printed list nobody could tell them apart."""
        seen: dict[str, int] = {}
        for index, group in enumerate(groups):
            for label in forms_of(group.label) if group.label else ():
                if seen.setdefault(label, index) != index:
                    where = f"groups[{index}].label"
                    self._refuse("template-duplicate-label", where=where, first=seen[label], label=label)

    def _refuse(self, code: str, /, **facts: object) -> NoReturn:
        raise RefusedError(code, file=self._file, **facts)


def _topics_named(template: Template) -> Iterator[tuple[str, str]]:
    """Every mention of a topic by groups and talks: where, and its key."""
    for index, group in enumerate(template.groups):
        if group.topic is not None:
            yield f"groups[{index}].topic", group.topic
    for index, session in enumerate(template.sessions):
        for place, talk in enumerate(session.talks):
            if talk.topic is not None:
                yield f"sessions[{index}].talks[{place}].topic", talk.topic


def _rounds_before(group: TemplateGroup, index: int) -> set[int]:
    """The rounds whose seats a group has said before this place."""
    return {seats.round for seats in group.seats_by_round[:index]}


def _normal(word: str) -> str:
    """Letters and digits alone, without case and width: how words of registration files are compared."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", word).casefold()))


def _is_time(text: str, form: str) -> bool:
    """Whether `text` is a time in exactly this form, with every leading zero."""
    try:
        return datetime.strptime(text, form).strftime(form) == text  # noqa: DTZ007 - local times, all of them
    except ValueError:
        return False
