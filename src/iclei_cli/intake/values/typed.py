"""What somebody types into a field of a participant, as its value."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, assert_never

from iclei_cli.assembly.nouns.fields import Field, ValueType
from iclei_cli.assembly.nouns.participant import Gender, Sector, Status
from iclei_cli.intake.values.consents import parse_consent
from iclei_cli.intake.values.contacts.emails import parse_email
from iclei_cli.intake.values.contacts.phones import parse_phone
from iclei_cli.intake.values.duties import parse_duty
from iclei_cli.intake.values.languages import parse_language
from iclei_cli.intake.values.municipalities import typed_municipality
from iclei_cli.intake.values.parse import (
    BadValue,
    parse_gender,
    parse_sector,
    parse_status,
    parse_text,
)
from iclei_cli.intake.values.topics.read import TopicWords, read_topics
from iclei_cli.intake.values.topics.user_words import NO_WORDS, UserWords, WordKind
from iclei_cli.intake.words.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assembly.nouns.group import Topic


def typed_value(
    field: Field, typed: str | Sequence[str], topics: Mapping[str, Topic], user: UserWords = NO_WORDS
) -> Any:  # noqa: ANN401
    """Return the value of a field from what was typed: one text, or several where it has several values.

    An empty text empties the field, but for a status, which everybody has. The words of the user outweigh
    all others.

    Raises:
        BadValue: a text cannot be meant.
    """
    assert field.value is not None, "nobody types what the program notes"
    words = TopicWords(topics, user)
    if isinstance(typed, str):
        is_emptied = not typed.strip() and field.value is not ValueType.STATUS
        return None if is_emptied else _parse(field.value, typed, words)
    values = [_parse(field.value, text, words) for text in typed if text.strip()]
    # One text may well name several topics.
    return tuple(dict.fromkeys(chain.from_iterable(values) if field.value is ValueType.TOPICS else values))


def _topics(text: str, words: TopicWords) -> tuple[str, ...]:
    read = read_topics(text, words, corrects=False)
    if read.unknown or not read.topics:
        unknown = read.unknown[0] if read.unknown else one_line(text)
        raise BadValue("unknown-topic", text=unknown, known=words.keys, titled=words.titled)
    return read.topics


def _parse(  # noqa: C901, PLR0911, PLR0912 - one each
    value: ValueType, text: str, words: TopicWords
) -> Any:  # noqa: ANN401
    """Return one value; of topics, all that the text names."""
    match value:
        case ValueType.TEXT | ValueType.NOTES | ValueType.TEXTS:
            return parse_text(text)
        case ValueType.MUNICIPALITY:
            return typed_municipality(text)
        case ValueType.EMAIL:
            return parse_email(text)
        case ValueType.PHONE:
            return parse_phone(text)
        case ValueType.SECTOR:
            return Sector(words.user.key(WordKind.SECTOR, text) or parse_sector(text))
        case ValueType.GENDER:
            return Gender(words.user.key(WordKind.GENDER, text) or parse_gender(text))
        case ValueType.LANGUAGES:
            return parse_language(text)
        case ValueType.STATUS:
            return Status(words.user.key(WordKind.STATUS, text) or _status(text))
        case ValueType.DUTIES:
            return parse_duty(text)
        case ValueType.CONSENTS:
            return parse_consent(text)
        case ValueType.TOPICS:
            return _topics(text, words)
        case ValueType.PEOPLE:
            raise AssertionError("people are found in the assembly")
        case _:
            assert_never(value)


def _status(text: str) -> Status:
    """A status by its key, which no list means by the same word, or by a word for it."""
    key = text.strip().lower()
    return Status(key) if key in set(Status) else parse_status(text)
