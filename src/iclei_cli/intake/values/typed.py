"""What somebody types into a field of a participant, as its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from iclei_cli.assembly.nouns.fields import Field, ValueType
from iclei_cli.intake.values.consents import parse_consent
from iclei_cli.intake.values.emails import parse_email
from iclei_cli.intake.values.languages import parse_language
from iclei_cli.intake.values.municipalities import typed_municipality
from iclei_cli.intake.values.parse import (
    parse_gender,
    parse_sector,
    parse_status,
    parse_text,
)
from iclei_cli.intake.values.phones import parse_phone
from iclei_cli.intake.values.topics import parse_topic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assembly.nouns.group import Topic


def typed_value(field: Field, typed: str | Sequence[str], topics: Mapping[str, Topic]) -> Any:  # noqa: ANN401
    """Return the value of a field from what was typed: one text, or several where it has several values.

    An empty text empties the field.

    Raises:
        BadValue: a text cannot be meant.
    """
    assert field.value is not None, "nobody types what the program notes"
    if isinstance(typed, str):
        return _parse(field.value, typed, topics) if typed.strip() else None
    return tuple(dict.fromkeys(_parse(field.value, text, topics) for text in typed if text.strip()))


def _parse(value: ValueType, text: str, topics: Mapping[str, Topic]) -> Any:  # noqa: ANN401, C901, PLR0911
    """Return one value."""
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
            return parse_sector(text)
        case ValueType.GENDER:
            return parse_gender(text)
        case ValueType.LANGUAGES:
            return parse_language(text)
        case ValueType.TOPICS:
            return parse_topic(text, topics)
        case ValueType.STATUS:
            return parse_status(text)
        case ValueType.CONSENTS:
            return parse_consent(text)
        case _:
            assert_never(value)
